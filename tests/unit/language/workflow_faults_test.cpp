// One slip at a time in the shipped workflow: each is found, alone, at its place, under its code.
#include <gtest/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

void expect_each(const std::vector<test::Slip>& slips) { test::expect_each(test::target_setting(), slips); }

TEST(WorkflowFaults, InKeysAndShapes) {
  expect_each({
      {"basis: PermenPANRB 6/2022 pasal 7-14", "bases: PermenPANRB 6/2022 pasal 7-14", "bases", "G01"},
      {"        label: Selaras\n", "        label: Selaras\n        colour: green\n", "colour", "G01"},
      {"uses: [kinerja 1]", "uses: kinerja 1", "kinerja 1", "G03"},
      {"label: Penetapan Sasaran Kinerja Pegawai (SKP)\n", "", "workflow: target", "G02"},
      {"label: Menyusun SKP", "label: [Menyusun SKP]", "[Menyusun SKP]", "G03"},
      {"      aligned:\n        label: Selaras\n", "      aligned:\n", "aligned:\n", "G02"},
      {"then: publish\n", "note: required\n", "aligned:", "G02"},
  });
}

TEST(WorkflowFaults, InPhrases) {
  expect_each({
      {"within: 3 working days\n    late: go on", "within: 3 workingdays\n    late: go on", "workingdays", "G04"},
      {"within: 3 working days\n    late: go on", "within: soon\n    late: go on", "soon", "G04"},
      {"within: 3 working days\n    late: go on", "within: 0 days\n    late: go on", "0 days", "G04"},
      {"within: 3 working days\n    late: go on", "within: 3 days please\n    late: go on", "please", "G04"},
      {"within: 3 working days\n    late: go on", "within: until 30 February\n    late: go on", "30 February", "T01"},
      {"within: 3 working days\n    late: go on", "within: until period.start\n    late: go on", "until period.start",
       "T04"},
      {"within: 3 working days\n    late: go on", "within: until 5 Januari\n    late: go on", "Januari\n", "T01"},
      {"remind: 2 working days before", "remind: 2 working days after", "after\n    late: [tell superior", "G04"},
      {"late: escalate to upper", "late: escalate upper", "escalate upper", "G04"},
      {"period: year", "period: yearly", "yearly", "G04"},
      {"subject: employee", "subject: citizen", "citizen", "G04"},
      {"note: required\n  - step: verify", "note: wanted\n  - step: verify", "wanted", "G04"},
      {"rules: [batch]", "rules: [bacth]", "bacth", "G04"},
      {"late: go on\n", "late: go on\n    rules: [confidential]\n", "confidential", "S06"},
      {"uses: [kinerja 1]", "uses: [kinerja]", "kinerja]", "G04"},
  });
}

TEST(WorkflowFaults, InVersions) {
  expect_each({
      {"language: 1", "language: 2", "2\neffective", "V01"},
      {"uses: [kinerja 1]", "uses: [kinerja 1, gaji 1]", "gaji", "V02"},
      {"uses: [kinerja 1]", "uses: [kinerja 2]", "kinerja 2", "V03"},
  });
}

TEST(WorkflowFaults, InNames) {
  expect_each({
      {"form: kinerja.expectations", "form: kinerja.expectation", "expectation\n", "N02"},
      {"department.plan]", "department.plans]", "plans]", "N02"},
      {"form: kinerja.plan_review", "form: kinerj.plan_review", "kinerj.plan_review", "N09"},
      {"then: agree\n", "then: agre\n", "agre\n", "N04"},
      {"ask: superior\n    form: kinerja.expectations", "ask: superiors\n    form: kinerja.expectations", "superiors",
       "N05"},
      {"role tim-pengelola-kinerja", "role tim-pengelola-kinerj", "tim-pengelola-kinerj ", "N06"},
      {"then: end agreed", "then: end agred", "agred", "N07"},
      {"late: choose aligned", "late: choose algned", "algned", "N08"},
      {"calendar: hari-kerja-kota", "calendar: hari-kerja-desa", "hari-kerja-desa", "N14"},
      {"when: count(draft.targets) > 0", "when: count(draft.target) > 0", "draft.target)", "N15"},
      {"when: subject.active and", "when: subject.actif and", "subject.actif", "N15"},
      {"and kinerja.must_plan", "and kinerja.must_plann", "kinerja.must_plann", "N15"},
      {"and kinerja.must_plan", "and count(draft.targets) > 0", "draft.targets", "N15"},
      {"do: kinerja.publish_plan", "do: kinerja.publish", "publish}", "N16"},
      {"message: kinerja.plan_agreed", "message: kinerja.plan_agred", "plan_agred", "N17"},
      {"do: kinerja.publish_plan}", "do: kinerja.publish_plan, with: {day: period.end}}", "day: period", "N11"},
      {"form: [kinerja.plan, department.plan]", "form: [kinerja.plan, kinerja.plan]", "kinerja.plan]", "N13"},
      {"by: admin", "by: admins", "admins", "N05"},
      {"[draft, agree, verify]", "[draft, agree, verifi]", "verifi]", "N04"},
      {"{step: inform,", "{step: Inform,", "Inform", "N01"},
      {"{step: inform,", "{step: kinerja,", "kinerja, tell", "N03"},
      {"{step: inform,", "{step: publish,", "publish, tell", "N13"},
      {"{step: inform,", "{step: period,", "period, tell", "N03"},
  });
}

TEST(WorkflowFaults, InPeopleAndDuties) {
  expect_each({
      {"or else: admin}", "or else: upper}", "superior of superior", "P01"},
      {"admin:    role admin-kinerja", "admin:    role tim-pengelola-kinerja", "role tim-pengelola-kinerja\n", "P02"},
      {"superior of superior", "superior of team", "team, or else: team", "P04"},
      {"[draft, agree, verify]", "[draft, agree, publish]", "publish]", "S03"},
      {"[draft, agree, verify]", "[draft]", "[draft]", "S05"},
      {"then: agree\n  - step: agree", "then: early\n  - {step: early, do: kinerja.publish_plan}\n  - step: agree",
       "early, do", "S01"},
      {"late: escalate to upper", "late: choose agree", "publish, do", "S02"},
  });
}

TEST(WorkflowFaults, InTimes) {
  expect_each({
      {"date: 2 January", "date: 30 February", "30 February", "T01"},
      {"date: 2 January", "date: 2", "2, for", "T03"},
      {"every: year, date: 2 January", "every: month, date: 31", "31, for", "T03"},
      {"period: year\n", "period: quarter\n", "year, date", "T02"},
      {"effective: 2025-01-01", "effective: 2025-02-01", "2025-02-01", "T05"},
      {"late: go on", "late: tell upper", "tell upper", "T09"},
      {"late: escalate to upper", "late: go on", "go on\n    choices", "T12"},
      {"late: choose aligned ", "late: choose return ", "return  ", "T13"},
      {"late: [tell superior, after 2 working days escalate to superior]",
       "late: [after 2 days tell superior, after 1 day escalate to superior]", "superior]", "T11"},
      {"late: [tell superior, after 2 working days escalate to superior]", "late: [end cancelled, tell superior]",
       "superior]", "T10"},
  });
}

TEST(WorkflowFaults, InTheFlow) {
  expect_each({
      {"then: verify\n", "then: publish\n", "verify\n    label", "F01"},
      {"message: kinerja.plan_agreed, then: end agreed}", "message: kinerja.plan_agreed}", "inform, tell", "F02"},
      {"then: verify\n", "then: draft\n", "draft\n      return", "F03"},
      {"back to: draft", "back to: verify", "verify\n        at most: 3", "F04"},
      {"        at most: 3\n", "", "draft\n        note", "F05"},
      {"at most: 3", "at most: 0", "0\n        note", "G03"},
  });
}

TEST(WorkflowFaults, InFormulas) {
  expect_each({
      {"count(draft.targets) > 0", "count(draft.targets) >", "\n        then: agree", "X01"},
      {"count(draft.targets) > 0", "count(draft.targets)", "count(draft.targets)", "X07"},
      {"count(draft.targets) > 0", "draft.support = \"x\"", "draft.support", "X04"},
      {"count(draft.targets) > 0", "agree.comment = \"x\"", "agree.comment", "X04"},
      {"count(draft.targets) > 0", "count(draft.targets) > \"0\"", "\"0\"", "X02"},
      {"{step: publish, do", "{step: publish, when: 'expect.expectations = \"x\"', do", "expect.expectations", "X04"},
  });
}

TEST(WorkflowFaults, OfAMissingKeyNameItsPlace) {
  for (const char* key : {"within: 4 working days\n", "late: escalate to upper\n"}) {
    auto source = test::target_setting();
    source.text = test::with(source.text, std::string("    ") + key, "");
    auto read = read_workflow(source, test::shipped_plugins());
    std::string code = std::string(key).starts_with("within") ? "T07" : "T08";
    EXPECT_EQ(test::codes_of(read.findings), test::place_of(source.text, "agree\n    label: Dialog") + " " + code);
  }
  auto source = test::target_setting();
  source.text = test::with(source.text, "period: year\n", "");
  EXPECT_EQ(test::codes_of(read_workflow(source, test::shipped_plugins()).findings), "1:1 G02");
}

TEST(WorkflowFaults, OfAKeyThatMeansNothingHere) {
  expect_each({
      {"{step: publish, do", "{step: publish, within: 3 days, do", "within: 3 days", "G06"},
      {"{step: publish, do", "{step: publish, tell: owner, do", "tell: owner", "G06"},
      {"    ask: team\n", "    ask: team\n    then: publish\n", "then: publish\n    within", "G06"},
      {"then: verify\n", "then: verify\n        at most: 2\n", "at most: 2", "G06"},
  });
}

TEST(WorkflowFaults, InTranslationsStandInTheirFile) {
  auto source = test::target_setting();
  auto& english = source.translations.at("en").second;
  english = test::with(english, "steps.draft: Draft the plan\n", "steps.drafts: Draft the plan\n");
  auto findings = read_workflow(source, test::shipped_plugins()).findings;
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(text_of(findings[0], "en").substr(0, 33), "target-setting.en.yaml: error L01");
  EXPECT_EQ(findings[1].code, "L02");
  EXPECT_EQ(findings[1].at, (Place{"target-setting.en.yaml", 4, 1}));
  EXPECT_EQ(say(findings[1].suggestion, "en"), "Did you mean `steps.draft`?");
}

TEST(WorkflowFaults, OfAMissingTranslationOrOneTooMany) {
  auto source = test::target_setting();
  source.translations.clear();
  EXPECT_EQ(test::codes_of(read_workflow(source, test::shipped_plugins()).findings),
            test::place_of(source.text, "[id, en]") + " L04");
  source = test::target_setting();
  source.translations["fr"] = source.translations["en"];
  EXPECT_EQ(test::codes_of(read_workflow(source, test::shipped_plugins()).findings),
            test::place_of(source.text, "[id, en]") + " L03");
}

TEST(WorkflowFaults, NameWhatWasProbablyMeant) {
  auto source = test::target_setting();
  source.text = test::with(source.text, "within: 3 working days", "whithin: 3 working days");
  auto findings = read_workflow(source, test::shipped_plugins()).findings;
  ASSERT_EQ(findings.size(), 2u) << test::codes_of(findings);  // and the missing `within`
  EXPECT_EQ(findings[1].code, "G01");
  EXPECT_EQ(say(findings[1].suggestion, "id"), "Maksudnya `within`?");
}

// A warning is shown, and refuses nothing.
TEST(WorkflowFaults, MayBeWarnings) {
  auto source = test::target_setting();
  source.text = test::with(source.text, "remind: 2 working days before", "remind: 7 working days before");
  auto read = read_workflow(source, test::shipped_plugins());
  EXPECT_EQ(test::codes_of(read.findings), test::place_of(source.text, "7 working days before") + " T14");
  EXPECT_TRUE(read.definition);

  auto manifests = test::shipped_plugins();
  auto one_holder = *manifests.at("kinerja");
  one_holder.roles.at("admin-kinerja").at_least = 1;
  manifests["kinerja"] = std::make_shared<const engine::Manifest>(std::move(one_holder));
  source = test::target_setting();
  read = read_workflow(source, manifests);
  EXPECT_EQ(test::codes_of(read.findings), test::place_of(source.text, "role admin-kinerja") + " P03");
  EXPECT_TRUE(read.definition);
}

// A text fault is reported alone: what follows it would be guesswork.
TEST(WorkflowFaults, InTheTextComeAlone) {
  expect_each({
      {"label: Menyusun SKP", "label: \"Menyusun SKP", "\"Menyusun", "Y04"},
      {"uses: [kinerja 1]", "uses: [kinerja 1", "[kinerja 1", "Y04"},
      {"period: year\n", "period: year\nperiod: month\n", "period: month", "Y10"},
      {"owner:    subject", "owner:    &a subject", "&a", "Y06"},
      {"period: year\n", "period:\n", "period:\n", "Y11"},
      {"period: year\n", "period: year\n---\n", "---", "Y09"},
      {"period: year\n", "period: year\nstray\n", "stray", "Y12"},
  });
}

}  // namespace
}  // namespace jenjang::language
