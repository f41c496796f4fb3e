// DecisionTable: exactly one row fits (language.md, `tables`). Immutable.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/type.hpp"

namespace jenjang::engine {

struct Bound {
  Decimal value;
  bool included = true;
};
/// A stretch of numbers; an end that is not there is open without limit.
struct Interval {
  std::optional<Bound> from, to;
  bool holds(const Decimal&) const;
};
/// What fits: any value, or a number in one of the stretches, or one of the names ("yes" and "no" of yes or no).
struct Cell {
  bool any = false;
  std::vector<Interval> stretches;
  std::set<Name> names;
  std::string text;  ///< as written: "at least 80 and under 100"
  Place at;
  bool fits(const Value&) const;
};
struct TableRow {
  std::vector<Cell> cells;  ///< one for each of `given`
  Value gives;
  Place at;
};
struct DecisionTable {
  std::vector<std::pair<Name, Type>> given;
  Type gives;
  std::vector<TableRow> rows;
  Place at;
};

/// The first row that fits. The checker has proved that exactly one does; Failure::broken where none, all the same.
Result<std::size_t> row_for(const DecisionTable&, const std::vector<Value>& given);
/// What that row gives. A value outside its column's type, 121 of 0 to 120, is Failure::broken: no cell speaks of it.
Result<Value> call(const DecisionTable&, const Name& name, const std::vector<Value>& given);

}  // namespace jenjang::engine
