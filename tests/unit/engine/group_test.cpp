// `ask each`: slots, enough, the deadline, and who is escalated to (engine.md 7, 17, 18, 19).
#include "engine/turn.hpp"
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

const std::vector<FormName> behaviour = {{"kinerja", "behaviour"}};
const Time monday = on("2026-01-05"), due = on("2026-01-09", 23, 59) + std::chrono::milliseconds(59'999);

/// Colleagues (Siti, Ayu, Suryadi) are asked within four days; `total` then counts and adds their marks.
Definition round_of(Ask ask) {
  Step total{"total",
             {},
             {},
             Target{{}, "done"},
             Compute{{{"sum", formula("sum(peer.mark)")}, {"count", formula("count(peer.mark)")}}}};
  ask.within = working_days(4);
  return workflow({ask_each("peer", std::move(ask)), total});
}
Ask with_enough(Enough enough) {
  auto ask = simply("colleagues", behaviour);
  ask.enough = enough;
  return ask;
}
Value computed(const Case& made, const Name& field) { return made.state.steps.at("total").computed.at(field); }

TEST(Group, EveryoneIsAskedAtOnceEachInTheirOwnSlot) {
  Case made(round_of(with_enough({})));
  ASSERT_TRUE(made.start(monday));
  ASSERT_EQ(made.state.tasks.size(), 3u);
  EXPECT_EQ(made.task_of(siti).slot, 1);
  EXPECT_EQ(made.task_of(ayu).slot, 2);
  EXPECT_EQ(made.task_of(suryadi).slot, 3);
  EXPECT_TRUE(made.answer(monday, ayu, {}, mark(80)));
  EXPECT_EQ(made.here(), "peer");
}

TEST(Group, TheAnswersStandInTheOrderOfTheSlotsNotOfTime) {
  auto definition = round_of(with_enough({}));
  std::get<Compute>(definition.steps[1].verb).lines = {{"sum", formula("min(peer.mark)")}};
  definition.steps[1].when = formula("count(peer.mark) = 3");
  Case made(definition);
  made.start(monday);
  made.answer(monday, suryadi, {}, mark(70));
  made.answer(monday, siti, {}, mark(90));
  ASSERT_TRUE(made.answer(monday, ayu, {}, mark(80)));
  EXPECT_EQ(computed(made, "sum"), Value(Decimal(70)));
  EXPECT_EQ(made.state.steps.at("peer").answers.at(3).at("kinerja.behaviour").at("mark"), Value(Decimal(70)));
}

TEST(Group, ClosesWhenAllHaveAnswered) {  // (18)
  Case made(round_of(with_enough({Enough::Kind::count, 2})));
  made.start(monday);
  made.answer(monday, siti, {}, mark(90));
  made.answer(monday, ayu, {}, mark(80));
  EXPECT_EQ(made.here(), "peer") << "before the deadline the third may still answer";
  made.answer(monday, suryadi, {}, mark(70));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_EQ(computed(made, "count"), Value(Decimal(3)));
}

TEST(Group, ClosesAtTheDeadlineAsSoonAsEnoughHaveAnsweredAndThenNothingIsLate) {  // (18)
  auto ask = with_enough({Enough::Kind::count, 2});
  ask.late = {late(Late::Kind::tell, "superior"), late(Late::Kind::go_on, {}, working_days(2))};
  Case made(round_of(ask));
  made.start(monday);
  made.answer(monday, siti, {}, mark(90));
  made.answer(monday, ayu, {}, mark(80));
  EXPECT_EQ(wake_at(made.rules, made.state), due);
  ASSERT_TRUE(made.wake(due));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_TRUE(made.all<ToldLate>().empty());
  EXPECT_EQ(made.last<TaskClosed>().front().reason, "enough");
}

TEST(Group, AfterTheDeadlineTheAnswerThatMakesItEnoughCloses) {  // (18)
  auto ask = with_enough({Enough::Kind::count, 2});
  ask.late = {late(Late::Kind::tell, "superior"), late(Late::Kind::go_on, {}, working_days(9))};
  Case made(round_of(ask));
  made.start(monday);
  made.answer(monday, siti, {}, mark(90));
  ASSERT_TRUE(made.wake(due));
  EXPECT_EQ(made.all<ToldLate>().size(), 1u) << "once for the step, not once for each who is silent";
  ASSERT_TRUE(made.answer(on("2026-01-12"), suryadi, {}, mark(70)));
  EXPECT_EQ(made.state.status, Status::ended);
}

TEST(Group, GoesOnWithTheAnswersThereAre) {
  Case made(round_of(with_enough({Enough::Kind::count, 2})));
  made.start(monday);
  made.answer(monday, siti, {}, mark(90));
  ASSERT_TRUE(made.wake(due));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_EQ(computed(made, "count"), Value(Decimal(1)));
  EXPECT_EQ(made.all<ChosenByDeadline>().size(), 1u);
}

TEST(Group, FirstTwoCloseEarly) {
  Case made(round_of(with_enough({Enough::Kind::first, 2})));
  made.start(monday);
  made.answer(monday, siti, {}, mark(90));
  ASSERT_TRUE(made.answer(monday, ayu, {}, mark(80)));
  EXPECT_EQ(made.state.status, Status::ended);
}

TEST(Group, PercentIsRoundedUpAndAtLeastOne) {  // (17)
  EXPECT_EQ(enough_of(with_enough({Enough::Kind::percent, 60}), 3), 2u);
  EXPECT_EQ(enough_of(with_enough({Enough::Kind::percent, 1}), 3), 1u);
  EXPECT_EQ(enough_of(with_enough({Enough::Kind::percent, 100}), 3), 3u);
  EXPECT_EQ(enough_of(with_enough({Enough::Kind::count, 5}), 3), 3u) << "never more than there are";
}

TEST(Group, AnEmptyGroupIsSkippedAndItsListIsEmpty) {  // (7, 17)
  SmallCity city;
  city.people["peers of subject"].clear();
  Case made(round_of(with_enough({})), city);
  ASSERT_TRUE(made.start(monday));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_TRUE(made.state.steps.at("peer").skipped);
  EXPECT_EQ(computed(made, "count"), Value(Decimal(0)));
}

TEST(Group, TheSubjectIsNeverAmongThoseWhoAreAsked) {  // (12)
  SmallCity city;
  city.people["peers of subject"] = {holder(rina), holder(siti), holder(siti)};
  Case made(round_of(with_enough({})), city);
  made.start(monday);
  ASSERT_EQ(made.state.tasks.size(), 1u);
  EXPECT_EQ(made.may_act(), Persons{siti});
}

TEST(Group, OneAnswerOfWhomItWasEscalatedToClosesTheStep) {  // (19)
  auto ask = with_enough({});
  ask.late = {late(Late::Kind::escalate, "admin")};
  Case made(round_of(ask));
  made.start(monday);
  made.answer(monday, siti, {}, mark(90));
  ASSERT_TRUE(made.wake(due));
  EXPECT_EQ(made.task_of(admin).slot, 0);
  EXPECT_EQ(made.state.tasks.size(), 3u) << "who was silent may still answer";
  ASSERT_TRUE(made.answer(on("2026-01-12"), admin, {}, mark(60)));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_EQ(computed(made, "sum"), Value(Decimal(150))) << "the earlier answer stays on record";
}

/// raters -> peer (chosen) -> superior, who may send it back once.
Case with_chosen() {
  auto choose = simply("superior", {{"kinerja", "raters"}});
  auto assess = simply("superior");
  assess.choices = {to("yes", "total"), back("return", "peer", 1)};
  assess.late = {late(Late::Kind::escalate, "upper")};
  Step total{"total", {}, {}, Target{{}, "done"}, Compute{{{"sum", formula("sum(peer.mark)")}}}};
  auto peer = simply("chosen", behaviour);
  return Case(workflow({ask("raters", choose), ask_each("peer", peer), ask("assess", assess), total}));
}

TEST(Group, WhomAFormNamesIsAsked) {
  auto made = with_chosen();
  made.start(monday);
  ASSERT_TRUE(made.decide(monday, hendra, {}, raters({ayu, siti})));
  ASSERT_EQ(made.state.tasks.size(), 2u);
  EXPECT_EQ(made.task_of(ayu).slot, 1);
  EXPECT_EQ(made.task_of(siti).slot, 2);
}

TEST(Group, AFormMayNameOnlyMembersOfItsGroup) {  // (16)
  auto made = with_chosen();
  made.start(monday);
  EXPECT_FALSE(made.decide(monday, hendra, {}, raters({ayu, admin})));
  EXPECT_EQ(made.rejected(), "FormInvalid");
  EXPECT_TRUE(made.rejection->fields.contains("kinerja.raters/peers/1"));
  EXPECT_FALSE(made.decide(monday, hendra, {}, raters({rina})));
  EXPECT_EQ(made.rejected(), "FormInvalid") << "nor the subject";
}

TEST(Group, InASecondRoundWhoDoesNotAnswerKeepsTheFirstAnswer) {  // (7)
  auto made = with_chosen();
  made.start(monday);
  made.decide(monday, hendra, {}, raters({ayu, siti}));
  made.answer(monday, ayu, {}, mark(80));
  made.answer(monday, siti, {}, mark(60));
  ASSERT_TRUE(made.decide(monday, hendra, "return", {}, "again"));
  ASSERT_EQ(made.state.tasks.size(), 2u);
  EXPECT_EQ(made.task_of(siti).slot, 2);
  ASSERT_TRUE(made.answer(on("2026-01-06"), siti, {}, mark(70)));
  ASSERT_TRUE(made.wake(on("2026-01-13")));  // the deadline lets the round go
  ASSERT_EQ(made.here(), "assess");
  ASSERT_TRUE(made.decide(on("2026-01-13"), hendra, "yes"));
  EXPECT_EQ(computed(made, "sum"), Value(Decimal(150)));
}

}  // namespace
}  // namespace jenjang::engine
