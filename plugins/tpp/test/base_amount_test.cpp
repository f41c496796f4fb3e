#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Answer base(const std::string& index, const Rows& entitled, const Rows& amounts) {
  return Plugin(JENJANG_PLUGIN_FILE, Inputs().set("index", index))
      .call("base_amount", Inputs()
                               .set("period", "2025-12")
                               .rows("entitled_staff", {"period", "class"}, entitled)
                               .rows("class_amounts", {"class", "amount"}, amounts));
}

// Tukin BPK of each class, and Lubuklinggau's decree of 2022: × 0,59112978 (asn-rules §4).
struct Class {
  const char *number, *tukin, *lubuklinggau;
};
const Class classes[] = {{"15", "29286000", "17311827"}, {"14", "22295000", "13179238"}, {"13", "20010000", "11828507"},
                         {"12", "16000000", "9458076"},  {"11", "12370000", "7312275"},  {"10", "10760000", "6360556"},
                         {"9", "9360000", "5532975"},    {"8", "7523000", "4447069"},    {"7", "6633000", "3920964"},
                         {"6", "5764000", "3407272"},    {"5", "4807000", "2841561"},    {"4", "2849000", "1684129"},
                         {"3", "2354000", "1391519"},    {"2", "1947000", "1150930"},    {"1", "1540000", "910340"}};

Rows tukin() {
  Rows rows;
  for (const auto& each : classes) rows.push_back({each.number, each.tukin});
  return rows;
}

}  // namespace

// asn-rules §10, example 9: classes 15, 8 and 1 to the rupiah, class 3 within one (1.391.519,50).
TEST(BaseAmount, OfExample9IsLubuklinggausDecree) {
  for (const auto& each : classes) {
    const auto amount = base("0.59112978", {{"2025-12", each.number}}, tukin()).value();
    if (std::string(each.number) == "3")
      EXPECT_NEAR(std::stod(amount), std::stod(each.lubuklinggau), 1);
    else
      EXPECT_EQ(amount, each.lubuklinggau) << each.number;
  }
}

TEST(BaseAmount, SaysHowItCameAbout) {
  EXPECT_EQ(base("0.59112978", {{"2025-12", "8"}}, tukin()).because("id"),
            "Kelas jabatan 8: Rp 7.523.000 dikalikan indeks 0,59112978");
  EXPECT_EQ(base("1", {{"2025-12", "8"}}, {{"8", "4447069"}}).because("en"), "The amount of job class 8");
}

// The demo's pay by hand: class 8, base 4.447.069 as the decree has it.
TEST(BaseAmount, OfTheDemoIsTheDecreesOwnNumber) {
  EXPECT_EQ(base("1", {{"2025-12", "8"}}, {{"7", "3920964"}, {"8", "4447069"}}).value(), "4447069");
}

TEST(BaseAmount, IsOfTheClassHeldLast) {
  EXPECT_EQ(base("1", {{"2025-11", "8"}, {"2025-12", "7"}}, {{"7", "3920964"}, {"8", "4447069"}}).value(), "3920964");
}

TEST(BaseAmount, IsMissingWithoutEntitlementOrAmount) {
  EXPECT_TRUE(base("1", {}, {{"8", "4447069"}}).is_missing());
  const auto answer = base("1", {{"2025-12", "9"}}, {{"8", "4447069"}});
  EXPECT_TRUE(answer.is_missing());
  EXPECT_EQ(answer.because("en"), "No amount was set for job class 9 yet.");
}
