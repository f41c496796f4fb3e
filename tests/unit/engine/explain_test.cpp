// Why a number is what it is: Siti's tree of the demo, down to its sources, and what would make it another.
#include <rapidcheck.h>

#include "unit/engine/number_kit.hpp"

namespace jenjang::engine {
namespace {

using namespace number_tests;

Measured siti() {
  Measured out;
  out.compute("measure", "result", annual());
  out.compute("measure", "proposed", "work(measure.result, max(kinerja.effort, department.effort))");
  return out;
}
std::string english(const Translated& words) { return words.at("en"); }
std::vector<std::string> others(const Trace& trace, const std::string& language = "en") {
  std::vector<std::string> out;
  for (const auto& each : trace.others) out.push_back(each.sentence.at(language));
  return out;
}

TEST(Explain, ShowsTheRowThatFitsWithItsBasis) {
  auto why = siti().why("measure.proposed");
  EXPECT_EQ(why.tree.kind, TraceNode::Kind::table);
  EXPECT_EQ(why.tree.name, "measure.proposed");
  EXPECT_EQ(english(why.tree.words), "Meets expectation");
  EXPECT_EQ(why.tree.basis, "setting of the city");
  EXPECT_EQ(
      why.tree.sentence.at("id"),
      "Baris 3 dari 5: result sekurang-kurangnya 60 dan di bawah 80, effort sekurang-kurangnya 70 → Sesuai ekspektasi");
  ASSERT_EQ(why.tree.children.size(), 2u);
  EXPECT_EQ(why.tree.children[0].name, "measure.result");
  EXPECT_EQ(english(why.tree.children[1].sentence), "largest (0; 88) = 88");
}

TEST(Explain, ShowsWeightsDownToThePluginAndItsDatasets) {
  auto result = siti().why("measure.proposed").tree.children[0];
  EXPECT_EQ(result.kind, TraceNode::Kind::weigh);
  EXPECT_EQ(result.sentence.at("id"), "60 % × 76,25 + 40 % × 52,6 = 66,79");
  ASSERT_EQ(result.children.size(), 2u);
  EXPECT_EQ(result.children[0].basis, "PermenPANRB 6/2022");
  const auto& department = result.children[1];
  EXPECT_EQ(english(department.label), "Indicators of Health office");
  EXPECT_EQ(english(department.sentence), "60 % × 61 + 40 % × 40 = 52.6");
  EXPECT_EQ(department.weight, Decimal(40));
  const auto& immunisation = department.children.at(0);
  EXPECT_EQ(immunisation.name, "dinas-kesehatan.idl");
  EXPECT_EQ(english(immunisation.label), "Full immunisation");
  EXPECT_EQ(immunisation.weight, Decimal(60));
  EXPECT_EQ(immunisation.measured_in, "percent");
  EXPECT_EQ(english(immunisation.sentence), "61 of 100");
  EXPECT_EQ(immunisation.plugin->version, "1.2.3");
  EXPECT_EQ(immunisation.from.at(0).revision, 7);
}

TEST(Explain, SaysWhatAMissingIndicatorDid) {
  Measured one;
  one.put("dinas-kesehatan.uci", measured(std::nullopt, Decimal(40)));
  one.compute("measure", "result", annual());
  auto department = one.why("measure.result").tree.children.at(1);
  EXPECT_EQ(english(department.sentence),
            "(60 % × 61) ÷ 60 % = 61. Nothing to measure for UCI wards: its share goes to the others");
  EXPECT_TRUE(department.children.at(1).missing);
  EXPECT_EQ(department.children.at(1).weight, Decimal(0));
  EXPECT_EQ(department.children.at(0).weight, Decimal(100));
}

// 66.79: 13.21 to 80, 33.21 to 100, 6.79 down to 60; with effort 88 the nearest other is "above".
TEST(Explain, NamesTheNearestOtherOutcomeAndWhatIsMissingForIt) {
  auto why = siti().why("measure.proposed");
  EXPECT_EQ(others(why), (std::vector<std::string>{"Above expectation: result at least 100, 33.21 short",
                                                   "Below expectation: result under 60, 6.79 too much",
                                                   "Below expectation: effort under 70, 18 too much",
                                                   "Without effort: Below expectation"}));
  EXPECT_EQ(others(why, "id").front(), "Di atas ekspektasi: result sekurang-kurangnya 100, kurang 33,21");
  EXPECT_EQ(others(why, "id").back(), "Tanpa upaya: Di bawah ekspektasi");
}

TEST(Explain, WithoutEffortSaysNothingWhereEffortChangedNothing) {
  Measured rudi;  // the same figures, no effort entered
  rudi.put("dinas-kesehatan.effort", measured(std::nullopt));
  rudi.compute("measure", "result", annual());
  rudi.compute("measure", "proposed", "work(measure.result, max(kinerja.effort, department.effort))");
  auto why = rudi.why("measure.proposed");
  EXPECT_EQ(english(why.tree.words), "Below expectation");
  EXPECT_EQ(others(why).front(), "Meets expectation: result at least 80, 13.21 short");
  EXPECT_EQ(others(why).back(), "Meets expectation: effort at least 70, 70 short");
}

TEST(Explain, FollowsAnswersChoicesAndTheBranchThatWasTaken) {
  auto one = siti();
  one.ask("assess", {{"work", Value("meets")}, {"behaviour", Value("above")}});
  one.compute("rated", "predikat",
              "if assess.choice = \"rate\" then predikat(assess.work, assess.behaviour) else "
              "predikat(measure.proposed, \"meets\")");
  auto why = one.why("rated.predikat");
  EXPECT_EQ(english(why.tree.sentence), "Because rate = rate: baik");
  ASSERT_EQ(why.tree.children.size(), 2u);
  EXPECT_EQ(why.tree.children[0].kind, TraceNode::Kind::choice);
  EXPECT_EQ(english(why.tree.children[0].words), "Set");
  const auto& table = why.tree.children[1];
  EXPECT_EQ(table.kind, TraceNode::Kind::table);
  const auto& answer = table.children.at(1);
  EXPECT_EQ(answer.kind, TraceNode::Kind::answer);
  EXPECT_EQ(answer.step, "assess");
  EXPECT_EQ(answer.round, 1);
  EXPECT_EQ(english(answer.words), "Above expectation");
  EXPECT_EQ(others(why).at(0), "kurang: where work is Below expectation");
}

// TPP (demo.md): late 0.5 + 1 = 1.5 → 98.5; 0.6 × 100 + 0.4 × 98.5 = 99.4 %; class 8: 4 447 069 → 4 420 386.
TEST(Explain, FillsTheNumbersIntoFormulasAndNamesTheRounding) {
  Measured one;
  one.put("tpp.base_amount", measured(Decimal(4'447'069)));
  one.put("kinerja.attendance_cut", measured(number("1.5")));
  one.compute("score", "discipline", "max(100 - kinerja.attendance_cut, 0)");
  one.compute("score", "percent", "0.6 * 100 + 0.4 * score.discipline");
  EXPECT_EQ(one.compute("score", "amount", "round down(tpp.base_amount * score.percent / 100, 0)"), "4420386");
  EXPECT_EQ(one.why("score.amount").tree.sentence.at("id"),
            "dipotong (4.447.069 × 99,4 ÷ 100) ke bilangan bulat = 4.420.386");
  EXPECT_EQ(one.why("score.percent").tree.sentence.at("id"), "0,6 × 100 + 0,4 × 98,5 = 99,4");
  EXPECT_EQ(english(one.why("score.discipline").tree.sentence), "largest (100 − 1.5; 0) = 98.5");
}

TEST(Explain, PutsParenthesesWhereTheSignsNeedThem) {
  Measured one;
  one.compute("score", "a", "(1 + 2) * (3 - (4 - 5))");
  EXPECT_EQ(english(one.why("score.a").tree.sentence), "(1 + 2) × (3 − (4 − 5)) = 12");
}

TEST(Explain, SaysFromWhenItIsAnother) {
  Measured one;
  one.facts[key_of(SubjectWanted{})] = SubjectFound{{{"since", Value(*date_from("2026-06-01"))}}, {}, std::nullopt};
  one.compute("score", "served", "if period.end > subject.since then 1 else 0");
  auto why = one.why("score.served");  // the case is of 2025
  EXPECT_EQ(others(why), std::vector<std::string>{"1 from 1 January 2026"});
  EXPECT_EQ(why.tree.children.at(0).kind, TraceNode::Kind::period);
  EXPECT_EQ(why.tree.children.at(1).kind, TraceNode::Kind::subject);
}

TEST(Explain, KeepsWhatWasComputedWhereTheFactsAreGone) {
  auto one = siti();
  auto trace = explain(one.rules, one.state, name("measure.result"), [](const StepId&) { return nullptr; });
  ASSERT_TRUE(trace.has_value());
  EXPECT_EQ(trace->tree.value, Value(number("66.79")));
}

TEST(Explain, OfWhatWasNeverComputedIsUnknown) {
  auto one = siti();
  for (const char* field : {"measure.nothing", "nowhere.result", "measure"}) {
    auto trace = explain(one.rules, one.state, name(field), one.facts);
    ASSERT_FALSE(trace.has_value());
    EXPECT_EQ(trace.error().failure, Failure::unknown);
  }
}

// Whatever the figures: the outcome that is promised comes about once what is missing is there.
TEST(Explain, PromisesOnlyWhatTheTableKeeps) {
  rc::check([] {
    Decimal result = Decimal(*rc::gen::inRange(0, 1201)) / Decimal(10), effort = Decimal(*rc::gen::inRange(0, 101));
    Measured one;
    one.put("kinerja.achievement", measured(result));
    one.put("kinerja.effort", measured(effort));
    one.compute("measure", "proposed", "work(kinerja.achievement, kinerja.effort)");
    auto why = one.why("measure.proposed");
    for (const auto& other : why.others) RC_ASSERT(other.value != *why.tree.value);
    if (result >= Decimal(100)) return;
    auto upward = std::find_if(why.others.begin(), why.others.end(), [](const TraceOther& other) {
      return english(other.sentence).find("result at least") != std::string::npos;
    });
    RC_ASSERT(upward != why.others.end());
    auto sentence = english(upward->sentence);
    auto begin = sentence.find("at least ") + 9;
    auto wanted = number(sentence.substr(begin, sentence.find_first_of(",", begin) - begin));
    RC_ASSERT(call(work(), "work", {Value(wanted), Value(effort)}).value() == upward->value);
  });
}

}  // namespace
}  // namespace jenjang::engine
