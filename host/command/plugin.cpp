#include <algorithm>
#include <iomanip>
#include <iostream>
#include <span>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "files/folders.hpp"
#include "language/read.hpp"
#include "runner/supervisor.hpp"

namespace jenjang::command {
namespace {

int list(const Arguments& arguments) {
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

/// The code as the host would run it: a worker loads it, compares it with the manifest, and answers each handler without
/// inputs and with senseless ones. A sentence of what is wrong; empty: nothing.
Translated fault_of_code(const std::shared_ptr<const engine::Manifest>& manifest, const std::filesystem::path& binary) {
  runner::Options quiet;
  quiet.log = [](const Name&, std::string_view) {};
  auto worker = runner::make_supervisor({{manifest, binary}}, executable(), std::move(quiet));
  const service::Fields inputs[] = {{}, {{"period", "?"}, {"standard", "?"}, {"plan.targets.0.result", ""}, {"9.9", ""}}};
  for (const Name& handler : manifest->handlers())
    for (const auto& given : inputs) {
      const service::Call call{handler, "check/" + handler, given};
      auto replies = worker->call(manifest->plugin, std::span(&call, 1));
      if (!replies) return replies.error().sentence;
      const auto status = worker->status();
      if (status.empty() || status[0].trouble.empty()) continue;
      return both("`" + handler + "`: " + std::string(say(status[0].trouble_sentence, "id")),
                  "`" + handler + "`: " + std::string(say(status[0].trouble_sentence, "en")));
    }
  return {};
}

/// One plugin's folder and its binary. Returns whether all is well.
bool check_one(const std::filesystem::path& folder, const std::filesystem::path& binaries, const std::string& language) {
  auto text = files::read_plugin_folder(std::filesystem::absolute(folder));
  if (!text) return report(text.error()), false;
  auto read = language::read_manifest(*text);
  print(read.findings, language);
  if (!read.manifest || has_errors(read.findings)) return false;
  const auto& manifest = *read.manifest;
  const auto say_of = [&](const Translated& sentence) {
    std::cout << manifest.plugin << ' ' << manifest.version.text() << ": " << say(sentence, language) << '\n';
  };
  if (manifest.handlers().empty()) return say_of(both("tanpa kode, cocok.", "no code; fits.")), true;
  const auto binary = binaries / manifest.plugin / (manifest.plugin + ".so");
  if (!std::filesystem::exists(binary))
    return say_of(both("belum dibangun: " + binary.string(), "not built: " + binary.string())), false;
  if (auto fault = fault_of_code(read.manifest, binary); !fault.empty()) return say_of(fault), false;
  const std::string count = std::to_string(manifest.handlers().size());
  return say_of(both(count + " bagian kode, cocok.", count + " handlers; fit.")), true;
}

int check(const Arguments& arguments) {
  const auto language = terminal_language();
  const std::filesystem::path plugins = arguments.get("plugins", (home() / "plugins").string());
  const std::filesystem::path binaries = arguments.get("built", (executable().parent_path() / "plugins").string());
  std::vector<std::filesystem::path> folders(arguments.words.begin() + 1, arguments.words.end());
  if (folders.empty()) {
    for (const auto& entry : std::filesystem::directory_iterator(plugins))
      if (std::filesystem::exists(entry.path() / "plugin.yaml")) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
  }
  bool all_well = true;
  for (const auto& folder : folders) {
    if (!std::filesystem::exists(folder / "plugin.yaml"))
      return wrong_usage("there is no plugin.yaml in " + folder.string() + ".", plugin_command());
    all_well &= check_one(folder, binaries, language);
  }
  return all_well ? 0 : 1;
}

int run_plugin(const Arguments& arguments) {
  if (!arguments.words.empty() && arguments.words[0] == "check") return check(arguments);
  if (arguments.words == std::vector<std::string>{"list"}) return list(arguments);
  return wrong_usage("knows `list` and `check`.", plugin_command());
}

}  // namespace

Command plugin_command() {
  return {"plugin", "jenjang plugin list|check [--plugins DIR] [--built DIR] [FOLDER…]", "lists and checks plugins",
          "list:  each plugin with its version, office, the units it serves, and its code; findings in a manifest below.\n"
          "check: reads each folder's plugin.yaml and forms, loads the code as the host does, in a worker, compares its name,\n"
          "       version and handlers with the manifest, and calls every handler without inputs and with senseless ones:\n"
          "       it may refuse them, never crash. Without a FOLDER: all plugins of the installation.\n"
          "How to write one: sdk/README.md.\n\n"
          "  jenjang plugin list\n"
          "  jenjang plugin check --built my-office/build/plugins my-office\n\n"
          "Exit code: 0 all is well, 1 something is not, 2 wrong usage.\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("plugins", "", "where the manifests are (default: those of this installation)").argument("DIR"));
            options.addOption(Poco::Util::Option("built", "", "where the built plugins are, NAME/NAME.so (default: beside this executable)").argument("DIR"));
          },
          run_plugin};
}

}  // namespace jenjang::command
