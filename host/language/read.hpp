// From the texts of files to checked values. Pure text work: nothing here opens a file (files/ does).
// Every finding has FILE:LINE:COL, a stable code, a sentence in both languages and, where one is near, a suggestion.
#pragma once

#include <map>

#include "engine/definition.hpp"

namespace jenjang::language {

/// A plugin's folder as text.
struct PluginText {
  std::string folder;                         ///< its last part is the plugin's name
  std::map<std::string, std::string> files;   ///< "plugin.yaml", "forms/plan.json", "calendars/hari-kerja-kota.csv"
};
struct ReadManifest {
  std::shared_ptr<const engine::Manifest> manifest;  ///< none where there are errors
  Diagnostics findings;
};
/// One manifest with its forms and calendars (M-codes; Y for the text).
ReadManifest read_manifest(const PluginText&);
/// What only shows between manifests: M12 (unit, role, calendar), references to roles of other plugins (M06).
Diagnostics check_together(const engine::Manifests&);

/// NAME.yaml with its NAME.LANG.yaml beside it.
struct WorkflowText {
  std::string path;
  std::string text;
  std::map<std::string, std::pair<std::string, std::string>> translations;  ///< language → path, text
};
struct ReadWorkflow {
  std::shared_ptr<const engine::Definition> definition;  ///< none where there are errors
  Diagnostics findings;
};
ReadWorkflow read_workflow(const WorkflowText&, const engine::Manifests&);
/// Only its tables with their texts and sources, whatever else is wrong in the file. The findings are those of tables.
ReadWorkflow read_tables_alone(const WorkflowText&, const engine::Manifests&);

}  // namespace jenjang::language
