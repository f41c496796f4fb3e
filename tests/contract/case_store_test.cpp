// What every CaseStore promises about committing and finding cases.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Committed;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CaseStore : public StoreContract {
 protected:
  CaseId new_case(PersonId subject) {
    const CaseId id = cases().new_id().value();
    EXPECT_EQ(cases().commit(example_change(example_case(id, subject))).value(), Committed::done);
    return id;
  }
  static std::vector<CaseId> ids(const Result<std::vector<service::CaseRow>>& rows) {
    std::vector<CaseId> all;
    for (const auto& row : rows.value()) all.push_back(row.id);
    return all;
  }
};
JENJANG_ALL_ADAPTERS(CaseStore);

TEST_P(CaseStore, GivesBackTheWholeCaseRow) {
  const CaseId id = cases().new_id().value();
  auto row = example_case(id, PersonId{3});
  row.wake_at = minutes(90);
  row.outcome = "agreed";
  row.incident = true;
  ASSERT_EQ(cases().commit(example_change(row)).value(), Committed::done);
  const auto stored = cases().load(id).value();
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->id, id);
  EXPECT_EQ(stored->workflow, "target-setting");
  EXPECT_EQ(stored->definition_version, 1);
  EXPECT_EQ(stored->subject, PersonId{3});
  EXPECT_EQ(stored->period, "2026");
  EXPECT_EQ(stored->version, 1u);
  EXPECT_EQ(stored->status, "open");
  EXPECT_EQ(stored->outcome, "agreed");
  EXPECT_EQ(stored->wake_at, minutes(90));
  EXPECT_EQ(stored->state, row.state);
  EXPECT_EQ(stored->head_hash, row.head_hash);
  EXPECT_TRUE(stored->incident);
}

TEST_P(CaseStore, KnowsNoCaseThatWasNeverCommitted) {
  const CaseId id = cases().new_id().value();
  EXPECT_FALSE(cases().load(id).value());
  EXPECT_THAT(cases().journal(id).value(), IsEmpty());
}

TEST_P(CaseStore, NeverGivesAnIdTwice) {
  const CaseId first = new_case(PersonId{1}), second = new_case(PersonId{2});
  EXPECT_NE(first, second);
  data_->reopen();
  const CaseId third = cases().new_id().value();
  EXPECT_NE(third, first);
  EXPECT_NE(third, second);
}

TEST_P(CaseStore, KeepsEverythingOverARestart) {
  const CaseId id = new_case(PersonId{1});
  data_->reopen();
  EXPECT_EQ(cases().load(id).value()->version, 1u);
  EXPECT_EQ(cases().journal(id).value().size(), 1u);
}

TEST_P(CaseStore, RefusesAChangeToAnotherVersionAndKeepsNothingOfIt) {
  const CaseId id = new_case(PersonId{1});
  auto ahead = example_change(example_case(id, PersonId{1}, 5));
  ahead.opened = {example_task(1, {holder(PersonId{2})})};
  EXPECT_EQ(cases().commit(ahead).value(), Committed::stale);

  EXPECT_EQ(cases().commit(example_change(example_case(id, PersonId{1}, 2))).value(), Committed::done);
  auto behind = example_change(example_case(id, PersonId{1}, 2));
  behind.journal.command_key = "another";
  EXPECT_EQ(cases().commit(behind).value(), Committed::stale);

  EXPECT_EQ(cases().load(id).value()->version, 2u);
  EXPECT_EQ(cases().journal(id).value().size(), 2u);
  EXPECT_THAT(cases().inbox(PersonId{2}, 10).value(), IsEmpty());
}

TEST_P(CaseStore, TakesACommandKeyOnceEvenForAnotherCase) {
  const CaseId first = new_case(PersonId{1}), second = new_case(PersonId{2});
  auto change = example_change(example_case(first, PersonId{1}, 2));
  change.journal.command_key = "17/the-same";
  EXPECT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_EQ(cases().commit(change).value(), Committed::repeated);

  auto elsewhere = example_change(example_case(second, PersonId{2}, 2));
  elsewhere.journal.command_key = "17/the-same";
  EXPECT_EQ(cases().commit(elsewhere).value(), Committed::repeated);
  EXPECT_EQ(cases().load(second).value()->version, 1u);

  const auto answer = cases().answered("17/the-same").value();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->case_id, first);
  EXPECT_EQ(answer->sequence, 2u);
  EXPECT_EQ(answer->digest, change.journal.digest);
  EXPECT_FALSE(cases().answered("18/the-same").value());
}

TEST_P(CaseStore, HasOnePlaceForASubjectsPeriodWhichAWithdrawalFrees) {
  const CaseId first = new_case(PersonId{1});
  const CaseId second = cases().new_id().value();
  EXPECT_EQ(cases().commit(example_change(example_case(second, PersonId{1}))).value(), Committed::place_taken);
  EXPECT_FALSE(cases().load(second).value());
  EXPECT_FALSE(cases().answered(example_change(example_case(second, PersonId{1})).journal.command_key).value());

  auto withdrawn = example_case(first, PersonId{1}, 2);
  withdrawn.status = "withdrawn";
  EXPECT_EQ(cases().commit(example_change(withdrawn)).value(), Committed::done);
  EXPECT_EQ(cases().load(first).value()->status, "withdrawn");
  EXPECT_EQ(cases().commit(example_change(example_case(second, PersonId{1}))).value(), Committed::done);
}

TEST_P(CaseStore, FindsTheCasesOfSubjectsNewestFirst) {
  const CaseId a = new_case(PersonId{1}), b = new_case(PersonId{2}), c = new_case(PersonId{3});
  const std::vector<PersonId> wanted{PersonId{1}, PersonId{3}};
  EXPECT_THAT(ids(cases().cases_of(wanted, 10)), ElementsAre(c, a));
  EXPECT_THAT(ids(cases().cases_of(wanted, 1)), ElementsAre(c));
  EXPECT_THAT(ids(cases().cases_of(std::vector{PersonId{2}}, 10)), ElementsAre(b));
  EXPECT_THAT(ids(cases().cases_of({}, 10)), IsEmpty());
}

TEST_P(CaseStore, FindsWhatAPersonDecidedNewestFirstAndEachOnce) {
  const CaseId a = new_case(PersonId{1}), b = new_case(PersonId{2});
  const PersonId judge{9};
  for (const auto& [id, subject, version] : {std::tuple{a, PersonId{1}, 2}, {b, PersonId{2}, 2}, {a, PersonId{1}, 3}}) {
    ASSERT_EQ(cases().commit(example_change(example_case(id, subject, std::uint64_t(version)), judge)).value(),
              Committed::done);
  }
  EXPECT_THAT(ids(cases().decided_by(judge, 10)), ElementsAre(a, b));
  EXPECT_THAT(ids(cases().decided_by(judge, 1)), ElementsAre(a));
  EXPECT_THAT(ids(cases().decided_by(PersonId{8}, 10)), IsEmpty());
}

TEST_P(CaseStore, FindsIncidentsUntilTheyAreClosed) {
  const CaseId id = new_case(PersonId{1});
  new_case(PersonId{2});
  auto row = example_case(id, PersonId{1}, 2);
  row.incident = true;
  ASSERT_EQ(cases().commit(example_change(row)).value(), Committed::done);
  EXPECT_THAT(ids(cases().with_incident(10)), ElementsAre(id));
  ASSERT_EQ(cases().commit(example_change(example_case(id, PersonId{1}, 3))).value(), Committed::done);
  EXPECT_THAT(ids(cases().with_incident(10)), IsEmpty());
}

TEST_P(CaseStore, FindsWhatIsDueSoonestFirst) {
  EXPECT_FALSE(cases().next_wake().value());
  std::map<int, CaseId> at;
  for (int minute : {30, 10, 20}) {
    const CaseId id = at[minute] = cases().new_id().value();
    auto row = example_case(id, PersonId{minute});
    row.wake_at = minutes(minute);
    ASSERT_EQ(cases().commit(example_change(row)).value(), Committed::done);
  }
  new_case(PersonId{99});  // sleeps for good
  EXPECT_EQ(cases().next_wake().value(), minutes(10));
  EXPECT_THAT(cases().due(minutes(20), 10).value(), ElementsAre(at[10], at[20]));
  EXPECT_THAT(cases().due(minutes(60), 1).value(), ElementsAre(at[10]));
  EXPECT_THAT(cases().due(minutes(9), 10).value(), IsEmpty());

  ASSERT_EQ(cases().commit(example_change(example_case(at[10], PersonId{10}, 2))).value(), Committed::done);
  EXPECT_EQ(cases().next_wake().value(), minutes(20));
}

TEST_P(CaseStore, GivesBackTheWholeJournalRow) {
  const CaseId id = new_case(PersonId{1});
  auto change = example_change(example_case(id, PersonId{1}, 2), PersonId{17});
  change.journal.capacity = "plt";
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  const auto rows = cases().journal(id).value();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_FALSE(rows[0].actor);
  EXPECT_EQ(rows[0].capacity, "");
  const auto& row = rows[1];
  EXPECT_EQ(row.case_id, id);
  EXPECT_EQ(row.sequence, 2u);
  EXPECT_EQ(row.command_key, change.journal.command_key);
  EXPECT_EQ(row.digest, change.journal.digest);
  EXPECT_EQ(row.at, minutes(2));
  EXPECT_EQ(row.actor, PersonId{17});
  EXPECT_EQ(row.capacity, "plt");
  EXPECT_EQ(row.engine, 1);
  EXPECT_EQ(row.definition, change.journal.definition);
  EXPECT_EQ(row.salt, change.journal.salt);
  EXPECT_EQ(row.command, change.journal.command);
  EXPECT_EQ(row.facts, "{}");
  EXPECT_EQ(row.events, "[]");
  EXPECT_EQ(row.hash, change.journal.hash);
}

TEST_P(CaseStore, ReadsTheWholeJournalInCommitOrderAndStopsWhenAsked) {
  std::vector<std::pair<CaseId, std::uint64_t>> committed;
  std::vector<CaseId> all;
  for (int i = 0; i < 30; ++i) {
    all.push_back(new_case(PersonId{i + 1}));
    committed.emplace_back(all.back(), 1);
  }
  for (std::uint64_t version = 2; version <= 21; ++version) {  // 630 rows: more than a page
    for (std::size_t i = all.size(); i-- > 0;) {
      const auto change = example_change(example_case(all[i], PersonId{std::int64_t(i) + 1}, version));
      ASSERT_EQ(cases().commit(change).value(), Committed::done);
      committed.emplace_back(all[i], version);
    }
  }
  std::vector<std::pair<CaseId, std::uint64_t>> read;
  ASSERT_TRUE(cases().all_journal([&](const service::JournalRow& row) {
    read.emplace_back(row.case_id, row.sequence);
    return true;
  }));
  EXPECT_EQ(read, committed);

  int seen = 0;
  ASSERT_TRUE(cases().all_journal([&](const service::JournalRow&) { return ++seen < 3; }));
  EXPECT_EQ(seen, 3);
}

TEST_P(CaseStore, RefusesTextThatAnotherDatabaseWouldCutOrRefuse) {
  const CaseId id = new_case(PersonId{1});
  for (const std::string& bad : {std::string("a\0b", 3), std::string("\xC3\x28"), std::string("\xED\xA0\x80")}) {
    auto change = example_change(example_case(id, PersonId{1}, 2));
    change.journal.command = bad;
    const auto refused = cases().commit(change);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().failure, Failure::invalid);
    EXPECT_EQ(refused.error().code, "bad-text");
  }
  EXPECT_EQ(cases().load(id).value()->version, 1u);
}

TEST_P(CaseStore, KeepsNumbersBeyond32Bits) {
  const PersonId far{9'000'000'000'000'000'001};
  const CaseId id = new_case(far);
  EXPECT_EQ(cases().load(id).value()->subject, far);
}

}  // namespace
}  // namespace jenjang::contract
