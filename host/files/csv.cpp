// C02 not UTF-8 · C03 empty · C04 a quote that never closes · C05 text after a closing quote · C06 a quote inside a
// cell that does not begin with one · C07 a row of another length · C08 a column without a name, or twice · C09 too big
// (C01, a file that is not there, is folders.cpp's.) Why our own reader: host/decisions/0005-our-own-csv-reader.md.
#include "files/csv.hpp"

#include <algorithm>
#include <map>

#include "base/limits.hpp"
#include "base/utf8.hpp"

namespace jenjang::files {
namespace {

using service::Cell;
using service::Sheet;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }
bool ends_line(char byte) { return byte == '\n' || byte == '\r'; }

// Walks over the bytes and knows the place of the next one.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool at_end() const { return position_ >= text_.size(); }
  char peek() const { return text_[position_]; }
  bool is_at(char byte) const { return !at_end() && peek() == byte; }
  int line() const { return line_; }
  int column() const { return column_; }

  /// The next byte; CRLF and a lone CR are line breaks as LF is.
  char take() {
    const char byte = text_[position_++];
    if (ends_line(byte)) {
      if (byte == '\r' && is_at('\n')) ++position_;
      ++line_;
      column_ = 1;
      return '\n';
    }
    if (at_end() || !continues_character(peek())) ++column_;
    return byte;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  int line_ = 1, column_ = 1;
};

class Reader {
 public:
  Reader(const std::string& file, std::string_view text) : file_(file), cursor_(text), separator_(separator_of(text)) {}

  std::variant<Sheet, Diagnostics> read() {
    Sheet sheet;
    sheet.file = file_;
    while (!cursor_.at_end() && findings_.size() < limits::findings) {
      std::vector<Cell> row = read_row();
      if (is_blank(row)) continue;
      if (sheet.header.empty()) {
        check_header(row);
        sheet.header = std::move(row);
      } else if (row.size() == sheet.header.size()) {
        sheet.rows.push_back(std::move(row));
      } else {
        report_length(row, sheet.header.size());
      }
    }
    if (sheet.header.empty() && findings_.empty()) {
      find(0, 0, "C03", both("Berkas ini kosong.", "This file is empty."),
           both("Baris pertama harus memuat judul kolom.", "The first line must hold the columns' names."));
    }
    if (!findings_.empty()) return std::move(findings_);
    return sheet;
  }

 private:
  // A spreadsheet set to Indonesian writes `;`, since its decimals have the comma. What stands between quotes is a
  // name.
  static char separator_of(std::string_view text) {
    bool quoted = false, semicolon = false, begun = false;
    for (char byte : text) {
      if (byte == '"') quoted = !quoted;
      if (quoted || byte == '"') {
        begun = true;
        continue;
      }
      if (byte == ',') return ',';
      if (byte == ';') semicolon = true;
      if (ends_line(byte) && begun) break;  // blank lines before the header do not count
      begun = begun || !ends_line(byte);
    }
    return semicolon ? ';' : ',';
  }
  static bool is_blank(const std::vector<Cell>& row) { return row.size() == 1 && row.front().text.empty(); }

  std::vector<Cell> read_row() {
    std::vector<Cell> row;
    for (;;) {
      row.push_back(read_cell());
      if (cursor_.at_end()) return row;
      if (cursor_.take() == '\n') return row;  // else a separator: another cell follows, perhaps an empty one
    }
  }

  Cell read_cell() {
    Cell cell{{}, cursor_.line(), cursor_.column()};
    if (cursor_.is_at('"')) read_quoted(cell);
    bool complained = false;
    while (!at_cell_end()) {
      const int line = cursor_.line(), column = cursor_.column();
      const char byte = cursor_.take();
      if (!complained && was_quoted_) {
        report_text_after_quote(line, column);
        complained = true;
      } else if (!complained && byte == '"') {
        report_stray_quote(line, column);
        complained = true;
      }
      cell.text += byte;
    }
    was_quoted_ = false;
    if (cell.text.size() > limits::csv_cell_bytes) {
      const std::string most = std::to_string(limits::csv_cell_bytes / 1024);
      find(cell.line, cell.column, "C09",
           both("Sel ini lebih besar dari " + most + " KB.", "This cell is larger than " + most + " KB."),
           both("Periksa tanda petik di depannya: mungkin ada yang tidak ditutup.",
                "Look at the quotes before it: one may not be closed."));
    }
    return cell;
  }

  bool at_cell_end() const { return cursor_.at_end() || cursor_.peek() == separator_ || ends_line(cursor_.peek()); }

  void read_quoted(Cell& cell) {
    cursor_.take();
    while (!cursor_.at_end()) {
      const char byte = cursor_.take();
      if (byte != '"') {
        cell.text += byte;
      } else if (cursor_.is_at('"')) {
        cell.text += cursor_.take();  // "" is one quote
      } else {
        was_quoted_ = true;
        return;
      }
    }
    find(cell.line, cell.column, "C04",
         both("Tanda petik yang dibuka di sini tidak pernah ditutup.", "The quote that opens here is never closed."),
         both("Tutup dengan \" di akhir sel; tanda petik di dalam teks ditulis dua kali (\"\").",
              "Close it with \" at the end of the cell; a quote inside a text is written twice (\"\")."));
  }

  void check_header(const std::vector<Cell>& header) {
    std::map<std::string, const Cell*> seen;
    for (const Cell& cell : header) {
      if (cell.text.empty()) {
        find(cell.line, cell.column, "C08", both("Kolom ini tidak punya judul.", "This column has no name."),
             both("Beri judul, atau hapus kolomnya.", "Give it a name, or remove the column."));
      } else if (!seen.emplace(cell.text, &cell).second) {
        find(cell.line, cell.column, "C08",
             both("Kolom `" + cell.text + "` ada dua kali.", "The column `" + cell.text + "` is there twice."),
             both("Hapus salah satunya.", "Remove one of them."));
      }
    }
  }

  void report_length(const std::vector<Cell>& row, std::size_t expected) {
    const Cell& at = row.size() > expected ? row[expected] : row.front();
    const std::string found = std::to_string(row.size()), wanted = std::to_string(expected);
    find(at.line, at.column, "C07",
         both("Baris ini punya " + found + " kolom, padahal judulnya " + wanted + ".",
              "This row has " + found + " columns, but the header has " + wanted + "."),
         both(std::string("Teks yang memuat `") + separator_ + "` ditulis di antara tanda petik (\").",
              std::string("A text with `") + separator_ + "` in it is written between quotes (\")."));
  }

  void report_text_after_quote(int line, int column) {
    find(line, column, "C05", both("Ada teks sesudah tanda petik penutup.", "There is text after the closing quote."),
         both("Tanda petik di dalam teks ditulis dua kali (\"\").", "A quote inside a text is written twice (\"\")."));
  }

  void report_stray_quote(int line, int column) {
    find(line, column, "C06",
         both("Tanda petik di tengah sel yang tidak diawali tanda petik.",
              "A quote inside a cell that does not begin with one."),
         both("Tulis seluruh sel di antara tanda petik, dan petik di dalamnya dua kali (\"\").",
              "Write the whole cell between quotes, and the quote inside it twice (\"\")."));
  }

  void find(int line, int column, std::string code, Translated sentence, Translated suggestion) {
    findings_.push_back(
        {{file_, line, column}, Severity::error, std::move(code), std::move(sentence), std::move(suggestion)});
  }

  const std::string& file_;
  Cursor cursor_;
  const char separator_;
  bool was_quoted_ = false;
  Diagnostics findings_;
};

Diagnostic not_utf8(const std::string& file, std::string_view text, std::size_t at) {
  Cursor cursor(text);
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] == '\n' && i > 0 && text[i - 1] == '\r') continue;  // taken together with its CR
    cursor.take();
  }
  return {{file, cursor.line(), cursor.column()},
          Severity::error,
          "C02",
          both("Di sini ada byte yang bukan teks UTF-8.", "Here is a byte that is not UTF-8 text."),
          both("Simpan ulang dari aplikasi lembar kerja sebagai \"CSV UTF-8\".",
               "Save it again from the spreadsheet as \"CSV UTF-8\".")};
}

}  // namespace

std::variant<Sheet, Diagnostics> read_csv(const std::string& name, std::string_view bytes) {
  if (bytes.size() > limits::csv_bytes) {
    const std::string most = std::to_string(limits::csv_bytes >> 20);
    return Diagnostics{
        {{name, 0, 0},
         Severity::error,
         "C09",
         both("Berkas ini lebih besar dari " + most + " MB.", "This file is larger than " + most + " MB."),
         both("Bagi menjadi beberapa berkas.", "Split it into several files.")}};
  }
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  const std::size_t nul = bytes.find('\0');
  const std::size_t bad = std::min(bad_utf8_at(bytes).value_or(std::string_view::npos), nul);
  if (bad != std::string_view::npos) return Diagnostics{not_utf8(name, bytes, bad)};
  return Reader(name, bytes).read();
}

}  // namespace jenjang::files
