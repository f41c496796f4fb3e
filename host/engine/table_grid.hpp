// The grid of a decision table: its columns cut where any row cuts them, so that within one part of a column no row can
// tell two values apart. What holds for one value of every combination of parts holds for all: the judgement is exact.
#pragma once

#include "engine/table.hpp"

namespace jenjang::engine {

/// More rows than anybody reads; the grid keeps one bit for each.
inline constexpr std::size_t most_table_rows = 500;
/// More combinations than a table that people can check.
inline constexpr std::size_t most_table_combinations = 100'000;

struct TableGap {
  std::vector<Value> example;      ///< that no row fits
  std::vector<std::string> cells;  ///< a row that would fit it and all around it that no row fits
};
struct TableOverlap {
  std::size_t earlier, later;
  std::vector<Value> example;  ///< that both fit
};
struct TableJudgement {
  bool too_large = false;              ///< more combinations than are tried; nothing else is known then
  std::vector<TableGap> gaps;          ///< the first few
  std::vector<TableOverlap> overlaps;  ///< for every row the first one before it that it overlaps
  std::vector<std::size_t> dead;       ///< rows that fit nothing that none before them fits
  bool fits_once() const { return !too_large && gaps.empty() && overlaps.empty() && dead.empty(); }
};

/// Of a table whose cells are all of their column's type, with at most most_table_rows rows.
TableJudgement judge(const DecisionTable&);

/// Whether any value of the type lies in the stretch: over 79 and under 80 holds no whole number.
bool may_hold(const Type&, const Interval&);

}  // namespace jenjang::engine
