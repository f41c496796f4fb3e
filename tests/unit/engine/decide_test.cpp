// The numbered rules of engine.md that concern flow, fields and people.
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

using testing::Test;

// ---- start

TEST(Engine, StartsACaseForWhoeverIsEntitled) {
  Case made(target_setting());
  ASSERT_TRUE(made.start(on("2026-01-02")));
  auto started = made.all<Started>();
  ASSERT_EQ(started.size(), 1u);
  EXPECT_EQ(started[0].unit, "puskesmas-palaran");
  EXPECT_EQ(made.state.department, "dinas-kesehatan");  // (15) fixed at the start
  EXPECT_EQ(made.here(), "expect");
  EXPECT_EQ(made.may_act(), Persons{hendra});
  EXPECT_EQ(made.state.version, 1u);
  EXPECT_EQ(made.rounds, 1);  // all facts in one round
}

TEST(Engine, RejectsAStartOfWhoeverIsNotEntitled) {
  SmallCity city;
  city.indicators["kinerja.must_plan"] = measured(Value(false));
  Case made(target_setting(), city);
  EXPECT_FALSE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.rejected(), "NotEntitled");
  city.indicators["kinerja.must_plan"] = Measurement{};
  city.indicators["kinerja.must_plan"].failed = true;
  made.city = city;
  EXPECT_FALSE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.rejected(), "NotEntitled");
}

TEST(Engine, RejectsASecondStart) {  // (6)
  Case made(target_setting());
  ASSERT_TRUE(made.start(on("2026-01-02")));
  EXPECT_FALSE(made.start(on("2026-01-03")));
  EXPECT_EQ(made.rejected(), "AlreadyOpen");
}

TEST(Engine, RejectsAStartForAPeriodOfAnotherKind) {
  Case made(target_setting());
  EXPECT_FALSE(made.start(on("2026-01-02"), *Period::parse("2026-Q1")));
  EXPECT_EQ(made.rejected(), "NotEntitled");
}

TEST(Engine, OnlyTheNamedPersonStartsACaseThatIsOpenedByHand) {
  auto definition = target_setting();
  definition.begin = {};
  definition.begin.by = "admin";
  Case made(definition);
  EXPECT_FALSE(made.send(on("2026-01-02"), siti, Start{rina, *Period::parse("2026")}));
  EXPECT_EQ(made.rejected(), "NotYours");
  EXPECT_TRUE(made.send(on("2026-01-02"), admin, Start{rina, *Period::parse("2026")}));
}

TEST(Engine, RejectsEverythingForACaseThatHasNotStarted) {
  Case made(target_setting());
  EXPECT_FALSE(made.wake(on("2026-01-02")));
  EXPECT_EQ(made.rejected(), "Unknown");
}

// ---- flow

TEST(Engine, RunsTargetSettingToItsEnd) {
  auto made = at_verify();
  ASSERT_TRUE(made.decide(on("2026-01-08"), siti, "aligned"));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_EQ(made.state.outcome, "agreed");
  EXPECT_TRUE(made.state.tasks.empty());
  EXPECT_FALSE(wake_at(made.rules, made.state));
}

TEST(Engine, RoundsCountEachEntering) {  // (1)
  auto made = at_agree();
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "return", {}, "Target terlalu rendah"));
  EXPECT_EQ(made.state.steps.at("draft").round, 2);
  EXPECT_EQ(made.task().round, 2);
  ASSERT_EQ(made.all<Returned>().size(), 1u);
  EXPECT_EQ(made.all<Returned>()[0].times, 1);
}

TEST(Engine, SkipsAStepWhoseConditionDoesNotHoldNow) {  // (1)
  Step maybe = ask("maybe", {"superior", {}, {}, working_days(3), {}, {late(Late::Kind::go_on)}, {}});
  maybe.when = formula("kinerja.achievement > 100");
  maybe.then = Target{{}, "cancelled"};
  Case made(workflow(
      {maybe,
       ask("last",
           {"superior", {}, {to_end("yes", "done")}, working_days(3), {}, {late(Late::Kind::choose, "yes")}, {}})}));
  ASSERT_TRUE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.here(), "last");  // the next line, not its `then`
  EXPECT_EQ(made.last<StepSkipped>(), (std::vector<StepSkipped>{{"maybe", 1}}));
  EXPECT_TRUE(made.state.steps.at("maybe").skipped);
}

TEST(Engine, ASignpostLeadsOnlyWhereItsConditionHolds) {  // (2)
  Step gate{"gate", {}, formula("kinerja.achievement >= 90"), Target{{}, "done"}, Signpost{}};
  Case good(workflow({gate, ask("low", {"superior",
                                        {},
                                        {to_end("yes", "cancelled")},
                                        working_days(3),
                                        {},
                                        {late(Late::Kind::choose, "yes")},
                                        {}})}));
  ASSERT_TRUE(good.start(on("2026-01-02")));
  EXPECT_EQ(good.state.outcome, "done");
  SmallCity city;
  city.indicators["kinerja.achievement"] = measured(Value(Decimal(40)));
  Case poor(*good.rules.definition, city);
  ASSERT_TRUE(poor.start(on("2026-01-02")));
  EXPECT_EQ(poor.here(), "low");
}

TEST(Engine, StopsWithAnIncidentWhereTooMuchRunsByItself) {
  std::vector<Step> steps;
  for (int each = 0; each < 300; ++each) steps.push_back({"s" + std::to_string(each), {}, {}, {}, Signpost{}});
  steps.back().then = Target{{}, "done"};
  Case made(workflow(steps));
  ASSERT_TRUE(made.start(on("2026-01-02")));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "limit");
  ASSERT_TRUE(made.send(on("2026-01-03"), admin, Retry{}));  // goes on where it stopped
  EXPECT_EQ(made.state.outcome, "done");
}

TEST(Engine, ReturnsOnlySoOftenAndTheLimitNeverResets) {  // (5)
  auto made = at_agree();
  for (int time = 1; time <= 3; ++time) {
    EXPECT_EQ(offers(made.rules, made.state, made.task())[1].returns_left, 4 - time);
    ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "return", {}, "Perbaiki"));
    ASSERT_TRUE(made.decide(on("2026-01-07"), rina, "submit", plan(1)));
  }
  auto offered = offers(made.rules, made.state, made.task());
  EXPECT_FALSE(offered[1].available);
  EXPECT_EQ(offered[1].returns_left, 0);
  EXPECT_TRUE(offered[0].available);
  EXPECT_FALSE(made.decide(on("2026-01-08"), hendra, "return", {}, "Lagi"));
  EXPECT_EQ(made.rejected(), "ReturnLimit");
}

TEST(Engine, WithdrawingClosesTasksWithAReason) {  // (4)
  auto made = at_agree();
  ASSERT_TRUE(made.send(on("2026-01-07"), admin, Withdraw{"Pindah tugas"}));
  EXPECT_EQ(made.last<TaskClosed>(), (std::vector<TaskClosed>{{3, "withdrawn"}}));
  EXPECT_EQ(made.state.status, Status::withdrawn);
  EXPECT_EQ(made.state.outcome, "cancelled");
  EXPECT_FALSE(made.send(on("2026-01-07"), admin, Withdraw{}));
  EXPECT_EQ(made.rejected(), "TooLate");
}

TEST(Engine, RejectsWithdrawalByOthersOrTooLate) {
  auto made = at_agree();
  EXPECT_FALSE(made.send(on("2026-01-07"), hendra, Withdraw{}));
  EXPECT_EQ(made.rejected(), "NotYours");
  auto definition = target_setting();
  definition.withdraw->before = "agree";
  made.rules = rulebook(definition);
  EXPECT_FALSE(made.send(on("2026-01-07"), admin, Withdraw{}));
  EXPECT_EQ(made.rejected(), "TooLate");
  definition.withdraw.reset();
  made.rules = rulebook(definition);
  EXPECT_FALSE(made.send(on("2026-01-07"), admin, Withdraw{}));
  EXPECT_EQ(made.rejected(), "NotYours");
}

// ---- fields

TEST(Engine, AFieldIsTheNewestAnswer) {  // (7)
  auto made = at_agree();
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "return", {}, "Tambah satu"));
  ASSERT_TRUE(made.decide(on("2026-01-08"), rina, "submit", plan(3)));
  ASSERT_TRUE(made.decide(on("2026-01-09"), hendra, "agree"));
  ASSERT_TRUE(made.decide(on("2026-01-12"), siti, "aligned"));
  EXPECT_EQ(made.last<RowWritten>()[0].row.at("targets"), Value(Decimal(3)));
}

TEST(Engine, AChoiceIsNoneUntilDecidedAndAgainFromReEntry) {  // (8)
  Step first = ask(
      "first", {"superior", {}, {to("agree", "look")}, working_days(3), {}, {late(Late::Kind::choose, "agree")}, {}});
  Step look = ask("look", {"superior",
                           {},
                           {to("yes", "gate"), back("return", "first", 2)},
                           working_days(3),
                           {},
                           {late(Late::Kind::choose, "yes")},
                           {}});
  Step gate{"gate", {}, formula("look.choice = \"yes\" and first.choice = \"agree\""), Target{{}, "done"}, Signpost{}};
  Case made(workflow({first, look, gate, {"no", {}, {}, Target{{}, "cancelled"}, Signpost{}}}));
  ASSERT_TRUE(made.start(on("2026-01-02")));
  ASSERT_TRUE(made.decide(on("2026-01-05"), hendra, "agree"));
  ASSERT_TRUE(made.decide(on("2026-01-05"), hendra, "return"));
  EXPECT_FALSE(made.state.steps.at("first").choice);
  EXPECT_EQ(made.state.steps.at("look").choice, "return");  // until it is entered again
  ASSERT_TRUE(made.decide(on("2026-01-06"), hendra, "agree"));
  EXPECT_FALSE(made.state.steps.at("look").choice);
  ASSERT_TRUE(made.decide(on("2026-01-06"), hendra, "yes"));
  EXPECT_EQ(made.state.outcome, "done");
}

TEST(Engine, ComputeRunsWholeAtEveryEntryAndLaterLinesSeeEarlierOnes) {  // (9)
  Step score{
      "score", {}, {}, {}, Compute{{{"work", formula("kinerja.achievement")}, {"total", formula("score.work * 2")}}}};
  Step look = ask("look", {"superior",
                           {},
                           {to_end("yes", "done"), back("return", "score", 2)},
                           working_days(3),
                           {},
                           {late(Late::Kind::choose, "yes")},
                           {}});
  Case made(workflow({score, look}));
  ASSERT_TRUE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.state.steps.at("score").computed,
            (Record{{"total", Value(Decimal(184))}, {"work", Value(Decimal(92))}}));
  made.city.indicators["kinerja.achievement"] = measured(Value(Decimal(50)));  // asked anew, with the newest data
  ASSERT_TRUE(made.decide(on("2026-01-05"), hendra, "return"));
  EXPECT_EQ(made.state.steps.at("score").computed.at("total"), Value(Decimal(100)));
}

TEST(Engine, AChoicesConditionSeesThePayloadBeingSent) {  // (10)
  auto made = at_draft();
  EXPECT_FALSE(made.decide(on("2026-01-06"), rina, "submit", plan(0)));
  EXPECT_EQ(made.rejected(), "NoSuchChoice");
  EXPECT_TRUE(offers(made.rules, made.state, made.task())[0].available);  // it cannot be judged before it is sent
  EXPECT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(1)));
}

// ---- a decision's checks (10)

TEST(Engine, RejectsASecondDecisionOnATask) {
  auto made = at_agree();
  int task = made.task().number;
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "agree"));
  EXPECT_FALSE(made.send(on("2026-01-07"), hendra, Decide{task, "agree", {}, {}}));
  EXPECT_EQ(made.rejected(), "TaskClosed");
  EXPECT_FALSE(made.send(on("2026-01-07"), hendra, Decide{99, "agree", {}, {}}));
  EXPECT_EQ(made.rejected(), "Unknown");
}

TEST(Engine, RejectsADecisionOfWhoeverMayNotAct) {
  auto made = at_agree();
  EXPECT_FALSE(made.decide(on("2026-01-07"), suryadi, "agree"));
  EXPECT_EQ(made.rejected(), "NotYours");
  EXPECT_FALSE(made.send(on("2026-01-07"), std::nullopt, Decide{made.task().number, "agree", {}, {}}));
  EXPECT_EQ(made.rejected(), "NotYours");
}

TEST(Engine, RejectsAChoiceThatIsNotThere) {
  auto made = at_agree();
  EXPECT_FALSE(made.decide(on("2026-01-07"), hendra, "burn"));
  EXPECT_EQ(made.rejected(), "NoSuchChoice");
  EXPECT_FALSE(made.decide(on("2026-01-07"), hendra));
  EXPECT_EQ(made.rejected(), "NoSuchChoice");
}

TEST(Engine, RejectsAFormThatDoesNotFitItsSchemaFieldByField) {
  auto made = at_draft();
  auto entered = plan(1);
  entered["dinas-kesehatan.plan"] = Json::Object{{"coverage", "banyak"}};
  entered["kinerja.plan"].member("targets").array()->front().member("target") = Json("x");
  entered["kinerja.other"] = Json::Object{};
  EXPECT_FALSE(made.decide(on("2026-01-06"), rina, "submit", entered));
  EXPECT_EQ(made.rejected(), "FormInvalid");
  EXPECT_TRUE(made.rejection->fields.contains("dinas-kesehatan.plan/coverage"));
  EXPECT_TRUE(made.rejection->fields.contains("kinerja.plan/targets/0/target"));
  EXPECT_TRUE(made.rejection->fields.contains("kinerja.other"));
  EXPECT_FALSE(made.decide(on("2026-01-06"), rina, "submit", plan(1, false)));  // a section that was left out
  EXPECT_EQ(made.rejected(), "FormInvalid");
}

TEST(Engine, RejectsAFormThatThePluginsCheckDenies) {
  SmallCity city;
  city.verdicts["kinerja.plan"] = {false, both("Jumlah bobot harus 100", "The shares must sum to 100"), "/targets", {}};
  auto made = at_draft(city);
  EXPECT_FALSE(made.decide(on("2026-01-06"), rina, "submit", plan(1)));
  EXPECT_EQ(made.rejected(), "FormInvalid");
  EXPECT_EQ(made.rejection->fields.at("kinerja.plan/targets"),
            both("Jumlah bobot harus 100", "The shares must sum to 100"));
}

TEST(Engine, BlankNotesAreMissingNotes) {
  auto made = at_agree();
  EXPECT_FALSE(made.decide(on("2026-01-07"), hendra, "return", {}, " \n\t "));
  EXPECT_EQ(made.rejected(), "NoteMissing");
}

TEST(Engine, ChecksInTheOrderThatIsPromised) {
  auto made = at_agree();
  made.state.returns["agree.return"] = 3;
  std::map<std::string, Json> wrong{{"kinerja.plan_review", Json::Object{{"opinion", 5}}}};
  EXPECT_FALSE(made.decide(on("2026-01-07"), hendra, "return", wrong));
  EXPECT_EQ(made.rejected(), "ReturnLimit");  // before the form and the note
  made.state.returns.clear();
  EXPECT_FALSE(made.decide(on("2026-01-07"), hendra, "return", wrong));
  EXPECT_EQ(made.rejected(), "FormInvalid");  // before the note
  made.state.steps["verify"].deciders = {hendra};
  EXPECT_FALSE(made.decide(on("2026-01-07"), hendra, "burn", wrong));
  EXPECT_EQ(made.rejected(), "SameDuty");  // before the choice
}

TEST(Engine, ADepartmentWithoutThatFormHasNoSection) {
  SmallCity city;
  city.subject.department.reset();
  auto made = at_draft(city);
  EXPECT_EQ(forms_of(made.rules, made.state, "draft").size(), 1u);
  EXPECT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(1, false)));
  auto with_department = at_draft();
  auto forms = forms_of(with_department.rules, with_department.state, "draft");
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[1]->key(), "dinas-kesehatan.plan");
}

// ---- people

TEST(Engine, NobodyDecidesOnThemselves) {  // (12)
  SmallCity city;
  city.people["superior of subject"] = {};
  city.people["superior of superior of subject"] = {holder(rina)};  // the chain's fallback is the subject
  Case made(target_setting(), city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.may_act(), (Persons{siti, ayu}));
  EXPECT_EQ(made.last<TaskOpened>()[0].who, "team");
}

TEST(Engine, TheSubjectActsOnlyWhereTheSubjectIsAsked) {
  auto made = at_draft();
  EXPECT_EQ(made.task().may_act, (std::vector<Actor>{{rina, std::nullopt, Capacity::subject, std::nullopt, {}}}));
}

TEST(Engine, MergesDoublesAndPrefersTheHolder) {  // (12)
  SmallCity city;
  city.people["superior of subject"] = {member(hendra, "x"), plt(hendra), holder(hendra), plt(suryadi)};
  Case made(target_setting(), city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.task().may_act, (std::vector<Actor>{holder(hendra), plt(suryadi)}));
}

TEST(Engine, DifferentPeopleDecideDifferentSteps) {  // (12)
  SmallCity city;
  city.people["role tim-pengelola-kinerja in unit of subject"].push_back(member(hendra, "tim-pengelola-kinerja"));
  auto made = at_verify(city);
  EXPECT_EQ(made.may_act(), (Persons{siti, ayu}));  // hendra has decided `agree`
}

TEST(Engine, ChecksDutiesAgainWhenDeciding) {  // (13)
  auto made = at_verify();
  made.state.steps["agree"].deciders.push_back(siti);
  EXPECT_FALSE(made.decide(on("2026-01-08"), siti, "aligned"));
  EXPECT_EQ(made.rejected(), "SameDuty");
  EXPECT_TRUE(made.decide(on("2026-01-08"), ayu, "aligned"));
}

TEST(Engine, NoActingAsksTheOfficerInPost) {  // (12)
  SmallCity city;
  city.people["superior of subject"] = {plt(hendra)};
  auto definition = target_setting();
  std::get<Ask>(definition.steps[0].verb).rules.insert(Rule::no_acting);
  Case made(definition, city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.may_act(), Persons{suryadi});
}

TEST(Engine, OpensAnIncidentWhereNobodyIsLeft) {  // (12, 30)
  SmallCity city;
  city.people.clear();
  Case made(target_setting(), city);
  ASSERT_TRUE(made.start(on("2026-01-02")));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "nobody");
  EXPECT_EQ(made.state.incident->step, "expect");
  EXPECT_EQ(made.state.steps.count("expect"), 0u);  // the incident stands instead of the step
  ASSERT_TRUE(made.send(on("2026-01-05"), admin, Retry{}));
  EXPECT_TRUE(made.state.incident);  // still nobody
  made.city = SmallCity();
  ASSERT_TRUE(made.send(on("2026-01-06"), admin, Retry{}));
  EXPECT_FALSE(made.state.incident);
  EXPECT_EQ(made.state.steps.at("expect").round, 1);
  EXPECT_FALSE(made.send(on("2026-01-06"), admin, Retry{}));
  EXPECT_EQ(made.rejected(), "NoIncident");
}

TEST(Engine, AGroupsTaskIsClaimedByOneAndReleasedByThatOne) {  // (14)
  auto made = at_verify();
  int task = made.task().number;
  EXPECT_FALSE(made.send(on("2026-01-08"), hendra, Claim{task}));
  EXPECT_EQ(made.rejected(), "NotYours");
  ASSERT_TRUE(made.send(on("2026-01-08"), siti, Claim{task}));
  EXPECT_FALSE(made.send(on("2026-01-08"), ayu, Claim{task}));
  EXPECT_EQ(made.rejected(), "Taken");
  EXPECT_FALSE(made.decide(on("2026-01-08"), ayu, "aligned"));
  EXPECT_EQ(made.rejected(), "Taken");
  EXPECT_FALSE(made.send(on("2026-01-08"), ayu, Release{task}));
  EXPECT_EQ(made.rejected(), "NotYours");
  ASSERT_TRUE(made.send(on("2026-01-08"), siti, Release{task}));
  EXPECT_TRUE(made.decide(on("2026-01-08"), ayu, "aligned"));
}

}  // namespace
}  // namespace jenjang::engine
