// PluginReading: one plugin.yaml on its way to a Manifest. manifest.cpp reads the keys at the top and calls the rooms
// in this order; each may use what those before it have filled in.
#pragma once

#include <functional>

#include "engine/manifest.hpp"
#include "language/manifest_types.hpp"
#include "language/read.hpp"

namespace jenjang::language {

struct PluginReading {
  const PluginText& source;
  Findings& findings;
  engine::Manifest manifest{};

  const std::string* file(const std::string& path) const {
    auto found = source.files.find(path);
    return found == source.files.end() ? nullptr : &found->second;
  }
  std::string path_of(const std::string& path) const { return source.folder + "/" + path; }
  void remember(const std::string& what, Mark at) { manifest.places[what] = findings.place(at); }
};

void read_enums(const Node&, PluginReading&);  ///< declarations.cpp
void read_roles(const Node&, PluginReading&);
void read_calendars(const Node&, PluginReading&);    ///< calendars.cpp
void read_settings(const Node&, PluginReading&);     ///< declarations.cpp
void read_datasets(const Node&, PluginReading&);     ///< datasets.cpp
void read_forms(const Node&, PluginReading&);        ///< forms.cpp, form_schema.cpp
void read_indicators(const Node&, PluginReading&);   ///< indicators.cpp
void read_actions(const Node&, PluginReading&);      ///< datasets.cpp
void read_events(const Node&, PluginReading&);       ///< messages.cpp
void read_messages(const Node&, PluginReading&);     ///< messages.cpp
void read_permissions(const Node&, PluginReading&);  ///< limits.cpp
void read_limits(const Node&, PluginReading&);
void check_uploads(const Node& datasets, PluginReading&);  ///< datasets.cpp: every dataset can be filled

/// The names that `from` may list: datasets and forms of this plugin (M06).
std::vector<Name> sources_of(const Node&, PluginReading&);

/// The places of `<names>` in a text that readers see (M13).
void check_placeholders(const Node& text, const std::function<bool(const std::string&)>& known,
                        const std::vector<std::string>& names, Findings&);
}  // namespace jenjang::language
