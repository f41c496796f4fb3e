// Waits: for a date and for an event (engine.md 4, 22, 24, 30).
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

const Time monday = on("2026-01-05");
const Receive opinion{"bkn", "technical_opinion", {{"status", Value("approved")}}};

Step wait_for_opinion(std::vector<Late> late_entries) {
  return {"opinion", {}, {}, {}, WaitFor{"bkn", "technical_opinion", working_days(5), std::move(late_entries)}};
}
Step check() {
  auto ask = simply("superior");
  ask.choices = {to_end("yes", "done"), back("return", "opinion", 2)};
  ask.late = {late(Late::Kind::escalate, "upper")};
  return jenjang::engine::ask("check", ask);
}
Case waiting(std::vector<Late> late_entries = {late(Late::Kind::go_on)}) {
  Case made(workflow({wait_for_opinion(std::move(late_entries)), check()}));
  EXPECT_TRUE(made.start(monday));
  EXPECT_EQ(made.here(), "opinion");
  return made;
}

TEST(Wait, UntilADateEndsWithThatDay) {
  Step wait{"season", {}, {}, {}, WaitUntil{{Moment::Anchor::day_of_year, 1, 20, std::nullopt}}};
  Case made(workflow({wait, check()}));
  ASSERT_TRUE(made.start(monday));
  EXPECT_EQ(made.here(), "season");
  EXPECT_EQ(wake_at(made.rules, made.state), samarinda().end_of(*date_from("2026-01-20")));
  ASSERT_TRUE(made.wake(on("2026-01-21")));
  EXPECT_EQ(made.here(), "check");
  EXPECT_EQ(made.task().opened_at, samarinda().end_of(*date_from("2026-01-20"))) << "as if at its own time";
}

TEST(Wait, UntilAPastDateGoesOnAtOnce) {  // (22)
  Step wait{"season", {}, {}, {}, WaitUntil{{Moment::Anchor::period_start, 0, 0, std::nullopt}}};
  Case made(workflow({wait, check()}));
  ASSERT_TRUE(made.start(monday));
  EXPECT_EQ(made.here(), "check");
}

TEST(Wait, ForAnEventEndsWhenItComes) {
  auto made = waiting();
  ASSERT_TRUE(made.send(on("2026-01-06"), std::nullopt, opinion));
  EXPECT_EQ(made.here(), "check");
  EXPECT_EQ(made.state.steps.at("opinion").computed.at("status"), Value("approved"));
  EXPECT_FALSE(made.state.waiting.has_value());
}

TEST(Wait, ALateEntryTellsAndTheLastGoesOnWithoutTheEvent) {  // (24)
  auto made = waiting({late(Late::Kind::tell, "superior"), late(Late::Kind::go_on, {}, working_days(3))});
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  EXPECT_EQ(made.all<ToldLate>().at(0).to, Persons{hendra});
  EXPECT_EQ(made.here(), "opinion");
  ASSERT_TRUE(made.wake(on("2026-01-16")));
  EXPECT_EQ(made.here(), "check");
}

TEST(Wait, ForAnEventMayEndTheCase) {
  auto made = waiting({late(Late::Kind::end, "cancelled")});
  ASSERT_TRUE(made.wake(on("2026-01-13")));
  EXPECT_EQ(made.state.outcome, "cancelled");
}

TEST(Wait, AnEventThatCameTooEarlyIsKeptAndTakenOnce) {
  auto made = waiting();
  made.send(on("2026-01-06"), std::nullopt, opinion);
  ASSERT_TRUE(made.send(on("2026-01-06"), std::nullopt, opinion)) << "nobody waits for it now";
  EXPECT_EQ(made.state.kept.size(), 1u);
  EXPECT_FALSE(made.send(on("2026-01-06"), std::nullopt, opinion));
  EXPECT_EQ(made.rejected(), "NotWaiting") << "the first counts";
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "return", {}, "again"));
  EXPECT_EQ(made.here(), "check") << "the kept one ends the second wait at once";
  EXPECT_TRUE(made.state.kept.empty());
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "return", {}, "again"));
  EXPECT_EQ(made.here(), "opinion");
  EXPECT_TRUE(made.state.steps.at("opinion").computed.empty()) << "an earlier round's fields are not this one's";
}

TEST(Wait, AnEventThatTheWorkflowNeverAwaitsIsRefused) {
  auto made = waiting();
  EXPECT_FALSE(made.send(monday, std::nullopt, Receive{"bkn", "greeting", {}}));
  EXPECT_EQ(made.rejected(), "NotWaiting");
}

TEST(Wait, EndsWithTheCase) {  // (4)
  auto definition = workflow({wait_for_opinion({late(Late::Kind::go_on)}), check()});
  definition.withdraw = Withdrawal{"admin", {}, "cancelled"};
  Case made(definition);
  made.start(monday);
  ASSERT_TRUE(made.send(monday, admin, Withdraw{"note"}));
  EXPECT_FALSE(made.state.waiting.has_value());
  EXPECT_FALSE(wake_at(made.rules, made.state).has_value());
  EXPECT_FALSE(made.send(monday, std::nullopt, opinion));
}

}  // namespace
}  // namespace jenjang::engine
