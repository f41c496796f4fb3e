// What the leaves of an explanation are: indicators, answers, choices, the subject, the period.
#include <algorithm>

#include "engine/explain_tree.hpp"
#include "engine/explain_words.hpp"

namespace jenjang::engine::explained {
namespace {

const std::map<Name, Translated>& subject_labels() {
  static const std::map<Name, Translated> labels{{"active", both("Aktif", "Active")},
                                                 {"kind", both("Jenis kepegawaian", "Kind of employment")},
                                                 {"name", both("Nama", "Name")},
                                                 {"number", both("NIP", "Personnel number")},
                                                 {"position", both("Jabatan", "Position")},
                                                 {"unit", both("Unit kerja", "Unit")},
                                                 {"since", both("Mulai bekerja", "Employed since")}};
  return labels;
}

TraceNode leaf(const Ground& ground, TraceNode::Kind kind, const Reference& name, const Type& type,
               const Fields& fields) {
  TraceNode node;
  node.kind = kind;
  node.name = name.text();
  node.label = spelled(name.parts.back());
  node.type = type;
  if (auto value = fields(name)) {
    node.words = value_words(ground.rules, type, *value);
    node.value = std::move(*value);
  } else {
    node.words = both("tidak ada", "none");
    node.sentence = value.error().sentence;
  }
  return node;
}

/// The form's field of that name, among the step's sections of named plugins.
const Schema* field_of(const Rulebook& rules, const Ask& ask, const Reference& name) {
  for (const auto& form : ask.forms) {
    auto plugin = rules.manifests.find(form.plugin);
    if (form.is_department() || plugin == rules.manifests.end()) continue;
    auto found = plugin->second->forms.find(form.form);
    if (found == plugin->second->forms.end()) continue;
    for (const auto& [field, schema] : found->second.root.properties) {
      if (field != name.parts[1]) continue;
      if (name.parts.size() == 3 && schema.items)
        for (const auto& [column, inner] : schema.items->properties)
          if (column == name.parts[2]) return &inner;
      return &schema;
    }
  }
  return nullptr;
}

/// Each answer to `ask each` by itself, but not where raters are hidden.
void add_slots(const Ground& ground, const Ask& ask, TraceNode& node) {
  const auto& record = ground.state.steps.at(node.step);
  const auto* list = node.value ? node.value->get<List>() : nullptr;
  if (!list || ask.rules.contains(Rule::confidential) || list->size() != record.answered.size()) return;
  auto slots = record.answered;
  std::sort(slots.begin(), slots.end());
  for (std::size_t at = 0; at < slots.size(); ++at) {
    TraceNode answer;
    answer.kind = TraceNode::Kind::answer;
    answer.name = node.name;
    answer.label = node.label;
    answer.type = node.type.item ? *node.type.item : node.type;
    answer.value = (*list)[at];
    answer.words = value_words(ground.rules, answer.type, (*list)[at]);
    answer.step = node.step;
    answer.round = node.round;
    answer.slot = slots[at];
    node.children.push_back(std::move(answer));
  }
}

TraceNode of_step(const Ground& ground, const Step& step, const Reference& name, const Type& type,
                  const Fields& fields) {
  if (ground.line_of(name)) {
    auto record = ground.state.steps.find(step.id);
    if (record != ground.state.steps.end()) return node_of_field(ground, name);
  }
  bool is_choice = name.parts[1] == "choice";
  auto node = leaf(ground, is_choice ? TraceNode::Kind::choice : TraceNode::Kind::answer, name, type, fields);
  node.step = step.id;
  const auto& texts = ground.rules.definition->texts;
  auto title = texts.find("steps." + step.id);
  if (auto record = ground.state.steps.find(step.id); record != ground.state.steps.end())
    node.round = record->second.round;
  if (is_choice) {
    node.label = title == texts.end() ? spelled(step.id) : title->second;
    const auto* chosen = node.value ? node.value->get<std::string>() : nullptr;
    auto words = chosen ? texts.find("steps." + step.id + "." + *chosen) : texts.end();
    if (words != texts.end()) node.words = words->second;
    if (chosen && *chosen == "none") node.words = both("belum diputuskan", "not decided");
    return node;
  }
  if (title != texts.end())
    node.sentence = fill(both("Diisi pada langkah “{}”", "Entered at the step “{}”"), {title->second});
  if (const auto* ask = std::get_if<Ask>(&step.verb)) {
    if (const auto* field = field_of(ground.rules, *ask, name); field && !field->label.empty())
      node.label = field->label;
    if (ask->each && ground.state.steps.contains(step.id)) add_slots(ground, *ask, node);
  }
  return node;
}

}  // namespace

TraceNode node_of_indicator(const Ground& ground, const Reference& as_written, const Reference& name,
                            const Fields& fields) {
  TraceNode node;
  node.kind = TraceNode::Kind::indicator;
  node.name = as_written.text();
  node.label = spelled(name.parts.back());
  node.type = Type::of(Type::Kind::number);
  auto plugin = ground.rules.manifests.find(name.parts[0]);
  if (plugin != ground.rules.manifests.end()) {
    auto found = plugin->second->indicators.find(name.parts[1]);
    if (found != plugin->second->indicators.end()) {
      node.label = found->second.label;
      node.type = found->second.type;
      node.measured_in = found->second.measured_in;
      node.basis = found->second.basis;
    }
  }
  const auto* measured = measurement_of(fields, name);
  if (!measured) {
    node.words = both("data hitungannya tidak tersimpan lagi", "what it was computed from is no longer kept");
    return node;
  }
  node.sentence = measured->because;
  node.lines = measured->lines;
  node.plugin = measured->plugin;
  node.from = measured->from;
  node.missing = !measured->value;
  if (measured->value) {
    node.value = measured->value;
    node.words = value_words(ground.rules, node.type, *measured->value);
  } else {
    node.words = both("tidak ada data untuk dihitung", "nothing to measure");
  }
  return node;
}

TraceNode node_of_name(const Ground& ground, const Reference& name, const Type& type, const Fields& fields) {
  const Name& first = name.parts.front();
  if (first == "subject") {
    auto node = leaf(ground, TraceNode::Kind::subject, name, type, fields);
    if (auto label = subject_labels().find(name.parts[1]); label != subject_labels().end()) node.label = label->second;
    node.sentence = both("Dari data kepegawaian", "From the personnel data");
    return node;
  }
  if (first == "period") {
    auto node = leaf(ground, TraceNode::Kind::period, name, type, fields);
    node.label = name.parts[1] == "start" ? both("Awal periode", "Start of the period")
                                          : both("Akhir periode", "End of the period");
    return node;
  }
  if (const auto* step = ground.rules.definition->step(first)) return of_step(ground, *step, name, type, fields);
  auto wish = fact_behind(ground.rules, ground.state, name);
  const auto* indicator = wish ? std::get_if<IndicatorWanted>(&*wish) : nullptr;
  if (indicator) {
    auto node = node_of_indicator(ground, name, Reference{{indicator->plugin, indicator->indicator}}, fields);
    if (auto value = fields(name); value && node.missing) {  // effort of which there is none counts 0
      node.value = *value;
      node.words = value_words(ground.rules, type, *value);
    }
    return node;
  }
  auto node = leaf(ground, TraceNode::Kind::indicator, name, type, fields);
  node.label = both("Upaya menurut perangkat daerah", "Effort, as the department counts it");
  node.sentence =
      both("Perangkat daerah pegawai ini tidak menghitung upaya", "This employee's department counts no effort");
  node.missing = true;
  return node;
}

}  // namespace jenjang::engine::explained
