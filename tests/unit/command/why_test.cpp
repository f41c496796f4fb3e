// "Mengapa?" over HTTP: from an amount down to who brought in what, and from when a result would be another.
#include <gmock/gmock.h>

#include "unit/command/year_city.hpp"

namespace jenjang::test {
namespace {

using testing::HasSubstr;

class Why : public YearCity {
 protected:
  http::Response why(const std::string& login, const std::string& id, const std::string& field) {
    return send(login, "GET", "/api/cases/" + id + "/why?field=" + field);
  }
  std::string start_of(const std::string& workflow, const std::string& subject, const std::string& period) {
    auto started = house_->cases().start(workflow, person(subject), *Period::parse(period), city().clock.now());
    EXPECT_TRUE(started) << (started ? "" : say(started.error().sentence, "en"));
    return started ? std::to_string(number_of(started->case_id)) : "";
  }
  static const Json* find(const Json& node, const std::string& kind, const std::string& label) {
    if (node.text_or("kind") == kind && node["label"].text_or("id") == label) return &node;
    for (const Json& child : *node["children"].array())
      if (const Json* found = find(child, kind, label)) return found;
    return nullptr;
  }
};

TEST_F(Why, AnAmountLeadsToTheRowsItStandsOnAndWhoBroughtThemIn) {
  give_role("tim2", "verifikator-bpkad");
  ASSERT_EQ(send_csv("tim2", "/api/datasets/tpp/class_amounts", "class,amount\n8,4447069\n", "a").status, 200);
  ASSERT_EQ(send_csv("tim2", "/api/datasets/tpp/entitled_staff", "person,period,class\nnomor-perawat,2026-10,8\n", "b").status, 200);
  auto id = start_of("incentive-pay", "perawat", "2026-10");

  const Json seen = page("perawat", id);
  std::vector<std::string> fields;
  for (const Json& number : *seen["numbers"].array()) fields.push_back(number.text_or("field"));
  EXPECT_EQ(fields, (std::vector<std::string>{"score.work", "score.discipline", "score.percent", "score.amount"}));

  auto answer = why("perawat", id, "score.amount");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const Json tree = json(answer);
  EXPECT_EQ(tree.text_or("value"), "4447069");  // class 8, 100 % of 4.447.069
  const Json* base = find(tree["tree"], "indicator", "TPP dasar");
  ASSERT_NE(base, nullptr) << tree.text();
  EXPECT_EQ((*base)["plugin"].text_or("name"), "tpp");
  EXPECT_FALSE((*base)["plugin"].text_or("file").empty());
  EXPECT_THAT((*base)["basis"].text(), HasSubstr("Perwali TPP"));
  ASSERT_EQ((*base)["sources"].array()->size(), 2u);
  for (const Json& source : *(*base)["sources"].array()) {
    EXPECT_EQ(source["by"].text_or("name"), "Orang tim2");
    EXPECT_FALSE(source["at"].is_null());
  }
}

TEST_F(Why, WhatWasEnteredNamesWhoEnteredItAndWhen) {
  auto plan = at_agree("perawat");
  must_decide("kepala", plan, read(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})"));
  must_decide("tim1", plan, read(R"({"choice":"aligned"})"));
  EXPECT_EQ(why("perawat", plan, "draft.targets").status, 404) << "only what was computed";
  EXPECT_EQ(why("perawat", plan, "nothing").status, 404);
  EXPECT_EQ(why("perawat", plan, "no.such").status, 404);
}

TEST_F(Why, IsForThoseWhoSeeTheCase) {
  give_role("tim2", "verifikator-bpkad");
  ASSERT_EQ(send_csv("tim2", "/api/datasets/tpp/class_amounts", "class,amount\n8,4447069\n", "a").status, 200);
  ASSERT_EQ(send_csv("tim2", "/api/datasets/tpp/entitled_staff", "person,period,class\nnomor-perawat,2026-10,8\n", "b").status, 200);
  auto id = start_of("incentive-pay", "perawat", "2026-10");
  EXPECT_EQ(why("kepala", id, "score.amount").status, 200);
  EXPECT_EQ(why("guru", id, "score.amount").status, 404);
  EXPECT_EQ(why("bidan", id, "score.amount").status, 404);
}

TEST_F(Why, AnIneligibilityTellsFromWhenItIsOver) {
  give_role("gizi", "pengelola-kepegawaian");
  PersonId nurse = person("perawat");
  add_rows("kinerja", "ratings", {{{"person", nurse}, {"period", "2024"}, {"predikat", "baik"}},
                                  {{"person", nurse}, {"period", "2025"}, {"predikat", "baik"}}});
  add_rows("kepegawaian", "ranks", {{{"person", nurse}, {"day", *date_from("2024-04-01")}, {"grade", "III/a"}}});
  auto opened = send("gizi", "POST", "/api/cases", Json::Object{{"workflow", "promotion"}, {"subject", id_of("perawat")}},
                     {{"idempotency-key", "p"}});
  ASSERT_EQ(opened.status, 201) << opened.body;
  const Json answer = json(why("perawat", json(opened).text_or("case"), "test.result"));
  EXPECT_EQ(answer["words"].text_or("id"), "Masa kerja dalam pangkat belum cukup") << answer.text();
  std::string when;
  for (const Json& other : *answer["others"].array())
    if (other.text_or("kind") == "when") when = other["sentence"].text_or("id");
  // Regular track: four years in rank since 1 April 2024 (PP 11/2017); the first month that has them is April 2028.
  EXPECT_THAT(when, HasSubstr("2028")) << answer["others"].text();
}

}  // namespace
}  // namespace jenjang::test
