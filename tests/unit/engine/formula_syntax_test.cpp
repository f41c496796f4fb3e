#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/limits.hpp"
#include "unit/engine/formula_support.hpp"

namespace jenjang::engine::formula_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(FormulaSyntax, BindsAsInSchool) {
  EXPECT_EQ(value_of("1 + 2 * 3"), "7");
  EXPECT_EQ(value_of("(1 + 2) * 3"), "9");
  EXPECT_EQ(value_of("10 - 2 - 3"), "5");
  EXPECT_EQ(value_of("100 / 5 / 2"), "10");
  EXPECT_EQ(value_of("-2 * -3"), "6");
  EXPECT_EQ(value_of("- - 2"), "2");
  EXPECT_EQ(value_of("1 < 2 and 2 < 3 or 1 > 2"), "yes");
  EXPECT_EQ(value_of("yes or yes and no"), "yes");
  EXPECT_EQ(value_of("(yes or yes) and no"), "no");
  EXPECT_EQ(value_of("2 between 1 and 3 and no"), "no");
}

TEST(FormulaSyntax, ReadsConditions) {
  EXPECT_EQ(value_of("if 1 < 2 then 3 else 4"), "3");
  EXPECT_EQ(value_of("if no then 1 else if no then 2 else 3"), "3");
  EXPECT_EQ(value_of("(if yes then 1 else 2) + 1"), "2");
  EXPECT_EQ(faults("1 + if yes then 1 else 2"), "X01@14");
  EXPECT_EQ(faults("if yes then 1"), "X01@23");
  EXPECT_EQ(faults("if yes 1 else 2"), "X01@17");
}

TEST(FormulaSyntax, ReadsListsOfLiterals) {
  EXPECT_EQ(value_of("2 in [1, 2, 3]"), "yes");
  EXPECT_EQ(value_of("2 in [-2]"), "no");
  EXPECT_EQ(value_of("yes in [no]"), "no");
  EXPECT_EQ(faults("2 in []"), "X01@16");
  EXPECT_EQ(faults("2 in [1 + 1]"), "X01@18");
  EXPECT_EQ(faults("2 in [score.work]"), "X01@16");
  EXPECT_EQ(faults("2 in 3"), "X01@15");
  EXPECT_EQ(faults("2 in [3"), "X01@17");
}

TEST(FormulaSyntax, ReadsNamesWithHyphensOnlyBeforeAPoint) {
  EXPECT_EQ(value_of("dinas-kesehatan.uci"), "75");
  EXPECT_EQ(value_of("score.work-score.effort"), "51.5");
  EXPECT_EQ(value_of("100-dinas-kesehatan.uci"), "25");
  EXPECT_EQ(value_of("score.work-1"), "90.5");
  EXPECT_EQ(value_of("if yes then-score.effort else 1"), "-40");
}

TEST(FormulaSyntax, ReadsFunctionsOfSeveralWords) {
  EXPECT_EQ(value_of("round half up(2.5, 0)"), "3");
  EXPECT_EQ(value_of("round  half\n up (2.5, 0)"), "3");
  EXPECT_EQ(value_of("round down(2.59, 1)"), "2.5");
  EXPECT_EQ(faults("round(2.5, 0)"), "X03@10");
}

TEST(FormulaSyntax, ReadsTexts) {
  EXPECT_EQ(value_of(R"("a \"quoted\" \\ text")"), R"(a "quoted" \ text)");
  EXPECT_EQ(value_of(R"(concat("é", "😀"))"), "é😀");
  EXPECT_EQ(faults(R"("open)"), "X01@10");
  EXPECT_EQ(faults(R"("a\n")"), "X01@12");
  EXPECT_EQ(faults("\"a\nb\""), "X01@12");
  EXPECT_EQ(faults("'a'"), "X01@10");
  EXPECT_EQ(faults("\"\xff\""), "X01@10");
}

TEST(FormulaSyntax, NotIsAFunction) {
  EXPECT_EQ(value_of("not(kinerja.must_plan)"), "no");
  EXPECT_EQ(faults("not kinerja.must_plan"), "X01@14");
}

TEST(FormulaSyntax, ComparesOnlyTwo) {
  EXPECT_EQ(faults("1 < 2 < 3"), "X01@16");
  EXPECT_EQ(faults("1 = 2 = 3"), "X01@16");
}

TEST(FormulaSyntax, NamesTheColumnInCharacters) {
  EXPECT_EQ(faults(R"("é😀" = )"), "X01@17");
  EXPECT_EQ(faults(R"(concat("é", "ü", 1))"), "X02@27");
}

TEST(FormulaSyntax, NamesTheLine) {
  auto compiled = compile("1 +\n  x +");
  EXPECT_EQ(std::get<Diagnostics>(compiled).front().at, (Place{"test.yaml", 4, 3}));
}

TEST(FormulaSyntax, RefusesWhatIsNoFormula) {
  for (auto bad : {"",
                   " ",
                   "+",
                   "1 +",
                   "1 2",
                   "(1",
                   "1)",
                   "()",
                   "a",
                   "a.",
                   ".a",
                   "a..b",
                   "a.b.",
                   "1.",
                   ".5",
                   "1e3",
                   "5abc",
                   "x = 1",
                   "1 == 2",
                   "1 <> 2",
                   "a && b",
                   "a.b || c.d",
                   "!a.b",
                   "1 % 2",
                   "@",
                   "[1]",
                   "[1, 2]",
                   "if",
                   "then",
                   "max(",
                   "max(1",
                   "max(1,",
                   "max()",
                   "max 1",
                   "f(x) => x",
                   "true",
                   "null",
                   "1 : 2",
                   "{a: 1}",
                   "1 between 2",
                   "1 between 2 or 3",
                   "\x01",
                   "𝟙"})
    EXPECT_THAT(faults(bad), HasSubstr("X01")) << bad;
}

TEST(FormulaSyntax, SuggestsTheWordThatWasMeant) {
  auto suggestion = [](std::string_view source) {
    return std::get<Diagnostics>(compile(source)).front().suggestion["en"];
  };
  EXPECT_EQ(suggestion("true"), "Write yes.");
  EXPECT_EQ(suggestion("'a'"), "Write a text between double quotes.");
  EXPECT_EQ(suggestion("a.b && c.d"), "Write and or or.");
  EXPECT_EQ(suggestion("1 < 2 < 3"), "Write a < b and b < c.");
  EXPECT_EQ(suggestion("rond half up(1, 2)"), "Perhaps “round half up” was meant.");
}

TEST(FormulaSyntax, RefusesNumbersThatDoNotFit) {
  EXPECT_EQ(faults("1.0123456789"), "");
  EXPECT_EQ(faults("1 + 1.01234567891"), "X09@14");
  EXPECT_EQ(faults("1000000000000000000"), "X09@10");
  EXPECT_EQ(faults("2 in [1.01234567891]"), "X09@16");
}

TEST(FormulaSyntax, HasAGreatestLengthAndDepth) {
  EXPECT_EQ(faults("1" + std::string(limits::formula_bytes, ' ')), "X08@10");
  auto nested = [](std::size_t depth) { return std::string(depth, '(') + "1" + std::string(depth, ')'); };
  EXPECT_EQ(faults(nested(limits::formula_depth - 1)), "");
  EXPECT_THAT(faults(nested(limits::formula_depth)), HasSubstr("X08"));
  EXPECT_THAT(faults(std::string(2000, '-') + "1"), HasSubstr("X08"));
  EXPECT_THAT(faults(std::string(4000, '(')), HasSubstr("X08"));
}

TEST(FormulaSyntax, ChainsAreNotDeep) {
  std::string sum = "0";
  for (int each = 0; each < 1000; ++each) sum += "+1";
  EXPECT_EQ(value_of(sum), "1000");
}

TEST(FormulaSyntax, ListsEveryNameOnceInOrder) {
  auto formula =
      std::get<Formula>(compile("if score.work > 1 then dinas-kesehatan.uci else score.work + score.effort"));
  std::vector<std::string> reads;
  for (const auto& each : formula.reads) reads.push_back(each.text());
  EXPECT_THAT(reads, ElementsAre("score.work", "dinas-kesehatan.uci", "score.effort"));
}

// Whatever is written, the answer is a formula or a finding inside the text.
void survives(const std::string& source) {
  auto compiled = compile(source);
  if (const auto* found = std::get_if<Diagnostics>(&compiled)) {
    RC_ASSERT(!found->empty());
    for (const auto& each : *found)
      RC_ASSERT(each.at.line >= 3 && each.at.column >= 1 && each.at.column <= int(source.size()) + 10);
  } else {
    (void)value_or_error(std::get<Formula>(compiled));
  }
}

RC_GTEST_PROP(FormulaProperty, SurvivesAnyBytes, (const std::string& source)) { survives(source); }

RC_GTEST_PROP(FormulaProperty, SurvivesAnyWords, ()) {
  auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "if", "then", "else", "and", "or", "not", "(", ")", "[", "]", ",", "+", "-", "*", "/", "=", "!=", "<", ">=", "in",
      "between", "1", "0", "2.5", "\"meets\"", "\"x\"", "score.work", "score.zero", "assess.work", "draft.targets",
      "draft.targets.target", "draft.nothing", "subject.since", "kinerja.must_plan", "sum", "count", "mean", "min",
      "max", "round half up", "mean_or", "predikat", "level"));
  std::string source;
  for (const auto& each : words) source += each + " ";
  survives(source);
}

}  // namespace
}  // namespace jenjang::engine::formula_tests
