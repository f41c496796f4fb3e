// Effects as the outbox keeps them, and what the host itself tells people when a task reaches them.
#pragma once

#include "service/ports.hpp"

namespace jenjang::service {

std::string body_of(const engine::Effect&);
Result<engine::Effect> effect_in(const std::string& body);

/// The host's own notices are `tell` effects without a plugin; these are their names.
namespace notice {
inline constexpr const char* opened = "opened";        ///< with: step, due
inline constexpr const char* returned = "returned";    ///< with: step, due, note
inline constexpr const char* reminder = "reminder";    ///< with: step, due
inline constexpr const char* late = "late";            ///< with: step
inline constexpr const char* escalated = "escalated";  ///< with: step
}  // namespace notice

/// To whom these events are news: a new task, one that came back, a reminder, a deadline that passed, a task that moved
/// up. Who caused it is not told.
std::vector<engine::Effect> notices_of(const engine::Rulebook&, const engine::State& after, const engine::Command&,
                                       const engine::Events&);

}  // namespace jenjang::service
