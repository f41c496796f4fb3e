// What is provable about the range of a formula's numbers, from the ranges of what it reads. Private to its files.
#pragma once

#include <functional>

#include "engine/expression.hpp"

namespace jenjang::engine::ranges {

/// A number type that holds every value of both.
Type either(const Type&, const Type&);
Type negative(const Type&);
/// One step of a chain: `left sign right`.
Type combine(const Type& left, Operator sign, const Type& right);
Type smaller(const Type&, const Type&);
Type larger(const Type&, const Type&);
Type absolute(const Type&);
/// Of a function that never falls when its argument rises.
Type mapped(const Type&, const std::function<Decimal(Decimal)>& rising, bool whole);
/// Whether no value of `from` can ever fit `into`; ranges that are not known may always fit.
bool never_fits(const Type& from, const Type& into);

}  // namespace jenjang::engine::ranges
