#include <gtest/gtest.h>

#include <jenjang/decimal.hpp>
#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

// The manifest's settings: the table of asn-rules §4 (Tulang Bawang), in per cent of the discipline part.
Inputs settings() {
  return Inputs()
      .set("late_1_from", "1")
      .set("late_1_cut", "0.5")
      .set("late_2_from", "31")
      .set("late_2_cut", "1")
      .set("late_3_from", "61")
      .set("late_3_cut", "1.25")
      .set("late_4_from", "91")
      .set("late_4_cut", "1.5")
      .set("absent_day_cut", "3");
}

Answer cut(const std::vector<std::vector<std::string>>& rows, const Inputs& with = settings()) {
  return Plugin(JENJANG_PLUGIN_FILE, with)
      .call("attendance_cut",
            Inputs().set("period", "2025-12").rows("attendance", {"day", "late_minutes", "absent", "reason"}, rows));
}

std::string cut_of_minutes(const std::string& minutes) { return cut({{"2025-12-01", minutes, "no", ""}}).value(); }

}  // namespace

// The demo's pay by hand: late 20 and 45 minutes = 0,5 + 1 = 1,5 of the discipline part, which leaves 98,5.
TEST(AttendanceCut, Of20And45MinutesIs1Point5) {
  const auto answer = cut({{"2025-12-01", "20", "no", ""}, {"2025-12-09", "45", "no", ""}});
  EXPECT_EQ(answer.value(), "1.5");
  EXPECT_EQ(answer.because("id"), "2 keterlambatan dan 0 hari tanpa keterangan: 1,5 persen dari bagian disiplin");
  EXPECT_EQ(answer.lines("id"), (std::vector<std::string>{"Terlambat 20 menit, 1 Desember 2025 = 0.5",
                                                          "Terlambat 45 menit, 9 Desember 2025 = 1"}));
  EXPECT_EQ(answer.lines("en").at(0), "20 minutes late, 1 December 2025 = 0.5");
}

// asn-rules §10, example 10: TPP 5.000.000, discipline part 40 % = 2.000.000. Late 20, 45, 75 and 100 minutes cost
// 10.000, 20.000, 25.000 and 30.000; an absent day costs 60.000.
TEST(AttendanceCut, OfExample10InRupiahOfTheDisciplinePart) {
  const std::pair<const char*, int> late[] = {{"20", 10'000}, {"45", 20'000}, {"75", 25'000}, {"100", 30'000}};
  const auto rupiah = [](const std::string& percent) {
    return (jenjang::Decimal(5'000'000) * 40 / 100 * *jenjang::Decimal::parse(percent) / 100).text();
  };
  for (const auto& [minutes, cost] : late) EXPECT_EQ(rupiah(cut_of_minutes(minutes)), std::to_string(cost)) << minutes;
  EXPECT_EQ(rupiah(cut({{"2025-12-01", "", "yes", ""}}).value()), "60000");
}

TEST(AttendanceCut, ChangesAtTheMinutesOfTheTable) {
  EXPECT_EQ(cut_of_minutes("0"), "0");
  EXPECT_EQ(cut_of_minutes("1"), "0.5");
  EXPECT_EQ(cut_of_minutes("30"), "0.5");
  EXPECT_EQ(cut_of_minutes("31"), "1");
  EXPECT_EQ(cut_of_minutes("60"), "1");
  EXPECT_EQ(cut_of_minutes("61"), "1.25");
  EXPECT_EQ(cut_of_minutes("90"), "1.25");
  EXPECT_EQ(cut_of_minutes("91"), "1.5");
  EXPECT_EQ(cut_of_minutes("1440"), "1.5");
}

TEST(AttendanceCut, ExcusesADayWhoseReasonIsOnRecord) {
  const auto answer = cut({{"2025-12-01", "", "yes", "Cuti sakit"}, {"2025-12-02", "", "yes", " "}});
  EXPECT_EQ(answer.value(), "3");
  EXPECT_EQ(answer.lines("en"), std::vector<std::string>{"Absent without reason, 2 December 2025 = 3"});
}

TEST(AttendanceCut, TakesItsNumbersFromTheSettings) {
  // Another city: one degree, from 15 minutes; 7 a day absent (as the press says of Samarinda).
  const auto other = Inputs().set("late_1_from", "15").set("late_1_cut", "2").set("absent_day_cut", "7");
  EXPECT_EQ(cut({{"2025-12-01", "14", "no", ""}}, other).value(), "0");
  EXPECT_EQ(cut({{"2025-12-01", "15", "no", ""}, {"2025-12-02", "", "yes", ""}}, other).value(), "9");
}

TEST(AttendanceCut, SpeaksUpWhereASettingIsMissing) {
  const auto answer = cut({}, Inputs().set("late_1_from", "1").set("late_1_cut", "1"));
  EXPECT_EQ(answer.status, JENJANG_FAILED);
  EXPECT_EQ(answer.message, "input absent_day_cut is not there");
}
