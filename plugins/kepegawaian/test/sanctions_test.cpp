#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Answer under(const std::vector<std::vector<std::string>>& rows) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call("under_sanction", Inputs()
                                  .set("period", "2026-02")
                                  .rows("sanctions", {"day", "until", "severity", "sanction", "decree"}, rows));
}

}  // namespace

// PP 94/2021: moderate and heavy sanctions run for a time, and nobody is promoted meanwhile.
TEST(UnderSanction, WhileAModerateOrHeavyOneRuns) {
  for (const char* severity : {"sedang", "berat"}) {
    const auto answer = under({{"2025-09-01", "2026-02-28", severity, "Potongan TPP 25 persen", "800/12/2025"}});
    EXPECT_EQ(answer.value(), "yes") << severity;
    EXPECT_EQ(answer.because("en"),
              "Potongan TPP 25 persen from 1 September 2025 to 28 February 2026, decree 800/12/2025");
  }
}

TEST(UnderSanction, NotBeforeOrAfter) {
  EXPECT_EQ(under({{"2025-09-01", "2026-01-31", "sedang", "a", "1"}}).value(), "no");
  EXPECT_EQ(under({{"2026-03-01", "2026-08-31", "sedang", "a", "1"}}).value(), "no");
  EXPECT_EQ(under({{"2025-09-01", "2026-02-01", "sedang", "a", "1"}}).value(), "yes");
  EXPECT_EQ(under({}).value(), "no");
}

TEST(UnderSanction, NotForAWarning) {
  EXPECT_EQ(under({{"2026-02-03", "2026-02-03", "ringan", "Teguran tertulis", "1"}}).value(), "no");
}
