#include "store/dataset_store.hpp"

#include "base/limits.hpp"
#include "store/dataset_rows.hpp"

namespace jenjang::store {
namespace {

using Bodies = std::vector<std::tuple<std::string>>;

Bodies all_bodies(Connection& connection, const Name& plugin, const Name& dataset) {
  return connection.select<std::string>(
      "SELECT body FROM dataset_row WHERE plugin=:plugin AND dataset=:dataset AND superseded IS NULL ORDER BY key",
      plugin, dataset);
}

Bodies picked_bodies(Connection& connection, const Name& plugin, const Name& dataset, const Name& column,
                     std::span<const std::string> values) {
  Json::Array list;
  for (const std::string& value : values) list.emplace_back(value);
  return connection.select<std::string>(
      "SELECT r.body FROM dataset_cell c JOIN dataset_row r ON r.id=c.row_id WHERE c.plugin=:plugin AND "
      "c.dataset=:dataset AND c.name=:name AND c.value IN (SELECT value FROM json_each(:values)) "
      "AND r.superseded IS NULL ORDER BY r.key",
      plugin, dataset, column, Json(std::move(list)).text());
}

Error unreadable_row(const Name& plugin, const Name& dataset) {
  const std::string name = plugin + "." + dataset;
  return failed(
      Failure::broken, "corrupt",
      both("Satu baris dataset " + name + " di basis data tidak terbaca. Pulihkan jenjang.db dari cadangan terakhir.",
           "A row of the dataset " + name +
               " in the database cannot be read. Restore jenjang.db from the last "
               "backup."));
}

}  // namespace

Result<service::Rows> SqliteDatasets::rows(const Name& plugin, const Name& dataset, const std::optional<Name>& column,
                                           std::span<const std::string> values) {
  return readers_.read([&](Connection& connection) -> Result<service::Rows> {
    // Revision and rows are two statements: a transaction makes them one picture.
    connection.run("BEGIN");
    service::Rows found;
    Bodies bodies;
    try {
      found.revision = std::get<0>(connection.select<std::int64_t>(
          "SELECT coalesce(max(revision),0) FROM dataset_revision WHERE plugin=:plugin AND dataset=:dataset", plugin,
          dataset)[0]);
      bodies = column ? picked_bodies(connection, plugin, dataset, *column, values)
                      : all_bodies(connection, plugin, dataset);
    } catch (...) {
      connection.run("ROLLBACK");
      throw;
    }
    connection.run("COMMIT");
    found.rows.reserve(bodies.size());
    for (const auto& [body] : bodies) {
      const auto json = parse_json(body, body.size() + 1);
      auto record = json ? record_from(*json) : std::nullopt;
      if (!record) return unreadable_row(plugin, dataset);
      found.rows.push_back(std::move(*record));
    }
    return found;
  });
}

Result<std::int64_t> SqliteDatasets::add(const std::vector<service::DatasetRow>& rows, const std::string& source,
                                         std::optional<PersonId> by, Time at) {
  return writer_.write<std::int64_t>(
      [&](Connection& connection) -> Result<std::int64_t> { return write_rows(connection, rows, source, by, at); });
}

}  // namespace jenjang::store
