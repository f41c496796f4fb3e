#include "unit/language/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.hpp"

namespace jenjang::test {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

std::string file_of_tree(const std::string& path) { return bytes_of(fs::path(JENJANG_SOURCE_DIR) / path); }

language::PluginText plugin_text(const std::string& folder) {
  language::PluginText out;
  out.folder = fs::path(folder).filename().string();
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    auto extension = entry.path().extension();
    if (entry.is_regular_file() && (extension == ".yaml" || extension == ".json" || extension == ".csv"))
      out.files[fs::relative(entry.path(), folder).generic_string()] = bytes_of(entry.path());
  }
  return out;
}

engine::Manifests plugins_in(const std::string& folder) {
  engine::Manifests out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!fs::exists(entry.path() / "plugin.yaml")) continue;
    auto read = language::read_manifest(plugin_text(entry.path().string()));
    for (const auto& each : read.findings) ADD_FAILURE() << text_of(each, "en");
    if (read.manifest) out.emplace(read.manifest->plugin, read.manifest);
  }
  return out;
}

const engine::Manifests& shipped_plugins() {
  static const engine::Manifests all = plugins_in(std::string(JENJANG_SOURCE_DIR) + "/plugins");
  return all;
}

language::WorkflowText shipped_workflow(const std::string& name) {
  return {name + ".yaml",
          file_of_tree("workflows/" + name + ".yaml"),
          {{"en", {name + ".en.yaml", file_of_tree("workflows/" + name + ".en.yaml")}}}};
}

language::WorkflowText target_setting() { return shipped_workflow("target-setting"); }

language::WorkflowText every_construct() {
  return {"every-construct.yaml", file_of_tree("tests/unit/language/every-construct.yaml"), {}};
}

void expect_each(const language::WorkflowText& whole, const std::vector<Slip>& slips) {
  for (const auto& slip : slips) {
    auto source = whole;
    source.text = with(source.text, slip.from, slip.to);
    auto read = language::read_workflow(source, shipped_plugins());
    EXPECT_EQ(codes_of(read.findings), place_of(source.text, slip.at) + " " + slip.code) << slip.to;
    EXPECT_EQ(read.definition, nullptr) << slip.to;
    for (const auto& each : read.findings) {
      EXPECT_EQ(each.at.file, source.path);
      EXPECT_FALSE(say(each.sentence, "id").empty());
      EXPECT_NE(each.sentence.at("id"), each.sentence.at("en"));
    }
  }
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << "not in the file: " << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string codes_of(const Diagnostics& findings) {
  std::string out;
  for (const auto& each : findings)
    out += (out.empty() ? "" : "\n") + std::to_string(each.at.line) + ":" + std::to_string(each.at.column) + " " +
           each.code;
  return out;
}

std::string place_of(const std::string& text, const std::string& words) {
  auto at = text.find(words);
  EXPECT_NE(at, std::string::npos) << "not in the file: " << words;
  auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n');
  return std::to_string(line) + ":" + std::to_string(column_at(text, std::min(at, text.size())));
}

std::optional<std::string> design_folder() {
  auto folder = fs::path(JENJANG_SOURCE_DIR) / ".." / "shared" / "design";
  return fs::exists(folder / "workflows") ? std::optional(folder.string()) : std::nullopt;
}

}  // namespace jenjang::test
