// Calendar: working days, and when something falls due (engine.md 22, 23). Pure.
#pragma once

#include <array>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "base/result.hpp"
#include "base/value.hpp"

namespace jenjang::engine {

struct DayOff {
  enum class Kind { holiday, joint_leave };
  Kind kind;
  std::string name;
};

struct Calendar {
  Name name;
  Translated label;
  std::string basis;
  std::array<bool, 7> week{};             ///< Monday first: which are working days
  std::chrono::minutes offset{0};         ///< from UTC: when a day begins and ends
  std::map<Date, DayOff> days_off;
  std::set<int> years;                    ///< for which days off are known; others count weekends only, and say so
  Hash revision;                          ///< of all above; the journal names it

  bool is_working_day(Date) const;
  Date day_of(Time) const;                ///< the local day of a moment
  Time start_of(Date) const;              ///< its first moment, in UTC
  Time end_of(Date) const;                ///< its last moment (23:59:59.999 local), in UTC
};

enum class DurationUnit { working_days, days, hours, months };
struct Duration {
  int count = 0;
  DurationUnit unit = DurationUnit::days;
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// Day 1 is the next working day; due at the end of the last. `hours` are clock hours, `days` calendar days, `months`
/// the same day, clamped.
Time after(const Calendar&, Time from, Duration);
/// 08:00 of the day that lies so far before the due day (`remind: N before`).
Time before(const Calendar&, Time due, Duration);
/// Working days from `from` to `to`'s day: 0 = today, negative = over since.
int working_days_between(const Calendar&, Date from, Date to);

}  // namespace jenjang::engine
