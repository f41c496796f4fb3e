// read_manifest: the keys at the top of plugin.yaml, then the rooms in their order.
#include <algorithm>

#include "base/utf8.hpp"
#include "language/manifest_reading.hpp"
#include "language/words.hpp"

namespace jenjang::language {
namespace {

constexpr int served_sdk = 1;

const std::vector<std::string>& keys() {
  static const std::vector<std::string> all{"plugin",    "version",   "sdk",      "label",       "owner",
                                            "effective", "languages", "serves",   "enums",       "roles",
                                            "calendars", "settings",  "datasets", "forms",       "indicators",
                                            "actions",   "events",    "messages", "permissions", "limits"};
  return all;
}

std::optional<engine::Version> version_from(std::string_view text) {
  engine::Version out;
  int* parts[] = {&out.major, &out.minor, &out.patch};
  for (int at = 0; at < 3; ++at) {
    auto end = at < 2 ? text.find('.') : text.size();
    if (end == std::string_view::npos) return std::nullopt;
    auto number = whole_from(text.substr(0, end));
    if (!number || *number < 0) return std::nullopt;
    *parts[at] = *number;
    text.remove_prefix(at < 2 ? end + 1 : end);
  }
  return out;
}

class Head {
 public:
  Head(const Node& file, PluginReading& reading)
      : fields_(file, manifest_shapes, reading.findings, keys()), reading_(reading) {}

  void read() {
    languages();  // first: every text needs them
    name();
    version();
    sdk();
    if (const Node* label = fields_.need("label"))
      if (auto words = words_of(*label, manifest(), findings())) manifest().label = *words;
    if (const Node* owner = text("owner")) manifest().owner = owner->text;
    effective();
    if (const Node* serves = fields_.find("serves")) units(*serves);
  }

 private:
  engine::Manifest& manifest() { return reading_.manifest; }
  Findings& findings() { return reading_.findings; }
  const Node* text(const char* key) {
    const Node* node = fields_.need(key);
    return node && need_text(*node, manifest_shapes, findings()) ? node : nullptr;
  }

  void name() {
    const Node* node = text("plugin");
    if (!node) return;
    manifest().plugin = node->text;
    if (!may_name(node->text, node->at, findings(), true)) return;
    std::string folder = reading_.source.folder.substr(reading_.source.folder.rfind('/') + 1);
    if (is_reserved(node->text))
      findings().error(node->at, "M04",
                       both("`" + node->text + "` adalah kata bahasa alur",
                            "`" + node->text + "` is a word of the workflow language"),
                       both("Pilih nama lain.", "Choose another name."));
    else if (node->text != folder)
      findings().error(node->at, "M04",
                       both("Plugin bernama seperti foldernya, `" + folder + "`",
                            "A plugin is called like its folder, `" + folder + "`"),
                       both("Tulis `plugin: " + folder + "`, atau ganti nama folder.",
                            "Write `plugin: " + folder + "`, or rename the folder."));
  }

  void version() {
    const Node* node = text("version");
    if (!node) return;
    auto read = version_from(node->text);
    if (read)
      manifest().version = *read;
    else
      findings().error(node->at, "M03", both("Versi ditulis seperti `1.0.0`", "A version is written like `1.0.0`"));
  }

  void sdk() {
    const Node* node = text("sdk");
    if (!node) return;
    if (whole_from(node->text) != served_sdk)
      findings().error(node->at, "M11",
                       both("Jenjang ini melayani sdk " + std::to_string(served_sdk) + ", bukan `" + node->text + "`",
                            "This Jenjang serves sdk " + std::to_string(served_sdk) + ", not `" + node->text + "`"),
                       both("Bangun plugin untuk sdk itu.", "Build the plugin for that sdk."));
  }

  void effective() {
    const Node* node = text("effective");
    if (!node) return;
    auto day = date_from(node->text);
    if (!day)
      findings().error(node->at, "M03", both("`" + node->text + "` bukan tanggal", "`" + node->text + "` is no date"),
                       both("Tulis seperti `2026-01-01`.", "Write it like `2026-01-01`."));
    else if (Period::containing(*day, Period::Kind::month).start() != *day)
      findings().error(
          node->at, "M03",
          both("`effective` adalah hari pertama suatu periode", "`effective` is the first day of a period"),
          both("Pilih hari pertama bulan.", "Choose the first day of a month."));
    else
      manifest().effective = *day;
  }

  void languages() {
    const Node* node = fields_.need("languages");
    if (!node || !need_list(*node, manifest_shapes, findings())) return;
    for (const Node* each : texts_of(*node, manifest_shapes, findings())) {
      bool code = each->text.size() == 2 && is_name(each->text);
      auto& known = manifest().languages;
      if (!code)
        findings().error(
            each->at, "M03",
            both("`" + each->text + "` bukan kode bahasa", "`" + each->text + "` is no code of a language"),
            both("Tulis dua huruf kecil, seperti `id`.", "Write two small letters, like `id`."));
      else if (std::find(known.begin(), known.end(), each->text) != known.end())
        findings().error(each->at, "M04", both("Bahasa ini disebut dua kali", "This language is named twice"));
      else
        known.push_back(each->text);
    }
    if (node->items.empty()) findings().error(node->at, "M03", both("Sedikitnya satu bahasa", "At least one language"));
  }

  void units(const Node& node) {
    if (!need_list(node, manifest_shapes, findings())) return;
    if (node.items.empty())
      findings().error(
          node.at, "M03",
          both("Sebut sedikitnya satu unit, atau hapus `serves`", "Name at least one unit, or remove `serves`"));
    for (const Node* each : texts_of(node, manifest_shapes, findings())) {
      if (!may_name(each->text, each->at, findings(), true)) continue;
      auto& known = manifest().serves;
      if (std::find(known.begin(), known.end(), each->text) != known.end())
        findings().error(each->at, "M04", both("Unit ini disebut dua kali", "This unit is named twice"));
      else
        known.push_back(each->text);
      reading_.remember("serves." + each->text, each->at);
    }
  }

  Fields fields_;
  PluginReading& reading_;
};

// plugin.yaml and every file that it names; lengths between them, so that no two sets of files run into one another.
Hash hash_of(const PluginReading& reading) {
  std::vector<std::string> paths{"plugin.yaml"};
  for (const auto& [name, form] : reading.manifest.forms) paths.push_back("forms/" + name + ".json");
  for (const auto& [name, calendar] : reading.manifest.calendars) paths.push_back("calendars/" + name + ".csv");
  std::sort(paths.begin(), paths.end());
  std::string all;
  for (const auto& path : paths) {
    const std::string& bytes = *reading.file(path);
    all += path + "\n" + std::to_string(bytes.size()) + "\n" + bytes;
  }
  return sha256(all);
}

// An indicator's handler, and the action's of the same name, could not be told apart.
void check_names(const Node& file, PluginReading& reading) {
  const Node* actions = file.find("actions");
  if (!actions || !actions->is_map()) return;
  for (const auto& action : actions->members)
    if (reading.manifest.indicators.contains(action.key))
      reading.findings.error(action.at, "M04",
                             both("`" + action.key + "` sudah nama sebuah indikator",
                                  "`" + action.key + "` is the name of an indicator already"),
                             both("Pilih nama lain.", "Choose another name."));
}

}  // namespace

ReadManifest read_manifest(const PluginText& source) {
  Findings findings(source.folder + "/plugin.yaml");
  PluginReading reading{source, findings};
  const std::string* text = reading.file("plugin.yaml");
  if (!text) {
    findings.error({}, "M05", both("Berkas plugin.yaml tidak ada", "There is no file plugin.yaml"));
    return {nullptr, findings.take()};
  }
  auto file = read_text(*text, findings);
  if (!file) return {nullptr, findings.take()};

  reading.manifest.at = findings.place({1, 1});
  Head(*file, reading).read();
  using Room = void (*)(const Node&, PluginReading&);
  static constexpr std::pair<const char*, Room> rooms[] = {{"enums", read_enums},
                                                           {"roles", read_roles},
                                                           {"calendars", read_calendars},
                                                           {"settings", read_settings},
                                                           {"datasets", read_datasets},
                                                           {"forms", read_forms},
                                                           {"indicators", read_indicators},
                                                           {"actions", read_actions},
                                                           {"events", read_events},
                                                           {"messages", read_messages},
                                                           {"permissions", read_permissions},
                                                           {"limits", read_limits}};
  for (const auto& [key, room] : rooms)
    if (const Node* node = file->find(key); node && need_map(*node, manifest_shapes, findings)) room(*node, reading);
  if (const Node* datasets = file->find("datasets"); datasets && datasets->is_map()) check_uploads(*datasets, reading);
  check_names(*file, reading);

  if (!findings.clean()) return {nullptr, findings.take()};
  reading.manifest.hash = hash_of(reading);
  return {std::make_shared<const engine::Manifest>(std::move(reading.manifest)), findings.take()};
}

}  // namespace jenjang::language
