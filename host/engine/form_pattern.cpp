#include "engine/form_pattern.hpp"

// What one search may backtrack, about 20 ms: far more than a sound pattern needs on the longest text of a form.
#define BOOST_REGEX_MAX_STATE_COUNT 2000000
#include <boost/regex.hpp>

#include "base/utf8.hpp"
#include "engine/form.hpp"

namespace jenjang::engine {
namespace {

using Pattern = boost::basic_regex<wchar_t>;

// As ECMAScript has it without flags: `^` and `$` are the ends of the text, `.` is no line break.
constexpr auto dialect =
    boost::regex_constants::ECMAScript | boost::regex_constants::no_mod_m | boost::regex_constants::no_mod_s;

std::optional<std::wstring> wide(std::string_view text) {
  static_assert(sizeof(wchar_t) == sizeof(char32_t));
  auto points = code_points(text);
  if (!points) return std::nullopt;
  return std::wstring(points->begin(), points->end());
}

std::optional<Pattern> compile(std::string_view pattern) {
  auto text = wide(pattern);
  if (!text || text->size() > pattern_characters) return std::nullopt;
  try {
    return Pattern(*text, dialect);
  } catch (const boost::regex_error&) {
    return std::nullopt;
  }
}

}  // namespace

bool is_pattern(std::string_view pattern) { return compile(pattern).has_value(); }

Matched search(std::string_view pattern, std::string_view text) {
  auto compiled = compile(pattern);
  auto characters = wide(text);
  if (!compiled || !characters) return Matched::gave_up;
  try {
    bool found = boost::regex_search(characters->begin(), characters->end(), *compiled,
                                     boost::match_single_line | boost::match_not_dot_newline);
    return found ? Matched::yes : Matched::no;
  } catch (const std::runtime_error&) {  // Boost's word for "too much backtracking"
    return Matched::gave_up;
  }
}

}  // namespace jenjang::engine
