#include "service/accounts.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "city_kit.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;

constexpr const char* secret = "rahasia-siti-2026";

class AccountsTest : public CityTest {
 protected:
  explicit AccountsTest(bool demo = false) : CityTest(demo) {
    static const std::string hash = hash_password(secret);  // 64 MiB and its time: once
    EXPECT_TRUE(stores_->accounts().put(Account{nurse, "siti", hash, false, false}));
    EXPECT_TRUE(stores_->accounts().put(Account{PersonId{900}, "operator", hash, true, true}));
  }
  Result<SignedIn> sign_in(const std::string& login = "siti", const std::string& password = secret,
                           const std::string& address = "10.0.0.1") {
    return accounts_.sign_in(login, password, address);
  }
  void later(std::chrono::milliseconds by) { clock_->set(clock_->now() + by); }
  Accounts accounts_{*city_};
};

TEST_F(AccountsTest, SignsInAndKnowsThePersonAgain) {
  auto signed_in = sign_in();
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->caller.person, nurse);
  EXPECT_FALSE(signed_in->must_change);
  EXPECT_EQ(signed_in->token.size(), 64u);
  auto again = accounts_.resume(signed_in->token);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->csrf, signed_in->csrf);
  EXPECT_EQ(again->caller.login, "siti");
}

TEST_F(AccountsTest, KeepsOnlyTheHashOfATokenAndKnowsItAfterARestart) {
  auto signed_in = sign_in();
  EXPECT_FALSE(stores_->accounts().session(signed_in->token)->has_value());
  EXPECT_TRUE(stores_->accounts().session(sha256(signed_in->token))->has_value());
  Accounts restarted(*city_);
  EXPECT_TRUE(restarted.resume(signed_in->token));
}

TEST_F(AccountsTest, AnswersAnUnknownLoginAsAWrongPassword) {
  auto unknown = sign_in("nobody", secret), wrong = sign_in("siti", "salah sekali");
  ASSERT_FALSE(unknown);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(unknown.error().code, "BadLogin");
  EXPECT_EQ(unknown.error().code, wrong.error().code);
  EXPECT_EQ(unknown.error().sentence, wrong.error().sentence);
}

TEST_F(AccountsTest, LetsALoginRestAfterFiveFailures) {
  for (int attempt = 0; attempt < limits::login_attempts; ++attempt)
    EXPECT_EQ(sign_in("siti", "salah").error().code, "BadLogin");
  EXPECT_EQ(sign_in().error().code, "TooManyAttempts");
  EXPECT_EQ(sign_in().error().failure, Failure::too_much);
  EXPECT_TRUE(sign_in("operator", secret));  // others are not locked out
  later(limits::login_rest);
  EXPECT_TRUE(sign_in());
}

TEST_F(AccountsTest, ForgetsFailuresAfterTheRightPassword) {
  for (int round = 0; round < 2; ++round) {
    for (int attempt = 1; attempt < limits::login_attempts; ++attempt) EXPECT_FALSE(sign_in("siti", "salah"));
    EXPECT_TRUE(sign_in());
  }
}

TEST_F(AccountsTest, CountsAttemptsThatComeAllAtOnce) {
  constexpr int many = 12;
  std::latch all_there(many);
  std::atomic<int> looked_at = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < many; ++i)
    threads.emplace_back([&] {
      all_there.arrive_and_wait();
      if (sign_in("siti", "salah").error().code == "BadLogin") ++looked_at;
    });
  threads.clear();
  EXPECT_EQ(looked_at, limits::login_attempts);
}

TEST_F(AccountsTest, EndsASessionThatIsNotUsed) {
  auto signed_in = sign_in();
  later(limits::session_idle - std::chrono::minutes(1));
  ASSERT_TRUE(accounts_.resume(signed_in->token));
  later(limits::session_idle - std::chrono::minutes(1));
  ASSERT_TRUE(accounts_.resume(signed_in->token));  // it was used meanwhile
  later(limits::session_idle);
  EXPECT_EQ(accounts_.resume(signed_in->token).error().failure, Failure::signed_out);
}

TEST_F(AccountsTest, EndsASessionAtItsAgeHoweverMuchItIsUsed) {
  auto signed_in = sign_in();
  int hours = 0;
  for (; hours < 24 && accounts_.resume(signed_in->token); ++hours) later(std::chrono::hours(1));
  EXPECT_EQ(hours, std::chrono::hours(limits::session_age).count());
}

TEST_F(AccountsTest, EndsASessionAtSignOutForGood) {
  auto signed_in = sign_in();
  ASSERT_TRUE(accounts_.sign_out(signed_in->token));
  EXPECT_FALSE(accounts_.resume(signed_in->token));
  EXPECT_FALSE(Accounts(*city_).resume(signed_in->token));
  EXPECT_FALSE(accounts_.resume("no-token"));
}

TEST_F(AccountsTest, ShutsOutWhoHasLeftTheServiceAtOnce) {
  auto signed_in = sign_in();
  Organisation all = organisation();
  all.people[3].active = false;
  staff(all);
  EXPECT_FALSE(accounts_.resume(signed_in->token));
  EXPECT_EQ(sign_in().error().code, "BadLogin");
}

TEST_F(AccountsTest, ChangesAPasswordEndsOtherSessionsAndRotatesThisOne) {
  auto elsewhere = sign_in("operator"), here = sign_in("operator");
  ASSERT_TRUE(here && elsewhere);
  EXPECT_TRUE(here->must_change);
  auto changed = accounts_.change_password(here->token, secret, "sandi-baru-yang-panjang");
  ASSERT_TRUE(changed);
  EXPECT_FALSE(changed->must_change);
  EXPECT_NE(changed->token, here->token);
  EXPECT_TRUE(accounts_.resume(changed->token));
  EXPECT_FALSE(accounts_.resume(here->token));
  EXPECT_FALSE(accounts_.resume(elsewhere->token));
  EXPECT_FALSE(sign_in("operator", secret));
  EXPECT_TRUE(sign_in("operator", "sandi-baru-yang-panjang"));
}

TEST_F(AccountsTest, RefusesAPasswordThatIsShortOldOrNotProven) {
  auto here = sign_in();
  auto code = [&](const char* old_password, const std::string& next) {
    return accounts_.change_password(here->token, old_password, next).error().code;
  };
  EXPECT_EQ(code(secret, "sebelas-kar"), "WeakPassword");
  EXPECT_EQ(code(secret, "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"), "WeakPassword");  // characters, not bytes
  EXPECT_EQ(code(secret, secret), "WeakPassword");
  EXPECT_EQ(code("salah", "sandi-baru-yang-panjang"), "BadPassword");
  EXPECT_TRUE(sign_in());
}

class DemoAccountsTest : public AccountsTest {
 protected:
  DemoAccountsTest() : AccountsTest(true) {}
};
TEST_F(DemoAccountsTest, KeepsSessionsWhenTheDayIsMovedForward) {
  auto signed_in = sign_in();
  ASSERT_TRUE(scheduler_->move_clock(clock_->now() + std::chrono::hours(24 * 7)));
  EXPECT_TRUE(accounts_.resume(signed_in->token));
}

}  // namespace
}  // namespace jenjang::service
