// evolve(): what an event makes of a case. Total and without judgement: decide() has judged.
#include <algorithm>

#include "engine/decide.hpp"

namespace jenjang::engine {

namespace {

struct Evolution {
  State& state;

  Task* task(int number) const {
    auto found =
        std::find_if(state.tasks.begin(), state.tasks.end(), [&](const Task& each) { return each.number == number; });
    return found == state.tasks.end() ? nullptr : &*found;
  }
  void close(int number) const {
    std::erase_if(state.tasks, [&](const Task& each) { return each.number == number; });
  }

  void operator()(const Started& event) const {
    state.subject = event.subject;
    state.period = event.period;
    state.workflow = event.workflow;
    state.definition_version = event.version;
    state.unit = event.unit;
    state.department = event.department;
  }
  void operator()(const StepEntered& event) const {
    auto& record = state.steps[event.step];
    record.round = event.round;
    record.choice.reset();  // (8) none again from re-entry
    record.skipped = false;
    state.here = event.step;
  }
  void operator()(const StepSkipped& event) const {
    auto& record = state.steps[event.step];
    record.round = event.round;
    record.choice.reset();
    record.skipped = true;
  }
  void operator()(const TaskOpened& event) const {
    state.tasks.push_back(event.task);
    state.last_task = std::max(state.last_task, event.task.number);
  }
  void operator()(const TaskClaimed& event) const {
    if (auto* claimed = task(event.task)) claimed->claimed_by = event.by;
  }
  void operator()(const TaskReleased& event) const {
    if (auto* released = task(event.task)) released->claimed_by.reset();
  }
  void operator()(const TaskDecided& event) const {
    auto& record = state.steps[event.step];
    record.choice = event.choice;
    if (!event.answers.empty()) record.answers[0] = event.answers;  // (7) the newest answer
    auto& deciders = record.deciders;
    if (std::find(deciders.begin(), deciders.end(), event.by.person) == deciders.end())
      deciders.push_back(event.by.person);
    close(event.task);
  }
  void operator()(const ChosenByDeadline& event) const {
    state.steps[event.step].choice = event.choice;  // (13) it is nobody's doing: no decider
    close(event.task);
  }
  void operator()(const Returned& event) const { state.returns[event.from + "." + event.choice] = event.times; }
  void operator()(const Reminded& event) const {
    if (auto* reminded = task(event.task)) ++reminded->reminded;
  }
  void operator()(const ToldLate& event) const {
    if (auto* late = task(event.task)) late->late_done = event.entry + 1;
  }
  void operator()(const TaskEscalated& event) const {
    auto* late = task(event.task);
    if (!late) return;
    late->late_done = event.entry + 1;
    late->may_act.insert(late->may_act.end(), event.added.begin(), event.added.end());
    late->escalated.insert(late->escalated.end(), event.added.begin(), event.added.end());
    late->claimed_by.reset();  // (25)
  }
  void operator()(const TaskClosed& event) const { close(event.task); }
  void operator()(const Computed& event) const { state.steps[event.step].computed = event.fields; }
  void operator()(const RowWritten&) const {}  // the row is the store's
  void operator()(const EffectWanted& event) const {
    if (event.effect.kind == Effect::Kind::tell) return;  // (29) never waited for
    std::erase_if(state.effects, [&](const Effect& each) { return each.key == event.effect.key; });
    state.effects.push_back(event.effect);
  }
  void operator()(const EffectDone& event) const {
    for (const auto& effect : state.effects)
      if (effect.key == event.key) state.steps[effect.step].computed = event.outputs;
    std::erase_if(state.effects, [&](const Effect& each) { return each.key == event.key; });
  }
  void operator()(const EffectFailed&) const {}  // it stays, for Retry to ask again
  void operator()(const IncidentOpened& event) const {
    if (state.here != event.incident.step) state.here.reset();  // (30) it stands instead of the step
    state.incident = event.incident;
  }
  void operator()(const IncidentClosed&) const { state.incident.reset(); }
  void operator()(const VoteCounted&) const {}
  void operator()(const BranchDone&) const {}
  void operator()(const BlockDone&) const {}
  void operator()(const WaitBegan&) const {}
  void operator()(const WaitOver&) const {}
  void operator()(const MessageReceived&) const {}
  void operator()(const Withdrawn&) const { state.status = Status::withdrawn; }
  void operator()(const Ended& event) const {
    if (state.status == Status::open) state.status = Status::ended;
    state.outcome = event.outcome;
    state.here.reset();
    state.effects.clear();  // (4) asked for, they run; but nobody waits for them
    state.incident.reset();
  }
};

}  // namespace

State evolve(State state, const Event& event, Time at) {
  std::visit(Evolution{state}, event);
  state.last_at = std::max(state.last_at, at);
  return state;
}

State apply(State state, const Events& events, Time at) {
  for (const auto& event : events) state = evolve(std::move(state), event, at);
  ++state.version;
  state.last_at = std::max(state.last_at, at);
  return state;
}

}  // namespace jenjang::engine
