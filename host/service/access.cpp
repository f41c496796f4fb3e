#include "service/access.hpp"

#include <algorithm>

#include "service/events.hpp"

namespace jenjang::service {
namespace {

bool has_a_task(const engine::State& state, PersonId person) {
  return std::any_of(state.tasks.begin(), state.tasks.end(), [&](const engine::Task& task) {
    return std::any_of(task.may_act.begin(), task.may_act.end(),
                       [&](const engine::Actor& actor) { return actor.person == person; });
  });
}

bool has_decided(const engine::State& state, PersonId person) {
  return std::any_of(state.steps.begin(), state.steps.end(), [&](const auto& step) {
    const auto& deciders = step.second.deciders;
    return std::find(deciders.begin(), deciders.end(), person) != deciders.end();
  });
}

}  // namespace

bool may_enter(const Caller& caller, const engine::State& state, const engine::EventKind& event,
               const Directory& directory, Date today) {
  const bool by_hand = std::find(event.arrives.begin(), event.arrives.end(), "hand") != event.arrives.end();
  return by_hand && event.by && directory.holds_role(caller.person, *event.by, state.unit, today);
}

Sight sight_of(const Caller& caller, const engine::State& state, const Directory& directory, Date today,
               const Raters& raters, const engine::Rulebook* rules) {
  if (state.subject == caller.person || has_a_task(state, caller.person) || has_decided(state, caller.person) ||
      directory.is_above(caller.person, state.subject, today))
    return Sight::whole;
  if (rules)
    if (auto awaited = awaited_event(*rules, state); awaited && may_enter(caller, state, *awaited->kind, directory, today))
      return Sight::whole;
  if (auto pseudonym = raters.pseudonym_of(caller.person); pseudonym && has_a_task(state, *pseudonym))
    return Sight::task;
  return caller.administrator && state.incident ? Sight::incident : Sight::none;
}

bool may_retry(const Caller& caller) { return caller.administrator; }
bool may_see_plugins(const Caller& caller) { return caller.administrator; }
bool may_upload(const Caller& caller, const Directory& directory, const engine::Dataset& dataset, Date today) {
  if (!dataset.upload) return false;
  const auto roles = directory.roles_of(caller.person, today);
  return std::find(roles.begin(), roles.end(), *dataset.upload) != roles.end();
}
bool may_see_dataset(const Caller& caller, const Directory& directory, const engine::Dataset& dataset, Date today) {
  return caller.administrator || may_upload(caller, directory, dataset, today);
}
bool may_move_clock(const Caller&, const City& city) { return city.demo; }
bool may_see_number(const Caller& caller, PersonId person) { return caller.person == person; }

}  // namespace jenjang::service
