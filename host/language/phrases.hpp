// The phrases of the language: durations, days, deadlines. Each reads one text; what it cannot read is G04 at the word.
#pragma once

#include "engine/definition.hpp"
#include "language/cursor.hpp"

namespace jenjang::language {

/// "3 working days", "1 month"
std::optional<engine::Duration> duration_of(Cursor&, Findings&);
/// A duration, or "until period.end + 4 working days"
std::optional<engine::Within> within_of(const Node&, Findings&);
/// "2 working days before"
std::optional<engine::Duration> reminder_of(const Node&, Findings&);
/// "after 2 working days escalate to superior"; names are not looked up here
std::optional<engine::Late> late_of(const Node&, Findings&);

/// "2", "60%", "first 2"
std::optional<engine::Enough> enough_of(const Node&, Findings&);
/// "more than 50%", "2 of 3": what wins is more than half (P13)
std::optional<engine::Wins> wins_of(const Node&, Findings&);

/// "month", "quarter", "half year", "year"
std::optional<Period::Kind> period_kind_of(const Node&, Findings&);

struct DayOfYear {
  int month = 0;  ///< 0: only a day of the month was given
  int day = 0;
};
/// "2" or "2 January": a day that every year has (T01).
std::optional<DayOfYear> day_of(Cursor&, Findings&);

/// Words left over are G04; true where there are none.
bool finished(const Cursor&, Findings&, const Translated& expected);

}  // namespace jenjang::language
