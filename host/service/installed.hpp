// Installed: what this city has — manifests, calendars, published workflows. An immutable snapshot; any thread.
#pragma once

#include "language/read.hpp"
#include "service/ports.hpp"

namespace jenjang::service {

class Installed {
 public:
  /// Manifests that fit together, and every stored definition compiled against them. A definition that no longer
  /// compiles is a finding, not a failure: its open cases rest until it does.
  static std::pair<std::shared_ptr<const Installed>, Diagnostics> make(engine::Manifests, const std::vector<StoredDefinition>&);

  const engine::Manifests& manifests() const { return manifests_; }
  const engine::Manifest* manifest(const Name&) const;
  /// The rulebook of one version; none where there is no such version or it did not compile.
  std::shared_ptr<const engine::Rulebook> rulebook(const Name& workflow, int version) const;
  std::shared_ptr<const engine::Rulebook> newest(const Name& workflow) const;
  /// The newest version whose `effective` day is not after the period's first: earlier periods keep what they had.
  std::shared_ptr<const engine::Rulebook> in_force(const Name& workflow, const Period&) const;
  std::vector<Name> workflows() const;
  /// The plugin serving a unit: the nearest unit upwards that one `serves`.
  std::optional<Name> department_of(const Directory&, const UnitCode&) const;
  const engine::Calendar* calendar(const Name&) const;

 private:
  engine::Manifests manifests_;
  std::map<UnitCode, Name> serving_;
  std::map<std::pair<Name, int>, std::shared_ptr<const engine::Rulebook>> rulebooks_;
};

StoredDefinition stored_from(const language::WorkflowText&, const engine::Definition&, int version, const engine::Manifests&);
language::WorkflowText source_of(const StoredDefinition&);

}  // namespace jenjang::service
