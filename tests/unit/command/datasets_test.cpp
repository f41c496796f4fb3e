// Datasets and corrections below the socket: who may upload, what is refused, and how a wrong number is reported.
#include <gmock/gmock.h>

#include "unit/command/small_city.hpp"

namespace jenjang::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Datasets = SmallCity;

constexpr const char* path = "/api/datasets/kinerja/ratings";
const std::string header = "person,period,predikat\n";

Json dataset(const Json& all, const std::string& name) {
  for (const Json& one : *all.array())
    if (one.text_or("name") == name) return one;
  return {};
}

TEST_F(Datasets, AreListedForTheRoleThatUploadsThemAndForOperators) {
  auto for_keeper = json(send("tim1", "GET", "/api/datasets"));
  auto ratings = dataset(for_keeper, "ratings");
  EXPECT_EQ(ratings["may_upload"], Json(true)) << for_keeper.text();
  EXPECT_EQ(ratings["columns"].array()->front().text(), R"({"key":true,"name":"person","type":"person"})");
  EXPECT_EQ(send("guru", "GET", "/api/datasets").body, "[]");
  EXPECT_EQ(dataset(json(send("operator", "GET", "/api/datasets")), "ratings")["may_upload"], Json(false));
  EXPECT_EQ(send("guru", "GET", std::string(path) + "/rows").status, 404);
  EXPECT_EQ(send_csv("operator", path, header, "k").status, 403);
}

TEST_F(Datasets, AnUploadKeepsWhoBroughtItInWhenAndFromWhat) {
  auto taken = send_csv("tim1", std::string(path) + "?source=riwayat-2025.csv", header + "nomor-guru,2025,baik\n", "a");
  ASSERT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(json(taken)["added"], Json(1));
  auto ratings = dataset(json(send("tim1", "GET", "/api/datasets")), "ratings");
  const Json& newest = ratings["revisions"].array()->front();
  EXPECT_EQ(newest.text_or("source"), "riwayat-2025.csv");
  EXPECT_EQ(newest["by"].text_or("name"), "Orang tim1");
  EXPECT_EQ(newest["rows"], Json(1));
}

TEST_F(Datasets, RowsNamePeopleNeverTheirNumbers) {
  ASSERT_EQ(send_csv("tim1", path, header + "nomor-guru,2025,baik\n", "a").status, 200);
  auto rows = send("tim1", "GET", std::string(path) + "/rows?limit=10");
  EXPECT_THAT(rows.body, HasSubstr(R"("rows":[["Orang guru","2025","baik"]])"));
  EXPECT_EQ(rows.body.find("nomor-"), std::string::npos);
}

TEST_F(Datasets, EveryBadCellIsNamedByLineAndColumnAndNothingIsTaken) {
  auto refused = send_csv("tim1", path, header + "nomor-guru,2025,bagus\nnomor-siapa,2025,baik\nnomor-bidan,2025,baik\n", "a");
  ASSERT_EQ(refused.status, 422) << refused.body;
  const auto findings = json(refused)["findings"];
  ASSERT_EQ(findings.array()->size(), 2u) << findings.text();
  const Json& first = findings.array()->front();
  EXPECT_EQ(first["line"], Json(2));
  EXPECT_EQ(first["column"], Json(17));
  EXPECT_EQ(first.text_or("cell"), "bagus");
  EXPECT_EQ(json(send("tim1", "GET", std::string(path) + "/rows"))["rows"].array()->size(), 0u);
}

TEST_F(Datasets, ACheckTellsWhatWouldChangeAndTakesNothing) {
  ASSERT_EQ(send_csv("tim1", path, header + "nomor-guru,2025,baik\nnomor-bidan,2025,baik\n", "a").status, 200);
  auto check = json(send_csv("tim1", std::string(path) + "/check",
                             header + "nomor-guru,2025,kurang\nnomor-bidan,2025,baik\nnomor-perawat,2025,baik\n"));
  EXPECT_EQ(check["added"], Json(1)) << check.text();
  EXPECT_EQ(check["changed"], Json(1));
  EXPECT_EQ(check["same"], Json(1));
  const Json& changed = check["sample"].array()->front();
  EXPECT_EQ(changed.text_or("key"), "Orang guru, 2025");
  EXPECT_EQ(changed["before"].text_or("predikat"), "baik");
  EXPECT_EQ(changed["after"].text_or("predikat"), "kurang");
  EXPECT_EQ(json(send("tim1", "GET", std::string(path) + "/rows"))["rows"].array()->size(), 2u);
}

TEST_F(Datasets, TheSameUploadSentTwiceIsTakenOnce) {
  const std::string csv = header + "nomor-guru,2025,baik\n";
  auto first = json(send_csv("tim1", path, csv, "same"));
  auto again = json(send_csv("tim1", path, csv, "same"));
  EXPECT_EQ(again["repeated"], Json(true)) << again.text();
  EXPECT_EQ(again["revision"], first["revision"]);
  EXPECT_EQ(send_csv("tim1", path, header + "nomor-guru,2025,kurang\n", "same").status, 422);
  EXPECT_EQ(send_csv("tim1", path, csv).status, 428);
}

// ---- "Angkanya keliru?"

Json wrong_number(const std::string& case_id) {
  return Json::Object{{"case", case_id},
                      {"plugin", "dinas-kesehatan"},
                      {"dataset", "immunisation"},
                      {"field", "dinas-kesehatan.idl"},
                      {"text", "Kelurahan Bukuan terhitung dua kali."}};
}

class Asked : public SmallCity {
 protected:
  void SetUp() override {
    SmallCity::SetUp();
    role_ = *city().installed->manifest("dinas-kesehatan")->datasets.at("immunisation").upload;
    auto all = (*city().organisation.current())->organisation();
    all.roles.push_back({person("bidan"), role_, "", {*date_from("2020-01-01"), {}}});
    ASSERT_TRUE(city().organisation.replace(all, "test", city().clock.now()));
    id_ = at_agree("perawat");
  }
  std::string role_, id_;
};

TEST_F(Asked, ACorrectionReachesTheKeeperAndTheAnswerWhoAsked) {
  auto asked = send("perawat", "POST", "/api/corrections", wrong_number(id_));
  ASSERT_EQ(asked.status, 201) << asked.body;
  auto inbox = json(send("bidan", "GET", "/api/inbox"));
  ASSERT_EQ(inbox["corrections"].array()->size(), 1u) << inbox.text();
  EXPECT_EQ(inbox["corrections"].array()->front()["asked_by"].text_or("name"), "Orang perawat");
  EXPECT_THAT(send("bidan", "GET", "/api/notifications").body, HasSubstr("Bukuan"));

  const auto answer = "/api/corrections/" + json(asked).text_or("id") + "/answer";
  EXPECT_EQ(send("bidan", "POST", answer, Json::Object{{"accepted", true}, {"text", " "}}).status, 422);
  auto done = send("bidan", "POST", answer, Json::Object{{"accepted", true}, {"text", "Diperbaiki pada revisi berikut."}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(json(done).text_or("status"), "accepted");
  EXPECT_EQ(send("bidan", "POST", answer, Json::Object{{"accepted", false}, {"text", "lagi"}}).status, 409);
  EXPECT_THAT(send("perawat", "GET", "/api/notifications").body, HasSubstr("Diperbaiki pada revisi berikut."));
  EXPECT_EQ(json(send("bidan", "GET", "/api/inbox"))["corrections"].array()->size(), 0u);
  auto mine = json(send("perawat", "GET", "/api/corrections"));
  EXPECT_EQ(mine["mine"].array()->front().text_or("answer"), "Diperbaiki pada revisi berikut.");
}

TEST_F(Asked, ACorrectionIsForThoseWhoSeeTheCaseAndAnsweredByThoseWhoKeepTheData) {
  EXPECT_EQ(send("guru", "POST", "/api/corrections", wrong_number(id_)).status, 404);
  auto without_words = wrong_number(id_);
  without_words.member("text") = "";
  EXPECT_EQ(send("perawat", "POST", "/api/corrections", without_words).status, 422);
  auto asked = json(send("perawat", "POST", "/api/corrections", wrong_number(id_)));
  EXPECT_EQ(send("guru", "POST", "/api/corrections/" + asked.text_or("id") + "/answer",
                 Json::Object{{"accepted", true}, {"text", "ya"}})
                .status,
            404);
  EXPECT_THAT(send("guru", "GET", "/api/corrections").body, HasSubstr(R"("for_me":[])"));
}

}  // namespace
}  // namespace jenjang::test
