#include "engine/explain.hpp"

#include "engine/explain_tree.hpp"

namespace jenjang::engine {

namespace explained {

const std::variant<Formula, Weigh>* Ground::line_of(const Reference& field) const {
  if (field.parts.size() != 2) return nullptr;
  const auto* step = rules.definition->step(field.parts[0]);
  const auto* compute = step ? std::get_if<Compute>(&step->verb) : nullptr;
  if (!compute) return nullptr;
  for (const auto& [name, line] : compute->lines)
    if (name == field.parts[1]) return &line;
  return nullptr;
}

Fields Ground::fields_of(const StepId& step) const {
  static const Facts gone;
  const Facts* found = facts(step);
  return {rules, state, found ? *found : gone};
}

Result<Value> Parts::operator()(const Expression& part) const {
  const auto& tables = rules.definition->tables;
  return evaluate_part(formula, part, look_up, [&](const Name& name, const std::vector<Value>& given) {
    return call(tables.at(name), name, given);
  });
}

Parts parts_of(const Formula& formula, const Fields& fields) {
  return {fields.rules, formula, [&fields](const Reference& name) { return fields(name); }};
}

}  // namespace explained

Result<Trace> explain(const Rulebook& rules, const State& state, const Reference& field, const FactsBehind& facts) {
  explained::Ground ground{rules, state, facts};
  auto step = field.parts.empty() ? state.steps.end() : state.steps.find(field.parts[0]);
  if (!ground.line_of(field) || step == state.steps.end() || !step->second.computed.contains(field.parts[1]))
    return failed(Failure::unknown, "field",
                  both("«" + field.text() + "» belum dihitung dalam kasus ini",
                       "“" + field.text() + "” has not been computed in this case"));
  Trace out{field, explained::node_of_field(ground, field), {}};
  out.others = explained::others_of(ground, field, out.tree);
  return out;
}

Result<Trace> explain(const Rulebook& rules, const State& state, const Reference& field, const Facts& facts) {
  return explain(rules, state, field, [&](const StepId&) { return &facts; });
}

TraceNode explain(const Rulebook& rules, const Formula& formula, const LookUp& given) {
  return explained::node_of_formula({rules, formula, given});
}

}  // namespace jenjang::engine
