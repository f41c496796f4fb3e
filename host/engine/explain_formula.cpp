// A formula with its numbers filled in. Parentheses stand where the order of the signs needs them.
#include "engine/explain_words.hpp"

namespace jenjang::engine::explained {
namespace {

using Kind = Expression::Kind;

Translated words_of(Function function) {
  switch (function) {
    case Function::sum: return both("jumlah", "sum");
    case Function::count: return both("banyaknya", "count");
    case Function::mean: return both("rata-rata", "mean");
    case Function::mean_or: return both("rata-rata, atau", "mean, or");
    case Function::min: return both("terkecil", "smallest");
    case Function::max: return both("terbesar", "largest");
    case Function::abs: return both("nilai mutlak", "size");
    case Function::floor: return both("dibulatkan ke bawah", "rounded down");
    case Function::ceiling: return both("dibulatkan ke atas", "rounded up");
    case Function::decimal: return both("dibulatkan ke genap", "rounded half to even");
    case Function::concat: return both("gabungan", "joined");
    case Function::round_half_up: return both("dibulatkan", "rounded half up");
    case Function::round_down: return both("dipotong", "cut");
  }
  return {};
}

Translated sign_of(Operator sign) {
  switch (sign) {
    case Operator::add: return plain(" + ");
    case Operator::subtract: return plain(" − ");
    case Operator::multiply: return plain(" × ");
    case Operator::divide: return plain(" ÷ ");
    case Operator::equal: return plain(" = ");
    case Operator::unequal: return plain(" ≠ ");
    case Operator::less: return plain(" < ");
    case Operator::at_most: return plain(" ≤ ");
    case Operator::more: return plain(" > ");
    case Operator::at_least: return plain(" ≥ ");
  }
  return {};
}

/// How tightly its sign binds; a part that binds less than what is around it stands in parentheses.
int strength(Kind kind) {
  switch (kind) {
    case Kind::choose: return 0;
    case Kind::any: return 1;
    case Kind::all: return 2;
    case Kind::compare:
    case Kind::among:
    case Kind::between: return 3;
    case Kind::sum: return 4;
    case Kind::product: return 5;
    default: return 6;
  }
}

class Filling {
 public:
  Filling(const Rulebook& rules, const ValueOfPart& value) : rules_(rules), value_(value) {}

  Translated words(const Expression& part) const {
    const auto& operands = part.operands;
    switch (part.kind) {
      case Kind::constant: return value_words(rules_, part.type, part.constant);
      case Kind::reference:
      case Kind::table: return known(part);
      case Kind::negative: return fill(plain("−{}"), {inside(operands[0], 5)});
      case Kind::opposite: return fill(both("bukan ({})", "not ({})"), {words(operands[0])});
      case Kind::all: return chain(part, both(" dan ", " and "));
      case Kind::any: return chain(part, both(" atau ", " or "));
      case Kind::compare:
      case Kind::sum:
      case Kind::product: return signs(part);
      case Kind::among:
        return fill(both("{} salah satu dari [{}]", "{} one of [{}]"), {words(operands[0]), list(part, 1)});
      case Kind::between:
        return fill(both("{} antara {} dan {}", "{} between {} and {}"),
                    {inside(operands[0], 4), inside(operands[1], 4), inside(operands[2], 4)});
      case Kind::choose:
        return fill(both("jika {} maka {}, selain itu {}", "if {} then {}, else {}"),
                    {words(operands[0]), words(operands[1]), words(operands[2])});
      case Kind::call: return call(part);
    }
    return {};
  }

 private:
  Translated known(const Expression& part) const {
    if (auto value = value_(part)) return value_words(rules_, part.type, *value);
    return plain(part.kind == Kind::table ? part.table : part.reference.text());
  }
  Translated inside(const Expression& part, int around) const {
    auto text = words(part);
    return strength(part.kind) < around ? fill(plain("({})"), {text}) : text;
  }
  Translated chain(const Expression& part, const Translated& between) const {
    std::vector<Translated> parts;
    for (const auto& each : part.operands) parts.push_back(inside(each, strength(part.kind) + 1));
    return joined(parts, between);
  }
  Translated signs(const Expression& part) const {
    int around = strength(part.kind);
    auto out = inside(part.operands[0], around);
    for (std::size_t at = 1; at < part.operands.size(); ++at)
      out = fill(plain("{}{}{}"), {out, sign_of(part.operators[at - 1]), inside(part.operands[at], around + 1)});
    return out;
  }
  Translated list(const Expression& part, std::size_t from) const {
    std::vector<Translated> parts;
    for (std::size_t at = from; at < part.operands.size(); ++at) parts.push_back(words(part.operands[at]));
    return joined(parts, plain("; "));
  }
  Translated call(const Expression& part) const {
    bool to_whole = part.operands.size() == 2 && part.operands[1].kind == Kind::constant &&
                    part.operands[1].constant == Value(Decimal(0));
    bool rounds = part.function == Function::round_half_up || part.function == Function::round_down ||
                  part.function == Function::decimal;
    if (rounds && to_whole)
      return fill(both("{} ({}) ke bilangan bulat", "{} ({}) to a whole number"),
                  {words_of(part.function), words(part.operands[0])});
    if (rounds)
      return fill(both("{} ({}) ke {} desimal", "{} ({}) to {} decimals"),
                  {words_of(part.function), words(part.operands[0]), words(part.operands[1])});
    return fill(plain("{} ({})"), {words_of(part.function), list(part, 0)});
  }

  const Rulebook& rules_;
  const ValueOfPart& value_;
};

}  // namespace

Translated filled(const Rulebook& rules, const Expression& expression, const ValueOfPart& value) {
  return Filling(rules, value).words(expression);
}

}  // namespace jenjang::engine::explained
