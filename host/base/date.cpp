#include "base/date.hpp"

#include <cstdio>

namespace jenjang {
namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty()) return std::nullopt;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

int months_in(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::year: return 12;
    case Period::Kind::half_year: return 6;
    case Period::Kind::quarter: return 3;
    case Period::Kind::month: return 1;
  }
  return 1;
}

}  // namespace

std::string text_of(Date date) {
  year_month_day day{date};
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
  return out;
}

std::optional<Date> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)), d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  year_month_day day{year(*y), month(unsigned(*m)), std::chrono::day(unsigned(*d))};
  if (!day.ok()) return std::nullopt;
  return sys_days(day);
}

std::string text_of(Time time) {
  auto day = floor<days>(time);
  hh_mm_ss clock{time - day};
  char out[32];
  std::snprintf(out, sizeof out, "T%02d:%02d:%02d.%03dZ", int(clock.hours().count()), int(clock.minutes().count()),
                int(clock.seconds().count()), int(clock.subseconds().count()));
  return text_of(day) + out;
}

std::optional<Time> time_from(std::string_view text) {
  if ((text.size() != 20 && text.size() != 24) || text[10] != 'T' || text.back() != 'Z') return std::nullopt;
  if (text[13] != ':' || text[16] != ':' || (text.size() == 24 && text[19] != '.')) return std::nullopt;
  auto day = date_from(text.substr(0, 10));
  auto h = digits(text.substr(11, 2)), m = digits(text.substr(14, 2)), s = digits(text.substr(17, 2));
  auto fraction = text.size() == 24 ? digits(text.substr(20, 3)) : std::optional<int>(0);
  if (!day || !h || !m || !s || !fraction || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return Time(*day) + hours(*h) + minutes(*m) + seconds(*s) + milliseconds(*fraction);
}

std::optional<Period> Period::parse(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  auto y = digits(text.substr(0, 4));
  if (!y || *y < 1900 || *y > 9999) return std::nullopt;
  if (text.size() == 4) return Period(Kind::year, *y, 1);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (text[5] == 'H' || text[5] == 'Q') {
    int last = text[5] == 'H' ? 2 : 4, number = text[6] - '0';
    if (number < 1 || number > last) return std::nullopt;
    return Period(text[5] == 'H' ? Kind::half_year : Kind::quarter, *y, number);
  }
  auto m = digits(text.substr(5, 2));
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  return Period(Kind::month, *y, *m);
}

Period Period::containing(Date date, Kind kind) {
  year_month_day day{date};
  return Period(kind, int(day.year()), (int(unsigned(day.month())) - 1) / months_in(kind) + 1);
}

Date Period::start() const {
  return sys_days(year_month_day(std::chrono::year(year_), month(unsigned((number_ - 1) * months_in(kind_) + 1)), day(1)));
}

Date Period::end() const {
  return sys_days(year_month_day_last(std::chrono::year(year_), month_day_last(month(unsigned(number_ * months_in(kind_))))));
}

Period Period::previous() const { return containing(start() - days(1), kind_); }
Period Period::next() const { return containing(end() + days(1), kind_); }

std::string Period::text() const {
  char out[32];
  switch (kind_) {
    case Kind::year: std::snprintf(out, sizeof out, "%04d", year_); break;
    case Kind::half_year: std::snprintf(out, sizeof out, "%04d-H%d", year_, number_); break;
    case Kind::quarter: std::snprintf(out, sizeof out, "%04d-Q%d", year_, number_); break;
    case Kind::month: std::snprintf(out, sizeof out, "%04d-%02d", year_, number_); break;
  }
  return out;
}

}  // namespace jenjang
