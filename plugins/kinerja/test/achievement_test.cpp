#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Answer achievement(const Rows& targets, const Rows& achieved) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call("achievement",
            Inputs()
                .set("period", "2025")
                .rows("plan.targets", {"result", "priority", "aspect", "measure", "target", "direction"}, targets)
                .rows("self.achieved", {"result", "measure", "realised"}, achieved));
}

const std::vector<std::string> idl = {"Bayi terlindung", "utama", "kuantitas", "Cakupan IDL", "80", ""};

}  // namespace

// The demo's nurse, by hand: SKP target IDL 80, realised 61: 61 ÷ 80 × 100 = 76,25 (PermenPANRB 6/2022, Lampiran IV).
TEST(Achievement, OfSitiIs76Point25) {
  const auto answer = achievement({idl}, {{"Bayi terlindung", "", "61"}});
  EXPECT_EQ(answer.value(), "76.25");
  EXPECT_EQ(answer.because("id"), "0 dari 1 target tercapai; rata-rata capaian 76,25 persen");
  EXPECT_EQ(answer.because("en"), "0 of 1 targets reached; the mean achievement is 76.25 per cent");
  EXPECT_EQ(answer.lines("id"),
            std::vector<std::string>{"Utama: Bayi terlindung, Cakupan IDL: 61 dari target 80 = 76.25"});
  EXPECT_EQ(answer.lines("en"),
            std::vector<std::string>{"Main: Bayi terlindung, Cakupan IDL: 61 of the target 80 = 76.25"});
}

// PP 30/2019: the realisation of an indicator counts up to 120. (120 + 50) ÷ 2 = 85; uncapped it would be 225.
TEST(Achievement, CountsEachTargetUpTo120AndAllAlike) {
  const auto answer = achievement({idl, {"Laporan rapi", "tambahan", "kualitas", "Tanpa koreksi", "12", ""}},
                                  {{"bayi  terlindung", "", "320"}, {"Laporan rapi", "", "6"}});
  EXPECT_EQ(answer.value(), "85");
  EXPECT_EQ(answer.lines("en").at(1), "Additional: Laporan rapi, Tanpa koreksi: 6 of the target 12 = 50");
}

TEST(Achievement, TellsTwoMeasuresOfOneResultApart) {
  const Rows targets = {idl, {"Bayi terlindung", "utama", "waktu", "Hari sampai laporan", "10", "down"}};
  // by measure, whatever the order: 40 ÷ 80 = 50; 10 ÷ 8 days = 125, capped at 120; mean 85
  EXPECT_EQ(
      achievement(targets, {{"Bayi terlindung", "hari sampai laporan", "8"}, {"Bayi terlindung", "Cakupan IDL", "40"}})
          .value(),
      "85");
  // without measures: in the order of the plan
  EXPECT_EQ(achievement(targets, {{"Bayi terlindung", "", "40"}, {"Bayi terlindung", "", "8"}}).value(), "85");
}

TEST(Achievement, TakesALowerNumberAsBetterWhereThePlanSaysSo) {
  const auto of = [](const char* target, const char* realised) {
    return achievement({{"Hemat", "utama", "biaya", "Biaya", target, "down"}}, {{"Hemat", "", realised}}).value();
  };
  EXPECT_EQ(of("100", "125"), "80");
  EXPECT_EQ(of("100", "0"), "120");
  EXPECT_EQ(of("0", "0"), "100");
  EXPECT_EQ(of("0", "1"), "0");
}

TEST(Achievement, OfATargetThatHasNoShareIsAllOrNothing) {
  const auto of = [](const char* target, const char* realised) {
    return achievement({{"Saldo", "utama", "kualitas", "Saldo", target, ""}}, {{"Saldo", "", realised}}).value();
  };
  EXPECT_EQ(of("0", "0"), "100");
  EXPECT_EQ(of("-5", "-6"), "0");
  EXPECT_EQ(of("80", "-1"), "0");
}

TEST(Achievement, CountsAnUnreportedTargetAsNothingBesideReportedOnes) {
  const auto answer = achievement({idl, {"Laporan rapi", "tambahan", "kualitas", "Tanpa koreksi", "12", ""}},
                                  {{"Bayi terlindung", "", "80"}, {"Lain sama sekali", "", "99"}});
  EXPECT_EQ(answer.value(), "50");
  EXPECT_EQ(answer.lines("id").at(1), "Laporan rapi, Tanpa koreksi: tidak dilaporkan = 0");
}

TEST(Achievement, IsMissingWithoutAPlanOrAnyReport) {
  EXPECT_TRUE(achievement({}, {{"Bayi terlindung", "", "61"}}).is_missing());
  const auto answer = achievement({idl}, {});
  EXPECT_TRUE(answer.is_missing());
  EXPECT_EQ(answer.because("en"), "Nothing was reported yet.");
}

TEST(Achievement, IsExactOverThirds) {
  // 100 × 1 ÷ 3 = 33.3333333333 at the tenth digit; twice: the same mean
  EXPECT_EQ(achievement({{"A", "utama", "kualitas", "a", "3", ""}, {"B", "utama", "kualitas", "b", "3", ""}},
                        {{"A", "", "1"}, {"B", "", "1"}})
                .value(),
            "33.3333333333");
}
