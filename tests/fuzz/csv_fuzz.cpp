// Any bytes: no crash; and what is read, written with quotes, is read alike.
#include <cstdlib>

#include "files/csv.hpp"

namespace {

std::string written(const std::vector<jenjang::service::Cell>& row) {
  std::string line;
  for (const auto& cell : row) {
    line += line.empty() ? "\"" : ",\"";
    for (char letter : cell.text) line += letter == '"' ? "\"\"" : std::string(1, letter);
    line += '"';
  }
  return line + "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using jenjang::service::Sheet;
  const auto read = jenjang::files::read_csv("fuzz.csv", {reinterpret_cast<const char*>(data), size});
  const auto* sheet = std::get_if<Sheet>(&read);
  if (!sheet || sheet->header.size() < 2) return 0;  // a row of one empty cell is a blank line
  std::string bytes = written(sheet->header);
  for (const auto& row : sheet->rows) bytes += written(row);
  const auto again = jenjang::files::read_csv("fuzz.csv", bytes);
  const auto* same = std::get_if<Sheet>(&again);
  if (!same || same->rows.size() != sheet->rows.size()) std::abort();
  for (std::size_t i = 0; i < sheet->rows.size(); ++i) {
    for (std::size_t j = 0; j < sheet->header.size(); ++j) {
      if (same->rows[i][j].text != sheet->rows[i][j].text) std::abort();
    }
  }
  return 0;
}
