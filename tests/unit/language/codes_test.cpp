// One source for codes: what the sources emit is told by `jenjang explain` and stands in codes.md, and nothing else is.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "language/codes/story.hpp"
#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

namespace fs = std::filesystem;

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) out.insert((*at)[1]);
  return out;
}

std::set<std::string> emitted() {
  std::set<std::string> out;
  for (const char* layer : {"host/language", "host/engine"})
    for (const auto& entry : fs::recursive_directory_iterator(std::string(JENJANG_SOURCE_DIR) + "/" + layer)) {
      auto path = entry.path().generic_string();
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      if (path.find("/codes/") != std::string::npos) continue;
      out.merge(matches(test::file_of_tree(fs::relative(path, JENJANG_SOURCE_DIR).generic_string()),
                        std::regex("\"([YGVNLPSTFWXDM][0-9]{2})\"")));
    }
  return out;
}

std::set<std::string> explained() {
  std::set<std::string> out;
  for (const auto& story : all_stories()) EXPECT_TRUE(out.emplace(story.code).second) << story.code << " twice";
  return out;
}

TEST(Codes, ThatAreEmittedAreExplainedAndNoOthers) { EXPECT_EQ(explained(), emitted()); }

TEST(Codes, StandInCodesMdAsTheyAreExplained) {
  auto page = test::file_of_tree("host/language/codes.md");
  EXPECT_EQ(matches(page, std::regex("\\| ([YGVNLPSTFWXDM][0-9]{2}) \\|")), explained());
  for (const auto& story : all_stories()) {
    std::string meaning(story.meaning.en.substr(0, story.meaning.en.size() - 1));
    EXPECT_NE(page.find("| " + std::string(story.code) + " | " + meaning + " |"), std::string::npos) << story.code;
  }
}

TEST(Codes, AreToldInBothLanguages) {
  for (const auto& story : all_stories()) {
    for (const Said& said : {story.meaning, story.why}) {
      EXPECT_FALSE(said.id.empty()) << story.code;
      EXPECT_NE(said.id, said.en) << story.code;
      EXPECT_TRUE(said.id.ends_with('.') && said.en.ends_with('.')) << story.code;
    }
    EXPECT_NE(story.fault.empty() ? "-" : story.fault, story.mended) << story.code;
  }
  EXPECT_EQ(story_of("S02")->code, "S02");
  EXPECT_EQ(story_of("Q01"), nullptr);
}

}  // namespace
}  // namespace jenjang::language
