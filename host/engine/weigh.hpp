// Weigh: indicators in shares. `department.indicators` is one of them: all indicators with a weight of the plugin that
// serves the subject's unit, weighed among themselves in the shares that its manifest or the agreed plan gives them.
//
// An indicator with nothing to measure is `missing`:
//   share   its share goes to the others of the same weigh in proportion; those of a department stay within it
//   zero    it counts as 0
//   stop    an incident
// A department without such an indicator, or none with anything to measure under `share`, is missing as a whole.
// One that failed is always an incident, and so is a weigh of which nothing is left.
//
// Each value is multiplied by its share, the products are added and divided by the sum of the shares that count. All of
// it is fixed point: products and the quotient round half-even at the 10th digit. Nothing else rounds.
#pragma once

#include "engine/fields.hpp"

namespace jenjang::engine {

struct WeighedPart {
  Reference name;                       ///< plugin.indicator, or department.indicators
  Decimal share;                        ///< as the workflow, the manifest or the plan gives it
  std::optional<Decimal> value;         ///< none: missing
  std::vector<WeighedPart> parts = {};  ///< of department.indicators
};
struct Weighed {
  Decimal value;
  std::vector<WeighedPart> parts;
};

/// Error code "indicator" where one failed or is missing under `stop`, or nothing is left to measure.
Result<Weighed> weigh(const Weigh&, const Fields&);
Result<Value> value_of(const Weigh&, const Fields&);

/// All facts that it needs, those of the department's indicators included.
std::vector<FactWanted> facts_behind(const Weigh&, const Rulebook&, const State&);

/// What counts of the parts: their shares, without those of what is missing under `share`.
Decimal counted_shares(const std::vector<WeighedPart>&, Weigh::Missing);

}  // namespace jenjang::engine
