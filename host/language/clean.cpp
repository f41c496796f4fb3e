// Bytes to text: size, UTF-8, line ends. The first of the guards before yaml-cpp.
#include <algorithm>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "language/text.hpp"

namespace jenjang::language {
namespace {

// Line ends and controls that editors do not show, and a byte order mark inside the text.
bool is_hidden(char32_t c) {
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

bool line_is_clean(std::string_view line, int number, Findings& findings) {
  auto characters = code_points(line);
  if (!characters) {
    std::size_t good = line.size();
    while (!length_in_characters(line.substr(0, good))) --good;
    findings.error({number, column_at(line, good)}, "Y02",
                   both("Ada bita yang bukan UTF-8", "There is a byte that is not UTF-8"),
                   both("Simpan berkas sebagai UTF-8.", "Save the file as UTF-8."));
    return false;
  }
  auto hidden = std::find_if(characters->begin(), characters->end(), is_hidden);
  if (hidden == characters->end()) return true;
  findings.error({number, static_cast<int>(hidden - characters->begin()) + 1}, "Y02",
                 both("Ada karakter kendali yang tidak terlihat", "There is a hidden control character"),
                 both("Hapus karakter itu.", "Remove that character."));
  return false;
}

}  // namespace

std::optional<std::string> clean_text(std::string_view bytes, Findings& findings) {
  if (bytes.size() > limits::yaml_bytes) {
    std::string most = std::to_string(limits::yaml_bytes / 1024) + " KiB";
    findings.error({}, "Y01", both("Berkas lebih besar dari " + most, "The file is larger than " + most),
                   both("Bagi menjadi beberapa berkas.", "Split it into several files."));
    return std::nullopt;
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // some editors add it unasked
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());

  std::string text;
  text.reserve(bytes.size() + 1);
  for (int number = 1; !bytes.empty(); ++number) {
    auto end = bytes.find('\n');
    auto line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line_is_clean(line, number, findings)) return std::nullopt;
    text.append(line).append("\n");
  }
  return text;
}

}  // namespace jenjang::language
