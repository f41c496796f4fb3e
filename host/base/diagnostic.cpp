#include "base/diagnostic.hpp"

#include <algorithm>
#include <numeric>

namespace jenjang {
namespace {

// Levenshtein's distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t(0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

std::string text_of(const Diagnostic& found, std::string_view language) {
  std::string out = found.at.file;
  if (found.at.line > 0) out += ":" + std::to_string(found.at.line) + ":" + std::to_string(found.at.column);
  out += found.severity == Severity::error ? ": error " : ": warning ";
  out += found.code;
  out += ": ";
  out += say(found.sentence, language);
  if (!found.suggestion.empty()) {
    out += "\n  ";
    out += say(found.suggestion, language);
  }
  return out;
}

bool has_errors(const Diagnostics& all) {
  return std::any_of(all.begin(), all.end(), [](const auto& each) { return each.severity == Severity::error; });
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = word.size() / 3 + 2;  // further away is another word, not a slip
  for (const auto& each : known) {
    std::size_t far = distance(word, each);
    if (far < least && far < each.size()) {
      least = far;
      best = each;
    }
  }
  return best;
}

}  // namespace jenjang
