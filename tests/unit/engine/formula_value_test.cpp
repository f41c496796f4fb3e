#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <boost/multiprecision/cpp_dec_float.hpp>

#include "unit/engine/formula_support.hpp"

namespace jenjang::engine::formula_tests {
namespace {

using ::testing::HasSubstr;

TEST(FormulaValue, ComputesExactly) {
  EXPECT_EQ(value_of("0.1 + 0.2 = 0.3"), "yes");
  EXPECT_EQ(value_of("1 / 3"), "0.3333333333");
  EXPECT_EQ(value_of("0.6 * score.work + 0.4 * score.effort"), "70.9");
}

TEST(FormulaValue, Compares) {
  EXPECT_EQ(value_of("score.work >= 91.5 and score.work <= 91.50"), "yes");
  EXPECT_EQ(value_of("score.work != 91.5"), "no");
  EXPECT_EQ(value_of("assess.work = \"meets\""), "yes");
  EXPECT_EQ(value_of("assess.work = assess.behaviour"), "no");
  EXPECT_EQ(value_of("assess.work in [\"above\", \"meets\"]"), "yes");
  EXPECT_EQ(value_of("subject.since < period.start"), "yes");
  EXPECT_EQ(value_of("subject.since between period.start and period.end"), "no");
  EXPECT_EQ(value_of("5 between 5 and 5"), "yes");
  EXPECT_EQ(value_of("5 between 6 and 4"), "no");
  EXPECT_EQ(value_of("case.owner = case.superior"), "no");
}

TEST(FormulaValue, LooksAtNothingItDoesNotNeed) {
  EXPECT_EQ(value_of("kinerja.has_plan and 1 / score.zero > 1"), "no");
  EXPECT_EQ(value_of("kinerja.must_plan or 1 / score.zero > 1"), "yes");
  EXPECT_EQ(value_of("if score.zero = 0 then 0 else 1 / score.zero"), "0");
  EXPECT_EQ(value_of("kinerja.must_plan and 1 / score.zero > 1"), "<DivisionByZero>");
}

TEST(FormulaValue, HasTheFunctions) {
  EXPECT_EQ(value_of("sum(draft.targets.target)"), "21");
  EXPECT_EQ(value_of("sum(draft.nothing)"), "0");
  EXPECT_EQ(value_of("count(draft.targets)"), "2");
  EXPECT_EQ(value_of("count(draft.nothing)"), "0");
  EXPECT_EQ(value_of("mean(draft.targets.target)"), "7");
  EXPECT_EQ(value_of("mean_or(draft.targets.target, 1)"), "7");
  EXPECT_EQ(value_of("mean_or(draft.nothing, 1)"), "1");
  EXPECT_EQ(value_of("min(draft.targets.target)"), "5");
  EXPECT_EQ(value_of("max(draft.targets.target)"), "9");
  EXPECT_EQ(value_of("min(2, 1)"), "1");
  EXPECT_EQ(value_of("max(2, 1)"), "2");
  EXPECT_EQ(value_of("abs(-2.5)"), "2.5");
  EXPECT_EQ(value_of("floor(-2.5)"), "-3");
  EXPECT_EQ(value_of("ceiling(-2.5)"), "-2");
  EXPECT_EQ(value_of("concat(\"a\", subject.name, \"b\")"), "aRina Wulandarib");
}

TEST(FormulaValue, RoundsAsFeelDoes) {
  EXPECT_EQ(value_of("decimal(2.5, 0)"), "2");
  EXPECT_EQ(value_of("decimal(1.5, 0)"), "2");
  EXPECT_EQ(value_of("decimal(1 / 3, 2)"), "0.33");
  EXPECT_EQ(value_of("round half up(5.5, 0)"), "6");
  EXPECT_EQ(value_of("round half up(-5.5, 0)"), "-6");
  EXPECT_EQ(value_of("round half up(1.125, 2)"), "1.13");
  EXPECT_EQ(value_of("round down(5.59, 1)"), "5.5");
  EXPECT_EQ(value_of("round down(-5.5, 0)"), "-5");
}

TEST(FormulaValue, CallsTables) {
  EXPECT_EQ(value_of("predikat(assess.work, assess.behaviour)"), "baik");
  EXPECT_EQ(value_of("predikat(\"below\", \"above\")"), "kurang");
  EXPECT_EQ(value_of("level(score.effort) + 1"), "5");
}

TEST(FormulaValue, FailsWithAReason) {
  EXPECT_EQ(value_of("1 / 0"), "<DivisionByZero>");
  EXPECT_EQ(value_of("1 / (1 - 1)"), "<DivisionByZero>");
  EXPECT_EQ(value_of("mean(draft.nothing)"), "<NothingToMeasure>");
  EXPECT_EQ(value_of("min(draft.nothing)"), "<NothingToMeasure>");
  EXPECT_EQ(value_of("max(draft.nothing)"), "<NothingToMeasure>");
  EXPECT_EQ(value_of("999999999999999999 + 1"), "<OutOfRange>");
  EXPECT_EQ(value_of("1000000000 * 1000000000"), "<OutOfRange>");
  EXPECT_EQ(value_of("round half up(999999999999999999.9, 0)"), "<OutOfRange>");
  EXPECT_EQ(value_of("decimal(1, score.effort)"), "<OutOfRange>");
}

TEST(FormulaValue, NamesThePlaceOfAFailure) {
  auto formula = std::get<Formula>(compile("score.work + 1 / score.zero"));
  auto error = value_or_error(formula).error();
  EXPECT_EQ(error.failure, Failure::broken);
  EXPECT_EQ(error.where, "test.yaml:3:27");
  EXPECT_THAT(error.sentence["id"], HasSubstr("pembaginya nol"));
  EXPECT_THAT(error.sentence["en"], HasSubstr("score.work + 1 / score.zero"));
}

TEST(FormulaValue, PassesOnWhatALookUpSays) {
  auto formula = std::get<Formula>(compile("score.work + 1"));
  auto found = evaluate(formula, [](const Reference&) -> Result<Value> {
    return failed(Failure::unavailable, "WorkerBusy", both("sibuk", "busy"));
  });
  EXPECT_EQ(found.error().code, "WorkerBusy");
}

TEST(FormulaValue, RefusesAValueOfAnotherType) {
  for (auto source : {"score.work + 1", "score.work = 1", "if score.work > 1 then 2 else 3", "score.work"}) {
    auto formula = std::get<Formula>(compile(source));
    auto found = evaluate(formula, [](const Reference&) -> Result<Value> { return Value("91.5"); });
    ASSERT_FALSE(found) << source;
    EXPECT_EQ(found.error().code, "WrongType");
  }
}

// ---- random arithmetic against decimals of fifty digits

using Wide = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>>;

const Wide digit("0.0000000001"), half_digit("0.00000000005");

struct Sum {
  std::string text;
  Wide value;
  Wide slack;  // how far rounding at the tenth digit may have led away
};
Sum product_by_thousand(const Sum& a, const Sum& b) {
  Wide product_slack = abs(a.value) * b.slack + abs(b.value) * a.slack + a.slack * b.slack + half_digit;
  return {"(" + a.text + " * " + b.text + " / 1000)", a.value * b.value / 1000, product_slack / 1000 + half_digit};
}
Sum quotient(const Sum& a, const Sum& b) {  // by a number that is never near zero
  Wide value = a.value / (abs(b.value) + 1);
  return {"(" + a.text + " / (abs(" + b.text + ") + 1))", value, a.slack + abs(value) * b.slack + digit};
}
Sum random_sum(int depth) {
  if (depth == 0 || *rc::gen::inRange(0, 4) == 0) {
    std::string text = (Decimal(*rc::gen::inRange(0, 100'000)) / Decimal(100)).text();
    return {text, Wide(text), 0};
  }
  auto a = random_sum(depth - 1), b = random_sum(depth - 1);
  switch (*rc::gen::inRange(0, 6)) {
    case 0: return {"(" + a.text + " + " + b.text + ")", a.value + b.value, a.slack + b.slack};
    case 1: return {"(" + a.text + " - " + b.text + ")", a.value - b.value, a.slack + b.slack};
    case 2: return product_by_thousand(a, b);
    case 3: return quotient(a, b);
    case 4: return {"max(" + a.text + ", " + b.text + ")", max(a.value, b.value), max(a.slack, b.slack)};
    default: {  // of a number without rounding: a digit more or less must not choose the other branch
      auto condition = random_sum(0);
      return {"(if " + condition.text + " < 500 then " + a.text + " else -" + b.text + ")",
              condition.value < 500 ? a.value : Wide(-b.value), max(a.slack, b.slack)};
    }
  }
}

RC_GTEST_PROP(FormulaProperty, ArithmeticEqualsDecimalsOfFiftyDigits, ()) {
  auto sum = random_sum(*rc::gen::inRange(1, 5));
  auto compiled = compile(sum.text);
  RC_ASSERT(std::holds_alternative<Formula>(compiled));
  auto found = value_or_error(std::get<Formula>(compiled));
  RC_ASSERT(found.has_value());
  RC_ASSERT(abs(Wide(found->get<Decimal>()->text()) - sum.value) <= sum.slack);
}

RC_GTEST_PROP(FormulaProperty, ProvenRangesHold, ()) {
  auto sum = random_sum(*rc::gen::inRange(1, 5));
  auto formula = std::get<Formula>(compile(sum.text));
  auto found = value_or_error(formula);
  RC_ASSERT(found.has_value());
  RC_ASSERT(fits(formula.type, *found));
}

}  // namespace
}  // namespace jenjang::engine::formula_tests
