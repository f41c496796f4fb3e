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
    const auto& period = *turn.state.period;
    if (const auto* ask = std::get_if<Ask>(&step.verb))
      return late(step, due_of(turn.rules, period, ask->within, at), 0);
    if (const auto* wait = std::get_if<WaitFor>(&step.verb)) {
      if (kept_for(turn.state, *wait)) go(step, step.then, at);
      return late(step, due_of(turn.rules, period, wait->within, at), 0);
    }
    if (const auto* wait = std::get_if<WaitUntil>(&step.verb))
      if (moment_of(turn.rules, period, wait->until) > turn.command.at) return;
    if (const auto* together = std::get_if<Together>(&step.verb)) return branches(step, *together, at);
    if (const auto* act = std::get_if<Do>(&step.verb); act && waits(*act)) return;
    go(step, step.then, at);
  }

  /// A block is left when the last branch is: behind it the case may go on in this command, whichever that is.
  void branches(const Step& block, const Together& together, Time at) {
    for (const auto& branch : together.branches) enter(branch, at);
    go(block, block.then, at);
  }

  /// A host that was down runs the deadlines of a step it has only just opened (26).
  void late(const Step& step, Time due, std::size_t from) {
    const auto& entries = late_of(step);
    for (std::size_t entry = from; entry < entries.size(); ++entry) {
      auto at = late_at(turn.rules, entries, due, entry);
      if (at > turn.command.at) return;
      const auto& what = entries[entry];
      merge(wants, wants_of(turn, step, what));
      if (what.kind == Late::Kind::go_on) go_from(step, at);
      const auto* ask = std::get_if<Ask>(&step.verb);
      if (what.kind == Late::Kind::choose && ask)
        if (const auto* choice = choice_of(*ask, what.what)) {
          if (choice->back_to)
            go(step, Target{choice->back_to->step, std::nullopt}, at);
          else
            go(step, choice->then, at);
        }
    }
  }

  /// Behind a step without a choice; behind a branch comes what is behind its block.
  void go_from(const Step& step, Time at) {
    const auto* block = turn.definition.block_of(step.id);
    go(block ? *block : step, block ? block->then : step.then, at);
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

void want_people(const Turn& turn, const Name& entry, const Ask* ask, Wants& wants) {
  for (const auto& [name, people] : chain_of(turn.definition, entry))
    if (auto wish = wish_of(turn, people->phrase, ask)) want(wants, std::move(*wish));
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
    want_people(turn, ask->who, ask, wants);
  } else if (const auto* compute = std::get_if<Compute>(&step.verb)) {
    for (const auto& [name, line] : compute->lines)
      if (const auto* formula = std::get_if<Formula>(&line))
        want_formula(turn, *formula, wants);
      else
        for (auto& wish : facts_behind(std::get<Weigh>(line), turn.rules, turn.state)) want(wants, std::move(wish));
  } else if (const auto* act = std::get_if<Do>(&step.verb)) {
    formulas(act->with);
  } else if (const auto* tell = std::get_if<Tell>(&step.verb)) {
    for (const auto& entry : tell->who) want_people(turn, entry, nullptr, wants);
    formulas(tell->with);
  } else if (const auto* together = std::get_if<Together>(&step.verb)) {
    for (const auto& branch : together->branches) merge(wants, wants_of(turn, branch));
  }
  return wants;
}

Wants wants_of(const Turn& turn, const Step& step, const Late& late) {
  Wants wants;
  const auto* ask = std::get_if<Ask>(&step.verb);
  if (late.kind == Late::Kind::tell) want_people(turn, late.what, nullptr, wants);
  if (late.kind == Late::Kind::escalate) want_people(turn, late.what, ask, wants);
  if (late.kind == Late::Kind::choose && ask)
    if (const auto* choice = choice_of(*ask, late.what); choice && choice->when)
      want_formula(turn, *choice->when, wants);
  return wants;
}

Wants foresee(const Turn& turn, const Step& step, Time entered) {
  Foresight foresight{turn};
  foresight.enter(step, entered);
  return std::move(foresight.wants);
}

Wants foresee_late(const Turn& turn, const StepId& id, Time due, int late_done) {
  Foresight foresight{turn};
  foresight.late(*turn.definition.step(id), due, static_cast<std::size_t>(late_done));
  return std::move(foresight.wants);
}

}  // namespace jenjang::engine
