#include "engine/codec.hpp"
#include "engine/codec_parts.hpp"

namespace jenjang::engine {

namespace archive {

template <class A>
void describe(A& archive, Ref<A, StepRecord> record) {
  archive("round", record.round);
  archive("choice", record.choice);
  archive("deciders", record.deciders);
  archive("answers", record.answers);
  archive("computed", record.computed);
  archive("skipped", record.skipped);
  archive("seats", record.seats);
  archive("slots", record.slots);
  archive("answered", record.answered);
  archive("votes", record.votes);
}

template <class A>
void describe(A& archive, Ref<A, Waiting> waiting) {
  archive("step", waiting.step);
  archive("round", waiting.round);
  archive("since", waiting.since);
  archive("due_at", waiting.due_at);
  archive("late_done", waiting.late_done);
}

template <class A>
void describe(A& archive, Ref<A, Arrival> arrival) {
  archive("plugin", arrival.plugin);
  archive("event", arrival.event);
  archive("fields", arrival.fields);
  archive("at", arrival.at);
}

template <class A>
void describe(A& archive, Ref<A, State> state) {
  archive("id", state.id);
  archive("subject", state.subject);
  archive("period", state.period);
  archive("workflow", state.workflow);
  archive("definition_version", state.definition_version);
  archive("department", state.department);
  archive("unit", state.unit);
  archive("status", state.status);
  archive("outcome", state.outcome);
  archive("version", state.version);
  archive("last_at", state.last_at);
  archive("here", state.here);
  archive("last_task", state.last_task);
  archive("tasks", state.tasks);
  archive("steps", state.steps);
  archive("returns", state.returns);
  archive("effects", state.effects);
  archive("waiting", state.waiting);
  archive("kept", state.kept);
  archive("incident", state.incident);
}

}  // namespace archive

Json to_json(const State& state) { return archive::Writer::json_of(state); }

Result<State> state_from(const Json& json) {
  State state;
  if (!archive::Reader::read(json, state)) return archive::unreadable("state");
  return state;
}

}  // namespace jenjang::engine
