// The `pattern` keyword. Private to the form's files.
//
// Boost.Regex (header-only), not std::regex: libstdc++'s matcher recurses once a character and overflows the stack on
// a long text; Boost's keeps its own bounded stack and gives up on a pattern that backtracks without end. Patterns
// and texts are matched as code points, so that `.{3}` means three characters here as in the browser.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jenjang::engine {

inline constexpr std::size_t pattern_characters = 200;

enum class Matched { yes, no, gave_up };
/// Whether `pattern` (ECMAScript) is found anywhere in the text; gave_up where it is no pattern or backtracks too much.
Matched search(std::string_view pattern, std::string_view text);

}  // namespace jenjang::engine
