// Formula: the typed, always-terminating subset of FEEL (language.md). Compiled once, then evaluated without surprise.
//
//   X01  the text is no formula: a stray sign, a missing word or bracket, an unclosed text
//   X02  a value of another type is needed here
//   X03  no function or table of that name
//   X04  a name that may be unset is read
//   X05  a function or table with too many or too few values
//   X06  a choice that the type does not have
//   X07  the whole formula is of another type than what is wanted of it
//   X08  too long (limits::formula_bytes) or nested too deep (limits::formula_depth)
//   X09  a number with more than 10 digits after the point, or beyond 10^18
//
// Evaluation fails with Failure::broken and one of these codes, at the place in the formula: DivisionByZero,
// NothingToMeasure (mean, min or max of nothing), OutOfRange (of numbers, digits or lengths), or that of a name's look-up.
#pragma once

#include <functional>
#include <memory>
#include <variant>

#include "base/diagnostic.hpp"
#include "engine/type.hpp"

namespace jenjang::engine {

/// A dotted name in a formula: draft.targets, draft.targets.target, kinerja.must_plan, subject.active, period.start.
struct Reference {
  std::vector<Name> parts;
  std::string text() const;
  friend auto operator<=>(const Reference&, const Reference&) = default;
};

/// What names mean where a formula stands. Asked by the compiler for each name.
struct Known {
  Type type;
  bool may_be_unset = false;  ///< reading it is X04
};
struct Scope {
  /// The type of a name; or, where it is unknown, what might have been meant (N-codes are the caller's).
  std::function<std::variant<Known, Diagnostic>(const Reference&, const Place&)> look_up;
  /// Values of a table's inputs and output, where `name(…)` calls one; nothing where there is no such table.
  std::function<std::optional<std::pair<std::vector<Type>, Type>>(const Name&)> table;
  std::vector<Name> tables = {};  ///< that there are, for suggestions
  bool lone_names = false;        ///< whether a name may be one word, without a step before it
};

struct Expression;  // expression.hpp, private to the formula's files
struct Formula {
  std::shared_ptr<const Expression> root;
  Type type;
  std::string source;
  Place at;                             ///< of its first character
  std::vector<Reference> reads;         ///< every name it reads, without doubles, in order of appearance
};

/// Text faults and type faults (X-codes, with the column inside the text), unknown names as `scope` words them.
/// `at` is the place of the text's first character, so that columns are right inside a YAML scalar. `wanted`: what the
/// value must be (a choice written as "text" is typed by it); a range is only refused where it can never be met.
std::variant<Formula, Diagnostics> compile_formula(std::string_view source, const Place& at, const Scope&,
                                                   const std::optional<Type>& wanted = std::nullopt);

/// The value of a name; only names in `reads` are asked for, and only when evaluation needs them.
using LookUp = std::function<Result<Value>(const Reference&)>;
using CallTable = std::function<Result<Value>(const Name&, const std::vector<Value>&)>;
/// Division by zero, a mean of nothing, a range left: an Error with the place and the formula.
Result<Value> evaluate(const Formula&, const LookUp&, const CallTable& = {});

}  // namespace jenjang::engine
