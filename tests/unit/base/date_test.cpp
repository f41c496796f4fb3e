#include "base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jenjang {
namespace {

using namespace std::chrono;

Date day(std::string_view text) { return date_from(text).value(); }
Period period(std::string_view text) { return Period::parse(text).value(); }

TEST(Date, ReadsDaysThatExist) {
  EXPECT_EQ(day("2026-03-31"), sys_days(2026y / March / 31));
  EXPECT_EQ(day("2024-02-29"), sys_days(2024y / February / 29));
  EXPECT_EQ(text_of(day("2026-01-05")), "2026-01-05");
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (auto bad : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "2026/01/01", "26-01-01",
                   "2026-01-01 ", " 2026-01-1", "2026-01-01T", "-026-01-01", "2026-0x-01", "２０２６-01-01"})
    EXPECT_FALSE(date_from(bad)) << bad;
}

RC_GTEST_PROP(DateProperty, ReadsWhatItWrites, ()) {
  Date date = Date(days(*rc::gen::inRange(-25'000, 2'900'000)));
  RC_ASSERT(date_from(text_of(date)) == date);
  Time time = Time(date) + milliseconds(*rc::gen::inRange(0, 86'400'000));
  RC_ASSERT(time_from(text_of(time)) == time);
}

TEST(Time, IsWrittenInUtcWithMilliseconds) {
  Time time = sys_days(2026y / March / 31) + 17h + 5min + 9s + 7ms;
  EXPECT_EQ(text_of(time), "2026-03-31T17:05:09.007Z");
  EXPECT_EQ(text_of(Time(-1ms)), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(time_from("2026-03-31T17:05:09Z"), time - 7ms);
}

TEST(Time, RefusesOtherSpellings) {
  for (auto bad : {"2026-03-31", "2026-03-31T24:00:00Z", "2026-03-31T17:60:00Z", "2026-03-31T17:05:09",
                   "2026-03-31 17:05:09Z", "2026-03-31T17:05:09.7Z", "2026-03-31T17-05-09Z", "2026-02-30T17:05:09Z",
                   "2026-03-31T17:05:09,007Z", "2026-03-31T17:05:09+8Z"})
    EXPECT_FALSE(time_from(bad)) << bad;
}

TEST(Period, HasFourSpellings) {
  EXPECT_EQ(period("2026").kind(), Period::Kind::year);
  EXPECT_EQ(period("2026-H2").kind(), Period::Kind::half_year);
  EXPECT_EQ(period("2026-Q3").kind(), Period::Kind::quarter);
  EXPECT_EQ(period("2026-03").kind(), Period::Kind::month);
  for (auto bad : {"", "26", "1899", "2026-", "2026-H0", "2026-H3", "2026-Q5", "2026-Q0", "2026-00", "2026-13",
                   "2026-3", "2026-Q", "2026-q1", "2026Q1", "2026-03-01", "2026-Q10"})
    EXPECT_FALSE(Period::parse(bad)) << bad;
}

TEST(Period, KnowsItsFirstAndLastDay) {
  EXPECT_EQ(text_of(period("2026").start()), "2026-01-01");
  EXPECT_EQ(text_of(period("2026").end()), "2026-12-31");
  EXPECT_EQ(text_of(period("2026-H2").start()), "2026-07-01");
  EXPECT_EQ(text_of(period("2026-Q1").end()), "2026-03-31");
  EXPECT_EQ(text_of(period("2024-02").end()), "2024-02-29");
}

TEST(Period, StepsOverTheTurnOfTheYear) {
  EXPECT_EQ(period("2026-Q1").previous().text(), "2025-Q4");
  EXPECT_EQ(period("2026-12").next().text(), "2027-01");
  EXPECT_EQ(period("2026-H1").previous().text(), "2025-H2");
  EXPECT_EQ(period("2026").next().text(), "2027");
}

TEST(Period, HoldsTheShorterOnesInIt) {
  EXPECT_TRUE(period("2026").contains(period("2026-Q4")));
  EXPECT_TRUE(period("2026-H1").contains(period("2026-06")));
  EXPECT_FALSE(period("2026-H1").contains(period("2026-Q3")));
  EXPECT_FALSE(period("2026-03").contains(period("2026-Q1")));
}

RC_GTEST_PROP(PeriodProperty, ContainsTheDayItWasMadeOf, ()) {
  Date date = Date(days(*rc::gen::inRange(-25'000, 60'000)));
  auto kind =
      *rc::gen::element(Period::Kind::year, Period::Kind::half_year, Period::Kind::quarter, Period::Kind::month);
  auto made = Period::containing(date, kind);
  RC_ASSERT(made.start() <= date);
  RC_ASSERT(date <= made.end());
  RC_ASSERT(Period::parse(made.text()) == made);
  RC_ASSERT(made.next().previous() == made);
  RC_ASSERT(made.next().start() == made.end() + days(1));
}

}  // namespace
}  // namespace jenjang
