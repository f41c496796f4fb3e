// Which rows, answers and shares a measure is given over a year, and many measures at once.
#include <gmock/gmock.h>

#include "city_kit.hpp"
#include "service/measure_parts.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;
using ::testing::StartsWith;

Period period(const char* text) { return *Period::parse(text); }

class MeasuresOfTheYear : public CityTest {
 protected:
  Result<engine::Measurement> measure(const char* plugin, const char* indicator, PersonId person, const char* when) {
    return measures_->indicator(plugin, indicator, person, period(when), clock_->now());
  }
  /// What the worker was given when it was asked last.
  Fields given(const char* handler) {
    auto asked = runner_.asked(handler);
    return asked.empty() ? Fields{} : asked.back().inputs;
  }
  void row(const char* plugin, const char* dataset, const std::string& key, Record row) {
    ASSERT_TRUE(stores_->datasets().add({{plugin, dataset, key, std::move(row)}}, "test", {}, clock_->now()));
  }
  void periodic(PersonId person, const char* when, const char* predikat) {
    row("kinerja", "periodic_ratings", std::to_string(number_of(person)) + when,
        {{"person", person}, {"period", when}, {"predikat", predikat}});
  }
  void immunised(const char* unit, const char* village) {
    row("dinas-kesehatan", "immunisation", std::string(unit) + village,
        {{"unit", unit},
         {"village", village},
         {"period", "2026"},
         {"surviving_infants", Decimal(100)},
         {"fully_immunised", Decimal(61)}});
  }
  void value(const char* handler, const char* text) {
    runner_.answer(handler, {ReplyStatus::done, {{"value", text}}, {}, 1});
  }
  /// The plan agreed to the end.
  CaseId agreed(PersonId subject, PersonId superior, PersonId team) {
    CaseId id = at_agree(subject, superior);
    must(decide(superior, id, "agree", {{"kinerja.plan_review", Json(Json::Object{})}}));
    must(decide(team, id, "aligned"));
    return id;
  }
};

// ---- answers of forms

TEST_F(MeasuresOfTheYear, ThePlanOfTheYearIsInForceInItsQuartersAndMonths) {
  agreed(nurse, kapus, team_health);
  value("outreach_effort", "0");
  for (const char* when : {"2026", "2026-H1", "2026-Q2", "2026-11"}) {
    ASSERT_TRUE(measure("dinas-kesehatan", "outreach_effort", nurse, when)) << when;
    EXPECT_THAT(given("outreach_effort"), Contains(Pair("plan.outreach_target", "120"))) << when;
    EXPECT_THAT(given("outreach_effort"), Contains(Pair("period", when)));
  }
}

TEST_F(MeasuresOfTheYear, ThePlanOfAnotherYearOrPersonIsNot) {
  agreed(nurse, kapus, team_health);
  measure("kinerja", "achievement", nurse, "2025-Q4");
  EXPECT_THAT(given("achievement"), ElementsAre(Pair("period", "2025-Q4")));
  measure("kinerja", "achievement", midwife, "2026-Q1");
  EXPECT_THAT(given("achievement"), ElementsAre(Pair("period", "2026-Q1")));
}

TEST_F(MeasuresOfTheYear, APlanThatWasSentBackIsNotInForce) {
  CaseId id = at_agree(nurse, kapus);
  measure("kinerja", "achievement", nurse, "2026");
  EXPECT_THAT(given("achievement"), Contains(Pair("plan.targets.0.target", "95.5")))
      << "sent, and waiting for the superior";
  must(decide(kapus, id, "return", {{"kinerja.plan_review", Json(Json::Object{})}}, "Tambahkan target mutu."));
  measure("kinerja", "achievement", nurse, "2026-02");
  EXPECT_THAT(given("achievement"), Not(Contains(Key(StartsWith("plan."))))) << "back with the person";
}

// ---- rows

TEST_F(MeasuresOfTheYear, LooksBackAsFarAsTheManifestSays) {
  for (const char* year : {"2019", "2022", "2023", "2024", "2025", "2026"})
    row("kinerja", "ratings", year, {{"person", nurse}, {"period", year}, {"predikat", "baik"}});
  value("lowest_2_years", "baik");
  ASSERT_TRUE(measure("kinerja", "lowest_2_years", nurse, "2026-01"));
  // 48 months to 31 January 2026 begin on 1 February 2022: 2022 is not whole in them, 2026 has not ended.
  Fields years;
  for (const auto& field : given("lowest_2_years"))
    if (field.first.ends_with(".period")) years.push_back(field);
  EXPECT_THAT(years, ElementsAre(Pair("ratings.0.period", "2023"), Pair("ratings.1.period", "2024"),
                                 Pair("ratings.2.period", "2025")));
}

TEST_F(MeasuresOfTheYear, LooksBackOverAllButNeverAhead) {
  periodic(nurse, "2024-Q1", "kurang");
  periodic(nurse, "2025-Q4", "baik");
  periodic(nurse, "2026-Q1", "sangat_baik");
  periodic(midwife, "2025-Q4", "kurang");
  value("last_periodic", "baik");
  ASSERT_TRUE(measure("kinerja", "last_periodic", nurse, "2026-01"));
  EXPECT_THAT(given("last_periodic"), Contains(Pair("periodic_ratings.1.period", "2025-Q4")));
  EXPECT_THAT(given("last_periodic"), Not(Contains(Key(StartsWith("periodic_ratings.2")))));
}

TEST_F(MeasuresOfTheYear, TakesTheValueForNoRowsAndRunsNothing) {
  auto measured = measure("kinerja", "last_periodic", nurse, "2026-01");
  ASSERT_TRUE(measured);
  EXPECT_EQ(measured->value, Value("baik"));
  EXPECT_FALSE(measured->because.empty());
  EXPECT_TRUE(runner_.asked("last_periodic").empty());
}

TEST_F(MeasuresOfTheYear, TakesWhatHoldsForAYearInItsMonthsWhereTheyHaveNothingOfTheirOwn) {
  // A plan of the year is a plan in each quarter: the quarterly review starts by it.
  agreed(nurse, kapus, team_health);
  EXPECT_EQ(measure("kinerja", "has_plan", nurse, "2026")->value, Value(true));
  EXPECT_EQ(measure("kinerja", "has_plan", nurse, "2026-Q4")->value, Value(true));
  EXPECT_EQ(measure("kinerja", "has_plan", nurse, "2025-Q4")->value, Value(false));

  row("tpp", "entitled_staff", "year", {{"person", nurse}, {"period", "2026"}, {"class", Decimal(8)}});
  value("base_amount", "1");
  measure("tpp", "base_amount", nurse, "2026-03");
  EXPECT_THAT(given("base_amount"), Contains(Pair("entitled_staff.0.class", "8")));
  row("tpp", "entitled_staff", "month", {{"person", nurse}, {"period", "2026-03"}, {"class", Decimal(9)}});
  measure("tpp", "base_amount", nurse, "2026-03");
  EXPECT_THAT(given("base_amount"), Contains(Pair("entitled_staff.0.class", "9")));
  EXPECT_THAT(given("base_amount"), Not(Contains(Key(StartsWith("entitled_staff.1"))))) << "never both";
}

TEST_F(MeasuresOfTheYear, GivesATableOfTheCityToEverybody) {
  row("tpp", "class_amounts", "8", {{"class", Decimal(8)}, {"amount", Decimal(4447069)}});
  row("tpp", "entitled_staff", "a", {{"person", nurse}, {"period", "2026-01"}, {"class", Decimal(8)}});
  row("tpp", "entitled_staff", "b", {{"person", midwife}, {"period", "2026-01"}, {"class", Decimal(9)}});
  value("base_amount", "4447069");
  ASSERT_TRUE(measure("tpp", "base_amount", nurse, "2026-01"));
  EXPECT_THAT(given("base_amount"), Contains(Pair("class_amounts.0.amount", "4447069")));
  EXPECT_THAT(given("base_amount"), Contains(Pair("entitled_staff.0.class", "8")));
  EXPECT_THAT(given("base_amount"), Not(Contains(Key(StartsWith("entitled_staff.1")))));
}

// ---- formulas

TEST_F(MeasuresOfTheYear, HasNothingToMeasureWhereMissingWhenSaysSo) {
  auto enrolment = [&](const char* level, int pupils, int population) {
    row("dinas-pendidikan", "enrolment", level,
        {{"unit", "dinas-pendidikan"},
         {"level", level},
         {"period", "2026"},
         {"pupils", Decimal(pupils)},
         {"pupils_of_age", Decimal(pupils - 10)},
         {"population", Decimal(population)}});
  };
  enrolment("smp", 0 + 10, 0);
  auto none = measure("dinas-pendidikan", "apk", teacher, "2026");
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->value || none->failed);
  enrolment("sd", 980, 900);
  // APK: (980 + 10) ÷ 900 × 100 = 110; APM: 970 ÷ 900 × 100 = 107,77…, of which 100 are possible
  auto apk = measure("dinas-pendidikan", "apk", teacher, "2026");
  EXPECT_EQ(apk->value, Value(Decimal(110)));
  EXPECT_EQ(apk->because,
            both("990 peserta didik dari 900 penduduk usia sekolah", "990 pupils of 900 people of school age"));
  EXPECT_EQ(measure("dinas-pendidikan", "apm", teacher, "2026")->value, Value(Decimal(100)));
}

// ---- shares, lines

TEST_F(MeasuresOfTheYear, CarriesTheManifestsShareOrTheAgreedOne) {
  value("idl_coverage", "61");
  value("programme_success", "90");
  value("ikm", "81.94");
  EXPECT_EQ(measure("dinas-kesehatan", "idl_coverage", nurse, "2026")->share, Decimal(60));
  EXPECT_EQ(measure("dinas-pendidikan", "programme_success", teacher, "2026")->share, std::nullopt)
      << "nothing agreed yet";
  agreed(teacher, kabid, team_city);
  EXPECT_EQ(measure("dinas-pendidikan", "programme_success", teacher, "2026")->share, Decimal(35));
  EXPECT_EQ(measure("dinas-pendidikan", "ikm", teacher, "2026-Q3")->share, Decimal(25));
  EXPECT_EQ(measure("dinas-pendidikan", "apm", teacher, "2026")->share, Decimal(20));
  EXPECT_EQ(measure("kinerja", "effort", teacher, "2026")->share, std::nullopt);
}

// The demo's nurse, by hand: 60 % × 61,00 + 40 % × 40,00 = 52,60 for her department.
TEST_F(MeasuresOfTheYear, TheDepartmentOfSitiIs52Point6) {
  value("idl_coverage", "61");
  value("uci", "40");
  Decimal sum;
  for (const char* indicator : {"idl_coverage", "uci"}) {
    auto measured = measure("dinas-kesehatan", indicator, nurse, "2026");
    sum += *measured->value->get<Decimal>() * *measured->share / 100;
  }
  EXPECT_EQ(sum.text(), "52.6");
}

TEST_F(MeasuresOfTheYear, RefusesAgreedSharesThatDoNotMakeUpTheRest) {
  CaseId id = start(teacher);
  must(decide(kabid, id, std::nullopt, expectations()));
  auto entered = plan(false);
  entered.emplace("dinas-pendidikan.plan",
                  Json(Json::Object{{"programme_share", Json::Number{"35"}}, {"ikm_share", Json::Number{"30"}}}));
  auto refused = decide(teacher, id, "submit", entered);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "FormInvalid");
  EXPECT_EQ(say(refused.error().fields.at("/dinas-pendidikan.plan/programme_share"), "en"),
            "The agreed shares sum to 65; they must be 60, which is 100 less the fixed shares of 40");
}

TEST_F(MeasuresOfTheYear, CarriesTheLinesOfAValue) {
  immunised("puskesmas-palaran", "Bukuan");
  runner_.answer("idl_coverage", {ReplyStatus::done,
                                  {{"value", "61"},
                                   {"line.0.id", "Bukuan: 61 dari 100 bayi"},
                                   {"line.0.en", "Bukuan: 61 of 100 infants"},
                                   {"line.0.value", "61"},
                                   {"line.1", "Bantuas"}},
                                  {},
                                  1});
  auto measured = measure("dinas-kesehatan", "idl_coverage", nurse, "2026");
  ASSERT_TRUE(measured);
  EXPECT_THAT(
      measured->lines,
      ElementsAre(engine::MeasuredLine{both("Bukuan: 61 dari 100 bayi", "Bukuan: 61 of 100 infants"), Decimal(61)},
                  engine::MeasuredLine{both("Bantuas", "Bantuas"), std::nullopt}));
}

TEST_F(MeasuresOfTheYear, FailsOnLinesThatCannotBeRead) {
  runner_.answer("idl_coverage",
                 {ReplyStatus::done, {{"value", "61"}, {"line.0", "Bukuan"}, {"line.0.value", "banyak"}}, {}, 1});
  auto measured = measure("dinas-kesehatan", "idl_coverage", nurse, "2026");
  ASSERT_TRUE(measured);
  EXPECT_TRUE(measured->failed);
  EXPECT_TRUE(measured->lines.empty());
}

// ---- many at once

TEST_F(MeasuresOfTheYear, AsksAWorkerForManyInCallsOf64AndForTheSameOnce) {
  value("attendance_cut", "0");
  std::vector<Measures::Asked> asked;
  for (int month = 0; month < 130; ++month) {
    const std::string when =
        std::to_string(2010 + month / 12) + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1);
    row("kinerja", "attendance", when,
        {{"person", nurse}, {"day", day(when + "-01")}, {"late_minutes", Decimal(0)}, {"absent", false}});
    asked.push_back({"kinerja", "attendance_cut", nurse, period(when.c_str())});
  }
  asked.push_back(asked.front());
  auto measured = measures_->indicators(asked, clock_->now());
  ASSERT_TRUE(measured);
  EXPECT_EQ(measured->size(), 131u);
  EXPECT_EQ(measured->back(), measured->front());
  EXPECT_THAT(runner_.sizes_of_calls(), ElementsAre(64, 64, 2));
}

TEST_F(MeasuresOfTheYear, KeepsWhatAWorkerAnsweredBeforeItWasBusy) {
  immunised("puskesmas-palaran", "Bukuan");
  const Measures::Asked both_of[] = {{"dinas-kesehatan", "idl_coverage", nurse, period("2026")},
                                     {"dinas-kesehatan", "uci", nurse, period("2026")}};
  value("idl_coverage", "61");
  runner_.answer("uci", {ReplyStatus::retry, {}, "later", 1});
  auto busy = measures_->indicators(both_of, clock_->now());
  ASSERT_FALSE(busy);
  EXPECT_EQ(busy.error().failure, Failure::unavailable);
  value("uci", "40");
  auto measured = measures_->indicators(both_of, clock_->now());
  ASSERT_TRUE(measured);
  EXPECT_EQ(measured->at(0).value, Value(Decimal(61)));
  EXPECT_EQ(measured->at(1).value, Value(Decimal(40)));
  EXPECT_EQ(runner_.asked("idl_coverage").size(), 1u);
  EXPECT_EQ(runner_.asked("uci").size(), 2u);
}

}  // namespace
}  // namespace jenjang::service
