// What else it could be: the table's nearest other outcomes, the result without effort, the first period of another.
#include <algorithm>

#include "engine/explain_tree.hpp"
#include "engine/explain_words.hpp"
#include "engine/form_sentences.hpp"

namespace jenjang::engine::explained {
namespace {

constexpr std::size_t others_shown = 8;
constexpr int periods_ahead = 24;

/// A field computed again on other ground: lines that it rests on are computed again, too.
class Again {
 public:
  Again(const Rulebook& rules, const State& state, const FactsBehind& facts)
      : rules_(rules), state_(state), facts_(facts) {}

  Result<Value> value(const Reference& field) const {
    Ground ground{rules_, state_, facts_};
    const auto& line = *ground.line_of(field);
    auto fields = ground.fields_of(field.parts[0]);
    if (const auto* weigh = std::get_if<Weigh>(&line)) return value_of(*weigh, fields);
    const auto& tables = rules_.definition->tables;
    return evaluate(
        std::get<Formula>(line),
        [&](const Reference& name) { return ground.line_of(name) ? value(name) : fields(name); },
        [&](const Name& name, const std::vector<Value>& given) { return call(tables.at(name), name, given); });
  }

 private:
  const Rulebook& rules_;
  const State& state_;
  const FactsBehind& facts_;
};

/// The table that gives the field, where its line is a call, or leads to one by a name or the branch that was taken.
struct Decisive {
  const Formula* formula = nullptr;
  const Expression* call = nullptr;
  StepId step;
};
Decisive decisive(const Ground& ground, Reference field) {
  for (;;) {
    const auto* line = ground.line_of(field);
    const auto* formula = line ? std::get_if<Formula>(line) : nullptr;
    if (!formula) return {};
    auto fields = ground.fields_of(field.parts[0]);
    const Expression* part = formula->root.get();
    while (part->kind == Expression::Kind::choose) {
      auto condition = parts_of(*formula, fields)(part->operands[0]);
      if (!condition || !condition->get<bool>()) return {};
      part = &part->operands[*condition->get<bool>() ? 1 : 2];
    }
    if (part->kind == Expression::Kind::table) return {formula, part, field.parts[0]};
    if (part->kind != Expression::Kind::reference) return {};
    field = part->reference;
  }
}

class Neighbours {
 public:
  Neighbours(const Rulebook& rules, const DecisionTable& table, std::vector<Value> given, Value now)
      : rules_(rules), table_(table), given_(std::move(given)), now_(std::move(now)) {}

  std::vector<TraceOther> all() const {
    std::vector<TraceOther> out;
    for (std::size_t column = 0; column < given_.size(); ++column)
      if (const auto* number = given_[column].get<Decimal>())
        numeric(column, *number, out);
      else
        named(column, out);
    if (out.size() > others_shown) out.resize(others_shown);
    return out;
  }

 private:
  Translated outcome(const Value& value) const { return value_words(rules_, table_.gives, value); }
  Translated label(std::size_t column) const { return spelled(table_.given[column].first); }

  /// Of the rows that fit but for this column, and give something else.
  template <class Visit>
  void each_other_row(std::size_t column, Visit visit) const {
    for (const auto& row : table_.rows) {
      bool fits = row.gives != now_;
      for (std::size_t at = 0; at < given_.size(); ++at)
        fits = fits && (at == column || row.cells[at].fits(given_[at]));
      if (fits) visit(row);
    }
  }

  void numeric(std::size_t column, Decimal number, std::vector<TraceOther>& out) const {
    std::optional<std::pair<Decimal, TraceOther>> up, down;
    auto take = [](auto& nearest, Decimal distance, TraceOther other) {
      if (!nearest || distance < nearest->first) nearest.emplace(distance, std::move(other));
    };
    each_other_row(column, [&](const TableRow& row) {
      for (const auto& stretch : row.cells[column].stretches) {
        if (stretch.from && number <= stretch.from->value) {
          Decimal distance = stretch.from->value - number;
          auto sentence = fill(plain("{}: {} {}"), {outcome(row.gives), label(column), lower_words(*stretch.from)});
          if (!distance.is_zero())
            sentence = fill(both("{}, kurang {}", "{}, {} short"), {sentence, sentences::shown(distance)});
          take(up, distance, {TraceOther::Kind::other, std::move(sentence), row.gives});
        } else if (stretch.to && number >= stretch.to->value) {
          Decimal distance = number - stretch.to->value;
          auto sentence = fill(plain("{}: {} {}"), {outcome(row.gives), label(column), upper_words(*stretch.to)});
          if (!distance.is_zero())
            sentence = fill(both("{}, lebih {}", "{}, {} too much"), {sentence, sentences::shown(distance)});
          take(down, distance, {TraceOther::Kind::other, std::move(sentence), row.gives});
        }
      }
    });
    if (up) out.push_back(std::move(up->second));
    if (down) out.push_back(std::move(down->second));
  }

  void named(std::size_t column, std::vector<TraceOther>& out) const {
    const Type& type = table_.given[column].second;
    each_other_row(column, [&](const TableRow& row) {
      out.push_back({TraceOther::Kind::other,
                     fill(both("{}: bila {} {}", "{}: where {} is {}"),
                          {outcome(row.gives), label(column), cell_words(rules_, type, row.cells[column])}),
                     row.gives});
    });
  }

  const Rulebook& rules_;
  const DecisionTable& table_;
  std::vector<Value> given_;
  Value now_;
};

bool reads(const TraceNode& node, TraceNode::Kind kind) {
  return node.kind == kind || std::any_of(node.children.begin(), node.children.end(),
                                          [&](const TraceNode& child) { return reads(child, kind); });
}

/// The facts with every effort at 0: the department's, and those of the city's plugins that are called so.
Facts without_effort(const Rulebook& rules, Facts facts) {
  for (const auto& [plugin, manifest] : rules.manifests)
    for (const auto& [name, indicator] : manifest->indicators) {
      auto found = facts.find(key_of(IndicatorWanted{plugin, name}));
      if (found == facts.end() || !(indicator.counts_as_effort || name == "effort")) continue;
      if (auto* measured = std::get_if<Measurement>(&found->second)) measured->value = Value(Decimal(0));
    }
  return facts;
}

void add_without_effort(const Ground& ground, const Reference& field, const TraceNode& tree,
                        std::vector<TraceOther>& out) {
  std::map<StepId, Facts> changed;
  FactsBehind facts = [&](const StepId& step) -> const Facts* {
    const auto* found = ground.facts(step);
    if (!found) return nullptr;
    auto [place, added] = changed.try_emplace(step);
    if (added) place->second = without_effort(ground.rules, *found);
    return &place->second;
  };
  auto value = Again(ground.rules, ground.state, facts).value(field);
  if (!value || *value == *tree.value) return;
  out.push_back({TraceOther::Kind::without,
                 fill(both("Tanpa upaya: {}", "Without effort: {}"), {value_words(ground.rules, tree.type, *value)}),
                 *value});
}

void add_when(const Ground& ground, const Reference& field, const TraceNode& tree, std::vector<TraceOther>& out) {
  if (!ground.state.period || !reads(tree, TraceNode::Kind::period)) return;
  State later = ground.state;
  for (int ahead = 0; ahead < periods_ahead; ++ahead) {
    later.period = later.period->next();
    auto value = Again(ground.rules, later, ground.facts).value(field);
    if (!value || *value == *tree.value) continue;
    auto day = value_words(ground.rules, Type::of(Type::Kind::date), Value(later.period->start()));
    out.push_back({TraceOther::Kind::when,
                   fill(both("{} mulai {}", "{} from {}"), {value_words(ground.rules, tree.type, *value), day}),
                   *value});
    return;
  }
}

void add_neighbours(const Ground& ground, const Reference& field, std::vector<TraceOther>& out) {
  auto found = decisive(ground, field);
  if (!found.call) return;
  auto fields = ground.fields_of(found.step);
  auto value = parts_of(*found.formula, fields);
  std::vector<Value> given;
  for (const auto& each : found.call->operands) {
    auto input = value(each);
    if (!input) return;
    given.push_back(std::move(*input));
  }
  auto now = value(*found.call);
  if (!now) return;
  const auto& table = ground.rules.definition->tables.at(found.call->table);
  for (auto& each : Neighbours(ground.rules, table, std::move(given), *now).all()) out.push_back(std::move(each));
}

}  // namespace

std::vector<TraceOther> others_of(const Ground& ground, const Reference& field, const TraceNode& tree) {
  std::vector<TraceOther> out;
  if (!tree.value) return out;
  add_neighbours(ground, field, out);
  add_without_effort(ground, field, tree, out);
  add_when(ground, field, tree, out);
  return out;
}

}  // namespace jenjang::engine::explained

namespace jenjang::engine {

Result<Value> compute_again(const Rulebook& rules, const State& state, const Reference& field,
                            const FactsBehind& facts) {
  return explained::Again(rules, state, facts).value(field);
}

}  // namespace jenjang::engine
