// Accounts: log-in with a password, sessions, limited attempts. Any thread.
#pragma once

#include <map>
#include <mutex>

#include "service/city.hpp"

namespace jenjang::service {

struct SignedIn {
  std::string token;  ///< the cookie's value; only its hash is stored
  std::string csrf;
  Caller caller;
  bool must_change = false;
};

class Accounts {
 public:
  explicit Accounts(City& city) : city_(city) {}

  /// The same answer and time for an unknown login as for a wrong password. Failure::too_much: rests for a while.
  Result<SignedIn> sign_in(const std::string& login, const std::string& password, const std::string& address);
  Result<SignedIn> resume(const std::string& token);  ///< Failure::signed_out
  Result<void> sign_out(const std::string& token);
  /// Ends the person's other sessions; the token is rotated. At least 12 characters.
  Result<SignedIn> change_password(const std::string& token, const std::string& old_password,
                                   const std::string& new_password);

 private:
  struct Attempts {
    int failed = 0;
    Time rests_until{};
  };
  bool may_try(const std::string& login, const std::string& address, Time now);
  bool may_try(const std::string& key, int allowed, Time now);  // with the mutex held
  void succeeded(const std::string& login, const std::string& address);
  bool is_welcome(PersonId);
  const std::string& unfitting_hash();
  Result<SignedIn> open_session(const Account&, Time now);
  Result<std::pair<Session, Account>> session_of(const std::string& token);
  void keep(const Session&, const Account&);  // with the mutex held
  Result<void> note_use(const Hash& token, Time now);
  Time wall_now();

  City& city_;
  std::mutex mutex_;
  std::map<std::string, Attempts> attempts_;              // by login and by address; bounded
  std::map<Hash, std::pair<Session, Account>> sessions_;  // read-through; bounded by limits::sessions
  std::uint64_t endings_ = 0;                             // how often a session was ended here
  Time cleaned_{};
  std::once_flag unfitting_once_;
  std::string unfitting_;
};

}  // namespace jenjang::service
