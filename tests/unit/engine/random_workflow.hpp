// Random legal workflows within what this engine runs, and random cities. Drawn from RapidCheck, so that a failure
// shrinks.
#pragma once

#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {

/// A number from `low` to `high`, both included.
int draw_from(int low, int high);
bool draw_chance(int percent);
template <class T>
T draw_one(const std::vector<T>& of) {
  return of[static_cast<std::size_t>(draw_from(0, static_cast<int>(of.size()) - 1))];
}

Definition random_workflow();
/// Phrases resolve to anyone, the subject included, or to nobody; indicators fail now and then.
SmallCity random_city();

/// Whether the subject may be asked here: the phrase `subject` stands in a chain that the step names.
bool may_ask_subject(const Definition&, const StepId&);

}  // namespace jenjang::engine
