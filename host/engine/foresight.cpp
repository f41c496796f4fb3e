// Foresight: which facts a step needs, and which those behind it will need in the same command. Asking for all at once
// keeps the rounds few; a fact too many does no harm, since every reachable step names its needs in the definition.
#include "engine/fields.hpp"
#include "engine/turn.hpp"
#include "engine/weigh.hpp"

namespace jenjang::engine {

namespace {

void merge(Wants& into, Wants from) { into.merge(from); }

struct Foresight {
  const Turn& turn;
  Wants wants = {};
  std::set<StepId> seen = {};

  void go(const Step& from, const std::optional<Target>& then, Time at) {
    auto target = onward(turn, then, from);
    if (!target || !target->step) return;
    if (const auto* step = turn.definition.step(*target->step)) enter(*step, at);
  }

  void enter(const Step& step, Time at) {
    if (!seen.insert(step.id).second) return;
    merge(wants, wants_of(turn, step));
    if (step.when) go(step, std::nullopt, at);  // where it is skipped
    if (const auto* ask = std::get_if<Ask>(&step.verb))
      return late(step, *ask, due_of(turn.rules, *turn.state.period, ask->within, at), 0);
    if (const auto* act = std::get_if<Do>(&step.verb); act && waits(*act)) return;
    go(step, step.then, at);
  }

  /// A host that was down runs the deadlines of a step it has only just opened (26).
  void late(const Step& step, const Ask& ask, Time due, std::size_t from) {
    for (std::size_t entry = from; entry < ask.late.size(); ++entry) {
      auto at = late_at(turn.rules, ask, due, entry);
      if (at > turn.command.at) return;
      const auto& what = ask.late[entry];
      merge(wants, wants_of(turn, step, what));
      if (what.kind == Late::Kind::go_on) go(step, step.then, at);
      if (what.kind == Late::Kind::choose)
        if (const auto* choice = choice_of(ask, what.what)) {
          if (choice->back_to)
            go(step, Target{choice->back_to->step, std::nullopt}, at);
          else
            go(step, choice->then, at);
        }
    }
  }

  bool waits(const Do& act) const {
    auto plugin = turn.rules.manifests.find(act.plugin);
    if (plugin == turn.rules.manifests.end()) return true;
    auto action = plugin->second->actions.find(act.action);
    return action == plugin->second->actions.end() || !action->second.writes;
  }
};

}  // namespace

void want(Wants& wants, FactWanted wish) {
  auto key = key_of(wish);
  wants.emplace(std::move(key), std::move(wish));
}

void want_people(const Turn& turn, const Name& entry, bool no_acting, Wants& wants) {
  for (const auto& [name, people] : chain_of(turn.definition, entry))
    if (people->phrase.kind != Phrase::Kind::subject) want(wants, PeopleWanted{people->phrase, no_acting});
}

void want_formula(const Turn& turn, const Formula& formula, Wants& wants) {
  for (const auto& name : formula.reads)
    if (auto wish = fact_behind(turn.rules, turn.state, name)) want(wants, std::move(*wish));
}

Wants wants_of(const Turn& turn, const Step& step) {
  Wants wants;
  auto formulas = [&](const std::vector<std::pair<Name, Formula>>& lines) {
    for (const auto& [name, formula] : lines) want_formula(turn, formula, wants);
  };
  if (step.when) want_formula(turn, *step.when, wants);
  if (const auto* ask = std::get_if<Ask>(&step.verb)) {
    want_people(turn, ask->who, ask->rules.contains(Rule::no_acting), wants);
  } else if (const auto* compute = std::get_if<Compute>(&step.verb)) {
    for (const auto& [name, line] : compute->lines)
      if (const auto* formula = std::get_if<Formula>(&line))
        want_formula(turn, *formula, wants);
      else
        for (auto& wish : facts_behind(std::get<Weigh>(line), turn.rules, turn.state)) want(wants, std::move(wish));
  } else if (const auto* act = std::get_if<Do>(&step.verb)) {
    formulas(act->with);
  } else if (const auto* tell = std::get_if<Tell>(&step.verb)) {
    for (const auto& entry : tell->who) want_people(turn, entry, false, wants);
    formulas(tell->with);
  }
  return wants;
}

Wants wants_of(const Turn& turn, const Step& step, const Late& late) {
  Wants wants;
  const auto& ask = std::get<Ask>(step.verb);
  if (late.kind == Late::Kind::tell) want_people(turn, late.what, false, wants);
  if (late.kind == Late::Kind::escalate) want_people(turn, late.what, ask.rules.contains(Rule::no_acting), wants);
  if (late.kind == Late::Kind::choose)
    if (const auto* choice = choice_of(ask, late.what); choice && choice->when)
      want_formula(turn, *choice->when, wants);
  return wants;
}

Wants foresee(const Turn& turn, const Step& step, Time entered) {
  Foresight foresight{turn};
  foresight.enter(step, entered);
  return std::move(foresight.wants);
}

Wants foresee_late(const Turn& turn, const Task& task) {
  Foresight foresight{turn};
  const auto* step = turn.definition.step(task.step);
  foresight.late(*step, std::get<Ask>(step->verb), task.due_at, static_cast<std::size_t>(task.late_done));
  return std::move(foresight.wants);
}

}  // namespace jenjang::engine
