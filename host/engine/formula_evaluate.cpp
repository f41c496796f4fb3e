// Evaluation: the tree was checked, so a value of a wrong type can only come from outside and is an error, never a
// crash.
#include <algorithm>

#include "base/limits.hpp"
#include "engine/expression.hpp"

namespace jenjang::engine {
namespace {

using Kind = Expression::Kind;

class Evaluator {
 public:
  Evaluator(const Formula& formula, const LookUp& look_up, const CallTable& call_table)
      : formula_(formula), look_up_(look_up), call_table_(call_table) {}

  Result<Value> value(const Expression& expression) const {
    switch (expression.kind) {
      case Kind::constant: return expression.constant;
      case Kind::reference: return reference(expression);
      case Kind::negative: return computed(expression, [](Decimal number) { return -number; });
      case Kind::opposite: return opposite(expression);
      case Kind::all: return first_that_is(false, expression);
      case Kind::any: return first_that_is(true, expression);
      case Kind::compare: return compare(expression);
      case Kind::among: return among(expression);
      case Kind::between: return between(expression);
      case Kind::sum:
      case Kind::product: return arithmetic(expression);
      case Kind::choose: return choose(expression);
      case Kind::call: return call(expression);
      case Kind::table: return table(expression);
    }
    return fail(expression, "OutOfRange", both("rumus tidak dikenal", "the formula is unknown"));
  }

 private:
  Error fail(const Expression& expression, std::string code, const Translated& what) const {
    auto place = place_in(formula_.source, formula_.at, expression.offset);
    std::string where = place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    return failed(
        Failure::broken, std::move(code),
        both("Rumus “" + formula_.source + "” tidak dapat dihitung (" + where + "): " + what.at("id") + ".",
             "The formula “" + formula_.source + "” cannot be computed (" + where + "): " + what.at("en") + "."),
        where);
  }

  template <class T>
  Result<T> as(const Expression& expression) const {
    auto found = value(expression);
    if (!found) return std::move(found).error();
    if (auto* held = std::get_if<T>(&found->data)) return std::move(*held);
    return wrong_type(expression);
  }
  Error wrong_type(const Expression& expression) const {
    return fail(expression, "WrongType",
                both("nilai yang diterima bukan “" + text_of(expression.type) + "”",
                     "the value that arrived is no “" + text_of(expression.type) + "”"));
  }

  // Decimal throws where a number leaves its range; it becomes an error of the part that computed it.
  template <class Compute>
  Result<Value> guarded(const Expression& expression, Compute compute) const {
    try {
      return Value(compute());
    } catch (const DecimalError&) {
      return fail(
          expression, "OutOfRange",
          both("hasilnya melampaui 18 angka di depan koma", "the result goes beyond 18 digits before the point"));
    }
  }
  template <class Compute>
  Result<Value> computed(const Expression& expression, Compute compute) const {
    auto number = as<Decimal>(expression.operands[0]);
    if (!number) return std::move(number).error();
    return guarded(expression, [&] { return compute(*number); });
  }

  Result<Value> reference(const Expression& expression) const {
    auto found = look_up_(expression.reference);
    if (!found || fits_kind(expression.type, *found)) return found;
    return wrong_type(expression);
  }

  // Ranges were tested where the value entered; here only what would surprise the operators counts.
  static bool fits_kind(const Type& type, const Value& value) {
    if (type.kind == Type::Kind::number) return value.get<Decimal>() != nullptr;
    if (type.kind == Type::Kind::list || type.kind == Type::Kind::rows) return value.get<List>() != nullptr;
    return fits(type, value);
  }

  Result<Value> opposite(const Expression& expression) const {
    auto flag = as<bool>(expression.operands[0]);
    if (!flag) return std::move(flag).error();
    return Value(!*flag);
  }

  // `and` ends at the first no, `or` at the first yes; what stands behind is not looked at.
  Result<Value> first_that_is(bool deciding, const Expression& expression) const {
    for (const auto& each : expression.operands) {
      auto flag = as<bool>(each);
      if (!flag) return std::move(flag).error();
      if (*flag == deciding) return Value(deciding);
    }
    return Value(!deciding);
  }

  // Less, equal or more, of two numbers or two dates.
  Result<std::strong_ordering> order(const Expression& left, const Expression& right) const {
    auto a = value(left);
    if (!a) return std::move(a).error();
    auto b = value(right);
    if (!b) return std::move(b).error();
    if (a->get<Decimal>() && b->get<Decimal>()) return *a->get<Decimal>() <=> *b->get<Decimal>();
    if (a->get<Date>() && b->get<Date>())
      return a->get<Date>()->time_since_epoch() <=> b->get<Date>()->time_since_epoch();
    return wrong_type(left);
  }

  Result<Value> compare(const Expression& expression) const {
    const auto& left = expression.operands[0];
    const auto& right = expression.operands[1];
    auto sign = expression.operators[0];
    if (sign == Operator::equal || sign == Operator::unequal) {
      auto a = value(left);
      if (!a) return a;
      auto b = value(right);
      if (!b) return b;
      return Value((*a == *b) == (sign == Operator::equal));
    }
    auto found = order(left, right);
    if (!found) return std::move(found).error();
    switch (sign) {
      case Operator::less: return Value(*found < 0);
      case Operator::at_most: return Value(*found <= 0);
      case Operator::more: return Value(*found > 0);
      default: return Value(*found >= 0);
    }
  }

  Result<Value> among(const Expression& expression) const {
    auto left = value(expression.operands[0]);
    if (!left) return left;
    return Value(std::any_of(expression.operands.begin() + 1, expression.operands.end(),
                             [&](const auto& item) { return item.constant == *left; }));
  }

  Result<Value> between(const Expression& expression) const {
    auto low = order(expression.operands[0], expression.operands[1]);
    if (!low) return std::move(low).error();
    auto high = order(expression.operands[0], expression.operands[2]);
    if (!high) return std::move(high).error();
    return Value(*low >= 0 && *high <= 0);
  }

  Result<Value> arithmetic(const Expression& expression) const {
    auto first = as<Decimal>(expression.operands[0]);
    if (!first) return std::move(first).error();
    Decimal total = *first;
    for (std::size_t at = 1; at < expression.operands.size(); ++at) {
      const auto& part = expression.operands[at];
      auto right = as<Decimal>(part);
      if (!right) return std::move(right).error();
      if (expression.operators[at - 1] == Operator::divide && right->is_zero())
        return fail(part, "DivisionByZero", both("pembaginya nol", "it divides by zero"));
      auto next = guarded(part, [&] { return combined(total, expression.operators[at - 1], *right); });
      if (!next) return next;
      total = *next->get<Decimal>();
    }
    return Value(total);
  }
  static Decimal combined(Decimal left, Operator sign, Decimal right) {
    switch (sign) {
      case Operator::add: return left + right;
      case Operator::subtract: return left - right;
      case Operator::multiply: return left * right;
      default: return left / right;
    }
  }

  Result<Value> choose(const Expression& expression) const {
    auto flag = as<bool>(expression.operands[0]);
    if (!flag) return std::move(flag).error();
    return value(expression.operands[*flag ? 1 : 2]);
  }

  Result<Value> table(const Expression& expression) const {
    std::vector<Value> inputs;
    for (const auto& each : expression.operands) {
      auto input = value(each);
      if (!input) return input;
      inputs.push_back(std::move(*input));
    }
    if (!call_table_) return wrong_type(expression);
    return call_table_(expression.table, inputs);
  }

  Result<Value> call(const Expression& expression) const {
    switch (expression.function) {
      case Function::count: return count(expression);
      case Function::sum: return total(expression);
      case Function::mean:
      case Function::mean_or: return mean(expression);
      case Function::min:
      case Function::max: return extreme(expression);
      case Function::abs: return computed(expression, [](Decimal number) { return number < 0 ? -number : number; });
      case Function::floor: return computed(expression, [](Decimal number) { return number.floor(); });
      case Function::ceiling: return computed(expression, [](Decimal number) { return number.ceiling(); });
      case Function::decimal: return rounded(expression, &Decimal::round_half_even);
      case Function::round_half_up: return rounded(expression, &Decimal::round_half_up);
      case Function::round_down: return rounded(expression, &Decimal::round_down);
      case Function::concat: return concat(expression);
    }
    return wrong_type(expression);
  }

  Result<Value> count(const Expression& expression) const {
    auto list = as<List>(expression.operands[0]);
    if (!list) return std::move(list).error();
    return Value(Decimal(list->size()));
  }

  Result<std::vector<Decimal>> numbers(const Expression& list) const {
    auto found = as<List>(list);
    if (!found) return std::move(found).error();
    std::vector<Decimal> out;
    out.reserve(found->size());
    for (const auto& each : *found) {
      const auto* number = each.get<Decimal>();
      if (!number) return wrong_type(list);
      out.push_back(*number);
    }
    return out;
  }
  static Decimal added(const std::vector<Decimal>& numbers) {
    Decimal sum;
    for (const auto& each : numbers) sum += each;
    return sum;
  }
  Error nothing(const Expression& expression) const {
    return fail(expression, "NothingToMeasure", both("daftarnya kosong", "the list is empty"));
  }

  Result<Value> total(const Expression& expression) const {
    auto list = numbers(expression.operands[0]);
    if (!list) return std::move(list).error();
    return guarded(expression, [&] { return added(*list); });
  }

  Result<Value> mean(const Expression& expression) const {
    auto list = numbers(expression.operands[0]);
    if (!list) return std::move(list).error();
    if (!list->empty()) return guarded(expression, [&] { return added(*list) / Decimal(list->size()); });
    if (expression.function == Function::mean) return nothing(expression);
    return value(expression.operands[1]);
  }

  Result<Value> extreme(const Expression& expression) const {
    std::vector<Decimal> found;
    if (expression.operands.size() == 1) {
      auto list = numbers(expression.operands[0]);
      if (!list) return std::move(list).error();
      found = std::move(*list);
    } else {
      for (const auto& each : expression.operands) {
        auto number = as<Decimal>(each);
        if (!number) return std::move(number).error();
        found.push_back(*number);
      }
    }
    if (found.empty()) return nothing(expression);
    bool least = expression.function == Function::min;
    return Value(least ? *std::min_element(found.begin(), found.end()) : *std::max_element(found.begin(), found.end()));
  }

  Result<Value> rounded(const Expression& expression, Decimal (Decimal::*round)(int) const) const {
    auto number = as<Decimal>(expression.operands[0]);
    if (!number) return std::move(number).error();
    auto digits = as<Decimal>(expression.operands[1]);
    if (!digits) return std::move(digits).error();
    if (!digits->is_whole() || *digits < 0 || *digits > Decimal::fractional_digits)
      return fail(expression.operands[1], "OutOfRange",
                  both("banyaknya angka di belakang koma harus bilangan bulat dari 0 sampai 10",
                       "the number of digits after the point must be whole, from 0 to 10"));
    return guarded(expression, [&] { return ((*number).*round)(int(digits->whole())); });
  }

  Result<Value> concat(const Expression& expression) const {
    std::string out;
    for (const auto& each : expression.operands) {
      auto text = as<std::string>(each);
      if (!text) return std::move(text).error();
      out += *text;
      if (out.size() > limits::form_text_bytes)
        return fail(expression, "OutOfRange", both("teksnya terlalu panjang", "the text is too long"));
    }
    return Value(std::move(out));
  }

  const Formula& formula_;
  const LookUp& look_up_;
  const CallTable& call_table_;
};

}  // namespace

Result<Value> evaluate(const Formula& formula, const LookUp& look_up, const CallTable& call_table) {
  return evaluate_part(formula, *formula.root, look_up, call_table);
}

Result<Value> evaluate_part(const Formula& formula, const Expression& part, const LookUp& look_up,
                            const CallTable& call_table) {
  return Evaluator(formula, look_up, call_table).value(part);
}

}  // namespace jenjang::engine
