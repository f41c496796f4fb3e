// What a workflow file becomes.
#include <gtest/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

std::shared_ptr<const engine::Definition> target_setting() {
  auto read = read_workflow(test::target_setting(), test::shipped_plugins());
  for (const auto& each : read.findings) ADD_FAILURE() << text_of(each, "en");
  return read.definition;
}

Hash hash_with(const std::string& from, const std::string& to) {
  auto source = test::target_setting();
  source.text = test::with(source.text, from, to);
  auto read = read_workflow(source, test::shipped_plugins());
  EXPECT_TRUE(read.definition) << test::codes_of(read.findings);
  return read.definition ? read.definition->hash : Hash();
}

TEST(Workflow, ThatIsShippedReadsClean) { EXPECT_TRUE(target_setting()); }

TEST(Workflow, BecomesADefinition) {
  auto workflow = target_setting();
  ASSERT_TRUE(workflow);
  EXPECT_EQ(workflow->name, "target-setting");
  EXPECT_EQ(workflow->period, Period::Kind::year);
  EXPECT_EQ(workflow->begin.every, Period::Kind::year);
  EXPECT_EQ(workflow->begin.month, 1);
  EXPECT_EQ(workflow->begin.day, 2);
  ASSERT_TRUE(workflow->begin.when);
  EXPECT_EQ(workflow->begin.when->reads.size(), 2u);
  ASSERT_EQ(workflow->steps.size(), 6u);
  EXPECT_EQ(workflow->different_people, (std::vector<std::set<StepId>>{{"agree", "draft", "verify"}}));

  const auto& agree = std::get<engine::Ask>(workflow->step("agree")->verb);
  EXPECT_EQ(agree.who, "superior");
  EXPECT_EQ(std::get<engine::Duration>(agree.within), (engine::Duration{4, engine::DurationUnit::working_days}));
  ASSERT_EQ(agree.choices.size(), 2u);
  EXPECT_EQ(agree.choices[1].back_to->step, "draft");
  EXPECT_EQ(agree.choices[1].back_to->at_most, 3);
  EXPECT_TRUE(agree.choices[1].note_required);
  const auto& draft = std::get<engine::Ask>(workflow->step("draft")->verb);
  ASSERT_EQ(draft.forms.size(), 2u);
  EXPECT_TRUE(draft.forms[1].is_department());
  ASSERT_EQ(draft.late.size(), 2u);
  EXPECT_EQ(draft.late[1].kind, engine::Late::Kind::escalate);
  EXPECT_EQ(draft.late[1].after, (engine::Duration{2, engine::DurationUnit::working_days}));
  EXPECT_EQ(workflow->step("inform")->then->end, "agreed");
}

TEST(Workflow, ResolvesPhrasesToPositions) {
  auto workflow = target_setting();
  ASSERT_TRUE(workflow);
  EXPECT_EQ(workflow->people.at("upper").phrase.text(), "superior of superior of subject");
  EXPECT_EQ(workflow->people.at("upper").or_else, "team");
  EXPECT_EQ(workflow->people.at("team").phrase.text(), "role tim-pengelola-kinerja in unit of subject");
}

TEST(Workflow, HoldsItsTextsInEveryLanguage) {
  auto workflow = target_setting();
  ASSERT_TRUE(workflow);
  EXPECT_EQ(workflow->texts.at("steps.agree.return").at("en"), "Return for revision");
  EXPECT_EQ(workflow->texts.at("outcomes.agreed").at("id"), "SKP ditetapkan");
  EXPECT_EQ(workflow->sources.at("steps.expect"), "PermenPANRB 6/2022 pasal 5; Lampiran, II");
}

TEST(Workflow, HashIsOfTheDefinitionAndNotOfTheText) {
  Hash hash = target_setting()->hash;
  EXPECT_EQ(hash_with("period: year\n", "period:   year      # a comment\n"), hash);
  EXPECT_EQ(hash_with("count(draft.targets) > 0", "count(draft.targets)  >  0"), hash);
  EXPECT_EQ(hash_with("label: Selaras\n        then: publish", "then: publish\n        label: Selaras"), hash);
  EXPECT_NE(hash_with("at most: 3", "at most: 2"), hash);
  EXPECT_NE(hash_with("label: Selaras\n", "label: Sesuai\n"), hash);
  EXPECT_NE(hash_with("within: 4 working days", "within: 4 days"), hash);
  EXPECT_NE(hash_with("rules: [batch]", "rules: [no delegate]"), hash);
}

TEST(Workflow, MayComputeAndSignpost) {
  auto source = test::target_setting();
  source.text =
      test::with(source.text, "  - {step: publish,",
                 "  - step: size\n    compute:\n      targets: count(draft.targets)\n      many: size.targets > 3\n"
                 "  - {step: gate, when: size.many, then: inform}\n  - {step: publish,");
  source.text = test::with(source.text, "then: publish\n", "then: size\n");
  auto read = read_workflow(source, test::shipped_plugins());
  ASSERT_TRUE(read.definition) << test::codes_of(read.findings);
  const auto& lines = std::get<engine::Compute>(read.definition->step("size")->verb).lines;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(std::get<engine::Formula>(lines[1].second).type.kind, engine::Type::Kind::yes_or_no);
  EXPECT_TRUE(std::holds_alternative<engine::Signpost>(read.definition->step("gate")->verb));
  EXPECT_TRUE(read.definition->step("gate")->when);
}

TEST(Workflow, MayReadAFieldUnderTheChoiceThatCameWithIt) {
  std::string step =
      "  - {step: note, compute: {said: 'if expect.expectations = \"\" then \"a\" else \"b\"'}}\n  - {step: publish,";
  auto source = test::target_setting();
  source.text = test::with(test::with(source.text, "  - {step: publish,", step), "then: publish\n", "then: note\n");
  EXPECT_EQ(test::codes_of(read_workflow(source, test::shipped_plugins()).findings),
            test::place_of(source.text, "expect.expectations") + " X04");
  // Without `go on` the step is surely answered.
  source.text = test::with(source.text, "late: go on", "late: escalate to upper");
  EXPECT_TRUE(read_workflow(source, test::shipped_plugins()).definition);
}

TEST(Workflow, OfEveryPartOfTheYearReadsClean) {
  for (const char* name : {"target-setting", "periodic-review", "review", "promotion", "incentive"}) {
    auto read = read_workflow(test::shipped_workflow(name), test::shipped_plugins());
    EXPECT_TRUE(read.definition) << name;
    EXPECT_EQ(test::codes_of(read.findings), "") << name;
  }
}

TEST(Workflow, MayUseEveryConstructOfTheLanguage) {
  auto read = read_workflow(test::every_construct(), test::shipped_plugins());
  ASSERT_TRUE(read.definition) << test::codes_of(read.findings);
  const auto& workflow = *read.definition;
  EXPECT_EQ(workflow.people.at("peers").phrase.text(), "raters.peers");
  EXPECT_EQ(workflow.people.at("peers").from->text(), "peers of subject");
  EXPECT_EQ(workflow.block_of("staff_view")->id, "both");
  EXPECT_TRUE(workflow.step("staff_view")->when);

  const auto& vote = std::get<engine::Ask>(workflow.step("vote")->verb);
  EXPECT_TRUE(vote.each);
  EXPECT_EQ(vote.enough, (engine::Enough{engine::Enough::Kind::percent, 60}));
  EXPECT_EQ(vote.choices[0].wins, (engine::Wins{engine::Wins::Kind::more_than_percent, 50, 0}));
  EXPECT_FALSE(vote.choices[1].wins);

  const auto& lines = std::get<engine::Compute>(workflow.step("score")->verb).lines;
  const auto& weigh = std::get<engine::Weigh>(lines[0].second);
  EXPECT_EQ(weigh.missing, engine::Weigh::Missing::share);
  ASSERT_EQ(weigh.shares.size(), 2u);
  EXPECT_EQ(weigh.shares[1].first.text(), "department.indicators");
  EXPECT_EQ(engine::text_of(std::get<engine::Formula>(lines[3].second).type), "high | low");

  const auto& opinion = std::get<engine::WaitFor>(workflow.step("opinion")->verb);
  EXPECT_EQ(opinion.event, "technical_opinion");
  EXPECT_EQ(opinion.late[0].kind, engine::Late::Kind::end);
  EXPECT_EQ(std::get<engine::WaitUntil>(workflow.step("season")->verb).until.plus->count, 5);
}

TEST(Workflow, ReadsAnEventOnceItHasSurelyArrived) {
  auto source = test::every_construct();
  source.text = test::with(source.text, "record_promotion, with: {grade: kepegawaian.next_grade}",
                           "record_promotion, with: {grade: opinion.number}");
  EXPECT_EQ(test::codes_of(read_workflow(source, test::shipped_plugins()).findings), "");
  auto promotion = read_workflow(test::shipped_workflow("promotion"), test::shipped_plugins());
  ASSERT_TRUE(promotion.definition);
  EXPECT_EQ(promotion.definition->begin.by, "clerk");
}

}  // namespace
}  // namespace jenjang::language
