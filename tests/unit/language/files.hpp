// The shipped files as the tests of the language read them, and one slip put into them.
#pragma once

#include <optional>
#include <string>

#include "language/read.hpp"

namespace jenjang::test {

/// A file of the source tree; fails the test where it is missing.
std::string file_of_tree(const std::string& path);
/// A plugin's folder as text.
language::PluginText plugin_text(const std::string& folder);
/// All plugins in a folder of plugins; each must read clean.
engine::Manifests plugins_in(const std::string& folder);
const engine::Manifests& shipped_plugins();

/// workflows/NAME.yaml with its translation.
language::WorkflowText shipped_workflow(const std::string& name);
language::WorkflowText target_setting();
/// every-construct.yaml beside these tests: each construct of the language once.
language::WorkflowText every_construct();
/// The text with the first `from` replaced; fails the test where there is none.
std::string with(std::string text, const std::string& from, const std::string& to);

/// Every finding as "12:5 N03", one a line: for comparison with what a test expects.
std::string codes_of(const Diagnostics&);
/// The first line and column at which `words` begin in the text; "12:5".
std::string place_of(const std::string& text, const std::string& words);

/// One slip put into a file, and the finding that it brings.
struct Slip {
  const char* from;
  const char* to;
  const char* at;  ///< the first words of the mutated file where the finding stands
  const char* code;
};
/// Each slip is found, alone, at its place, under its code, in both languages; none of the files becomes a definition.
void expect_each(const language::WorkflowText&, const std::vector<Slip>&);

/// The design's folder beside the working tree, where there is one.
std::optional<std::string> design_folder();

}  // namespace jenjang::test
