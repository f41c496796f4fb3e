// Decision tables: what the grid says holds for every value, tried with random tables and random values.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "engine/table_grid.hpp"

namespace jenjang::engine {
namespace {

Interval stretch(int from, bool from_included, int to, bool to_included) {
  return {Bound{Decimal(from), from_included}, Bound{Decimal(to), to_included}};
}
Cell any() {
  Cell cell;
  cell.any = true;
  return cell;
}
Cell numbers(std::vector<Interval> stretches) {
  Cell cell;
  cell.stretches = std::move(stretches);
  return cell;
}
Cell names(std::set<Name> wanted) {
  Cell cell;
  cell.names = std::move(wanted);
  return cell;
}
TableRow row(std::vector<Cell> cells) {
  TableRow out;
  out.cells = std::move(cells);
  out.gives = Value(Decimal(1));
  return out;
}
Type ratings() {
  auto type = Type::of(Type::Kind::enumeration);
  type.values = {"above", "meets", "below"};
  return type;
}

/// A column of halves from 0 to 10, one of whole numbers from 0 to 10, one of ratings, one of yes or no.
DecisionTable table_of(std::vector<TableRow> rows) {
  return {{{"half", Type::number_between(0, 10)},
           {"whole", Type::number_between(0, 10, true)},
           {"rating", ratings()},
           {"clean", Type::of(Type::Kind::yes_or_no)}},
          Type::of(Type::Kind::number),
          std::move(rows),
          {}};
}

std::size_t fitting(const DecisionTable& table, const std::vector<Value>& given) {
  return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [&](const TableRow& each) {
    return std::equal(each.cells.begin(), each.cells.end(), given.begin(),
                      [](const Cell& cell, const Value& value) { return cell.fits(value); });
  }));
}

/// All values whose numbers are whole or halves: rows that cut at whole numbers cannot tell more of them apart.
template <class Try>
void each_value(Try attempt) {
  for (int half = 0; half <= 20; ++half)
    for (int whole = 0; whole <= 10; ++whole)
      for (const char* rating : {"above", "meets", "below"})
        for (bool clean : {true, false})
          attempt(std::vector<Value>{Value(Decimal(half) / Decimal(2)), Value(Decimal(whole)), Value(rating),
                                     Value(clean)});
}

Cell random_cell(bool of_numbers) {
  if (*rc::gen::inRange(0, 3) == 0) return any();
  if (of_numbers) {
    int from = *rc::gen::inRange(0, 10), to = *rc::gen::inRange(from, 11);
    Interval one = stretch(from, *rc::gen::arbitrary<bool>(), to, *rc::gen::arbitrary<bool>());
    if (*rc::gen::arbitrary<bool>()) one.to.reset();
    return numbers({one});
  }
  return names({*rc::gen::element<Name>("above", "meets", "below")});
}

TEST(TableGrid, AgreesWithTryingEveryValue) {
  rc::check([] {
    std::vector<TableRow> rows;
    for (int count = *rc::gen::inRange(1, 6); count > 0; --count)
      rows.push_back(row({random_cell(true), random_cell(true), random_cell(false),
                          *rc::gen::arbitrary<bool>() ? any() : names({"yes"})}));
    auto table = table_of(std::move(rows));
    auto judged = judge(table);
    bool gap = false, overlap = false;
    each_value([&](const std::vector<Value>& given) {
      gap |= fitting(table, given) == 0;
      overlap |= fitting(table, given) > 1;
    });
    RC_ASSERT(judged.gaps.empty() == !gap);
    for (const auto& each : judged.gaps) RC_ASSERT(fitting(table, each.example) == 0u);
    for (const auto& each : judged.overlaps) RC_ASSERT(fitting(table, each.example) > 1u);
    if (overlap) RC_ASSERT(!judged.overlaps.empty() || !judged.dead.empty());
    if (judged.fits_once()) RC_ASSERT(!gap && !overlap);
  });
}

/// Rows that split the space again and again: exactly one fits, by construction.
std::vector<TableRow> split(std::vector<Cell> box, std::vector<std::pair<int, int>> ranges, int depth) {
  int what = depth == 0 ? 4 : *rc::gen::inRange(0, 4);
  auto with = [&](std::size_t column, Cell cell) {
    auto out = box;
    out[column] = std::move(cell);
    return out;
  };
  std::vector<TableRow> rows;
  auto add = [&](std::vector<TableRow> more) { rows.insert(rows.end(), more.begin(), more.end()); };
  if (what < 2 && ranges[std::size_t(what)].first < ranges[std::size_t(what)].second) {
    auto column = std::size_t(what);
    auto [low, high] = ranges[column];
    int cut = *rc::gen::inRange(low, high);
    auto below = ranges, over = ranges;
    below[column] = {low, cut};
    over[column] = {cut + 1, high};
    bool first = low == 0;
    add(split(with(column, numbers({stretch(low - (first ? 0 : 1), first, cut, true)})), below, depth - 1));
    add(split(with(column, numbers({stretch(cut, false, high, true)})), over, depth - 1));
  } else if (what == 2 && box[2].any) {
    add(split(with(2, names({"above", "below"})), ranges, depth - 1));
    add(split(with(2, names({"meets"})), ranges, depth - 1));
  } else if (what == 3 && box[3].any) {
    add(split(with(3, names({"yes"})), ranges, depth - 1));
    add(split(with(3, names({"no"})), ranges, depth - 1));
  } else {
    rows.push_back(row(box));
  }
  return rows;
}

TEST(TableGrid, LetsPassWhatFitsOnceAndThenExactlyOneRowFits) {
  rc::check([] {
    auto table = table_of(split({any(), any(), any(), any()}, {{0, 10}, {0, 10}}, *rc::gen::inRange(0, 5)));
    auto judged = judge(table);
    RC_ASSERT(judged.fits_once());
    each_value([&](const std::vector<Value>& given) {
      RC_ASSERT(fitting(table, given) == 1u);
      RC_ASSERT(row_for(table, given).has_value());
    });
    if (table.rows.size() < 2) return;
    table.rows.erase(table.rows.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ptrdiff_t(table.rows.size())));
    RC_ASSERT(!judge(table).gaps.empty());
  });
}

TEST(TableGrid, SeesTheTenthDigitAndNothingBetweenWholeNumbers) {
  DecisionTable fine{{{"score", Type::of(Type::Kind::number)}}, Type::of(Type::Kind::number), {}, {}};
  fine.rows = {row({numbers({{std::nullopt, Bound{*Decimal::parse("79.9999999999")}}})}),
               row({numbers({{Bound{Decimal(80)}, std::nullopt}})})};
  EXPECT_TRUE(judge(fine).fits_once());  // there is no number between
  fine.rows[0].cells[0].stretches[0].to->value = *Decimal::parse("79.9999999998");
  ASSERT_EQ(judge(fine).gaps.size(), 1u);
  EXPECT_EQ(judge(fine).gaps[0].example, std::vector<Value>{Value(*Decimal::parse("79.9999999999"))});

  DecisionTable whole{
      {{"days", Type::number_between(Decimal(0), std::nullopt, true)}}, Type::of(Type::Kind::number), {}, {}};
  whole.rows = {row({numbers({{std::nullopt, Bound{Decimal(3)}}})}),
                row({numbers({{Bound{Decimal(4)}, std::nullopt}})})};
  EXPECT_TRUE(judge(whole).fits_once());
  EXPECT_FALSE(may_hold(whole.given[0].second, stretch(3, false, 4, false)));
  EXPECT_FALSE(may_hold(whole.given[0].second, {std::nullopt, Bound{Decimal(0), false}}));
}

TEST(TableGrid, NamesAnExampleThatPeopleWouldChoose) {
  DecisionTable open{{{"score", Type::of(Type::Kind::number)}}, Type::of(Type::Kind::number), {}, {}};
  open.rows = {row({numbers({{Bound{Decimal(60)}, std::nullopt}})})};
  ASSERT_EQ(judge(open).gaps.size(), 1u);
  EXPECT_EQ(judge(open).gaps[0].example, std::vector<Value>{Value(Decimal(59))});
  EXPECT_EQ(judge(open).gaps[0].cells, std::vector<std::string>{"under 60"});
  open.rows = {row({numbers({{std::nullopt, Bound{Decimal(60)}}})}),
               row({numbers({{Bound{Decimal(80)}, std::nullopt}})})};
  EXPECT_EQ(judge(open).gaps[0].example, std::vector<Value>{Value(Decimal(70))});
  EXPECT_EQ(judge(open).gaps[0].cells, std::vector<std::string>{"over 60 and under 80"});
}

}  // namespace
}  // namespace jenjang::engine
