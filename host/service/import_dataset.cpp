// A dataset from a sheet: the header names its columns, every cell is read as the column's type. All rows, or none.
#include <set>

#include "service/import_detail.hpp"
#include "service/row_key.hpp"

namespace jenjang::service {

using namespace importing;

namespace {

using Kind = engine::Type::Kind;

Diagnostic whole_file(const Sheet& sheet, std::string code, Translated sentence, Translated suggestion = {}) {
  return {{sheet.file, 0, 0}, Severity::error, std::move(code), std::move(sentence), std::move(suggestion)};
}

class CellReader {
 public:
  CellReader(const Table& table, const Directory& directory) : table_(table), directory_(directory) {
    for (const Person& person : directory.organisation().people) numbers_.emplace(person.number, person.id);
  }

  std::optional<Value> read(const Row& row, const Name& column, const engine::Type& type, bool is_key) const {
    const Cell& cell = table_.cell(row, column);
    if (type.kind == Kind::text && !is_key) return Value(cell.text);  // an empty text is a text
    auto text = table_.word(row, column);
    if (!text) return std::nullopt;
    switch (type.kind) {
      case Kind::yes_or_no: {
        auto value = table_.yes_or_no(row, column);
        return value ? std::optional<Value>(*value) : std::nullopt;
      }
      case Kind::date: {
        auto value = table_.date(row, column);
        return value ? std::optional<Value>(*value) : std::nullopt;
      }
      case Kind::number: return number(cell, type);
      case Kind::period: return period(cell);
      case Kind::person: return person(cell);
      case Kind::unit: return unit(cell);
      case Kind::enumeration: {
        auto value = table_.one_of(row, column, type.values);
        return value ? std::optional<Value>(*value) : std::nullopt;
      }
      default: return Value(*text);
    }
  }

 private:
  std::optional<Value> wrong(const Cell& cell, const std::string& needed_id, const std::string& needed_en) const {
    table_.fault(cell, "I22", both("“" + cell.text + "” bukan " + needed_id, "“" + cell.text + "” is not " + needed_en),
                 both("Perbaiki sel ini; desimal ditulis dengan titik.",
                      "Correct this cell; a decimal is written with a point."));
    return std::nullopt;
  }
  std::optional<Value> number(const Cell& cell, const engine::Type& type) const {
    auto value = Decimal::parse(cell.text);
    if (value && engine::fits(type, Value(*value))) return Value(*value);
    std::string range = type.low && type.high ? type.low->text() + " – " + type.high->text() : "";
    return wrong(cell, (type.whole ? "bilangan bulat" : "angka") + (range.empty() ? "" : " " + range),
                 (type.whole ? "a whole number" : "a number") + (range.empty() ? "" : " " + range));
  }
  std::optional<Value> period(const Cell& cell) const {
    if (Period::parse(cell.text)) return Value(cell.text);
    return wrong(cell, "periode seperti 2026, 2026-H1, 2026-Q1, atau 2026-03",
                 "a period such as 2026, 2026-H1, 2026-Q1 or 2026-03");
  }
  std::optional<Value> person(const Cell& cell) const {
    if (auto found = numbers_.find(cell.text); found != numbers_.end()) return Value(found->second);
    unknown(table_, cell, {"I10", both("pegawai dengan nomor", "person with the number"), {}});
    return std::nullopt;
  }
  std::optional<Value> unit(const Cell& cell) const {
    if (directory_.unit(cell.text)) return Value(cell.text);
    Known known{"I08", both("unit", "unit"), {}};
    for (const Unit& one : directory_.organisation().units) known.keys.push_back(one.code);
    unknown(table_, cell, known);
    return std::nullopt;
  }

  const Table& table_;
  const Directory& directory_;
  std::map<std::string, PersonId> numbers_;
};

std::optional<Record> read_row(const CellReader& reader, const Row& row, const engine::Dataset& dataset) {
  Record record;
  bool whole = true;
  for (const auto& [column, type] : dataset.columns) {
    bool is_key = std::find(dataset.key.begin(), dataset.key.end(), column) != dataset.key.end();
    auto value = reader.read(row, column, type, is_key);
    if (value)
      record.emplace(column, std::move(*value));
    else
      whole = false;
  }
  return whole ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace

DatasetSheet read_dataset(City& city, const Name& plugin, const Name& name, const Sheet& sheet) {
  const engine::Manifest* manifest = city.installed->manifest(plugin);
  auto found = manifest ? manifest->datasets.find(name) : decltype(manifest->datasets.find(name)){};
  if (!manifest || found == manifest->datasets.end()) {
    return {{whole_file(
                sheet, "I21",
                both("data “" + plugin + "." + name + "” tidak ada di plugin yang terpasang",
                     "no installed plugin has the dataset “" + plugin + "." + name + "”"),
                both("Lihat nama-namanya dengan `jenjang plugin list`.", "See the names with `jenjang plugin list`."))},
            {}};
  }
  const engine::Dataset& dataset = found->second;
  auto directory = city.organisation.current();
  if (!directory) return {{whole_file(sheet, "I23", directory.error().sentence)}, {}};

  Diagnostics findings;
  std::vector<std::string> columns;
  for (const auto& [column, type] : dataset.columns) columns.push_back(column);
  Table table(sheet, columns, findings);
  if (!table.usable()) return {std::move(findings), {}};
  CellReader reader(table, **directory);
  std::vector<DatasetRow> rows;
  std::map<std::string, int> lines;
  for (const Row& row : table.rows()) {
    auto record = read_row(reader, row, dataset);
    if (!record) continue;
    std::string key = row_key(dataset, *record);
    auto [other, is_new] = lines.emplace(key, row.front().line);
    if (!is_new) {
      table.fault(
          row.front(), "I07",
          both("kunci baris ini sama dengan baris " + std::to_string(other->second),
               "this line has the same key as line " + std::to_string(other->second)),
          both("Satu baris untuk setiap kunci; hapus salah satunya.", "One line for each key; remove one of them."));
    }
    rows.push_back({plugin, name, std::move(key), std::move(*record)});
  }
  return {std::move(findings), std::move(rows)};
}

Imported import_dataset(City& city, const Name& plugin, const Name& name, const Sheet& sheet,
                        std::optional<PersonId> by, Time at) {
  DatasetSheet read = read_dataset(city, plugin, name, sheet);
  if (has_errors(read.findings)) return {std::move(read.findings), 0};
  if (auto added = city.datasets.add(read.rows, sheet.file, by, at); !added) {
    return {{whole_file(sheet, "I23", added.error().sentence)}, 0};
  }
  return {std::move(read.findings), static_cast<int>(read.rows.size())};
}

}  // namespace jenjang::service
