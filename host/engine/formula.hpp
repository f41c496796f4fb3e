// Formula: the typed, always-terminating subset of FEEL (language.md). Compiled once, then evaluated without surprise.
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
};

struct Expression;  // in formula.cpp's own header
struct Formula {
  std::shared_ptr<const Expression> root;
  Type type;
  std::string source;
  Place at;                             ///< of its first character
  std::vector<Reference> reads;         ///< every name it reads, without doubles, in order of appearance
};

/// Text faults, type faults (X-codes, with the column inside the text), unknown names as `scope` words them.
/// `columns`: characters before the text on its first line, so that a place is right inside a YAML scalar.
std::variant<Formula, Diagnostics> compile_formula(std::string_view source, const Place& at, const Scope&);

/// The value of a name; only names in `reads` are asked for, and only when evaluation needs them.
using LookUp = std::function<Result<Value>(const Reference&)>;
using CallTable = std::function<Result<Value>(const Name&, const std::vector<Value>&)>;
/// Division by zero, a mean of nothing, a range left: an Error with the place and the formula.
Result<Value> evaluate(const Formula&, const LookUp&, const CallTable& = {});

}  // namespace jenjang::engine
