#include "command/house.hpp"

#include <iostream>

#include "command/home.hpp"
#include "files/csv.hpp"
#include "files/folders.hpp"

namespace jenjang::command {
namespace {

/// The system's time, moved by a demo city's offset.
class CityClock : public service::Clock {
 public:
  explicit CityClock(service::ClockStore& store) : store_(store) {}
  Time now() override {
    auto offset = store_.demo_offset();
    auto moved = offset && *offset ? **offset : std::chrono::milliseconds(0);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + moved;
  }

 private:
  service::ClockStore& store_;
};

Error refused(const std::string& what) {
  return failed(Failure::invalid, "findings",
                both("Berkas " + what + " perlu diperbaiki; temuannya tertulis di atas.",
                     "The " + what + " need mending; the findings stand above."));
}

/// Publishes each workflow whose definition is not the newest stored one.
Result<std::vector<service::StoredDefinition>> publish_new(service::DefinitionStore& store, const engine::Manifests& manifests,
                                                           Diagnostics& findings) {
  auto stored = store.definitions();
  if (!stored) return stored;
  auto texts = files::read_workflows(home() / "workflows");
  if (!texts) return texts.error();
  for (const auto& text : *texts) {
    auto read = language::read_workflow(text, manifests);
    findings.insert(findings.end(), read.findings.begin(), read.findings.end());
    if (!read.definition) continue;
    int newest = 0;
    Hash newest_hash;
    for (const auto& each : *stored)
      if (each.name == read.definition->name && each.version > newest) {
        newest = each.version;
        newest_hash = each.sha256;
      }
    if (newest_hash == read.definition->hash) continue;
    auto next = service::stored_from(text, *read.definition, newest + 1, manifests);
    if (auto done = store.publish(next); !done) return done.error();
    stored->push_back(std::move(next));
  }
  return stored;
}

}  // namespace

Result<engine::Manifests> read_manifests(const std::filesystem::path& plugins, Diagnostics& findings) {
  auto texts = files::read_plugins(plugins);
  if (!texts) return texts.error();
  engine::Manifests manifests;
  for (const auto& text : *texts) {
    auto read = language::read_manifest(text);
    findings.insert(findings.end(), read.findings.begin(), read.findings.end());
    if (read.manifest) manifests.emplace(read.manifest->plugin, read.manifest);
  }
  auto together = language::check_together(manifests);
  findings.insert(findings.end(), together.begin(), together.end());
  return manifests;
}

Result<std::unique_ptr<House>> House::open(const std::filesystem::path& data, const std::filesystem::path& jenjang) {
  Diagnostics findings;
  auto manifests = read_manifests(home() / "plugins", findings);
  if (!manifests) return manifests.error();
  if (has_errors(findings)) {
    print(findings, terminal_language());
    return refused("plugins");
  }
  auto stores = store::open_sqlite(data.string());
  if (!stores) return stores.error();
  auto definitions = publish_new((*stores)->definitions(), *manifests, findings);
  if (!definitions) return definitions.error();
  auto [installed, stale] = service::Installed::make(*manifests, *definitions);
  findings.insert(findings.end(), stale.begin(), stale.end());
  print(findings, terminal_language());
  if (has_errors(findings)) return refused("workflows");

  std::vector<runner::PluginBinary> binaries;
  for (const auto& [name, manifest] : *manifests)
    if (!manifest->handlers().empty()) binaries.push_back({manifest, plugin_binary(jenjang, name)});

  std::unique_ptr<House> house(new House);  // its constructor is private: only open() makes one
  house->stores_ = std::move(*stores);
  house->runner_ = runner::make_supervisor(std::move(binaries), jenjang);
  house->clock_ = std::make_unique<CityClock>(house->stores_->clock());
  auto offset = house->stores_->clock().demo_offset();
  if (!offset) return offset.error();
  house->city_ = std::make_unique<service::City>(service::City{
      house->stores_->cases(), house->stores_->definitions(), house->stores_->organisation(), house->stores_->datasets(),
      house->stores_->corrections(),
      house->stores_->accounts(), house->stores_->clock(), *house->runner_, *house->clock_, installed, offset->has_value(), {}});
  house->measures_ = std::make_unique<service::Measures>(*house->city_);
  house->cases_ = std::make_unique<service::Cases>(*house->city_, *house->measures_);
  house->pages_ = std::make_unique<service::Pages>(*house->city_, *house->measures_);
  house->accounts_ = std::make_unique<service::Accounts>(*house->city_);
  house->datasets_ = std::make_unique<service::Datasets>(*house->city_, files::read_csv);
  house->corrections_ = std::make_unique<service::Corrections>(*house->city_);
  house->lists_ = std::make_unique<service::Lists>(*house->city_, *house->cases_);
  house->outbox_ = std::make_unique<service::Outbox>(*house->city_, *house->cases_);
  house->scheduler_ = std::make_unique<service::Scheduler>(*house->city_, *house->cases_, *house->outbox_);
  return house;
}

http::Services House::services() {
  return {*city_, *cases_, *pages_, *accounts_, *scheduler_, *datasets_, *corrections_, *lists_};
}

}  // namespace jenjang::command
