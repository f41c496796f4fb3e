// Fields: what the names in a formula mean for a case (engine.md 7, 8, 9). Internal to the engine.
#pragma once

#include "engine/fact.hpp"

namespace jenjang::engine {

/// What is being sent or computed and is not in the state yet.
struct Pending {
  StepId step;
  const Answers* answers = nullptr;
  const Record* computed = nullptr;
};

struct Fields {
  const Rulebook& rules;
  const State& state;
  const Facts& facts;
  Pending pending = {};

  /// Error code "indicator" where one failed or had nothing to measure; else "formula".
  Result<Value> operator()(const Reference&) const;
};

/// The fact that a name stands for; nothing where the state holds its value.
std::optional<FactWanted> fact_behind(const Rulebook&, const State&, const Reference&);

/// What was found of plugin.indicator; null where it was not asked for.
const Measurement* measurement_of(const Fields&, const Reference&);
/// Of one that failed or had nothing to measure: error code "indicator".
Error why_not_measured(const Reference&, const Measurement&);

/// Formulas call the definition's tables.
Result<Value> value_of(const Formula&, const Fields&);
Result<bool> truth_of(const Formula&, const Fields&);

}  // namespace jenjang::engine
