// Accounts, sessions, drafts and notifications on SQLite.
#pragma once

#include "store/readers.hpp"
#include "store/writer.hpp"

namespace jenjang::store {

class SqliteAccounts final : public service::AccountStore {
 public:
  SqliteAccounts(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}

  Result<std::optional<service::Account>> account(const std::string& login) override;
  Result<std::optional<service::Account>> account_of(PersonId) override;
  Result<void> put(const service::Account&) override;
  Result<void> put(std::span<const service::Account>) override;
  Result<void> put(const service::Session&) override;
  Result<std::optional<service::Session>> session(const Hash& token) override;
  Result<void> remove_session(const Hash& token) override;
  Result<void> remove_sessions_of(PersonId) override;
  Result<void> remove_sessions_before(Time seen) override;
  Result<std::optional<service::Draft>> draft(PersonId, CaseId, int task) override;
  Result<service::Draft> put_draft(PersonId, CaseId, int task, const std::string& content, std::int64_t expected,
                                   Time) override;
  Result<void> remove_draft(PersonId, CaseId, int task) override;
  Result<void> remove_drafts_before(Time saved) override;
  Result<void> notify(std::span<const service::Notification>) override;
  Result<std::vector<service::Notification>> notifications(PersonId, std::size_t limit) override;
  Result<void> mark_read(PersonId, std::int64_t up_to) override;

 private:
  template <class... Value>
  Result<void> change(std::string_view sql, const Value&... values);

  Readers& readers_;
  Writer& writer_;
};

}  // namespace jenjang::store
