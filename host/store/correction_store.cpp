#include "store/correction_store.hpp"

#include "store/translated.hpp"

namespace jenjang::store {
namespace {

using service::Correction;

/// A condition is one of a few texts of this file, so that each is prepared once.
template <class... Value>
std::vector<Correction> corrections_where(Connection& connection, const char* condition, const Value&... values) {
  std::vector<Correction> found;
  for (auto& [id, case_id, plugin, dataset, field, label, asked_by, asked_at, text, status, answer, by, at] :
       connection.select<std::int64_t, CaseId, Name, Name, std::string, std::string, PersonId, Time, std::string,
                         std::string, std::string, std::optional<PersonId>, std::optional<Time>>(
           std::string("SELECT id,case_id,plugin,dataset,field,label,asked_by,asked_at,body,status,answer,answered_by,"
                       "answered_at FROM correction WHERE ") +
               condition,
           values...)) {
    found.push_back({id, case_id, std::move(plugin), std::move(dataset), std::move(field), words_from(label), asked_by,
                     asked_at, std::move(text), std::move(status), std::move(answer), by, at});
  }
  return found;
}

}  // namespace

Result<std::int64_t> SqliteCorrections::ask(const Correction& asked) {
  return writer_.write<std::int64_t>([&](Connection& connection) -> Result<std::int64_t> {
    const auto id =
        1 + std::get<0>(connection.select<std::int64_t>("SELECT coalesce(max(id),0) FROM correction").front());
    connection.run(
        "INSERT INTO correction(id,case_id,plugin,dataset,field,label,asked_by,asked_at,body,status) "
        "VALUES(:id,:case,:plugin,:dataset,:field,:label,:by,:at,:body,'open')",
        id, asked.case_id, asked.plugin, asked.dataset, asked.field, Json(asked.label).text(), asked.asked_by,
        asked.asked_at, asked.text);
    return id;
  });
}

Result<std::optional<Correction>> SqliteCorrections::correction(std::int64_t id) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Correction>> {
    auto found = corrections_where(connection, "id=:id", id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  });
}

Result<std::vector<Correction>> SqliteCorrections::asked_by(PersonId person, std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<Correction>> {
    return corrections_where(connection, "asked_by=:person ORDER BY id DESC LIMIT :limit", person, limit);
  });
}

Result<std::vector<Correction>> SqliteCorrections::asked_of(std::span<const std::pair<Name, Name>> datasets,
                                                            std::size_t limit) {
  Json::Array names;
  for (const auto& [plugin, dataset] : datasets) names.emplace_back(plugin + "." + dataset);
  const std::string list = Json(std::move(names)).text();
  return readers_.read([&](Connection& connection) -> Result<std::vector<Correction>> {
    return corrections_where(connection,
                             "plugin||'.'||dataset IN (SELECT value FROM json_each(:names)) "
                             "ORDER BY status<>'open',id DESC LIMIT :limit",
                             list, limit);
  });
}

Result<bool> SqliteCorrections::answer(const Correction& answered) {
  return writer_.write<bool>([&](Connection& connection) -> Result<bool> {
    return connection.run(
               "UPDATE correction SET status=:status,answer=:answer,answered_by=:by,answered_at=:at "
               "WHERE id=:id AND status='open'",
               answered.status, answered.answer, answered.answered_by, answered.answered_at, answered.id) == 1;
  });
}

}  // namespace jenjang::store
