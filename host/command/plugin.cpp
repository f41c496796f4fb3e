#include <iomanip>
#include <iostream>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"

namespace jenjang::command {
namespace {

int list(const Arguments& arguments) {
  if (arguments.words != std::vector<std::string>{"list"}) return wrong_usage("knows `list` only.", plugin_command());
  std::filesystem::path plugins = arguments.get("plugins", (home() / "plugins").string());
  Diagnostics findings;
  auto manifests = read_manifests(plugins, findings);
  if (!manifests) return report(manifests.error());
  auto language = terminal_language();
  for (const auto& [name, manifest] : *manifests) {
    auto binary = plugin_binary(executable(), name);
    std::string code = manifest->handlers().empty() ? std::string(say(both("tanpa kode", "no code"), language))
                       : std::filesystem::exists(binary) ? binary.string()
                                                         : std::string(say(both("belum dibangun", "not built"), language));
    std::cout << std::left << std::setw(22) << name << std::setw(8) << manifest->version.text() << say(manifest->label, language) << '\n'
              << std::string(22, ' ') << manifest->owner;
    for (const auto& unit : manifest->serves) std::cout << " · " << unit;
    std::cout << " · " << code << '\n';
  }
  print(findings, language);
  return has_errors(findings) ? 1 : 0;
}

}  // namespace

Command plugin_command() {
  return {"plugin", "jenjang plugin list [--plugins DIR]", "lists the plugins of this installation",
          "Each plugin with its version, office, the units it serves, and its code. Findings in a manifest are printed below.\n"
          "How to write one: sdk/README.md.\n\n  jenjang plugin list\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("plugins", "", "where the manifests are (default: those of this installation)").argument("DIR"));
          },
          list};
}

}  // namespace jenjang::command
