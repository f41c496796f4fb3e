// The API below the socket, on a real store with the real plugins: what is refused, and what a second try gets.
#include <gmock/gmock.h>

#include "unit/command/small_city.hpp"

namespace jenjang::test {
namespace {

using testing::HasSubstr;
using Api = SmallCity;

TEST_F(Api, ANursesPlanGoesFromExpectationToDecision) {
  auto id = at_agree("perawat");
  must_decide("kepala", id, *parse_json(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})", 1000));
  must_decide("tim1", id, *parse_json(R"({"choice":"aligned"})", 1000));
  auto page = json(send("perawat", "GET", "/api/cases/" + id));
  EXPECT_EQ(page.text_or("status"), "ended") << page.text();
  auto rows = city().datasets.rows("kinerja", "plans_in_force", {}, {});
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->rows.size(), 1u);
}

TEST_F(Api, ATeacherIsAskedForNoDepartmentsSection) {
  auto id = start("guru");
  must_decide("rektor", id, expectations());
  auto page = json(send("guru", "GET", "/api/cases/" + id));
  const auto& tasks = page["tasks"];
  ASSERT_TRUE(tasks.array() && tasks.array()->size() == 1) << page.text();
  EXPECT_EQ(tasks.array()->front()["sections"].array()->size(), 1u);
  must_decide("guru", id, plan());
}

TEST_F(Api, WhoIsNotLoggedInSeesNothing) {
  EXPECT_EQ(send_out("GET", "/api/inbox").status, 401);
  EXPECT_EQ(send_out("GET", "/api/cases/1").status, 401);
  EXPECT_EQ(send_out("GET", "/healthz").status, 200);
}

TEST_F(Api, AChangeWithoutTheSessionsTokenIsRefused) {
  auto id = at_agree("perawat");
  auto path = "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/decision";
  auto response = send("kepala", "POST", path, plan(), {{"idempotency-key", "a"}, {"x-csrf-token", "0"}});
  EXPECT_EQ(response.status, 403);
  EXPECT_EQ(json(response).text_or("code"), "BadToken");
  EXPECT_EQ(send("kepala", "POST", path, plan(), {{"idempotency-key", "a"}, {"sec-fetch-site", "cross-site"}}).status, 403);
}

TEST_F(Api, AStrangersCaseLooksAsIfItWereNotThere) {
  auto id = at_agree("perawat");
  EXPECT_EQ(send("guru", "GET", "/api/cases/" + id).status, 404);
  EXPECT_EQ(decide("guru", id, *parse_json(R"({"choice":"agree"})", 100), "x").status, 404);
  EXPECT_EQ(send("guru", "GET", "/api/cases/999999").status, 404);
  EXPECT_EQ(send("guru", "GET", "/api/cases/none").status, 404);
}

TEST_F(Api, TheSameKeyAndBodyCountOnceAndAnotherBodyIsRefused) {
  auto id = at_agree("perawat");
  auto agree = *parse_json(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})", 1000);
  auto path = "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/decision";
  auto first = send("kepala", "POST", path, agree, {{"idempotency-key", "same"}});
  auto again = send("kepala", "POST", path, agree, {{"idempotency-key", "same"}});
  ASSERT_EQ(first.status, 200) << first.body;
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(json(first)["version"], json(again)["version"]);
  EXPECT_EQ(json(again)["repeated"], Json(true));
  auto other = send("kepala", "POST", path, *parse_json(R"({"choice":"return","note":"lain"})", 100), {{"idempotency-key", "same"}});
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(json(other).text_or("code"), "KeyReused");
}

TEST_F(Api, ADecisionWithoutAKeyIsRefused) {
  auto id = at_agree("perawat");
  auto response = send("kepala", "POST", "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/decision", plan());
  EXPECT_EQ(response.status, 428);
}

TEST_F(Api, WhoDecidesSecondReadsThatSomebodyWasFirst) {
  auto id = at_agree("perawat");
  int task = task_of(id);
  must_decide("kepala", id, *parse_json(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})", 1000));
  auto late = send("kepala", "POST", "/api/cases/" + id + "/tasks/" + std::to_string(task) + "/decision",
                   *parse_json(R"({"choice":"return","note":"terlambat"})", 100), {{"idempotency-key", "late"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(json(late).text_or("code"), "TaskClosed");
  EXPECT_THAT(json(late)["detail"].text_or("id"), HasSubstr("sudah"));
}

TEST_F(Api, WhoWasAskedAndCameSecondIsToldEvenThoughTheCaseIsNoLongerTheirs) {
  auto id = at_agree("perawat");
  must_decide("kepala", id, *parse_json(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})", 1000));
  int task = task_of(id);
  must_decide("tim1", id, *parse_json(R"({"choice":"aligned"})", 100));
  auto late = send("tim2", "POST", "/api/cases/" + id + "/tasks/" + std::to_string(task) + "/decision",
                   *parse_json(R"({"choice":"aligned"})", 100), {{"idempotency-key", "second"}});
  EXPECT_EQ(late.status, 409) << late.body;
  EXPECT_EQ(json(late).text_or("code"), "TaskClosed");
  EXPECT_EQ(send("guru", "POST", "/api/cases/" + id + "/tasks/" + std::to_string(task) + "/decision",
                 *parse_json(R"({"choice":"aligned"})", 100), {{"idempotency-key", "third"}})
                .status,
            404);
}

TEST_F(Api, ADecisionOnAnOlderPageIsRefused) {
  auto id = at_agree("perawat");
  auto response = send("kepala", "POST", "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/decision",
                       *parse_json(R"({"choice":"agree"})", 100), {{"idempotency-key", "old"}, {"if-match", "\"1-abc\""}});
  EXPECT_EQ(response.status, 412);
  EXPECT_EQ(json(response).text_or("code"), "CaseChanged");
}

TEST_F(Api, AFormThatDoesNotFitNamesEveryField) {
  auto id = start("guru");
  must_decide("rektor", id, expectations());
  auto response = decide("guru", id, *parse_json(R"({"choice":"submit","forms":{"kinerja.plan":{"targets":[{"result":"","priority":"sedang","target":"banyak"}],"extra":1}}})", 1000), "bad");
  ASSERT_EQ(response.status, 422) << response.body;
  auto fields = json(response)["fields"];
  ASSERT_TRUE(fields.object());
  for (const char* field : {"/kinerja.plan/targets/0/priority", "/kinerja.plan/targets/0/target", "/kinerja.plan/targets/0/aspect"})
    EXPECT_FALSE(fields[field].is_null()) << field << " in " << fields.text();
}

TEST_F(Api, APluginsNoReachesThePersonAsASentence) {
  auto id = start("perawat");
  must_decide("kepala", id, expectations());
  auto twice = health_plan();
  twice.member("forms").member("dinas-kesehatan.plan").member("villages") = Json::Array{"Bukuan", "Bukuan"};
  auto response = decide("perawat", id, twice, "twice");
  ASSERT_EQ(response.status, 422) << response.body;
  EXPECT_THAT(json(response)["fields"].text(), HasSubstr("dinas-kesehatan.plan/villages"));
}

TEST_F(Api, ReturningNeedsANoteThatTheOtherWillRead) {
  auto id = at_agree("guru");
  auto silent = decide("rektor", id, *parse_json(R"({"choice":"return","note":"  "})", 100), "n");
  EXPECT_EQ(silent.status, 422);
  EXPECT_EQ(json(silent).text_or("code"), "NoteMissing");
  must_decide("rektor", id, *parse_json(R"({"choice":"return","note":"Targetnya belum terukur."})", 100));
  auto page = json(send("guru", "GET", "/api/cases/" + id));
  EXPECT_THAT(page["tasks"].text(), HasSubstr("Targetnya belum terukur."));
  EXPECT_THAT(page["tasks"].text(), HasSubstr("Murid tuntas membaca"));
}

TEST_F(Api, ADraftIsKeptAndASecondTabIsTold) {
  auto id = start("guru");
  must_decide("rektor", id, expectations());
  auto path = "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/draft";
  EXPECT_EQ(send("guru", "GET", path).status, 404);
  auto draft = *parse_json(R"({"forms":{"kinerja.plan":{"targets":[{"result":"Setengah"}]}},"note":""})", 1000);
  auto saved = send("guru", "PUT", path, draft, {{"if-none-match", "*"}});
  ASSERT_EQ(saved.status, 200) << saved.body;
  auto conflict = send("guru", "PUT", path, draft, {{"if-none-match", "*"}});
  EXPECT_EQ(conflict.status, 412);
  EXPECT_THAT(conflict.body, HasSubstr("Setengah"));
  EXPECT_EQ(send("guru", "PUT", path, draft, {{"if-match", "\"1\""}}).status, 200);
  EXPECT_EQ(send("perawat", "GET", path).status, 404) << "a draft is its writer's alone";
  EXPECT_EQ(send("guru", "PUT", path, draft).status, 428);
}

TEST_F(Api, TheInboxIsAskedForOnlyWhenItChanged) {
  start("guru");
  auto first = send("rektor", "GET", "/api/inbox");
  ASSERT_EQ(first.status, 200);
  std::string tag;
  for (const auto& [name, value] : first.headers)
    if (name == "ETag") tag = value;
  EXPECT_EQ(send("rektor", "GET", "/api/inbox", {}, {{"if-none-match", tag}}).status, 304);
}

TEST_F(Api, TenMegabytesInAFieldAreRefusedAsASentence) {
  auto id = start("guru");
  must_decide("rektor", id, expectations());
  auto big = plan();
  big.member("note") = std::string(10 << 20, 'x');
  auto response = decide("guru", id, big, "big");
  EXPECT_EQ(response.status, 413);
  EXPECT_THAT(json(response)["detail"].text_or("id"), HasSubstr("bita"));
}

TEST_F(Api, HostileBodiesAreAnsweredNotCrashedOn) {
  auto id = at_agree("perawat");
  auto path = "/api/cases/" + id + "/tasks/" + std::to_string(task_of(id)) + "/decision";
  for (std::string body : {"", "{", "[]", "null", "{\"choice\":{}}", "{\"forms\":[]}", "{\"forms\":{\"kinerja.plan_review\":7},\"choice\":\"agree\"}",
                           "{\"choice\":\"agree\",\"choice\":\"return\"}", "\xff\xfe", "{\"forms\":{\"x.y\":{}},\"choice\":\"agree\"}"}) {
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.body = body;
    request.headers = {{"content-type", "application/json"}, {"idempotency-key", "h"}};
    auto session = house_->accounts().sign_in("kepala", password, "127.0.0.1");
    ASSERT_TRUE(session);
    request.headers["cookie"] = "jenjang_session=" + session->token;
    request.headers["x-csrf-token"] = session->csrf;
    auto response = http::respond(request, house_->services());
    EXPECT_GE(response.status, 400) << body << " → " << response.body;
    EXPECT_LT(response.status, 500) << body << " → " << response.body;
  }
}

TEST_F(Api, AWrongPasswordAndAnUnknownNameGetTheSameAnswerAndThenRest) {
  auto wrong = send_out("POST", "/api/session", Json::Object{{"login", "guru"}, {"password", "salah"}});
  auto nobody = send_out("POST", "/api/session", Json::Object{{"login", "siapa"}, {"password", "salah"}});
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(json(wrong)["detail"], json(nobody)["detail"]);
  int status = 0;
  for (int i = 0; i < 8; ++i) status = send_out("POST", "/api/session", Json::Object{{"login", "guru"}, {"password", "salah"}}).status;
  EXPECT_EQ(status, 429);
}

TEST_F(Api, TheSessionsCookieIsForThisSiteAloneAndNoScript) {
  auto response = send_out("POST", "/api/session", Json::Object{{"login", "guru"}, {"password", password}});
  ASSERT_EQ(response.status, 200) << response.body;
  std::string cookie;
  for (const auto& [name, value] : response.headers)
    if (name == "Set-Cookie") cookie = value;
  EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
  EXPECT_THAT(cookie, HasSubstr("SameSite=Strict"));
}

TEST_F(Api, ANumberStandsOnOnesOwnPageOnly) {
  auto id = at_agree("perawat");
  EXPECT_THAT(send("perawat", "GET", "/api/session").body, HasSubstr("nomor-perawat"));
  for (const auto* path : {"/api/inbox", "/api/plans"}) EXPECT_EQ(send("kepala", "GET", path).body.find("nomor-"), std::string::npos) << path;
  EXPECT_EQ(send("kepala", "GET", "/api/cases/" + id).body.find("nomor-"), std::string::npos);
}

TEST_F(Api, OnlyAnOperatorSeesPluginsAndIncidents) {
  EXPECT_EQ(send("guru", "GET", "/api/plugins").status, 403);
  EXPECT_EQ(send("guru", "POST", "/api/plugins/kinerja/retry").status, 403);
  EXPECT_EQ(send("operator", "GET", "/api/plugins").status, 200);
  EXPECT_EQ(send("operator", "GET", "/api/incidents").status, 200);
}

TEST_F(Api, ACityThatIsNoDemoHasNoClockToMove) {
  EXPECT_EQ(send_out("GET", "/api/demo").status, 404);
  EXPECT_EQ(send_out("POST", "/api/clock", Json::Object{{"to", "2030-01-01"}}, {{"x-csrf-token", "demo"}}).status, 401);
  EXPECT_EQ(send("operator", "POST", "/api/clock", Json::Object{{"to", "2030-01-01"}}).status, 403);
}

TEST_F(Api, AnUnknownAddressAndAWrongMethodAreSaid) {
  EXPECT_EQ(send("guru", "GET", "/api/nothing").status, 404);
  EXPECT_EQ(send("guru", "DELETE", "/api/inbox").status, 405);
}

}  // namespace
}  // namespace jenjang::test
