// `datasets`, and the `actions` that write rows into them.
#include <algorithm>

#include "language/manifest_reading.hpp"

namespace jenjang::language {
namespace {

using engine::Type;
using Columns = std::vector<std::pair<Name, Type>>;

const Type* column(const Columns& columns, std::string_view name) {
  auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& each) { return each.first == name; });
  return found == columns.end() ? nullptr : &found->second;
}
std::vector<std::string> names_of(const Columns& columns) {
  std::vector<std::string> out;
  for (const auto& [name, type] : columns) out.push_back(name);
  return out;
}

// What the host knows of a case and fills in itself.
std::optional<Type> filled_by_host(std::string_view name) {
  if (name == "person") return Type::of(Type::Kind::person);
  if (name == "unit") return Type::of(Type::Kind::unit);
  if (name == "period") return Type::of(Type::Kind::period);
  if (name == "day") return Type::of(Type::Kind::date);
  if (name == "case") return Type::of(Type::Kind::text);
  return std::nullopt;
}

void read_columns(const Node& node, engine::Dataset& dataset, PluginReading& reading) {
  dataset.columns = typed_names(node, reading.manifest, reading.findings);
  for (const auto& [name, type] : dataset.columns)
    if (type.kind == Type::Kind::list)
      reading.findings.error(node.find(name)->at, "M06",
                             both("Kolom tidak dapat berupa daftar", "A column cannot be a list"),
                             both("Buat satu baris untuk setiap butir.", "Make one row for each item."));
  if (node.members.empty())
    reading.findings.error(node.at, "M03", both("Sedikitnya satu kolom", "At least one column"));
}

// `columns` as written: a column whose type has its own finding is there all the same.
void read_key(const Node& node, const Node& columns, engine::Dataset& dataset, PluginReading& reading) {
  if (!need_list(node, manifest_shapes, reading.findings)) return;
  std::vector<std::string> known;
  for (const auto& member : columns.members) known.push_back(member.key);
  for (const Node* each : texts_of(node, manifest_shapes, reading.findings)) {
    if (!columns.find(each->text))
      reading.findings.error(each->at, "M06",
                             both("Kolom `" + each->text + "` tidak ada", "There is no column `" + each->text + "`"),
                             did_you_mean(each->text, known));
    else if (std::find(dataset.key.begin(), dataset.key.end(), each->text) != dataset.key.end())
      reading.findings.error(each->at, "M04", both("Kolom ini disebut dua kali", "This column is named twice"));
    else
      dataset.key.push_back(each->text);
  }
  if (node.items.empty())
    reading.findings.error(node.at, "M03", both("Kuncinya sedikitnya satu kolom", "The key has at least one column"));
}

// Every input is a column of its type; every other column is one that the host fills.
void check_writes(const Node& action, const Node& writes, const engine::Action& read, const engine::Dataset& dataset,
                  Findings& findings) {
  const Node* with = action.find("with");
  for (const auto& [name, type] : read.with) {
    const Type* into = column(dataset.columns, name);
    const Node& at = *with->find(name);
    if (!into)
      findings.error(at.at, "M06",
                     both("`" + writes.text + "` tidak mempunyai kolom `" + name + "`",
                          "`" + writes.text + "` has no column `" + name + "`"),
                     did_you_mean(name, names_of(dataset.columns)));
    else if (*into != type)
      findings.error(at.at, "M06",
                     both("Kolom `" + name + "` berjenis " + engine::text_of(*into),
                          "The column `" + name + "` is of the type " + engine::text_of(*into)));
  }
  for (const auto& [name, type] : dataset.columns) {
    if (column(read.with, name)) continue;
    auto filled = filled_by_host(name);
    if (!filled || *filled != type)
      findings.error(
          writes.at, "M06",
          both("Kolom `" + name + "` tidak diisi siapa pun", "Nobody fills the column `" + name + "`"),
          both("Tambahkan `" + name + "` ke `with`; sendiri terisi hanya person, unit, period, day dan case.",
               "Add `" + name + "` to `with`; only person, unit, period, day and case are filled by the host."));
  }
}

}  // namespace

void read_datasets(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    Fields fields(member.value, manifest_shapes, findings, {"label", "columns", "key", "upload"});
    engine::Dataset dataset;
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) dataset.label = std::move(*words);
    const Node* columns = fields.need("columns");
    const Node* key = fields.need("key");
    if (columns && need_map(*columns, manifest_shapes, findings)) {
      read_columns(*columns, dataset, reading);
      if (key) read_key(*key, *columns, dataset, reading);
    }
    if (const Node* upload = fields.find("upload"); upload && need_text(*upload, manifest_shapes, findings)) {
      dataset.upload = upload->text;  // a role of any plugin: check_together knows them all
      reading.remember("datasets." + member.key + ".upload", upload->at);
    }
    reading.manifest.datasets.emplace(member.key, std::move(dataset));
  }
}

void read_actions(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    Fields fields(member.value, manifest_shapes, findings, {"label", "with", "writes"});
    engine::Action action;
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) action.label = std::move(*words);
    if (const Node* with = fields.find("with")) action.with = typed_names(*with, reading.manifest, findings);
    if (const Node* writes = fields.find("writes"); writes && need_text(*writes, manifest_shapes, findings)) {
      action.writes = writes->text;
      auto dataset = reading.manifest.datasets.find(writes->text);
      if (dataset != reading.manifest.datasets.end()) {
        check_writes(member.value, *writes, action, dataset->second, findings);
      } else {
        std::vector<std::string> known;
        for (const auto& [name, each] : reading.manifest.datasets) known.push_back(name);
        findings.error(writes->at, "M06",
                       both("Dataset `" + writes->text + "` tidak ada", "There is no dataset `" + writes->text + "`"),
                       did_you_mean(writes->text, known));
      }
    }
    reading.manifest.actions.emplace(member.key, std::move(action));
  }
}

void check_uploads(const Node& datasets, PluginReading& reading) {
  for (const auto& member : datasets.members) {
    auto dataset = reading.manifest.datasets.find(member.key);
    if (dataset == reading.manifest.datasets.end() || dataset->second.upload) continue;
    const auto& actions = reading.manifest.actions;
    bool written =
        std::any_of(actions.begin(), actions.end(), [&](const auto& each) { return each.second.writes == member.key; });
    if (!written)
      reading.findings.error(member.at, "M06",
                             both("Tidak ada yang dapat mengisi dataset `" + member.key + "`",
                                  "Nobody can fill the dataset `" + member.key + "`"),
                             both("Tambahkan `upload: peran`, atau tindakan dengan `writes: " + member.key + "`.",
                                  "Add `upload: role`, or an action with `writes: " + member.key + "`."));
  }
}

std::vector<Name> sources_of(const Node& node, PluginReading& reading) {
  std::vector<Name> out;
  if (!need_list(node, manifest_shapes, reading.findings)) return out;
  for (const Node* each : texts_of(node, manifest_shapes, reading.findings)) {
    std::vector<std::string> known;
    for (const auto& [name, dataset] : reading.manifest.datasets) known.push_back(name);
    for (const auto& [name, form] : reading.manifest.forms) known.push_back(name);
    if (std::find(known.begin(), known.end(), each->text) == known.end())
      reading.findings.error(each->at, "M06",
                             both("Tidak ada dataset atau formulir `" + each->text + "`",
                                  "There is no dataset or form `" + each->text + "`"),
                             did_you_mean(each->text, known));
    else if (std::find(out.begin(), out.end(), each->text) != out.end())
      reading.findings.error(each->at, "M04",
                             both("`" + each->text + "` disebut dua kali", "`" + each->text + "` is named twice"));
    else
      out.push_back(each->text);
  }
  return out;
}

}  // namespace jenjang::language
