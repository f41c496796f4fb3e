// What the page shows of a task: its forms and the choices that a person has now.
#include <algorithm>

#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

int returns_so_far(const State& state, const StepId& step, const Choice& choice) {
  auto found = state.returns.find(step + "." + choice.name);
  return found == state.returns.end() ? 0 : found->second;
}

/// Whether the condition can be judged before the form is sent (10): it reads nothing of the step itself.
bool is_known_before(const Formula& when, const StepId& step) {
  return std::none_of(when.reads.begin(), when.reads.end(),
                      [&](const Reference& name) { return name.parts.front() == step; });
}

}  // namespace

bool is_at_limit(const State& state, const StepId& step, const Choice& choice) {
  return choice.back_to && returns_so_far(state, step, choice) >= choice.back_to->at_most;
}

std::vector<Offer> offers(const Rulebook& rules, const State& state, const Task& task) {
  std::vector<Offer> out;
  const auto* ask = ask_of(*rules.definition, task.step);
  if (!ask) return out;
  for (const auto& choice : ask->choices) {
    Offer offer{&choice, !is_at_limit(state, task.step, choice), 0};
    if (choice.back_to)
      offer.returns_left = std::max(0, choice.back_to->at_most - returns_so_far(state, task.step, choice));
    if (choice.when && is_known_before(*choice.when, task.step)) {
      auto holds = truth_of(*choice.when, {rules, state, {}});
      if (holds && !*holds) offer.available = false;  // what a fact decides is asked when it is sent
    }
    out.push_back(offer);
  }
  return out;
}

std::vector<const Form*> forms_of(const Rulebook& rules, const State& state, const StepId& step) {
  std::vector<const Form*> out;
  const auto* ask = ask_of(*rules.definition, step);
  if (!ask) return out;
  for (const auto& name : ask->forms) {
    if (name.is_department() && !state.department) continue;
    auto plugin = rules.manifests.find(name.is_department() ? *state.department : name.plugin);
    if (plugin == rules.manifests.end()) continue;
    auto form = plugin->second->forms.find(name.form);
    if (form != plugin->second->forms.end()) out.push_back(&form->second);
  }
  return out;
}

}  // namespace jenjang::engine
