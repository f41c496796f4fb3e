// jenjang::Decimal: the one number of Jenjang, in plugins as in the host.
//
// Fixed point with 10 fractional digits, |x| < 10^18. `*` and `/` round half-even at the 10th digit; no binary
// floating point anywhere, so money and scores are exact and the same on every machine. Whatever leaves the range,
// and a division by zero, throws DecimalError. A value is 16 bytes, copied freely; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace jenjang {

struct DecimalError : std::range_error {
  using std::range_error::range_error;
};

class Decimal {
 public:
  static constexpr int fractional_digits = 10;

  constexpr Decimal() = default;
  constexpr Decimal(int whole) : scaled_(Wide(whole) * one) {}  // NOLINT: whole numbers are decimals
  constexpr Decimal(long whole) : scaled_(checked(whole)) {}    // NOLINT
  constexpr Decimal(long long whole) : scaled_(checked(whole)) {}  // NOLINT
  constexpr Decimal(std::size_t whole) : scaled_(checked_unsigned(whole)) {}  // NOLINT
  Decimal(double) = delete;  // 0.1 is no binary fraction: write Decimal::parse("0.1")

  /// Reads `-12`, `91.5`, `0.0000000001`. No exponent, no blanks, at most 10 fractional digits; else nothing.
  static constexpr std::optional<Decimal> parse(std::string_view text) {
    bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    Wide value = 0;
    int whole_digits = 0, fraction_digits = -1;
    for (char c : text) {
      if (c == '.' && fraction_digits < 0 && whole_digits > 0) {
        fraction_digits = 0;
      } else if (c >= '0' && c <= '9') {
        if (fraction_digits >= 0 && ++fraction_digits > fractional_digits) return std::nullopt;
        if (fraction_digits < 0 && ++whole_digits > 30) return std::nullopt;
        value = value * 10 + (c - '0');
        if (value >= limit) return std::nullopt;
      } else {
        return std::nullopt;
      }
    }
    if (whole_digits == 0 || fraction_digits == 0) return std::nullopt;
    for (int digit = fraction_digits < 0 ? 0 : fraction_digits; digit < fractional_digits; ++digit) {
      value *= 10;
      if (value >= limit) return std::nullopt;
    }
    return from_scaled(negative ? -value : value);
  }

  /// The shortest text that parse() reads back: `91.5`, `-3`, never `91.50`.
  std::string text() const {
    Wide rest = scaled_ < 0 ? -scaled_ : scaled_;
    auto whole = static_cast<std::uint64_t>(rest / one);
    auto fraction = static_cast<std::uint64_t>(rest % one);
    std::string out = (scaled_ < 0 ? "-" : "") + std::to_string(whole);
    if (fraction == 0) return out;
    std::string digits = std::to_string(fraction);
    digits.insert(0, fractional_digits - digits.size(), '0');
    while (digits.back() == '0') digits.pop_back();
    return out + "." + digits;
  }

  constexpr bool is_zero() const { return scaled_ == 0; }
  constexpr bool is_whole() const { return scaled_ % one == 0; }
  /// The whole part, cut towards zero. |x| < 10^18 always fits.
  constexpr std::int64_t whole() const { return static_cast<std::int64_t>(scaled_ / one); }

  constexpr Decimal floor() const { return from_scaled(floor_to(one)); }
  constexpr Decimal ceiling() const { return -(-*this).floor(); }
  /// Rounds to `digits` (0 to 10) fractional digits; `half` decides what is exactly in the middle.
  constexpr Decimal round_half_even(int digits) const { return from_scaled(divide(scaled_, unit(digits), Half::even) * unit(digits)); }
  constexpr Decimal round_half_up(int digits) const { return from_scaled(divide(scaled_, unit(digits), Half::away) * unit(digits)); }
  /// Towards zero.
  constexpr Decimal round_down(int digits) const { return from_scaled(scaled_ / unit(digits) * unit(digits)); }

  friend constexpr Decimal operator+(Decimal a, Decimal b) { return from_scaled(a.scaled_ + b.scaled_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return from_scaled(a.scaled_ - b.scaled_); }
  constexpr Decimal operator-() const { return from_scaled(-scaled_); }
  friend constexpr Decimal operator*(Decimal a, Decimal b) { return from_scaled(multiply(a.scaled_, b.scaled_)); }
  friend constexpr Decimal operator/(Decimal a, Decimal b) {
    if (b.is_zero()) throw DecimalError("division by zero");
    return from_scaled(divide(a.scaled_ * one, b.scaled_, Half::even));  // |a| * 10^10 < 10^38 fits 127 bits
  }
  /// What is left of a / b after whole parts; has the sign of a, and is exact.
  friend constexpr Decimal operator%(Decimal a, Decimal b) {
    if (b.is_zero()) throw DecimalError("division by zero");
    return from_scaled(a.scaled_ % b.scaled_);
  }
  constexpr Decimal& operator+=(Decimal b) { return *this = *this + b; }
  constexpr Decimal& operator-=(Decimal b) { return *this = *this - b; }
  constexpr Decimal& operator*=(Decimal b) { return *this = *this * b; }
  constexpr Decimal& operator/=(Decimal b) { return *this = *this / b; }

  friend constexpr bool operator==(Decimal, Decimal) = default;
  friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b) {
    return a.scaled_ < b.scaled_ ? std::strong_ordering::less
           : a.scaled_ > b.scaled_ ? std::strong_ordering::greater
                                   : std::strong_ordering::equal;
  }

 private:
  __extension__ using Wide = __int128;
  __extension__ using Unsigned = unsigned __int128;
  enum class Half { even, away };
  static constexpr Wide one = 10'000'000'000;
  static constexpr Wide limit = Wide(1'000'000'000'000'000'000) * one;

  static constexpr Decimal from_scaled(Wide scaled) {
    if (scaled >= limit || scaled <= -limit) throw DecimalError("number out of range (10^18)");
    Decimal result;
    result.scaled_ = scaled;
    return result;
  }
  static constexpr Wide checked(long long whole) { return from_scaled(Wide(whole) * one).scaled_; }
  static constexpr Wide checked_unsigned(std::size_t whole) { return from_scaled(Wide(whole) * one).scaled_; }
  static constexpr Wide unit(int digits) {
    if (digits < 0 || digits > fractional_digits) throw DecimalError("digits outside 0 to 10");
    Wide result = 1;
    for (int digit = digits; digit < fractional_digits; ++digit) result *= 10;
    return result;
  }
  constexpr Wide floor_to(Wide step) const {
    Wide rest = scaled_ % step;
    return rest < 0 ? scaled_ - rest - step : scaled_ - rest;
  }
  static constexpr Wide divide(Wide numerator, Wide denominator, Half half) {
    Wide quotient = numerator / denominator, rest = numerator % denominator;
    if (rest < 0) rest = -rest;
    Wide size = denominator < 0 ? -denominator : denominator;
    bool up = rest > size - rest || (rest == size - rest && (half == Half::away || quotient % 2 != 0));
    if (!up) return quotient;
    return (numerator < 0) != (denominator < 0) ? quotient - 1 : quotient + 1;
  }
  // a * b / 10^10, half-even, with the product in 256 bits (four 64-bit limbs, most significant first below).
  static constexpr Wide multiply(Wide a, Wide b) {
    bool negative = (a < 0) != (b < 0);
    Unsigned x = a < 0 ? -a : a, y = b < 0 ? -b : b;
    constexpr Unsigned low_half = ~std::uint64_t(0);
    Unsigned low = (x & low_half) * (y & low_half), high = (x >> 64) * (y >> 64);
    Unsigned left = (x >> 64) * (y & low_half), right = (x & low_half) * (y >> 64);
    Unsigned middle = (low >> 64) + (left & low_half) + (right & low_half);
    Unsigned limbs[4] = {0, high + (left >> 64) + (right >> 64) + (middle >> 64), middle & low_half, low & low_half};
    limbs[0] = limbs[1] >> 64;
    limbs[1] &= low_half;
    Unsigned rest = 0, quotient = 0;
    for (Unsigned limb : limbs) {
      Unsigned part = (rest << 64) | limb;
      if (quotient >> 63) throw DecimalError("number out of range (10^18)");
      quotient = (quotient << 64) | (part / Unsigned(one));
      rest = part % Unsigned(one);
    }
    bool up = rest > Unsigned(one) - rest || (rest == Unsigned(one) - rest && quotient % 2 != 0);
    if (up) ++quotient;  // may be what reaches the limit
    if (quotient >= Unsigned(limit)) throw DecimalError("number out of range (10^18)");
    return negative ? -Wide(quotient) : Wide(quotient);
  }

  Wide scaled_ = 0;
};

}  // namespace jenjang
