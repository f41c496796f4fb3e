#include <gmock/gmock.h>

#include "city_kit.hpp"
#include "service/effects.hpp"
#include "service/verify.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;

// A plugin whose action is code, and a workflow that does it once the superior has agreed.
constexpr const char* manifest_text = R"(plugin: uji
version: 1.0.0
sdk: 1
label: {id: Uji, en: Trial}
owner: Bagian Organisasi
effective: 2026-01-01
languages: [id, en]
roles:
  admin-uji: {label: {id: Admin uji, en: Trial administrator}, at least: 2}
actions:
  send: {label: {id: Mengirim, en: Send}, with: {amount: number}}
)";
constexpr const char* workflow_text = R"(workflow: kirim
language: 1
effective: 2026-01-01
label: Pengiriman
languages: [id]
uses: [uji 1]
subject: employee
period: year
calendar: hari-kerja-kota
start: {every: year, date: 2 January, for: this period, when: subject.active}
people:
  owner: subject
  superior: {is: superior of owner, or else: admin}
  admin: role admin-uji
outcomes: {sent: Terkirim, refused: Ditolak}
steps:
  - step: agree
    label: Persetujuan
    ask: superior
    within: 3 working days
    late: escalate to admin
    choices:
      approve: {label: Setuju, then: send}
      refuse: {label: Tolak, then: end refused}
  - {step: send, label: Pengiriman, do: uji.send, with: {amount: 5}, then: end sent}
)";

class OutboxTest : public CityTest {
 protected:
  OutboxTest() {
    engine::Manifests manifests = city_->installed->manifests();
    auto manifest = language::read_manifest({"plugins/uji", {{"plugin.yaml", manifest_text}}});
    EXPECT_TRUE(manifest.manifest) << (manifest.findings.empty() ? "" : text_of(manifest.findings.front(), "en"));
    manifests["uji"] = manifest.manifest;
    language::WorkflowText text{"kirim.yaml", workflow_text, {}};
    auto read = language::read_workflow(text, manifests);
    EXPECT_TRUE(read.definition) << (read.findings.empty() ? "" : text_of(read.findings.front(), "en"));
    auto [installed, findings] = Installed::make(manifests, {stored_from(text, *read.definition, 1, manifests)});
    EXPECT_TRUE(findings.empty()) << text_of(findings.front(), "en");
    city_->installed = installed;
  }
  /// The superior has agreed: the action waits in the outbox.
  CaseId agreed() {
    auto done = cases_->start("kirim", nurse, *Period::parse("2026"), on("2026-01-05"));
    EXPECT_TRUE(done) << done.error().code;
    must(decide(kapus, done->case_id, "approve"));
    return done->case_id;
  }
  std::string ended_as(CaseId id) { return state(id).outcome.value_or("-"); }
  void answer(ReplyStatus status) { runner_.answer("send", {status, {}, "the other side said so", 1}); }
};

TEST_F(OutboxTest, KeepsAnEffectExactlyAsItWasWanted) {
  engine::Effect effect{"1/publish/2",
                        engine::Effect::Kind::act,
                        "kinerja",
                        "publish",
                        {{"amount", Decimal(5)}, {"who", nurse}},
                        {nurse, kapus},
                        "publish"};
  EXPECT_EQ(*effect_in(body_of(effect)), effect);
  EXPECT_FALSE(effect_in("[]"));
  EXPECT_FALSE(effect_in("no json"));
}

TEST_F(OutboxTest, DeliversNothingBeforeItsTimeAndThenOnce) {
  auto done = cases_->start("kirim", nurse, *Period::parse("2026"), on("2026-01-05"));
  ASSERT_TRUE(done);
  EXPECT_EQ(*outbox_->deliver(on("2026-01-04")), 0);
  EXPECT_EQ(*outbox_->deliver(on("2026-01-05")), 1);
  EXPECT_EQ(*outbox_->deliver(on("2026-01-05")), 0);
  EXPECT_EQ(news_of(kapus).size(), 1u);
}

TEST_F(OutboxTest, CallsAnActionAfterTheCommitAndEndsTheStepWithItsAnswer) {
  CaseId id = agreed();
  EXPECT_TRUE(runner_.asked("send").empty());
  EXPECT_EQ(state(id).status, engine::Status::open);
  ASSERT_TRUE(outbox_->deliver(on("2026-01-05", 10)));
  auto asked = runner_.asked("send");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].call_id, std::to_string(number_of(id)) + "/send/1");
  EXPECT_EQ(asked[0].inputs, (Fields{{"amount", "5"}}));
  EXPECT_EQ(ended_as(id), "sent");
  EXPECT_TRUE(verify(*city_)->faults.empty());
}

TEST_F(OutboxTest, AsksAgainLaterAndLaterWithTheSameKey) {
  CaseId id = agreed();
  answer(ReplyStatus::retry);
  Time now = on("2026-01-05", 10);
  for (auto wait : {1, 2, 4, 8}) {
    ASSERT_TRUE(outbox_->deliver(now));
    std::size_t asked = runner_.asked("send").size();
    ASSERT_TRUE(outbox_->deliver(now + std::chrono::seconds(wait) - std::chrono::milliseconds(1)));
    EXPECT_EQ(runner_.asked("send").size(), asked) << wait;
    now += std::chrono::seconds(wait);
  }
  answer(ReplyStatus::done);
  ASSERT_TRUE(outbox_->deliver(now));
  EXPECT_EQ(ended_as(id), "sent");
  for (const Call& call : runner_.asked("send")) EXPECT_EQ(call.call_id, runner_.asked("send").front().call_id);
}

TEST_F(OutboxTest, GivesUpAfterADayAndLeavesItToAnAdministrator) {
  CaseId id = agreed();
  answer(ReplyStatus::retry);
  Time now = on("2026-01-05", 10);
  int days = 0;
  for (; days < 72 && !state(id).incident; ++days, now += std::chrono::hours(1))
    ASSERT_TRUE(scheduler_->run_until(now));
  EXPECT_GE(days, 24);
  EXPECT_LT(days, 72);
  EXPECT_EQ(state(id).incident->step, "send");
}

TEST_F(OutboxTest, MakesAFailureAnIncidentThatRetryHealsWithTheSameKey) {
  CaseId id = agreed();
  for (ReplyStatus wrong : {ReplyStatus::failed, ReplyStatus::denied}) {
    answer(wrong);
    ASSERT_TRUE(outbox_->deliver(on("2026-01-05", 10)));
    ASSERT_TRUE(state(id).incident);
    EXPECT_EQ(stores_->cases().with_incident(10)->size(), 1u);
    EXPECT_EQ(*outbox_->deliver(on("2026-01-05", 11)), 0);  // nobody asks until somebody says so
    must(cases_->retry({admin_a, "", true}, id, "retry-" + std::to_string(++keys_)));
  }
  answer(ReplyStatus::done);
  ASSERT_TRUE(outbox_->deliver(on("2026-01-05", 12)));
  EXPECT_EQ(ended_as(id), "sent");
  auto asked = runner_.asked("send");
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_EQ(asked[0].call_id, asked[2].call_id);
  EXPECT_TRUE(verify(*city_)->faults.empty());
}

TEST_F(OutboxTest, WaitsWhereThePluginsWorkerRests) {
  CaseId id = agreed();
  runner_.answer("send",
                 [](const Call&) -> Result<Reply> { return failed(Failure::unavailable, "Resting", both("a", "b")); });
  ASSERT_TRUE(outbox_->deliver(on("2026-01-05", 10)));
  EXPECT_FALSE(state(id).incident);
  EXPECT_EQ(state(id).here, "send");
}

}  // namespace
}  // namespace jenjang::service
