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

/// workflows/target-setting.yaml with its translation.
language::WorkflowText target_setting();
/// The text with the first `from` replaced; fails the test where there is none.
std::string with(std::string text, const std::string& from, const std::string& to);

/// Every finding as "12:5 N03", one a line: for comparison with what a test expects.
std::string codes_of(const Diagnostics&);
/// The first line and column at which `words` begin in the text; "12:5".
std::string place_of(const std::string& text, const std::string& words);

/// The design's folder beside the working tree, where there is one.
std::optional<std::string> design_folder();

}  // namespace jenjang::test
