// Guards: what a formula knows because of the condition that it stands under. In
// `if objection.choice = "change" then objection.predikat else …` the field is surely filled in, although the step
// may be skipped.
#pragma once

#include <map>
#include <set>
#include <string_view>

#include "base/ids.hpp"

namespace jenjang::language {

using ChosenSteps = std::set<std::pair<StepId, Name>>;  ///< step, choice

/// The choices that hold wherever the condition does: `a.choice = "x" and …`.
ChosenSteps chosen_where(std::string_view condition);
/// How many a list surely has wherever the condition holds: `count(raters.staff) > 2 and …` gives raters.staff 3.
std::map<std::string, int> counts_where(std::string_view condition);
/// Those that hold at a character (from 0) of the formula, by each `if … then` around it.
ChosenSteps chosen_at(std::string_view formula, std::size_t character);

}  // namespace jenjang::language
