// What tests/support/form-vectors.json cannot say: typed values, sentences, numbers as they are written, and limits.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "base/limits.hpp"
#include "unit/engine/form_support.hpp"

namespace jenjang::engine::form_tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(FormAnswers, AreTyped) {
  auto example = form({{"day", text("date")},
                       {"staff", text("person")},
                       {"share", number()},
                       {"sure", schema(Schema::Kind::yes_or_no)}});
  EXPECT_EQ(answers(example, R"({"day":"2026-01-31","staff":"17","share":91.50,"sure":false})"),
            R"({"day":{"date":"2026-01-31"},"share":{"number":"91.5"},"staff":{"person":"17"},"sure":false})");
}

TEST(FormAnswers, AListLeftOutIsTheEmptyList) {
  EXPECT_EQ(answers(form({{"villages", list_of(text())}, {"note", text()}}), "{}"), R"({"villages":[]})");
}

TEST(FormAnswers, DefaultsAreFilledInAndJudgedLikeTheRest) {
  auto share = number();
  share.otherwise = Json(40);
  EXPECT_EQ(answers(form({{"share", share}}, {"share"}), "{}"), R"({"share":{"number":"40"}})");
  EXPECT_EQ(answers(form({{"rows", list_of(object({{"share", share}}))}}), R"({"rows":[{},{"share":1}]})"),
            R"({"rows":[{"record":{"share":{"number":"40"}}},{"record":{"share":{"number":"1"}}}]})");
  auto example = form({{"share", share}, {"why", text()}});
  Schema forty;
  Schema is_forty;
  is_forty.constant = Json(Json::Number{"40.0"});
  forty.properties = {{"share", is_forty}};
  Schema then;
  then.required = {"why"};
  example.root.when = std::make_shared<const Schema>(forty);
  example.root.then = std::make_shared<const Schema>(then);
  EXPECT_THAT(answers(example, "{}"), StartsWith("/why: "));
}

TEST(FormAnswers, NumbersAreExact) {
  auto example = form({{"x", number("Target")}});
  EXPECT_EQ(answers(example, R"({"x":0.1234567890})"), R"({"x":{"number":"0.123456789"}})");
  EXPECT_EQ(answers(example, R"({"x":999999999999999999.9999999999})"),
            R"({"x":{"number":"999999999999999999.9999999999"}})");
  EXPECT_EQ(answers(example, R"({"x":0.12345678901})"),
            "/x: Tulis “Target” dengan paling banyak 10 angka di belakang koma.");
  EXPECT_EQ(answers(example, R"({"x":1000000000000000000})"),
            "/x: Angka pada “Target” terlalu besar; tulis paling banyak 18 angka di depan koma.");
  EXPECT_EQ(answers(example, R"({"x":1.5e3})"),
            "/x: Tulis angka pada “Target” secara lengkap tanpa huruf “e”, misalnya 1500.");
  EXPECT_EQ(answers(example, R"({"x":1E400})"),
            "/x: Tulis angka pada “Target” secara lengkap tanpa huruf “e”, misalnya 1500.");
}

TEST(FormAnswers, MultiplesAreExact) {
  auto tenth = number();
  tenth.multiple_of = Decimal::parse("0.1");
  EXPECT_EQ(answers(form({{"x", tenth}}), R"({"x":0.3})"), R"({"x":{"number":"0.3"}})");
  EXPECT_THAT(answers(form({{"x", tenth}}), R"({"x":0.30000001})"), HasSubstr("kelipatan 0,1"));
  tenth.multiple_of = Decimal::parse("0.0000000001");
  EXPECT_EQ(answers(form({{"x", tenth}}), R"({"x":123456789012345678.5})"),
            R"({"x":{"number":"123456789012345678.5"}})");
}

TEST(FormAnswers, SpeakAsPeopleWriteNumbers) {
  auto money = schema(Schema::Kind::integer, "Anggaran");
  money.minimum = Decimal(1000);
  money.maximum = Decimal(1250000);
  auto found = std::get<std::vector<FieldError>>(read(form({{"x", money}}), R"({"x":5})"));
  EXPECT_EQ(found.front().sentence.at("id"), "Isi “Anggaran” dengan angka dari 1.000 sampai 1.250.000.");
  EXPECT_EQ(found.front().sentence.at("en"), "Fill in “Anggaran” with a number from 1,000 to 1,250,000.");
  EXPECT_EQ(answers(form({{"x", number("Target")}}), R"({"x":"banyak"})"),
            "/x: Isi “Target” dengan angka, misalnya 91,5.");
}

TEST(FormAnswers, SpeakOfTheFieldByItsLabel) {
  auto reason = text({}, "Alasan");
  auto example = form({{"reason", reason}, {"villages", list_of(text(), "Kelurahan")}}, {"reason"});
  Schema always, then, narrow;
  narrow.min_length = 20;
  then.properties = {{"reason", narrow}};
  example.root.when = std::make_shared<const Schema>(always);
  example.root.then = std::make_shared<const Schema>(then);
  EXPECT_EQ(answers(example, "{}"), "/reason: Isi “Alasan” lebih dahulu; bagian ini wajib.");
  EXPECT_EQ(answers(example, R"({"reason":"singkat"})"),
            "/reason: Tulis “Alasan” sedikitnya 20 karakter; sekarang baru 7.");
  EXPECT_EQ(answers(example, R"({"reason":"cukup panjang untuk dua puluh","villages":[5]})"),
            "/villages/0: Isi “Kelurahan” dengan teks.");
}

TEST(FormAnswers, AWrongPatternShowsTheFieldsHelp) {
  auto number_of_order = text({}, "Nomor SK");
  number_of_order.pattern = "^SK-[0-9]+$";
  number_of_order.help = both("Contoh: SK-821.", "Example: SK-821.");
  EXPECT_EQ(answers(form({{"x", number_of_order}}), R"({"x":"821"})"),
            "/x: Bentuk “Nomor SK” belum sesuai. Contoh: SK-821.");
}

TEST(FormAnswers, FilesAreNotTakenYet) {
  auto example = form({{"evidence", text("file", "Bukti")}, {"more", list_of(text("file"))}});
  EXPECT_EQ(answers(example, "{}"), R"({"more":[]})");
  EXPECT_EQ(answers(example, R"({"evidence":"a.pdf"})"),
            "/evidence: Berkas belum dapat diunggah. Kosongkan “Bukti” dahulu.");
  EXPECT_THAT(answers(example, R"({"more":["a.pdf"]})"), StartsWith("/more/0: "));
}

TEST(FormAnswers, PeopleHaveOneSpelling) {
  auto example = form({{"staff", text("person")}});
  for (auto bad :
       {"\"\"", "\"0\"", "\"017\"", "\"-1\"", "\"1.0\"", "\" 1\"", "\"9223372036854775808\"", "17", "\"１\""})
    EXPECT_THAT(answers(example, std::string("{\"staff\":") + bad + "}"), StartsWith("/staff: ")) << bad;
}

TEST(FormAnswers, ATextHasAGreatestSize) {
  auto example = form({{"note", text()}});
  EXPECT_EQ(answers(example, "{\"note\":\"" + std::string(limits::form_text_bytes + 1, 'a') + "\"}"),
            "/note: Persingkat isian ini; satu isian paling besar 64 KB.");
}

TEST(FormAnswers, FaultsAreShownUpToALimit) {
  std::string many;
  for (int each = 0; each < 5000; ++each) many += (many.empty() ? "" : ",") + std::string("1");
  auto found = read(form({{"villages", list_of(text())}}), "{\"villages\":[" + many + "]}");
  EXPECT_EQ(std::get<std::vector<FieldError>>(found).size(), limits::findings);
}

TEST(FormAnswers, APatternThatBacktracksWithoutEndGivesUp) {
  auto field = text();
  field.pattern = "^(a+)+$";
  auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(answers(form({{"x", field}}), "{\"x\":\"" + std::string(5000, 'a') + "!\"}"),
            "/x: Isian ini terlalu rumit untuk diperiksa. Persingkat, lalu kirim kembali.");
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

TEST(FormAnswers, PatternsThatGiveUpDoNotAddUp) {
  auto field = text();
  field.pattern = "^(a+)+$";
  std::string items;
  for (int each = 0; each < 500; ++each) items += (items.empty() ? "\"" : ",\"") + std::string(40, 'a') + "!\"";
  auto before = std::chrono::steady_clock::now();
  EXPECT_THAT(answers(form({{"x", list_of(field)}}), "{\"x\":[" + items + "]}"), StartsWith("/x/0: "));
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

TEST(FormAnswers, APatternTakesTheLongestText) {
  auto field = text();
  field.pattern = "^[^<>]*$";
  std::string longest(limits::form_text_bytes, 'a');
  EXPECT_THAT(answers(form({{"x", field}}), "{\"x\":\"" + longest + "\"}"), StartsWith("{\"x\""));
  field.pattern = "^([a-z]+ ?)+$";
  std::string words;
  while (words.size() < limits::form_text_bytes / 2) words += "kata ";
  EXPECT_THAT(answers(form({{"x", field}}), "{\"x\":\"" + words + "\"}"), StartsWith("{\"x\""));
}

TEST(FormPattern, IsEcmaScriptOfAtMostTwoHundredCharacters) {
  EXPECT_TRUE(is_pattern("^[A-Z]{2}-\\d+$"));
  EXPECT_TRUE(is_pattern(std::string(200, 'a')));
  EXPECT_FALSE(is_pattern(std::string(201, 'a')));
  EXPECT_FALSE(is_pattern("(a"));
  EXPECT_FALSE(is_pattern("[z-a]"));
  EXPECT_FALSE(is_pattern("a{2,1}"));
  EXPECT_FALSE(is_pattern("*a"));
}

TEST(FormPattern, RefusesWhatTheBrowserDoesNotKnow) {
  for (auto foreign :
       {"(?i)a", "\\Aa\\z", "a++", "(?>a)", "[[:alpha:]]", "(?R)", "\\Qa\\E", "(?#note)a", "(?P<x>a)", "\\h", "\\X"})
    EXPECT_FALSE(is_pattern(foreign)) << foreign;
}

// ---- any JSON at all

Json any_json(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
    case 0: return nullptr;
    case 1: return *rc::gen::arbitrary<bool>();
    case 2:
      return Json::Number{
          *rc::gen::element<std::string>("0", "-1", "1.5", "1e9", "40", "0.00000000001", "99999999999999999999")};
    case 3: return *rc::gen::element<std::string>("", "meets", "2026-01-31", "17", "abc", "\x01");
    case 4: return "x";
    case 5: {
      Json::Array out;
      for (int each = *rc::gen::inRange(0, 4); each > 0; --each) out.push_back(any_json(depth - 1));
      return out;
    }
    default: {
      Json::Object out;
      for (int each = *rc::gen::inRange(0, 6); each > 0; --each)
        out.emplace(*rc::gen::element<std::string>("day", "staff", "share", "work", "rows", "target", "foreign"),
                    any_json(depth - 1));
      return out;
    }
  }
}

RC_GTEST_PROP(FormProperty, AnswersFitTheirTypesAndComeBackTheSame, ()) {
  auto share = number();
  share.minimum = Decimal(0);
  share.maximum = Decimal(100);
  auto example = form({{"day", text("date")},
                       {"staff", list_of(text("person"))},
                       {"share", share},
                       {"work", choice({"above", "meets"})},
                       {"rows", list_of(object({{"target", number()}, {"day", text("date")}}, {"target"}))}},
                      {"share"});
  auto found = read_answers(example, any_json(4));
  const auto* record = std::get_if<Record>(&found);
  if (!record) {
    RC_ASSERT(!std::get<std::vector<FieldError>>(found).empty());
    return;
  }
  for (const auto& field : fields_of(example))
    if (auto answer = record->find(field.name); answer != record->end()) RC_ASSERT(fits(field.type, answer->second));
  auto again = read_answers(example, entered_from(example, *record));
  RC_ASSERT(std::holds_alternative<Record>(again));
  RC_ASSERT(std::get<Record>(again) == *record);
}

}  // namespace
}  // namespace jenjang::engine::form_tests
