#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "city_kit.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class CasesTest : public CityTest {
 protected:
  static std::string code_of(const Result<Done>& done) { return done ? "done" : done.error().code; }
  Result<Done> decide_with(PersonId person, CaseId id, int task, std::optional<Name> choice, const std::string& key,
                           std::optional<std::uint64_t> expected = {}, std::string note = {}) {
    return cases_->decide(caller(person), id, task, {std::move(choice), {}, std::move(note)}, key, expected);
  }
};

TEST_F(CasesTest, OpensACaseWithATaskForTheSuperior) {
  CaseId id = start(nurse);
  auto tasks = *stores_->cases().inbox(kapus, 10);
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0].case_id, id);
  EXPECT_EQ(tasks[0].step, "expect");
  EXPECT_EQ(state(id).department, "dinas-kesehatan");
  EXPECT_EQ(state(id).unit, "puskesmas-palaran");
}

TEST_F(CasesTest, OpensOneCaseForASubjectAndPeriodHoweverOftenItIsAsked) {
  CaseId id = start(nurse);
  auto again = cases_->start("target-setting", nurse, *Period::parse("2026"), on("2026-01-06"));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->case_id, id);
  EXPECT_EQ(journal(id).size(), 1u);
}

TEST_F(CasesTest, OpensNoCaseForWhoIsExempt) {
  Record row{{"person", nurse}, {"period", "2026"}, {"reason", "Cuti di luar tanggungan negara"}};
  ASSERT_TRUE(stores_->datasets().add({{"kinerja", "plan_exemptions", "nurse", row}}, "test", {}, clock_->now()));
  auto refused = cases_->start("target-setting", nurse, *Period::parse("2026"), on("2026-01-05"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "NotEntitled");
  EXPECT_EQ(refused.error().failure, Failure::conflict);
  EXPECT_TRUE(cases_->start("target-setting", midwife, *Period::parse("2026"), on("2026-01-05")));
}

TEST_F(CasesTest, OpensNoCaseBeforeItsRulesCount) {
  auto refused = cases_->start("target-setting", nurse, *Period::parse("2024"), on("2024-06-03"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "NoWorkflow");
}

TEST_F(CasesTest, CarriesAPlanToItsEndAndWritesItsRowInTheSameCommand) {
  CaseId id = at_agree(nurse, kapus);
  must(decide(kapus, id, "agree", {{"kinerja.plan_review", Json(Json::Object{})}}));
  EXPECT_TRUE(stores_->datasets().rows("kinerja", "plans_in_force", {}, {})->rows.empty());
  must(decide(team_health, id, "aligned"));
  EXPECT_EQ(state(id).status, engine::Status::ended);
  EXPECT_EQ(state(id).outcome, "agreed");
  auto rows = stores_->datasets().rows("kinerja", "plans_in_force", {}, {});
  ASSERT_EQ(rows->rows.size(), 1u);
  EXPECT_EQ(rows->rows[0].at("person"), Value(nurse));
  EXPECT_EQ(rows->rows[0].at("period"), Value("2026"));
}

TEST_F(CasesTest, WritesWhoDecidedAndAsWhat) {
  Organisation all = organisation();
  leaves(all, kapus, "2025-12-31");
  mandate(all, 1, engine::Capacity::plt, PositionId{3}, kadisdik, "2026-01-01", "2026-03-31");
  staff(all);
  CaseId id = start(nurse);
  must(decide(kadisdik, id, std::nullopt, expectations()));
  JournalRow row = journal(id).back();
  EXPECT_EQ(row.actor, kadisdik);
  EXPECT_EQ(row.capacity, "plt");
  EXPECT_EQ(row.sequence, 2u);
  EXPECT_THAT(row.definition, HasSubstr("target-setting/1/"));
  EXPECT_EQ(row.hash, hash_of(row, journal(id).front().hash));
}

TEST_F(CasesTest, GivesTheStoredAnswerToTheSameCommandSentAgain) {
  CaseId id = at_agree(nurse, kapus);
  int task = task_of(id);
  auto first = decide_with(kapus, id, task, "agree", "same-key");
  auto again = decide_with(kapus, id, task, "agree", "same-key");
  ASSERT_TRUE(first && again);
  EXPECT_FALSE(first->repeated);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->version, first->version);
  EXPECT_EQ(journal(id).size(), first->version);
  // Also where a page that is older than the decision sends it again.
  EXPECT_TRUE(decide_with(kapus, id, task, "agree", "same-key", 2));
}

TEST_F(CasesTest, RefusesAKeyThatWasUsedForSomethingElse) {
  CaseId id = at_agree(nurse, kapus);
  int task = task_of(id);
  ASSERT_TRUE(decide_with(kapus, id, task, "agree", "same-key"));
  EXPECT_EQ(code_of(decide_with(kapus, id, task, "return", "same-key", {}, "Lain")), "KeyReused");
  EXPECT_EQ(code_of(cases_->claim(caller(kapus), id, task, "same-key")), "KeyReused");
}

TEST_F(CasesTest, ScopesAKeyToItsPerson) {
  CaseId id = at_agree(nurse, kapus);
  ASSERT_TRUE(decide_with(kapus, id, task_of(id), "agree", "1"));
  ASSERT_TRUE(decide_with(team_health, id, task_of(id), "aligned", "1"));
}

TEST_F(CasesTest, RefusesAKeyThatIsNoKey) {
  CaseId id = start(nurse);
  for (const std::string& key : {std::string(), std::string(101, 'k'), std::string("tab\t"), std::string("kunci-é")})
    EXPECT_EQ(code_of(cases_->claim(caller(kapus), id, task_of(id), key)), "KeyMissing");
}

TEST_F(CasesTest, TellsAStaleDecisionThatSomebodyWasFirst) {
  CaseId id = at_agree(nurse, kapus);
  int task = task_of(id);
  must(decide(kapus, id, "agree"));
  auto late = decide_with(kapus, id, task, "return", "late", {}, "Terlambat");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "TaskClosed");
  EXPECT_EQ(late.error().failure, Failure::conflict);
}

TEST_F(CasesTest, RefusesADecisionOnAPageThatIsOlderThanTheCase) {
  CaseId id = at_agree(nurse, kapus);
  auto stale = decide_with(kapus, id, task_of(id), "agree", "k", 2);
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().code, "CaseChanged");
  EXPECT_EQ(stale.error().failure, Failure::conflict);
  EXPECT_TRUE(decide_with(kapus, id, task_of(id), "agree", "k", 3));
}

TEST_F(CasesTest, TellsAStrangerNothingNotEvenThatThereIsACase) {
  CaseId id = at_agree(nurse, kapus);
  auto stranger = decide_with(teacher, id, task_of(id), "agree", "k");
  auto nowhere = decide_with(teacher, CaseId{4711}, 1, "agree", "k2");
  ASSERT_FALSE(stranger);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(stranger.error().failure, Failure::unknown);
  EXPECT_EQ(stranger.error().code, nowhere.error().code);
  EXPECT_EQ(stranger.error().sentence, nowhere.error().sentence);
  // Nor by way of a version that does not match, or of a task that is not there.
  EXPECT_EQ(decide_with(teacher, id, 99, "agree", "k4").error().sentence, nowhere.error().sentence);
  EXPECT_EQ(code_of(decide_with(teacher, id, task_of(id), "agree", "k3", 1)), "Unknown");
}

TEST_F(CasesTest, TellsWhoMaySeeTheCaseThatTheTaskIsNotTheirs) {
  CaseId id = at_agree(nurse, kapus);
  auto above = decide_with(kadis, id, task_of(id), "agree", "k");
  ASSERT_FALSE(above);
  EXPECT_EQ(above.error().code, "NotYours");
  EXPECT_EQ(above.error().failure, Failure::forbidden);
  EXPECT_EQ(code_of(decide_with(nurse, id, task_of(id), "agree", "k")), "NotYours");
}

TEST_F(CasesTest, SendsAPlanBackWithANoteAndNoOftenerThanAllowed) {
  CaseId id = at_agree(nurse, kapus);
  EXPECT_EQ(code_of(decide(kapus, id, "return")), "NoteMissing");
  for (int round = 1; round <= 3; ++round) {
    must(decide(kapus, id, "return", {}, "Lengkapi targetnya"));
    must(decide(nurse, id, "submit", plan(true)));
  }
  EXPECT_EQ(code_of(decide(kapus, id, "return", {}, "Sekali lagi")), "ReturnLimit");
  must(decide(kapus, id, "agree"));
}

TEST_F(CasesTest, NamesEveryFieldThatDoesNotFit) {
  CaseId id = start(nurse);
  must(decide(kapus, id, std::nullopt, expectations()));
  auto entered = plan(true);
  entered["kinerja.plan"].member("targets").array()->front().member("priority") = Json("penting");
  entered["dinas-kesehatan.plan"].member("outreach_target") = Json(-1);
  auto refused = decide(nurse, id, "submit", entered);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "FormInvalid");
  EXPECT_EQ(refused.error().failure, Failure::invalid);
  EXPECT_TRUE(refused.error().fields.contains("/kinerja.plan/targets/0/priority"));
  EXPECT_TRUE(refused.error().fields.contains("/dinas-kesehatan.plan/outreach_target"));
  for (const auto& [field, sentence] : refused.error().fields) EXPECT_EQ(sentence.size(), 2u) << field;
}

TEST_F(CasesTest, ChecksADecisionWithoutWritingAnything) {
  CaseId id = start(nurse);
  must(decide(kapus, id, std::nullopt, expectations()));
  const int task = task_of(id);
  const auto rows = journal(id).size();
  auto entered = plan(true);
  EXPECT_TRUE(cases_->check(caller(nurse), id, task, {"submit", entered, {}}));
  entered["dinas-kesehatan.plan"].member("outreach_target") = Json(-1);
  auto refused = cases_->check(caller(nurse), id, task, {"submit", entered, {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "FormInvalid");
  EXPECT_TRUE(refused.error().fields.contains("/dinas-kesehatan.plan/outreach_target"));
  EXPECT_EQ(journal(id).size(), rows);
  EXPECT_EQ(task_of(id), task);  // still hers to decide
  auto stranger = cases_->check(caller(kadisdik), id, task, {"submit", plan(true), {}});
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().failure, Failure::unknown);
}

TEST_F(CasesTest, SaysAPluginsNoInBothLanguagesAtItsField) {
  runner_.answer("check_plan", [](const Call& call) -> Result<Reply> {
    bool is_health = std::any_of(call.inputs.begin(), call.inputs.end(),
                                 [](const auto& field) { return field.first == "plan.villages.0"; });
    if (!is_health) return Reply{ReplyStatus::done, {}, {}, 1};
    return Reply{ReplyStatus::denied,
                 {{"message.id", "Disebut dua kali."}, {"message.en", "Named twice."}, {"field", "/villages/0"}},
                 "Disebut dua kali.",
                 1};
  });
  CaseId id = start(nurse);
  must(decide(kapus, id, std::nullopt, expectations()));
  auto refused = decide(nurse, id, "submit", plan(true));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "FormInvalid");
  ASSERT_TRUE(refused.error().fields.contains("/dinas-kesehatan.plan/villages/0"));
  EXPECT_EQ(refused.error().fields.at("/dinas-kesehatan.plan/villages/0"), both("Disebut dua kali.", "Named twice."));
}

TEST_F(CasesTest, LosesNothingWhereAWorkerRestartsDuringTheCheck) {
  std::atomic<bool> is_down = true;
  runner_.answer("check_plan", [&](const Call&) -> Result<Reply> {
    return Reply{is_down ? ReplyStatus::retry : ReplyStatus::done, {}, {}, 1};
  });
  CaseId id = start(nurse);
  must(decide(kapus, id, std::nullopt, expectations()));
  int task = task_of(id);
  DecideRequest request{"submit", plan(true), ""};
  auto refused = cases_->decide(caller(nurse), id, task, request, "k");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "PluginBusy");
  EXPECT_EQ(refused.error().failure, Failure::unavailable);
  EXPECT_EQ(journal(id).size(), 2u);
  is_down = false;
  EXPECT_TRUE(cases_->decide(caller(nurse), id, task, request, "k"));
}

TEST_F(CasesTest, TakesADraftAwayWithItsDecision) {
  CaseId id = start(nurse);
  must(decide(kapus, id, std::nullopt, expectations()));
  int task = task_of(id);
  ASSERT_TRUE(stores_->accounts().put_draft(nurse, id, task, "{}", 0, clock_->now()));
  must(decide(nurse, id, "submit", plan(true)));
  EXPECT_FALSE(stores_->accounts().draft(nurse, id, task)->has_value());
}

TEST_F(CasesTest, NeverDecidesBeforeTheCasesLastMoment) {
  CaseId id = start(nurse, "2026-01-06");
  clock_->set(on("2026-01-05"));  // the clock was set back
  must(decide(kapus, id, std::nullopt, expectations()));
  EXPECT_EQ(journal(id).back().at, on("2026-01-06"));
}

TEST_F(CasesTest, LetsAnAdministratorWithdrawAndFreesThePlaceButNotByTheDate) {
  CaseId id = start(nurse);
  must(cases_->withdraw(caller(admin_a), id, "Salah orang", "k"));
  EXPECT_EQ(state(id).status, engine::Status::withdrawn);
  EXPECT_TRUE(stores_->cases().open_tasks(id)->empty());
  EXPECT_EQ(code_of(cases_->withdraw(caller(kapus), id, "", "k")), "TooLate");
  auto again = cases_->start("target-setting", nurse, *Period::parse("2026"), on("2026-01-06"));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
}

TEST_F(CasesTest, LetsOnlyAnAdministratorOfTheInstallationRetry) {
  CaseId id = start(nurse);
  EXPECT_EQ(code_of(cases_->retry(caller(kapus), id, "k")), "NotAllowed");
  EXPECT_EQ(code_of(cases_->retry({kapus, "", true}, id, "k")), "NoIncident");
}

TEST_F(CasesTest, RefusesAWakeWithNothingDueWithoutARow) {
  CaseId id = start(nurse);
  auto woken = cases_->wake(id, on("2026-01-05", 10));
  ASSERT_TRUE(woken);
  EXPECT_FALSE(*woken);
  EXPECT_EQ(journal(id).size(), 1u);
}

TEST_F(CasesTest, CountsOneOfManyDecisionsSentAtOnce) {
  CaseId id = at_agree(nurse, kapus);
  int task = task_of(id);
  constexpr int many = 16;
  std::latch all_there(many);
  std::atomic<int> done = 0, closed = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < many; ++i)
    threads.emplace_back([&, i] {
      all_there.arrive_and_wait();
      auto answer = decide_with(kapus, id, task, "agree", "race-" + std::to_string(i));
      ++(answer ? done : closed);
      if (!answer) {
        EXPECT_EQ(answer.error().code, "TaskClosed") << say(answer.error().sentence, "en");
      }
    });
  threads.clear();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(closed, many - 1);
  EXPECT_EQ(journal(id).size(), 4u);
}

TEST_F(CasesTest, CountsOneCommandThatIsSentManyTimesAtOnce) {
  CaseId id = at_agree(nurse, kapus);
  int task = task_of(id);
  constexpr int many = 16;
  std::latch all_there(many);
  std::atomic<int> fresh = 0, repeated = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < many; ++i)
    threads.emplace_back([&] {
      all_there.arrive_and_wait();
      auto answer = decide_with(kapus, id, task, "agree", "one-key");
      if (answer) ++(answer->repeated ? repeated : fresh);
    });
  threads.clear();
  EXPECT_EQ(fresh, 1);
  EXPECT_EQ(repeated, many - 1);
}

TEST_F(CasesTest, DelaysByASlowPluginItsOwnCaseOnly) {
  CaseId slow = start(nurse), other = start(teacher);
  must(decide(kapus, slow, std::nullopt, expectations()));
  std::promise<void> asked, go;
  std::shared_future<void> may_go = go.get_future().share();
  runner_.answer("check_plan", [&, first = std::make_shared<std::once_flag>()](const Call&) -> Result<Reply> {
    std::call_once(*first, [&] { asked.set_value(); });
    may_go.wait();
    return Reply{ReplyStatus::done, {}, {}, 1};
  });
  int task = task_of(slow);
  auto waiting = std::async(std::launch::async, [&] {
    return cases_->decide(caller(nurse), slow, task, {"submit", plan(true), ""}, "slow");
  });
  asked.get_future().wait();
  must(decide(kabid, other, std::nullopt, expectations()));  // while the other one waits
  EXPECT_EQ(journal(other).size(), 2u);
  go.set_value();
  must(waiting.get());
}

TEST_F(CasesTest, ReadsACaseAgainThatAnotherHostHasChanged) {
  CaseId id = at_agree(nurse, kapus);
  Cases other_host(*city_, *measures_);  // its own memory of cases, on the same data
  must(other_host.claim(caller(kapus), id, task_of(id), "there"));
  must(decide(kapus, id, "agree"));
  EXPECT_EQ(journal(id).size(), 5u);
}

TEST_F(CasesTest, KeepsNoMoreCasesInMemoryThanItMay) {
  Lanes lanes;
  for (std::int64_t id = 1; id <= 3 * static_cast<std::int64_t>(limits::cases_kept); ++id) {
    auto lane = lanes.take(CaseId{id}, std::chrono::milliseconds(10));
    ASSERT_TRUE(lane);
    lane->keep(std::make_shared<KnownCase>());
    EXPECT_TRUE(lane->known());
  }
  auto lane = lanes.take(CaseId{1}, std::chrono::milliseconds(10));
  EXPECT_FALSE(lane->known());
}

TEST_F(CasesTest, OpensALaneToOneAtATime) {
  Lanes lanes;
  auto first = lanes.take(CaseId{1}, std::chrono::milliseconds(10));
  ASSERT_TRUE(first);
  EXPECT_FALSE(lanes.take(CaseId{1}, std::chrono::milliseconds(10)));
  // Another case of the same lock is not kept waiting.
  EXPECT_TRUE(lanes.take(CaseId{1 + static_cast<std::int64_t>(limits::lanes)}, std::chrono::milliseconds(10)));
  first.reset();
  EXPECT_TRUE(lanes.take(CaseId{1}, std::chrono::milliseconds(10)));
}

}  // namespace
}  // namespace jenjang::service
