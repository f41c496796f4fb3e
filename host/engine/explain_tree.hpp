// Growing the tree of an explanation. Private to the explanation's files.
#pragma once

#include "engine/explain.hpp"
#include "engine/expression.hpp"
#include "engine/weigh.hpp"

namespace jenjang::engine::explained {

/// What an explanation stands on.
struct Ground {
  const Rulebook& rules;
  const State& state;
  const FactsBehind& facts;

  /// The line of `compute` that gives the field; null where none does.
  const std::variant<Formula, Weigh>* line_of(const Reference& field) const;
  /// What names meant when this step was computed.
  Fields fields_of(const StepId&) const;
};

/// How the value of a part of a formula is had. It is only good while what it looks into lives.
struct Parts {
  const Rulebook& rules;
  const Formula& formula;
  LookUp look_up;
  Result<Value> operator()(const Expression&) const;
};
Parts parts_of(const Formula&, const Fields&);

/// Of a computed field: its line, and all behind it.
TraceNode node_of_field(const Ground&, const Reference&);
/// Of a formula whose names are simply given.
TraceNode node_of_formula(const Parts&);
/// Of anything a formula reads, for the step that reads it.
TraceNode node_of_name(const Ground&, const Reference&, const Type&, const Fields&);
/// Of plugin.indicator; a missing one says so.
TraceNode node_of_indicator(const Ground&, const Reference& as_written, const Reference& indicator, const Fields&);

/// The nearest other outcomes of the table that decides, what it would be without effort, and from when it is another.
std::vector<TraceOther> others_of(const Ground&, const Reference& field, const TraceNode& tree);

}  // namespace jenjang::engine::explained
