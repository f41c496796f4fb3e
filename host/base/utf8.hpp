// UTF-8 as characters: lengths, columns and control characters are counted in code points, never in bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jenjang {

/// The code points of a text, or nothing where it is not UTF-8 (overlong forms and surrogates are not).
std::optional<std::u32string> code_points(std::string_view text);
/// How many of them; nothing where it is not UTF-8.
std::optional<std::size_t> length_in_characters(std::string_view text);
/// The first byte that is not part of UTF-8; nothing where all is.
std::optional<std::size_t> bad_utf8_at(std::string_view text);
/// The column, from 1, of the character at byte `offset`, counted from the last line break before it.
int column_at(std::string_view text, std::size_t offset);

}  // namespace jenjang
