// Votes: `ask each` with choices (engine.md 19, 20).
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

const Time monday = on("2026-01-05");

/// Three colleagues vote yes or no; yes needs what `wins` says.
Case vote(Wins wins, std::vector<Late> late_entries = {late(Late::Kind::escalate, "admin")}) {
  auto ask = simply("colleagues");
  ask.choices = {to("yes", "approved"), to("no", "refused")};
  ask.choices[0].wins = wins;
  ask.late = std::move(late_entries);
  ask.enough = {Enough::Kind::count, 2};
  Step approved{"approved", {}, {}, Target{{}, "done"}, Signpost{}};
  Step refused{"refused", {}, {}, Target{{}, "cancelled"}, Signpost{}};
  Case made(workflow({ask_each("vote", std::move(ask)), approved, refused}));
  EXPECT_TRUE(made.start(monday));
  return made;
}

TEST(Vote, IsCountedWhenAllHaveVoted) {
  auto made = vote({Wins::Kind::more_than_percent, 50, 0});
  made.answer(monday, siti, "yes");
  made.answer(monday, ayu, "no");
  EXPECT_EQ(made.here(), "vote");
  made.answer(monday, suryadi, "yes");
  EXPECT_EQ(made.state.outcome, "done");
  const auto counted = made.all<VoteCounted>().at(0);
  EXPECT_EQ(counted.votes, (std::map<std::string, int>{{"yes", 2}, {"no", 1}}));
  EXPECT_EQ(counted.choice, "yes");
  EXPECT_EQ(made.state.steps.at("vote").choice, "yes");
}

TEST(Vote, ATieIsNotAWin) {
  auto made = vote({Wins::Kind::more_than_percent, 50, 0});
  made.answer(monday, siti, "yes");
  made.answer(monday, ayu, "no");
  ASSERT_TRUE(made.wake(on("2026-01-13")));  // enough have voted: the deadline counts
  EXPECT_EQ(made.state.outcome, "cancelled");
}

TEST(Vote, TwoOfThreeIsMeasuredAgainstTheVotesCast) {
  auto made = vote({Wins::Kind::of, 2, 3});
  made.answer(monday, siti, "yes");
  made.answer(monday, ayu, "yes");
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  EXPECT_EQ(made.state.outcome, "done");
}

TEST(Vote, TheChoiceOfWhomItWasEscalatedToWinsAndTheVotesStayOnRecord) {  // (19)
  auto made = vote({Wins::Kind::more_than_percent, 50, 0});
  made.answer(monday, siti, "no");
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  ASSERT_TRUE(made.answer(on("2026-01-13"), admin, "yes"));
  EXPECT_EQ(made.state.outcome, "done");
  EXPECT_EQ(made.state.steps.at("vote").choice, "yes");
  EXPECT_EQ(made.state.steps.at("vote").votes, (std::map<int, Name>{{1, "no"}}));
  EXPECT_TRUE(made.all<VoteCounted>().empty());
}

TEST(Vote, TheDeadlinesChoiceIsNobodys) {
  auto made = vote({Wins::Kind::more_than_percent, 50, 0}, {late(Late::Kind::choose, "no")});
  made.answer(monday, siti, "yes");
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  EXPECT_EQ(made.state.outcome, "cancelled");
  EXPECT_EQ(made.all<ChosenByDeadline>().at(0).choice, "no");
  EXPECT_EQ(made.state.steps.at("vote").deciders, Persons{siti});
  EXPECT_TRUE(made.state.tasks.empty());
}

TEST(Vote, NobodyVotesTwice) {
  auto made = vote({Wins::Kind::more_than_percent, 50, 0});
  int task = made.task_of(siti).number;
  made.answer(monday, siti, "yes");
  EXPECT_FALSE(made.send(monday, siti, Decide{task, "yes", {}, {}}));
  EXPECT_EQ(made.rejected(), "TaskClosed");
  EXPECT_FALSE(made.send(monday, siti, Decide{made.task_of(ayu).number, "yes", {}, {}}));
  EXPECT_EQ(made.rejected(), "NotYours");
}

}  // namespace
}  // namespace jenjang::engine
