#include "store/case_store.hpp"

#include "base/limits.hpp"
#include "store/change.hpp"

namespace jenjang::store {
namespace {

using service::CaseRow;
using service::JournalRow;
using service::OutboxEffect;

// The columns of CaseRow and JournalRow, in the order of their members.
#define CASE_COLUMNS                                                                                        \
  "cases.id,cases.workflow,cases.definition_version,cases.subject,cases.period,cases.version,cases.status," \
  "cases.outcome,cases.wake_at,cases.state,cases.head_hash,cases.incident"
#define JOURNAL_COLUMNS \
  "case_id,sequence,command_key,digest,at,actor,capacity,engine,definition,salt,command,facts,events,hash"

template <class... Value>
std::vector<CaseRow> cases(Connection& connection, std::string_view sql, const Value&... values) {
  return connection.select_as<CaseRow, CaseId, Name, int, PersonId, std::string, std::uint64_t, std::string,
                              std::optional<Name>, std::optional<Time>, std::string, Hash, bool>(sql, values...);
}

template <class... Value>
std::vector<JournalRow> journal_rows(Connection& connection, std::string_view sql, const Value&... values) {
  return connection.select_as<JournalRow, CaseId, std::uint64_t, std::string, Hash, Time, std::optional<PersonId>,
                              std::string, int, std::string, std::string, std::string, std::string, std::string, Hash>(
      sql, values...);
}

template <class T>
std::optional<T> first_of(std::vector<T> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

/// Ids as a JSON list, for json_each.
std::string list_of(std::span<const PersonId> people) {
  Json::Array numbers;
  for (PersonId person : people) numbers.emplace_back(number_of(person));
  return Json(std::move(numbers)).text();
}

std::int64_t highest_id(Connection& connection) {
  return std::get<0>(connection.select<std::int64_t>("SELECT coalesce(max(id),0) FROM cases")[0]);
}

}  // namespace

SqliteCases::SqliteCases(Readers& readers, Writer& writer) : readers_(readers), writer_(writer), last_id_(0) {
  last_id_ =
      readers_.read([](Connection& connection) -> Result<std::int64_t> { return highest_id(connection); }).value();
}

// Numbers are given out without asking the database: there is one process (engine.md), and one lost is no harm.
Result<CaseId> SqliteCases::new_id() { return CaseId{++last_id_}; }

Result<std::optional<CaseRow>> SqliteCases::load(CaseId id) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<CaseRow>> {
    return first_of(cases(connection, "SELECT " CASE_COLUMNS " FROM cases WHERE id=:id", id));
  });
}

Result<std::optional<service::Answered>> SqliteCases::answered(const std::string& command_key) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<service::Answered>> {
    return first_of(connection.select_as<service::Answered, CaseId, std::uint64_t, Hash>(
        "SELECT case_id,sequence,digest FROM journal WHERE command_key=:key", command_key));
  });
}

Result<std::vector<service::Answered>> SqliteCases::all_answered(const std::string& key_prefix) {
  const std::string end = key_prefix + "\x7f";  // keys are printable ASCII
  return readers_.read([&](Connection& connection) -> Result<std::vector<service::Answered>> {
    return connection.select_as<service::Answered, CaseId, std::uint64_t, Hash>(
        "SELECT case_id,sequence,digest FROM journal WHERE command_key>=:prefix AND command_key<:end ORDER BY position",
        key_prefix, end);
  });
}

Result<service::Committed> SqliteCases::commit(service::Change change) {
  const CaseId id = change.row.id;
  return writer_.write<service::Committed>(
      [&](Connection& connection) -> Result<service::Committed> { return write_change(connection, change); }, id);
}

Result<std::vector<service::InboxRow>> SqliteCases::inbox(PersonId person, std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<service::InboxRow>> {
    return connection.select_as<service::InboxRow, CaseId, int, StepId, int, std::optional<Time>,
                                std::optional<PersonId>, std::string, Name, int, PersonId, std::string>(
        "SELECT t.case_id,t.task,t.step,t.round,t.due_at,t.claimed_by,p.capacity,c.workflow,c.definition_version,"
        "c.subject,c.period FROM open_task_person p JOIN open_task t ON t.case_id=p.case_id AND t.task=p.task "
        "JOIN cases c ON c.id=p.case_id WHERE p.person=:person "
        "ORDER BY t.due_at IS NULL,t.due_at,t.case_id,t.task LIMIT :limit",
        person, limit);
  });
}

Result<std::vector<service::OpenTask>> SqliteCases::open_tasks(CaseId id) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<service::OpenTask>> {
    std::vector<service::OpenTask> tasks;
    for (auto& [task, step, round, due_at, claimed_by, actors] :
         connection.select<int, StepId, int, std::optional<Time>, std::optional<PersonId>, std::string>(
             "SELECT task,step,round,due_at,claimed_by,actors FROM open_task WHERE case_id=:case ORDER BY task", id)) {
      tasks.push_back({task, std::move(step), round, due_at, claimed_by, actors_from(actors)});
    }
    return tasks;
  });
}

Result<std::vector<CaseRow>> SqliteCases::cases_of(std::span<const PersonId> subjects, std::size_t limit) {
  const std::string list = list_of(subjects);
  return readers_.read([&](Connection& connection) -> Result<std::vector<CaseRow>> {
    return cases(connection,
                 "SELECT " CASE_COLUMNS
                 " FROM cases WHERE subject IN (SELECT value FROM json_each(:subjects)) "
                 "ORDER BY id DESC LIMIT :limit",
                 list, limit);
  });
}

Result<std::vector<CaseRow>> SqliteCases::cases_in(const Name& workflow, const std::string& period,
                                                   std::span<const PersonId> subjects) {
  const std::string list = list_of(subjects);
  return readers_.read([&](Connection& connection) -> Result<std::vector<CaseRow>> {
    return cases(connection,
                 "SELECT " CASE_COLUMNS
                 " FROM cases WHERE workflow=:workflow AND period=:period AND status<>'withdrawn' AND "
                 "subject IN (SELECT value FROM json_each(:subjects)) ORDER BY subject",
                 workflow, period, list);
  });
}

Result<std::vector<service::Rater>> SqliteCases::raters(CaseId id) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<service::Rater>> {
    return connection.select_as<service::Rater, PersonId, PersonId>(
        "SELECT person,pseudonym FROM rater_pseudonym WHERE case_id=:case ORDER BY pseudonym", id);
  });
}

Result<std::vector<CaseRow>> SqliteCases::decided_by(PersonId person, std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<CaseRow>> {
    return cases(
        connection,
        "SELECT " CASE_COLUMNS
        " FROM (SELECT case_id,max(position) AS newest FROM journal WHERE actor=:person "
        "GROUP BY case_id ORDER BY newest DESC LIMIT :limit) AS decided JOIN cases ON cases.id=decided.case_id "
        "ORDER BY decided.newest DESC",
        person, limit);
  });
}

Result<std::vector<CaseRow>> SqliteCases::with_incident(std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<CaseRow>> {
    return cases(connection, "SELECT " CASE_COLUMNS " FROM cases WHERE incident<>0 ORDER BY id DESC LIMIT :limit",
                 limit);
  });
}

Result<std::vector<JournalRow>> SqliteCases::journal(CaseId id) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<JournalRow>> {
    return journal_rows(connection, "SELECT " JOURNAL_COLUMNS " FROM journal WHERE case_id=:case ORDER BY sequence",
                        id);
  });
}

// Page by page: `each` may take its time, and a read that stays open would let the write-ahead log grow.
Result<void> SqliteCases::all_journal(const std::function<bool(const JournalRow&)>& each) {
  for (std::int64_t position = 0;;) {
    std::int64_t last = position;
    const auto page = readers_.read([&](Connection& connection) -> Result<std::vector<JournalRow>> {
      const auto ends = connection.select<std::optional<std::int64_t>>(
          "SELECT max(position) FROM (SELECT position FROM journal WHERE position>:position ORDER BY position LIMIT "
          ":limit)",
          position, limits::journal_page);
      last = std::get<0>(ends.front()).value_or(position);
      return journal_rows(connection,
                          "SELECT " JOURNAL_COLUMNS
                          " FROM journal WHERE position>:position AND position<=:last "
                          "ORDER BY position",
                          position, last);
    });
    if (!page) return page.error();
    if (page->empty()) return {};
    for (const JournalRow& row : *page) {
      if (!each(row)) return {};
    }
    position = last;
  }
}

Result<std::vector<CaseId>> SqliteCases::due(Time time, std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<CaseId>> {
    std::vector<CaseId> ids;
    for (auto& [id] : connection.select<CaseId>(
             "SELECT id FROM cases WHERE wake_at<=:time ORDER BY wake_at,id LIMIT :limit", time, limit)) {
      ids.push_back(id);
    }
    return ids;
  });
}

Result<std::optional<Time>> SqliteCases::next_wake() {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Time>> {
    return std::get<0>(
        connection.select<std::optional<Time>>("SELECT min(wake_at) FROM cases WHERE wake_at IS NOT NULL")[0]);
  });
}

Result<std::vector<OutboxEffect>> SqliteCases::lease(Time now, Time until, std::size_t limit) {
  const auto waiting = [&](Connection& connection) {
    return connection.select_as<OutboxEffect, std::int64_t, std::string, CaseId, std::string, int, Time>(
        "SELECT id,key,case_id,body,attempts,next_at FROM effect WHERE next_at<=:now AND "
        "(lease_until IS NULL OR lease_until<=:now) ORDER BY next_at,id LIMIT :limit",
        now, limit);
  };
  // The outbox looks often and seldom finds anything: a reader can say so without disturbing the writer.
  const auto glance =
      readers_.read([&](Connection& connection) -> Result<bool> { return !waiting(connection).empty(); });
  if (!glance) return glance.error();
  if (!*glance) return std::vector<OutboxEffect>{};
  return writer_.write<std::vector<OutboxEffect>>([&](Connection& connection) -> Result<std::vector<OutboxEffect>> {
    auto leased = waiting(connection);
    for (const OutboxEffect& effect : leased) {
      connection.run("UPDATE effect SET lease_until=:until WHERE id=:id", until, effect.id);
    }
    return leased;
  });
}

Result<void> SqliteCases::finish(std::int64_t effect) { return finish_all(std::span(&effect, 1)); }

Result<void> SqliteCases::finish_all(std::span<const std::int64_t> effects) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    for (std::int64_t effect : effects) connection.run("DELETE FROM effect WHERE id=:id", effect);
    return {};
  });
}

Result<void> SqliteCases::put_off(std::int64_t effect, Time next) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    connection.run("UPDATE effect SET attempts=attempts+1,next_at=:next,lease_until=NULL WHERE id=:id", next, effect);
    return {};
  });
}

}  // namespace jenjang::store
