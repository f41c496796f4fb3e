// Indicators in shares: the demo's figures by hand, and what a missing one does.
#include "unit/engine/number_kit.hpp"

namespace jenjang::engine {
namespace {

using namespace number_tests;

// demo.md: department 60 % × 61 + 40 % × 40 = 52.60; result 60 % × 76.25 + 40 % × 52.60 = 66.79.
TEST(Weigh, GivesSitisResult) {
  Measured siti;
  EXPECT_EQ(siti.compute("measure", "result", annual()), "66.79");
}

TEST(Weigh, GivesTheShareOfAMissingIndicatorToTheOthers) {
  Measured siti;
  siti.put("kinerja.achievement", measured(std::nullopt));
  EXPECT_EQ(siti.compute("measure", "result", annual()), "52.6");
}

TEST(Weigh, KeepsTheDepartmentsShareWithinTheDepartment) {
  Measured siti;
  siti.put("dinas-kesehatan.uci", measured(std::nullopt, Decimal(40)));
  // 60 % × 76.25 + 40 % × 61, and not 61 in 24 of 84
  EXPECT_EQ(siti.compute("measure", "result", annual()), "70.15");
}

TEST(Weigh, WithoutADepartmentsIndicatorsTheRestCarriesAll) {
  Measured siti;
  siti.state.department.reset();
  EXPECT_EQ(siti.compute("measure", "result", annual()), "76.25");
  EXPECT_EQ(siti.compute("measure", "zero", annual(Weigh::Missing::zero)), "45.75");
  EXPECT_EQ(siti.compute("measure", "stop", annual(Weigh::Missing::stop)), "indicator");
}

TEST(Weigh, CountsAMissingIndicatorAsNothingOrStops) {
  Measured siti;
  siti.put("dinas-kesehatan.uci", measured(std::nullopt, Decimal(40)));
  // 60 % × 76.25 + 40 % × (60 % × 61) = 45.75 + 14.64
  EXPECT_EQ(siti.compute("measure", "zero", annual(Weigh::Missing::zero)), "60.39");
  EXPECT_EQ(siti.compute("measure", "stop", annual(Weigh::Missing::stop)), "indicator");
}

TEST(Weigh, OfNothingIsAnIncident) {
  Measured siti;
  siti.state.department.reset();
  siti.put("kinerja.achievement", measured(std::nullopt));
  EXPECT_EQ(siti.compute("measure", "result", annual()), "indicator");
}

TEST(Weigh, AnIndicatorThatFailedIsAnIncidentWhateverMissingSays) {
  for (auto missing : {Weigh::Missing::share, Weigh::Missing::zero, Weigh::Missing::stop}) {
    Measured siti;
    auto crashed = measured(std::nullopt, Decimal(60));
    crashed.failed = true;
    siti.put("dinas-kesehatan.idl", crashed);
    EXPECT_EQ(siti.compute("measure", "result", annual(missing)), "indicator");
  }
}

TEST(Weigh, RoundsOnlyAtTheTenthDigit) {
  Measured siti;
  siti.put("dinas-kesehatan.idl", measured(Decimal(1), Decimal(1)));
  siti.put("dinas-kesehatan.uci", measured(Decimal(0), Decimal(2)));
  Weigh weigh{{{name("department.indicators"), Decimal(100)}}, Weigh::Missing::share, {}};
  EXPECT_EQ(siti.compute("measure", "result", weigh), "0.3333333333");
}

TEST(Weigh, WantsTheIndicatorsOfTheSubjectsDepartment) {
  Measured siti;
  siti.compute("measure", "result", annual());
  std::set<std::string> keys;
  for (const auto& wish : facts_behind(annual(), siti.rules, siti.state)) keys.insert(key_of(wish));
  EXPECT_EQ(keys, (std::set<std::string>{"indicator: dinas-kesehatan.idl", "indicator: dinas-kesehatan.uci",
                                         "indicator: kinerja.achievement"}));  // and not effort, which has no weight
}

TEST(Tables, LiftBelowToMeetsByEffortAndNeverMore) {
  Measured siti;
  siti.compute("measure", "result", annual());
  EXPECT_EQ(siti.compute("measure", "proposed", "work(measure.result, department.effort)"), "meets");
  EXPECT_EQ(siti.compute("measure", "alone", "work(measure.result, kinerja.effort)"), "below");
  EXPECT_EQ(siti.compute("measure", "high", "work(99, department.effort)"), "meets");
}

TEST(Tables, AreNotGivenWhatNoCellSpeaksOf) {
  Measured siti;
  EXPECT_EQ(siti.compute("measure", "proposed", "work(60 + department.effort, 0)"), "table");  // 148 of 0 to 120
}

}  // namespace
}  // namespace jenjang::engine
