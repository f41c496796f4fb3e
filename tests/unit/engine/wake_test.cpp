// Time: rules 22 to 26 of engine.md, and what a deadline does.
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

using Persons = std::vector<PersonId>;
using Kind = Late::Kind;

/// The last moment of that day in Samarinda.
Time end_of(const char* day) { return samarinda().end_of(*date_from(day)); }

Step asked(StepId id, Within within, std::vector<Late> late_entries, std::vector<Duration> remind = {}) {
  return ask(std::move(id), {"superior", {}, {}, within, std::move(remind), std::move(late_entries), {}});
}
Step last() { return {"last", {}, {}, Target{{}, "done"}, Signpost{}}; }

Case started(Definition definition, Time at = on("2026-01-02")) {
  Case made(std::move(definition));
  EXPECT_TRUE(made.start(at));
  return made;
}

TEST(Wake, DayOneIsTheNextWorkingDayAndTheDeadlineIsItsEnd) {  // (22)
  auto made =
      started(workflow({asked("wait", working_days(3), {late(Kind::go_on)}), last()}), on("2026-01-02"));  // a Friday
  EXPECT_EQ(made.task().due_at, end_of("2026-01-07"));
}

TEST(Wake, HoursAreClockHoursAndDaysAreCalendarDays) {  // (22)
  auto made = started(workflow({asked("wait", hours(5), {late(Kind::go_on)}), last()}));
  EXPECT_EQ(made.task().due_at, on("2026-01-02", 14));
  auto days = started(workflow({asked("wait", calendar_days(2), {late(Kind::go_on)}), last()}));
  EXPECT_EQ(days.task().due_at, end_of("2026-01-04"));
}

TEST(Wake, ADeadlineMayBeADayOfTheCalendar) {  // (22)
  Moment quarter{Moment::Anchor::period_end, 0, 0, working_days(4)}, christmas{Moment::Anchor::day_of_year, 12, 20, {}};
  EXPECT_EQ(started(workflow({asked("wait", quarter, {late(Kind::go_on)}), last()})).task().due_at,
            end_of("2027-01-06"));
  EXPECT_EQ(started(workflow({asked("wait", christmas, {late(Kind::go_on)}), last()})).task().due_at,
            end_of("2026-12-20"));
}

TEST(Wake, ADeadlineAlreadyPastBecomesTheNextWorkingDay) {  // (22)
  Moment start{Moment::Anchor::period_start, 0, 0, {}};
  EXPECT_EQ(started(workflow({asked("wait", start, {late(Kind::go_on)}), last()}), on("2026-01-09")).task().due_at,
            end_of("2026-01-12"));
  auto definition = workflow({asked("wait", start, {late(Kind::go_on)}), last()});
  definition.calendar.clear();  // calendar days only
  EXPECT_EQ(started(definition, on("2026-01-09")).task().due_at, end_of("2026-01-10"));
}

TEST(Wake, RemindsAtEightInTheOrderOfTimeAndNeverBeforeOpening) {  // (23)
  auto made = started(workflow(
      {asked("wait", working_days(4), {late(Kind::go_on)}, {working_days(1), working_days(9), working_days(2)}),
       last()}));
  EXPECT_EQ(wake_at(made.rules, made.state), on("2026-01-06", 8));  // due on the 8th
  ASSERT_TRUE(made.wake(on("2026-01-06", 8)));
  EXPECT_EQ(made.last<Reminded>(), (std::vector<Reminded>{{1, "wait", 2, end_of("2026-01-08"), {hendra}}}));
  EXPECT_EQ(wake_at(made.rules, made.state), on("2026-01-07", 8));
  ASSERT_TRUE(made.wake(on("2026-01-07", 8)));
  EXPECT_EQ(made.last<Reminded>()[0].entry, 0);
  EXPECT_EQ(wake_at(made.rules, made.state), end_of("2026-01-08"));
}

TEST(Wake, WithNothingDueNothingHappens) {
  auto made = started(target_setting());
  EXPECT_FALSE(made.wake(on("2026-01-03")));
  EXPECT_EQ(made.rejected(), "Nothing");
}

TEST(Wake, ARepeatedWakeDoesNothing) {
  auto made = started(target_setting());
  ASSERT_TRUE(made.wake(on("2026-01-08")));
  EXPECT_FALSE(made.wake(on("2026-01-08")));
  EXPECT_EQ(made.rejected(), "Nothing");
}

TEST(Wake, GoesOnWithoutAnAnswerThatCountsForNobody) {  // (13, 24)
  auto made = started(target_setting());
  ASSERT_TRUE(made.wake(end_of("2026-01-07")));
  EXPECT_EQ(made.last<ChosenByDeadline>(), (std::vector<ChosenByDeadline>{{1, "expect", 1, std::nullopt}}));
  EXPECT_TRUE(made.state.steps.at("expect").deciders.empty());
  EXPECT_EQ(made.here(), "draft");
}

TEST(Wake, LateEntriesRunInFileOrderCountedFromTheDueDate) {  // (24)
  auto made = started(target_setting());
  ASSERT_TRUE(made.wake(end_of("2026-01-07")));  // opens draft, due on Friday the 16th
  ASSERT_EQ(made.task().due_at, end_of("2026-01-16"));
  ASSERT_TRUE(made.wake(on("2026-01-14", 8)));
  EXPECT_EQ(made.last<Reminded>().size(), 1u);
  ASSERT_TRUE(made.wake(end_of("2026-01-16")));
  EXPECT_EQ(made.last<ToldLate>(), (std::vector<ToldLate>{{2, "draft", 0, {hendra}}}));
  EXPECT_EQ(wake_at(made.rules, made.state), end_of("2026-01-20"));
  ASSERT_TRUE(made.wake(end_of("2026-01-20")));
  EXPECT_EQ(made.last<TaskEscalated>(), (std::vector<TaskEscalated>{{2, "draft", 1, "superior", {holder(hendra)}}}));
  EXPECT_FALSE(wake_at(made.rules, made.state));
}

TEST(Wake, EscalationAddsSomebodyKeepsTheDueDateAndReleasesAClaim) {  // (25)
  auto made = started(workflow({asked("wait", working_days(3), {late(Kind::escalate, "upper")}), last()}));
  auto due = made.task().due_at;
  ASSERT_TRUE(made.send(on("2026-01-05"), hendra, Claim{1}));
  ASSERT_TRUE(made.wake(on("2026-01-08")));
  EXPECT_EQ(made.may_act(), (Persons{hendra, suryadi}));
  EXPECT_EQ(made.task().escalated, std::vector<Actor>{holder(suryadi)});
  EXPECT_EQ(made.task().due_at, due);
  EXPECT_FALSE(made.task().claimed_by);
  EXPECT_TRUE(made.decide(on("2026-01-09"), suryadi));
  EXPECT_EQ(made.state.status, Status::ended);
}

TEST(Wake, EscalationNeverAddsTheSubjectNorSomebodyTwice) {  // (12, 25)
  SmallCity city;
  city.people["superior of superior of subject"] = {holder(rina), holder(hendra)};
  Case made(workflow({asked("wait", working_days(3), {late(Kind::escalate, "upper")}), last()}), city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  ASSERT_TRUE(made.wake(on("2026-01-08")));
  EXPECT_EQ(made.may_act(), Persons{hendra});
  EXPECT_FALSE(made.state.incident);
}

TEST(Wake, EscalationToNobodyIsAnIncidentAndTheTaskStays) {  // (12, 30)
  SmallCity city;
  Case made(workflow({asked("wait", working_days(3), {late(Kind::escalate, "admin")}), last()}), city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  made.city.people["role admin-kinerja"].clear();
  ASSERT_TRUE(made.wake(on("2026-01-08")));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.tasks.size(), 1u);
  auto retried = made;
  ASSERT_TRUE(made.decide(on("2026-01-09"), hendra));  // who was asked may still answer
  EXPECT_EQ(made.all<IncidentClosed>().size(), 1u);
  ASSERT_TRUE(retried.send(on("2026-01-09"), admin, Retry{}));  // or the step is entered again
  EXPECT_EQ(retried.last<TaskClosed>(), (std::vector<TaskClosed>{{1, "retried"}}));
  EXPECT_EQ(retried.task().round, 2);
}

TEST(Wake, TheDeadlineMayChooseWhereOthersDecided) {
  auto made = started(target_setting());
  ASSERT_TRUE(
      made.decide(on("2026-01-05"), hendra, std::nullopt, {{"kinerja.expectations", Json::Object{{"words", "x"}}}}));
  ASSERT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(1)));
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "agree"));
  ASSERT_TRUE(made.wake(on("2026-01-30")));
  EXPECT_EQ(made.last<ChosenByDeadline>()[0].choice, "aligned");
  EXPECT_EQ(made.state.outcome, "agreed");
  EXPECT_EQ(made.last<RowWritten>()[0].row.at("day"), Value(*date_from("2026-01-12")));  // (26) of its own day
}

TEST(Wake, AChoiceThatIsGoneAtTheDeadlineIsAnIncident) {
  auto first = asked("first", working_days(1), {late(Kind::go_on)});
  Ask again{"superior",
            {},
            {to_end("yes", "done"), back("return", "first", 1)},
            working_days(1),
            {},
            {late(Kind::choose, "return")},
            {}};
  auto made = started(workflow({first, ask("again", again)}));
  ASSERT_TRUE(made.wake(on("2026-02-28")));
  EXPECT_EQ(made.all<Returned>().size(), 1u);
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "deadline");
  EXPECT_FALSE(wake_at(made.rules, made.state));
  ASSERT_TRUE(made.send(on("2026-03-02"), admin, Retry{}));
  EXPECT_EQ(made.here(), "again");
}

TEST(Wake, ADeadlineMayEndTheCase) {
  auto made = started(workflow({asked("wait", working_days(1), {late(Kind::end, "cancelled")}), last()}));
  ASSERT_TRUE(made.wake(on("2026-01-06")));
  EXPECT_EQ(made.last<TaskClosed>(), (std::vector<TaskClosed>{{1, "ended"}}));
  EXPECT_EQ(made.state.outcome, "cancelled");
}

TEST(Wake, AHostThatWasDownCatchesUpAsIfEachItemRanAtItsOwnTime) {  // (26)
  auto definition =
      workflow({asked("one", working_days(1), {late(Kind::go_on)}),
                asked("two", working_days(2), {late(Kind::tell, "upper"), late(Kind::go_on, {}, working_days(1))}),
                asked("three", working_days(1), {late(Kind::escalate, "upper")}), last()});
  auto at_once = started(definition), day_by_day = started(definition);
  ASSERT_TRUE(at_once.wake(on("2026-02-01")));
  EXPECT_LE(at_once.rounds, 2);
  for (auto at = wake_at(day_by_day.rules, day_by_day.state); at; at = wake_at(day_by_day.rules, day_by_day.state))
    ASSERT_TRUE(day_by_day.wake(*at));
  EXPECT_EQ(at_once.task(), day_by_day.task());
  EXPECT_EQ(at_once.task().opened_at, end_of("2026-01-08"));
  EXPECT_EQ(at_once.state.steps, day_by_day.state.steps);
}

TEST(Wake, AsksForTheFactsOfAllThatItReachesInFewRounds) {
  std::vector<Step> steps;
  for (int each = 0; each < 12; ++each) {
    auto step = asked("s" + std::to_string(each), working_days(1), {late(Kind::go_on)});
    std::get<Ask>(step.verb).who = each % 2 ? "admin" : "upper";
    steps.push_back(step);
    steps.push_back({"c" + std::to_string(each),
                     {},
                     {},
                     {},
                     Compute{{{"x", formula(each % 2 ? "kinerja.achievement" : "kinerja.other")}}}});
  }
  steps.push_back(last());
  SmallCity city;
  city.indicators["kinerja.other"] = measured(Value(Decimal(1)));
  Case made(workflow(steps), city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  ASSERT_TRUE(made.wake(on("2026-06-01")));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_LE(made.rounds, 2);
}

TEST(Wake, AClockThatWasSetBackDoesNotTurnTheCaseBack) {
  auto made = started(target_setting(), on("2026-01-05"));
  ASSERT_TRUE(
      made.decide(on("2026-01-02"), hendra, std::nullopt, {{"kinerja.expectations", Json::Object{{"words", "x"}}}}));
  EXPECT_EQ(made.task().opened_at, on("2026-01-05"));
  EXPECT_EQ(made.state.last_at, on("2026-01-05"));
}

TEST(Wake, AnEndedCaseNeverWakes) {
  auto made = started(target_setting());
  ASSERT_TRUE(made.send(on("2026-01-05"), admin, Withdraw{}));
  EXPECT_FALSE(wake_at(made.rules, made.state));
  EXPECT_FALSE(made.wake(on("2026-12-31")));
}

}  // namespace
}  // namespace jenjang::engine
