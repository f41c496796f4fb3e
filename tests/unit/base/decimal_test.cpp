// jenjang::Decimal against Boost.Multiprecision's whole numbers: every operation is done again on the scaled integers.
#include "jenjang/decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>

namespace jenjang {
namespace {

using Whole = boost::multiprecision::cpp_int;

const Whole one("10000000000");
const Whole limit = Whole("1000000000000000000") * one;

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

std::string text_of_scaled(const Whole& scaled) {
  Whole size = abs(scaled);
  std::string fraction = Whole(size % one).str();
  fraction.insert(0, 10 - fraction.size(), '0');
  return (scaled < 0 ? "-" : "") + Whole(size / one).str() + "." + fraction;
}
Whole scaled_of(const Decimal& number) {
  std::string text = number.text();
  auto point = text.find('.');
  std::size_t digits = point == std::string::npos ? 0 : text.size() - point - 1;
  if (point != std::string::npos) text.erase(point, 1);
  bool negative = text.front() == '-';
  text = text.append(10 - digits, '0').substr(negative ? 1 : 0);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));  // a leading zero would mean octal
  return negative ? Whole(-Whole(text)) : Whole(text);
}

enum class Half { even, away };
Whole divided(Whole numerator, Whole denominator, Half half) {
  bool negative = (numerator < 0) != (denominator < 0);
  numerator = abs(numerator);
  denominator = abs(denominator);
  Whole quotient = numerator / denominator, twice = numerator % denominator * 2;
  if (twice > denominator || (twice == denominator && (half == Half::away || quotient % 2 == 1))) ++quotient;
  return negative ? Whole(-quotient) : quotient;
}

// Numbers of every size, with those near zero, the limit and the middle between two digits more often than chance.
rc::Gen<Whole> scaled_numbers() {
  return rc::gen::exec([] {
    auto digits = *rc::gen::inRange(1, 29);
    auto first = *rc::gen::inRange<std::uint64_t>(0, 100'000'000'000'000'000);
    auto second = *rc::gen::inRange<std::uint64_t>(0, 100'000'000'000'000'000);
    Whole size = (Whole(first) * Whole("100000000000000000") + second) % pow(Whole(10), unsigned(digits));
    if (*rc::gen::inRange(0, 4) == 0) size = size / 10 * 10 + 5;
    if (*rc::gen::inRange(0, 6) == 0) size = limit - 1 - size % 100;
    return *rc::gen::arbitrary<bool>() ? Whole(-size) : size;
  });
}

template <class Operation>
void expect_same(const Whole& expected, Operation operation) {
  if (abs(expected) >= limit) {
    RC_ASSERT_THROWS_AS(operation(), DecimalError);
  } else {
    RC_ASSERT(scaled_of(operation()) == expected);
  }
}

RC_GTEST_PROP(DecimalProperty, ReadsAndWritesWithoutLoss, ()) {
  Whole scaled = *scaled_numbers();
  RC_ASSERT(scaled_of(number(text_of_scaled(scaled))) == scaled);
}

RC_GTEST_PROP(DecimalProperty, ComputesAsWholeNumbersDo, ()) {
  Whole x = *scaled_numbers(), y = *scaled_numbers();
  Decimal a = number(text_of_scaled(x)), b = number(text_of_scaled(y));
  expect_same(x + y, [&] { return a + b; });
  expect_same(x - y, [&] { return a - b; });
  expect_same(divided(x * y, one, Half::even), [&] { return a * b; });
  if (y != 0) {
    expect_same(divided(x * one, y, Half::even), [&] { return a / b; });
    expect_same(Whole(x % y), [&] { return a % b; });
  }
  RC_ASSERT((a < b) == (x < y));
  RC_ASSERT((a == b) == (x == y));
}

RC_GTEST_PROP(DecimalProperty, RoundsAsWholeNumbersDo, ()) {
  Whole x = *scaled_numbers();
  Decimal a = number(text_of_scaled(x));
  int digits = *rc::gen::inRange(0, 11);
  Whole unit = pow(Whole(10), unsigned(10 - digits));
  expect_same(divided(x, unit, Half::even) * unit, [&] { return a.round_half_even(digits); });
  expect_same(divided(x, unit, Half::away) * unit, [&] { return a.round_half_up(digits); });
  expect_same(Whole(x / unit * unit), [&] { return a.round_down(digits); });
  Whole below = x / one * one;
  if (below > x) below -= one;
  expect_same(below, [&] { return a.floor(); });
  expect_same(below == x ? below : Whole(below + one), [&] { return a.ceiling(); });
}

TEST(Decimal, ReadsOnlyPlainNumbers) {
  for (auto good : {"0", "-0", "007", "91.5", "-3", "0.0000000001", "999999999999999999.9999999999"})
    EXPECT_TRUE(Decimal::parse(good)) << good;
  for (auto bad : {"", "-", ".5", "5.", "+1", "1e3", "1,5", " 1", "1 ", "0x1", "1.2.3", "--1", "1.00000000000",
                   "1000000000000000000", "-1000000000000000000", "NaN", "inf"})
    EXPECT_FALSE(Decimal::parse(bad)) << bad;
}

TEST(Decimal, WritesTheShortestText) {
  EXPECT_EQ(number("91.50").text(), "91.5");
  EXPECT_EQ(number("-0").text(), "0");
  EXPECT_EQ(number("-0.5").text(), "-0.5");
  EXPECT_EQ(number("100").text(), "100");
  EXPECT_EQ(Decimal(-7).text(), "-7");
}

TEST(Decimal, RoundsProductsAndQuotientsToTheEvenNeighbour) {
  EXPECT_EQ(number("0.00001") * number("0.000005"), number("0"));
  EXPECT_EQ(number("0.00001") * number("0.000015"), number("0.0000000002"));
  EXPECT_EQ((Decimal(1) / Decimal(3)).text(), "0.3333333333");
  EXPECT_EQ((Decimal(2) / Decimal(3)).text(), "0.6666666667");
  EXPECT_EQ((Decimal(-2) / Decimal(3)).text(), "-0.6666666667");
}

TEST(Decimal, LeavesItsRangeWithAnError) {
  Decimal largest = number("999999999999999999.9999999999");
  EXPECT_THROW(largest + number("0.0000000001"), DecimalError);
  EXPECT_THROW(-largest - number("0.0000000001"), DecimalError);
  EXPECT_THROW(largest * Decimal(2), DecimalError);
  EXPECT_THROW(largest * largest, DecimalError);
  EXPECT_THROW(largest / number("0.1"), DecimalError);
  EXPECT_THROW(largest.round_half_up(0), DecimalError);
  EXPECT_THROW(Decimal(1'000'000'000'000'000'000), DecimalError);
  EXPECT_THROW(Decimal(std::size_t(-1)), DecimalError);
}

TEST(Decimal, ReachesTheLimitByRoundingWithAnError) {
  // The product lies just below 10^18, nearer to it than to the largest number.
  EXPECT_THROW(number("1.0000000004") * number("999999999600000000.1599999999"), DecimalError);
  EXPECT_EQ(number("1999999999.9999999999") * number("500000000"), number("999999999999999999.95"));
}

TEST(Decimal, RefusesDivisionByZero) {
  EXPECT_THROW(Decimal(1) / Decimal(0), DecimalError);
  EXPECT_THROW(Decimal(1) % Decimal(0), DecimalError);
}

TEST(Decimal, RefusesToRoundBeyondItsDigits) {
  EXPECT_THROW(Decimal(1).round_down(11), DecimalError);
  EXPECT_THROW(Decimal(1).round_half_even(-1), DecimalError);
}

TEST(Decimal, IsUsableInConstantExpressions) {
  static_assert(Decimal::parse("0.1").value() + Decimal::parse("0.2").value() == Decimal::parse("0.3").value());
  static_assert(Decimal(7).is_whole() && Decimal(7).whole() == 7);
  SUCCEED();
}

}  // namespace
}  // namespace jenjang
