// What a person reads when an answer does not fit. Private to the form's files.
#pragma once

#include "base/result.hpp"
#include "engine/form.hpp"

namespace jenjang::engine::sentences {

/// A number as people write it: 1.234,5 and 1,234.5.
Translated shown(const Decimal&);

Translated missing(const Translated& label);
Translated unknown(std::string_view name);
Translated not_a_form();
Translated not_a_row();
Translated not_a_list(const Translated& label);
Translated not_a_text(const Translated& label);
Translated not_yes_or_no(const Translated& label);
Translated not_a_number(const Translated& label);
Translated not_whole(const Translated& label);
Translated not_a_date(const Translated& label);
Translated not_a_person(const Translated& label);
Translated not_a_choice(const Translated& label);
Translated no_files_yet(const Translated& label);
Translated has_exponent(const Translated& label);
Translated too_many_digits(const Translated& label);
Translated too_large(const Translated& label);
/// Outside `minimum` and `maximum`, of which at least one is set.
Translated out_of_range(const Translated& label, const Schema&);
Translated not_a_multiple(const Translated& label, const Decimal& step);
Translated too_short(const Translated& label, std::size_t least, std::size_t now);
Translated too_long(const Translated& label, std::size_t most, std::size_t now);
Translated too_many_bytes(const Translated& label);
Translated control_characters(const Translated& label);
Translated pattern(const Translated& label, const Translated& help);
Translated pattern_gave_up(const Translated& label);
Translated too_few_items(const Translated& label, std::size_t least);
Translated too_many_items(const Translated& label, std::size_t most, std::size_t now);
Translated doubled_item(const Translated& label, std::size_t first, std::size_t second);
Translated not_the_constant(const Translated& label, const Json& constant);

}  // namespace jenjang::engine::sentences
