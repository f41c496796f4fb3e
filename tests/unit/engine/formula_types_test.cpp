#include <gmock/gmock.h>

#include "unit/engine/formula_support.hpp"

namespace jenjang::engine::formula_tests {
namespace {

using ::testing::HasSubstr;

TEST(FormulaTypes, ArithmeticTakesNumbers) {
  EXPECT_EQ(faults("score.work + subject.name"), "X02@23");
  EXPECT_EQ(faults("-kinerja.must_plan"), "X02@11");
  EXPECT_EQ(faults("\"5\" * 2"), "X02@10");
  EXPECT_EQ(faults("draft.targets.target / 2"), "X02@10");
}

TEST(FormulaTypes, ConditionsTakeYesOrNo) {
  EXPECT_EQ(faults("score.work and yes"), "X02@10");
  EXPECT_EQ(faults("yes or 1"), "X02@17");
  EXPECT_EQ(faults("not(1)"), "X02@14");
  EXPECT_EQ(faults("if 1 then 2 else 3"), "X02@13");
}

TEST(FormulaTypes, ReportsEachFaultOnce) {
  EXPECT_EQ(faults("(subject.name + 1) * (kinerja.must_plan + 2) > \"x\""), "X02@11 X02@32 X02@57");
  EXPECT_EQ(faults("unknown.name + 1 = unknown.other"), "N03@10 N03@29");
}

TEST(FormulaTypes, ComparesLikeWithLike) {
  EXPECT_EQ(faults("score.work = score.effort"), "");
  EXPECT_EQ(faults("subject.name = \"Rina\""), "");
  EXPECT_EQ(faults("case.owner != case.superior"), "");
  EXPECT_EQ(faults("period.start < subject.since"), "");
  EXPECT_EQ(faults("score.work = subject.name"), "X02@23");
  EXPECT_EQ(faults("subject.name < \"b\""), "X02@23");
  EXPECT_EQ(faults("assess.work >= assess.behaviour"), "X02@22");
  EXPECT_EQ(faults("period.start = \"2026-01-01\""), "X02@25");
  EXPECT_EQ(faults("draft.names = draft.names"), "X02@22");
  EXPECT_EQ(faults("draft.file = draft.file"), "X02@21");
  EXPECT_EQ(faults("subject.name between 1 and 2"), "X02@10");
  EXPECT_EQ(faults("1 between \"a\" and 2"), "X02@20");
}

TEST(FormulaTypes, ATextTakesTheTypeOfWhatItStandsBeside) {
  EXPECT_EQ(faults("assess.work = \"meets\""), "");
  EXPECT_EQ(faults("\"meets\" = assess.work"), "");
  EXPECT_EQ(faults("assess.work in [\"meets\", \"above\"]"), "");
  EXPECT_EQ(faults("(if yes then \"meets\" else assess.work) = \"above\""), "");
  EXPECT_EQ(faults("(if yes then \"meets\" else \"above\") = assess.work"), "");
  EXPECT_EQ(faults("case.unit = \"dinas-kesehatan\""), "");
  EXPECT_EQ(faults("case.period = \"2026-Q1\""), "");
  EXPECT_EQ(faults("case.period = \"first\""), "X02@24");
}

TEST(FormulaTypes, RefusesAChoiceThatTheTypeDoesNotHave) {
  EXPECT_EQ(faults("assess.work = \"meet\""), "X06@24");
  EXPECT_EQ(faults("assess.work in [\"meets\", \"abvoe\"]"), "X06@35");
  EXPECT_EQ(std::get<Diagnostics>(compile("assess.work = \"meet\"")).front().suggestion["id"],
            "Mungkin maksudnya “meets”.");
  EXPECT_EQ(faults("assess.work = decide.choice"), "X02@24");
  EXPECT_EQ(faults("assess.work = subject.name"), "X02@24");
  EXPECT_EQ(faults("assess.work in [1]"), "X02@26");
}

TEST(FormulaTypes, BranchesAreOfOneType) {
  EXPECT_EQ(faults("if yes then 1 else \"a\""), "X02@29");
  EXPECT_EQ(type_of("if yes then 1 else 2.5"), "number from 1 to 2.5");
  EXPECT_EQ(type_of("if yes then assess.work else \"below\""), "above | meets | below");
}

TEST(FormulaTypes, FunctionsTakeTheirValues) {
  EXPECT_EQ(faults("sum(score.work)"), "X02@14");
  EXPECT_EQ(faults("sum(draft.names)"), "X02@14");
  EXPECT_EQ(faults("count(score.work)"), "X02@16");
  EXPECT_EQ(faults("min(draft.targets.target, 1)"), "X02@14");
  EXPECT_EQ(faults("max(draft.targets)"), "X02@14");
  EXPECT_EQ(faults("abs(\"a\")"), "X02@14");
  EXPECT_EQ(faults("concat(\"a\", 1)"), "X02@22");
  EXPECT_EQ(faults("mean_or(draft.nothing, \"a\")"), "X02@33");
  EXPECT_EQ(faults("decimal(1, 11)"), "X02@21");
  EXPECT_EQ(faults("decimal(1, 0.5)"), "X02@21");
  EXPECT_EQ(faults("decimal(1, -1)"), "X02@21");
}

TEST(FormulaTypes, FunctionsTakeSoManyValues) {
  EXPECT_EQ(faults("abs(1, 2)"), "X05@10");
  EXPECT_EQ(faults("1 + max(1, 2, 3)"), "X05@14");
  EXPECT_EQ(faults("decimal(1)"), "X05@10");
  EXPECT_EQ(faults("mean_or(draft.nothing)"), "X05@10");
  EXPECT_EQ(faults("predikat(assess.work)"), "X05@10");
  EXPECT_EQ(faults("level(1, 2)"), "X05@10");
}

TEST(FormulaTypes, UnknownFunctionsAreNamed) {
  EXPECT_EQ(faults("average(draft.targets.target)"), "X03@10");
  EXPECT_EQ(faults("1 + cuont(draft.targets)"), "X03@14");
  EXPECT_EQ(std::get<Diagnostics>(compile("cuont(draft.targets)")).front().suggestion["en"],
            "Perhaps “count” was meant.");
}

TEST(FormulaTypes, TablesTakeTheirInputs) {
  EXPECT_EQ(type_of("predikat(assess.work, assess.behaviour)"), "baik | kurang");
  EXPECT_EQ(faults("predikat(\"meets\", assess.work)"), "");
  EXPECT_EQ(faults("predikat(\"met\", assess.work)"), "X06@19");
  EXPECT_EQ(faults("predikat(score.work, assess.work)"), "X02@19");
  EXPECT_EQ(faults("level(score.effort)"), "");
  EXPECT_EQ(faults("level(score.effort + 200)"), "X02@16");
}

TEST(FormulaTypes, RefusesNamesThatMayBeUnset) {
  EXPECT_EQ(faults("draft.support = \"a\""), "X04@10");
  EXPECT_EQ(faults("yes and draft.support = \"a\""), "X04@18");
}

TEST(FormulaTypes, EvidenceIsOnlyCounted) {
  EXPECT_EQ(faults("count(draft.files) > 0"), "");
  EXPECT_EQ(faults("draft.file"), "X07@10");
  EXPECT_EQ(faults("concat(draft.file, \"a\")"), "X02@17");
}

TEST(FormulaTypes, TheResultIsWhatIsWanted) {
  auto yes_or_no = Type::of(Type::Kind::yes_or_no);
  EXPECT_EQ(faults("count(draft.targets) > 0", yes_or_no), "");
  EXPECT_EQ(faults("count(draft.targets)", yes_or_no), "X07@10");
  auto rating = choice({"baik", "kurang"});
  EXPECT_EQ(faults("\"baik\"", rating), "");
  EXPECT_EQ(faults("\"bagus\"", rating), "X06@10");
  EXPECT_EQ(faults("if score.work > 90 then \"baik\" else \"kurang\"", rating), "");
  EXPECT_EQ(faults("if score.work > 90 then \"baik\" else \"buruk\"", rating), "X06@46");
  EXPECT_EQ(faults("assess.work", rating), "X07@10");
  EXPECT_EQ(faults("predikat(assess.work, assess.behaviour)", rating), "");
  EXPECT_EQ(faults("draft.targets.target", Type::list_of(Type::of(Type::Kind::number))), "");
}

TEST(FormulaTypes, ARangeIsRefusedOnlyWhereItCanNeverBeMet) {
  auto percent = Type::number_between(0, 100);
  EXPECT_EQ(faults("score.work", percent), "");
  EXPECT_EQ(faults("score.effort + 100.5", percent), "X07@10");
  EXPECT_EQ(faults("-1", percent), "X07@10");
  EXPECT_EQ(faults("2.5", Type::number_between(0, std::nullopt, true)), "X07@10");
  EXPECT_EQ(faults("score.work", Type::number_between(0, std::nullopt, true)), "");
}

TEST(FormulaTypes, RangesFollowFromWhatIsRead) {
  EXPECT_EQ(type_of("score.effort"), "number from 0 to 100");
  EXPECT_EQ(type_of("score.work"), "number");
  EXPECT_EQ(type_of("100 - score.effort"), "number from 0 to 100");
  EXPECT_EQ(type_of("0.6 * score.effort + 0.4 * dinas-kesehatan.uci"), "number from 0 to 100");
  EXPECT_EQ(type_of("score.effort / 2"), "number from 0 to 50");
  EXPECT_EQ(type_of("1 / score.effort"), "number");
  EXPECT_EQ(type_of("-score.effort"), "number from -100 to 0");
  EXPECT_EQ(type_of("(score.effort - 50) * (score.effort - 50)"), "number from -2500 to 2500");
  EXPECT_EQ(type_of("abs(score.effort - 60)"), "number from 0 to 60");
  EXPECT_EQ(type_of("min(score.effort, 40)"), "number from 0 to 40");
  EXPECT_EQ(type_of("max(score.effort, 40)"), "number from 40 to 100");
  EXPECT_EQ(type_of("max(draft.targets.target)"), "number from 0 to 10");
  EXPECT_EQ(type_of("mean(draft.targets.target)"), "number from 0 to 10");
  EXPECT_EQ(type_of("mean_or(draft.targets.target, 20)"), "number from 0 to 20");
  EXPECT_EQ(type_of("sum(draft.targets.target)"), "number");
  EXPECT_EQ(type_of("count(draft.targets)"), "integer");
  EXPECT_EQ(type_of("floor(score.effort / 3)"), "integer from 0 to 33");
  EXPECT_EQ(type_of("round half up(score.effort / 3, 1)"), "number from 0 to 33.3");
  EXPECT_EQ(type_of("999999999999999999 * score.effort * 1000"), "number");
}

TEST(FormulaTypes, FindingsSpeakBothLanguages) {
  auto found = std::get<Diagnostics>(compile("score.work + subject.name")).front();
  EXPECT_EQ(found.sentence["id"], "Di sini diperlukan “angka”, tetapi nilai ini “teks”.");
  EXPECT_EQ(text_of(found, "en"), "test.yaml:3:23: error X02: Here “number” is needed, but this value is “text”.");
}

}  // namespace
}  // namespace jenjang::engine::formula_tests
