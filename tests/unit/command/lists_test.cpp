// Lists: one decision signs the month's pay of a unit.
#include <gmock/gmock.h>

#include "unit/command/year_city.hpp"

namespace jenjang::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class Lists : public YearCity {
 protected:
  static constexpr const char* staff[] = {"perawat", "bidan", "dokter"};

  void SetUp() override {
    YearCity::SetUp();
    give_role("tim1", "verifikator-bkpsdm");
    give_role("tim2", "bendahara");
    add_rows("tpp", "class_amounts", {{{"class", Decimal(8)}, {"amount", Decimal(4447069)}}});
    for (const std::string login : staff)
      for (const std::string period : {"2026-09", "2026-10"})
        add_rows("tpp", "entitled_staff", {{{"person", person(login)}, {"period", period}, {"class", Decimal(8)}}});
    for (const std::string login : staff) cases_[login] = pay(login, "2026-10");
  }
  std::string pay(const std::string& login, const std::string& period) {
    auto started = house_->cases().start("incentive-pay", person(login), *Period::parse(period), city().clock.now());
    EXPECT_TRUE(started) << (started ? "" : say(started.error().sentence, "en"));
    return started ? std::to_string(number_of(started->case_id)) : "";
  }
  void agree(const std::string& login) { must(login, cases_[login], read(R"({"choice":"agree","forms":{"tpp.statement":{}}})")); }
  Json list(const std::string& login) {
    const Json all = json(send(login, "GET", "/api/lists"));
    return all.array() && !all.array()->empty() ? all.array()->front() : Json();
  }
  http::Response sign(const std::string& login, const Json& of, const std::string& key, Json::Array except = {}) {
    return send(login, "POST", "/api/lists/decision",
                Json::Object{{"id", of["id"]}, {"hash", of["hash"]}, {"choice", "approve"}, {"note", ""}, {"except", std::move(except)}},
                {{"idempotency-key", key}});
  }
  std::map<std::string, std::string> cases_;
};

TEST_F(Lists, AListHasHeadCountSumAndTheDifferenceToTheMonthBefore) {
  pay("perawat", "2026-09");
  for (const std::string login : staff) agree(login);
  const Json pay_list = list("kepala");
  ASSERT_FALSE(pay_list.is_null());
  EXPECT_EQ(pay_list["count"], Json(3));
  // Three of class 8, no periodic rating yet (baik: 100 %) and no attendance (100 %): 3 × 4.447.069 = 13.341.207
  EXPECT_EQ(pay_list["sum"].text_or("value"), "13341207");
  EXPECT_EQ(pay_list["sum"]["words"].text_or("id"), "Rp 13.341.207");
  EXPECT_EQ(pay_list["previous"]["count"], Json(1));
  EXPECT_EQ(pay_list["previous"]["sum"].text_or("value"), "4447069");
  for (const Json& row : *pay_list["rows"].array())
    if (row["subject"].text_or("name") == "Orang perawat") EXPECT_EQ(row["difference"].text_or("value"), "0");
  EXPECT_EQ(send("guru", "GET", "/api/lists").body, "[]");
  EXPECT_EQ(json(send("kepala", "GET", "/api/session"))["lists"], Json(3));
}

TEST_F(Lists, OneDecisionSignsAllRowsAndItsHashStandsInEachCase) {
  for (const std::string login : staff) agree(login);
  const Json of = list("kepala");
  auto signed_list = sign("kepala", of, "s");
  ASSERT_EQ(signed_list.status, 200) << signed_list.body;
  EXPECT_EQ(json(signed_list)["decided"].array()->size(), 3u) << signed_list.body;
  for (const std::string login : staff) {
    auto journal = city().cases.journal(CaseId(std::stoll(cases_[login])));
    EXPECT_THAT(journal->back().command, HasSubstr(of.text_or("hash")));
    EXPECT_THAT(page(login, cases_[login])["timeline"].text(), HasSubstr(of.text_or("hash").substr(0, 12)));
  }
  auto again = sign("kepala", of, "s");
  EXPECT_EQ(json(again)["decided"].array()->size(), 3u) << "the same request is answered as before";
  EXPECT_EQ(sign("kepala", of, "s", {cases_["bidan"]}).status, 422) << "another body with that key";
  EXPECT_EQ(sign("kepala", of, "t").status, 409) << "the list is gone";
}

TEST_F(Lists, AListThatChangedSinceIsNotSigned) {
  agree("perawat");
  const Json of = list("kepala");
  agree("bidan");
  EXPECT_EQ(sign("kepala", of, "s").status, 409);
  EXPECT_EQ(list("kepala")["count"], Json(2)) << "nothing was decided";
}

TEST_F(Lists, ARowThatIsLeftOutStaysOpen) {
  for (const std::string login : staff) agree(login);
  auto decided = sign("kepala", list("kepala"), "s", {cases_["dokter"]});
  EXPECT_EQ(json(decided)["decided"].array()->size(), 2u) << decided.body;
  EXPECT_EQ(list("kepala")["count"], Json(1));
  EXPECT_THAT(json(decided)["decided"].text(), Not(HasSubstr('"' + cases_["dokter"] + '"')));
}

TEST_F(Lists, AFormIsFilledInOnceForAllRows) {
  for (const std::string login : staff) agree(login);
  ASSERT_EQ(sign("kepala", list("kepala"), "s").status, 200);
  const Json of = list("tim1");
  EXPECT_EQ(of["sections"].array()->front().text_or("form"), "tpp.verification");
  auto decided = send("tim1", "POST", "/api/lists/decision",
                      Json::Object{{"id", of["id"]},
                                   {"hash", of["hash"]},
                                   {"choice", "ok"},
                                   {"forms", Json::Object{{"tpp.verification", Json::Object{{"note", "Sesuai presensi."}}}}}},
                      {{"idempotency-key", "v"}});
  EXPECT_EQ(json(decided)["decided"].array()->size(), 3u) << decided.body;
}

}  // namespace
}  // namespace jenjang::test
