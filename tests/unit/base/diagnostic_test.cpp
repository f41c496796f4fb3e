#include "base/diagnostic.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jenjang {
namespace {

Diagnostic unknown_name() {
  return {{"review.yaml", 12, 7},
          Severity::error,
          "N03",
          both("Nama tidak dikenal.", "Unknown name."),
          both("Mungkin maksudnya “plan”.", "Perhaps “plan” was meant.")};
}

TEST(Diagnostic, ReadsAsOneLineWithItsSuggestionBelow) {
  EXPECT_EQ(text_of(unknown_name(), "en"), "review.yaml:12:7: error N03: Unknown name.\n  Perhaps “plan” was meant.");
  EXPECT_EQ(text_of(unknown_name(), "id"),
            "review.yaml:12:7: error N03: Nama tidak dikenal.\n  Mungkin maksudnya “plan”.");
}

TEST(Diagnostic, OfAWholeFileHasNoLine) {
  auto found = unknown_name();
  found.at = {"review.yaml"};
  found.suggestion = {};
  found.severity = Severity::warning;
  EXPECT_EQ(text_of(found, "en"), "review.yaml: warning N03: Unknown name.");
}

TEST(Diagnostic, FallsBackToIndonesian) { EXPECT_EQ(say(unknown_name().sentence, "jv"), "Nama tidak dikenal."); }

TEST(Diagnostic, WarningsAreNoErrors) {
  auto warning = unknown_name();
  warning.severity = Severity::warning;
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({warning}));
  EXPECT_TRUE(has_errors({warning, unknown_name()}));
}

TEST(Nearest, FindsTheSlipOfTheHand) {
  EXPECT_EQ(nearest("baek", {"kurang", "baik", "sangat_baik"}), "baik");
  EXPECT_EQ(nearest("tragets", {"targets", "support"}), "targets");
  EXPECT_EQ(nearest("x", {"targets", "support"}), "");
  EXPECT_EQ(nearest("something", {"targets", "support"}), "");
  EXPECT_EQ(nearest("", {"a"}), "");
  EXPECT_EQ(nearest("plan", {}), "");
}

RC_GTEST_PROP(NearestProperty, AlwaysFindsTheNameItself, ()) {
  auto names = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
      rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>('a', 'e')))));
  RC_ASSERT(nearest(names.front(), names) == names.front());
}

}  // namespace
}  // namespace jenjang
