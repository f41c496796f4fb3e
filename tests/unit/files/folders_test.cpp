// Folders: what is picked up as a plugin, a workflow, a city; and what is said of what is missing.
#include "files/folders.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "support/temporary_directory.hpp"

namespace jenjang::files {
namespace {

using ::testing::ElementsAre;
using ::testing::Key;
using ::testing::UnorderedElementsAre;

class Folders : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) {
    const auto path = root() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  const std::filesystem::path& root() const { return directory_.path(); }

 private:
  testing::TemporaryDirectory directory_;
};

TEST_F(Folders, ReadsAFileUpToItsLimit) {
  write("a.txt", std::string("with\0nul", 8));
  EXPECT_EQ(read_file(root() / "a.txt", 8).value(), std::string("with\0nul", 8));
  EXPECT_EQ(read_file(root() / "a.txt", 7).error().code, "too-big");
}

TEST_F(Folders, SaysWhatCannotBeRead) {
  EXPECT_EQ(read_file(root() / "none.txt", 10).error().code, "no-file");
  EXPECT_EQ(read_file(root(), 10).error().code, "unreadable");
  EXPECT_EQ(read_file("/dev/zero", 10).error().code, "unreadable");  // would never end
}

TEST_F(Folders, ReadsAPluginWithItsFormsAndCalendars) {
  write("plugins/dinas/plugin.yaml", "plugin: dinas");
  write("plugins/dinas/forms/plan.json", "{}");
  write("plugins/dinas/calendars/kota.csv", "day,kind,name");
  write("plugins/dinas/plan.cpp", "int main");
  write("plugins/dinas/forms/notes.txt", "not a form");
  write("plugins/CMakeLists.txt", "");
  write("plugins/bkn/plugin.yaml", "plugin: bkn");
  write("plugins/empty/readme", "");
  const auto plugins = read_plugins(root() / "plugins").value();
  ASSERT_EQ(plugins.size(), 2u);
  EXPECT_EQ(plugins[0].folder, (root() / "plugins/bkn").string());
  EXPECT_EQ(plugins[1].folder, (root() / "plugins/dinas").string());
  EXPECT_THAT(plugins[1].files,
              UnorderedElementsAre(Key("plugin.yaml"), Key("forms/plan.json"), Key("calendars/kota.csv")));
  EXPECT_EQ(plugins[1].files.at("plugin.yaml"), "plugin: dinas");
  EXPECT_EQ(read_plugin_folder(root() / "plugins/dinas/").value().folder, (root() / "plugins/dinas").string());
}

TEST_F(Folders, RefusesAFolderWithoutAManifest) {
  EXPECT_EQ(read_plugin_folder(root()).error().code, "no-file");
  EXPECT_EQ(read_plugins(root() / "none").error().code, "unreadable");
}

TEST_F(Folders, ReadsWorkflowsWithTheirTranslations) {
  write("review.yaml", "workflow: review");
  write("review.en.yaml", "label: Review");
  write("review.scenario.yaml", "start:");
  write("promotion.yaml", "workflow: promotion");
  const auto workflows = read_workflows(root()).value();
  ASSERT_EQ(workflows.size(), 2u);
  EXPECT_EQ(workflows[0].path, (root() / "promotion.yaml").string());
  EXPECT_TRUE(workflows[0].translations.empty());
  EXPECT_EQ(workflows[1].text, "workflow: review");
  EXPECT_THAT(workflows[1].translations, ElementsAre(Key("en")));
  EXPECT_EQ(workflows[1].translations.at("en").first, (root() / "review.en.yaml").string());
  EXPECT_EQ(workflows[1].translations.at("en").second, "label: Review");
}

TEST_F(Folders, ReadsATranslationWithTheWorkflowItTranslates) {
  write("review.yaml", "workflow: review");
  write("review.en.yaml", "label: Review");
  const auto workflow = read_workflow_text(root() / "review.en.yaml").value();
  EXPECT_EQ(workflow.path, (root() / "review.yaml").string());
  EXPECT_EQ(workflow.translations.size(), 1u);
}

class CityFolder : public Folders {
 protected:
  CityFolder() {
    for (const char* name : {"units", "positions", "people", "holdings", "roles", "mandates", "cast", "story"}) {
      write(std::string(name) + ".csv", "code,name\n" + std::string(name) + ",x\n");
    }
  }
};

TEST_F(CityFolder, IsReadWithItsDatasets) {
  write("dinas.immunisation.csv", "unit,period\npuskesmas,2025\n");
  const auto read = read_demo(root());
  const auto* demo = std::get_if<service::DemoSheets>(&read);
  ASSERT_TRUE(demo);
  EXPECT_EQ(demo->organisation.units.rows[0][0].text, "units");
  EXPECT_EQ(demo->organisation.mandates.rows[0][0].text, "mandates");
  EXPECT_EQ(demo->cast.rows[0][0].text, "cast");
  EXPECT_EQ(demo->story.rows[0][0].text, "story");
  EXPECT_THAT(demo->datasets, ElementsAre(Key("dinas.immunisation")));
}

TEST_F(CityFolder, IsRefusedWithEverythingThatIsWrongInAnyFile) {
  std::filesystem::remove(root() / "holdings.csv");
  write("people.csv", "number,name\n1\n");
  const auto read = read_organisation(root());
  const auto* findings = std::get_if<Diagnostics>(&read);
  ASSERT_TRUE(findings);
  ASSERT_EQ(findings->size(), 2u);
  EXPECT_EQ((*findings)[0].code, "C07");
  EXPECT_EQ((*findings)[0].at.file, (root() / "people.csv").string());
  EXPECT_EQ((*findings)[1].code, "C01");
  EXPECT_EQ((*findings)[1].at.file, (root() / "holdings.csv").string());
}

TEST(DemoCity, OfThisRepositoryIsReadable) {
  const auto read = read_demo(std::filesystem::path(JENJANG_SOURCE_DIR) / "host/demo/samarinda");
  if (const auto* findings = std::get_if<Diagnostics>(&read)) FAIL() << text_of(findings->front(), "en");
  EXPECT_FALSE(std::get<service::DemoSheets>(read).organisation.people.rows.empty());
}

}  // namespace
}  // namespace jenjang::files
