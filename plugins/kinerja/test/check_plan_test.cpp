#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Answer;
using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Answer check(const std::vector<std::vector<std::string>>& targets) {
  return Plugin(JENJANG_PLUGIN_FILE)
      .call("check_plan",
            Inputs().rows("plan.targets", {"result", "priority", "aspect", "measure", "target"}, targets));
}

}  // namespace

TEST(CheckPlan, AcceptsMainAndAdditionalTargets) {
  EXPECT_TRUE(check({{"Bayi terlindung", "utama", "kuantitas", "Cakupan IDL", "80"},
                     {"Bayi terlindung", "utama", "waktu", "Selesai bulan November", "11"},
                     {"Laporan rapi", "tambahan", "kualitas", "Laporan tanpa koreksi", "12"}})
                  .is_done());
}

TEST(CheckPlan, AsksForAtLeastOneMainTarget) {
  const auto answer = check({{"Laporan rapi", "tambahan", "kualitas", "Laporan tanpa koreksi", "12"}});
  ASSERT_TRUE(answer.is_denied());
  EXPECT_EQ(answer.field(), "/targets");
  EXPECT_EQ(
      answer.message_in("id"),
      "Belum ada target dengan prioritas utama. Pilih prioritas \"Utama\" untuk paling sedikit satu rencana hasil "
      "kerja.");
  EXPECT_EQ(answer.message_in("en"),
            "No target has main priority yet. Choose the priority \"Main\" for at least one planned result.");
}

TEST(CheckPlan, FindsTheSameTargetTwiceWhateverItsCaseAndBlanks) {
  const auto answer = check({{"Bayi terlindung", "utama", "kuantitas", "Cakupan IDL", "80"},
                             {"Laporan rapi", "tambahan", "kualitas", "Laporan tanpa koreksi", "12"},
                             {" bayi  Terlindung", "utama", "kualitas", "cakupan idl ", "85"}});
  ASSERT_TRUE(answer.is_denied());
  EXPECT_EQ(answer.field(), "/targets/2/measure");
  EXPECT_EQ(answer.message_in("en").substr(0, 34), "Target 3 is the same as target 1: ");
}

TEST(CheckPlan, RefusesABlankResult) {
  const auto answer = check({{"  ", "utama", "kuantitas", "Cakupan IDL", "80"}});
  ASSERT_TRUE(answer.is_denied());
  EXPECT_EQ(answer.field(), "/targets/0/result");
}

TEST(CheckPlan, SetsNoLimitToTheSumOfTargets) {
  EXPECT_TRUE(check({{"Warga dilayani", "utama", "kuantitas", "Warga", "999999999"},
                     {"Warga puas", "utama", "kualitas", "Indeks", "-5"}})
                  .is_done());
}
