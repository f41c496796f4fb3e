// Diagnostic: one finding about a file, with its place, as `FILE:LINE:COL: error CODE: sentence`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jenjang {

struct Place {
  std::string file;
  int line = 0, column = 0;  ///< from 1; 0 = the file as a whole. Columns count characters, not bytes.
  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

struct Diagnostic {
  Place at;
  Severity severity = Severity::error;
  std::string code;        ///< letter of its family and two digits: N03. Never changes its meaning
  Translated sentence;     ///< id and en: what is wrong
  Translated suggestion;   ///< id and en: how to mend it; may be empty
};
using Diagnostics = std::vector<Diagnostic>;

/// `FILE:LINE:COL: error CODE: sentence`, and on a second line, indented, the suggestion.
std::string text_of(const Diagnostic&, std::string_view language);
bool has_errors(const Diagnostics&);

/// The name among `known` that `word` was probably meant to be; empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace jenjang
