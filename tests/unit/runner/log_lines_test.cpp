#include "runner/log_lines.hpp"

#include <gtest/gtest.h>

using namespace jenjang;
using jenjang::runner::LogLines;

namespace {
const std::chrono::steady_clock::time_point start{std::chrono::hours(1)};
using Lines = std::vector<std::string>;
}  // namespace

TEST(LogLines, CutsOutputIntoLinesAndKeepsAnOpenOne) {
  LogLines log;
  log.add_output("one\ntw", start);
  EXPECT_EQ(log.take(), Lines{"one"});
  log.add_output("o\nthree", start);
  EXPECT_EQ(log.take(), Lines{"two"});
  log.end_output(start);
  EXPECT_EQ(log.take(), Lines{"three"});
}

TEST(LogLines, CutsLongLines) {
  LogLines log;
  for (int turn = 0; turn < 100; ++turn) log.add_output(std::string(1000, 'x'), start);
  log.add_output("\nshort\n", start);
  const auto lines = log.take();
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].size(), limits::log_line_bytes);
  EXPECT_EQ(lines[1], "short");
}

TEST(LogLines, DropsWhatIsTooMuchASecondAndSaysHowMuch) {
  LogLines log;
  for (std::size_t line = 0; line < limits::log_lines_a_second + 7; ++line) log.add("x", start);
  EXPECT_EQ(log.take().size(), limits::log_lines_a_second);
  log.add("y", start + std::chrono::seconds(1));
  EXPECT_EQ(log.take(), (Lines{"7 lines were dropped", "y"}));
}

TEST(LogLines, TakesFromATerminalWhatItWouldObey) {
  LogLines log;
  log.add("\x1b[2Jgone\r\a\x7f", start);
  EXPECT_EQ(log.take(), Lines{" [2Jgone   "});
}
