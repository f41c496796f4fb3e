#include "service/datasets.hpp"

#include "service/import.hpp"
#include "service/pages_detail.hpp"
#include "service/refusal.hpp"
#include "service/row_key.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

struct Known {
  const engine::Manifest* manifest;
  const Name* name;
  const engine::Dataset* dataset;
};

bool is_key(const engine::Dataset& dataset, const Name& column) {
  return std::find(dataset.key.begin(), dataset.key.end(), column) != dataset.key.end();
}

/// One that this person does not keep looks as if it were not there.
Result<Known> known(const View& view, const Name& plugin, const Name& name) {
  const engine::Manifest* manifest = view.city.installed->manifest(plugin);
  if (manifest)
    if (auto found = manifest->datasets.find(name); found != manifest->datasets.end())
      if (may_see_dataset(view.caller, *view.directory, found->second, view.today))
        return Known{manifest, &found->first, &found->second};
  return failed(Failure::unknown, "NoDataset",
                both("Data ini tidak ada, atau bukan untuk Anda.", "There are no such data, or they are not for you."));
}

Result<Known> known_for_upload(const View& view, const Name& plugin, const Name& name) {
  auto found = known(view, plugin, name);
  if (!found || may_upload(view.caller, *view.directory, *found->dataset, view.today)) return found;
  return failed(Failure::forbidden, "NotAllowed",
                both("Data ini diunggah oleh pemegang perannya; Anda hanya dapat melihatnya.",
                     "These data are uploaded by those who hold the role; you may only look at them."));
}

Json columns_json(const engine::Dataset& dataset) {
  Json::Array columns;
  for (const auto& [name, type] : dataset.columns)
    columns.push_back(Json::Object{{"name", name}, {"type", engine::text_of(type)}, {"key", is_key(dataset, name)}});
  return columns;
}

/// A cell as people read it: a person by name, never by number.
std::string shown(const View& view, const Value& value) {
  const PersonId* person = value.get<PersonId>();
  return person ? name_of(view, *person) : plain_text(value);
}

Json uploads_json(const View& view, const std::vector<Upload>& uploads) {
  Json::Array array;
  for (const Upload& one : uploads)
    array.push_back(Json::Object{{"revision", one.revision},
                                 {"at", text_of(one.at)},
                                 {"by", one.by ? person_json(view, *one.by) : Json()},
                                 {"source", one.source},
                                 {"rows", one.rows}});
  return array;
}

Result<Json> dataset_json(const View& view, const Known& of) {
  const Name& plugin = of.manifest->plugin;
  auto uploads = view.city.datasets.uploads(plugin, *of.name, limits::page_rows);
  if (!uploads) return uploads.error();
  auto count = view.city.datasets.count(plugin, *of.name);
  if (!count) return count.error();
  return Json(Json::Object{{"plugin", plugin},
                           {"name", *of.name},
                           {"label", of.dataset->label},
                           {"plugin_label", of.manifest->label},
                           {"columns", columns_json(*of.dataset)},
                           {"may_upload", may_upload(view.caller, *view.directory, *of.dataset, view.today)},
                           {"rows", *count},
                           {"revisions", uploads_json(view, *uploads)}});
}

// ---- an upload -----------------------------------------------------------------------------------------------------

/// What stands in the cells that findings name.
Json findings_json(const Diagnostics& findings, const Sheet& sheet) {
  std::map<std::pair<int, int>, const std::string*> cells;
  for (const Cell& cell : sheet.header) cells[{cell.line, cell.column}] = &cell.text;
  for (const auto& row : sheet.rows)
    for (const Cell& cell : row) cells[{cell.line, cell.column}] = &cell.text;
  Json::Array array;
  for (const Diagnostic& finding : findings) {
    if (array.size() >= limits::findings) break;
    auto cell = cells.find({finding.at.line, finding.at.column});
    array.push_back(Json::Object{{"line", finding.at.line},
                                 {"column", finding.at.column},
                                 {"cell", cell == cells.end() ? std::string() : *cell->second},
                                 {"code", finding.code},
                                 {"sentence", finding.sentence},
                                 {"suggestion", finding.suggestion}});
  }
  return array;
}

struct Offered {
  Json findings;
  DatasetSheet sheet;
};

Offered offered(City& city, const SheetReader& read_sheet, const Known& of, std::string_view csv,
                const std::string& source) {
  auto read = read_sheet(source, csv);
  if (auto* findings = std::get_if<Diagnostics>(&read)) return {findings_json(*findings, {}), {*findings, {}}};
  const Sheet& sheet = std::get<Sheet>(read);
  DatasetSheet rows = read_dataset(city, of.manifest->plugin, *of.name, sheet);
  Json findings = findings_json(rows.findings, sheet);
  return {std::move(findings), std::move(rows)};
}

Json record_json(const View& view, const Record& record) {
  Json::Object object;
  for (const auto& [column, value] : record) object.emplace(column, shown(view, value));
  return object;
}

std::string key_words(const View& view, const engine::Dataset& dataset, const Record& record) {
  std::string words;
  for (const Name& column : dataset.key)
    if (auto value = record.find(column); value != record.end())
      words += (words.empty() ? "" : ", ") + shown(view, value->second);
  return words;
}

Json compared(const View& view, const engine::Dataset& dataset, const std::vector<Record>& there,
              const Offered& upload) {
  std::map<std::string, const Record*> before;
  for (const Record& record : there) before.emplace(row_key(dataset, record), &record);
  std::int64_t added = 0, changed = 0, same = 0;
  Json::Array sample;
  for (const DatasetRow& row : upload.sheet.rows) {
    auto old = before.find(row.key);
    bool is_new = old == before.end();
    if (!is_new && *old->second == row.row) {
      ++same;
      continue;
    }
    ++(is_new ? added : changed);
    if (sample.size() < limits::page_rows)
      sample.push_back(Json::Object{{"key", key_words(view, dataset, row.row)},
                                    {"before", is_new ? Json() : record_json(view, *old->second)},
                                    {"after", record_json(view, row.row)}});
  }
  return Json::Object{{"rows", static_cast<std::int64_t>(upload.sheet.rows.size())},
                      {"added", added},
                      {"changed", changed},
                      {"same", same},
                      {"findings", upload.findings},
                      {"sample", std::move(sample)}};
}

Json taken_json(const Upload& upload, bool repeated) {
  return Json::Object{{"revision", upload.revision},
                      {"rows", upload.rows},
                      {"added", upload.added},
                      {"changed", upload.changed},
                      {"repeated", repeated}};
}

}  // namespace

Result<Json> Datasets::all(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  Json::Array array;
  for (const auto& [plugin, manifest] : city_.installed->manifests())
    for (const auto& [name, dataset] : manifest->datasets) {
      if (!may_see_dataset(caller, *view->directory, dataset, view->today)) continue;
      auto json = dataset_json(*view, {manifest.get(), &name, &dataset});
      if (!json) return json;
      array.push_back(std::move(*json));
    }
  return Json(std::move(array));
}

Result<Json> Datasets::rows(const Caller& caller, const Name& plugin, const Name& name, std::size_t limit) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto of = known(*view, plugin, name);
  if (!of) return of.error();
  auto found = city_.datasets.first_rows(plugin, name, limit);
  if (!found) return found.error();
  Json::Array rows;
  for (const Record& record : found->rows) {
    Json::Array row;
    for (const auto& [column, type] : of->dataset->columns) {
      auto value = record.find(column);
      row.push_back(value == record.end() ? std::string() : shown(*view, value->second));
    }
    rows.push_back(std::move(row));
  }
  return Json(
      Json::Object{{"columns", columns_json(*of->dataset)}, {"rows", std::move(rows)}, {"revision", found->revision}});
}

Result<Json> Datasets::check(const Caller& caller, const Name& plugin, const Name& name, std::string_view csv) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto of = known_for_upload(*view, plugin, name);
  if (!of) return of.error();
  const Offered upload = offered(city_, read_sheet_, *of, csv, name + ".csv");
  auto there = city_.datasets.rows(plugin, name, std::nullopt, {});
  if (!there) return there.error();
  return compared(*view, *of->dataset, there->rows, upload);
}

Result<Datasets::Outcome> Datasets::upload(const Caller& caller, const Name& plugin, const Name& name,
                                           std::string_view csv, const std::string& source, const std::string& key) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto of = known_for_upload(*view, plugin, name);
  if (!of) return of.error();
  Upload upload;
  upload.at = view->now;
  upload.by = caller.person;
  upload.source = source.empty() ? name + ".csv" : source;
  upload.key = std::to_string(number_of(caller.person)) + "/" + key;
  upload.digest = sha256(plugin + "." + name + "\n" + std::string(csv));
  auto before = city_.datasets.upload_of_key(upload.key);
  if (!before) return before.error();
  if (*before) {
    if ((*before)->digest != upload.digest) return key_used_otherwise();
    return Outcome{Json::Array{}, taken_json(**before, true)};
  }
  Offered sheet = offered(city_, read_sheet_, *of, csv, upload.source);
  if (has_errors(sheet.sheet.findings)) return Outcome{std::move(sheet.findings), std::nullopt};
  auto added = city_.datasets.add(sheet.sheet.rows, upload);
  if (!added) return added.error();
  return Outcome{Json::Array{}, taken_json(*added, false)};
}

}  // namespace jenjang::service
