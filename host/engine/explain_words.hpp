// Values, cells and formulas as people read them. Private to the explanation's files.
#pragma once

#include "engine/definition.hpp"
#include "engine/expression.hpp"

namespace jenjang::engine::explained {

Translated plain(std::string_view);
/// Every {} of the pattern, in order, by the words in the same language.
Translated fill(const Translated& pattern, const std::vector<Translated>& words);
/// A, B; C as `separator` has it.
Translated joined(const std::vector<Translated>&, const Translated& separator);
/// may_object → may object: for what has no words of its own.
Translated spelled(const Name&);

/// 1.250,5 and 1,250.5 · Rp 1.250.000 · ya, yes · 26 Januari 2026 · the text that a plugin or a table gives a name.
Translated value_words(const Rulebook&, const Type&, const Value&);
/// sekurang-kurangnya 60 dan di bawah 80 · ya atau tidak · berapa pun
Translated cell_words(const Rulebook&, const Type&, const Cell&);
/// sekurang-kurangnya 60 · di bawah 80
Translated lower_words(const Bound&);
Translated upper_words(const Bound&);

using ValueOfPart = std::function<Result<Value>(const Expression&)>;
/// The formula with its numbers filled in: 0,6 × 100 + 0,4 × 98,5. A part that could not be computed stays a name.
Translated filled(const Rulebook&, const Expression&, const ValueOfPart&);

}  // namespace jenjang::engine::explained
