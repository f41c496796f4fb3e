// folded(): words as a person compares them. Included by jenjang/plugin.hpp.
#pragma once

#include <string>
#include <string_view>

namespace jenjang {

/// Lower case (a-z), blanks at the ends cut and those within made one: two texts that people take for the same.
inline std::string folded(std::string_view text) {
  std::string out;
  for (char letter : text) {
    const bool blank = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    if (!blank)
      out += letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace jenjang
