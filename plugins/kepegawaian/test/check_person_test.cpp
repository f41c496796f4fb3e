#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Answer check(const std::string& number, const std::string& kind) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call("check_person",
            Inputs().set("person.number", number).set("person.kind", kind).set("person.name", "Contoh"));
}

void expect_refused(const std::string& number, const std::string& kind, const std::string& part) {
  const auto answer = check(number, kind);
  EXPECT_TRUE(answer.is_denied()) << number;
  EXPECT_EQ(answer.field(), "/number");
  EXPECT_NE(answer.message_in("en").find(part), std::string::npos) << answer.message_in("en");
  EXPECT_FALSE(answer.message_in("id").empty());
  EXPECT_EQ(answer.message_in("id").find(number), std::string::npos) << "a number is personal data";
}

}  // namespace

// Well-formed examples from public sources (BKN 22/2007).
TEST(CheckPerson, AcceptsWellFormedNumbersOfCivilServants) {
  for (const char* number : {"198609262015051001", "196804111993031009", "198012302010012005"})
    EXPECT_TRUE(check(number, "pns").is_done()) << number;
}

TEST(CheckPerson, AcceptsAContractEmployeesCodeWhereACivilServantHasAMonth) {
  EXPECT_TRUE(check("199009132025242014", "pppk").is_done());
  EXPECT_TRUE(check("199009132025242014", "pppk_paruh_waktu").is_done());
  expect_refused("199009132025242014", "pns", "month of appointment");
}

TEST(CheckPerson, AsksFor18Digits) {
  for (const char* number :
       {"77", "19860926201505100", "1986092620150510011", "19860926 201505100", "1986092620150510O1"})
    expect_refused(number, "pns", "18 digits");
}

TEST(CheckPerson, AsksForADayOfBirthThatExists) {
  expect_refused("198602302015051001", "pns", "Digits 1-8");
  expect_refused("198613012015051001", "pppk", "Digits 1-8");
  expect_refused("199053132015052001", "pns", "Digits 1-8");  // + 40 for women: a NIK's day, no NIP's
}

TEST(CheckPerson, AsksForEighteenYearsAtAppointment) {
  expect_refused("200005202018051001", "pns", "18 years after birth");  // 1 May 2018: 17 years and 11 months
  EXPECT_TRUE(check("200005202018061001", "pns").is_done());
  EXPECT_TRUE(check("200002292018031001", "pns").is_done());  // of age on 1 March 2018
  expect_refused("201009132025212014", "pppk", "18 years after birth");
}

TEST(CheckPerson, AsksForSexAndSerial) {
  expect_refused("198609262015053001", "pns", "Digit 15");
  expect_refused("198609262015051000", "pns", "serial");
}

TEST(CheckPerson, KnowsTheKindsOfEmployees) {
  const auto answer = check("198609262015051001", "honorer");
  EXPECT_TRUE(answer.is_denied());
  EXPECT_EQ(answer.field(), "/kind");
}
