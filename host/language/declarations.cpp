// `enums`, `roles` and `settings` of a manifest.
#include "language/manifest_reading.hpp"

namespace jenjang::language {
namespace {

constexpr int most_holders = 1000;

}  // namespace

void read_enums(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    if (plain_type_from(member.key))
      findings.error(
          member.at, "M04",
          both("`" + member.key + "` sudah nama sebuah jenis", "`" + member.key + "` is the name of a type already"),
          both("Pilih nama lain.", "Choose another name."));
    engine::Enumeration enumeration;
    for (const auto& value : member.value.members) {
      bool named = may_name(value.key, value.at, findings);
      auto words = words_of(value.value, reading.manifest, findings);
      if (named && words) enumeration.values.emplace_back(value.key, std::move(*words));
    }
    if (member.value.members.size() < 2)
      findings.error(member.value.at, "M03",
                     both("Pilihan memuat sedikitnya dua nilai", "A choice has at least two values"));
    reading.manifest.enums.emplace(member.key, std::move(enumeration));
  }
}

void read_roles(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings, true) || !need_map(member.value, manifest_shapes, findings))
      continue;
    Fields fields(member.value, manifest_shapes, findings, {"label", "at least"});
    engine::Role role;
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) role.label = std::move(*words);
    if (const Node* least = fields.find("at least"))
      role.at_least = whole_of(*least, 0, most_holders, manifest_shapes, findings).value_or(0);
    reading.remember("roles." + member.key, member.at);
    reading.manifest.roles.emplace(member.key, std::move(role));
  }
}

void read_settings(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    Fields fields(member.value, manifest_shapes, findings, {"label", "type", "value", "basis"});
    engine::Setting setting;
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) setting.label = std::move(*words);
    if (const Node* basis = fields.need("basis"); basis && need_text(*basis, manifest_shapes, findings))
      setting.basis = basis->text;
    const Node* type_node = fields.need("type");
    const Node* value_node = fields.need("value");
    auto type = type_node ? type_of(*type_node, reading.manifest, findings) : std::nullopt;
    if (type && value_node && need_text(*value_node, manifest_shapes, findings)) {
      auto value = value_from_text(*type, value_node->text);
      if (!value)
        findings.error(value_node->at, "M03",
                       both("`" + value_node->text + "` bukan " + engine::text_of(*type),
                            "`" + value_node->text + "` is no " + engine::text_of(*type)));
      else
        setting.value = std::move(*value);
      setting.type = std::move(*type);
    }
    reading.manifest.settings.emplace(member.key, std::move(setting));
  }
}

}  // namespace jenjang::language
