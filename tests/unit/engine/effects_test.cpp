// The numbered rules of engine.md that concern effects and incidents (28, 29, 30).
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

TEST(Engine, WritesARowWithTheColumnsThatTheHostFills) {  // (28)
  auto made = at_verify();
  ASSERT_TRUE(made.decide(on("2026-01-08", 23), siti, "aligned"));
  auto rows = made.last<RowWritten>();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].dataset, "plans_in_force");
  EXPECT_EQ(rows[0].row, (Record{{"case", Value("12")},
                                 {"day", Value(*date_from("2026-01-08"))},
                                 {"period", Value("2026")},
                                 {"person", Value(rina)},
                                 {"targets", Value(Decimal(2))},
                                 {"unit", Value("puskesmas-palaran")}}));
}

TEST(Engine, AValueOutsideTheActionsTypeIsAnIncidentAndNeverCutToSize) {
  auto made = at_draft();
  ASSERT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(21)));
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "agree"));
  ASSERT_TRUE(made.decide(on("2026-01-08"), siti, "aligned"));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "formula");
  EXPECT_EQ(made.state.incident->step, "publish");
  EXPECT_TRUE(made.last<RowWritten>().empty());
}

TEST(Engine, TellsWithoutWaitingAndTellsTheSubjectToo) {  // (29)
  auto made = at_verify();
  ASSERT_TRUE(made.decide(on("2026-01-08"), siti, "aligned"));
  auto told = made.last<EffectWanted>();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].effect.key, "12/inform/1");
  EXPECT_EQ(told[0].effect.to, (Persons{rina, hendra}));
  EXPECT_TRUE(made.state.effects.empty());
}

Case sending() {
  Step send{"send", {}, {}, {}, Do{"kinerja", "send_plan", {}}};
  Case made(workflow({send, {"last", {}, {}, Target{{}, "done"}, Signpost{}}}));
  EXPECT_TRUE(made.start(on("2026-01-02")));
  EXPECT_EQ(made.state.effects.size(), 1u);
  EXPECT_EQ(made.here(), "send");
  return made;
}

TEST(Engine, AHandlersActionIsWaitedForAndItsOutputsBecomeFields) {  // (28)
  auto made = sending();
  EXPECT_FALSE(
      made.send(on("2026-01-02"), std::nullopt, ReportEffect{"12/send/2", ReportEffect::Result::done, {}, {}}));
  EXPECT_EQ(made.rejected(), "Unknown");
  ASSERT_TRUE(made.send(on("2026-01-02"), std::nullopt,
                        ReportEffect{"12/send/1", ReportEffect::Result::done, {{"number", Value("821/7")}}, {}}));
  EXPECT_EQ(made.state.steps.at("send").computed.at("number"), Value("821/7"));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_FALSE(
      made.send(on("2026-01-02"), std::nullopt, ReportEffect{"12/send/1", ReportEffect::Result::done, {}, {}}));
  EXPECT_EQ(made.rejected(), "Unknown");
}

TEST(Engine, RetryAsksAgainWithTheSameKey) {  // (28)
  auto made = sending();
  ASSERT_TRUE(made.send(on("2026-01-02"), std::nullopt,
                        ReportEffect{"12/send/1", ReportEffect::Result::failed, {}, "BKN menolak"}));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "effect");
  ASSERT_TRUE(made.send(on("2026-01-03"), admin, Retry{}));
  EXPECT_EQ(made.last<EffectWanted>()[0].effect.key, "12/send/1");
  EXPECT_EQ(made.state.effects.size(), 1u);
  EXPECT_TRUE(made.send(on("2026-01-03"), std::nullopt, ReportEffect{"12/send/1", ReportEffect::Result::done, {}, {}}));
  EXPECT_EQ(made.state.status, Status::ended);
}

TEST(Engine, AnEffectThatIsDoneAfterAllEndsItsIncident) {
  auto made = sending();
  ASSERT_TRUE(
      made.send(on("2026-01-02"), std::nullopt, ReportEffect{"12/send/1", ReportEffect::Result::failed, {}, "x"}));
  EXPECT_FALSE(
      made.send(on("2026-01-02"), std::nullopt, ReportEffect{"12/send/1", ReportEffect::Result::failed, {}, "x"}));
  EXPECT_TRUE(made.send(on("2026-01-02"), std::nullopt, ReportEffect{"12/send/1", ReportEffect::Result::done, {}, {}}));
  EXPECT_FALSE(made.state.incident);
}

TEST(Engine, AFailedFormulaAndAFailedIndicatorAreIncidents) {  // (30)
  Step score{"score", {}, {}, {}, Compute{{{"ratio", formula("1 / (kinerja.achievement - 92)")}}}};
  Case made(workflow({score, {"last", {}, {}, Target{{}, "done"}, Signpost{}}}));
  ASSERT_TRUE(made.start(on("2026-01-02")));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "formula");
  made.city.indicators["kinerja.achievement"].failed = true;
  ASSERT_TRUE(made.send(on("2026-01-03"), admin, Retry{}));
  EXPECT_EQ(made.state.incident->code, "indicator");
  made.city.indicators["kinerja.achievement"] = Measurement{};  // nothing to measure
  ASSERT_TRUE(made.send(on("2026-01-03"), admin, Retry{}));
  EXPECT_EQ(made.state.incident->code, "indicator");
  made.city.indicators["kinerja.achievement"] = measured(Value(Decimal(94)));
  ASSERT_TRUE(made.send(on("2026-01-04"), admin, Retry{}));
  EXPECT_EQ(made.state.status, Status::ended);
  EXPECT_EQ(made.state.steps.at("score").computed.at("ratio"), Value(*Decimal::parse("0.5")));
}

TEST(Engine, EffortIsZeroWhereTheDepartmentMeasuresNone) {
  Step score{"score", {}, {}, Target{{}, "done"}, Compute{{{"effort", formula("department.effort")}}}};
  SmallCity city;
  Case measured_none(workflow({score}), city);
  ASSERT_TRUE(measured_none.start(on("2026-01-02")));
  EXPECT_EQ(measured_none.state.steps.at("score").computed.at("effort"), Value(Decimal(0)));
  city.indicators["dinas-kesehatan.effort"] = measured(Value(Decimal(81)));
  Case with_effort(workflow({score}), city);
  ASSERT_TRUE(with_effort.start(on("2026-01-02")));
  EXPECT_EQ(with_effort.state.steps.at("score").computed.at("effort"), Value(Decimal(81)));
  city.subject.department.reset();
  Case no_department(workflow({score}), city);
  ASSERT_TRUE(no_department.start(on("2026-01-02")));
  EXPECT_EQ(no_department.state.steps.at("score").computed.at("effort"), Value(Decimal(0)));
}

TEST(Engine, APluginThatIsGoneIsAnIncident) {
  auto made = at_verify();
  made.rules.manifests.erase("kinerja");
  ASSERT_TRUE(made.decide(on("2026-01-08"), siti, "aligned"));
  ASSERT_TRUE(made.state.incident);
  EXPECT_EQ(made.state.incident->code, "plugin");
}

TEST(Engine, EveryRejectionSpeaksBothLanguages) {
  auto made = at_agree();
  EXPECT_FALSE(made.decide(on("2026-01-07"), suryadi, "agree"));
  EXPECT_FALSE(made.rejection->sentence.at("id").empty());
  EXPECT_FALSE(made.rejection->sentence.at("en").empty());
}

}  // namespace
}  // namespace jenjang::engine
