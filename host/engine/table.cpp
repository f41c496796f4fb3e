#include "engine/table.hpp"

#include <algorithm>

namespace jenjang::engine {

bool Interval::holds(const Decimal& value) const {
  if (from && (value < from->value || (value == from->value && !from->included))) return false;
  return !to || value < to->value || (value == to->value && to->included);
}

bool Cell::fits(const Value& value) const {
  if (any) return true;
  if (const auto* number = value.get<Decimal>())
    return std::any_of(stretches.begin(), stretches.end(), [&](const Interval& each) { return each.holds(*number); });
  if (const auto* yes = value.get<bool>()) return names.contains(*yes ? "yes" : "no");
  const auto* name = value.get<std::string>();
  return name && names.contains(*name);
}

Result<std::size_t> row_for(const DecisionTable& table, const std::vector<Value>& given) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row].cells;
    if (cells.size() == given.size() &&
        std::equal(cells.begin(), cells.end(), given.begin(),
                   [](const Cell& cell, const Value& value) { return cell.fits(value); }))
      return row;
  }
  return failed(Failure::broken, "table",
                both("Tidak ada baris tabel yang cocok dengan nilai ini", "No row of the table fits these values"));
}

Result<Value> call(const DecisionTable& table, const Name& name, const std::vector<Value>& given) {
  for (std::size_t at = 0; at < std::min(given.size(), table.given.size()); ++at) {
    const auto& [column, type] = table.given[at];
    if (!fits(type, given[at])) {
      std::string value = plain_text(given[at]), kind = text_of(type);
      return {boost::system::in_place_error,
              failed(Failure::broken, "table",
                     both("Tabel «" + name + "» tidak menerima " + column + " = " + value + ": yang diterima " + kind,
                          "The table “" + name + "” does not take " + column + " = " + value + ": it takes " + kind))};
    }
  }
  auto row = row_for(table, given);
  if (!row) return {boost::system::in_place_error, row.error()};
  return table.rows[*row].gives;
}

}  // namespace jenjang::engine
