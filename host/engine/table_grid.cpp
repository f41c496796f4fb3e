#include "engine/table_grid.hpp"

#include <algorithm>
#include <bitset>
#include <map>

namespace jenjang::engine {
namespace {

using Rows = std::bitset<most_table_rows>;

/// Numbers without a range are judged up to here; one more still fits a Decimal.
const Decimal edge(999'999'999'999'999'998LL);
constexpr std::size_t gaps_shown = 3;

Decimal least_step(const Type& type) { return type.whole ? Decimal(1) : *Decimal::parse("0.0000000001"); }

/// The smallest value of the type that is over `value`, or at least `value`.
Decimal next_over(const Type& type, Decimal value) { return type.whole ? value.floor() + 1 : value + least_step(type); }
Decimal from_on(const Type& type, Decimal value) { return type.whole ? value.ceiling() : value; }

/// A number strictly between, as short as there is one: 79.5, not 79.3333333333.
Decimal short_between(const Type& type, Decimal low, Decimal high) {
  if (low <= -edge) return high >= edge ? Decimal(0) : high.ceiling() - 1;
  if (type.whole || high >= edge) return low.floor() + 1;
  Decimal middle = low / 2 + high / 2;
  for (int digits = 0; digits < Decimal::fractional_digits; ++digits)
    if (Decimal shorter = middle.round_half_even(digits); shorter > low && shorter < high) return shorter;
  return low + least_step(type);
}

/// Values of one column that no row tells apart.
struct Part {
  Value example;
  Interval stretch = {};  ///< of a column of numbers
  Rows fitting = {};
};

struct Column {
  bool numbers = false;
  std::vector<Part> parts;  ///< numbers: rising
};

std::vector<Part> number_parts(const Type& type, const DecisionTable& table, std::size_t column) {
  Decimal low = type.low.value_or(-edge), high = type.high.value_or(edge);
  std::vector<Decimal> cuts{low, high};
  for (const auto& row : table.rows)
    for (const auto& stretch : row.cells[column].stretches)
      for (const auto& bound : {stretch.from, stretch.to})
        if (bound && bound->value > low && bound->value < high) cuts.push_back(bound->value);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  std::vector<Part> parts;
  for (std::size_t at = 0; at < cuts.size(); ++at) {
    bool is_edge = (at == 0 && !type.low) || (at + 1 == cuts.size() && !type.high);
    if (!is_edge && from_on(type, cuts[at]) == cuts[at])
      parts.push_back({Value(cuts[at]), {Bound{cuts[at]}, Bound{cuts[at]}}});
    if (at + 1 < cuts.size() && next_over(type, cuts[at]) < cuts[at + 1])
      parts.push_back(
          {Value(short_between(type, cuts[at], cuts[at + 1])), {Bound{cuts[at], false}, Bound{cuts[at + 1], false}}});
  }
  return parts;
}

Column column_of(const DecisionTable& table, std::size_t at) {
  const Type& type = table.given[at].second;
  Column column;
  column.numbers = type.kind == Type::Kind::number;
  if (column.numbers)
    column.parts = number_parts(type, table, at);
  else if (type.kind == Type::Kind::yes_or_no)
    column.parts = {{Value(true)}, {Value(false)}};
  else
    for (const auto& name : type.values) column.parts.push_back({Value(name)});
  for (auto& part : column.parts)
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      part.fitting[row] = table.rows[row].cells[at].fits(part.example);
  return column;
}

class Grid {
 public:
  explicit Grid(const DecisionTable& table) : table_(table) {
    for (std::size_t at = 0; at < table.given.size(); ++at) {
      columns_.push_back(column_of(table, at));
      combinations_ *= columns_.back().parts.size();
      if (combinations_ > most_table_combinations) return;
    }
  }

  TableJudgement judge() {
    TableJudgement found;
    found.too_large = combinations_ > most_table_combinations;
    if (found.too_large) return found;
    walk();
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (!first_somewhere_[row]) found.dead.push_back(row);
    for (auto& [row, overlap] : overlaps_)
      if (first_somewhere_[row]) found.overlaps.push_back(std::move(overlap));
    for (std::size_t at = 0; at < combinations_ && found.gaps.size() < gaps_shown; ++at)
      if (open_[at]) found.gaps.push_back(gap_around(at));
    return found;
  }

 private:
  using Combination = std::vector<std::size_t>;       ///< a part of every column
  using Box = std::vector<std::vector<std::size_t>>;  ///< some parts of every column

  Combination combination(std::size_t number) const {
    Combination parts(columns_.size());
    for (std::size_t column = columns_.size(); column-- > 0; number /= columns_[column].parts.size())
      parts[column] = number % columns_[column].parts.size();
    return parts;
  }
  std::size_t number_of(const Combination& parts) const {
    std::size_t number = 0;
    for (std::size_t column = 0; column < parts.size(); ++column)
      number = number * columns_[column].parts.size() + parts[column];
    return number;
  }
  std::vector<Value> example(const Combination& parts) const {
    std::vector<Value> values;
    for (std::size_t column = 0; column < parts.size(); ++column)
      values.push_back(columns_[column].parts[parts[column]].example);
    return values;
  }

  void walk() {
    Rows all;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) all.set(row);
    open_.assign(combinations_, false);
    for (std::size_t at = 0; at < combinations_; ++at) {
      Combination parts = combination(at);
      Rows fitting = all;
      for (std::size_t column = 0; column < parts.size(); ++column)
        fitting &= columns_[column].parts[parts[column]].fitting;
      std::size_t first = fitting._Find_first();
      open_[at] = first == fitting.size();
      if (open_[at]) continue;
      first_somewhere_.set(first);
      for (auto row = fitting._Find_next(first); row < fitting.size(); row = fitting._Find_next(row))
        if (!overlaps_.contains(row)) overlaps_.emplace(row, TableOverlap{first, row, example(parts)});
    }
  }

  bool is_open(const Box& box) const {
    Combination turn(box.size(), 0);
    for (;;) {
      Combination parts(box.size());
      for (std::size_t column = 0; column < box.size(); ++column) parts[column] = box[column][turn[column]];
      if (!open_[number_of(parts)]) return false;
      std::size_t column = box.size();
      while (column > 0 && ++turn[column - 1] == box[column - 1].size()) turn[--column] = 0;
      if (column == 0) return true;
    }
  }
  bool takes(Box box, std::size_t column, std::size_t part) const {
    box[column] = {part};
    return is_open(box);
  }

  /// The gap that the combination lies in, as wide as one row can say it. Closed afterwards, so that the next is
  /// another.
  TableGap gap_around(std::size_t number) {
    Combination seed = combination(number);
    Box box;
    for (auto part : seed) box.push_back({part});
    for (std::size_t column = 0; column < box.size(); ++column) {
      std::size_t count = columns_[column].parts.size();
      for (std::size_t part = seed[column] + 1; part < count; ++part)
        if (takes(box, column, part))
          box[column].push_back(part);
        else if (columns_[column].numbers)
          break;
      for (std::size_t part = seed[column]; part-- > 0;)
        if (takes(box, column, part))
          box[column].insert(box[column].begin(), part);
        else if (columns_[column].numbers)
          break;
    }
    close(box);
    TableGap gap{example(seed), {}};
    for (std::size_t column = 0; column < box.size(); ++column) gap.cells.push_back(cell_text(column, box[column]));
    return gap;
  }

  void close(const Box& box) {
    for (std::size_t at = 0; at < combinations_; ++at) {
      Combination parts = combination(at);
      bool inside = true;
      for (std::size_t column = 0; column < parts.size(); ++column)
        inside = inside && std::find(box[column].begin(), box[column].end(), parts[column]) != box[column].end();
      if (inside) open_[at] = false;
    }
  }

  std::string cell_text(std::size_t column, const std::vector<std::size_t>& parts) const {
    const auto& all = columns_[column].parts;
    if (parts.size() == all.size()) return "any";
    if (columns_[column].numbers) {
      const auto& from = all[parts.front()].stretch.from;
      const auto& to = all[parts.back()].stretch.to;
      if (from->value == to->value) return "exactly " + from->value.text();
      std::string low = (from->included ? "at least " : "over ") + from->value.text();
      std::string high = (to->included ? "at most " : "under ") + to->value.text();
      if (parts.front() == 0) return high;
      return parts.back() + 1 == all.size() ? low : low + " and " + high;
    }
    std::string out;
    for (auto part : parts) out += (out.empty() ? "" : " or ") + plain_text(all[part].example);
    return out;
  }

  const DecisionTable& table_;
  std::vector<Column> columns_;
  std::size_t combinations_ = 1;
  std::vector<bool> open_;                        ///< by combination: no row fits
  Rows first_somewhere_;                          ///< rows that some combination takes
  std::map<std::size_t, TableOverlap> overlaps_;  ///< by the later row
};

}  // namespace

TableJudgement judge(const DecisionTable& table) { return Grid(table).judge(); }

bool may_hold(const Type& type, const Interval& stretch) {
  Decimal low = type.low.value_or(-edge), high = type.high.value_or(edge);
  if (stretch.from && stretch.from->value >= edge) return false;
  if (stretch.from && stretch.from->value >= low)
    low = stretch.from->included ? from_on(type, stretch.from->value) : next_over(type, stretch.from->value);
  if (stretch.to && low == stretch.to->value) return stretch.to->included && low <= high;
  return low <= high && (!stretch.to || low < stretch.to->value);
}

}  // namespace jenjang::engine
