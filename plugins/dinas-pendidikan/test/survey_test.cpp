#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Answers = std::vector<std::vector<std::string>>;  // nine a respondent

const std::vector<std::string> elements = {"u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9"};

Answer ask(const std::string& indicator, const Answers& answers, const std::string& weight = "0.1111111111") {
  return Plugin(JENJANG_PLUGIN_FILE, Inputs().set("element_weight", weight))
      .call(indicator, Inputs().set("period", "2025").rows("survey", elements, answers));
}
std::vector<std::string> all(const char* answer) { return std::vector<std::string>(9, answer); }

/// `fours` of the 36 answers of four respondents are 4, the others 3: IKM = (108 + fours) ÷ 36 × 25.
Answers with_fours(int fours) {
  Answers answers(4, all("3"));
  for (int at = 0; at < fours; ++at) answers[at / 9][at % 9] = "4";
  return answers;
}

}  // namespace

// PermenPANRB 14/2017, by hand: two respondents, u1 to u9 answered 4 3 3 4 3 3 4 3 3 and 3 3 4 4 3 2 4 3 3.
// NRR: 3,5 3 3,5 4 3 2,5 4 3 3; their sum 29,5; × 1/9 × 25 = 81,944… → 81,94, grade B.
TEST(Ikm, OfTwoRespondentsIs81Point94) {
  const Answers two = {{"4", "3", "3", "4", "3", "3", "4", "3", "3"}, {"3", "3", "4", "4", "3", "2", "4", "3", "3"}};
  const auto answer = ask("ikm", two);
  EXPECT_EQ(answer.value(), "81.94");
  EXPECT_EQ(answer.because("en"), "2 respondents; the means of 9 elements times their weight and 25");
  ASSERT_EQ(answer.lines("id").size(), 9u);
  EXPECT_EQ(answer.lines("id")[0], "Persyaratan = 3.5");
  EXPECT_EQ(answer.lines("en")[5], "Competence of the staff = 2.5");
  EXPECT_EQ(ask("ikm_band", two).value(), "b");
  EXPECT_EQ(ask("ikm_band", two).because("id"), "IKM 81,94: mutu B (baik)");
}

TEST(Ikm, ReachesFrom25To100) {
  EXPECT_EQ(ask("ikm", {all("1")}).value(), "25");
  EXPECT_EQ(ask("ikm", {all("4")}).value(), "100");
  EXPECT_EQ(ask("ikm_band", {all("1")}).value(), "d");
  EXPECT_EQ(ask("ikm_band", {all("4")}).value(), "a");
}

// The annex prints the weight as 0,11: with it the best is 4 × 9 × 0,11 × 25 = 99. A setting, for BKPSDM to confirm.
TEST(Ikm, TakesTheWeightFromTheSettings) { EXPECT_EQ(ask("ikm", {all("4")}, "0.11").value(), "99"); }

TEST(Ikm, DividesByThoseWhoAnsweredTheElement) {
  auto second = all("2");
  second[0] = "";  // u1: 4 of one; the others (4 + 2) ÷ 2 = 3; (4 + 8 × 3) ÷ 9 × 25 = 77,78
  EXPECT_EQ(ask("ikm", {all("4"), second}).value(), "77.78");
}

TEST(Ikm, IsMissingWhereAnElementWasAnsweredByNobody) {
  EXPECT_TRUE(ask("ikm", {}).is_missing());
  EXPECT_TRUE(ask("ikm_band", {}).is_missing());
  auto without = all("4");
  without[8] = "";
  EXPECT_TRUE(ask("ikm", {without}).is_missing());
}

// The bands have gaps of 0,01 (88,30 to 88,31), so the index is rounded before it is banded. The neighbours that 36
// answers can reach: 19 fours (127 ÷ 36 × 25 = 88,194 → 88,19) is B, 20 (128 ÷ 36 × 25 = 88,888 → 88,89) is A.
TEST(IkmBand, ChangesWhereTheRegulationSays) {
  EXPECT_EQ(ask("ikm", with_fours(19)).value(), "88.19");
  EXPECT_EQ(ask("ikm_band", with_fours(19)).value(), "b");
  EXPECT_EQ(ask("ikm", with_fours(20)).value(), "88.89");
  EXPECT_EQ(ask("ikm_band", with_fours(20)).value(), "a");
}

namespace {

/// 1,000 respondents whose nine elements have `points` in all (9,000 to 36,000): IKM = points ÷ 9,000 × 25.
Answers of_points(int points) {
  Answers answers(1000, all("1"));
  int left = points - 9000;
  for (auto& respondent : answers)
    for (auto& answer : respondent) {
      const int more = std::min(left, 3);
      answer = std::to_string(1 + more);
      left -= more;
    }
  return answers;
}

}  // namespace

// 31,789 points are 88,3028 → 88,30 = B though above 88,30; 31,790 are 88,3056 → 88,31 = A though below 88,31. The same
// at 76,60 | 76,61 (27,577 → 76,6028; 27,578 → 76,6056) and 64,99 | 65,00 (23,398 → 64,9944; 23,399 → 64,9972).
TEST(IkmBand, IsOfTheRoundedIndexAtEveryGap) {
  const std::tuple<int, const char*, const char*> edges[] = {{31'789, "88.3", "b"},  {31'790, "88.31", "a"},
                                                             {27'577, "76.6", "c"},  {27'578, "76.61", "b"},
                                                             {23'398, "64.99", "d"}, {23'399, "65", "c"}};
  for (const auto& [points, index, band] : edges) {
    EXPECT_EQ(ask("ikm", of_points(points)).value(), index) << points;
    EXPECT_EQ(ask("ikm_band", of_points(points)).value(), band) << points;
  }
}
