#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Answer ask(const std::string& indicator, const std::string& dataset, const Rows& rows) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call(indicator, Inputs().set("period", "2026-01").rows(dataset, {"period", "predikat"}, rows));
}
Answer last(const Rows& rows) { return ask("last_periodic", "periodic_ratings", rows); }
Answer lowest(const Rows& rows) { return ask("lowest_2_years", "ratings", rows); }

}  // namespace

TEST(LastPeriodic, IsOfThePeriodThatEndsLast) {
  const auto answer = last({{"2025-Q4", "baik"}, {"2025-Q3", "kurang"}, {"2024-Q4", "sangat_baik"}});
  EXPECT_EQ(answer.value(), "baik");
  EXPECT_EQ(answer.because("en"), "The latest periodic rating, 2025-Q4");
  EXPECT_EQ(last({{"2025-Q3", "kurang"}, {"2025-10", "baik"}}).value(), "baik") << "a month after a quarter";
  EXPECT_EQ(last({{"2025-12", "kurang"}, {"2025-Q4", "baik"}}).value(), "kurang")
      << "of two that end together the shorter";
}

TEST(LastPeriodic, IsMissingBeforeTheFirst) { EXPECT_TRUE(last({}).is_missing()); }

// PP 11/2017 jo. PP 17/2020: at least "baik" in each of the last two years, so the lower of the two decides.
TEST(Lowest2Years, IsTheLowerOfTheNewestTwo) {
  const auto answer = lowest({{"2023", "sangat_kurang"}, {"2024", "butuh_perbaikan"}, {"2025", "sangat_baik"}});
  EXPECT_EQ(answer.value(), "butuh_perbaikan");
  EXPECT_EQ(answer.because("id"), "Terendah dari predikat 2024 dan 2025");
  EXPECT_EQ(answer.lines("en"), (std::vector<std::string>{"2024: Needs improvement", "2025: Excellent"}));
}

TEST(Lowest2Years, KnowsTheOrderOfTheFive) {
  const char* best_first[] = {"sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"};
  for (int better = 0; better < 5; ++better)
    for (int worse = better; worse < 5; ++worse) {
      EXPECT_EQ(lowest({{"2024", best_first[better]}, {"2025", best_first[worse]}}).value(), best_first[worse]);
      EXPECT_EQ(lowest({{"2024", best_first[worse]}, {"2025", best_first[better]}}).value(), best_first[worse]);
    }
}

TEST(Lowest2Years, TakesOneYearForNoTwo) {
  EXPECT_TRUE(lowest({}).is_missing());
  const auto answer = lowest({{"2025", "sangat_baik"}});
  EXPECT_TRUE(answer.is_missing());
  EXPECT_EQ(answer.because("en"), "Only the rating of 2025 is on record; that of one more year is needed.");
}
