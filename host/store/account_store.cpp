#include "store/account_store.hpp"

#include "store/translated.hpp"

namespace jenjang::store {
namespace {

using service::Account;
using service::Draft;
using service::Notification;
using service::Session;

std::optional<Draft> stored_draft(Connection& connection, PersonId person, CaseId id, int task) {
  auto rows = connection.select_as<Draft, std::string, std::int64_t, Time>(
      "SELECT content,revision,saved_at FROM draft WHERE person=:person AND case_id=:case AND task=:task", person, id,
      task);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

void put_account(Connection& connection, const Account& account) {
  const auto others = connection.select<PersonId>("SELECT person FROM account WHERE login=:login AND person<>:person",
                                                  account.login, account.person);
  if (!others.empty()) {
    throw Refused(failed(Failure::conflict, "login-taken",
                         both("Nama pengguna itu sudah dipakai orang lain. Pilih nama pengguna yang lain.",
                              "That login belongs to somebody else. Choose another one.")));
  }
  connection.run(
      "INSERT OR REPLACE INTO account(person,login,password_hash,must_change,administrator) "
      "VALUES(:person,:login,:hash,:change,:administrator)",
      account.person, account.login, account.password_hash, account.must_change, account.administrator);
}

}  // namespace

template <class... Value>
Result<void> SqliteAccounts::change(std::string_view sql, const Value&... values) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    connection.run(sql, values...);
    return {};
  });
}

// ---- accounts and sessions

Result<std::optional<Account>> SqliteAccounts::account(const std::string& login) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Account>> {
    auto rows = connection.select_as<Account, PersonId, std::string, std::string, bool, bool>(
        "SELECT person,login,password_hash,must_change,administrator FROM account WHERE login=:login", login);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
  });
}

Result<std::optional<Account>> SqliteAccounts::account_of(PersonId person) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Account>> {
    auto rows = connection.select_as<Account, PersonId, std::string, std::string, bool, bool>(
        "SELECT person,login,password_hash,must_change,administrator FROM account WHERE person=:person", person);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
  });
}

Result<void> SqliteAccounts::put(const Account& account) { return put(std::span(&account, 1)); }

Result<void> SqliteAccounts::put(std::span<const Account> accounts) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    for (const Account& account : accounts) put_account(connection, account);
    return {};
  });
}

Result<void> SqliteAccounts::put(const Session& session) {
  return change(
      "INSERT OR REPLACE INTO session(token_hash,person,csrf,created,seen) "
      "VALUES(:token,:person,:csrf,:created,:seen)",
      session.token_hash, session.person, session.csrf, session.created, session.seen);
}

Result<std::optional<Session>> SqliteAccounts::session(const Hash& token) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Session>> {
    auto rows = connection.select_as<Session, Hash, PersonId, std::string, Time, Time>(
        "SELECT token_hash,person,csrf,created,seen FROM session WHERE token_hash=:token", token);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
  });
}

Result<void> SqliteAccounts::remove_session(const Hash& token) {
  return change("DELETE FROM session WHERE token_hash=:token", token);
}
Result<void> SqliteAccounts::remove_sessions_of(PersonId person) {
  return change("DELETE FROM session WHERE person=:person", person);
}
Result<void> SqliteAccounts::remove_sessions_before(Time seen) {
  return change("DELETE FROM session WHERE seen<:seen", seen);
}

// ---- drafts

Result<std::optional<Draft>> SqliteAccounts::draft(PersonId person, CaseId id, int task) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Draft>> {
    return stored_draft(connection, person, id, task);
  });
}

Result<Draft> SqliteAccounts::put_draft(PersonId person, CaseId id, int task, const std::string& content,
                                        std::int64_t expected, Time at) {
  return writer_.write<Draft>([&](Connection& connection) -> Result<Draft> {
    const auto stored = stored_draft(connection, person, id, task);
    if ((stored ? stored->revision : 0) != expected) {
      return failed(Failure::conflict, "DraftChanged",
                    both("Draf ini sudah diubah di tempat lain. Muat ulang halaman untuk melihat isinya yang terbaru.",
                         "This draft was changed elsewhere. Reload the page to see what it holds now."));
    }
    connection.run(
        "INSERT OR REPLACE INTO draft(person,case_id,task,content,revision,saved_at) "
        "VALUES(:person,:case,:task,:content,:revision,:at)",
        person, id, task, content, expected + 1, at);
    return Draft{content, expected + 1, at};
  });
}

Result<void> SqliteAccounts::remove_draft(PersonId person, CaseId id, int task) {
  return change("DELETE FROM draft WHERE person=:person AND case_id=:case AND task=:task", person, id, task);
}

Result<void> SqliteAccounts::remove_drafts_before(Time saved) {
  return change("DELETE FROM draft WHERE saved_at<:saved", saved);
}

// ---- notifications

Result<void> SqliteAccounts::notify(std::span<const Notification> notifications) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    for (const Notification& one : notifications) {
      connection.run(
          "INSERT INTO notification(person,key,case_id,at,title,body,seen) "
          "VALUES(:person,:key,:case,:at,:title,:body,:seen) ON CONFLICT DO NOTHING",
          one.person, one.key, one.case_id, one.at, Json(one.title).text(), Json(one.text).text(), one.read);
    }
    return {};
  });
}

Result<std::vector<Notification>> SqliteAccounts::notifications(PersonId person, std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<Notification>> {
    std::vector<Notification> found;
    for (auto& [id, whose, key, case_id, at, title, text, read] :
         connection
             .select<std::int64_t, PersonId, std::string, std::optional<CaseId>, Time, std::string, std::string, bool>(
                 "SELECT id,person,key,case_id,at,title,body,seen FROM notification WHERE person=:person "
                 "ORDER BY id DESC LIMIT :limit",
                 person, limit)) {
      found.push_back({id, whose, std::move(key), case_id, at, words_from(title), words_from(text), read});
    }
    return found;
  });
}

Result<void> SqliteAccounts::mark_read(PersonId person, std::int64_t up_to) {
  return change("UPDATE notification SET seen=1 WHERE person=:person AND id<=:id AND seen=0", person, up_to);
}

}  // namespace jenjang::store
