#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Answer ask(const std::string& handler, const std::vector<std::vector<std::string>>& rows) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call(handler, Inputs().set("period", "2025").rows("programmes", {"programme", "planned", "reached"}, rows));
}

}  // namespace

// (50 + 120) ÷ 2 = 85: 30 of 20 would be 150 and counts as 120 (PP 30/2019).
TEST(ProgrammeSuccess, IsTheMeanOfEachUpTo120) {
  const auto answer = ask("programme_success", {{"Rehab kelas", "10", "5"}, {"Pelatihan guru", "20", "30"}});
  EXPECT_EQ(answer.value(), "85");
  EXPECT_EQ(answer.lines("id"),
            (std::vector<std::string>{"Rehab kelas: 5 dari 10 = 50", "Pelatihan guru: 30 dari 20 = 120"}));
}

TEST(ProgrammeSuccess, LeavesOutWhatWasNotPlanned) {
  EXPECT_EQ(ask("programme_success", {{"A", "0", "5"}, {"B", "4", "3"}}).value(), "75");
  EXPECT_TRUE(ask("programme_success", {{"A", "0", "5"}}).is_missing());
  EXPECT_TRUE(ask("programme_success", {}).is_missing());
}

TEST(PrefillSelf, TellsHowFarEachProgrammeCame) {
  EXPECT_EQ(ask("prefill_self", {{"Rehab kelas", "1000", "500"}}).output("story"), "Rehab kelas: 500 dari 1.000\n");
  EXPECT_TRUE(ask("prefill_self", {}).outputs.empty());
}
