#include "service/verify.hpp"

#include <gmock/gmock.h>

#include "city_kit.hpp"
#include "store/connection.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;
using ::testing::HasSubstr;

class VerifyTest : public CityTest {
 protected:
  VerifyTest() {
    ended_ = at_agree(nurse, kapus);
    must(decide(kapus, ended_, "return", {}, "Lengkapi targetnya"));
    must(decide(nurse, ended_, "submit", plan(true)));
    must(decide(kapus, ended_, "agree"));
    must(decide(team_health, ended_, "aligned"));
    open_ = start(teacher);
    EXPECT_TRUE(*cases_->wake(open_, on("2026-01-09")));
  }
  /// Somebody with the database in his hands.
  template <class... Value>
  void tamper(const std::string& sql, const Value&... values) {
    store::Connection connection((directory_.path() / "jenjang.db").string(), store::Connection::Access::read_write);
    ASSERT_GE(connection.run(sql, values...), 1);
  }
  Verified verified() { return *verify(*city_); }
  std::string first_fault() {
    auto faults = verified().faults;
    return faults.empty() ? "" : std::string(say(faults.front(), "en"));
  }
  CaseId ended_{}, open_{};
};

TEST_F(VerifyTest, FindsNothingInWhatTheHostWrote) {
  auto found = verified();
  EXPECT_TRUE(found.faults.empty()) << first_fault();
  EXPECT_EQ(found.cases, 2);
  EXPECT_EQ(found.rows, 9);
  EXPECT_EQ(found.chain_only, 0);
}

TEST_F(VerifyTest, FindsAChangedDecision) {
  tamper("UPDATE journal SET command=replace(command,'Lengkapi','Bagus') WHERE case_id=:case AND sequence=4", ended_);
  EXPECT_THAT(first_fault(), HasSubstr("row 4"));
  EXPECT_THAT(first_fault(), HasSubstr("chain"));
}

TEST_F(VerifyTest, FindsAChangedDecisionWhoseHashWasMadeToFit) {
  JournalRow row = journal(open_).back();
  JournalRow before = journal(open_).front();
  row.events = "[]";
  tamper("UPDATE journal SET events='[]', hash=:hash WHERE case_id=:case AND sequence=2", hash_of(row, before.hash),
         open_);
  tamper("UPDATE cases SET head_hash=:hash WHERE id=:case", hash_of(row, before.hash), open_);
  EXPECT_THAT(first_fault(), HasSubstr("decided again"));
}

TEST_F(VerifyTest, FindsAChangedState) {
  tamper("UPDATE cases SET state=replace(state,'agreed','cancelled') WHERE id=:case", ended_);
  EXPECT_THAT(first_fault(), HasSubstr("stored state"));
}

TEST_F(VerifyTest, FindsARowThatWasTakenOut) {
  tamper("DELETE FROM journal WHERE case_id=:case AND sequence=4", ended_);
  EXPECT_THAT(first_fault(), HasSubstr("should be number 4"));
}

TEST_F(VerifyTest, FindsALastRowThatWasTakenOut) {
  tamper("DELETE FROM journal WHERE case_id=:case AND sequence=2", open_);
  EXPECT_EQ(verified().faults.size(), 3u);  // their number, the last hash, the state
}

TEST_F(VerifyTest, FindsAChangedAuthor) {
  tamper("UPDATE journal SET actor=:other WHERE case_id=:case AND sequence=5", midwife, ended_);
  EXPECT_THAT(first_fault(), HasSubstr("row 5"));
}

TEST_F(VerifyTest, ChecksTheChainThroughARowThatWasErased) {
  tamper("UPDATE journal SET salt=NULL,command=NULL,facts=NULL,events=NULL WHERE case_id=:case AND sequence=3", ended_);
  auto found = verified();
  EXPECT_TRUE(found.faults.empty()) << first_fault();
  EXPECT_EQ(found.chain_only, 5);  // it and what follows it in its case
  tamper("UPDATE journal SET hash=:hash WHERE case_id=:case AND sequence=3", std::string(64, '0'), ended_);
  EXPECT_THAT(first_fault(), HasSubstr("row 4"));
}

}  // namespace
}  // namespace jenjang::service
