// Cells as values, and what is wrong with them: place, sentence, and how to mend it.
#include <algorithm>
#include <set>

#include "service/import_detail.hpp"

namespace jenjang::service::importing {

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

Translated did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  std::string near = nearest(word, known);
  if (near.empty()) return {};
  return both("Mungkin maksudnya “" + near + "”.", "Perhaps “" + near + "” is meant.");
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

Table::Table(const Sheet& sheet, std::vector<std::string> columns, Diagnostics& findings)
    : sheet_(sheet), findings_(findings) {
  std::vector<std::string> missing;
  std::set<std::string> unknown_ones;
  for (std::size_t i = 0; i < sheet.header.size(); ++i) {
    const Cell& cell = sheet.header[i];
    bool known = std::find(columns.begin(), columns.end(), cell.text) != columns.end();
    if (!known) {
      Translated suggestion = did_you_mean(cell.text, columns);
      if (suggestion.empty())
        suggestion = both("Kolom yang dikenal: " + listed(columns) + ".", "The columns are: " + listed(columns) + ".");
      fault(cell, "I02", both("kolom “" + cell.text + "” tidak dikenal", "the column “" + cell.text + "” is not known"),
            suggestion);
    } else if (!places_.emplace(cell.text, i).second) {
      fault(cell, "I02", both("kolom “" + cell.text + "” ada dua kali", "the column “" + cell.text + "” stands twice"),
            both("Hapus salah satunya.", "Remove one of the two."));
    }
  }
  for (const auto& column : columns) {
    if (!places_.contains(column)) missing.push_back(column);
  }
  if (missing.empty()) return;
  usable_ = false;
  fault(Cell{"", 1, 1}, "I01", both("kolom tidak ada: " + listed(missing), "columns are missing: " + listed(missing)),
        both("Baris pertama harus memuat: " + listed(columns) + ".",
             "The first line must have: " + listed(columns) + "."));
}

const Cell& Table::cell(const Row& row, const std::string& column) const { return row[places_.at(column)]; }

void Table::fault(const Cell& cell, std::string code, Translated sentence, Translated suggestion) const {
  findings_.push_back({place(cell), Severity::error, std::move(code), std::move(sentence), std::move(suggestion)});
}

std::optional<std::string> Table::word(const Row& row, const std::string& column) const {
  const Cell& found = cell(row, column);
  if (!found.text.empty()) return found.text;
  fault(found, "I03", both("“" + column + "” kosong", "“" + column + "” is empty"),
        both("Isi sel ini.", "Fill in this cell."));
  return std::nullopt;
}

std::optional<Date> Table::date(const Row& row, const std::string& column) const {
  auto text = word(row, column);
  if (!text) return std::nullopt;
  if (auto found = date_from(*text)) return found;
  fault(cell(row, column), "I04",
        both("“" + *text + "” bukan tanggal yang ada", "“" + *text + "” is no date that exists"),
        both("Tulis tahun-bulan-hari, misalnya 2026-01-31.", "Write year-month-day, such as 2026-01-31."));
  return std::nullopt;
}

std::optional<bool> Table::yes_or_no(const Row& row, const std::string& column) const {
  auto text = word(row, column);
  if (!text) return std::nullopt;
  std::string small = lower(*text);
  if (small == "ya" || small == "yes") return true;
  if (small == "tidak" || small == "no") return false;
  fault(cell(row, column), "I05", both("“" + *text + "” bukan ya atau tidak", "“" + *text + "” is neither yes nor no"),
        both("Tulis ya atau tidak.", "Write yes or no."));
  return std::nullopt;
}

std::optional<Span> Table::span(const Row& row) const {
  auto from = date(row, "from");
  const Cell& last = cell(row, "to");
  if (last.text.empty()) return from ? std::optional(Span{*from, std::nullopt}) : std::nullopt;
  auto to = date(row, "to");
  if (!from || !to) return std::nullopt;
  if (*from <= *to) return Span{*from, to};
  fault(last, "I14", both("hari terakhir lebih awal daripada hari pertama", "the last day is before the first"),
        both("Tukar atau perbaiki kedua tanggal.", "Swap or correct the two dates."));
  return std::nullopt;
}

std::optional<std::string> Table::one_of(const Row& row, const std::string& column,
                                         const std::vector<std::string>& words) const {
  auto text = word(row, column);
  if (!text || std::find(words.begin(), words.end(), *text) != words.end()) return text;
  Translated suggestion = did_you_mean(*text, words);
  if (suggestion.empty()) suggestion = both("Pilihannya: " + listed(words) + ".", "It may be: " + listed(words) + ".");
  fault(
      cell(row, column), "I06",
      both("“" + *text + "” tidak dikenal untuk “" + column + "”", "“" + *text + "” is not known for “" + column + "”"),
      suggestion);
  return std::nullopt;
}

std::optional<std::string> Table::code(const Row& row, const std::string& column) const {
  auto text = word(row, column);
  if (!text) return std::nullopt;
  bool fits = std::all_of(text->begin(), text->end(),
                          [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  if (fits && text->size() <= 64) return text;
  fault(cell(row, column), "I20", both("“" + *text + "” bukan kode yang sah", "“" + *text + "” is no valid code"),
        both("Pakai huruf kecil a-z, angka, dan tanda hubung, paling panjang 64 huruf.",
             "Use lower-case letters a-z, digits and hyphens, at most 64 of them."));
  return std::nullopt;
}

void unknown(const Table& table, const Cell& cell, const Known& known) {
  if (!known.was_read) return;
  Translated sentence = both(std::string(say(known.what, "id")) + " “" + cell.text + "” tidak ada",
                             "there is no " + std::string(say(known.what, "en")) + " “" + cell.text + "”");
  table.fault(cell, known.code, std::move(sentence), did_you_mean(cell.text, known.keys));
}

bool overlap(const Span& a, const Span& b) { return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to); }

}  // namespace jenjang::service::importing
