// What a workflow file becomes, and how the design reads.
#include <gtest/gtest.h>

#include <filesystem>

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

class Design : public testing::TestWithParam<const char*> {};

TEST_P(Design, ReadsClean) {
  auto design = test::design_folder();
  if (!design) GTEST_SKIP() << "the design is not beside this working tree";
  static const engine::Manifests manifests = test::plugins_in(*design + "/plugins");
  std::string base = std::string(JENJANG_SOURCE_DIR) + "/";
  std::string relative = std::filesystem::relative(*design, base).string() + "/workflows/" + GetParam();
  WorkflowText source{GetParam(), test::file_of_tree(relative + ".yaml"), {}};
  if (std::filesystem::exists(base + relative + ".en.yaml"))
    source.translations["en"] = {"en.yaml", test::file_of_tree(relative + ".en.yaml")};
  auto read = read_workflow(source, manifests);
  EXPECT_TRUE(read.definition);
  EXPECT_EQ(test::codes_of(read.findings), "");
}

INSTANTIATE_TEST_SUITE_P(OfTheYear, Design,
                         testing::Values("every-construct", "incentive", "periodic-review", "promotion", "review",
                                         "target-setting"),
                         [](const auto& info) {
                           std::string name = info.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace jenjang::language
