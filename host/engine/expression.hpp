// Expression: a formula as a tree. Private to the formula's files.
#pragma once

#include <array>
#include <span>

#include "engine/formula.hpp"

namespace jenjang::engine {

enum class Function {
  sum,
  count,
  mean,
  min,
  max,
  abs,
  floor,
  ceiling,
  decimal,
  concat,
  round_half_up,
  round_down,
  mean_or
};
struct FunctionWords {
  std::string_view words;
  Function function;
  std::size_t least, most;  ///< values that it takes
};
inline constexpr std::array<FunctionWords, 13> functions{{
    {"sum", Function::sum, 1, 1},
    {"count", Function::count, 1, 1},
    {"mean", Function::mean, 1, 1},
    {"min", Function::min, 1, 2},
    {"max", Function::max, 1, 2},
    {"abs", Function::abs, 1, 1},
    {"floor", Function::floor, 1, 1},
    {"ceiling", Function::ceiling, 1, 1},
    {"decimal", Function::decimal, 2, 2},
    {"concat", Function::concat, 2, 100},
    {"round half up", Function::round_half_up, 2, 2},
    {"round down", Function::round_down, 2, 2},
    {"mean_or", Function::mean_or, 2, 2},
}};

enum class Operator { add, subtract, multiply, divide, equal, unequal, less, at_most, more, at_least };

struct Expression {
  enum class Kind {
    constant,  ///< a number, "text", yes or no
    reference,
    negative,  ///< -a
    opposite,  ///< not(a)
    all,       ///< a and b and …
    any,       ///< a or b or …
    compare,   ///< a = b
    among,     ///< a in [b, c, …]
    between,   ///< a between b and c
    sum,       ///< a + b - c …: operands and, one fewer, operators
    product,   ///< a * b / c …
    choose,    ///< if a then b else c
    call,      ///< of a function
    table      ///< of a decision table
  };
  Kind kind = Kind::constant;
  std::size_t offset = 0;  ///< of its first byte in the source
  Type type;               ///< filled in by the check
  Value constant;
  Reference reference;
  std::vector<Expression> operands;
  std::vector<Operator> operators;
  Function function = Function::sum;
  Name table;
};

/// The place of a byte of the source, where `at` is that of the first.
Place place_in(std::string_view source, const Place& at, std::size_t offset);

struct Source {
  std::string_view text;
  Place at;
  bool lone_names = false;
  Place place(std::size_t offset) const { return place_in(text, at, offset); }
  Diagnostic fault(std::string code, std::size_t offset, Translated sentence, Translated suggestion = {}) const {
    return {place(offset), Severity::error, std::move(code), std::move(sentence), std::move(suggestion)};
  }
};

/// Text to tree: X01, X08, X09.
std::variant<Expression, Diagnostic> parse_formula(const Source&);
/// The value of one part of the formula.
Result<Value> evaluate_part(const Formula&, const Expression& part, const LookUp&, const CallTable&);
/// Fills in the types: X02 to X07 and what the scope says of unknown names.
Diagnostics check_formula(Expression&, const Source&, const Scope&, const std::optional<Type>& wanted);

}  // namespace jenjang::engine
