// The examples are those of the city's rules (PermenPANRB 6/2022, part V) with the holidays of 2025 and 2026.
#include "engine/calendar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jenjang::engine {
namespace {

using namespace std::chrono;

Date day(std::string_view text) { return date_from(text).value(); }

Calendar city() {
  Calendar calendar;
  calendar.name = "hari-kerja-kota";
  calendar.week = {true, true, true, true, true, false, false};
  calendar.offset = hours(8);
  calendar.years = {2025, 2026};
  for (auto holiday : {"2025-01-01", "2025-01-27", "2025-01-29", "2025-03-29", "2025-03-31", "2025-04-01", "2025-04-18",
                       "2025-04-20", "2025-05-01", "2025-05-12", "2025-05-29", "2025-06-01", "2025-06-06", "2025-06-27",
                       "2025-08-17", "2025-09-05", "2025-12-25", "2026-01-01", "2026-01-16", "2026-02-17", "2026-03-19",
                       "2026-03-21", "2026-03-22", "2026-04-03", "2026-04-05", "2026-05-01", "2026-05-14", "2026-05-27",
                       "2026-05-31", "2026-06-01", "2026-06-16", "2026-08-17", "2026-08-25", "2026-12-25"})
    calendar.days_off[day(holiday)] = {DayOff::Kind::holiday, "Hari libur"};
  for (auto leave : {"2025-01-28", "2025-03-28", "2025-04-02", "2025-04-03", "2025-04-04", "2025-04-07", "2025-05-13",
                     "2025-05-30", "2025-06-09", "2025-08-18", "2025-12-26", "2026-02-16", "2026-03-18", "2026-03-20",
                     "2026-03-23", "2026-03-24", "2026-05-15", "2026-05-28", "2026-12-24"})
    calendar.days_off[day(leave)] = {DayOff::Kind::joint_leave, "Cuti bersama"};
  return calendar;
}

Time at(std::string_view date, minutes local) { return city().start_of(day(date)) + local; }
std::string due(std::string_view from, int count, DurationUnit unit) {
  return text_of(city().day_of(after(city(), at(from, 10h), {count, unit})));
}
std::string reminded(std::string_view due_day, int count, DurationUnit unit) {
  return text_of(before(city(), city().end_of(day(due_day)), {count, unit}));
}

TEST(Calendar, AgreesWithTheWorkingDaysOfEachMonth) {
  auto worked = [](int year) {
    std::vector<int> counts;
    for (auto month = Period::parse(std::to_string(year) + "-01").value(); month.year() == year; month = month.next()) {
      int count = 0;
      for (Date each = month.start(); each <= month.end(); each += days(1)) count += city().is_working_day(each);
      counts.push_back(count);
    }
    return counts;
  };
  EXPECT_EQ(worked(2026), (std::vector{20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21}));
  EXPECT_EQ(worked(2025), (std::vector{19, 20, 19, 16, 17, 18, 23, 20, 21, 23, 20, 21}));
}

TEST(Calendar, GivesFourteenWorkingDaysToObject) {
  EXPECT_EQ(due("2026-02-10", 14, DurationUnit::working_days), "2026-03-04");
  EXPECT_EQ(due("2026-03-10", 14, DurationUnit::working_days), "2026-04-07");
}

TEST(Calendar, GivesSevenWorkingDaysToDecideAnObjection) {
  EXPECT_EQ(due("2026-03-16", 7, DurationUnit::working_days), "2026-04-01");
}

TEST(Calendar, GivesFourteenWorkingDaysToDeliverAndThirtyToReport) {
  EXPECT_EQ(due("2026-01-30", 14, DurationUnit::working_days), "2026-02-23");
  EXPECT_EQ(due("2026-01-31", 30, DurationUnit::working_days), "2026-03-17");
}

TEST(Calendar, EndsAWorkingDayAtLocalMidnight) {
  EXPECT_EQ(text_of(after(city(), at("2026-01-30", 23h + 59min), {1, DurationUnit::working_days})),
            "2026-02-02T15:59:59.999Z");
  // 23:30 UTC is already tomorrow in Samarinda.
  EXPECT_EQ(text_of(after(city(), time_from("2026-02-01T23:30:00Z").value(), {1, DurationUnit::working_days})),
            "2026-02-03T15:59:59.999Z");
}

TEST(Calendar, CountsDaysMonthsAndHoursByTheClock) {
  EXPECT_EQ(due("2026-02-12", 5, DurationUnit::days), "2026-02-17");
  EXPECT_EQ(due("2026-01-31", 1, DurationUnit::months), "2026-02-28");
  EXPECT_EQ(due("2024-01-31", 1, DurationUnit::months), "2024-02-29");
  EXPECT_EQ(due("2026-11-30", 3, DurationUnit::months), "2027-02-28");
  EXPECT_EQ(due("2026-03-15", 12, DurationUnit::months), "2027-03-15");
  Time start = at("2026-02-13", 17h);
  EXPECT_EQ(after(city(), start, {36, DurationUnit::hours}), start + 36h);
}

TEST(Calendar, RemindsAtEightOfTheDayBefore) {
  EXPECT_EQ(reminded("2026-02-18", 1, DurationUnit::working_days), "2026-02-13T00:00:00.000Z");
  EXPECT_EQ(reminded("2026-02-18", 1, DurationUnit::days), "2026-02-17T00:00:00.000Z");
  EXPECT_EQ(reminded("2026-03-31", 1, DurationUnit::months), "2026-02-28T00:00:00.000Z");
  EXPECT_EQ(reminded("2026-02-18", 30, DurationUnit::hours), "2026-02-17T00:00:00.000Z");
}

TEST(Calendar, NeverRemindsAfterTheDueMoment) {
  Time early = at("2026-02-18", 6h);
  EXPECT_EQ(before(city(), early, {2, DurationUnit::hours}), early);
}

TEST(Calendar, CountsWorkingDaysLeftAndOver) {
  auto between = [](auto from, auto to) { return working_days_between(city(), day(from), day(to)); };
  EXPECT_EQ(between("2026-02-13", "2026-02-13"), 0);
  EXPECT_EQ(between("2026-02-13", "2026-02-18"), 1);
  EXPECT_EQ(between("2026-02-09", "2026-02-13"), 4);
  EXPECT_EQ(between("2026-02-18", "2026-02-13"), -1);
  EXPECT_EQ(between("2026-02-14", "2026-02-13"), -1);  // a Saturday after the due Friday
  EXPECT_EQ(between("2026-02-13", "2026-02-15"), 1);   // due on the Sunday: not today
}

TEST(Calendar, WithoutAWeekKnowsCalendarDaysOnly) {
  Calendar none;
  EXPECT_TRUE(none.is_working_day(day("2026-01-04")));
  EXPECT_EQ(text_of(after(none, time_from("2026-01-02T10:00:00Z").value(), {2, DurationUnit::working_days})),
            "2026-01-04T23:59:59.999Z");
}

TEST(Calendar, CountsWeekendsOnlyInYearsWithoutData) {
  EXPECT_FALSE(city().years.contains(2031));
  EXPECT_EQ(due("2031-08-15", 1, DurationUnit::working_days), "2031-08-18");
}

TEST(Calendar, KnowsASixDayWeek) {
  Calendar school = city();
  school.week[5] = true;
  EXPECT_TRUE(school.is_working_day(day("2026-02-14")));
  EXPECT_FALSE(school.is_working_day(day("2026-03-21")));
}

RC_GTEST_PROP(CalendarProperty, DueDaysAreWorkingDaysAndCountBack, ()) {
  auto calendar = city();
  Date from = day("2025-01-01") + days(*rc::gen::inRange(0, 600));
  int count = *rc::gen::inRange(1, 60);
  Date due = calendar.day_of(after(calendar, calendar.start_of(from), {count, DurationUnit::working_days}));
  RC_ASSERT(calendar.is_working_day(due));
  RC_ASSERT(working_days_between(calendar, from, due) == count);
  RC_ASSERT(calendar.day_of(calendar.start_of(from)) == from);
  RC_ASSERT(calendar.day_of(calendar.end_of(from)) == from);
}

}  // namespace
}  // namespace jenjang::engine
