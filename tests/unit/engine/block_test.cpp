// Blocks: branches at once, done when all are (engine.md 3, 5, 18, 30).
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

const std::vector<FormName> behaviour = {{"kinerja", "behaviour"}};
const Time monday = on("2026-01-05");

/// self and peers at once; then the superior, who may send both back once.
Definition gathering(std::optional<Formula> peers_when = std::nullopt) {
  auto peer = ask_each("peer", simply("colleagues", behaviour));
  peer.when = std::move(peers_when);
  Step gather{"gather", {}, {}, {}, Together{{ask("self", simply("owner", behaviour)), peer}}};
  auto assess = simply("superior");
  assess.choices = {to_end("yes", "done"), back("return", "gather", 1)};
  assess.late = {late(Late::Kind::escalate, "upper")};
  return workflow({gather, ask("assess", assess)});
}

TEST(Block, AsksAllBranchesAtOnceAndIsDoneWhenAllAre) {
  Case made(gathering());
  ASSERT_TRUE(made.start(monday));
  EXPECT_EQ(made.here(), "gather");
  ASSERT_EQ(made.state.tasks.size(), 4u);
  for (auto person : {siti, ayu, suryadi}) made.answer(monday, person, {}, mark(80));
  EXPECT_EQ(made.all<BranchDone>().at(0).step, "peer");
  EXPECT_EQ(made.here(), "gather");
  ASSERT_TRUE(made.answer(monday, rina, {}, mark(90)));
  EXPECT_EQ(made.all<BlockDone>().size(), 1u);
  EXPECT_EQ(made.here(), "assess");
}

TEST(Block, ABranchWhoseConditionDoesNotHoldIsSkipped) {  // (3)
  Case made(gathering(formula("kinerja.achievement > 95")));
  made.start(monday);
  ASSERT_EQ(made.state.tasks.size(), 1u);
  EXPECT_TRUE(made.state.steps.at("peer").skipped);
  made.answer(monday, rina, {}, mark(90));
  EXPECT_EQ(made.here(), "assess");
}

TEST(Block, IsDoneAtOnceWhereAllBranchesAreSkipped) {  // (3)
  auto definition = gathering(formula("kinerja.achievement > 95"));
  std::get<Together>(definition.steps[0].verb).branches[0].when = formula("kinerja.achievement > 95");
  Case made(definition);
  ASSERT_TRUE(made.start(monday));
  EXPECT_EQ(made.here(), "assess");
}

TEST(Block, EachBranchHasItsOwnDeadline) {
  auto definition = gathering();
  std::get<Ask>(std::get<Together>(definition.steps[0].verb).branches[0].verb).within = working_days(2);
  Case made(definition);
  made.start(monday);
  ASSERT_TRUE(made.wake(on("2026-01-08")));
  EXPECT_EQ(made.all<BranchDone>().at(0).step, "self");
  EXPECT_EQ(made.state.tasks.size(), 3u);
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  EXPECT_EQ(made.here(), "assess");
}

TEST(Block, BackToItReopensEveryBranchWhoseConditionHolds) {  // (5)
  Case made(gathering());
  made.start(monday);
  for (auto person : {siti, ayu, suryadi, rina}) made.answer(monday, person, {}, mark(80));
  ASSERT_TRUE(made.decide(monday, hendra, "return", {}, "again"));
  EXPECT_EQ(made.here(), "gather");
  EXPECT_EQ(made.state.tasks.size(), 4u);
  EXPECT_EQ(made.task_of(rina).round, 2);
}

TEST(Block, AFailedConditionIsAnIncidentInsteadOfTheWholeBlock) {  // (30)
  SmallCity city;
  city.indicators["kinerja.achievement"].failed = true;
  Case made(gathering(formula("kinerja.achievement > 95")), city);
  ASSERT_TRUE(made.start(monday));
  EXPECT_TRUE(made.state.tasks.empty());
  ASSERT_TRUE(made.state.incident.has_value());
  EXPECT_EQ(made.state.incident->step, "gather");
  made.city.indicators["kinerja.achievement"] = measured(Value(Decimal(99)));
  ASSERT_TRUE(made.send(monday, admin, Retry{}));
  EXPECT_EQ(made.state.tasks.size(), 4u);
}

TEST(Block, ABranchThatIsEscalatedToNobodyIsMendedAlone) {
  auto definition = gathering();
  auto& self = std::get<Ask>(std::get<Together>(definition.steps[0].verb).branches[0].verb);
  self.who = "admin";
  self.late = {late(Late::Kind::escalate, "superior")};
  SmallCity city;
  for (auto phrase :
       {"superior of subject", "superior of superior of subject", "role tim-pengelola-kinerja in unit of subject"})
    city.people[phrase].clear();
  definition.people["superior"].or_else.reset();
  Case made(definition, city);
  made.start(monday);
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  ASSERT_TRUE(made.state.incident.has_value());
  EXPECT_EQ(made.state.incident->step, "self");
  EXPECT_EQ(made.here(), "gather") << "the deadline of the peers has let them go; the block still waits";
  made.city.people["superior of subject"] = {holder(hendra)};
  ASSERT_TRUE(made.send(on("2026-01-13"), admin, Retry{}));
  EXPECT_FALSE(made.state.incident.has_value());
  ASSERT_EQ(made.state.tasks.size(), 1u);
  ASSERT_TRUE(made.answer(on("2026-01-13"), admin, {}, mark(70)));
  EXPECT_EQ(made.here(), "assess");
}

}  // namespace
}  // namespace jenjang::engine
