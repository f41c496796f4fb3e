#include "language/fields.hpp"

#include <algorithm>
#include <charconv>

namespace jenjang::language {

Fields::Fields(const Node& map, const ShapeCodes& codes, Findings& findings, std::vector<std::string> known)
    : map_(map), codes_(codes), findings_(findings) {
  for (const auto& member : map.members)
    if (std::find(known.begin(), known.end(), member.key) == known.end())
      findings.error(
          member.at, codes.unknown_key,
          both("Kunci `" + member.key + "` tidak dikenal di sini", "The key `" + member.key + "` is unknown here"),
          did_you_mean(member.key, known));
}

const Node* Fields::need(std::string_view key) const {
  const Node* value = map_.find(key);
  if (!value)
    findings_.error(
        map_.at, codes_.missing_key,
        both("Kunci `" + std::string(key) + "` wajib ada", "The key `" + std::string(key) + "` is required"),
        both("Tambahkan `" + std::string(key) + ": …` di sini.", "Add `" + std::string(key) + ": …` here."));
  return value;
}

bool need_map(const Node& node, const ShapeCodes& codes, Findings& findings) {
  if (node.is_map()) return true;
  findings.error(node.at, codes.wrong_shape, both("Di sini harus ada `kunci: nilai`", "This must be `key: value`"));
  return false;
}

bool need_list(const Node& node, const ShapeCodes& codes, Findings& findings) {
  if (node.is_list()) return true;
  findings.error(node.at, codes.wrong_shape, both("Di sini harus ada daftar", "This must be a list"),
                 both("Tulis `[a, b]`, atau `- a` pada tiap baris.", "Write `[a, b]`, or `- a` on each line."));
  return false;
}

bool need_text(const Node& node, const ShapeCodes& codes, Findings& findings) {
  if (node.is_text()) return true;
  findings.error(node.at, codes.wrong_shape, both("Di sini harus ada satu teks", "This must be one text"),
                 both("Teks yang memuat `: ` atau `, ` ditulis di antara tanda kutip.",
                      "A text with `: ` or `, ` in it is written in quotes."));
  return false;
}

std::vector<const Node*> texts_of(const Node& node, const ShapeCodes& codes, Findings& findings) {
  if (node.is_text()) return {&node};
  std::vector<const Node*> out;
  if (!need_list(node, codes, findings)) return out;
  for (const auto& item : node.items)
    if (need_text(item, codes, findings)) out.push_back(&item);
  return out;
}

std::optional<int> whole_from(std::string_view text) {
  int value = 0;
  auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;  // 012: a code, not a number
  return value;
}

std::optional<int> whole_of(const Node& node, int least, int most, const ShapeCodes& codes, Findings& findings) {
  if (!need_text(node, codes, findings)) return std::nullopt;
  auto value = whole_from(node.text);
  if (value && *value >= least && *value <= most) return value;
  std::string range = std::to_string(least) + "–" + std::to_string(most);
  findings.error(node.at, codes.wrong_shape,
                 both("Di sini harus ada bilangan bulat " + range + ", bukan `" + node.text + "`",
                      "This must be a whole number " + range + ", not `" + node.text + "`"));
  return std::nullopt;
}

}  // namespace jenjang::language
