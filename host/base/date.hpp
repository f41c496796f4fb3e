// Days, moments and periods. Nothing here looks at a clock.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace jenjang {

using Date = std::chrono::sys_days;                             ///< a calendar day, no time zone
using Time = std::chrono::sys_time<std::chrono::milliseconds>;  ///< a moment in UTC

std::string text_of(Date);                               ///< 2026-03-31
std::optional<Date> date_from(std::string_view);         ///< 2026-03-31, a day that exists; else nothing
std::string text_of(Time);                               ///< 2026-03-31T00:00:00.000Z
std::optional<Time> time_from(std::string_view);         ///< the same, or without milliseconds

/// 2026, 2026-H1, 2026-Q1 or 2026-03: what a case, a score or a dataset's row is about.
class Period {
 public:
  enum class Kind { year, half_year, quarter, month };

  static std::optional<Period> parse(std::string_view);
  static Period containing(Date, Kind);

  Kind kind() const { return kind_; }
  int year() const { return year_; }
  Date start() const;
  Date end() const;  ///< its last day
  Period previous() const;
  Period next() const;
  bool contains(const Period& other) const { return start() <= other.start() && other.end() <= end(); }
  std::string text() const;
  friend auto operator<=>(const Period&, const Period&) = default;

 private:
  Period(Kind kind, int year, int number) : kind_(kind), year_(year), number_(number) {}
  Kind kind_;
  int year_, number_;  // number: 1 for a year; else 1-2, 1-4, 1-12
};

}  // namespace jenjang
