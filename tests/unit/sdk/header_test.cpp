// The C++ headers without any library: Answers, sentences and outcomes.
#include <gtest/gtest.h>

#include <functional>
#include <jenjang/plugin.hpp>
#include <limits>

using jenjang::Answers;
using jenjang::BadInput;
using jenjang::Decimal;
using jenjang::Sentence;

namespace {

class Fields {
 public:
  explicit Fields(std::vector<std::pair<std::string, std::string>> fields) : owned_(std::move(fields)) {
    for (const auto& [key, value] : owned_)
      raw_.push_back({jenjang::detail::borrowed(key), jenjang::detail::borrowed(value)});
    flat_ = std::make_unique<jenjang::detail::FlatFields>(jenjang_fields{raw_.data(), raw_.size()});
  }
  Answers answers() const { return Answers(*flat_, ""); }

 private:
  std::vector<std::pair<std::string, std::string>> owned_;
  std::vector<jenjang_field> raw_;
  std::unique_ptr<jenjang::detail::FlatFields> flat_;
};

std::string output(const jenjang::Outcome& outcome, std::string_view key) {
  for (const auto& [name, value] : outcome.outputs())
    if (name == key) return value;
  return {};
}

}  // namespace

TEST(Answers, ReadValuesAsWhatTheyAre) {
  const Fields fields({{"share", "91.5"}, {"new", "yes"}, {"old", "no"}, {"day", "2026-03-31"}, {"name", "Bukuan"}});
  const Answers answers = fields.answers();
  EXPECT_EQ(answers.decimal("share"), Decimal(183) / 2);
  EXPECT_TRUE(answers.yes("new"));
  EXPECT_FALSE(answers.yes("old"));
  EXPECT_EQ(answers.date("day"), std::chrono::sys_days(std::chrono::year(2026) / 3 / 31));
  EXPECT_EQ(answers.text("name"), "Bukuan");
  EXPECT_TRUE(answers.has("name"));
  EXPECT_FALSE(answers.has("nam"));
}

TEST(Answers, SayWhichInputIsWrongAndNeverItsValue) {
  const Fields fields({{"plan.share", "secret"}, {"plan.day", "2026-02-30"}});
  const Answers plan = fields.answers().form("plan");
  for (auto read : std::vector<std::function<void()>>{[&] { plan.decimal("share"); }, [&] { plan.yes("share"); },
                                                      [&] { plan.date("share"); }, [&] { plan.date("day"); }}) {
    try {
      read();
      FAIL() << "nothing was thrown";
    } catch (const BadInput& error) {
      EXPECT_TRUE(std::string_view(error.what()).starts_with("input plan.")) << error.what();
      EXPECT_EQ(std::string_view(error.what()).find("secret"), std::string_view::npos);
    }
  }
  EXPECT_THROW(plan.text("none"), BadInput);
}

TEST(Answers, ReadRowsByNumberNotByText) {
  std::vector<std::pair<std::string, std::string>> flat;
  for (int row = 11; row >= 0; --row) flat.emplace_back("t." + std::to_string(row) + ".n", std::to_string(row));
  const Fields fields(flat);
  const auto rows = fields.answers().rows("t");
  ASSERT_EQ(rows.size(), 12u);
  for (int row = 0; row < 12; ++row) EXPECT_EQ(rows[row].decimal("n"), Decimal(row));
}

TEST(Answers, KnowAnEmptyTableAnUnsetCellAndStrayNames) {
  const Fields fields(
      {{"t.0.a", "1"}, {"t.2.b", "2"}, {"t.x.a", "3"}, {"t.-1.a", "4"}, {"t.99999999999.a", "5"}, {"tt.0.a", "6"}});
  const auto rows = fields.answers().rows("t");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_FALSE(rows[1].has("a"));
  EXPECT_EQ(rows[1].pointer("b"), "/2/b");
  EXPECT_TRUE(fields.answers().rows("nothing").empty());
}

TEST(Answers, ReadPeriodsWithTheirDays) {
  using namespace std::chrono;
  const auto days = [](const char* text) {
    const Fields fields(std::vector<std::pair<std::string, std::string>>{{"period", text}});
    const auto period = fields.answers().period("period");
    return std::pair(year_month_day(period.first), year_month_day(period.last));
  };
  EXPECT_EQ(days("2025"), std::pair(2025y / 1 / 1, 2025y / 12 / 31));
  EXPECT_EQ(days("2025-H2"), std::pair(2025y / 7 / 1, 2025y / 12 / 31));
  EXPECT_EQ(days("2025-Q1"), std::pair(2025y / 1 / 1, 2025y / 3 / 31));
  EXPECT_EQ(days("2024-02"), std::pair(2024y / 2 / 1, 2024y / 2 / 29));
  for (const char* wrong :
       {"", "25", "2025-", "2025-Q", "2025-Q5", "2025-H0", "2025-13", "2025-1", "2025-00", "2025/Q1", "2025-Q12"})
    EXPECT_THROW(days(wrong), BadInput) << wrong;
}

TEST(Answers, ReadListsAndPointAtFieldsOfTheForm) {
  const Fields fields(
      {{"plan.villages.0", "A"}, {"plan.villages.1", "B"}, {"plan.shares.0", "0.5"}, {"plan.targets.0.measure", "m"}});
  const Answers plan = fields.answers().form("plan");
  EXPECT_EQ(plan.texts("villages"), (std::vector<std::string_view>{"A", "B"}));
  EXPECT_EQ(plan.decimals("shares"), std::vector<Decimal>{*Decimal::parse("0.5")});
  EXPECT_TRUE(plan.texts("none").empty());
  EXPECT_EQ(plan.pointer("villages"), "/villages");
  EXPECT_EQ(plan.rows("targets").at(0).pointer("measure"), "/targets/0/measure");
}

TEST(Sentences, TakeTheirValuesInBothLanguages) {
  const Sentence sentence = Sentence("{} dari {}", "{} of {}").with(Decimal(183) / 2, "lima");
  EXPECT_EQ(sentence.first(), "91,5 dari lima");
  EXPECT_EQ(sentence.english(), "91.5 of lima");
  EXPECT_EQ(Sentence("{} {}").with(true, std::chrono::sys_days(std::chrono::year(2026) / 1 / 5)).first(),
            "yes 2026-01-05");
}

TEST(Sentences, SpellNumbersAndDaysAsEachLanguageReadsThem) {
  const auto spelled = [](const auto& value) {
    const Sentence sentence = Sentence("{}", "{}").with(value);
    return sentence.first() + " | " + sentence.english();
  };
  EXPECT_EQ(spelled(*Decimal::parse("-1234567.5")), "-1.234.567,5 | -1,234,567.5");
  EXPECT_EQ(spelled(*Decimal::parse("0.0001")), "0,0001 | 0.0001");
  EXPECT_EQ(spelled(999), "999 | 999");
  EXPECT_EQ(spelled(-100), "-100 | -100");
  EXPECT_EQ(spelled(1000), "1.000 | 1,000");
  EXPECT_EQ(spelled(std::chrono::sys_days(std::chrono::year(2026) / 5 / 31)), "31 Mei 2026 | 31 May 2026");
  EXPECT_EQ(spelled(true), "ya | yes");
  EXPECT_EQ(spelled("2025"), "2025 | 2025");
}

TEST(Sentences, RefuseTooFewAndTooManyValues) {
  EXPECT_THROW((void)Sentence("{}").with(), std::logic_error);
  EXPECT_THROW((void)Sentence("no gap").with(1), std::logic_error);
  EXPECT_EQ(Sentence("{}").with("{}").first(), "{}") << "a value is no pattern";
}

TEST(Outcomes, SayTheSameInTheOutputsOfTheContract) {
  const auto value = jenjang::measured(Decimal(61)).because({"{} bayi", "{} infants"}, 5);
  EXPECT_EQ(value.status(), JENJANG_DONE);
  EXPECT_EQ(output(value, "value"), "61");
  EXPECT_EQ(output(value, "because.id"), "5 bayi");
  EXPECT_EQ(output(value, "because.en"), "5 infants");
  EXPECT_EQ(output(jenjang::measured(true).because("one text"), "because"), "one text");

  const auto none = jenjang::missing("nothing");
  EXPECT_EQ(output(none, "missing"), "yes");
  EXPECT_EQ(output(none, "value"), "");

  const auto no = jenjang::denied({"tidak", "no"}, "/villages/1");
  EXPECT_EQ(no.status(), JENJANG_DENIED);
  EXPECT_EQ(no.message(), "tidak");
  EXPECT_EQ(output(no, "message.en"), "no");
  EXPECT_EQ(output(no, "field"), "/villages/1");
  EXPECT_EQ(jenjang::retry("later").status(), JENJANG_RETRY);
  EXPECT_EQ(jenjang::failed("broken").message(), "broken");
}

TEST(Outcomes, CarryTheirLinesInOrder) {
  auto value = jenjang::measured(Decimal(3)).line({"satu", "one"}, 1).line("without a value");
  value.line({"dua", "two"}, Decimal(2));
  EXPECT_EQ(output(value, "line.0.id"), "satu");
  EXPECT_EQ(output(value, "line.0.en"), "one");
  EXPECT_EQ(output(value, "line.0.value"), "1");
  EXPECT_EQ(output(value, "line.1"), "without a value");
  EXPECT_EQ(output(value, "line.1.value"), "");
  EXPECT_EQ(output(value, "line.2.value"), "2");
}

TEST(Outcomes, SpellWholeNumbersOfEveryWidth) {
  EXPECT_EQ(output(jenjang::measured(std::numeric_limits<std::int64_t>::min()), "value"), "-9223372036854775808");
  EXPECT_EQ(output(jenjang::measured(std::uint8_t(7)), "value"), "7");
}

TEST(Words, AreComparedAsPeopleDo) {
  EXPECT_EQ(jenjang::folded("  Rawa \t Makmur\n"), "rawa makmur");
  EXPECT_EQ(jenjang::folded(" \n "), "");
  EXPECT_EQ(jenjang::folded("É"), "É") << "letters beyond a-z stay as they are";
}
