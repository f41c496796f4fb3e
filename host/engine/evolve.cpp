// evolve(): what an event makes of a case. Total and without judgement: decide() has judged.
#include <algorithm>

#include "engine/decide.hpp"

namespace jenjang::engine {

namespace {

struct Evolution {
  State& state;
  Time at;

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
  StepRecord& begin(const StepId& step, int round) const {
    auto& record = state.steps[step];
    record.round = round;
    record.choice.reset();  // (8) none again from re-entry
    record.slots.clear();
    record.answered.clear();
    record.votes.clear();
    return record;
  }
  void operator()(const StepEntered& event) const {
    begin(event.step, event.round).skipped = false;
    if (!event.in_block) state.here = event.step;
  }
  void operator()(const StepSkipped& event) const { begin(event.step, event.round).skipped = true; }
  void operator()(const TaskOpened& event) const {
    const auto& task = event.task;
    state.tasks.push_back(task);
    state.last_task = std::max(state.last_task, task.number);
    if (task.slot == 0) return;
    auto& record = state.steps[task.step];
    auto seat = static_cast<std::size_t>(task.slot);
    if (record.seats.size() < seat) record.seats.resize(seat);
    record.seats[seat - 1] = task.may_act.front().person;
    record.slots.push_back(task.slot);
  }
  void operator()(const TaskClaimed& event) const {
    if (auto* claimed = task(event.task)) claimed->claimed_by = event.by;
  }
  void operator()(const TaskReleased& event) const {
    if (auto* released = task(event.task)) released->claimed_by.reset();
  }
  void operator()(const TaskDecided& event) const {
    auto& record = state.steps[event.step];
    if (event.slot == 0)
      record.choice = event.choice;  // (19) of `ask each`, too: whoever was escalated to decides alone
    else if (event.choice)
      record.votes[event.slot] = *event.choice;
    if (!record.slots.empty()) record.answered.push_back(event.slot);
    if (!event.answers.empty()) record.answers[event.slot] = event.answers;  // (7) the newest answer
    auto& deciders = record.deciders;
    if (std::find(deciders.begin(), deciders.end(), event.by.person) == deciders.end())
      deciders.push_back(event.by.person);
    close(event.task);
  }
  void operator()(const ChosenByDeadline& event) const {
    state.steps[event.step].choice = event.choice;  // (13) it is nobody's doing: no decider
    if (event.task == 0)
      state.waiting.reset();
    else
      close(event.task);
  }
  void operator()(const VoteCounted& event) const { state.steps[event.step].choice = event.choice; }
  void operator()(const Returned& event) const { state.returns[event.from + "." + event.choice] = event.times; }
  void operator()(const Reminded& event) const {
    if (auto* reminded = task(event.task)) ++reminded->reminded;
  }
  /// A late entry is done once for all who were asked in the step.
  void late_done(const StepId& step, int entries) const {
    for (auto& each : state.tasks)
      if (each.step == step) each.late_done = entries;
    if (state.waiting && state.waiting->step == step) state.waiting->late_done = entries;
  }
  void operator()(const ToldLate& event) const { late_done(event.step, event.entry + 1); }
  void operator()(const TaskEscalated& event) const {
    late_done(event.step, event.entry + 1);
    auto* late = task(event.task);
    if (!late || late->slot > 0) return;  // (19) of `ask each`: who is added gets a task of their own
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
    if (state.here != event.incident.step && state.tasks.empty()) state.here.reset();  // (30) instead of the step
    state.incident = event.incident;
  }
  void operator()(const IncidentClosed&) const { state.incident.reset(); }
  void operator()(const BranchDone&) const {}
  void operator()(const BlockDone&) const {}
  void operator()(const WaitBegan& event) const {
    state.steps[event.step].computed.clear();  // the fields of an earlier round's event are not this one's
    state.waiting = Waiting{event.step, event.round, event.since, event.due, 0};
  }
  void operator()(const WaitOver&) const { state.waiting.reset(); }
  void operator()(const MessageReceived& event) const {
    if (!event.step) return state.kept.push_back({event.plugin, event.event, event.fields, at});
    std::erase_if(state.kept,
                  [&](const Arrival& each) { return each.plugin == event.plugin && each.event == event.event; });
    state.waiting.reset();
    state.steps[*event.step].computed = event.fields;
  }
  void operator()(const Withdrawn&) const { state.status = Status::withdrawn; }
  void operator()(const Ended& event) const {
    if (state.status == Status::open) state.status = Status::ended;
    state.outcome = event.outcome;
    state.here.reset();
    state.effects.clear();  // (4) asked for, they run; but nobody waits for them
    state.waiting.reset();
    state.kept.clear();
    state.incident.reset();
  }
};

}  // namespace

State evolve(State state, const Event& event, Time at) {
  std::visit(Evolution{state, at}, event);
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
