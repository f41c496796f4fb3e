#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Answer measure(const std::string& indicator, const Rows& rows) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call(indicator,
            Inputs()
                .set("period", "2025")
                .rows("immunisation", {"unit", "village", "period", "surviving_infants", "fully_immunised"}, rows));
}

// The demo city's Puskesmas Palaran, 2025 (made up): five villages of 100 infants each, 90 + 85 + 50 + 40 + 40 = 305
// of 500 immunised. By hand: IDL = 305 / 500 = 61,00 per cent; UCI = two of five at 80 per cent or more = 40,00.
// Formulas: IDL and UCI of the national immunisation programme (Renstra Dinas Kesehatan).
const Rows palaran = {{"puskesmas-palaran", "Rawa Makmur", "2025", "100", "90"},
                      {"puskesmas-palaran", "Handil Bakti", "2025", "100", "85"},
                      {"puskesmas-palaran", "Bukuan", "2025", "100", "50"},
                      {"puskesmas-palaran", "Simpang Pasir", "2025", "100", "40"},
                      {"puskesmas-palaran", "Bantuas", "2025", "100", "40"}};

Answer check(const std::vector<std::string>& villages, const std::string& people) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call("check_plan", Inputs().list("plan.villages", villages).set("plan.outreach_target", people));
}

}  // namespace

TEST(IdlCoverage, OfPalaranIs61) {
  const auto answer = measure("idl_coverage", palaran);
  EXPECT_EQ(answer.value(), "61");
  EXPECT_EQ(answer.because("id"), "305 dari 500 bayi diimunisasi lengkap");
  EXPECT_EQ(answer.because("en"), "305 of 500 infants fully immunised");
  EXPECT_EQ(answer.lines("id").size(), 5u);
  EXPECT_EQ(answer.lines("id").front(), "Bantuas: 40 dari 100 bayi = 40");
}

TEST(IdlCoverage, IsExactToTheTenthDigit) {
  // 100 × 2 / 3 = 66.66…; half-even at the tenth digit
  EXPECT_EQ(measure("idl_coverage", {{"u", "A", "2025", "3", "2"}}).value(), "66.6666666667");
}

TEST(IdlCoverage, IsMissingWithoutInfants) {
  EXPECT_TRUE(measure("idl_coverage", {}).is_missing());
  const auto answer = measure("idl_coverage", {{"u", "A", "2025", "0", "0"}});
  EXPECT_TRUE(answer.is_missing());
  EXPECT_EQ(answer.because("en"), "No infants were recorded in this period.");
}

TEST(Uci, OfPalaranIs40) {
  const auto answer = measure("uci", palaran);
  EXPECT_EQ(answer.value(), "40");
  EXPECT_EQ(answer.because("en"), "2 of 5 villages reached 80 per cent");
}

TEST(Uci, CountsExactly80PercentAndJustBelowNot) {
  EXPECT_EQ(measure("uci", {{"u", "A", "2025", "10", "8"}, {"u", "B", "2025", "1000", "799"}}).value(), "50");
}

TEST(Uci, TakesAVillagesQuartersTogether) {
  // A: 50 + 110 of 100 + 100 = 80 per cent over the year, though the first quarter alone is at 50
  EXPECT_EQ(measure("uci", {{"u", "A", "2025-Q1", "100", "50"}, {"u", "A", "2025-Q2", "100", "110"}}).value(), "100");
}

TEST(Uci, LeavesOutVillagesWithoutInfants) {
  EXPECT_EQ(measure("uci", {{"u", "A", "2025", "10", "9"}, {"u", "B", "2025", "0", "0"}}).value(), "100");
  EXPECT_TRUE(measure("uci", {{"u", "B", "2025", "0", "0"}}).is_missing());
}

TEST(CheckPlan, AcceptsVillagesAndPeople) { EXPECT_TRUE(check({"Bukuan", "Rawa Makmur"}, "120").is_done()); }

TEST(CheckPlan, RefusesAVillageNamedTwice) {
  const auto answer = check({"Bukuan", "Rawa Makmur", "bukuan "}, "120");
  ASSERT_TRUE(answer.is_denied());
  EXPECT_EQ(answer.field(), "/villages/2");
  EXPECT_EQ(answer.message_in("en"), "The village \"bukuan \" is named twice. Remove one of them.");
}

TEST(CheckPlan, RefusesFewerPeopleThanVillages) {
  for (const char* people : {"0", "1"}) {
    const auto answer = check({"Bukuan", "Rawa Makmur"}, people);
    ASSERT_TRUE(answer.is_denied()) << people;
    EXPECT_EQ(answer.field(), "/outreach_target");
  }
}

TEST(CheckPlan, FailsRatherThanGuessesWhereAnAnswerIsNotThere) {
  const auto answer = Plugin(JENJANG_PLUGIN_FILE).call("check_plan", Inputs().list("plan.villages", {"Bukuan"}));
  EXPECT_EQ(answer.status, JENJANG_FAILED);
  EXPECT_EQ(answer.message, "input plan.outreach_target is not there");
}
