// What plugin.yaml and its forms and calendars become.
#include <gtest/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

TEST(Manifests, ThatAreShippedReadCleanAloneAndTogether) {
  const auto& all = test::shipped_plugins();
  for (const char* name : {"kinerja", "kalender-samarinda", "dinas-kesehatan", "kepegawaian"})
    EXPECT_TRUE(all.contains(name)) << name;
  EXPECT_EQ(test::codes_of(check_together(all)), "");
}

TEST(Manifests, OfTheDesignReadClean) {
  auto design = test::design_folder();
  if (!design) GTEST_SKIP() << "the design is not beside this working tree";
  auto all = test::plugins_in(*design + "/plugins");
  EXPECT_EQ(all.size(), 7u);
  EXPECT_EQ(test::codes_of(check_together(all)), "");
  EXPECT_TRUE(all.at("dinas-pendidikan")->indicators.at("apk").value);
  EXPECT_EQ(all.at("bkn")->handlers(), std::vector<Name>{});
  EXPECT_EQ(all.at("kinerja")->indicators.at("lowest_2_years").look_back_months, 24);
}

TEST(Manifests, NameTheirHandlers) {
  const auto& all = test::shipped_plugins();
  EXPECT_EQ(all.at("kalender-samarinda")->handlers(), std::vector<Name>{});
  EXPECT_EQ(all.at("kinerja")->handlers(),
            (std::vector<Name>{"achievement", "attendance_cut", "check_plan", "effort", "last_periodic",
                               "lowest_2_years", "prefill_progress", "prefill_self"}));
  EXPECT_EQ(all.at("dinas-kesehatan")->handlers(),
            (std::vector<Name>{"check_plan", "idl_coverage", "outreach_effort", "prefill_self", "uci"}));
}

TEST(Manifests, KeepFormsInTheOrderOfTheFile) {
  const auto& form = test::shipped_plugins().at("kinerja")->forms.at("plan");
  ASSERT_EQ(form.root.properties.size(), 2u);
  EXPECT_EQ(form.root.properties[0].first, "targets");
  const auto& row = *form.root.properties[0].second.items;
  std::vector<Name> columns;
  for (const auto& [name, schema] : row.properties) columns.push_back(name);
  EXPECT_EQ(columns, (std::vector<Name>{"result", "priority", "aspect", "measure", "target", "direction"}));
  EXPECT_EQ(row.properties[1].second.choices, (std::vector<Name>{"utama", "tambahan"}));
}

TEST(Manifests, GiveTheBrowserChoicesWithTheirWords) {
  const auto& form = test::shipped_plugins().at("kinerja")->forms.at("plan");
  const Json& priority = form.schema["properties"]["targets"]["items"]["properties"]["priority"];
  EXPECT_EQ(priority["enum"].text(), R"(["utama","tambahan"])");
  EXPECT_EQ(priority["ui"]["texts"]["utama"]["en"].text(), R"("Main")");
  EXPECT_TRUE(priority["$ref"].is_null());
  EXPECT_EQ(form.schema["ui"]["order"].text(), R"(["targets","support"])");
}

TEST(Manifests, MayHoldTheFormForPeople) {
  const auto& form = test::shipped_plugins().at("kepegawaian")->forms.at("person");
  EXPECT_TRUE(form.for_people);
  EXPECT_EQ(form.check, "check_person");
}

TEST(Manifests, ReadCalendarsWithTheirDaysOff) {
  const auto& calendar = test::shipped_plugins().at("kalender-samarinda")->calendars.at("hari-kerja-kota");
  EXPECT_EQ(calendar.offset, std::chrono::hours(8));
  EXPECT_TRUE(calendar.years.contains(2026));
  EXPECT_FALSE(calendar.is_working_day(*date_from("2026-02-16")));
  EXPECT_EQ(calendar.days_off.at(*date_from("2026-02-16")).kind, engine::DayOff::Kind::joint_leave);
  EXPECT_TRUE(calendar.is_working_day(*date_from("2026-02-18")));
  EXPECT_FALSE(calendar.is_working_day(*date_from("2026-02-21")));
  const auto& six = test::shipped_plugins().at("kalender-samarinda")->calendars.at("hari-kerja-6");
  EXPECT_TRUE(six.is_working_day(*date_from("2026-02-21")));
}

// 237 and 240 working days in 2025 and 2026 (asn-rules.md 9, from SKB 1017/2024 and 1497/2025).
TEST(Manifests, CountTheWorkingDaysOfTheCity) {
  const auto& calendar = test::shipped_plugins().at("kalender-samarinda")->calendars.at("hari-kerja-kota");
  for (auto [year, expected] : {std::pair{2025, 237}, {2026, 240}}) {
    int days = 0;
    Date first = *date_from(std::to_string(year) + "-01-01");
    for (Date day = first; day <= *date_from(std::to_string(year) + "-12-31"); day += std::chrono::days(1))
      days += calendar.is_working_day(day);
    EXPECT_EQ(days, expected) << year;
  }
}

TEST(Manifests, HashEveryFileThatTheyName) {
  auto source = test::plugin_text(std::string(JENJANG_SOURCE_DIR) + "/plugins/kinerja");
  Hash hash = read_manifest(source).manifest->hash;
  source.files["notes.csv"] = "not named";
  EXPECT_EQ(read_manifest(source).manifest->hash, hash);
  source.files["forms/plan.json"] += "\n";
  EXPECT_NE(read_manifest(source).manifest->hash, hash);
}

TEST(Manifests, ClashOverUnitsRolesAndCalendars) {
  auto all = test::shipped_plugins();
  auto source = test::plugin_text(std::string(JENJANG_SOURCE_DIR) + "/plugins/dinas-kesehatan");
  source.folder = "dinas-kesehatan-dua";
  auto& text = source.files["plugin.yaml"];
  text = test::with(text, "plugin: dinas-kesehatan\n", "plugin: dinas-kesehatan-dua\n");
  auto second = read_manifest(source);
  ASSERT_TRUE(second.manifest) << test::codes_of(second.findings);
  all["dinas-kesehatan-dua"] = second.manifest;
  auto findings = check_together(all);
  EXPECT_EQ(test::codes_of(findings), test::place_of(text, "dinas-kesehatan]") + " M12\n" +
                                          test::place_of(text, "pengelola-data-kesehatan:") + " M12");
  for (const auto& each : findings) EXPECT_EQ(each.at.file, "dinas-kesehatan-dua/plugin.yaml");
}

TEST(Manifests, MissARoleThatNobodyDeclares) {
  auto all = test::shipped_plugins();
  all.erase("kinerja");
  auto source = test::plugin_text(std::string(JENJANG_SOURCE_DIR) + "/plugins/kinerja");
  auto& text = source.files["plugin.yaml"];
  text = test::with(text, "upload: admin-kinerja", "upload: admin-kinerj");
  all["kinerja"] = read_manifest(source).manifest;
  auto findings = check_together(all);
  EXPECT_EQ(test::codes_of(findings), test::place_of(text, "admin-kinerj\n") + " M06");
  EXPECT_EQ(say(findings.at(0).suggestion, "en"), "Did you mean `admin-kinerja`?");
}

}  // namespace
}  // namespace jenjang::language
