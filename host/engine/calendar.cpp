#include "engine/calendar.hpp"

#include <algorithm>

namespace jenjang::engine {
namespace {

using namespace std::chrono;

constexpr auto reminding_hour = hours(8);

Date working_days_after(const Calendar& calendar, Date day, int count) {
  while (count > 0)
    if (calendar.is_working_day(day += days(1))) --count;
  return day;
}

Date working_days_before(const Calendar& calendar, Date day, int count) {
  while (count > 0)
    if (calendar.is_working_day(day -= days(1))) --count;
  return day;
}

// The same day of another month; the last one where that month is too short.
Date months_after(Date day, int count) {
  year_month_day moved = year_month_day(day) + months(count);
  return moved.ok() ? sys_days(moved) : sys_days(moved.year() / moved.month() / last);
}

}  // namespace

bool Calendar::is_working_day(Date day) const {
  if (days_off.contains(day)) return false;
  // A workflow without a calendar has a week without working days: it knows calendar days only.
  if (std::none_of(week.begin(), week.end(), [](bool works) { return works; })) return true;
  return week[weekday(day).iso_encoding() - 1];
}

Date Calendar::day_of(Time time) const { return floor<days>(time + offset); }
Time Calendar::start_of(Date day) const { return Time(day) - offset; }
Time Calendar::end_of(Date day) const { return start_of(day + days(1)) - milliseconds(1); }

Time after(const Calendar& calendar, Time from, Duration duration) {
  Date day = calendar.day_of(from);
  switch (duration.unit) {
    case DurationUnit::hours: return from + hours(duration.count);
    case DurationUnit::days: return calendar.end_of(day + days(duration.count));
    case DurationUnit::months: return calendar.end_of(months_after(day, duration.count));
    case DurationUnit::working_days: return calendar.end_of(working_days_after(calendar, day, duration.count));
  }
  return from;
}

Time before(const Calendar& calendar, Time due, Duration duration) {
  Date day = calendar.day_of(due);
  switch (duration.unit) {
    case DurationUnit::hours: day = calendar.day_of(due - hours(duration.count)); break;
    case DurationUnit::days: day -= days(duration.count); break;
    case DurationUnit::months: day = months_after(day, -duration.count); break;
    case DurationUnit::working_days: day = working_days_before(calendar, day, duration.count); break;
  }
  // What falls due before 08:00 of the same day is not reminded of after it.
  return std::min(calendar.start_of(day) + reminding_hour, due);
}

int working_days_between(const Calendar& calendar, Date from, Date to) {
  int count = 0;
  for (Date day = std::min(from, to) + days(1); day <= std::max(from, to); day += days(1))
    if (calendar.is_working_day(day)) ++count;
  // Only today is 0: over a weekend there is a day left, or one is over, though none was worked.
  if (from == to) return 0;
  return from < to ? std::max(count, 1) : -std::max(count, 1);
}

}  // namespace jenjang::engine
