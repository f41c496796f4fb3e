// people.csv: the host keeps text; what a number must look like is the rule of a plugin, asked here by its people form.
#include <algorithm>

#include "base/limits.hpp"
#include "service/import_detail.hpp"

namespace jenjang::service::importing {

namespace {

const std::vector<std::string> kinds{"pns", "pppk",
                                     "pppk_paruh_waktu"};  // the language's own: subject.kind (manifest.md)
const std::vector<std::string> columns{"number", "kind", "name", "active", "since"};

/// A line as the form's answers: of the form's fields those that the sheet has.
Json entered(const Table& table, const Row& row, const engine::Form& form) {
  Json::Object object;
  for (const auto& [field, schema] : form.root.properties) {
    if (std::find(columns.begin(), columns.end(), field) == columns.end()) continue;
    const std::string& text = table.cell(row, field).text;
    if (!text.empty()) object.emplace(field, text);
  }
  return object;
}

/// The cell that a pointer like "/number" means; the number's where it names no column.
const Cell& cell_at(const Table& table, const Row& row, std::string_view pointer) {
  std::string field(pointer.substr(pointer.starts_with('/') ? 1 : 0));
  field = field.substr(0, field.find('/'));
  bool known = std::find(columns.begin(), columns.end(), field) != columns.end();
  return table.cell(row, known ? field : "number");
}

struct Line {
  const Row* row;
  Record answers;
};

void ask_plugin(Reading& reading, const Table& table, const engine::Form& form, std::span<const Line> lines) {
  std::vector<Record> answers;
  for (const Line& line : lines) answers.push_back(line.answers);
  auto verdicts = check_lines(reading.city, form, answers);
  if (!verdicts) {
    table.fault(table.cell(*lines.front().row, "number"), "I23",
                both("pemeriksaan oleh plugin “" + form.plugin +
                         "” tidak dapat dilakukan: " + std::string(say(verdicts.error().sentence, "id")),
                     "the plugin “" + form.plugin +
                         "” could not check it: " + std::string(say(verdicts.error().sentence, "en"))),
                both("Coba lagi sebentar lagi; bila tetap gagal, periksa dengan `jenjang plugin list`.",
                     "Try again in a moment; if it fails again, look at `jenjang plugin list`."));
    return;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const engine::CheckVerdict& verdict = (*verdicts)[i];
    if (!verdict.fits) table.fault(cell_at(table, *lines[i].row, verdict.field), "I19", verdict.message);
  }
}

void check_form(Reading& reading, const Table& table, const engine::Form& form) {
  std::vector<Line> lines;
  for (const Row& row : table.rows()) {
    auto read = engine::read_answers(form, entered(table, row, form));
    if (const auto* faults = std::get_if<std::vector<engine::FieldError>>(&read)) {
      for (const auto& fault : *faults) {
        const Cell& cell = cell_at(table, row, fault.pointer);
        if (!cell.text.empty()) table.fault(cell, "I19", fault.sentence);  // an empty one was reported as such
      }
      continue;
    }
    lines.push_back({&row, std::move(std::get<Record>(read))});
  }
  if (!form.check) return;
  for (std::size_t first = 0; first < lines.size(); first += limits::calls_in_batch) {
    std::size_t count = std::min(limits::calls_in_batch, lines.size() - first);
    ask_plugin(reading, table, form, std::span(lines).subspan(first, count));
  }
}

}  // namespace

void check_people(Reading& reading, const Table& table) {
  for (const auto& [plugin, manifest] : reading.city.installed->manifests()) {
    for (const auto& [name, form] : manifest->forms) {
      if (form.for_people) check_form(reading, table, form);
    }
  }
}

void read_people(Reading& reading, const Sheet& sheet) {
  Table table(sheet, columns, reading.findings);
  reading.people_read = table.usable();
  if (!table.usable()) return;
  for (const Row& row : table.rows()) {
    ++reading.rows;
    auto number = table.word(row, "number");
    auto kind = table.one_of(row, "kind", kinds);
    auto name = table.word(row, "name");
    auto active = table.yes_or_no(row, "active");
    auto since = table.date(row, "since");
    if (!number) continue;
    // Entered even where another cell is wrong, so that other sheets are not blamed for naming this person.
    if (!reading.people.emplace(*number, reading.organisation.people.size()).second) {
      table.fault(table.cell(row, "number"), "I07",
                  both("nomor ini sudah ada di baris lain", "this number already stands in another line"),
                  both("Setiap pegawai mempunyai satu baris.", "Every person has one line."));
      continue;
    }
    auto id = PersonId{static_cast<std::int64_t>(reading.organisation.people.size()) + 1};
    reading.organisation.people.push_back(
        {id, *number, kind.value_or(""), name.value_or(""), active.value_or(false), since.value_or(Date{})});
  }
  check_people(reading, table);
}

}  // namespace jenjang::service::importing
