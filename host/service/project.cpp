// From a command's events to what the store writes, all in one transaction. Pure.
#include <algorithm>

#include "engine/codec.hpp"
#include "service/cases.hpp"
#include "service/effects.hpp"
#include "service/row_key.hpp"

namespace jenjang::service {
namespace {

using namespace engine;

std::string status_text(Status status) {
  switch (status) {
    case Status::open: return "open";
    case Status::ended: return "ended";
    case Status::withdrawn: return "withdrawn";
  }
  return {};
}

const Task* task_in(const State& state, int number) {
  for (const Task& task : state.tasks)
    if (task.number == number) return &task;
  return nullptr;
}

/// As what the person acted: the decision says it; who claims or releases does it as what he may act.
std::string capacity_of(const State& before, const Command& command, const Events& events) {
  for (const Event& event : events)
    if (const auto* decided = std::get_if<TaskDecided>(&event)) return std::string(text_of(decided->by.capacity));
  const auto* claim = std::get_if<Claim>(&command.wish);
  const auto* release = std::get_if<Release>(&command.wish);
  const Task* task = claim ? task_in(before, claim->task) : release ? task_in(before, release->task) : nullptr;
  if (task && command.by)
    for (const Actor& actor : task->may_act)
      if (actor.person == *command.by) return std::string(text_of(actor.capacity));
  return {};
}

CaseRow row_of(const Rulebook& rules, const State& after) {
  CaseRow row;
  row.id = after.id;
  row.workflow = after.workflow;
  row.definition_version = after.definition_version;
  row.subject = after.subject;
  row.period = after.period ? after.period->text() : std::string();
  row.version = after.version;
  row.status = status_text(after.status);
  row.outcome = after.outcome;
  row.wake_at = wake_at(rules, after);
  row.state = to_json(after).text();
  row.incident = after.incident.has_value();
  return row;
}

bool is_anonymous(const Task& task) {
  return std::any_of(task.may_act.begin(), task.may_act.end(),
                     [](const Actor& actor) { return is_pseudonym(actor.person); });
}

std::optional<PersonId> claimer(const Task& task, const Raters& raters) {
  if (!task.claimed_by || !is_pseudonym(*task.claimed_by)) return task.claimed_by;
  return raters.person_behind(*task.claimed_by);
}

void project_tasks(const State& before, const State& after, const Raters& raters, Change& change) {
  for (const Task& task : after.tasks) {
    const Task* was = task_in(before, task.number);
    if (was && was->may_act == task.may_act && was->claimed_by == task.claimed_by && was->due_at == task.due_at)
      continue;
    change.opened.push_back({task.number, task.step, task.round, task.due_at, claimer(task, raters),
                             raters.revealed(task.may_act)});
  }
  for (const Task& task : before.tasks) {
    if (task_in(after, task.number)) continue;
    change.closed.push_back(task.number);
    if (is_anonymous(task)) change.forgotten.push_back(task.number);
  }
  change.raters = raters.fresh();
}

OutboxEffect waiting(const Effect& effect, CaseId id, Time at) {
  OutboxEffect out;
  out.key = effect.key;
  out.case_id = id;
  out.body = body_of(effect);
  out.next_at = at;
  return out;
}

void project_effects(const Rulebook& rules, const State& after, const Command& command, const Events& events,
                     Change& change) {
  for (const Event& event : events) {
    if (const auto* wanted = std::get_if<EffectWanted>(&event))
      change.effects.push_back(waiting(wanted->effect, after.id, command.at));
    else if (const auto* done = std::get_if<EffectDone>(&event))
      change.effects_done.push_back(done->key);
    else if (const auto* failed = std::get_if<EffectFailed>(&event))
      change.effects_done.push_back(failed->key);  // `Retry` asks again with the same key
  }
  for (const Effect& notice : notices_of(rules, after, command, events))
    change.effects.push_back(waiting(notice, after.id, command.at));
}

void project_rows(const Rulebook& rules, const Events& events, Change& change) {
  for (const Event& event : events) {
    const auto* written = std::get_if<RowWritten>(&event);
    if (!written) continue;
    DatasetRow row{written->plugin, written->dataset, {}, written->row};
    if (auto manifest = rules.manifests.find(written->plugin); manifest != rules.manifests.end())
      if (auto dataset = manifest->second->datasets.find(written->dataset); dataset != manifest->second->datasets.end())
        row.key = row_key(dataset->second, written->row);
    change.rows.push_back(std::move(row));
  }
}

}  // namespace

std::string definition_named(const Rulebook& rules) {
  return rules.definition->name + "/" + std::to_string(rules.version) + "/" + rules.definition->hash + "/" +
         rules.calendar.revision;
}

Change project(const Rulebook& rules, const std::optional<CaseRow>& previous, const State& before, const State& after,
               const Command& command, const Facts& facts, const Events& events, const Raters& raters,
               const std::string& key, const Hash& digest, const std::string& salt) {
  Change change;
  change.expected_version = previous ? previous->version : 0;

  JournalRow& row = change.journal;
  row.case_id = after.id;
  row.sequence = after.version;
  row.command_key = key;
  row.digest = digest;
  row.at = command.at;
  row.actor = command.by;
  row.capacity = capacity_of(before, command, events);
  row.engine = engine_number;
  row.definition = definition_named(rules);
  row.salt = salt;
  row.command = to_json(command).text();
  row.facts = to_json(facts).text();
  row.events = to_json(events).text();
  row.hash = hash_of(row, previous ? previous->head_hash : Hash());

  change.row = row_of(rules, after);
  change.row.head_hash = row.hash;
  project_tasks(before, after, raters, change);
  project_effects(rules, after, command, events, change);
  project_rows(rules, events, change);
  return change;
}

// The contents enter by their salted hashes, so that a row's contents may one day be erased and what stays tells
// nothing.
Hash hash_of(const JournalRow& row, const Hash& previous) {
  Json::Object body;
  body["case"] = std::to_string(number_of(row.case_id));
  body["sequence"] = std::to_string(row.sequence);
  body["key"] = row.command_key;
  body["at"] = text_of(row.at);
  body["actor"] = row.actor ? Json(std::to_string(number_of(*row.actor))) : Json();
  body["capacity"] = row.capacity;
  body["engine"] = std::to_string(row.engine);
  body["definition"] = row.definition;
  body["command"] = sha256(row.salt + row.command);
  body["facts"] = sha256(row.salt + row.facts);
  body["events"] = sha256(row.salt + row.events);
  return sha256(previous + Json(std::move(body)).text());
}

}  // namespace jenjang::service
