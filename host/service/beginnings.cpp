#include "service/beginnings.hpp"

namespace jenjang::service {
namespace {

/// `2 January` of a year; of a shorter span, the day in its first month. The reader allows only days that always exist.
Date date_in(const Period& span, const engine::Begin& begin) {
  const std::chrono::year_month_day first(span.start());
  const auto month = begin.month > 0 ? std::chrono::month(static_cast<unsigned>(begin.month)) : first.month();
  return Date(first.year() / month / std::chrono::day(static_cast<unsigned>(begin.day)));
}

}  // namespace

std::vector<Beginning> beginnings(const engine::Rulebook& rules, Time from, Time until) {
  std::vector<Beginning> found;
  const engine::Definition& definition = *rules.definition;
  if (!definition.begin.every) return found;
  for (Period span = Period::containing(rules.calendar.day_of(from), *definition.begin.every);; span = span.next()) {
    const Date date = date_in(span, definition.begin);
    const Time at = rules.calendar.start_of(date);
    if (at > until) return found;
    if (at <= from) continue;
    const Period period = Period::containing(date, definition.period);
    found.push_back({at, definition.name, definition.begin.previous_period ? period.previous() : period});
  }
}

}  // namespace jenjang::service
