#include "files/folders.hpp"

#include <algorithm>
#include <fstream>

#include "base/limits.hpp"
#include "files/csv.hpp"

namespace jenjang::files {
namespace {

namespace fs = std::filesystem;
using service::Sheet;

Error not_there(const fs::path& path) {
  return failed(Failure::unknown, "no-file",
                both("Berkas " + path.string() + " tidak ada.", "There is no file " + path.string() + "."),
                path.string());
}
Error unreadable(const fs::path& path) {
  return failed(Failure::unavailable, "unreadable",
                both(path.string() + " tidak dapat dibaca. Periksa hak aksesnya.",
                     path.string() + " cannot be read. Check its permissions."),
                path.string());
}

/// The regular files directly in the folder whose names end so, by name.
Result<std::vector<fs::path>> files_in(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> found;
  std::error_code trouble;
  fs::directory_iterator entries(folder, trouble);
  if (trouble) return unreadable(folder);
  for (const fs::directory_entry& entry : entries) {
    std::error_code ignored;
    if (entry.is_regular_file(ignored) && entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// NAME.LANG.yaml: two or three small letters. NAME.scenario.yaml is none.
bool is_language(std::string_view word) {
  return (word.size() == 2 || word.size() == 3) &&
         std::all_of(word.begin(), word.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

/// "target-setting.en" → {"target-setting", "en"}; no second part where there is no dot.
std::pair<std::string, std::string> split_stem(const fs::path& path) {
  const std::string stem = path.stem().string();
  const auto dot = stem.rfind('.');
  if (dot == std::string::npos) return {stem, {}};
  return {stem.substr(0, dot), stem.substr(dot + 1)};
}

// Reads sheets of one folder and gathers what is wrong with any of them.
class Sheets {
 public:
  explicit Sheets(fs::path folder) : folder_(std::move(folder)) {}

  Sheet read(const fs::path& path) {
    auto bytes = read_file(path, limits::csv_bytes);
    if (!bytes) {
      findings_.push_back({{path.string(), 0, 0}, Severity::error, "C01", bytes.error().sentence, {}});
      return {};
    }
    auto read = read_csv(path.string(), *bytes);
    if (auto* findings = std::get_if<Diagnostics>(&read)) {
      findings_.insert(findings_.end(), findings->begin(), findings->end());
      return {};
    }
    return std::move(std::get<Sheet>(read));
  }
  Sheet named(const char* name) { return read(folder_ / name); }

  service::OrganisationSheets organisation() {
    return {named("units.csv"),    named("positions.csv"), named("people.csv"),
            named("holdings.csv"), named("roles.csv"),     named("mandates.csv")};
  }
  Diagnostics& findings() { return findings_; }

 private:
  const fs::path folder_;
  Diagnostics findings_;
};

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t max_bytes) {
  std::error_code trouble;
  const auto status = fs::status(path, trouble);
  if (status.type() == fs::file_type::not_found) return not_there(path);
  if (!fs::is_regular_file(status)) return unreadable(path);  // a pipe or /dev/zero would never end
  const auto size = fs::file_size(path, trouble);
  std::ifstream in(path, std::ios::binary);
  if (trouble || !in) return unreadable(path);
  if (size > max_bytes) {
    const std::string most = std::to_string(max_bytes / 1024);
    return failed(
        Failure::invalid, "too-big",
        both(path.string() + " lebih besar dari " + most + " KB.", path.string() + " is larger than " + most + " KB."),
        path.string());
  }
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (in.bad()) return unreadable(path);
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

Result<language::PluginText> read_plugin_folder(const fs::path& folder) {
  language::PluginText plugin{folder.lexically_normal().string(), {}};
  while (plugin.folder.size() > 1 && plugin.folder.ends_with('/')) plugin.folder.pop_back();
  const auto add = [&](const fs::path& path, std::string name) -> Result<void> {
    auto text = read_file(path, limits::json_text_bytes);
    if (!text) return text.error();
    plugin.files.emplace(std::move(name), std::move(*text));
    return {};
  };
  if (auto added = add(folder / "plugin.yaml", "plugin.yaml"); !added) return added.error();
  for (const auto& [part, extension] : {std::pair{"forms", ".json"}, {"calendars", ".csv"}}) {
    if (!fs::is_directory(folder / part)) continue;
    const auto found = files_in(folder / part, extension);
    if (!found) return found.error();
    for (const fs::path& path : *found) {
      if (auto added = add(path, std::string(part) + "/" + path.filename().string()); !added) return added.error();
    }
  }
  return plugin;
}

Result<std::vector<language::PluginText>> read_plugins(const fs::path& plugins) {
  std::error_code trouble;
  fs::directory_iterator entries(plugins, trouble);
  if (trouble) return unreadable(plugins);
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : entries) {
    if (fs::exists(entry.path() / "plugin.yaml")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  std::vector<language::PluginText> all;
  for (const fs::path& folder : folders) {
    auto plugin = read_plugin_folder(folder);
    if (!plugin) return plugin.error();
    all.push_back(std::move(*plugin));
  }
  return all;
}

Result<language::WorkflowText> read_workflow_text(const fs::path& path) {
  const auto [name, language] = split_stem(path);
  const fs::path folder = path.parent_path();
  // A translation is judged with the file that it translates.
  const fs::path main = is_language(language) ? folder / (name + ".yaml") : path;
  auto text = read_file(main, limits::yaml_bytes);
  if (!text) return text.error();
  language::WorkflowText workflow{main.string(), std::move(*text), {}};
  const auto neighbours = files_in(folder.empty() ? fs::path(".") : folder, ".yaml");
  if (!neighbours) return neighbours.error();
  for (const fs::path& neighbour : *neighbours) {
    const auto [of, spoken] = split_stem(neighbour);
    if (of != main.stem().string() || !is_language(spoken)) continue;
    const fs::path translation = folder / neighbour.filename();
    auto translated = read_file(translation, limits::yaml_bytes);
    if (!translated) return translated.error();
    workflow.translations.emplace(spoken, std::pair(translation.string(), std::move(*translated)));
  }
  return workflow;
}

Result<std::vector<language::WorkflowText>> read_workflows(const fs::path& workflows) {
  const auto found = files_in(workflows, ".yaml");
  if (!found) return found.error();
  std::vector<language::WorkflowText> all;
  for (const fs::path& path : *found) {
    if (!split_stem(path).second.empty()) continue;  // a translation or a scenario
    auto workflow = read_workflow_text(path);
    if (!workflow) return workflow.error();
    all.push_back(std::move(*workflow));
  }
  return all;
}

std::variant<service::OrganisationSheets, Diagnostics> read_organisation(const fs::path& folder) {
  Sheets sheets(folder);
  auto organisation = sheets.organisation();
  if (!sheets.findings().empty()) return std::move(sheets.findings());
  return organisation;
}

std::variant<service::DemoSheets, Diagnostics> read_demo(const fs::path& folder) {
  Sheets sheets(folder);
  service::DemoSheets demo;
  demo.organisation = sheets.organisation();
  demo.cast = sheets.named("cast.csv");
  demo.story = sheets.named("story.csv");
  if (fs::exists(folder / "habits.csv")) demo.habits = sheets.named("habits.csv");
  if (const auto found = files_in(folder, ".csv")) {  // where it cannot be read, units.csv has said so
    for (const fs::path& path : *found) {
      const auto [plugin, dataset] = split_stem(path);
      if (!dataset.empty()) demo.datasets.emplace(plugin + "." + dataset, sheets.read(path));
    }
  }
  if (!sheets.findings().empty()) return std::move(sheets.findings());
  return demo;
}

}  // namespace jenjang::files
