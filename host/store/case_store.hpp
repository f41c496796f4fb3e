// Cases, their journal, open tasks and outbox on SQLite.
#pragma once

#include "store/readers.hpp"
#include "store/writer.hpp"

namespace jenjang::store {

class SqliteCases final : public service::CaseStore {
 public:
  /// Throws DatabaseError: it reads the highest id.
  SqliteCases(Readers&, Writer&);

  Result<CaseId> new_id() override;
  Result<std::optional<service::CaseRow>> load(CaseId) override;
  Result<std::optional<service::Answered>> answered(const std::string& command_key) override;
  Result<std::vector<service::Answered>> all_answered(const std::string& key_prefix) override;
  Result<service::Committed> commit(service::Change) override;
  Result<std::vector<service::InboxRow>> inbox(PersonId, std::size_t limit) override;
  Result<std::vector<service::OpenTask>> open_tasks(CaseId) override;
  Result<std::vector<service::CaseRow>> cases_of(std::span<const PersonId>, std::size_t limit) override;
  Result<std::vector<service::CaseRow>> decided_by(PersonId, std::size_t limit) override;
  Result<std::vector<service::CaseRow>> with_incident(std::size_t limit) override;
  Result<std::vector<service::CaseRow>> cases_in(const Name& workflow, const std::string& period,
                                                 std::span<const PersonId> subjects) override;
  Result<std::vector<service::Rater>> raters(CaseId) override;
  Result<std::vector<service::JournalRow>> journal(CaseId) override;
  Result<void> all_journal(const std::function<bool(const service::JournalRow&)>&) override;
  Result<std::vector<CaseId>> due(Time, std::size_t limit) override;
  Result<std::optional<Time>> next_wake() override;
  Result<std::vector<service::OutboxEffect>> lease(Time now, Time until, std::size_t limit) override;
  Result<void> finish(std::int64_t effect) override;
  Result<void> finish_all(std::span<const std::int64_t> effects) override;
  Result<void> put_off(std::int64_t effect, Time next) override;

 private:
  Readers& readers_;
  Writer& writer_;
  std::atomic<std::int64_t> last_id_;
};

}  // namespace jenjang::store
