// Access: who sees and does what. One place; every page and route asks here.
//   your own cases · your tasks · your subordinates' cases (any depth, as holder or acting) · cases you decided ·
//   a rater: the task that he is asked for, and nothing else of the case ·
//   who may enter the event that a case waits for: that case ·
//   an administrator: incidents and plugins, and a case that has an incident (without what was written in it)
#pragma once

#include "service/city.hpp"
#include "service/raters.hpp"

namespace jenjang::service {

enum class Sight { none, incident, task, whole };

Sight sight_of(const Caller&, const engine::State&, const Directory&, Date today, const Raters& = {},
               const engine::Rulebook* = nullptr);
/// Whether the person may enter this event by hand; its role is asked for in the subject's unit.
bool may_enter(const Caller&, const engine::State&, const engine::EventKind&, const Directory&, Date today);
bool may_retry(const Caller&);
bool may_see_plugins(const Caller&);
/// Uploading a dataset is a role's, whose holders are the directory's; an administrator sees all datasets.
bool may_upload(const Caller&, const Directory&, const engine::Dataset&, Date today);
bool may_see_dataset(const Caller&, const Directory&, const engine::Dataset&, Date today);
bool may_move_clock(const Caller&, const City&);  ///< only in a demo city
/// The person's number (NIP) stands only on his own page.
bool may_see_number(const Caller&, PersonId);

}  // namespace jenjang::service
