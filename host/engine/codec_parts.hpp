// The members of what state, commands, facts and events share. Internal to the codec.
#pragma once

#include "engine/archive.hpp"

namespace jenjang::engine::archive {

template <class A>
void describe(A& archive, Ref<A, Actor> actor) {
  archive("person", actor.person);
  archive("position", actor.position);
  archive("capacity", actor.capacity);
  archive("mandate", actor.mandate);
  archive("role", actor.role);
}

template <class A>
void describe(A& archive, Ref<A, Task> task) {
  archive("number", task.number);
  archive("step", task.step);
  archive("round", task.round);
  archive("slot", task.slot);
  archive("may_act", task.may_act);
  archive("escalated", task.escalated);
  archive("claimed_by", task.claimed_by);
  archive("opened_at", task.opened_at);
  archive("due_at", task.due_at);
  archive("reminded", task.reminded);
  archive("late_done", task.late_done);
}

template <class A>
void describe(A& archive, Ref<A, Effect> effect) {
  archive("key", effect.key);
  archive("kind", effect.kind);
  archive("plugin", effect.plugin);
  archive("name", effect.name);
  archive("with", effect.with);
  archive("to", effect.to);
  archive("step", effect.step);
}

template <class A>
void describe(A& archive, Ref<A, Incident> incident) {
  archive("step", incident.step);
  archive("code", incident.code);
  archive("sentence", incident.sentence);
  archive("since", incident.since);
}

}  // namespace jenjang::engine::archive
