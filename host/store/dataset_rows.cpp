#include "store/dataset_rows.hpp"

#include <map>

#include "base/limits.hpp"

namespace jenjang::store {
namespace {

// The columns that rows are picked by: people, units and other short words. Which is which the manifest knows, not we.
bool can_be_picked_by(const Value& value) {
  if (value.get<PersonId>()) return true;
  const auto* text = value.get<std::string>();
  return text && !text->empty() && text->size() <= limits::dataset_lookup_bytes;
}

std::int64_t next_number(Connection& connection, std::string_view sql) {
  return 1 + std::get<0>(connection.select<std::int64_t>(sql)[0]);
}

}  // namespace

std::int64_t write_rows(Connection& connection, std::span<const service::DatasetRow> rows, const std::string& source,
                        std::optional<PersonId> by, Time at) {
  std::int64_t next_revision = next_number(connection, "SELECT coalesce(max(revision),0) FROM dataset_revision");
  std::int64_t next_row = next_number(connection, "SELECT coalesce(max(id),0) FROM dataset_row");
  std::map<std::pair<Name, Name>, std::int64_t> revisions;
  std::int64_t newest = 0;
  for (const service::DatasetRow& row : rows) {
    const auto [revision, is_first] = revisions.try_emplace({row.plugin, row.dataset}, next_revision);
    if (is_first) {
      newest = next_revision++;
      connection.run(
          "INSERT INTO dataset_revision(revision,plugin,dataset,source,by,at) "
          "VALUES(:revision,:plugin,:dataset,:source,:by,:at)",
          newest, row.plugin, row.dataset, source, by, at);
    }
    connection.run(
        "UPDATE dataset_row SET superseded=:revision WHERE plugin=:plugin AND dataset=:dataset AND key=:key "
        "AND superseded IS NULL",
        revision->second, row.plugin, row.dataset, row.key);
    const std::int64_t id = next_row++;
    connection.run(
        "INSERT INTO dataset_row(id,plugin,dataset,key,revision,body) "
        "VALUES(:id,:plugin,:dataset,:key,:revision,:body)",
        id, row.plugin, row.dataset, row.key, revision->second, to_json(row.row).text());
    for (const auto& [name, value] : row.row) {
      if (!can_be_picked_by(value)) continue;
      connection.run(
          "INSERT INTO dataset_cell(plugin,dataset,name,value,row_id) VALUES(:plugin,:dataset,:name,:value,:row)",
          row.plugin, row.dataset, name, plain_text(value), id);
    }
  }
  return newest;
}

}  // namespace jenjang::store
