#include "service/installed.hpp"

#include <gtest/gtest.h>

#include "city_kit.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;

Period year(const char* text) { return *Period::parse(text); }

TEST(Installed, FindsTheWorkflowInForceForAPeriod) {
  auto [installed, stored] = samarinda();
  EXPECT_EQ(installed->workflows(), std::vector<Name>{"target-setting"});
  ASSERT_TRUE(installed->rulebook("target-setting", 1));
  EXPECT_FALSE(installed->rulebook("target-setting", 2));
  EXPECT_EQ(installed->newest("target-setting"), installed->rulebook("target-setting", 1));
  EXPECT_EQ(installed->in_force("target-setting", year("2026")), installed->newest("target-setting"));
  EXPECT_FALSE(installed->in_force("target-setting", year("2024")));  // effective: 2025-01-01
  EXPECT_FALSE(installed->newest("target"));
}

TEST(Installed, GivesARulebookItsCalendarAndThePluginsThatItMayUse) {
  auto rules = samarinda().first->newest("target-setting");
  EXPECT_EQ(rules->calendar.name, "hari-kerja-kota");
  EXPECT_TRUE(rules->manifests.contains("kinerja"));
  EXPECT_TRUE(rules->manifests.contains("dinas-kesehatan"));  // a department's: its section is shown
  EXPECT_FALSE(rules->manifests.contains("kalender-samarinda"));
}

TEST(Installed, FindsThePluginServingTheNearestUnitUpwards) {
  Directory directory(organisation(), 1);
  auto installed = samarinda().first;
  EXPECT_EQ(installed->department_of(directory, "puskesmas-palaran"), "dinas-kesehatan");
  EXPECT_FALSE(installed->department_of(directory, "kota"));
  EXPECT_FALSE(installed->department_of(directory, ""));
}

TEST(Installed, KeepsADefinitionAsItWasPublished) {
  auto [installed, stored] = samarinda();
  auto text = source_of(stored[0]);
  auto read = language::read_workflow(text, installed->manifests());
  ASSERT_TRUE(read.definition);
  EXPECT_EQ(read.definition->hash, stored[0].sha256);
  EXPECT_TRUE(text.translations.contains("en"));
}

TEST(Installed, LetsAWorkflowRestThatNoLongerCompiles) {
  auto [installed, stored] = samarinda();
  engine::Manifests fewer = installed->manifests();
  fewer.erase("kinerja");
  auto [without, findings] = Installed::make(fewer, stored);
  EXPECT_FALSE(without->rulebook("target-setting", 1));
  EXPECT_TRUE(has_errors(findings));
}

TEST(Installed, LetsAWorkflowRestThatIsReadOtherwiseThanItWasPublished) {
  auto [installed, stored] = samarinda();
  stored[0].sha256 = std::string(64, '0');
  auto [other, findings] = Installed::make(installed->manifests(), stored);
  EXPECT_FALSE(other->rulebook("target-setting", 1));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "V90");
}

TEST(Installed, SaysWhereAStoredSourceCannotBeRead) {
  auto [installed, stored] = samarinda();
  stored[0].source = "no json";
  auto [other, findings] = Installed::make(installed->manifests(), stored);
  EXPECT_FALSE(other->newest("target-setting"));
  EXPECT_TRUE(has_errors(findings));
}

}  // namespace
}  // namespace jenjang::service
