// Words for people that need no directory: dates, periods, lists, and what a workflow calls its parts.
#pragma once

#include "engine/definition.hpp"

namespace jenjang::service {

Translated plain(std::string_view text);  ///< the same in both languages
/// Every `{}` of the pattern, in order, by the words in the same language.
Translated fill(const Translated& pattern, const std::vector<Translated>& words);
Translated date_words(Date);  ///< 26 Januari 2026 / 26 January 2026
/// The day; with the time of day where it is not the day's end.
Translated moment_words(Time, std::chrono::minutes offset);
Translated period_words(const Period&);
Translated list_words(const std::vector<Translated>&);  ///< A, B dan C / A, B and C
Translated workflow_words(const engine::Definition*, const Name& workflow);
Translated step_words(const engine::Rulebook&, const StepId&);
Translated choice_words(const engine::Definition&, const StepId&, const Name& choice);
Translated outcome_words(const engine::Definition&, const Name& outcome);

}  // namespace jenjang::service
