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
