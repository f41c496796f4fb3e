// What every CaseStore promises about effects: written with their command, leased, delivered, put off.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Committed;
using ::testing::IsEmpty;

class Outbox : public StoreContract {
 protected:
  service::OutboxEffect effect(std::string key, Time next) {
    return {0, std::move(key), {}, R"({"kind":"tell"})", 0, next};
  }
  CaseId case_with(PersonId subject, std::vector<service::OutboxEffect> effects) {
    const CaseId id = cases().new_id().value();
    auto change = example_change(example_case(id, subject));
    change.effects = std::move(effects);
    EXPECT_EQ(cases().commit(change).value(), Committed::done);
    return id;
  }
  std::vector<std::string> lease(int now, int until, std::size_t limit = 10) {
    std::vector<std::string> keys;
    for (const auto& one : cases().lease(minutes(now), minutes(until), limit).value()) keys.push_back(one.key);
    return keys;
  }
};
JENJANG_ALL_ADAPTERS(Outbox);

TEST_P(Outbox, LeasesWhatIsDueInOrderAndNotTwice) {
  const CaseId id =
      case_with(PersonId{1}, {effect("b", minutes(2)), effect("a", minutes(1)), effect("later", minutes(50))});
  const auto leased = cases().lease(minutes(5), minutes(15), 10).value();
  ASSERT_EQ(leased.size(), 2u);
  EXPECT_EQ(leased[0].key, "a");
  EXPECT_EQ(leased[0].case_id, id);
  EXPECT_EQ(leased[0].body, R"({"kind":"tell"})");
  EXPECT_EQ(leased[0].attempts, 0);
  EXPECT_EQ(leased[0].next_at, minutes(1));
  EXPECT_NE(leased[0].id, leased[1].id);
  EXPECT_EQ(leased[1].key, "b");
  EXPECT_THAT(lease(6, 16), IsEmpty());
}

TEST_P(Outbox, GivesALeaseAnewWhenItHasRunOut) {
  case_with(PersonId{1}, {effect("a", minutes(1))});
  EXPECT_EQ(lease(5, 15).size(), 1u);
  EXPECT_THAT(lease(14, 24), IsEmpty());
  EXPECT_EQ(lease(15, 25).size(), 1u);
}

TEST_P(Outbox, LeasesNoMoreThanAsked) {
  case_with(PersonId{1}, {effect("a", minutes(1)), effect("b", minutes(2)), effect("c", minutes(3))});
  EXPECT_EQ(lease(5, 15, 2), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(lease(5, 15, 2), (std::vector<std::string>{"c"}));
}

TEST_P(Outbox, ForgetsWhatWasDelivered) {
  case_with(PersonId{1}, {effect("a", minutes(1))});
  const auto leased = cases().lease(minutes(5), minutes(15), 10).value();
  ASSERT_TRUE(cases().finish(leased[0].id));
  EXPECT_THAT(lease(99, 100), IsEmpty());
}

TEST_P(Outbox, PutsOffAndCountsTheAttempts) {
  case_with(PersonId{1}, {effect("a", minutes(1))});
  const auto leased = cases().lease(minutes(5), minutes(15), 10).value();
  ASSERT_TRUE(cases().put_off(leased[0].id, minutes(20)));
  EXPECT_THAT(lease(19, 30), IsEmpty());
  const auto again = cases().lease(minutes(20), minutes(30), 10).value();
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(again[0].attempts, 1);
  EXPECT_EQ(again[0].next_at, minutes(20));
}

TEST_P(Outbox, TakesAnEffectOutWithTheCommandThatReportsIt) {
  const CaseId id = case_with(PersonId{1}, {effect("a", minutes(1)), effect("b", minutes(1))});
  auto change = example_change(example_case(id, PersonId{1}, 2));
  change.effects_done = {"a"};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_EQ(lease(5, 15), (std::vector<std::string>{"b"}));
}

TEST_P(Outbox, KeepsOneEffectOfAKey) {
  const CaseId id = case_with(PersonId{1}, {effect("a", minutes(1))});
  auto change = example_change(example_case(id, PersonId{1}, 2));
  change.effects = {effect("a", minutes(1))};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_EQ(lease(5, 15).size(), 1u);
}

TEST_P(Outbox, HoldsNothingOfARefusedCommand) {
  const CaseId id = case_with(PersonId{1}, {});
  auto change = example_change(example_case(id, PersonId{1}, 7));
  change.effects = {effect("a", minutes(1))};
  ASSERT_EQ(cases().commit(change).value(), Committed::stale);
  EXPECT_THAT(lease(5, 15), IsEmpty());
}

}  // namespace
}  // namespace jenjang::contract
