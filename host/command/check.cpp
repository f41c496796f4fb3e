#include <iostream>

#include "base/limits.hpp"
#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "files/folders.hpp"

namespace jenjang::command {
namespace {

namespace fs = std::filesystem;

int check(const Arguments& arguments) {
  if (arguments.words.empty()) return wrong_usage("name at least one file, a workflow or a plugin.yaml.", check_command());
  fs::path plugins = arguments.get("plugins", (home() / "plugins").string());
  std::string language = arguments.get("language", terminal_language());
  if (language != "id" && language != "en") return wrong_usage("--language is id or en.", check_command());

  Diagnostics of_manifests, findings;
  auto manifests = read_manifests(plugins, of_manifests);
  if (!manifests) return report(manifests.error()), 2;
  bool broken_plugins = has_errors(of_manifests);
  for (const auto& word : arguments.words) {
    fs::path file = word;
    if (fs::is_directory(file)) file /= "plugin.yaml";
    if (!fs::exists(file)) return wrong_usage("there is no file " + word + ".", check_command());
    if (file.filename() == "plugin.yaml") {
      auto text = files::read_plugin_folder(fs::absolute(file).parent_path());
      if (!text) return report(text.error()), 2;
      auto read = language::read_manifest(*text);
      findings.insert(findings.end(), read.findings.begin(), read.findings.end());
    } else {
      auto text = files::read_workflow_text(file);
      if (!text) return report(text.error()), 2;
      auto read = language::read_workflow(*text, *manifests);
      findings.insert(findings.end(), read.findings.begin(), read.findings.end());
    }
  }
  // A manifest that is broken explains names that a workflow does not find.
  if (broken_plugins) print(of_manifests, language);
  print(findings, language);
  auto errors = std::count_if(findings.begin(), findings.end(), [](const auto& each) { return each.severity == Severity::error; });
  std::cout << say(both(std::to_string(arguments.words.size()) + " berkas diperiksa, " + std::to_string(errors) + " kesalahan.",
                        std::to_string(arguments.words.size()) + " files checked, " + std::to_string(errors) + " errors."),
                   language)
            << '\n';
  return findings.empty() && !broken_plugins ? 0 : 1;
}

}  // namespace

Command check_command() {
  return {"check", "jenjang check [--plugins DIR] [--language id|en] FILE…", "finds what is wrong in workflows and manifests",
          "Reads each file as the host would before it publishes it, and prints every finding as\n"
          "  FILE:LINE:COL: error CODE: what is wrong\n"
          "    how to mend it\n"
          "What a workflow may ask for is what the manifests in DIR declare. Needs no database and changes nothing.\n"
          "A translation NAME.en.yaml is read with its NAME.yaml.\n\n"
          "  jenjang check workflows/target-setting.yaml\n"
          "  jenjang check --plugins my-city/plugins my-city/plugins/dinas-kesehatan/plugin.yaml\n\n"
          "Exit code: 0 nothing found, 1 findings, 2 wrong usage or unreadable file.\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("plugins", "", "where the manifests are (default: those of this installation)").argument("DIR"));
            options.addOption(Poco::Util::Option("language", "", "of the sentences: id or en (default: the terminal's)").argument("id|en"));
          },
          check};
}

}  // namespace jenjang::command
