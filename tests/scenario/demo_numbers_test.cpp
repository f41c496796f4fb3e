// Every number of the demo city's stories, worked out by hand from the rule's source and read off the real city.
#include <set>

#include "scenario/demo_city.hpp"
#include "service/stored_state.hpp"

namespace jenjang::test {
namespace {

class DemoNumbers : public DemoCityTest {
 protected:
  /// Hendra's people: where their rating of the last quarter stands.
  struct Quarter {
    int complete = 0, without_report = 0, late = 0, on_leave = 0;
  };
  std::string decide_on(const std::string& login, const std::string& whose, const Name& workflow,
                        service::DecideRequest request) {
    return decide(login, case_of(whose, workflow), std::move(request));
  }
  std::size_t absent_with_reason(PersonId person) {
    const std::vector<std::string> whose = {std::to_string(number_of(person))};
    auto rows = city().datasets.rows("kinerja", "attendance", "person", whose);
    return static_cast<std::size_t>(std::count_if(rows->rows.begin(), rows->rows.end(), [](const Record& row) {
      auto reason = row.find("reason");
      return reason != row.end() && !plain_text(reason->second).empty();
    }));
  }
};

// ---- Siti and Rudi: the mission's own example

// Five villages of 100 infants, 90 + 85 + 50 + 40 + 40 = 305 of 500 immunised: IDL 61,00 %; two of five at 80 % or
// more: UCI 40,00 % (Renstra Dinas Kesehatan). Target 80, reached 61: 61 ÷ 80 = 76,25 (PermenPANRB 6/2022, IV).
TEST_F(DemoNumbers, SitisFiguresOf2025) {
  EXPECT_EQ(measured("dinas-kesehatan", "idl_coverage", "siti", "2025"), "61");
  EXPECT_EQ(measured("dinas-kesehatan", "uci", "siti", "2025"), "40");
  EXPECT_EQ(measured("kinerja", "achievement", "siti", "2025"), "76.25");
}

// 80 + 75 + 65 = 220 people of the 250 agreed in her plan: 88; the fourth activity was not recognised.
TEST_F(DemoNumbers, SitisEffortIsWhatHerSuperiorRecognised) {
  EXPECT_EQ(measured("dinas-kesehatan", "outreach_effort", "siti", "2025"), "88");
  EXPECT_EQ(measured("dinas-kesehatan", "outreach_effort", "rudi", "2025"), "0");
}

// Department: 60 % × 61,00 + 40 % × 40,00 = 52,60. Result: 60 % × 76,25 + 40 % × 52,60 = 45,75 + 21,04 = 66,79. From 60
// to under 80 with an effort of 70 or more: "sesuai". Sesuai × sesuai = Baik (6/2022, IV.B.3; §10 example 1).
TEST_F(DemoNumbers, SitiIsRatedBaikForHerEffort) {
  auto review = state_of("siti", "performance-review", "2025");
  EXPECT_EQ(computed(review, "measure", "result"), "66.79");
  EXPECT_EQ(computed(review, "measure", "proposed"), "meets");
  EXPECT_EQ(computed(review, "rated", "predikat"), "baik");
  EXPECT_EQ(review.here, "result");
}

// The same 66,79 without effort: "di bawah"; di bawah × sesuai = Butuh perbaikan.
TEST_F(DemoNumbers, RudiWithTheSameFiguresAndNoEffortNeedsImprovement) {
  auto review = state_of("rudi", "performance-review", "2025");
  EXPECT_EQ(computed(review, "measure", "result"), "66.79");
  EXPECT_EQ(computed(review, "measure", "proposed"), "below");
  EXPECT_EQ(computed(review, "rated", "predikat"), "butuh_perbaikan");
  EXPECT_EQ(review.here, "result");
}

// ---- Hendra's people in the fourth quarter

TEST_F(DemoNumbers, HendraHasTwentyFiveQuarterlyRatingsBeforeHim) {
  auto directory = *city().organisation.current();
  Quarter quarter;
  for (PersonId person : directory->subordinates(this->person("hendra"), *date_from("2026-01-26"))) {
    auto rows = city().cases.cases_of(std::span(&person, 1), 100);
    for (const auto& row : *rows) {
      if (row.workflow != "periodic-review" || row.period != "2025-Q4") continue;
      auto state = *service::state_in(row);
      ASSERT_EQ(state.here, "assess");
      const bool has_report = state.steps.contains("report") && !state.steps.at("report").answers.empty();
      if (!state.tasks.front().escalated.empty())
        ++quarter.late;
      else if (has_report)
        ++quarter.complete;
      else if (absent_with_reason(person) > 10)
        ++quarter.on_leave;
      else
        ++quarter.without_report;
    }
  }
  EXPECT_EQ(quarter.complete, 18);
  EXPECT_EQ(quarter.without_report, 4) << "a rating without a report needs a reason";
  EXPECT_EQ(quarter.late, 2);
  EXPECT_EQ(quarter.on_leave, 1);
}

// ---- Budi: the survey of the wrong school

// APK (310 + 420 + 290) ÷ (300 + 400 + 300) = 102,00; APM 960 ÷ 1.000 = 96,00; programmes (100 + 80 + 90) ÷ 3 = 90,00;
// IKM: the five wrong respondents give 18 points on average, 18 ÷ 9 × 25 = 50,00 (PermenPANRB 14/2017). Department
// 20 % × 102 + 20 % × 96 + 30 % × 90 + 30 % × 50 = 81,60; result 60 % × 75 + 40 % × 81,60 = 77,64: "di bawah".
TEST_F(DemoNumbers, BudisResultIsBelowBecauseOfTheWrongSurvey) {
  EXPECT_EQ(measured("dinas-pendidikan", "apk", "budi", "2025"), "102");
  EXPECT_EQ(measured("dinas-pendidikan", "apm", "budi", "2025"), "96");
  EXPECT_EQ(measured("dinas-pendidikan", "programme_success", "budi", "2025"), "90");
  EXPECT_EQ(measured("dinas-pendidikan", "ikm", "budi", "2025"), "50");
  auto review = state_of("budi", "performance-review", "2025");
  EXPECT_EQ(computed(review, "measure", "result"), "77.64");
  EXPECT_EQ(computed(review, "rated", "predikat"), "butuh_perbaikan");
}

// Objection on Monday 19 January; explained on the 21st; of the five working days 22, 23, 26 it is the third: two are
// left after today, until the 28th (6/2022, BAB V: 2 + 5 = 7 working days).
TEST_F(DemoNumbers, BudisObjectionIsOnItsThirdDayWithBothExplanations) {
  auto review = state_of("budi", "performance-review", "2025");
  ASSERT_EQ(review.here, "objection");
  EXPECT_EQ(review.tasks.front().due_at,
            Time(*date_from("2026-01-28")) + std::chrono::hours(16) - std::chrono::milliseconds(1));
  EXPECT_FALSE(review.steps.at("result").answers.empty());
  EXPECT_FALSE(review.steps.at("explain").answers.empty());
}

// Class 8: 4.447.069 (Lubuklinggau 2022, example 9). Last periodic rating Butuh perbaikan = 70, no lateness = 100:
// 60 % × 70 + 40 % × 100 = 82 %; 4.447.069 × 0,82 = 3.646.596,58: Rp 3.646.596, paid.
TEST_F(DemoNumbers, BudisDecemberWasPaidByTheWrongRating) {
  auto pay = state_of("budi", "incentive-pay", "2025-12");
  EXPECT_EQ(computed(pay, "score", "percent"), "82");
  EXPECT_EQ(computed(pay, "score", "amount"), "3646596");
  EXPECT_EQ(pay.outcome, "paid") << "pay never stopped";
}

// The judge's Baik stands; BPKAD puts the difference on record, 4.447.069 - 3.646.596 = 800.473, and the pay of January
// carries it: 4.447.069 + 800.473 = 5.247.542.
TEST_F(DemoNumbers, JudgeChangesBudisRatingAndTheArrearsComeNextMonth) {
  service::DecideRequest change;
  change.choice = "change";
  change.entered["kinerja.objection"] =
      *parse_json(R"({"predikat":"baik","reason":"Survei milik SD Negeri 021."})", 1 << 16);
  ASSERT_EQ(decide_on("hartati", "budi", "performance-review", change), "");
  auto review = state_of("budi", "performance-review", "2025");
  EXPECT_EQ(computed(review, "decided", "predikat"), "baik");
  EXPECT_EQ(review.outcome, "final");
  service::DatasetRow row{"tpp", "arrears_due", "budi",
                          Record{{"person", person("budi")},
                                 {"period", std::string("2026-01")},
                                 {"amount", Decimal(800473)},
                                 {"decree", std::string("900/31/BPKAD/2026")}}};
  ASSERT_TRUE(city().datasets.add({row}, "test", std::nullopt, city().clock.now()));
  move_to("2026-02-02");
  EXPECT_EQ(computed(state_of("budi", "incentive-pay", "2026-01"), "score", "amount"), "5247542");
}

// ---- pay by hand

// Class 8, Baik: 100. Late by 20 and 45 minutes: 0,5 + 1 = 1,5 of the discipline part: 98,5 (example 10). 60 % × 100 +
// 40 % × 98,5 = 99,4 %; 4.447.069 × 0,994 = 4.420.386,586: Rp 4.420.386.
TEST_F(DemoNumbers, MelatisDecemberByHand) {
  EXPECT_EQ(measured("tpp", "base_amount", "melati", "2025-12"), "4447069");
  EXPECT_EQ(measured("kinerja", "attendance_cut", "melati", "2025-12"), "1.5");
  auto pay = state_of("melati", "incentive-pay", "2025-12");
  EXPECT_EQ(computed(pay, "score", "discipline"), "98.5");
  EXPECT_EQ(computed(pay, "score", "percent"), "99.4");
  EXPECT_EQ(computed(pay, "score", "amount"), "4420386");
}

// Nurhayati's list, class by class: 12: 9.458.076; 11: 7.312.275; 10: 2 × 6.360.556; 9: 5.532.975; 8: 6 × 4.447.069,
// Lina at 82 % 3.646.596, Melati 4.420.386; 7: 3 × 3.920.964; 6: 7 × 3.407.272, Rizky absent for a day (40 % × 3 = 1,2
// points) 3.407.272 × 0,988 = 3.366.384, Taufik 3.407.272 + 150.000 of arrears. 25 lines, together 112.311.286.
TEST_F(DemoNumbers, NurhayatiSignsOneListWithThreeChanges) {
  auto tasks = city().cases.inbox(person("nurhayati"), 1000);
  ASSERT_TRUE(tasks);
  std::int64_t sum = 0;
  int lines = 0;
  std::set<PersonId> changed;
  for (const auto& task : *tasks) {
    if (task.workflow != "incentive-pay") continue;
    ++lines;
    auto amount = [&](std::string_view period) {
      for (const auto& row : *city().cases.cases_of(std::span(&task.subject, 1), 100))
        if (row.workflow == "incentive-pay" && row.period == period)
          return std::stoll(computed(*service::state_in(row), "score", "amount"));
      return 0LL;
    };
    sum += amount("2025-12");
    if (amount("2025-12") != amount("2025-11")) changed.insert(task.subject);
  }
  EXPECT_EQ(lines, 25);
  EXPECT_EQ(sum, 112'311'286);
  EXPECT_EQ(changed, (std::set<PersonId>{person("melati"), person("rizky"), person("taufik")}));
  EXPECT_EQ(state_of("joko", "incentive-pay", "2025-12").here, "correct") << "one line is held";
}

// Example 9: class 15 with Lubuklinggau's index is 17.311.827.
TEST_F(DemoNumbers, TheSecretarysClassIsThatOfExampleNine) {
  EXPECT_EQ(measured("tpp", "base_amount", "bambang", "2025-12"), "17311827");
}

// ---- promotion

// 12,50 (2022, Baik) + 18,75 + 18,75 (2023 and 2024, Sangat baik) + 2,08 (two months of 2025, Baik) = 52,08 of 50
// (PermenPANRB 1/2023, Lampiran A; example 6).
TEST_F(DemoNumbers, YusufHasTheCreditAndHisLetterHasArrived) {
  auto credit = house().measures().indicator("kepegawaian", "enough_credit", person("yusuf"), *Period::parse("2026-03"),
                                             city().clock.now());
  ASSERT_TRUE(credit && credit->value);
  EXPECT_EQ(plain_text(*credit->value), plain_text(Value(true)));
  EXPECT_NE(say(credit->because, "id").find("52,08"), std::string::npos) << say(credit->because, "id");
  auto promotion = state_of("yusuf", "promotion");
  EXPECT_EQ(computed(promotion, "test", "result"), "ok");
  EXPECT_EQ(promotion.here, "verdict");
  EXPECT_EQ(computed(promotion, "opinion", "number"), "PI-16420012345");
}

// III/a since 1 April 2025; a functional officer needs two years: not before the period of April 2027.
TEST_F(DemoNumbers, LinaIsTooEarlyUntilApril2027) {
  auto promotion = state_of("lina", "promotion");
  EXPECT_EQ(computed(promotion, "test", "result"), "too_early");
  EXPECT_EQ(promotion.outcome, "refused");
  EXPECT_EQ(measured("kepegawaian", "years_in_grade", "lina", "2027-04"), "2");
  EXPECT_NE(measured("kepegawaian", "years_in_grade", "lina", "2027-03"), "2");
}

TEST_F(DemoNumbers, AyuEndorsesAsActingHead) {
  auto promotion = state_of("rahmat", "promotion");
  ASSERT_EQ(promotion.here, "endorse");
  const engine::Actor& actor = promotion.tasks.front().may_act.front();
  EXPECT_EQ(actor.person, person("ayu"));
  EXPECT_EQ(actor.capacity, engine::Capacity::plt);
}

// ---- what stopped

TEST_F(DemoNumbers, FajarsPluginStoppedOneCaseAndRetryHealsIt) {
  auto stopped = city().cases.with_incident(10);
  ASSERT_EQ(stopped->size(), 1u);
  auto before = state_of("taufik", "performance-review", "2025");
  ASSERT_TRUE(before.incident);
  EXPECT_EQ(before.incident->step, "measure");
  // 22 January, 23:59:59 in Samarinda.
  EXPECT_EQ(before.incident->since,
            Time(*date_from("2026-01-22")) + std::chrono::hours(16) - std::chrono::milliseconds(1));
  ASSERT_TRUE(house().cases().retry(as("yohanes"), stopped->front().id, "retry"));
  auto after = state_of("taufik", "performance-review", "2025");
  EXPECT_FALSE(after.incident);
  // (189 + 149 + 83 + 104) ÷ (210 + 180 + 95 + 140) = 525 ÷ 625 = 84,00.
  EXPECT_EQ(measured("dinas-kesehatan", "idl_coverage", "taufik", "2025"), "84");
}

}  // namespace
}  // namespace jenjang::test
