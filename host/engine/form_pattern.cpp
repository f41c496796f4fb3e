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

// Boost knows Perl's inventions as well; a pattern with them would mean something else, or nothing, in the browser,
// which reads it with the flag `u`. This walks over the pattern and stops at the first of them.
class Portable {
 public:
  explicit Portable(std::wstring_view pattern) : rest_(pattern) {}

  bool run() {
    while (!rest_.empty())
      if (!(take(L'\\')  ? escape(L"dDwWsSbBnrtfv^$\\.*+?()[]{}|/123456789")
            : take(L'[') ? characters()
            : take(L'(') ? group()
                         : other()))
        return false;
    return true;
  }

 private:
  bool starts(std::wstring_view text) const { return rest_.starts_with(text); }
  bool take(wchar_t character) {
    bool there = !rest_.empty() && rest_.front() == character;
    if (there) rest_.remove_prefix(1);
    return there;
  }
  bool take_any(std::wstring_view characters) {
    bool there = !rest_.empty() && characters.find(rest_.front()) != characters.npos;
    if (there) rest_.remove_prefix(1);
    return there;
  }
  bool escape(std::wstring_view known) { return take_any(known); }
  bool characters() {  // up to the closing bracket; [:alpha:] and the like are Perl's
    while (!take(L']')) {
      if (rest_.empty() || starts(L"[:") || starts(L"[.") || starts(L"[=")) return false;
      if (take(L'\\')) {
        if (!escape(L"dDwWsSbnrtfv^$\\.*+?()[]{}|/-")) return false;
      } else {
        rest_.remove_prefix(1);
      }
    }
    return true;
  }
  bool group() {
    if (!take(L'?')) return true;
    if (take_any(L":=!")) return true;
    return take(L'<') && take_any(L"=!");
  }
  bool other() {
    if (take(L'{')) return counts() && !starts(L"+");
    if (take_any(L"*+?")) return !starts(L"+");  // a++ does not give back what it took: Perl's
    return !take_any(L"]}") && (rest_.remove_prefix(1), true);
  }
  bool counts() {
    auto digits = [&] {
      bool any = false;
      while (take_any(L"0123456789")) any = true;
      return any;
    };
    if (!digits()) return false;
    if (take(L',')) digits();
    return take(L'}');
  }

  std::wstring_view rest_;
};

std::optional<Pattern> compile(std::string_view pattern) {
  auto text = wide(pattern);
  if (!text || text->size() > pattern_characters || !Portable(*text).run()) return std::nullopt;
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
