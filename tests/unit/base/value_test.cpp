#include "base/value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/result.hpp"

namespace jenjang {
namespace {

// An Error must never slip into a Value, or a failed Result<Value> would hold one.
static_assert(!std::is_constructible_v<Value, Error>);
static_assert(std::is_convertible_v<Error, Result<Value>>);

Value random_value(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
    case 0: return *rc::gen::arbitrary<bool>();
    case 1: return Decimal(*rc::gen::inRange(-1'000'000'000, 1'000'000'000)) / Decimal(*rc::gen::inRange(1, 1000));
    case 2: return *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    case 3: return Date(std::chrono::days(*rc::gen::inRange(-10'000, 50'000)));
    case 4: return PersonId(*rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000));
    case 5: {
      List out;
      for (int each = *rc::gen::inRange(0, 4); each > 0; --each) out.push_back(random_value(depth - 1));
      return out;
    }
    default: {
      Record out;
      for (int each = *rc::gen::inRange(0, 4); each > 0; --each)
        out.emplace(*rc::gen::element<std::string>("number", "date", "person", "record", "a", "b"),
                    random_value(depth - 1));
      return out;
    }
  }
}

RC_GTEST_PROP(ValueProperty, ComesBackFromJsonUnchanged, ()) {
  Value value = random_value(3);
  auto json = parse_json(to_json(value).text(), 1 << 20);
  RC_ASSERT(json.has_value());
  RC_ASSERT(value_from(*json) == value);
}

TEST(Value, HasOneCanonicalForm) {
  EXPECT_EQ(to_json(Value(true)).text(), "true");
  EXPECT_EQ(to_json(Value("teks")).text(), R"("teks")");
  EXPECT_EQ(to_json(Value(Decimal::parse("91.50").value())).text(), R"({"number":"91.5"})");
  EXPECT_EQ(to_json(Value(date_from("2026-03-31").value())).text(), R"({"date":"2026-03-31"})");
  EXPECT_EQ(to_json(Value(PersonId(17))).text(), R"({"person":"17"})");
  EXPECT_EQ(to_json(Value(Record{{"b", true}, {"a", List{"x"}}})).text(), R"({"record":{"a":["x"],"b":true}})");
}

TEST(Value, IsNotReadFromForeignJson) {
  for (auto bad : {"null", "1", "{}", R"({"number":91})", R"({"number":"1e3"})", R"({"date":"2026-02-30"})",
                   R"({"person":"x"})", R"({"person":""})", R"({"record":[]})", "[null]", R"({"record":{"a":null}})"})
    EXPECT_FALSE(value_from(parse_json(bad, 100).value())) << bad;
}

TEST(Value, ReadsForPeople) {
  EXPECT_EQ(plain_text(Value(true)), "yes");
  EXPECT_EQ(plain_text(Value(List{Decimal(1), "b"})), "1, b");
  EXPECT_EQ(plain_text(Value(Record{{"village", "Palaran"}, {"share", Decimal(40)}})), "share=40, village=Palaran");
}

}  // namespace
}  // namespace jenjang
