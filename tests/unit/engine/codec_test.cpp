// State, commands, facts and events as JSON and back: exact, canonical, and refused where somebody changed them.
#include "engine/codec.hpp"

#include "base/limits.hpp"
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

Json reread(const Json& json) { return *parse_json(json.text(), limits::state_bytes); }

State full_state() {
  State state;
  state.id = CaseId(12);
  state.subject = rina;
  state.period = Period::parse("2026-H1");
  state.workflow = "target-setting";
  state.definition_version = 3;
  state.department = "dinas-kesehatan";
  state.unit = "puskesmas-palaran";
  state.status = Status::withdrawn;
  state.outcome = "cancelled";
  state.version = 7;
  state.last_at = on("2026-01-05");
  state.here = "draft";
  state.last_task = 4;
  state.tasks = {{4,
                  "draft",
                  2,
                  {holder(hendra), plt(ayu), member(siti, "team")},
                  {holder(hendra)},
                  siti,
                  on("2026-01-05"),
                  on("2026-01-09"),
                  1,
                  2,
                  3}};
  StepRecord record;
  record.round = 2;
  record.choice = "submit";
  record.deciders = {rina, hendra};
  record.answers[0]["kinerja.plan"] = {
      {"targets", Value(List{Value(Record{{"target", Value(*Decimal::parse("0.1"))}})})},
      {"day", Value(*date_from("2026-02-28"))},
      {"who", Value(rina)},
      {"yes", Value(true)}};
  record.answers[3]["kinerja.self"] = {};
  record.computed = {{"total", Value(*Decimal::parse("999999999999999999.9999999999"))}};
  record.skipped = true;
  record.seats = {siti, ayu, rina};
  record.slots = {1, 3};
  record.answered = {3, 0};
  record.votes = {{3, "yes"}};
  state.steps = {{"draft", record}, {"agree", {}}};
  state.returns = {{"agree.return", 2}};
  state.effects = {
      {"12/send/1", Effect::Kind::act, "kinerja", "send_plan", {{"x", Value("\"\n\x01é")}}, {rina}, "send"}};
  state.waiting = Waiting{"opinion", 2, on("2026-01-05"), on("2026-01-09"), 1};
  state.kept = {{"bkn", "technical_opinion", {{"number", Value("821")}}, on("2026-01-06")}};
  state.incident = Incident{"send", "effect", both("gagal", "failed"), on("2026-01-06")};
  return state;
}

TEST(Codec, AStateComesBackAsItWas) {
  auto state = full_state();
  auto back = state_from(reread(to_json(state)));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, state);
  EXPECT_EQ(to_json(*back).text(), to_json(state).text());
  EXPECT_EQ(*state_from(reread(to_json(State()))), State());
}

TEST(Codec, AStateLeavesOutWhatIsEmpty) { EXPECT_EQ(to_json(State()).text(), "{}"); }

TEST(Codec, EveryCommandComesBackAsItWas) {
  std::vector<Wish> wishes = {
      Start{rina, *Period::parse("2026-03")},
      Claim{2},
      Release{2},
      Decide{
          2, "submit", {{"kinerja.plan", Json::Object{{"target", Json::Number{"1.10"}}, {"n", nullptr}}}}, "cátatan"},
      Decide{0, std::nullopt, {}, {}},
      Wake{},
      ReportEffect{"12/a/1", ReportEffect::Result::failed, {{"n", Value("x")}}, "why"},
      Withdraw{"note"},
      Retry{},
      Receive{"bkn", "technical_opinion", {{"number", Value("821")}}}};
  for (const auto& wish : wishes) {
    auto json = to_json(Command{on("2026-01-05"), hendra, wish});
    auto back = command_from(reread(json));
    ASSERT_TRUE(back) << json.text();
    EXPECT_EQ(back->at, on("2026-01-05"));
    EXPECT_EQ(back->by, hendra);
    EXPECT_EQ(back->wish.index(), wish.index());
    EXPECT_EQ(to_json(*back).text(), json.text());
  }
  auto decide = std::get<Decide>(command_from(reread(to_json(Command{{}, {}, wishes[3]})))->wish);
  EXPECT_EQ(decide.entered.at("kinerja.plan")["target"], Json(Json::Number{"1.10"}));  // a number keeps its own text
}

TEST(Codec, EveryFactComesBackAsItWas) {
  Measurement measurement = measured(Value(*Decimal::parse("61.5")));
  measurement.because = both("305 dari 500", "305 of 500");
  measurement.inputs = "abcd";
  measurement.from = {{"dinas-kesehatan", "immunisation", 4}};
  Facts facts = {{"a", PeopleFound{{holder(hendra)}}},
                 {"b", SubjectFound{{{"active", Value(false)}}, "unit", "dinas-kesehatan"}},
                 {"c", measurement},
                 {"d", Measurement{}},
                 {"e", CheckVerdict{false, both("salah", "wrong"), "/targets/0", {"kinerja", "1.0.0", "f00d"}}},
                 {"f", PeopleFound{}},
                 {"g", CheckVerdict{}}};
  auto back = facts_from(reread(to_json(facts)));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, facts);
}

TEST(Codec, EveryEventComesBackAsItWas) {
  auto state = full_state();
  Events events = {Started{rina, *Period::parse("2026"), "target-setting", 3, "unit", std::nullopt},
                   StepEntered{"draft", 1},
                   StepSkipped{"agree", 2},
                   TaskOpened{state.tasks[0], "owner"},
                   TaskClaimed{4, siti},
                   TaskReleased{4},
                   TaskDecided{4, "draft", 2, plt(ayu), "submit", state.steps["draft"].answers[0], "note", 2, "f00d"},
                   ChosenByDeadline{4, "draft", 2, std::nullopt},
                   Returned{"agree", "return", "draft", 1},
                   Reminded{4, "draft", 0, on("2026-01-09"), {rina}},
                   ToldLate{4, "draft", 1, {}},
                   TaskEscalated{4, "draft", 1, "superior", {holder(hendra)}},
                   TaskClosed{4, "ended"},
                   Computed{"score", {{"total", Value(Decimal(-3))}}},
                   RowWritten{"publish", "kinerja", "plans_in_force", {{"person", Value(rina)}}},
                   EffectWanted{state.effects[0]},
                   EffectDone{"12/send/1", {{"number", Value("821")}}},
                   EffectFailed{"12/send/1", "refused"},
                   IncidentOpened{*state.incident},
                   IncidentClosed{},
                   Withdrawn{"note"},
                   Ended{"done"},
                   VoteCounted{"vote", 1, {{"yes", 2}, {"no", 1}}, "yes"},
                   BranchDone{"self", 1},
                   BlockDone{"gather", 2},
                   WaitBegan{"season", 1, on("2026-01-09"), on("2026-01-20")},
                   WaitOver{"season", 1},
                   MessageReceived{"bkn", "technical_opinion", {{"number", Value("821")}}, "opinion"}};
  ASSERT_EQ(events.size(), std::variant_size_v<Event>);
  auto back = events_from(reread(to_json(events)));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, events);
}

TEST(Codec, RefusesWhatItDidNotWrite) {
  for (const char* text : {"[]", "null", R"({"stranger":1})", R"({"status":"lost"})", R"({"tasks":[{"number":"4"}]})",
                           R"({"period":"2026-Q9"})", R"({"last_task":99999999999})",
                           R"({"steps":{"a":{"answers":{"x":{}}}}})", R"({"tasks":{}})"})
    EXPECT_FALSE(state_from(*parse_json(text, 4096))) << text;
  for (const char* text : {"{}", R"([{"burned":{}}])", R"([{"ended":{},"closed":{}}])",
                           R"([{"started":{"subject":1}}])", R"([{"ended":{"outcome":1}}])"})
    EXPECT_FALSE(events_from(*parse_json(text, 4096))) << text;
  EXPECT_FALSE(command_from(*parse_json(R"({"wish":{"dance":{}}})", 4096)));
  EXPECT_FALSE(facts_from(*parse_json(R"({"a":{"rumour":{}}})", 4096)));
}

TEST(Codec, TheJournalsWordsNeverChange) {  // it is hashed
  Events events = {StepEntered{"draft", 1}, TaskOpened{{2,
                                                        "draft",
                                                        1,
                                                        {{rina, {}, Capacity::subject, {}, {}}},
                                                        {},
                                                        {},
                                                        Time(std::chrono::milliseconds(5)),
                                                        Time(std::chrono::milliseconds(9)),
                                                        0,
                                                        0},
                                                       "owner"}};
  EXPECT_EQ(
      to_json(events).text(),
      R"([{"entered":{"round":1,"step":"draft"}},{"opened":{"due_at":9,"may_act":[{"person":1}],"number":2,"opened_at":5,"round":1,"step":"draft","who":"owner"}}])");
}

}  // namespace
}  // namespace jenjang::engine
