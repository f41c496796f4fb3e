#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

TEST(Minimal, CountsReportsOfAllUnitsTogether) {
  Plugin plugin(JENJANG_PLUGIN_FILE);
  // 45 + 12 of 50 + 30: 57 / 80 = 71.25 per cent
  const auto answer = plugin.call(
      "answered_in_time", Inputs().rows("reports", {"received", "answered_in_time"}, {{"50", "45"}, {"30", "12"}}));
  EXPECT_EQ(answer.value(), "71.25");
  EXPECT_EQ(answer.because("en"), "57 of 80 reports");
}

TEST(Minimal, HasNothingToMeasureWithoutReports) {
  EXPECT_TRUE(Plugin(JENJANG_PLUGIN_FILE).call("answered_in_time").is_missing());
}
