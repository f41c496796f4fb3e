#include "engine/formula_ranges.hpp"

#include <algorithm>

namespace jenjang::engine::ranges {
namespace {

bool known(const Type& type) { return type.low && type.high; }

Type unknown(bool whole) { return Type::number_between(std::nullopt, std::nullopt, whole); }

Type between_all(std::initializer_list<Decimal> corners, bool whole) {
  return Type::number_between(std::min(corners), std::max(corners), whole);
}

// A bound that leaves the range of all numbers proves nothing.
template <class Compute>
Type guarded(bool whole, Compute compute) {
  try {
    return compute();
  } catch (const DecimalError&) {
    return unknown(whole);
  }
}

}  // namespace

Type either(const Type& a, const Type& b) {
  bool whole = a.whole && b.whole;
  if (!known(a) || !known(b)) return unknown(whole);
  return Type::number_between(std::min(*a.low, *b.low), std::max(*a.high, *b.high), whole);
}

Type negative(const Type& type) {
  return known(type) ? Type::number_between(-*type.high, -*type.low, type.whole) : unknown(type.whole);
}

Type combine(const Type& left, Operator sign, const Type& right) {
  bool whole = left.whole && right.whole && sign != Operator::divide;
  if (!known(left) || !known(right)) return unknown(whole);
  Decimal a = *left.low, b = *left.high, c = *right.low, d = *right.high;
  return guarded(whole, [&] {
    switch (sign) {
      case Operator::add: return Type::number_between(a + c, b + d, whole);
      case Operator::subtract: return Type::number_between(a - d, b - c, whole);
      case Operator::multiply: return between_all({a * c, a * d, b * c, b * d}, whole);
      case Operator::divide:
        if (c <= 0 && d >= 0) return unknown(whole);  // near zero a quotient has no bound
        return between_all({a / c, a / d, b / c, b / d}, whole);
      default: return unknown(whole);
    }
  });
}

Type smaller(const Type& a, const Type& b) {
  bool whole = a.whole && b.whole;
  if (!known(a) || !known(b)) return unknown(whole);
  return Type::number_between(std::min(*a.low, *b.low), std::min(*a.high, *b.high), whole);
}

Type larger(const Type& a, const Type& b) { return negative(smaller(negative(a), negative(b))); }

Type absolute(const Type& type) {
  if (!known(type)) return unknown(type.whole);
  if (*type.low >= 0) return type;
  if (*type.high <= 0) return negative(type);
  return Type::number_between(Decimal(0), std::max(-*type.low, *type.high), type.whole);
}

Type mapped(const Type& type, const std::function<Decimal(Decimal)>& rising, bool whole) {
  if (!known(type)) return unknown(whole);
  return guarded(whole, [&] { return Type::number_between(rising(*type.low), rising(*type.high), whole); });
}

bool never_fits(const Type& from, const Type& into) {
  if (from.kind != Type::Kind::number || into.kind != Type::Kind::number || !known(from)) return false;
  if ((into.low && *from.high < *into.low) || (into.high && *from.low > *into.high)) return true;
  return into.whole && *from.low == *from.high && !from.low->is_whole();
}

}  // namespace jenjang::engine::ranges
