// The cells of decision tables: "any", "at least 80 and under 100", "above or meets".
#pragma once

#include "engine/table.hpp"
#include "language/fields.hpp"

namespace jenjang::language {

/// A cell of a column of that type; nothing and a finding (D04, D05, D06, G04) where it is none.
std::optional<engine::Cell> cell_of(const Node&, const engine::Type&, Findings&);

/// What a row gives; nothing and a finding (D05, D08) where it is not of the type.
std::optional<Value> result_of(const Node&, const engine::Type&, Findings&);

/// A type in the words of people.
Translated in_words(const engine::Type&);

}  // namespace jenjang::language
