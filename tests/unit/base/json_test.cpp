#include "base/json.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/limits.hpp"

namespace jenjang {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t plenty = 10'000'000;

Result<Json> read(std::string_view text) { return parse_json(text, plenty); }
std::string fault(std::string_view text) {
  auto read_text = read(text);
  return read_text ? "accepted" : std::string(say(read_text.error().sentence, "en"));
}

TEST(Json, ReadsWhatRfc8259Allows) {
  auto json = read(R"( {"b":[1,-2.50,true,false,null,"\u00e9\n\"\\\/"],"a":{}} )");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text(), R"({"a":{},"b":[1,-2.50,true,false,null,"é\n\"\\/"]})");
  EXPECT_TRUE(read("7"));
  EXPECT_TRUE(read("\"\""));
}

TEST(Json, RefusesWhatRfc8259DoesNotAllow) {
  for (auto bad : {"",        " ",     "{",   "[1,",       "[1,]",   "{\"a\":}",  "{\"a\" 1}",     "{a:1}", "'a'",
                   "01",      "1.",    ".5",  "+1",        "NaN",    "Infinity",  "tru",           "\"abc", "\"\t\"",
                   "\"\\x\"", "[1] 2", "{}}", "/* c */ 1", "1 // c", "\"\\u12\"", "\xEF\xBB\xBF{}"})
    EXPECT_FALSE(read(bad)) << bad;
}

TEST(Json, RefusesTextThatIsNotUtf8) {
  for (auto bad : {"\"\xff\"", "\"\xc0\x80\"", "\"\xe2\x82\"", "\"\xed\xa0\x80\"", "\"\xf5\x80\x80\x80\"",
                   "{\"\xff\":1}", "\"\x80\"", "\"\xf0\x8f\xbf\xbf\""})
    EXPECT_FALSE(read(bad)) << bad;
  EXPECT_FALSE(read(R"("\ud800")"));
  EXPECT_FALSE(read(R"("\udc00\ud800")"));
  ASSERT_TRUE(read(R"("\ud83d\ude00")"));
  EXPECT_EQ(*read(R"("\ud83d\ude00")")->string(), "😀");
}

TEST(Json, KeepsTheTextOfNumbers) {
  for (std::string text : {"0", "-0", "1.10", "123456789012345678901234567890.12345678901234567890", "1e400", "-1.5E-7",
                           "18446744073709551616", "9223372036854775808"}) {
    auto json = read(text);
    ASSERT_TRUE(json) << text;
    ASSERT_TRUE(json->number()) << text;
    EXPECT_EQ(json->number()->text, text);
    EXPECT_EQ(read("[" + text + "," + text + "]")->text(), "[" + text + "," + text + "]");
  }
}

TEST(Json, RefusesADoubledKey) {
  EXPECT_THAT(fault("{\"a\":1,\n \"b\":{\"c\":1,\"c\":1}}"), HasSubstr("2:"));
  EXPECT_THAT(fault(R"({"a":1,"a":1})"), HasSubstr("twice"));
  EXPECT_THAT(fault(R"({"a":1,"\u0061":1})"), HasSubstr("twice"));
  EXPECT_TRUE(read(R"([{"a":1},{"a":1}])"));
}

TEST(Json, RefusesDeepNesting) {
  auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(read(nested(limits::json_depth)));
  EXPECT_FALSE(read(nested(limits::json_depth + 1)));
  EXPECT_FALSE(read(std::string(1'000'000, '[')));
}

TEST(Json, RefusesWhatIsTooLarge) {
  EXPECT_EQ(parse_json("[1,2]", 4).error().code, "too-large");
  EXPECT_FALSE(read("\"" + std::string(limits::json_text_bytes + 1, 'a') + "\""));
  EXPECT_FALSE(read("{\"" + std::string(limits::json_key_bytes + 1, 'a') + "\":1}"));
  EXPECT_TRUE(read("{\"" + std::string(limits::json_key_bytes, 'a') + "\":1}"));
}

TEST(Json, NamesThePlaceInCharacters) {
  auto found = read("{\n\"é\": x}");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().where, "2:6");
  EXPECT_THAT(std::string(say(found.error().sentence, "id")), HasSubstr("baris:kolom 2:6"));
}

TEST(Json, SpeaksBothLanguages) {
  for (auto bad : {"{", "[1 2]", "\"\xff\"", "x", "[[", "{} {}"}) {
    auto found = read(bad);
    ASSERT_FALSE(found);
    EXPECT_NE(found.error().sentence.at("id"), found.error().sentence.at("en"));
  }
  EXPECT_THAT(std::string(say(read("{").error().sentence, "id")), HasSubstr("terputus"));
}

TEST(Json, IsReadLenientlyByName) {
  auto json = read(R"({"name":"Rina","age":41,"big":9223372036854775808,"half":1.5})").value();
  EXPECT_EQ(json.text_or("name"), "Rina");
  EXPECT_EQ(json.text_or("age", "none"), "none");
  EXPECT_TRUE(json["nothing"]["deeper"].is_null());
  EXPECT_EQ(json["age"].integer(), 41);
  EXPECT_FALSE(json["big"].integer());
  EXPECT_FALSE(json["half"].integer());
}

TEST(Json, MakesMembers) {
  Json json;
  json.member("a").member("b") = 1;
  json.member("a").member("b") = "twice";
  EXPECT_EQ(json.text(), R"({"a":{"b":"twice"}})");
}

Json random_json(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
    case 0: return nullptr;
    case 1: return *rc::gen::arbitrary<bool>();
    case 2: return *rc::gen::arbitrary<std::int64_t>();
    case 3: return *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127));
    case 4: {
      Json::Array out;
      for (int each = *rc::gen::inRange(0, 4); each > 0; --each) out.push_back(random_json(depth - 1));
      return out;
    }
    default: {
      Json::Object out;
      for (int each = *rc::gen::inRange(0, 4); each > 0; --each)
        out.emplace(*rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)), random_json(depth - 1));
      return out;
    }
  }
}

RC_GTEST_PROP(JsonProperty, ReadsWhatItWrites, ()) {
  Json json = random_json(4);
  auto again = parse_json(json.text(), plenty);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == json);
  RC_ASSERT(again->text() == json.text());
}

RC_GTEST_PROP(JsonProperty, SurvivesAnyBytes, (const std::string& bytes)) {
  auto json = parse_json(bytes, plenty);
  if (json) RC_ASSERT(parse_json(json->text(), plenty).value() == *json);
}

}  // namespace
}  // namespace jenjang
