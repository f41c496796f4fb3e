#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Answer effort(const std::vector<std::vector<std::string>>& rows) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call("effort",
            Inputs().set("period", "2025").rows("efforts", {"day", "result", "place", "points", "recognised"}, rows));
}

}  // namespace

// Only what the superior recognised counts: 50 + 38 = 88; 12 more were entered and not recognised, or not looked at.
TEST(Effort, IsWhatTheSuperiorRecognised) {
  const auto answer = effort({{"2025-03-12", "Posyandu malam", "Bukuan", "50", "yes"},
                              {"2025-05-02", "Kunjungan rumah", "Bantuas", "38", "yes"},
                              {"2025-06-02", "Rapat", "Kantor", "7", "no"},
                              {"2025-06-03", "Rapat", "Kantor", "5", ""}});
  EXPECT_EQ(answer.value(), "88");
  EXPECT_EQ(answer.because("id"), "2 dari 4 upaya diakui atasan");
  EXPECT_EQ(answer.lines("id"), (std::vector<std::string>{"12 Maret 2025, Bukuan: Posyandu malam = 50",
                                                          "2 Mei 2025, Bantuas: Kunjungan rumah = 38"}));
  EXPECT_EQ(answer.lines("en").at(1), "2 May 2025, Bantuas: Kunjungan rumah = 38");
}

TEST(Effort, IsNeverMoreThan100) {
  EXPECT_EQ(effort({{"2025-03-12", "A", "B", "80", "yes"}, {"2025-03-13", "A", "B", "80", "yes"}}).value(), "100");
}

TEST(Effort, ThatNobodyRecognisedIsNone) { EXPECT_EQ(effort({{"2025-03-12", "A", "B", "80", "no"}}).value(), "0"); }
