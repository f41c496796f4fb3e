#include "service/accounts.hpp"

#include <algorithm>
#include <vector>

#include "base/limits.hpp"
#include "base/utf8.hpp"

namespace jenjang::service {
namespace {

Error bad_login() {
  return failed(Failure::signed_out, "BadLogin",
                both("Nama pengguna atau kata sandi tidak cocok.", "The login or the password is wrong."));
}
Error signed_out() {
  return failed(
      Failure::signed_out, "SignedOut",
      both("Sesi Anda sudah berakhir. Silakan masuk kembali.", "Your session has ended. Please log in again."));
}
Error too_many() {
  const auto minutes = std::to_string(std::chrono::duration_cast<std::chrono::minutes>(limits::login_rest).count());
  return failed(Failure::too_much, "TooManyAttempts",
                both("Terlalu banyak percobaan masuk yang gagal. Coba lagi setelah " + minutes + " menit.",
                     "Too many failed attempts. Try again in " + minutes + " minutes."));
}

Error weak(Translated sentence) { return failed(Failure::invalid, "WeakPassword", std::move(sentence), "/new"); }

std::string by_login(const std::string& login) { return "login/" + login; }
std::string by_address(const std::string& address) { return "address/" + address; }

Caller caller_of(const Account& account) { return {account.person, account.login, account.administrator}; }

}  // namespace

// ---- attempts ------------------------------------------------------------------------------------------------------

/// Counts the attempt before the password is looked at, so that many at once are not more than allowed.
bool Accounts::may_try(const std::string& key, int allowed, Time now) {
  auto found = attempts_.find(key);
  if (found == attempts_.end()) {
    if (attempts_.size() >= limits::attempts_kept)
      std::erase_if(attempts_, [&](const auto& each) { return each.second.rests_until <= now; });
    // All of them rest: a flood. A new name waits rather than making anybody's count forgotten.
    if (attempts_.size() >= limits::attempts_kept) return false;
    found = attempts_.emplace(key, Attempts{}).first;
  }
  Attempts& attempts = found->second;
  if (attempts.failed >= allowed) {
    if (now < attempts.rests_until) return false;
    attempts.failed = 0;
  }
  ++attempts.failed;
  attempts.rests_until = now + limits::login_rest;
  return true;
}

bool Accounts::may_try(const std::string& login, const std::string& address, Time now) {
  std::lock_guard lock(mutex_);
  return may_try(by_address(address), limits::address_attempts, now) &&
         may_try(by_login(login), limits::login_attempts, now);
}

/// The right password clears the login; of the address it takes back its own attempt only, or whoever knows one
/// password could go on guessing others from there.
void Accounts::succeeded(const std::string& login, const std::string& address) {
  std::lock_guard lock(mutex_);
  attempts_.erase(by_login(login));
  if (auto found = attempts_.find(by_address(address)); found != attempts_.end() && found->second.failed > 0)
    --found->second.failed;
}

/// Who has left the service does not come in. An operator need not be one of the staff.
bool Accounts::is_welcome(PersonId id) {
  auto directory = city_.organisation.current();
  const Person* person = directory ? (*directory)->person(id) : nullptr;
  return directory && (!person || person->active);
}

/// A hash that nothing fits: an unknown login costs the time of a known one.
const std::string& Accounts::unfitting_hash() {
  std::call_once(unfitting_once_, [&] { unfitting_ = hash_password(random_hex(32)); });
  return unfitting_;
}

/// Not the demo city's: a day that is moved forward must not log anybody out.
Time Accounts::wall_now() {
  if (!city_.demo) return city_.clock.now();
  auto offset = city_.clock_store.demo_offset();
  return city_.clock.now() - (offset && *offset ? **offset : std::chrono::milliseconds(0));
}

// ---- sessions ------------------------------------------------------------------------------------------------------

Result<SignedIn> Accounts::sign_in(const std::string& login, const std::string& password, const std::string& address) {
  const Time now = wall_now();
  if (login.size() > limits::password_bytes || password.size() > limits::password_bytes) return bad_login();
  if (!may_try(login, address, now)) return too_many();
  auto account = city_.accounts.account(login);
  if (!account) return account.error();
  const bool fits = password_fits(password, *account ? (*account)->password_hash : unfitting_hash());
  if (!*account || !fits) return bad_login();
  if (!is_welcome((*account)->person)) return bad_login();
  succeeded(login, address);
  return open_session(**account, now);
}

Result<SignedIn> Accounts::open_session(const Account& account, Time now) {
  const std::string token = random_hex(32);
  Session session{sha256(token), account.person, random_hex(16), now, now};
  if (auto stored = city_.accounts.put(session); !stored) return stored.error();
  bool is_time_to_clean = false;
  {
    std::lock_guard lock(mutex_);
    keep(session, account);
    if (now - cleaned_ >= limits::session_idle) {
      cleaned_ = now;
      is_time_to_clean = true;
    }
  }
  if (is_time_to_clean) (void)city_.accounts.remove_sessions_before(now - limits::session_idle);
  return SignedIn{token, session.csrf, caller_of(account), account.must_change};
}

void Accounts::keep(const Session& session, const Account& account) {
  if (sessions_.size() >= limits::sessions) sessions_.erase(sessions_.begin());  // it is read again when it is used
  sessions_.insert_or_assign(session.token_hash, std::pair(session, account));
}

/// Sessions may end while one is being read: what ended since `endings` was looked at must not come back to life.
Result<std::pair<Session, Account>> Accounts::session_of(const std::string& token) {
  const Hash hash = sha256(token);
  std::optional<std::pair<Session, Account>> found;
  std::uint64_t endings = 0;
  {
    std::lock_guard lock(mutex_);
    endings = endings_;
    if (auto there = sessions_.find(hash); there != sessions_.end()) found = there->second;
  }
  const bool was_kept = found.has_value();
  if (!found) {
    auto session = city_.accounts.session(hash);
    if (!session) return session.error();
    if (!*session) return signed_out();
    auto account = city_.accounts.account_of((*session)->person);
    if (!account) return account.error();
    if (!*account) return signed_out();
    found.emplace(std::move(**session), std::move(**account));
  }
  const Session& session = found->first;
  const Time now = wall_now();
  if (!is_welcome(session.person) || now - session.created >= limits::session_age ||
      now - session.seen >= limits::session_idle) {
    (void)sign_out(token);  // one that stays is refused by its age
    return signed_out();
  }
  if (!was_kept) {
    std::lock_guard lock(mutex_);
    if (endings != endings_) return std::move(*found);  // not kept: the next request asks the store
    keep(session, found->second);
  }
  if (now - session.seen >= limits::session_noted)
    if (auto noted = note_use(hash, now); !noted) return noted.error();
  return std::move(*found);
}

Result<void> Accounts::note_use(const Hash& hash, Time now) {
  Session session;
  {
    std::lock_guard lock(mutex_);
    auto found = sessions_.find(hash);
    if (found == sessions_.end()) return signed_out();
    found->second.first.seen = now;
    session = found->second.first;
  }
  if (auto stored = city_.accounts.put(session); !stored) return stored.error();
  {
    std::lock_guard lock(mutex_);
    if (sessions_.contains(hash)) return {};
  }
  (void)city_.accounts.remove_session(hash);  // it ended while it was being written
  return signed_out();
}

Result<SignedIn> Accounts::resume(const std::string& token) {
  auto found = session_of(token);
  if (!found) return found.error();
  const auto& [session, account] = *found;
  return SignedIn{token, session.csrf, caller_of(account), account.must_change};
}

Result<void> Accounts::sign_out(const std::string& token) {
  const Hash hash = sha256(token);
  {
    std::lock_guard lock(mutex_);
    ++endings_;
    sessions_.erase(hash);
  }
  return city_.accounts.remove_session(hash);
}

Result<SignedIn> Accounts::change_password(const std::string& token, const std::string& old_password,
                                           const std::string& new_password) {
  auto found = session_of(token);
  if (!found) return found.error();
  Account account = found->second;
  const Time now = wall_now();
  const auto length = length_in_characters(new_password);
  if (!length || *length < limits::password_least)
    return weak(both("Kata sandi baru harus paling sedikit " + std::to_string(limits::password_least) + " karakter.",
                     "The new password needs at least " + std::to_string(limits::password_least) + " characters."));
  if (new_password.size() > limits::password_bytes)
    return weak(both("Kata sandi baru terlalu panjang.", "The new password is too long."));
  if (new_password == old_password)
    return weak(
        both("Kata sandi baru harus berbeda dari yang lama.", "The new password must differ from the old one."));
  {
    std::lock_guard lock(mutex_);
    if (!may_try(by_login(account.login), limits::login_attempts, now)) return too_many();
  }
  if (!password_fits(old_password, account.password_hash))
    return failed(Failure::invalid, "BadPassword", both("Kata sandi lama tidak cocok.", "The old password is wrong."),
                  "/old");
  account.password_hash = hash_password(new_password);
  account.must_change = false;
  if (auto stored = city_.accounts.put(account); !stored) return stored.error();
  {
    std::lock_guard lock(mutex_);
    ++endings_;
    attempts_.erase(by_login(account.login));
    std::erase_if(sessions_, [&](const auto& each) { return each.second.first.person == account.person; });
  }
  if (auto ended = city_.accounts.remove_sessions_of(account.person); !ended) return ended.error();
  return open_session(account, now);
}

}  // namespace jenjang::service
