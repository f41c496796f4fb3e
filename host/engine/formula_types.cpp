// Types from the leaves up. Every fault is reported once: where a part has no type, what uses it stays silent.
#include <algorithm>

#include "engine/expression.hpp"
#include "engine/formula_ranges.hpp"
#include "engine/formula_sentences.hpp"

namespace jenjang::engine {
namespace {

using Kind = Expression::Kind;
using MaybeType = std::optional<Type>;  // nothing: reported already

Type yes_or_no() { return Type::of(Type::Kind::yes_or_no); }
Type a_number() { return Type::of(Type::Kind::number); }
bool is_number(const Type& type) { return type.kind == Type::Kind::number; }
bool is_list(const Type& type) { return type.kind == Type::Kind::list || type.kind == Type::Kind::rows; }
bool has_order(const Type& type) { return is_number(type) || type.kind == Type::Kind::date; }

// One type but for ranges: integer, money and number are all numbers here.
bool alike(const Type& a, const Type& b) {
  if (is_number(a) && is_number(b)) return true;
  if (a.kind == Type::Kind::list && b.kind == Type::Kind::list) return alike(*a.item, *b.item);
  return a == b;
}

const std::string* text_literal(const Expression& expression) {
  return expression.kind == Kind::constant ? expression.constant.get<std::string>() : nullptr;
}

class Checker {
 public:
  Checker(const Source& source, const Scope& scope) : source_(source), scope_(scope) {}

  Diagnostics run(Expression& root, const MaybeType& wanted) {
    auto type = check(root);
    if (type && wanted) {
      adapt(root, *wanted);
      if (findings_.empty() && (!alike(root.type, *wanted) || ranges::never_fits(root.type, *wanted)))
        report("X07", root.offset, sentences::wrong_result(*wanted, root.type));
    } else if (type && type->kind == Type::Kind::evidence) {
      report("X07", root.offset, sentences::only_counted());
    }
    return std::move(findings_);
  }

 private:
  void report(std::string code, std::size_t offset, Translated sentence, Translated suggestion = {}) {
    findings_.push_back(source_.fault(std::move(code), offset, std::move(sentence), std::move(suggestion)));
  }

  MaybeType check(Expression& expression) {
    auto type = type_of(expression);
    if (type) expression.type = *type;
    return type;
  }

  MaybeType type_of(Expression& expression) {
    switch (expression.kind) {
      case Kind::constant: return constant(expression);
      case Kind::reference: return reference(expression);
      case Kind::negative: return negative(expression);
      case Kind::opposite:
      case Kind::all:
      case Kind::any: return conditions(expression);
      case Kind::compare: return compare(expression);
      case Kind::among: return among(expression);
      case Kind::between: return between(expression);
      case Kind::sum:
      case Kind::product: return arithmetic(expression);
      case Kind::choose: return choose(expression);
      case Kind::call: return call(expression);
      case Kind::table: return table(expression);
    }
    return std::nullopt;
  }

  static Type constant(const Expression& expression) {
    if (expression.constant.get<bool>()) return yes_or_no();
    if (const auto* number = expression.constant.get<Decimal>())
      return Type::number_between(*number, *number, number->is_whole());
    return Type::of(Type::Kind::text);
  }

  MaybeType reference(const Expression& expression) {
    auto found = scope_.look_up(expression.reference, source_.place(expression.offset));
    if (auto* unknown = std::get_if<Diagnostic>(&found)) {
      findings_.push_back(std::move(*unknown));
      return std::nullopt;
    }
    const auto& known = std::get<Known>(found);
    if (known.may_be_unset) {
      report("X04", expression.offset, sentences::may_be_unset(expression.reference.text()),
             sentences::give_a_default());
      return std::nullopt;
    }
    return known.type;
  }

  // Checks a part and that it is of the kind; its type, or nothing where it is not.
  MaybeType need(Expression& part, const Type& wanted) {
    auto type = check(part);
    if (!type || type->kind == wanted.kind) return type;
    report("X02", part.offset, sentences::wrong_type(wanted, *type));
    return std::nullopt;
  }

  MaybeType negative(Expression& expression) {
    auto type = need(expression.operands[0], a_number());
    return type ? ranges::negative(*type) : a_number();
  }

  MaybeType conditions(Expression& expression) {
    for (auto& each : expression.operands) need(each, yes_or_no());
    return yes_or_no();
  }

  MaybeType arithmetic(Expression& expression) {
    Type type = need(expression.operands[0], a_number()).value_or(a_number());
    for (std::size_t at = 1; at < expression.operands.size(); ++at) {
      auto right = need(expression.operands[at], a_number());
      type = right ? ranges::combine(type, expression.operators[at - 1], *right) : a_number();
    }
    return type;
  }

  // A text written in the formula takes the type of what it stands beside: a choice, a unit or a period.
  void adapt(Expression& part, const Type& beside) {
    if (part.kind == Kind::choose && part.type.kind == Type::Kind::text) {
      adapt(part.operands[1], beside);
      adapt(part.operands[2], beside);
      if (alike(part.operands[1].type, beside) && alike(part.operands[2].type, beside)) part.type = beside;
      return;
    }
    const auto* text = text_literal(part);
    if (!text || part.type.kind != Type::Kind::text) return;
    if (beside.kind == Type::Kind::enumeration) {
      if (std::find(beside.values.begin(), beside.values.end(), *text) == beside.values.end())
        report("X06", part.offset, sentences::no_such_choice(*text, beside),
               sentences::perhaps(nearest(*text, beside.values)));
      part.type = beside;
    } else if (beside.kind == Type::Kind::unit || (beside.kind == Type::Kind::period && Period::parse(*text))) {
      part.type = beside;
    }
  }

  // Both sides of a comparison, or both branches of a condition: one type, or X02 at the second.
  bool agree(Expression& left, Expression& right) {
    auto a = check(left), b = check(right);
    if (!a || !b) return false;
    adapt(left, *b);
    adapt(right, *a);
    if (alike(left.type, right.type)) return true;
    report("X02", right.offset, sentences::wrong_type(left.type, right.type));
    return false;
  }

  MaybeType compare(Expression& expression) {
    auto& left = expression.operands[0];
    if (!agree(left, expression.operands[1])) return yes_or_no();
    auto sign = expression.operators[0];
    bool by_order = sign != Operator::equal && sign != Operator::unequal;
    if (by_order && !has_order(left.type)) report("X02", expression.offset, sentences::no_order(left.type));
    if (is_list(left.type) || left.type.kind == Type::Kind::evidence)
      report("X02", expression.offset, sentences::not_comparable(left.type));
    return yes_or_no();
  }

  MaybeType among(Expression& expression) {
    auto left = check(expression.operands[0]);
    for (std::size_t at = 1; at < expression.operands.size(); ++at) {
      auto& item = expression.operands[at];
      check(item);
      if (!left) continue;
      adapt(item, *left);
      if (!alike(*left, item.type)) report("X02", item.offset, sentences::wrong_type(*left, item.type));
    }
    return yes_or_no();
  }

  MaybeType between(Expression& expression) {
    auto left = check(expression.operands[0]);
    if (left && !has_order(*left)) report("X02", expression.offset, sentences::no_order(*left));
    for (std::size_t at = 1; at < 3; ++at) {
      auto bound = check(expression.operands[at]);
      if (left && bound && has_order(*left) && !alike(*left, *bound))
        report("X02", expression.operands[at].offset, sentences::wrong_type(*left, *bound));
    }
    return yes_or_no();
  }

  MaybeType choose(Expression& expression) {
    need(expression.operands[0], yes_or_no());
    auto& yes = expression.operands[1];
    auto& no = expression.operands[2];
    if (!agree(yes, no)) return std::nullopt;
    return is_number(yes.type) ? ranges::either(yes.type, no.type) : yes.type;
  }

  MaybeType table(Expression& expression) {
    auto found = scope_.table ? scope_.table(expression.table) : std::nullopt;
    if (!found) {
      std::vector<std::string> known(scope_.tables);
      for (const auto& each : functions) known.emplace_back(each.words);
      report("X03", expression.offset, sentences::no_such_function(expression.table),
             sentences::perhaps(nearest(expression.table, known)));
      for (auto& each : expression.operands) check(each);
      return std::nullopt;
    }
    const auto& [inputs, output] = *found;
    if (inputs.size() != expression.operands.size())
      report("X05", expression.offset,
             sentences::wrong_count(expression.table, inputs.size(), inputs.size(), expression.operands.size()));
    for (std::size_t at = 0; at < std::min(inputs.size(), expression.operands.size()); ++at) {
      auto& part = expression.operands[at];
      if (!check(part)) continue;
      adapt(part, inputs[at]);
      if (!alike(part.type, inputs[at]) || ranges::never_fits(part.type, inputs[at]))
        report("X02", part.offset, sentences::wrong_type(inputs[at], part.type));
    }
    return output;
  }

  MaybeType call(Expression& expression) {
    const auto& words = *std::find_if(functions.begin(), functions.end(),
                                      [&](const auto& each) { return each.function == expression.function; });
    auto& operands = expression.operands;
    if (operands.size() < words.least || operands.size() > words.most) {
      report("X05", expression.offset,
             sentences::wrong_count(std::string(words.words), words.least, words.most, operands.size()));
      for (auto& each : operands) check(each);
      return std::nullopt;
    }
    switch (expression.function) {
      case Function::count: return count(operands[0]);
      case Function::sum: return numbers(operands[0]) ? MaybeType(a_number()) : std::nullopt;
      case Function::mean: return without_whole(numbers(operands[0]));
      case Function::mean_or: return mean_or(operands);
      case Function::min:
      case Function::max: return extreme(expression);
      case Function::abs: return of_number(operands[0], [](const Type& type) { return ranges::absolute(type); });
      case Function::floor:
        return of_number(operands[0], [](const Type& type) {
          return ranges::mapped(
              type, [](Decimal number) { return number.floor(); }, true);
        });
      case Function::ceiling:
        return of_number(operands[0], [](const Type& type) {
          return ranges::mapped(
              type, [](Decimal number) { return number.ceiling(); }, true);
        });
      case Function::decimal: return rounded(operands, &Decimal::round_half_even);
      case Function::round_half_up: return rounded(operands, &Decimal::round_half_up);
      case Function::round_down: return rounded(operands, &Decimal::round_down);
      case Function::concat:
        for (auto& each : operands) need(each, Type::of(Type::Kind::text));
        return Type::of(Type::Kind::text);
    }
    return std::nullopt;
  }

  MaybeType count(Expression& list) {
    auto type = check(list);
    if (type && !is_list(*type)) report("X02", list.offset, sentences::not_a_list(*type));
    return Type::number_between(std::nullopt, std::nullopt, true);
  }

  // A list of numbers: the type of one of them.
  MaybeType numbers(Expression& list) {
    auto type = check(list);
    if (!type) return std::nullopt;
    if (type->kind == Type::Kind::list && is_number(*type->item)) return *type->item;
    report("X02", list.offset, sentences::wrong_type(Type::list_of(a_number()), *type));
    return std::nullopt;
  }

  static MaybeType without_whole(MaybeType type) {
    if (type) type->whole = false;
    return type;
  }

  MaybeType mean_or(std::vector<Expression>& operands) {
    auto item = without_whole(numbers(operands[0])), otherwise = need(operands[1], a_number());
    return item && otherwise ? ranges::either(*item, *otherwise) : a_number();
  }

  MaybeType extreme(Expression& expression) {
    auto& operands = expression.operands;
    if (operands.size() == 1) return numbers(operands[0]);
    auto a = need(operands[0], a_number()), b = need(operands[1], a_number());
    if (!a || !b) return a_number();
    return expression.function == Function::min ? ranges::smaller(*a, *b) : ranges::larger(*a, *b);
  }

  template <class Map>
  MaybeType of_number(Expression& operand, Map map) {
    auto type = need(operand, a_number());
    return type ? map(*type) : a_number();
  }

  MaybeType rounded(std::vector<Expression>& operands, Decimal (Decimal::*round)(int) const) {
    auto number = need(operands[0], a_number()), digits = need(operands[1], a_number());
    if (!number || !digits) return a_number();
    if (ranges::never_fits(*digits, Type::number_between(0, Decimal::fractional_digits, true))) {
      report("X02", operands[1].offset, sentences::digits_outside());
      return a_number();
    }
    if (digits->low != digits->high || !digits->low) return a_number();
    int places = int(digits->low->whole());
    bool whole = number->whole || places == 0;
    return ranges::mapped(
        *number, [&](Decimal bound) { return (bound.*round)(places); }, whole);
  }

  const Source& source_;
  const Scope& scope_;
  Diagnostics findings_;
};

}  // namespace

Diagnostics check_formula(Expression& root, const Source& source, const Scope& scope, const MaybeType& wanted) {
  return Checker(source, scope).run(root, wanted);
}

}  // namespace jenjang::engine
