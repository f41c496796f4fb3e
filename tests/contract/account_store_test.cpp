// What every AccountStore promises.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Account;
using service::Notification;
using service::Session;
using ::testing::IsEmpty;

class AccountStore : public StoreContract {
 protected:
  static Session session(std::string token, PersonId person, int seen = 1) {
    return {sha256(token), person, "csrf", minutes(0), minutes(seen)};
  }
  static Notification notification(std::string key, PersonId person) {
    return {0,    person, std::move(key), CaseId{4}, minutes(3), both("Judul", "Title"), both("Isi – lengkap", "Text"),
            false};
  }
};
JENJANG_ALL_ADAPTERS(AccountStore);

TEST_P(AccountStore, FindsAnAccountByLoginAndByPerson) {
  ASSERT_TRUE(accounts().put(Account{PersonId{1}, "siti", "argon", true, false}));
  ASSERT_TRUE(accounts().put(Account{PersonId{2}, "yohanes", "argon2", false, true}));
  const auto siti = accounts().account("siti").value();
  ASSERT_TRUE(siti);
  EXPECT_EQ(siti->person, PersonId{1});
  EXPECT_EQ(siti->password_hash, "argon");
  EXPECT_TRUE(siti->must_change);
  EXPECT_FALSE(siti->administrator);
  const auto yohanes = accounts().account_of(PersonId{2}).value();
  ASSERT_TRUE(yohanes);
  EXPECT_EQ(yohanes->login, "yohanes");
  EXPECT_TRUE(yohanes->administrator);
  EXPECT_FALSE(accounts().account("nobody").value());
  EXPECT_FALSE(accounts().account_of(PersonId{3}).value());
}

TEST_P(AccountStore, ReplacesThePersonsAccount) {
  ASSERT_TRUE(accounts().put(Account{PersonId{1}, "siti", "old", true, false}));
  ASSERT_TRUE(accounts().put(Account{PersonId{1}, "siti.a", "new", false, false}));
  EXPECT_FALSE(accounts().account("siti").value());
  EXPECT_EQ(accounts().account("siti.a").value()->password_hash, "new");
}

TEST_P(AccountStore, RefusesALoginOfSomebodyElseAndStoresNoneOfTheOthers) {
  ASSERT_TRUE(accounts().put(Account{PersonId{1}, "siti", "h", false, false}));
  const std::vector<Account> some{{PersonId{2}, "rudi", "h", false, false}, {PersonId{3}, "siti", "h", false, false}};
  const auto refused = accounts().put(some);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().failure, Failure::conflict);
  EXPECT_EQ(refused.error().code, "login-taken");
  EXPECT_FALSE(accounts().account("rudi").value());
  EXPECT_EQ(accounts().account("siti").value()->person, PersonId{1});
}

TEST_P(AccountStore, KeepsSessionsUntilTheyAreRemoved) {
  ASSERT_TRUE(accounts().put(session("a", PersonId{1})));
  ASSERT_TRUE(accounts().put(session("b", PersonId{1})));
  ASSERT_TRUE(accounts().put(session("c", PersonId{2})));
  data_->reopen();
  const auto found = accounts().session(sha256("a")).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->person, PersonId{1});
  EXPECT_EQ(found->csrf, "csrf");
  EXPECT_EQ(found->seen, minutes(1));
  ASSERT_TRUE(accounts().remove_session(sha256("a")));
  EXPECT_FALSE(accounts().session(sha256("a")).value());
  ASSERT_TRUE(accounts().remove_sessions_of(PersonId{1}));
  EXPECT_FALSE(accounts().session(sha256("b")).value());
  EXPECT_TRUE(accounts().session(sha256("c")).value());
}

TEST_P(AccountStore, RemovesSessionsThatWereNotSeenForLong) {
  ASSERT_TRUE(accounts().put(session("old", PersonId{1}, 5)));
  ASSERT_TRUE(accounts().put(session("seen", PersonId{1}, 5)));
  ASSERT_TRUE(accounts().put(session("seen", PersonId{1}, 30)));
  ASSERT_TRUE(accounts().remove_sessions_before(minutes(30)));
  EXPECT_FALSE(accounts().session(sha256("old")).value());
  EXPECT_TRUE(accounts().session(sha256("seen")).value());
}

TEST_P(AccountStore, KeepsADraftOfEachPersonAndTask) {
  EXPECT_FALSE(accounts().draft(PersonId{1}, CaseId{2}, 3).value());
  const auto first = accounts().put_draft(PersonId{1}, CaseId{2}, 3, R"({"a":1})", 0, minutes(1));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->content, R"({"a":1})");
  EXPECT_EQ(first->saved_at, minutes(1));
  const auto second = accounts().put_draft(PersonId{1}, CaseId{2}, 3, R"({"a":2})", first->revision, minutes(2));
  ASSERT_TRUE(second);
  EXPECT_NE(second->revision, first->revision);
  const auto stored = accounts().draft(PersonId{1}, CaseId{2}, 3).value();
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->content, R"({"a":2})");
  EXPECT_EQ(stored->revision, second->revision);
  EXPECT_EQ(stored->saved_at, minutes(2));
  EXPECT_FALSE(accounts().draft(PersonId{2}, CaseId{2}, 3).value());
  EXPECT_FALSE(accounts().draft(PersonId{1}, CaseId{2}, 4).value());
  ASSERT_TRUE(accounts().remove_draft(PersonId{1}, CaseId{2}, 3));
  EXPECT_FALSE(accounts().draft(PersonId{1}, CaseId{2}, 3).value());
}

TEST_P(AccountStore, RefusesADraftWhenAnotherTabWasFirst) {
  const auto first = accounts().put_draft(PersonId{1}, CaseId{2}, 3, "{}", 0, minutes(1));
  const auto newer = accounts().put_draft(PersonId{1}, CaseId{2}, 3, R"({"tab":1})", first->revision, minutes(2));
  ASSERT_TRUE(newer);
  for (const std::int64_t stale : {std::int64_t(0), first->revision, newer->revision + 1}) {
    const auto refused = accounts().put_draft(PersonId{1}, CaseId{2}, 3, R"({"tab":2})", stale, minutes(3));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().failure, Failure::conflict);
  }
  EXPECT_EQ(accounts().draft(PersonId{1}, CaseId{2}, 3).value()->content, R"({"tab":1})");
}

TEST_P(AccountStore, KeepsANotificationOfAKeyOnce) {
  const std::vector first{notification("a/1", PersonId{1}), notification("b/1", PersonId{1}),
                          notification("a/2", PersonId{2})};
  ASSERT_TRUE(accounts().notify(first));
  ASSERT_TRUE(accounts().notify(std::vector{notification("a/1", PersonId{1}), notification("c/1", PersonId{1})}));
  const auto mine = accounts().notifications(PersonId{1}, 10).value();
  ASSERT_EQ(mine.size(), 3u);
  EXPECT_EQ(mine[0].key, "c/1");  // newest first
  EXPECT_EQ(mine[2].key, "a/1");
  EXPECT_EQ(mine[2].case_id, CaseId{4});
  EXPECT_EQ(mine[2].at, minutes(3));
  EXPECT_EQ(mine[2].title, both("Judul", "Title"));
  EXPECT_EQ(mine[2].text, both("Isi – lengkap", "Text"));
  EXPECT_FALSE(mine[2].read);
  EXPECT_EQ(accounts().notifications(PersonId{1}, 2).value().size(), 2u);
  EXPECT_THAT(accounts().notifications(PersonId{3}, 2).value(), IsEmpty());
}

TEST_P(AccountStore, MarksReadUpToTheOneThatWasSeen) {
  ASSERT_TRUE(accounts().notify(std::vector{notification("a", PersonId{1}), notification("b", PersonId{1})}));
  ASSERT_TRUE(accounts().notify(std::vector{notification("c", PersonId{2})}));
  const auto mine = accounts().notifications(PersonId{1}, 10).value();
  ASSERT_TRUE(accounts().mark_read(PersonId{1}, mine[1].id));
  const auto now = accounts().notifications(PersonId{1}, 10).value();
  EXPECT_FALSE(now[0].read);
  EXPECT_TRUE(now[1].read);
  ASSERT_TRUE(accounts().mark_read(PersonId{1}, 1000));
  EXPECT_FALSE(accounts().notifications(PersonId{2}, 10).value()[0].read);
}

}  // namespace
}  // namespace jenjang::contract
