#include "engine/explain_tree.hpp"

#include <algorithm>

#include "engine/explain_words.hpp"

namespace jenjang::engine::explained {
namespace {

using Kind = Expression::Kind;

/// A name that a formula reads, of that type, as a tree.
using NodeOfName = std::function<TraceNode(const Reference&, const Type&)>;

/// A formula as a tree.
class Grower {
 public:
  Grower(Parts value, NodeOfName node_of_name)
      : rules_(value.rules), value_(std::move(value)), node_of_name_(std::move(node_of_name)) {}

  TraceNode grow(const Expression& part) const {
    switch (part.kind) {
      case Kind::constant: return constant(part);
      case Kind::reference: return node_of_name_(part.reference, part.type);
      case Kind::table: return table(part);
      case Kind::choose: return choose(part);
      default: return formula(part);
    }
  }

 private:
  TraceNode valued(TraceNode::Kind kind, const Expression& part) const {
    TraceNode node;
    node.kind = kind;
    node.type = part.type;
    if (auto value = value_(part)) {
      node.words = value_words(rules_, part.type, *value);
      node.value = std::move(*value);
    } else {
      node.words = both("tidak dapat dihitung", "cannot be computed");
      node.sentence = value.error().sentence;
    }
    return node;
  }

  TraceNode constant(const Expression& part) const {
    auto node = valued(TraceNode::Kind::constant, part);
    node.label = both("Tetapan", "Constant");
    node.sentence = both("Ditetapkan dalam alur kerja", "Set by the workflow");
    return node;
  }

  Translated filled_in(const Expression& part) const {
    return filled(rules_, part, [this](const Expression& each) { return value_(each); });
  }

  /// The names and tables that its value rests on.
  void leaves(const Expression& part, std::vector<TraceNode>& into) const {
    if (part.kind == Kind::reference || part.kind == Kind::table || part.kind == Kind::choose) {
      auto node = grow(part);
      auto same = [&](const TraceNode& each) { return !node.name.empty() && each.name == node.name; };
      if (part.kind == Kind::table || std::none_of(into.begin(), into.end(), same)) into.push_back(std::move(node));
      return;
    }
    for (const auto& each : part.operands) leaves(each, into);
  }

  TraceNode formula(const Expression& part) const {
    auto node = valued(TraceNode::Kind::formula, part);
    node.label = both("Rumus", "Formula");
    if (node.value) node.sentence = fill(plain("{} = {}"), {filled_in(part), node.words});
    leaves(part, node.children);
    return node;
  }

  /// Only the branch that was taken has a say.
  TraceNode choose(const Expression& part) const {
    auto node = valued(TraceNode::Kind::formula, part);
    node.label = both("Rumus", "Formula");
    auto condition = value_(part.operands[0]);
    if (!condition || !condition->get<bool>()) return node;
    bool holds = *condition->get<bool>();
    const auto& taken = part.operands[holds ? 1 : 2];
    node.sentence =
        fill(holds ? both("Karena {}: {}", "Because {}: {}") : both("Karena tidak {}: {}", "Because not {}: {}"),
             {filled_in(part.operands[0]), filled_in(taken)});
    leaves(part.operands[0], node.children);
    node.children.push_back(grow(taken));
    return node;
  }

  TraceNode table(const Expression& part) const {
    auto node = valued(TraceNode::Kind::table, part);
    const auto& table = rules_.definition->tables.at(part.table);
    node.name = part.table;
    node.label = fill(both("Tabel {}", "Table {}"), {spelled(part.table)});
    auto basis = rules_.definition->sources.find("tables." + part.table);
    if (basis != rules_.definition->sources.end()) node.basis = basis->second;
    std::vector<Value> given;
    for (std::size_t at = 0; at < part.operands.size(); ++at) {
      auto input = grow(part.operands[at]);
      if (input.name.empty()) input.label = spelled(table.given[at].first);
      if (input.value) given.push_back(*input.value);
      node.children.push_back(std::move(input));
    }
    if (auto row = row_for(table, given); node.value && row) node.sentence = row_words(table, *row, node.words);
    return node;
  }
  Translated row_words(const DecisionTable& table, std::size_t row, const Translated& outcome) const {
    std::vector<Translated> cells;
    for (std::size_t at = 0; at < table.given.size(); ++at)
      cells.push_back(fill(plain("{} {}"), {spelled(table.given[at].first),
                                            cell_words(rules_, table.given[at].second, table.rows[row].cells[at])}));
    return fill(both("Baris {} dari {}: {} → {}", "Row {} of {}: {} → {}"),
                {plain(std::to_string(row + 1)), plain(std::to_string(table.rows.size())), joined(cells, plain(", ")),
                 outcome});
  }

  const Rulebook& rules_;
  Parts value_;
  NodeOfName node_of_name_;
};

/// A `weigh` as a tree: a node an indicator, the department's below one of their own.
class Scales {
 public:
  Scales(const Ground& ground, const Weigh& weigh, const Fields& fields)
      : ground_(ground), weigh_(weigh), fields_(fields) {}

  TraceNode grow() const {
    TraceNode node;
    node.kind = TraceNode::Kind::weigh;
    node.type = Type::of(Type::Kind::number);
    auto weighed = weigh(weigh_, fields_);
    if (!weighed) {
      node.sentence = weighed.error().sentence;
      return node;
    }
    node.value = Value(weighed->value);
    fill_in(node, weighed->parts);
    return node;
  }

 private:
  static Translated shown(const Decimal& number, const Rulebook& rules) {
    return value_words(rules, Type::of(Type::Kind::number), Value(number));
  }

  /// 60 % × 76,25 + 40 % × 52,6 = 66,79
  void fill_in(TraceNode& node, const std::vector<WeighedPart>& parts) const {
    node.words = shown(*node.value->get<Decimal>(), ground_.rules);
    Decimal counted = counted_shares(parts, weigh_.missing);
    std::vector<Translated> products, missing;
    for (const auto& part : parts) {
      auto child = child_of(part);
      bool counts = part.value || weigh_.missing == Weigh::Missing::zero;
      child.weight = counts ? (part.share * 100 / counted).round_half_even(2) : Decimal(0);
      if (counts)
        products.push_back(fill(plain("{} % × {}"), {shown(part.share, ground_.rules),
                                                     shown(part.value.value_or(Decimal(0)), ground_.rules)}));
      if (!part.value) missing.push_back(child.label);
      node.children.push_back(std::move(child));
    }
    auto sum = joined(products, plain(" + "));
    if (counted != Decimal(100)) sum = fill(plain("({}) ÷ {} %"), {sum, shown(counted, ground_.rules)});
    node.sentence = fill(plain("{} = {}"), {sum, node.words});
    if (missing.empty()) return;
    auto why = weigh_.missing == Weigh::Missing::zero
                   ? both("{}. Tidak ada data untuk {}: dihitung 0", "{}. Nothing to measure for {}: counted as 0")
                   : both("{}. Tidak ada data untuk {}: bobotnya dibagi kepada yang lain",
                          "{}. Nothing to measure for {}: its share goes to the others");
    node.sentence = fill(why, {node.sentence, joined(missing, plain(", "))});
  }

  TraceNode child_of(const WeighedPart& part) const {
    if (part.name.parts[0] != "department") return node_of_indicator(ground_, part.name, part.name, fields_);
    TraceNode node;
    node.kind = TraceNode::Kind::weigh;
    node.name = part.name.text();
    node.type = Type::of(Type::Kind::number);
    const auto& department = ground_.state.department;
    auto plugin = department ? ground_.rules.manifests.find(*department) : ground_.rules.manifests.end();
    node.label = plugin == ground_.rules.manifests.end()
                     ? both("Indikator perangkat daerah", "The department's indicators")
                     : fill(both("Indikator {}", "Indicators of {}"), {plugin->second->label});
    node.missing = !part.value;
    if (part.value) {
      node.value = Value(*part.value);
      fill_in(node, part.parts);
      return node;
    }
    node.words = both("tidak ada data", "nothing to measure");
    node.sentence = both("Tidak ada indikator berbobot dengan data untuk pegawai ini",
                         "No weighted indicator has data for this employee");
    for (const auto& each : part.parts) node.children.push_back(child_of(each));
    return node;
  }

  const Ground& ground_;
  const Weigh& weigh_;
  const Fields& fields_;
};

}  // namespace

TraceNode node_of_field(const Ground& ground, const Reference& field) {
  const auto& line = *ground.line_of(field);
  const StepId& step = field.parts[0];
  auto fields = ground.fields_of(step);
  const auto* formula = std::get_if<Formula>(&line);
  auto name_behind = [&](const Reference& name, const Type& type) { return node_of_name(ground, name, type, fields); };
  TraceNode node = formula ? Grower(parts_of(*formula, fields), name_behind).grow(*formula->root)
                           : Scales(ground, std::get<Weigh>(line), fields).grow();
  // A line that only repeats another name is shown as that; all others are the field's own.
  if (formula && formula->root->kind == Kind::reference) {
    TraceNode outer;
    outer.kind = TraceNode::Kind::formula;
    outer.sentence = fill(both("Sama dengan {}", "The same as {}"), {node.label});
    outer.type = node.type;
    outer.value = node.value;
    outer.words = node.words;
    outer.children.push_back(std::move(node));
    node = std::move(outer);
  }
  const auto& record = ground.state.steps.at(step);
  node.name = field.text();
  node.label = spelled(field.parts[1]);
  if (auto kept = record.computed.find(field.parts[1]); kept != record.computed.end()) {
    node.words = value_words(ground.rules, node.type, kept->second);
    node.value = kept->second;
  }
  auto basis = ground.rules.definition->sources.find("steps." + step);
  if (node.basis.empty() && basis != ground.rules.definition->sources.end()) node.basis = basis->second;
  node.step = step;
  node.round = record.round;
  return node;
}

TraceNode node_of_formula(const Parts& parts) {
  auto given = [&](const Reference& name, const Type& type) {
    TraceNode node;
    node.kind = TraceNode::Kind::answer;
    node.name = name.text();
    node.label = plain(name.text());
    node.type = type;
    if (auto value = parts.look_up(name)) {
      node.words = value_words(parts.rules, type, *value);
      node.value = std::move(*value);
    }
    return node;
  };
  return Grower(parts, given).grow(*parts.formula.root);
}

}  // namespace jenjang::engine::explained
