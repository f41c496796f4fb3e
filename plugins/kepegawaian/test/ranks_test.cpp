#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Answer ask(const std::string& indicator, const std::string& period, const Rows& ranks) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call(indicator, Inputs().set("period", period).rows("ranks", {"day", "grade"}, ranks));
}
Answer years(const std::string& period, const Rows& ranks) { return ask("years_in_grade", period, ranks); }
Answer next(const std::string& grade) { return ask("next_grade", "2026-02", {{"2022-04-01", grade}}); }

}  // namespace

// A promotion counts from the first of its month (Peraturan BKN 4/2025), so the years run to that day.
TEST(YearsInGrade, RunToTheFirstOfThePeriod) {
  const Rows since = {{"2022-04-01", "III/a"}};
  EXPECT_EQ(years("2026-04", since).value(), "4");
  EXPECT_EQ(years("2026-04", since).because("id"), "4 tahun 0 bulan dalam golongan III/a sejak 1 April 2022");
  // a month earlier: 47 months = 3,9166666667 years
  EXPECT_EQ(years("2026-03", since).value(), "3.9166666667");
  EXPECT_EQ(years("2026-03", since).because("en"), "3 years and 11 months in grade III/a since 1 April 2022");
}

TEST(YearsInGrade, CountWholeMonthsOnly) {
  EXPECT_EQ(years("2026-04", {{"2022-04-02", "III/a"}}).value(), "3.9166666667");
  EXPECT_EQ(years("2026-03", {{"2026-02-28", "III/a"}}).value(), "0");
  EXPECT_EQ(years("2026-03", {{"2024-02-29", "III/a"}}).value(), "2");
}

TEST(YearsInGrade, AreOfTheNewestRank) {
  const Rows ranks = {{"2018-04-01", "II/d"}, {"2022-04-01", "III/a"}, {"2026-06-01", "III/b"}};
  EXPECT_EQ(years("2026-04", ranks).value(), "4") << "a rank that begins later is not held yet";
  EXPECT_EQ(years("2026-06", ranks).value(), "0");
  EXPECT_TRUE(years("2026-04", {}).is_missing());
  EXPECT_TRUE(years("2018-03", ranks).is_missing());
}

// PP 99/2000: the seventeen grades in their order.
TEST(NextGrade, FollowsTheOrderOfTheLaw) {
  const char* order[] = {"I/a",   "I/b",   "I/c",   "I/d",  "II/a", "II/b", "II/c", "II/d", "III/a",
                         "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e"};
  for (int at = 0; at < 16; ++at) EXPECT_EQ(next(order[at]).value(), order[at + 1]);
  EXPECT_EQ(next("III/a").because("id"), "Penata Muda Tingkat I setelah Penata Muda (III/a)");
}

TEST(NextGrade, IsMissingAboveTheHighestAndOfWhatIsNoGrade) {
  EXPECT_EQ(next("IV/e").because("en"), "IV/e is the highest grade.");
  EXPECT_TRUE(next("IV/e").is_missing());
  EXPECT_TRUE(next("3A").is_missing());
  EXPECT_EQ(next("3A").because("en"), "The grade \"3A\" is not known; it is written like III/a. Mend the data.");
  EXPECT_EQ(next("iii/a ").value(), "III/b");
  EXPECT_TRUE(ask("next_grade", "2026-02", {}).is_missing());
}
