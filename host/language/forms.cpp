// `forms` of a manifest, each with its forms/NAME.json.
#include "language/form_schema.hpp"

namespace jenjang::language {
namespace {

void read_handler(const Node* node, std::optional<Name>& into, Findings& findings) {
  if (node && need_text(*node, manifest_shapes, findings) && may_name(node->text, node->at, findings))
    into = node->text;
}

void read_schema(const Member& member, engine::Form& form, PluginReading& reading) {
  std::string path = "forms/" + member.key + ".json";
  const std::string* text = reading.file(path);
  if (!text) {
    reading.findings.error(member.at, "M05",
                           both("Berkas `" + path + "` tidak ada", "There is no file `" + path + "`"));
    return;
  }
  for (auto& each : read_form_schema(*text, reading.path_of(path), reading.manifest, form))
    reading.findings.add(std::move(each));
}

}  // namespace

void read_forms(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  // All names first: a form may be given the answers of a later one.
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    engine::Form form;
    form.plugin = reading.manifest.plugin;
    form.name = member.key;
    reading.manifest.forms.emplace(member.key, std::move(form));
  }
  std::optional<Mark> for_people;
  for (const auto& member : node.members) {
    auto found = reading.manifest.forms.find(member.key);
    if (found == reading.manifest.forms.end()) continue;
    engine::Form& form = found->second;
    Fields fields(member.value, manifest_shapes, findings, {"label", "check", "prefill", "from", "for"});
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) form.label = std::move(*words);
    read_handler(fields.find("check"), form.check, findings);
    read_handler(fields.find("prefill"), form.prefill, findings);
    if (const Node* from = fields.find("from")) form.from = sources_of(*from, reading);
    if (const Node* whom = fields.find("for"); whom && need_text(*whom, manifest_shapes, findings)) {
      form.for_people = whom->text == "people";
      if (!form.for_people)
        findings.error(whom->at, "M03", both("Hanya `for: people`", "Only `for: people`"));
      else if (for_people)
        findings.error(whom->at, "M12", both("Hanya satu formulir untuk data pegawai", "Only one form is for people"));
      else
        reading.remember("for people", whom->at);
      for_people = whom->at;
    }
    read_schema(member, form, reading);
  }
}

}  // namespace jenjang::language
