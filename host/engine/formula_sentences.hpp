// What is said of a formula that does not fit. Private to the formula's files.
#pragma once

#include "engine/expression.hpp"

namespace jenjang::engine::sentences {

/// A type in the words of people: “angka”, “number”.
Translated words_of(const Type&);
Translated wrong_type(const Type& wanted, const Type& found);
Translated wrong_result(const Type& wanted, const Type& found);
Translated no_order(const Type&);
Translated not_comparable(const Type&);
Translated not_a_list(const Type&);
Translated only_counted();
Translated may_be_unset(const std::string& name);
Translated give_a_default();
Translated no_such_choice(const std::string& text, const Type&);
Translated no_such_function(const std::string& words);
Translated wrong_count(const std::string& words, std::size_t least, std::size_t most, std::size_t found);
Translated digits_outside();
/// “Mungkin maksudnya …”; empty where nothing is near.
Translated perhaps(const std::string& nearest);

}  // namespace jenjang::engine::sentences
