#include "service/installed.hpp"

#include "base/limits.hpp"

namespace jenjang::service {
namespace {

/// A workflow without a `calendar` counts calendar days; they begin and end where the city's do.
engine::Calendar every_day(const engine::Manifests& manifests) {
  engine::Calendar calendar;
  calendar.week.fill(true);
  for (const auto& [name, manifest] : manifests) {
    if (manifest->calendars.empty()) continue;
    calendar.offset = manifest->calendars.begin()->second.offset;
    break;
  }
  calendar.revision = sha256("every day, offset " + std::to_string(calendar.offset.count()) + " minutes");
  return calendar;
}

Diagnostic finding(const StoredDefinition& stored, std::string code, Translated sentence, Translated suggestion) {
  return {{stored.name + ".yaml", 0, 0}, Severity::error, std::move(code), std::move(sentence), std::move(suggestion)};
}

/// The definition is hashed by its meaning: another hash says that this host reads the same text otherwise, and a case
/// must not go on under other rules than it began with.
Diagnostic meaning_changed(const StoredDefinition& stored) {
  std::string name = "\"" + stored.name + "\" versi " + std::to_string(stored.version);
  std::string english = "\"" + stored.name + "\" version " + std::to_string(stored.version);
  return finding(stored, "V90",
                 both("Alur " + name + " dibaca lain daripada saat diterbitkan; kasus-kasusnya ditahan",
                      "Workflow " + english + " is read otherwise than when it was published; its cases rest"),
                 both("Jalankan Jenjang versi yang menerbitkannya, atau terbitkan versi baru alur ini",
                      "Run the Jenjang that published it, or publish a new version of the workflow"));
}

}  // namespace

std::pair<std::shared_ptr<const Installed>, Diagnostics> Installed::make(engine::Manifests manifests,
                                                                         const std::vector<StoredDefinition>& stored) {
  auto installed = std::make_shared<Installed>();
  Diagnostics findings = language::check_together(manifests);
  installed->manifests_ = std::move(manifests);
  for (const auto& [plugin, manifest] : installed->manifests_)
    for (const UnitCode& unit : manifest->serves) installed->serving_.emplace(unit, plugin);

  for (const StoredDefinition& each : stored) {
    language::ReadWorkflow read = language::read_workflow(source_of(each), installed->manifests_);
    if (!read.definition) {  // warnings of one that compiles were shown when it was published
      findings.insert(findings.end(), read.findings.begin(), read.findings.end());
      continue;
    }
    if (read.definition->hash != each.sha256) {
      findings.push_back(meaning_changed(each));
      continue;
    }
    auto rulebook = std::make_shared<engine::Rulebook>();
    rulebook->definition = read.definition;
    rulebook->version = each.version;
    const engine::Calendar* calendar = installed->calendar(read.definition->calendar);
    rulebook->calendar = calendar ? *calendar : every_day(installed->manifests_);
    for (const auto& [plugin, major] : read.definition->uses)
      if (auto found = installed->manifests_.find(plugin); found != installed->manifests_.end())
        rulebook->manifests.insert(*found);
    for (const auto& [plugin, manifest] : installed->manifests_)
      if (!manifest->serves.empty()) rulebook->manifests.emplace(plugin, manifest);
    installed->rulebooks_[{each.name, each.version}] = std::move(rulebook);
  }
  return {installed, std::move(findings)};
}

const engine::Manifest* Installed::manifest(const Name& plugin) const {
  auto found = manifests_.find(plugin);
  return found == manifests_.end() ? nullptr : found->second.get();
}

std::shared_ptr<const engine::Rulebook> Installed::rulebook(const Name& workflow, int version) const {
  auto found = rulebooks_.find({workflow, version});
  return found == rulebooks_.end() ? nullptr : found->second;
}

std::shared_ptr<const engine::Rulebook> Installed::newest(const Name& workflow) const {
  auto after = rulebooks_.upper_bound({workflow, std::numeric_limits<int>::max()});
  if (after == rulebooks_.begin()) return nullptr;
  --after;
  return after->first.first == workflow ? after->second : nullptr;
}

std::shared_ptr<const engine::Rulebook> Installed::in_force(const Name& workflow, const Period& period) const {
  std::shared_ptr<const engine::Rulebook> found;  // versions rise in the map: the last that fits
  for (auto each = rulebooks_.lower_bound({workflow, 0}); each != rulebooks_.end() && each->first.first == workflow;
       ++each)
    if (each->second->definition->effective <= period.start()) found = each->second;
  return found;
}

std::vector<Name> Installed::workflows() const {
  std::vector<Name> names;
  for (const auto& [key, rulebook] : rulebooks_)
    if (names.empty() || names.back() != key.first) names.push_back(key.first);
  return names;
}

std::optional<Name> Installed::department_of(const Directory& directory, const UnitCode& unit) const {
  for (const UnitCode& level : directory.unit_and_above(unit))
    if (auto found = serving_.find(level); found != serving_.end()) return found->second;
  return std::nullopt;
}

const engine::Calendar* Installed::calendar(const Name& name) const {
  for (const auto& [plugin, manifest] : manifests_)
    if (auto found = manifest->calendars.find(name); found != manifest->calendars.end()) return &found->second;
  return nullptr;
}

// ---- a definition as it is stored: with the text that it was published from ----------------------------------------

StoredDefinition stored_from(const language::WorkflowText& text, const engine::Definition& definition, int version,
                             const engine::Manifests& manifests) {
  Json::Object translations, plugins;
  for (const auto& [language, file] : text.translations)
    translations[language] = Json(Json::Object{{"path", file.first}, {"text", file.second}});
  for (const auto& [plugin, major] : definition.uses)
    if (auto found = manifests.find(plugin); found != manifests.end()) plugins[plugin] = found->second->version.text();

  StoredDefinition stored;
  stored.name = definition.name;
  stored.version = version;
  stored.sha256 = definition.hash;
  stored.source = Json(Json::Object{{"path", text.path}, {"text", text.text}, {"translations", translations}}).text();
  stored.plugins = Json(plugins).text();
  stored.engine = engine::engine_number;
  stored.status = "published";
  return stored;
}

language::WorkflowText source_of(const StoredDefinition& stored) {
  language::WorkflowText text;
  text.path = stored.name + ".yaml";
  // A text and its translations, each escaped: at most twice the bytes of the files.
  auto source = parse_json(stored.source, 16 * limits::yaml_bytes);
  if (!source) return text;  // an empty text: the reader says so, with the workflow's name
  text.path = source->text_or("path", text.path);
  text.text = source->text_or("text");
  if (const Json::Object* translations = (*source)["translations"].object())
    for (const auto& [language, file] : *translations)
      text.translations[language] = {file.text_or("path"), file.text_or("text")};
  return text;
}

}  // namespace jenjang::service
