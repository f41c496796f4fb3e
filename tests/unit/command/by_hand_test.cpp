// What people start and enter by hand: a promotion that a clerk opens, and BKN's opinion that a verifier types in.
#include <gmock/gmock.h>

#include "unit/command/year_city.hpp"

namespace jenjang::test {
namespace {

using testing::HasSubstr;

class ByHand : public YearCity {
 protected:
  void SetUp() override {
    YearCity::SetUp();
    give_role("gizi", "pengelola-kepegawaian");
    give_role("tim1", "verifikator-bkpsdm");
    give_role("tim2", "kepala-bkpsdm");
    give_role("atasan", "sekretaris-daerah");
    give_role("puncak", "pejabat-pembina-kepegawaian");
    install_opinion();
  }
  /// Promotion asks for files, which nobody can send yet: this workflow begins where it waits for BKN.
  void install_opinion() {
    language::WorkflowText text{"opinion.yaml", R"(
workflow: opinion
language: 1
effective: 2025-01-01
label: Pertimbangan teknis
languages: [id]
uses: [bkn 1]
subject: employee
period: month
calendar: hari-kerja-kota
start: {by: clerk}
people:
  owner:   subject
  clerk:   {is: role pengelola-kepegawaian, or else: admin}
  checker: {is: role verifikator-bkpsdm, or else: admin}
  admin:   role admin-kinerja
outcomes: {done: Selesai}
steps:
  - step: opinion
    label: Menunggu pertimbangan teknis
    wait: for bkn.technical_opinion
    within: 30 working days
    late: [tell clerk, after 30 working days go on]
  - step: verdict
    label: Pemeriksaan pertimbangan
    ask: checker
    within: 3 working days
    late: [tell clerk, after 5 working days end done]
    choices:
      match:
        label: Sesuai
        then: end done
)", {}};
    auto manifests = city().installed->manifests();
    auto workflow = language::read_workflow(text, manifests);
    ASSERT_TRUE(workflow.definition) << text_of(workflow.findings.front(), "en");
    ASSERT_TRUE(city().definitions.publish(service::stored_from(text, *workflow.definition, 1, manifests)));
    city().installed = service::Installed::make(manifests, *city().definitions.definitions()).first;
  }
  Json opening(const std::string& subject) { return Json::Object{{"workflow", "opinion"}, {"subject", id_of(subject)}}; }
  http::Response open(const std::string& login, const std::string& subject, const std::string& key) {
    return send(login, "POST", "/api/cases", opening(subject), {{"idempotency-key", key}});
  }
  std::string at_opinion() {
    return json(open("gizi", "perawat", "p")).text_or("case");
  }
  http::Response enter(const std::string& login, const std::string& id, const std::string& fields, const std::string& key) {
    return send(login, "POST", "/api/cases/" + id + "/events/bkn/technical_opinion", read(R"({"fields":)" + fields + "}"),
                {{"idempotency-key", key}});
  }
  static constexpr const char* opinion = R"({"number":"PT-1/2026","date":"2026-11-20","status":"approved"})";
};

TEST_F(ByHand, AClerkIsToldForWhomAWorkflowMayBeOpened) {
  const Json list = json(send("gizi", "GET", "/api/startable"));
  ASSERT_EQ(list.array()->size(), 2u) << list.text();
  EXPECT_THAT(list.text(), HasSubstr(R"("workflow":"opinion")"));
  EXPECT_THAT(list.text(), HasSubstr("Orang perawat"));
  for (const Json& one : *list.array())
    EXPECT_EQ(one["subjects"].text().find("Orang gizi"), std::string::npos) << "nobody opens his own";
  EXPECT_EQ(send("guru", "GET", "/api/startable").body, "[]");
  EXPECT_EQ(json(send("gizi", "GET", "/api/session"))["starts"], Json(true));
}

TEST_F(ByHand, ACaseIsOpenedOnceAndByTheClerkAlone) {
  EXPECT_EQ(open("guru", "perawat", "x").status, 403);
  auto first = open("gizi", "perawat", "a");
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(json(open("gizi", "perawat", "a"))["repeated"], Json(true));
  EXPECT_EQ(open("gizi", "perawat", "b").status, 409);
  EXPECT_EQ(open("gizi", "bidan", "a").status, 422) << "the key was used for somebody else";
  for (const Json& one : *json(send("gizi", "GET", "/api/startable")).array())
    if (one.text_or("workflow") == "opinion") EXPECT_EQ(one.text().find("Orang perawat"), std::string::npos);
  EXPECT_EQ(send("gizi", "POST", "/api/cases", Json::Object{{"workflow", "target-setting"}, {"subject", "1"}}, {{"idempotency-key", "c"}}).status,
            404)
      << "a workflow that begins by its date";
}

TEST_F(ByHand, AnEventIsEnteredByItsRoleWithAllOfItsFields) {
  auto id = at_opinion();
  const Json seen = page("tim1", id);
  ASSERT_EQ(seen["awaited"].array()->size(), 1u) << seen.text();
  const Json& awaited = seen["awaited"].array()->front();
  EXPECT_EQ(awaited["may_enter"], Json(true));
  EXPECT_EQ(awaited["fields"].array()->size(), 3u);
  EXPECT_THAT(awaited["fields"].text(), HasSubstr(R"("value":"approved")"));
  EXPECT_EQ(page("perawat", id)["awaited"].array()->front()["may_enter"], Json(false));
  EXPECT_EQ(seen["here"].array()->front().text_or("kind"), "wait");

  EXPECT_EQ(enter("perawat", id, opinion, "e").status, 403);
  EXPECT_EQ(enter("guru", id, opinion, "e").status, 404);
  auto wrong = enter("tim1", id, R"({"number":"","date":"kemarin","status":"maybe","more":"1"})", "w");
  EXPECT_EQ(wrong.status, 422);
  for (const char* field : {"/number", "/date", "/status", "/more"}) EXPECT_FALSE(json(wrong)["fields"][field].is_null()) << field;

  auto taken = enter("tim1", id, opinion, "e");
  ASSERT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(json(enter("tim1", id, opinion, "e"))["repeated"], Json(true));
  EXPECT_EQ(enter("tim1", id, opinion, "again").status, 409);
  EXPECT_THAT(page("perawat", id)["timeline"].text(), HasSubstr("dicatat oleh Orang tim1"));
  EXPECT_THAT(page("perawat", id)["timeline"].text(), HasSubstr("PT-1/2026"));
}

TEST_F(ByHand, ADecisionMayBeTriedBeforeItIsSent) {
  auto id = at_agree("perawat");
  const auto path = "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/decision?check=1";
  const auto rows = city().cases.journal(CaseId(std::stoll(id)))->size();
  EXPECT_EQ(send("kepala", "POST", path, read(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})")).status, 204);
  auto refused = send("kepala", "POST", path, read(R"({"choice":"return","note":" "})"));
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(send("guru", "POST", path, read(R"({"choice":"agree"})")).status, 404);
  EXPECT_EQ(city().cases.journal(CaseId(std::stoll(id)))->size(), rows) << "nothing was written";
}

}  // namespace
}  // namespace jenjang::test
