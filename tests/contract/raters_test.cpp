// What every CaseStore promises of confidential steps: pseudonyms stand apart, and what would name a rater goes when
// the task closes. And of what lists need.
#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Committed;

class Raters : public StoreContract {
 protected:
  const PersonId subject{4}, rater{5}, alias{9'000'000'000'000};

  service::OpenTask task() {
    service::OpenTask open;
    open.task = 1;
    open.step = "peer";
    open.may_act = {holder(rater)};
    return open;
  }
  service::Notification notice(std::string key) {
    service::Notification one;
    one.person = rater;
    one.key = std::move(key);
    one.at = minutes(1);
    return one;
  }
};
JENJANG_ALL_ADAPTERS(Raters);

TEST_P(Raters, AreKeptWithTheCommandThatNamedThem) {
  auto change = example_change(example_case(CaseId{1}, subject));
  change.raters = {{rater, alias}};
  change.opened = {task()};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  data_->reopen();
  const auto found = cases().raters(CaseId{1}).value();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].person, rater);
  EXPECT_EQ(found[0].pseudonym, alias);
  EXPECT_TRUE(cases().raters(CaseId{2}).value().empty());
}

TEST_P(Raters, AreNotFoundByWhatTheyDecided) {
  ASSERT_EQ(cases().commit(example_change(example_case(CaseId{1}, subject))).value(), Committed::done);
  auto answer = example_change(example_case(CaseId{1}, subject, 2), alias);
  answer.raters = {{rater, alias}};
  ASSERT_EQ(cases().commit(answer).value(), Committed::done);
  EXPECT_TRUE(cases().decided_by(rater, 10).value().empty());
}

TEST_P(Raters, LeaveNoDraftAndNoNoticeBehindWhenTheTaskCloses) {
  auto opened = example_change(example_case(CaseId{1}, subject));
  opened.opened = {task()};
  ASSERT_EQ(cases().commit(opened).value(), Committed::done);
  ASSERT_TRUE(accounts().put_draft(rater, CaseId{1}, 1, "{}", 0, minutes(1)));
  ASSERT_TRUE(accounts().put_draft(rater, CaseId{1}, 11, "{}", 0, minutes(1)));
  const service::Notification notices[] = {notice("notice/1/1/opened/5"), notice("notice/1/11/opened/5")};
  ASSERT_TRUE(accounts().notify(notices));

  auto closed = example_change(example_case(CaseId{1}, subject, 2));
  closed.closed = closed.forgotten = {1};
  ASSERT_EQ(cases().commit(closed).value(), Committed::done);
  EXPECT_FALSE(accounts().draft(rater, CaseId{1}, 1).value());
  EXPECT_TRUE(accounts().draft(rater, CaseId{1}, 11).value()) << "another task";
  const auto left = accounts().notifications(rater, 10).value();
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].key, "notice/1/11/opened/5");
  EXPECT_TRUE(cases().inbox(rater, 10).value().empty());
}

class ForLists : public StoreContract {};
JENJANG_ALL_ADAPTERS(ForLists);

TEST_P(ForLists, CasesOfAPeriodAreFoundBySubjectWithoutThoseWithdrawn) {
  for (int subject : {4, 5, 6})
    ASSERT_EQ(cases().commit(example_change(example_case(CaseId{subject}, PersonId{subject}))).value(),
              Committed::done);
  auto withdrawn = example_case(CaseId{6}, PersonId{6}, 2);
  withdrawn.status = "withdrawn";
  ASSERT_EQ(cases().commit(example_change(withdrawn)).value(), Committed::done);
  const PersonId wanted[] = {PersonId{6}, PersonId{5}};
  const auto found = cases().cases_in("target-setting", "2026", wanted).value();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].subject, PersonId{5});
  EXPECT_TRUE(cases().cases_in("target-setting", "2025", wanted).value().empty());
}

TEST_P(ForLists, CommandsAreFoundByTheBeginningOfTheirKey) {
  int id = 0;
  for (const char* key : {"5/k/1", "5/k/2", "5/kk/1", "50/k/1"}) {
    auto change = example_change(example_case(CaseId{++id}, PersonId{id}));
    change.journal.command_key = key;
    ASSERT_EQ(cases().commit(change).value(), Committed::done);
  }
  const auto found = cases().all_answered("5/k/").value();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].case_id, CaseId{1});
  EXPECT_EQ(found[1].case_id, CaseId{2});
}

TEST_P(ForLists, DraftsThatNobodyFinishedEndWithTheirAge) {
  ASSERT_TRUE(accounts().put_draft(PersonId{5}, CaseId{1}, 1, "{}", 0, minutes(1)));
  ASSERT_TRUE(accounts().put_draft(PersonId{5}, CaseId{1}, 2, "{}", 0, minutes(3)));
  ASSERT_TRUE(accounts().remove_drafts_before(minutes(2)));
  EXPECT_FALSE(accounts().draft(PersonId{5}, CaseId{1}, 1).value());
  EXPECT_TRUE(accounts().draft(PersonId{5}, CaseId{1}, 2).value());
}

}  // namespace
}  // namespace jenjang::contract
