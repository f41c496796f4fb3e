#include <gtest/gtest.h>

#include <jenjang/testing.hpp>

using jenjang::testing::Inputs;
using jenjang::testing::Plugin;

namespace {

Inputs plan_and_efforts() {
  return Inputs()
      .set("period", "2025")
      .rows("plan.targets", {"result", "priority", "aspect", "measure", "target"},
            {{"Bayi terlindung", "utama", "kuantitas", "Cakupan IDL", "80"},
             {"Laporan rapi", "tambahan", "kualitas", "Tanpa koreksi", "12"}})
      .rows("efforts", {"day", "result", "place"}, {{"2025-03-12", "Posyandu malam", "Bukuan"}});
}

}  // namespace

TEST(Prefill, ListsEachAgreedTargetAndWhatWasTried) {
  for (const char* handler : {"prefill_self", "prefill_progress"}) {
    const auto answer = Plugin(JENJANG_PLUGIN_FILE).call(handler, plan_and_efforts());
    EXPECT_TRUE(answer.is_done());
    EXPECT_EQ(answer.outputs,
              (std::map<std::string, std::string>{{"achieved.0.result", "Bayi terlindung"},
                                                  {"achieved.0.measure", "Cakupan IDL"},
                                                  {"achieved.1.result", "Laporan rapi"},
                                                  {"achieved.1.measure", "Tanpa koreksi"},
                                                  {"story", "12 Maret 2025, Bukuan: Posyandu malam\n"}}));
  }
}

TEST(Prefill, IsEmptyWithoutAPlan) {
  const auto answer = Plugin(JENJANG_PLUGIN_FILE).call("prefill_self", Inputs().set("period", "2025"));
  EXPECT_TRUE(answer.is_done());
  EXPECT_TRUE(answer.outputs.empty());
}

TEST(Prefill, NeverWritesMoreThanTheFormHolds) {
  std::vector<std::vector<std::string>> efforts(100, {"2025-03-12", std::string(150, 'u'), "Bukuan"});
  const auto answer =
      Plugin(JENJANG_PLUGIN_FILE)
          .call("prefill_self", Inputs().set("period", "2025").rows("efforts", {"day", "result", "place"}, efforts));
  EXPECT_LE(answer.output("story").size(), 4000u);
  EXPECT_GT(answer.output("story").size(), 3500u);
}
