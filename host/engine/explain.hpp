// Explain: why a computed field is what it is, as a tree from the result down to what people entered and plugins
// measured. It is computed again from the facts of the journal, never stored; the engine that decided it explains it.
#pragma once

#include "engine/fact.hpp"

namespace jenjang::engine {

struct TraceNode {
  enum class Kind { table, weigh, formula, indicator, answer, subject, period, constant, choice };
  Kind kind = Kind::constant;
  Name name;                   ///< as formulas write it: measure.result, kinerja.achievement; a table's: its own
  Translated label;            ///< what people call it
  std::optional<Value> value;  ///< none: nothing to measure, or it could not be computed
  Type type;
  Translated words;         ///< the value as people read it; of a missing one: that it is missing
  std::string measured_in;  ///< indicator: percent, years …
  Translated sentence;      ///< how it came about: the row that fits, the formula with its numbers, the plugin's words
  std::string basis;        ///< the rule's source
  std::optional<Decimal> weight;  ///< below a `weigh`: percent of it, after what is missing gave its share away
  bool missing = false;           ///< indicator: nothing to measure
  // Indicators:
  std::vector<MeasuredLine> lines;
  std::optional<PluginRef> plugin;
  std::vector<DatasetRevision> from;
  // What a step gave: the service adds who and when. `slot` is 0 but for an answer to `ask each`.
  StepId step;
  int round = 0, slot = 0;
  std::vector<TraceNode> children;
};

struct TraceOther {
  enum class Kind {
    other,    ///< another outcome of the table, and what is missing for it
    without,  ///< what it would be without effort
    when      ///< the first later period in which, with these facts, it is another
  };
  Kind kind = Kind::other;
  Translated sentence;
  Value value;
};

struct Trace {
  Reference field;                 ///< STEP.FIELD
  TraceNode tree;                  ///< its root is the field itself
  std::vector<TraceOther> others;  ///< nearest first
};

/// The facts of the journal row that computed this step's fields (its newest round); null where they are gone.
using FactsBehind = std::function<const Facts*(const StepId&)>;

/// `state` is the case's after the command that computed the field. Failure::unknown where there is no such computed
/// field yet. Pure.
Result<Trace> explain(const Rulebook&, const State&, const Reference& field, const FactsBehind&);
/// The field computed again, where period or facts are others than they were.
Result<Value> compute_again(const Rulebook&, const State&, const Reference& field, const FactsBehind&);
/// Where one command computed all of it.
Result<Trace> explain(const Rulebook&, const State&, const Reference& field, const Facts&);

/// Of a formula outside of any case, whose names are given: only the rulebook's tables are looked into.
TraceNode explain(const Rulebook&, const Formula&, const LookUp&);

}  // namespace jenjang::engine
