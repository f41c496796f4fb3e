#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Answer arrears(const std::vector<std::vector<std::string>>& rows) {
  return Plugin(JENJANG_PLUGIN_FILE, Inputs().set("index", "1"))
      .call("arrears", Inputs().set("period", "2026-02").rows("arrears_due", {"period", "amount", "decree"}, rows));
}

}  // namespace

// The demo's objection by hand: class 8 with "baik" instead of "butuh perbaikan" is 4.447.069 - 3.646.596 = 800.473.
TEST(Arrears, AreALineForEachDecree) {
  const auto answer = arrears({{"2026-02", "800473", "900/1/2026"}, {"2026-02", "27", "900/2/2026"}});
  EXPECT_EQ(answer.value(), "800500");
  EXPECT_EQ(answer.because("id"), "Rp 800.500 menurut 2 keputusan");
  EXPECT_EQ(answer.lines("en"), (std::vector<std::string>{"Decree 900/1/2026 = 800473", "Decree 900/2/2026 = 27"}));
}

TEST(Arrears, AreNotPaidTwelveTimesWhereSomebodyWroteAYear) {
  EXPECT_EQ(arrears({{"2026", "800473", "900/1/2026"}}).value(), "0");
  EXPECT_EQ(arrears({}).value(), "0");
}
