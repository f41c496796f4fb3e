#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Inputs inputs(const std::string& target, const Rows& rows) {
  Inputs all;
  all.set("period", "2025").rows("outreach", {"day", "activity", "place", "people_reached", "recognised"}, rows);
  if (!target.empty()) all.set("plan.outreach_target", target);
  return all;
}
Answer effort(const std::string& target, const Rows& rows) {
  return Plugin(JENJANG_PLUGIN_FILE).call("outreach_effort", inputs(target, rows));
}

const Rows year = {{"2025-03-12", "posyandu", "Bukuan", "120", "yes"},
                   {"2025-05-02", "kunjungan", "Bantuas", "100", "yes"},
                   {"2025-06-02", "penyuluhan", "Palaran", "80", "no"}};

}  // namespace

// The demo's nurse, by hand: 120 + 100 recognised of the 250 agreed = 88; the 80 that nobody recognised do not count.
TEST(OutreachEffort, OfSitiIs88) {
  const auto answer = effort("250", year);
  EXPECT_EQ(answer.value(), "88");
  EXPECT_EQ(answer.because("id"), "220 warga terjangkau dari target 250; 2 dari 3 kegiatan diakui atasan");
  EXPECT_EQ(answer.lines("id"), (std::vector<std::string>{"Posyandu, Bukuan, 12 Maret 2025 = 48",
                                                          "Kunjungan rumah, Bantuas, 2 Mei 2025 = 40"}));
  EXPECT_EQ(answer.lines("en").at(0), "Village health post, Bukuan, 12 March 2025 = 48");
}

TEST(OutreachEffort, IsNeverMoreThan100) { EXPECT_EQ(effort("10", year).value(), "100"); }

TEST(OutreachEffort, IsNoneWithoutFieldWorkAndMissingWithoutAnAgreement) {
  EXPECT_EQ(effort("250", {}).value(), "0");
  EXPECT_TRUE(effort("", year).is_missing());
  EXPECT_TRUE(effort("0", year).is_missing());
}

TEST(PrefillSelf, TellsTheNumbersAndTheFieldWork) {
  auto all = inputs("", {year[0]});
  all.rows("immunisation", {"surviving_infants", "fully_immunised"}, {{"100", "61"}});
  EXPECT_EQ(Plugin(JENJANG_PLUGIN_FILE).call("prefill_self", all).output("initiative"),
            "Imunisasi dasar lengkap: 61 dari 100 bayi\nPosyandu, Bukuan, 12 Maret 2025: 120 warga\n");
}
