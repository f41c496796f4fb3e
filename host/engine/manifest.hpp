// Manifest: what a plugin declares (manifest.md), read and checked before any of its code is loaded. Immutable.
#pragma once

#include <map>

#include "base/diagnostic.hpp"
#include "engine/calendar.hpp"
#include "engine/form.hpp"
#include "engine/formula.hpp"

namespace jenjang::engine {

struct Version {
  int major = 0, minor = 0, patch = 0;
  std::string text() const { return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch); }
  friend auto operator<=>(const Version&, const Version&) = default;
};

struct Enumeration {
  std::vector<std::pair<Name, Translated>> values;  ///< in the order they are shown
};
struct Role {
  Translated label;
  int at_least = 0;  ///< holders that the city guarantees
};
struct Setting {
  Translated label;
  Type type;
  Value value;
  std::string basis;
};
struct Dataset {
  Translated label;
  std::vector<std::pair<Name, Type>> columns;
  std::vector<Name> key;
  std::optional<Name> upload;  ///< role
};
struct Standard {
  Value value;
  bool higher_is_better = true;
  Translated why;
  std::string source;
};
struct Indicator {
  Translated label;
  Type type;
  std::string measured_in;
  std::vector<Name> from;                ///< datasets and forms of this plugin
  int look_back_months = 0;              ///< 0: the period; -1: all
  std::optional<Formula> value;          ///< else a handler of the same name
  std::optional<Formula> missing_when;
  Translated because;
  std::optional<Value> missing;          ///< taken where there are no rows at all
  bool counts_as_effort = false;
  std::optional<Decimal> weight;         ///< fixed share
  std::optional<std::pair<Name, Name>> agreed_weight;  ///< FORM.field
  std::string basis;
  std::optional<Standard> standard;
};
struct Action {
  Translated label;
  std::vector<std::pair<Name, Type>> with;
  std::optional<Name> writes;            ///< dataset; without it the handler of the same name is called
};
struct EventKind {
  Translated label;
  std::vector<std::pair<Name, Type>> fields;
  std::vector<Name> arrives;             ///< api, hand, poll
  std::optional<Name> by;                ///< role
  std::optional<Duration> every;
};
struct Message {
  std::vector<std::pair<Name, Type>> with;
  Translated title, text;                ///< with <placeholders>
};

struct Manifest {
  Name plugin;
  Version version;
  int sdk = 1;
  Translated label;
  std::string owner;
  Date effective{};
  std::vector<std::string> languages;
  std::vector<UnitCode> serves;          ///< empty: for the whole city
  std::map<Name, Enumeration> enums;
  std::map<Name, Role> roles;
  std::map<Name, Calendar> calendars;
  std::map<Name, Setting> settings;
  std::map<Name, Dataset> datasets;
  std::map<Name, Form> forms;
  std::map<Name, Indicator> indicators;
  std::map<Name, Action> actions;
  std::map<Name, EventKind> events;
  std::map<Name, Message> messages;
  std::vector<std::string> network, secrets;
  std::size_t memory_bytes = 0;          ///< 0: the default
  std::chrono::milliseconds call{0};     ///< 0: the default
  Hash hash;                             ///< of plugin.yaml and every file that it names
  Place at;                              ///< the file, for later findings
  std::map<std::string, Place> places;   ///< what may clash with another plugin: "roles.NAME", "serves.UNIT", …

  /// Handlers that the binary must name, sorted; empty: no code, no worker.
  std::vector<Name> handlers() const;
};
using Manifests = std::map<Name, std::shared_ptr<const Manifest>>;

}  // namespace jenjang::engine
