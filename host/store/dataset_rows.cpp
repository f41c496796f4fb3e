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

enum class Written { added, changed, same };

Written write_row(Connection& connection, const service::DatasetRow& row, std::int64_t revision, std::int64_t id) {
  const std::string body = to_json(row.row).text();
  const auto there = connection.select<std::string>(
      "SELECT body FROM dataset_row WHERE plugin=:plugin AND dataset=:dataset AND key=:key AND superseded IS NULL",
      row.plugin, row.dataset, row.key);
  if (!there.empty() && std::get<0>(there.front()) == body) return Written::same;
  if (!there.empty()) {
    connection.run(
        "UPDATE dataset_row SET superseded=:revision WHERE plugin=:plugin AND dataset=:dataset AND key=:key "
        "AND superseded IS NULL",
        revision, row.plugin, row.dataset, row.key);
  }
  connection.run(
      "INSERT INTO dataset_row(id,plugin,dataset,key,revision,body) "
      "VALUES(:id,:plugin,:dataset,:key,:revision,:body)",
      id, row.plugin, row.dataset, row.key, revision, body);
  for (const auto& [name, value] : row.row) {
    if (!can_be_picked_by(value)) continue;
    connection.run(
        "INSERT INTO dataset_cell(plugin,dataset,name,value,row_id) VALUES(:plugin,:dataset,:name,:value,:row)",
        row.plugin, row.dataset, name, plain_text(value), id);
  }
  return there.empty() ? Written::added : Written::changed;
}

void write_upload(Connection& connection, const Name& plugin, const Name& dataset, const service::Upload& upload) {
  connection.run(
      "INSERT INTO dataset_revision(revision,plugin,dataset,source,by,at,rows,added,changed,command_key,digest) "
      "VALUES(:revision,:plugin,:dataset,:source,:by,:at,:rows,:added,:changed,:key,:digest)",
      upload.revision, plugin, dataset, upload.source, upload.by, upload.at, upload.rows, upload.added, upload.changed,
      empty_as_null(upload.key), empty_as_null(upload.digest));
}

}  // namespace

service::Upload write_rows(Connection& connection, std::span<const service::DatasetRow> rows, service::Upload upload) {
  std::int64_t next_revision = next_number(connection, "SELECT coalesce(max(revision),0) FROM dataset_revision");
  std::int64_t next_row = next_number(connection, "SELECT coalesce(max(id),0) FROM dataset_row");
  std::map<std::pair<Name, Name>, service::Upload> uploads;
  for (const service::DatasetRow& row : rows) {
    auto [found, is_first] = uploads.try_emplace({row.plugin, row.dataset}, upload);
    service::Upload& into = found->second;
    if (is_first) into.revision = next_revision++;
    ++into.rows;
    const Written written = write_row(connection, row, into.revision, next_row);
    if (written != Written::same) ++next_row;
    if (written == Written::added) ++into.added;
    if (written == Written::changed) ++into.changed;
  }
  for (const auto& [of, each] : uploads) {
    write_upload(connection, of.first, of.second, each);
    if (each.revision > upload.revision) upload = each;
  }
  return upload;
}

}  // namespace jenjang::store
