// What every CaseStore promises about open tasks and inboxes.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Committed;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class OpenTasks : public StoreContract {
 protected:
  CaseId case_with(PersonId subject, std::vector<service::OpenTask> tasks) {
    const CaseId id = cases().new_id().value();
    auto change = example_change(example_case(id, subject));
    change.opened = std::move(tasks);
    EXPECT_EQ(cases().commit(change).value(), Committed::done);
    return id;
  }
  std::vector<std::pair<CaseId, int>> inbox(PersonId person, std::size_t limit = 50) {
    std::vector<std::pair<CaseId, int>> all;
    for (const auto& row : cases().inbox(person, limit).value()) all.emplace_back(row.case_id, row.task);
    return all;
  }
};
JENJANG_ALL_ADAPTERS(OpenTasks);

TEST_P(OpenTasks, StandInTheInboxOfEveryoneWhoMayAct) {
  auto task =
      example_task(3, {holder(PersonId{2}), {PersonId{4}, PositionId{8}, engine::Capacity::plt, MandateId{5}, {}}});
  task.round = 2;
  task.claimed_by = PersonId{4};
  const CaseId id = case_with(PersonId{1}, {task});
  const auto rows = cases().inbox(PersonId{4}, 10).value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].case_id, id);
  EXPECT_EQ(rows[0].task, 3);
  EXPECT_EQ(rows[0].step, "agree");
  EXPECT_EQ(rows[0].round, 2);
  EXPECT_EQ(rows[0].due_at, minutes(60));
  EXPECT_EQ(rows[0].claimed_by, PersonId{4});
  EXPECT_EQ(rows[0].capacity, "plt");
  EXPECT_EQ(rows[0].workflow, "target-setting");
  EXPECT_EQ(rows[0].definition_version, 1);
  EXPECT_EQ(rows[0].subject, PersonId{1});
  EXPECT_EQ(rows[0].period, "2026");
  EXPECT_THAT(inbox(PersonId{2}), ElementsAre(std::pair(id, 3)));
  EXPECT_THAT(inbox(PersonId{1}), IsEmpty());
}

TEST_P(OpenTasks, KeepWhoMayActAndAsWhat) {
  const std::vector<engine::Actor> who{holder(PersonId{2}),
                                       {PersonId{4}, PositionId{8}, engine::Capacity::plt, MandateId{5}, {}},
                                       {PersonId{6}, std::nullopt, engine::Capacity::role, {}, "hr-officer"}};
  const CaseId id =
      case_with(PersonId{1}, {example_task(1, who), example_task(2, {holder(PersonId{3})}, std::nullopt)});
  const auto tasks = cases().open_tasks(id).value();
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[0].may_act, who);
  EXPECT_EQ(tasks[0].due_at, minutes(60));
  EXPECT_FALSE(tasks[0].claimed_by);
  EXPECT_FALSE(tasks[1].due_at);
}

TEST_P(OpenTasks, ComeSoonestDueFirstAndThoseWithoutADayLast) {
  const PersonId person{2};
  const CaseId later = case_with(PersonId{1}, {example_task(1, {holder(person)}, minutes(90))});
  const CaseId never = case_with(PersonId{3}, {example_task(1, {holder(person)}, std::nullopt)});
  const CaseId sooner = case_with(
      PersonId{4}, {example_task(1, {holder(person)}, minutes(10)), example_task(2, {holder(person)}, minutes(100))});
  EXPECT_THAT(inbox(person),
              ElementsAre(std::pair(sooner, 1), std::pair(later, 1), std::pair(sooner, 2), std::pair(never, 1)));
  EXPECT_THAT(inbox(person, 2), ElementsAre(std::pair(sooner, 1), std::pair(later, 1)));
}

TEST_P(OpenTasks, LeaveEveryInboxWhenClosedAndOnlyThatTask) {
  const CaseId id = case_with(PersonId{1}, {example_task(1, {holder(PersonId{2}), holder(PersonId{3})}),
                                            example_task(2, {holder(PersonId{2})})});
  auto change = example_change(example_case(id, PersonId{1}, 2));
  change.closed = {1};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_THAT(inbox(PersonId{2}), ElementsAre(std::pair(id, 2)));
  EXPECT_THAT(inbox(PersonId{3}), IsEmpty());
  EXPECT_EQ(cases().open_tasks(id).value().size(), 1u);
}

TEST_P(OpenTasks, AreReplacedUnderTheirNumber) {
  const CaseId id = case_with(PersonId{1}, {example_task(1, {holder(PersonId{2}), holder(PersonId{3})})});
  auto change = example_change(example_case(id, PersonId{1}, 2));
  change.opened = {example_task(1, {holder(PersonId{3}), holder(PersonId{4})}, minutes(5))};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_THAT(inbox(PersonId{2}), IsEmpty());
  EXPECT_THAT(inbox(PersonId{3}), ElementsAre(std::pair(id, 1)));
  EXPECT_THAT(inbox(PersonId{4}), ElementsAre(std::pair(id, 1)));
  EXPECT_EQ(cases().inbox(PersonId{3}, 10).value()[0].due_at, minutes(5));
}

TEST_P(OpenTasks, MayBeClosedAndOpenedInOneChange) {
  const CaseId id = case_with(PersonId{1}, {example_task(1, {holder(PersonId{2})})});
  auto change = example_change(example_case(id, PersonId{1}, 2));
  change.closed = {1};
  change.opened = {example_task(2, {holder(PersonId{2})})};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_THAT(inbox(PersonId{2}), ElementsAre(std::pair(id, 2)));
}

TEST_P(OpenTasks, ReachFiveHundredDeciders) {
  std::vector<engine::Actor> many;
  for (int i = 1; i <= 500; ++i) many.push_back(holder(PersonId{1000 + i}));
  const CaseId id = case_with(PersonId{1}, {example_task(1, many)});
  EXPECT_THAT(inbox(PersonId{1500}), ElementsAre(std::pair(id, 1)));
  auto change = example_change(example_case(id, PersonId{1}, 2));
  change.closed = {1};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  for (const auto& actor : many) ASSERT_THAT(inbox(actor.person), IsEmpty());
}

}  // namespace
}  // namespace jenjang::contract
