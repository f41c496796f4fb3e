// Events that a case waits for and a person may enter by hand.
#pragma once

#include "service/city.hpp"

namespace jenjang::service {

struct AwaitedEvent {
  const engine::WaitFor* wait;
  const engine::EventKind* kind;
};
/// Nothing where the case waits for a date, or for nothing.
std::optional<AwaitedEvent> awaited_event(const engine::Rulebook&, const engine::State&);
const engine::EventKind* event_kind(const engine::Manifests&, const Name& plugin, const Name& event);

/// What was entered, as the event's typed fields, all of them; or every field that does not fit.
Result<Record> event_fields(const engine::EventKind&, const Json& entered, const Directory&);

}  // namespace jenjang::service
