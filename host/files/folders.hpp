// Reads what stands on disk as text, for language/ to judge.
#pragma once

#include <filesystem>

#include "language/read.hpp"
#include "service/demo.hpp"

namespace jenjang::files {

/// The whole file; a limit keeps a wrong path from eating memory.
Result<std::string> read_file(const std::filesystem::path&, std::size_t max_bytes);
Result<language::PluginText> read_plugin_folder(const std::filesystem::path&);
/// Every folder with a plugin.yaml directly under `plugins`, by name.
Result<std::vector<language::PluginText>> read_plugins(const std::filesystem::path& plugins);
/// NAME.yaml with its NAME.LANG.yaml beside it.
Result<language::WorkflowText> read_workflow_text(const std::filesystem::path&);
/// Every workflow in the folder, by name; translations and scenarios are not workflows.
Result<std::vector<language::WorkflowText>> read_workflows(const std::filesystem::path& workflows);
/// host/demo/NAME/*.csv
std::variant<service::DemoSheets, Diagnostics> read_demo(const std::filesystem::path&);
std::variant<service::OrganisationSheets, Diagnostics> read_organisation(const std::filesystem::path& folder);

}  // namespace jenjang::files
