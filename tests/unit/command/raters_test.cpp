// Feedback of colleagues, asked for in confidence: nobody learns who gave it, by no route, sentence or list.
#include <gmock/gmock.h>

#include "service/verify.hpp"
#include "unit/command/year_city.hpp"

namespace jenjang::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* raters[] = {"bidan", "dokter", "apoteker"};

class Raters : public YearCity {
 protected:
  void SetUp() override {
    YearCity::SetUp();
    auto plan = at_agree("perawat");
    must_decide("kepala", plan, read(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})"));
    must_decide("tim1", plan, read(R"({"choice":"aligned"})"));
    auto started = house_->cases().start("performance-review", person("perawat"), *Period::parse("2026"), city().clock.now());
    ASSERT_TRUE(started) << say(started.error().sentence, "en");
    id_ = std::to_string(number_of(started->case_id));
  }
  void choose() {
    must("kepala", id_,
         Json::Object{{"choice", "done"},
                      {"forms", Json::Object{{"kinerja.raters",
                                              Json::Object{{"peers", Json::Array{id_of("bidan"), id_of("dokter"), id_of("apoteker")}},
                                                           {"staff", Json::Array{}}}}}}});
  }
  static Json feedback(const std::string& example) {
    return Json::Object{{"forms", Json::Object{{"kinerja.behaviour", Json::Object{{"behaviour", "meets"}, {"example", example}}}}}};
  }
  void answer(const std::string& login) { must(login, id_, feedback("Selalu menolong rekan saat dinas malam, kata " + login.substr(0, 1) + ".")); }
  void finish_self() {
    must("perawat", id_, read(R"({"forms":{"kinerja.self":{"achieved":[],"story":"Tercapai dengan baik."},"dinas-kesehatan.self":{"initiative":"Posyandu keliling di dua kelurahan."}}})"));
  }
  /// Every answer of every route that tells of cases, as this person; /api/startable lists the staff, whoever they rate.
  std::string all_that_is_read_by(const std::string& login) {
    std::string all;
    for (const std::string path :
         {"/api/session", "/api/inbox?tab=open", "/api/inbox?tab=waiting", "/api/inbox?tab=done", "/api/plans",
          "/api/notifications", "/api/plugins", "/api/incidents", "/api/datasets", "/api/corrections", "/api/lists"})
      all += send(login, "GET", path).body + "\n";
    all += send(login, "GET", "/api/cases/" + id_).body + "\n";
    for (int task = 1; task <= 6; ++task) {
      const auto path = "/api/cases/" + id_ + "/tasks/" + std::to_string(task);
      all += send(login, "GET", path + "/draft").body + "\n";
      all += send(login, "POST", path + "/claim", {}, {{"idempotency-key", "c" + std::to_string(task)}}).body + "\n";
    }
    return all;
  }
  void nobody_reads_a_name() {
    for (const std::string reader : {"perawat", "kepala", "atasan", "puncak", "guru", "tim1", "tim2", "operator"}) {
      const std::string all = all_that_is_read_by(reader);
      for (const std::string rater : raters) EXPECT_THAT(all, Not(HasSubstr("Orang " + rater))) << "read by " << reader;
    }
    for (const std::string reader : raters) {
      const std::string all = all_that_is_read_by(reader);
      for (const std::string other : raters)
        if (other != reader) EXPECT_THAT(all, Not(HasSubstr("Orang " + other))) << "read by " << reader;
    }
  }
  std::string id_;
};

TEST_F(Raters, TheFormNamesWhomItMayName) {
  const Json form = page("kepala", id_)["tasks"].array()->front()["sections"].array()->front();
  std::set<std::string> names;
  for (const Json& one : *form["options"]["peers"].array()) names.insert(one.text_or("name"));
  EXPECT_TRUE(names.contains("Orang bidan")) << form["options"].text();
  EXPECT_FALSE(names.contains("Orang perawat")) << "nobody rates himself";
  EXPECT_FALSE(names.contains("Orang guru"));
}

TEST_F(Raters, ARaterSeesHisTaskAndNothingElseOfTheCase) {
  choose();
  EXPECT_THAT(send("bidan", "GET", "/api/inbox").body, HasSubstr(R"("case":")" + id_ + '"'));
  const Json seen = page("bidan", id_);
  ASSERT_EQ(seen["tasks"].array()->size(), 1u) << seen.text();
  EXPECT_EQ(seen["tasks"].array()->front()["confidential"], Json(true));
  EXPECT_TRUE(seen["timeline"].array()->empty());
  EXPECT_TRUE(seen["answers"].array()->empty());
  EXPECT_TRUE(seen["here"].array()->empty());
  EXPECT_EQ(send("gizi", "GET", "/api/cases/" + id_).status, 404) << "a colleague who was not asked";
}

TEST_F(Raters, WhoIsWaitedForIsToldInNumbersOnly) {
  choose();
  answer("dokter");
  std::string waits;
  const Json seen = page("kepala", id_);
  for (const Json& here : *seen["here"].array())
    if (here.text_or("step") == "peer") waits = here["waits_for"].text_or("id") + here["people"].text();
  EXPECT_EQ(waits, "1 dari 3 sudah menjawab[]");
}

TEST_F(Raters, NoRouteNamesThemToAnybodyButThemselves) {
  choose();
  ASSERT_TRUE(house_->scheduler().run_until(city().clock.now()));  // notices are delivered
  nobody_reads_a_name();
  answer("bidan");
  nobody_reads_a_name();
  answer("dokter");
  answer("apoteker");
  finish_self();
  ASSERT_TRUE(house_->scheduler().run_until(city().clock.now()));
  nobody_reads_a_name();
}

TEST_F(Raters, AnswersAreShownWithoutNamesOnceTheStepIsOver) {
  choose();
  answer("bidan");
  answer("dokter");
  EXPECT_THAT(page("kepala", id_)["answers"].text(), Not(HasSubstr("dinas malam"))) << "the step is open";
  answer("apoteker");
  const Json seen = page("kepala", id_);
  int shown = 0;
  for (const Json& one : *seen["answers"].array()) {
    if (one.text_or("step") != "peer") continue;
    ++shown;
    EXPECT_EQ(one["confidential"], Json(true));
    EXPECT_TRUE(one["by"].is_null() && one["at"].is_null() && one["hidden"].is_null()) << one.text();
    EXPECT_THAT(one.text(), HasSubstr("dinas malam"));
  }
  EXPECT_EQ(shown, 3);
}

TEST_F(Raters, TheJournalKnowsThemByPseudonymAndStillReplays) {
  choose();
  for (const std::string rater : raters) answer(rater);
  const CaseId id{std::stoll(id_)};
  auto journal = city().cases.journal(id);
  ASSERT_TRUE(journal);
  int answers = 0;
  for (const auto& row : *journal)
    for (const std::string rater : raters) {
      EXPECT_NE(row.actor, person(rater));
      EXPECT_FALSE(row.command_key.starts_with(id_of(rater) + "/")) << row.command_key;
      answers += row.actor && service::is_pseudonym(*row.actor) ? 1 : 0;
    }
  EXPECT_EQ(answers, 9) << "three rows, looked at for three raters";
  for (const std::string rater : raters) EXPECT_TRUE(city().cases.decided_by(person(rater), 10)->empty());
  EXPECT_EQ(city().cases.raters(id)->size(), 3u);
  auto verified = service::verify(city());
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->faults.empty()) << say(verified->faults.front(), "en");
}

TEST_F(Raters, NothingIsLeftBehindThatNamesThemWhenTheyHaveAnswered) {
  choose();
  ASSERT_TRUE(house_->scheduler().run_until(city().clock.now()));
  const int task = task_for("bidan", id_);
  EXPECT_FALSE(city().accounts.notifications(person("bidan"), 10)->empty());
  ASSERT_EQ(send("bidan", "PUT", "/api/cases/" + id_ + "/tasks/" + std::to_string(task) + "/draft",
                 read(R"({"forms":{"kinerja.behaviour":{"behaviour":"meets"}}})"), {{"if-none-match", "*"}})
                .status,
            200);
  answer("bidan");
  EXPECT_TRUE(city().accounts.notifications(person("bidan"), 10)->empty());
  EXPECT_FALSE(*city().accounts.draft(person("bidan"), CaseId(std::stoll(id_)), task));
  EXPECT_EQ(send("bidan", "GET", "/api/cases/" + id_).status, 404) << "the case is no longer his to see";
}

TEST_F(Raters, AnAnswerSentTwiceCountsOnce) {
  choose();
  const auto path = "/api/cases/" + id_ + "/tasks/" + std::to_string(task_for("bidan", id_)) + "/decision";
  const Json body = feedback("Selalu menolong rekan saat dinas malam.");
  auto first = send("bidan", "POST", path, body, {{"idempotency-key", "once"}});
  auto again = send("bidan", "POST", path, body, {{"idempotency-key", "once"}});
  ASSERT_EQ(first.status, 200) << first.body;
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(json(again)["repeated"], Json(true));
  EXPECT_EQ(json(again)["version"], json(first)["version"]);
  EXPECT_EQ(send("bidan", "POST", path, feedback("Yang lain lagi, kata-katanya berbeda."), {{"idempotency-key", "once"}}).status, 422);
}

}  // namespace
}  // namespace jenjang::test
