#include "store/dataset_store.hpp"

#include "base/limits.hpp"
#include "store/dataset_rows.hpp"

namespace jenjang::store {
namespace {

using Bodies = std::vector<std::tuple<std::string>>;
using service::Upload;

constexpr std::int64_t no_limit = -1;  // SQLite's own word for it

/// A condition is one of a few texts of this file, so that each is prepared once.
template <class... Value>
std::vector<Upload> uploads_where(Connection& connection, const char* condition, const Value&... values) {
  return connection.select_as<Upload, std::int64_t, Time, std::optional<PersonId>, std::string, std::int64_t,
                              std::int64_t, std::int64_t, std::string, Hash>(
      std::string("SELECT revision,at,by,source,rows,added,changed,command_key,digest FROM dataset_revision WHERE ") +
          condition,
      values...);
}

std::optional<Upload> first_of(std::vector<Upload> uploads) {
  if (uploads.empty()) return std::nullopt;
  return std::move(uploads.front());
}

Bodies all_bodies(Connection& connection, const Name& plugin, const Name& dataset, std::int64_t limit) {
  return connection.select<std::string>(
      "SELECT body FROM dataset_row WHERE plugin=:plugin AND dataset=:dataset AND superseded IS NULL ORDER BY key "
      "LIMIT :limit",
      plugin, dataset, limit);
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

Result<service::Rows> SqliteDatasets::read_rows(const Name& plugin, const Name& dataset,
                                                const std::function<Bodies(Connection&)>& pick) {
  return readers_.read([&](Connection& connection) -> Result<service::Rows> {
    // Revision and rows are two statements: a transaction makes them one picture.
    connection.run("BEGIN");
    service::Rows found;
    Bodies bodies;
    try {
      found.revision = std::get<0>(connection.select<std::int64_t>(
          "SELECT coalesce(max(revision),0) FROM dataset_revision WHERE plugin=:plugin AND dataset=:dataset", plugin,
          dataset)[0]);
      bodies = pick(connection);
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

Result<service::Rows> SqliteDatasets::rows(const Name& plugin, const Name& dataset, const std::optional<Name>& column,
                                           std::span<const std::string> values) {
  return read_rows(plugin, dataset, [&](Connection& connection) {
    return column ? picked_bodies(connection, plugin, dataset, *column, values)
                  : all_bodies(connection, plugin, dataset, no_limit);
  });
}

Result<service::Rows> SqliteDatasets::first_rows(const Name& plugin, const Name& dataset, std::size_t limit) {
  return read_rows(plugin, dataset, [&](Connection& connection) {
    return all_bodies(connection, plugin, dataset, static_cast<std::int64_t>(limit));
  });
}

Result<std::int64_t> SqliteDatasets::count(const Name& plugin, const Name& dataset) {
  return readers_.read([&](Connection& connection) -> Result<std::int64_t> {
    return std::get<0>(connection.select<std::int64_t>(
        "SELECT count(*) FROM dataset_row WHERE plugin=:plugin AND dataset=:dataset AND superseded IS NULL", plugin,
        dataset)[0]);
  });
}

Result<Upload> SqliteDatasets::add(const std::vector<service::DatasetRow>& rows, Upload upload) {
  return writer_.write<Upload>([&](Connection& connection) -> Result<Upload> {
    if (!upload.key.empty() && !uploads_where(connection, "command_key=:key LIMIT 1", upload.key).empty()) {
      return failed(Failure::conflict, "repeated",
                    both("Kiriman dengan kunci ini sudah diterima.", "What was sent with this key was taken already."));
    }
    return write_rows(connection, rows, upload);
  });
}

Result<std::optional<Upload>> SqliteDatasets::upload(std::int64_t revision) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Upload>> {
    return first_of(uploads_where(connection, "revision=:revision", revision));
  });
}

Result<std::optional<Upload>> SqliteDatasets::upload_of_key(const std::string& key) {
  return readers_.read([&](Connection& connection) -> Result<std::optional<Upload>> {
    return first_of(uploads_where(connection, "command_key=:key", key));
  });
}

Result<std::vector<Upload>> SqliteDatasets::uploads(const Name& plugin, const Name& dataset, std::size_t limit) {
  return readers_.read([&](Connection& connection) -> Result<std::vector<Upload>> {
    return uploads_where(connection, "plugin=:plugin AND dataset=:dataset ORDER BY revision DESC LIMIT :limit", plugin,
                         dataset, limit);
  });
}

}  // namespace jenjang::store
