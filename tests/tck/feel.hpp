// FEEL's texts in our words: names and literals only. What our language has not stays as it is, and is refused by it.
#pragma once

#include "tck/dmn.hpp"
#include "engine/table_grid.hpp"

namespace jenjang::tck {

/// The values that an expression may name: "Monthly Salary", "loan.principal".
using Names = std::map<std::string, Value, std::less<>>;

/// true → yes, .5 → 0.5, Monthly Salary → given.n0; `used` tells which name each stands for.
std::string formula_of(const std::string& feel, const Names&, std::map<std::string, std::string>& used);

engine::Type type_of(const Value&);
/// number, string, boolean or date; nothing for any other.
std::optional<engine::Type> type_named(const std::string&);

/// The table with its columns typed by the cells and the values given; or the reason why ours cannot say it.
std::variant<engine::DecisionTable, std::string> table_of(const Table&, const std::vector<Value>& given);

}  // namespace jenjang::tck
