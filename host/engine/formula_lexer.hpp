// Lexer: a formula as words. Private to the formula's files.
#pragma once

#include "engine/expression.hpp"

namespace jenjang::engine {

struct Token {
  enum class Kind { end, number, text, word, name, sign };
  Kind kind = Kind::end;
  std::string_view written;  ///< as it stands in the source
  std::size_t offset = 0;
  Value value = {};              ///< number, text
  std::vector<Name> parts = {};  ///< name: a.b or a.b.c

  bool is(std::string_view word) const { return (kind == Kind::word || kind == Kind::sign) && written == word; }
};

/// All tokens, closed by an `end`; or the first thing that is none (X01, X09).
std::variant<std::vector<Token>, Diagnostic> tokens_of(const Source&);

bool is_keyword(std::string_view word);

}  // namespace jenjang::engine
