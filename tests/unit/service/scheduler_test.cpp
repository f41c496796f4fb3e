#include "service/scheduler.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "city_kit.hpp"
#include "service/beginnings.hpp"
#include "service/verify.hpp"
#include "store/connection.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;

class SchedulerTest : public CityTest {
 protected:
  SchedulerTest() : CityTest(true) {}
  std::vector<std::string> titles_of(PersonId person) {
    std::vector<std::string> titles;
    for (const auto& each : news_of(person)) titles.emplace_back(say(each.title, "en"));
    return titles;
  }
};
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(SchedulerTest, DoesWhatFallsDueInOrderOfTimeAtItsOwnTime) {
  CaseId id = start(nurse);  // Monday 5 January; expectations are due on Thursday the 8th
  ASSERT_TRUE(scheduler_->run_until(on("2026-01-08", 20)));
  EXPECT_EQ(state(id).here, "expect");
  auto ran = scheduler_->run_until(on("2026-01-09", 0, 1));
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, 1);
  EXPECT_EQ(state(id).here, "draft");
  EXPECT_EQ(journal(id).back().at, on("2026-01-08", 23, 59) + std::chrono::milliseconds(59'999));
}

TEST_F(SchedulerTest, CatchesUpAfterALongSleepAsIfItHadBeenThere) {
  CaseId id = at_agree(nurse, kapus);
  ASSERT_TRUE(scheduler_->run_until(on("2026-02-02")));  // the superior was silent
  auto now = state(id);
  ASSERT_EQ(now.tasks.size(), 1u);
  EXPECT_EQ(now.tasks[0].escalated.at(0).person, kadis);
  must(decide(kadis, id, "agree"));
  EXPECT_TRUE(verify(*city_)->faults.empty());
}

TEST_F(SchedulerTest, TellsPeopleOfTheirTasksOnceAndNotWhoCausedThem) {
  CaseId id = start(nurse);
  ASSERT_TRUE(scheduler_->run_until(on("2026-01-05", 10)));
  ASSERT_TRUE(scheduler_->run_until(on("2026-01-05", 11)));
  ASSERT_EQ(news_of(kapus).size(), 1u);
  const Notification news = news_of(kapus).front();
  EXPECT_EQ(say(news.title, "id"), "Tugas baru: Ekspektasi pimpinan");
  EXPECT_EQ(say(news.title, "en"), "New task: Expectations of the superior");
  EXPECT_THAT(std::string(say(news.text, "id")), HasSubstr("Siti"));
  EXPECT_THAT(std::string(say(news.text, "id")), HasSubstr("8 Januari 2026"));
  EXPECT_EQ(news.case_id, id);
  EXPECT_EQ(news.at, on("2026-01-05"));
  must(decide(kapus, id, std::nullopt, expectations()));
  must(decide(nurse, id, "submit", plan(true)));
  must(decide(kapus, id, "return", {}, "Tambah satu target"));
  ASSERT_TRUE(scheduler_->run_until(on("2026-01-05", 12)));
  EXPECT_THAT(std::string(say(news_of(nurse).front().text, "id")), HasSubstr("Tambah satu target"));
  EXPECT_EQ(titles_of(kapus).size(), 2u);  // the expectation and the dialogue; nothing of what he did himself
}

TEST_F(SchedulerTest, RemindsAndMovesUpAndTellsThoseConcerned) {
  CaseId id = start(nurse);
  must(decide(kapus, id, std::nullopt, expectations()));
  ASSERT_TRUE(scheduler_->run_until(on("2026-01-30")));
  EXPECT_THAT(titles_of(nurse), Contains(HasSubstr("Reminder")));
  EXPECT_THAT(titles_of(kapus), Contains(HasSubstr("Overdue")));
  EXPECT_THAT(titles_of(kapus), Contains(HasSubstr("Moved up to you")));
}

TEST_F(SchedulerTest, TellsTheEndInThePluginsWords) {
  CaseId id = at_agree(nurse, kapus);
  must(decide(kapus, id, "agree"));
  must(decide(team_health, id, "aligned"));
  ASSERT_TRUE(scheduler_->run_until(on("2026-01-05", 12)));
  for (PersonId person : {nurse, kapus}) {
    const Notification news = news_of(person).front();
    EXPECT_EQ(say(news.title, "id"), "SKP Tahun 2026 ditetapkan");
    EXPECT_EQ(say(news.text, "en"),
              "The targets of Siti for 2026 are set. See http://127.0.0.1:8080/kasus/" + std::to_string(number_of(id)));
  }
}

TEST_F(SchedulerTest, OpensACaseForEveryEntitledPersonWhoseDateHasCome) {
  Record row{{"person", midwife}, {"period", "2026"}, {"reason", "Cuti"}};
  ASSERT_TRUE(stores_->datasets().add({{"kinerja", "plan_exemptions", "m", row}}, "test", {}, clock_->now()));
  Organisation all = organisation();
  all.people[7].active = false;  // the teacher has left
  staff(all);
  auto opened = scheduler_->start_cases(on("2026-01-01"), on("2026-01-02"));
  ASSERT_TRUE(opened);
  EXPECT_EQ(*opened, 10);  // twelve, less one exempt and one who left
  EXPECT_EQ(*scheduler_->start_cases(on("2026-01-01"), on("2026-01-02")), 0);
  EXPECT_EQ(*scheduler_->start_cases(on("2026-01-03"), on("2026-12-31")), 0);
}

TEST_F(SchedulerTest, OpensNoSecondCaseBesideOneThatIsThere) {
  CaseId id = start(nurse);
  ASSERT_TRUE(scheduler_->start_cases(on("2026-01-01"), on("2026-01-02")));
  auto cases = *stores_->cases().cases_of(std::span(&nurse, 1), 10);
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].id, id);
}

TEST_F(SchedulerTest, MovesADemoCitysClockAndDoesAllOnTheWay) {
  CaseId id = start(nurse);
  clock_->set(on("2026-01-05", 10));
  ASSERT_TRUE(scheduler_->move_clock(on("2027-01-05")));
  EXPECT_EQ(clock_->now(), on("2027-01-05"));
  // Silence to the end: the owner's draft went up to the superior, who kept silent, too.
  EXPECT_EQ(state(id).here, "draft");
  // And on 2 January 2027 the next year's plans began, whose expectations nobody gave until the 7th.
  auto cases = *stores_->cases().cases_of(std::span(&nurse, 1), 10);
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(cases[0].period, "2027");
  EXPECT_EQ(journal(cases[0].id).front().at, on("2027-01-02", 0));
  EXPECT_TRUE(verify(*city_)->faults.empty());
}

TEST_F(SchedulerTest, MovesTheClockForwardOnlyAndNotTooFar) {
  clock_->set(on("2026-01-05"));
  auto backwards = scheduler_->move_clock(on("2026-01-04"));
  ASSERT_FALSE(backwards);
  EXPECT_EQ(backwards.error().code, "ClockBackwards");
  EXPECT_EQ(backwards.error().failure, Failure::invalid);
  EXPECT_EQ(scheduler_->move_clock(on("2031-01-04")).error().code, "ClockTooFar");
  EXPECT_EQ(clock_->now(), on("2026-01-05"));
}

TEST_F(SchedulerTest, GoesOnWithTheOthersWhereOneCannotBeWoken) {
  CaseId damaged = start(nurse, "2026-01-02"), fine = start(teacher);
  {
    store::Connection connection((directory_.path() / "jenjang.db").string(), store::Connection::Access::read_write);
    ASSERT_EQ(connection.run("UPDATE cases SET state='{}' WHERE id=:id", damaged), 1);
  }
  auto ran = scheduler_->run_until(on("2026-01-09", 1));
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, 1);
  EXPECT_EQ(state(fine).here, "draft");
  EXPECT_EQ(journal(damaged).size(), 1u);
}

TEST_F(SchedulerTest, WorksByItselfAndStopsWhenTold) {
  clock_->set(on("2026-01-09", 1));
  CaseId id = start(nurse);
  scheduler_->start();
  for (int tries = 0; tries < 200 && state(id).here == "expect"; ++tries) {
    scheduler_->nudge();
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  scheduler_->stop();
  scheduler_->stop();
  EXPECT_EQ(state(id).here, "draft");
  // At its start it opened what the date had asked for: everyone else has a plan now.
  EXPECT_EQ(stores_->cases().cases_of(std::span(&midwife, 1), 10)->size(), 1u);
}

TEST_F(SchedulerTest, WhoJoinsAfterTheDateGetsACaseWithoutARestart) {
  Organisation all = organisation();
  Organisation before = all;
  before.people.pop_back();  // team_city comes later
  before.holdings.pop_back();
  std::erase_if(before.roles, [](const RoleHolding& role) { return role.person == team_city; });
  staff(before);
  clock_->set(on("2026-01-09", 1));
  scheduler_->start();
  auto cases_of = [&](PersonId person) { return stores_->cases().cases_of(std::span(&person, 1), 10)->size(); };
  auto wait_for = [&](PersonId person) {
    for (int tries = 0; tries < 200 && cases_of(person) == 0; ++tries) {
      scheduler_->nudge();
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
  };
  wait_for(midwife);
  ASSERT_EQ(cases_of(midwife), 1u);
  EXPECT_EQ(cases_of(team_city), 0u);
  staff(all);
  wait_for(team_city);
  scheduler_->stop();
  EXPECT_EQ(cases_of(team_city), 1u);
}

TEST_F(SchedulerTest, DraftsThatNobodyFinishedEndWithTheirAge) {
  CaseId id = start(nurse);
  ASSERT_TRUE(stores_->accounts().put_draft(kapus, id, 1, "{}", 0, on("2024-01-05")));
  ASSERT_TRUE(stores_->accounts().put_draft(nurse, id, 1, "{}", 0, on("2026-01-05")));
  scheduler_->start();
  for (int tries = 0; tries < 200 && stores_->accounts().draft(kapus, id, 1).value(); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  scheduler_->stop();
  EXPECT_FALSE(stores_->accounts().draft(kapus, id, 1).value());
  EXPECT_TRUE(stores_->accounts().draft(nurse, id, 1).value());
}

// ---- dates

TEST(Beginnings, LieOnTheWorkflowsDateInTheCitysTime) {
  auto rules = samarinda().first->newest("target-setting");
  auto found = beginnings(*rules, on("2025-12-01"), on("2028-01-01"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].at, on("2026-01-02", 0));
  EXPECT_EQ(found[0].period.text(), "2026");
  EXPECT_EQ(found[1].period.text(), "2027");
  EXPECT_TRUE(beginnings(*rules, on("2026-01-02", 0), on("2026-12-31")).empty());
  EXPECT_EQ(beginnings(*rules, on("2026-01-01"), on("2026-01-02", 0)).size(), 1u);
}

TEST(Beginnings, CountShorterSpansAndPeriodsBefore) {
  auto rules = *samarinda().first->newest("target-setting");
  engine::Definition definition = *rules.definition;
  definition.begin.every = Period::Kind::quarter;
  definition.begin.month = 0;
  definition.begin.day = 5;
  definition.begin.previous_period = true;
  definition.period = Period::Kind::quarter;
  rules.definition = std::make_shared<engine::Definition>(definition);
  auto found = beginnings(rules, on("2026-01-01"), on("2026-07-31"));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].period.text(), "2025-Q4");
  EXPECT_EQ(found[1].at, on("2026-04-05", 0));
  EXPECT_EQ(found[2].period.text(), "2026-Q2");
}

}  // namespace
}  // namespace jenjang::service
