// What a formula knows because of the condition around it.
#include "language/guards.hpp"

#include <gtest/gtest.h>

namespace jenjang::language {
namespace {

ChosenSteps at(std::string_view formula, std::string_view word) { return chosen_at(formula, formula.rfind(word)); }
const ChosenSteps none;
const ChosenSteps a_is_x{{"a", "x"}};

TEST(Guards, HoldInTheBranchThatTheyOpen) {
  EXPECT_EQ(at(R"(if a.choice = "x" then a.field else 0)", "a.field"), a_is_x);
  EXPECT_EQ(at(R"(if a.choice = "x" then 0 else a.field)", "a.field"), none);
  EXPECT_EQ(at(R"(a.field + (if a.choice = "x" then 1 else 0))", "0"), none);
}

TEST(Guards, AndAddsThemWhileOrTakesThemAway) {
  EXPECT_EQ(at(R"(if b.n > 2 and a.choice = "x" then a.field else 0)", "a.field"), a_is_x);
  EXPECT_EQ(at(R"(if b.n > 2 or a.choice = "x" then a.field else 0)", "a.field"), none);
  EXPECT_EQ(at(R"(if not(a.choice = "x") then a.field else 0)", "a.field"), none);
  EXPECT_EQ(at(R"(if a.choice != "x" then a.field else 0)", "a.field"), none);
}

TEST(Guards, OfAnOuterBranchHoldInsideItAndNoLonger) {
  std::string nested = R"(if a.choice = "x" then if b.n > 1 then 1 else a.field else 0)";
  EXPECT_EQ(at(nested, "a.field"), a_is_x);
  std::string after = R"(if a.choice = "x" then if b.n > 1 then 1 else 2 else a.field)";
  EXPECT_EQ(at(after, "a.field"), none);
  std::string bracketed = R"((if a.choice = "x" then 1 else 0) + a.field)";
  EXPECT_EQ(at(bracketed, "a.field"), none);
  std::string beside = R"(max(if a.choice = "x" then 1 else 0, a.field))";
  EXPECT_EQ(at(beside, "a.field"), none);
}

TEST(Guards, AreNotFooledByTexts) {
  EXPECT_EQ(at(R"(if b.t = "if a.choice = \"x\" then" then a.field else 0)", "a.field"), none);
}

TEST(Guards, OfAWholeConditionHoldWhereItDoes) {
  EXPECT_EQ(chosen_where(R"(a.choice = "x" and b.n > 1)"), a_is_x);
  EXPECT_EQ(chosen_where(R"(a.choice = "x" or b.n > 1)"), none);
  EXPECT_EQ(chosen_where(R"(if b.n > 1 then a.choice = "x" else yes)"), none);
}

}  // namespace
}  // namespace jenjang::language
