#include "engine/codec.hpp"
#include "engine/codec_parts.hpp"

namespace jenjang::engine {

namespace archive {

template <>
struct Words<Event> {
  static constexpr std::string_view list[] = {
      "started",         "entered",         "skipped",     "opened",        "claimed",     "released",
      "decided",         "deadline",        "returned",    "reminded",      "told_late",   "escalated",
      "closed",          "computed",        "row_written", "effect_wanted", "effect_done", "effect_failed",
      "incident_opened", "incident_closed", "withdrawn",   "ended",
      "vote_counted",    "branch_done",     "block_done",  "wait_began",    "wait_over",   "message_received"};
};

template <>
struct Blank<Started> {
  static Started make() { return {{}, Blank<Period>::make(), {}, 0, {}, {}}; }
};

template <>
struct Blank<Event> {
  static Event make() { return IncidentClosed{}; }
};

template <class A>
void describe(A& archive, Ref<A, Started> event) {
  archive("subject", event.subject);
  archive("period", event.period);
  archive("workflow", event.workflow);
  archive("version", event.version);
  archive("unit", event.unit);
  archive("department", event.department);
}
template <class A>
void describe(A& archive, Ref<A, StepEntered> event) {
  archive("step", event.step);
  archive("round", event.round);
  archive("in_block", event.in_block);
}
template <class A>
void describe(A& archive, Ref<A, StepSkipped> event) {
  archive("step", event.step);
  archive("round", event.round);
}
template <class A>
void describe(A& archive, Ref<A, TaskOpened> event) {
  describe(archive, event.task);
  archive("who", event.who);
}
template <class A>
void describe(A& archive, Ref<A, TaskClaimed> event) {
  archive("task", event.task);
  archive("by", event.by);
}
template <class A>
void describe(A& archive, Ref<A, TaskReleased> event) {
  archive("task", event.task);
}
template <class A>
void describe(A& archive, Ref<A, TaskDecided> event) {
  archive("task", event.task);
  archive("step", event.step);
  archive("round", event.round);
  archive("by", event.by);
  archive("choice", event.choice);
  archive("answers", event.answers);
  archive("note", event.note);
  archive("slot", event.slot);
  archive("list", event.list);
}
template <class A>
void describe(A& archive, Ref<A, ChosenByDeadline> event) {
  archive("task", event.task);
  archive("step", event.step);
  archive("round", event.round);
  archive("choice", event.choice);
}
template <class A>
void describe(A& archive, Ref<A, Returned> event) {
  archive("from", event.from);
  archive("choice", event.choice);
  archive("to", event.to);
  archive("times", event.times);
}
template <class A>
void describe(A& archive, Ref<A, Reminded> event) {
  archive("task", event.task);
  archive("step", event.step);
  archive("entry", event.entry);
  archive("due", event.due);
  archive("to", event.to);
}
template <class A>
void describe(A& archive, Ref<A, ToldLate> event) {
  archive("task", event.task);
  archive("step", event.step);
  archive("entry", event.entry);
  archive("to", event.to);
}
template <class A>
void describe(A& archive, Ref<A, TaskEscalated> event) {
  archive("task", event.task);
  archive("step", event.step);
  archive("entry", event.entry);
  archive("who", event.who);
  archive("added", event.added);
}
template <class A>
void describe(A& archive, Ref<A, TaskClosed> event) {
  archive("task", event.task);
  archive("reason", event.reason);
}
template <class A>
void describe(A& archive, Ref<A, Computed> event) {
  archive("step", event.step);
  archive("fields", event.fields);
}
template <class A>
void describe(A& archive, Ref<A, RowWritten> event) {
  archive("step", event.step);
  archive("plugin", event.plugin);
  archive("dataset", event.dataset);
  archive("row", event.row);
}
template <class A>
void describe(A& archive, Ref<A, EffectWanted> event) {
  describe(archive, event.effect);
}
template <class A>
void describe(A& archive, Ref<A, EffectDone> event) {
  archive("key", event.key);
  archive("outputs", event.outputs);
}
template <class A>
void describe(A& archive, Ref<A, EffectFailed> event) {
  archive("key", event.key);
  archive("message", event.message);
}
template <class A>
void describe(A& archive, Ref<A, IncidentOpened> event) {
  describe(archive, event.incident);
}
template <class A>
void describe(A&, Ref<A, IncidentClosed>) {}
template <class A>
void describe(A& archive, Ref<A, Withdrawn> event) {
  archive("note", event.note);
}
template <class A>
void describe(A& archive, Ref<A, Ended> event) {
  archive("outcome", event.outcome);
}
template <class A>
void describe(A& archive, Ref<A, VoteCounted> event) {
  archive("step", event.step);
  archive("round", event.round);
  archive("votes", event.votes);
  archive("choice", event.choice);
}
template <class A>
void describe(A& archive, Ref<A, BranchDone> event) {
  archive("step", event.step);
  archive("round", event.round);
}
template <class A>
void describe(A& archive, Ref<A, BlockDone> event) {
  archive("step", event.step);
  archive("round", event.round);
}
template <class A>
void describe(A& archive, Ref<A, WaitBegan> event) {
  archive("step", event.step);
  archive("round", event.round);
  archive("since", event.since);
  archive("due", event.due);
}
template <class A>
void describe(A& archive, Ref<A, WaitOver> event) {
  archive("step", event.step);
  archive("round", event.round);
}
template <class A>
void describe(A& archive, Ref<A, MessageReceived> event) {
  archive("plugin", event.plugin);
  archive("event", event.event);
  archive("fields", event.fields);
  archive("step", event.step);
}

}  // namespace archive

Json to_json(const Events& events) { return archive::Writer::json_of(events); }

Result<Events> events_from(const Json& json) {
  Events events;
  if (!archive::Reader::read(json, events)) return archive::unreadable("events");
  return events;
}

}  // namespace jenjang::engine
