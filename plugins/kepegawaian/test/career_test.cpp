#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Inputs careers(const Rows& careers, const Rows& credits = {}) {
  return Inputs()
      .set("period", "2026-02")
      .rows("careers", {"day", "track", "credit", "credit_needed"}, careers)
      .rows("credits", {"day", "level", "months", "predikat"}, credits);
}
Answer enough(const Rows& rows, const Rows& credits = {}) {
  return Plugin(JENJANG_PLUGIN_FILE).call("enough_credit", careers(rows, credits));
}
/// What one period of work gives, read off its line.
std::string credit_of(const char* level, const char* months, const char* predikat) {
  const auto lines =
      enough({{"2020-01-01", "fungsional", "", "50"}}, {{"2020-12-31", level, months, predikat}}).lines("en");
  return lines.size() == 1 ? lines[0].substr(lines[0].rfind(' ') + 1) : "";
}

}  // namespace

// asn-rules §10, example 6 (Peraturan BKN 3/2023 pasal 13; the first is BKN's own): AK = months ÷ 12 × per cent ×
// coefficient, half up to two decimals. Ahli pertama: 2 ÷ 12 × 100 % × 12,5 = 2,0833; 150 % × 12,5 = 18,75;
// 10 ÷ 12 × 12,5 = 10,4166.
TEST(Credit, OfExample6) {
  EXPECT_EQ(credit_of("ahli_pertama", "2", "baik"), "2.08");
  EXPECT_EQ(credit_of("ahli_pertama", "12", "sangat_baik"), "18.75");
  EXPECT_EQ(credit_of("ahli_pertama", "10", "baik"), "10.42");
}

// The demo's nurse, by hand: 12,50 + 18,75 + 18,75 + 2,08 = 52,08 of the 50 that III/b needs.
TEST(Credit, OfYusufIs52Point08Of50) {
  const auto answer =
      enough({{"2022-04-01", "fungsional", "0", "50"}}, {{"2022-12-31", "ahli_pertama", "12", "baik"},
                                                         {"2023-12-31", "ahli_pertama", "12", "sangat_baik"},
                                                         {"2024-12-31", "ahli_pertama", "12", "sangat_baik"},
                                                         {"2025-02-28", "ahli_pertama", "2", "baik"}});
  EXPECT_EQ(answer.value(), "yes");
  EXPECT_EQ(answer.because("id"), "Angka kredit 52,08 dari 50 yang diperlukan");
  EXPECT_EQ(answer.because("en"), "52.08 credit points of 50 needed");
  EXPECT_EQ(answer.lines("id"), (std::vector<std::string>{"12 bulan sebagai ahli pertama, predikat baik = 12.5",
                                                          "12 bulan sebagai ahli pertama, predikat sangat baik = 18.75",
                                                          "12 bulan sebagai ahli pertama, predikat sangat baik = 18.75",
                                                          "2 bulan sebagai ahli pertama, predikat baik = 2.08"}));
}

// PermenPANRB 1/2023, Lampiran A: a whole year, by level and rating. The cells with a half hundredth round up.
TEST(Credit, OfAYearIsTheTableOfTheRegulation) {
  const char* predikat[] = {"sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"};
  const std::pair<const char*, std::vector<std::string>> table[] = {
      {"pemula", {"5.63", "3.75", "2.81", "1.88", "0.94"}},
      {"terampil", {"7.5", "5", "3.75", "2.5", "1.25"}},
      {"mahir", {"18.75", "12.5", "9.38", "6.25", "3.13"}},
      {"penyelia", {"37.5", "25", "18.75", "12.5", "6.25"}},
      {"ahli_pertama", {"18.75", "12.5", "9.38", "6.25", "3.13"}},
      {"ahli_muda", {"37.5", "25", "18.75", "12.5", "6.25"}},
      {"ahli_madya", {"56.25", "37.5", "28.13", "18.75", "9.38"}},
      {"ahli_utama", {"75", "50", "37.5", "25", "12.5"}}};
  for (const auto& [level, cells] : table)
    for (int rating = 0; rating < 5; ++rating)
      EXPECT_EQ(credit_of(level, "12", predikat[rating]), cells[rating]) << level << " " << predikat[rating];
}

TEST(EnoughCredit, AddsWhatWasEarnedSinceTheLastDetermination) {
  const Rows determined = {{"2023-01-10", "fungsional", "10", "50"}, {"2025-01-10", "fungsional", "40", "50"}};
  EXPECT_EQ(enough(determined).value(), "no");
  const auto answer = enough(determined, {{"2024-12-31", "ahli_pertama", "12", "baik"},   // within the 40
                                          {"2025-12-31", "ahli_pertama", "12", "baik"},   // 12,5
                                          {"2026-03-31", "ahli_pertama", "3", "baik"}});  // after the period
  EXPECT_EQ(answer.value(), "yes");
  EXPECT_EQ(answer.lines("en"), (std::vector<std::string>{"Determined on 10 January 2025 = 40",
                                                          "12 months as first expert, rated good = 12.5"}));
}

TEST(EnoughCredit, IsEnoughAtExactlyWhatIsNeeded) {
  EXPECT_EQ(enough({{"2025-01-10", "fungsional", "50", "50"}}).value(), "yes");
  EXPECT_EQ(enough({{"2025-01-10", "fungsional", "49.99", "50"}}).value(), "no");
}

TEST(EnoughCredit, IsNotEnoughWhereNobodySaidHowMuchIsNeeded) {
  const auto answer = enough({{"2025-01-10", "reguler", "", ""}});
  EXPECT_EQ(answer.value(), "no");
  EXPECT_EQ(answer.because("en"), "The credit points needed are not on record");
}

TEST(Track, IsTheNewestThatHasBegun) {
  const auto track = [](const Rows& rows) { return Plugin(JENJANG_PLUGIN_FILE).call("track", careers(rows)); };
  EXPECT_EQ(track({{"2020-01-01", "reguler", "", ""},
                   {"2026-02-28", "fungsional", "", ""},
                   {"2026-03-01", "struktural", "", ""}})
                .value(),
            "fungsional");
  EXPECT_TRUE(track({{"2026-03-01", "struktural", "", ""}}).is_missing());
}
