#include "store/change.hpp"

#include "store/dataset_rows.hpp"

namespace jenjang::store {
namespace {

using service::Change;
using service::Committed;

// Whether a row was added; not where its key or its place in the case is taken.
bool add_journal_row(Connection& connection, const service::JournalRow& row) {
  return connection.run(
             "INSERT INTO journal(case_id,sequence,command_key,digest,at,actor,capacity,engine,definition,salt,command,"
             "facts,events,hash) VALUES(:case,:sequence,:key,:digest,:at,:actor,:capacity,:engine,:definition,:salt,"
             ":command,:facts,:events,:hash) ON CONFLICT DO NOTHING",
             row.case_id, row.sequence, row.command_key, row.digest, row.at, row.actor, empty_as_null(row.capacity),
             row.engine, row.definition, empty_as_null(row.salt), empty_as_null(row.command), empty_as_null(row.facts),
             empty_as_null(row.events), row.hash) == 1;
}

bool key_is_there(Connection& connection, const std::string& key) {
  return !connection.select<std::int64_t>("SELECT 1 FROM journal WHERE command_key=:key", key).empty();
}

bool add_case(Connection& connection, const service::CaseRow& row) {
  return connection.run(
             "INSERT INTO cases(id,workflow,definition_version,subject,period,version,status,outcome,wake_at,incident,"
             "head_hash,state) VALUES(:id,:workflow,:definition,:subject,:period,:version,:status,:outcome,:wake,"
             ":incident,:head,:state) ON CONFLICT DO NOTHING",
             row.id, row.workflow, row.definition_version, row.subject, row.period, row.version, row.status,
             row.outcome, row.wake_at, row.incident, row.head_hash, row.state) == 1;
}

bool update_case(Connection& connection, const service::CaseRow& row, std::uint64_t expected) {
  // Most cases stay open. Naming the status would make SQLite rewrite the index that it belongs to: a dirty page each.
  if (row.status == "open" && !row.outcome) {
    const auto changed = connection.run(
        "UPDATE cases SET version=:version,wake_at=:wake,incident=:incident,head_hash=:head,state=:state "
        "WHERE id=:id AND version=:expected AND status='open' AND outcome IS NULL",
        row.version, row.wake_at, row.incident, row.head_hash, row.state, row.id, expected);
    if (changed == 1) return true;
  }
  return connection.run(
             "UPDATE cases SET version=:version,status=:status,outcome=:outcome,wake_at=:wake,incident=:incident,"
             "head_hash=:head,state=:state WHERE id=:id AND version=:expected",
             row.version, row.status, row.outcome, row.wake_at, row.incident, row.head_hash, row.state, row.id,
             expected) == 1;
}

// The people stand in the task's own row, so that they are found in their index without a second one by case.
void forget_people(Connection& connection, CaseId id, int task) {
  connection.run(
      "DELETE FROM open_task_person WHERE case_id=:case AND task=:task AND person IN (SELECT "
      "json_extract(actor.value,'$.person') FROM open_task, json_each(open_task.actors) AS actor "
      "WHERE open_task.case_id=:case AND open_task.task=:task)",
      id, task);
}

void close_task(Connection& connection, CaseId id, int task) {
  forget_people(connection, id, task);
  connection.run("DELETE FROM open_task WHERE case_id=:case AND task=:task", id, task);
}

// Keys of notices begin with "notice/CASE/TASK/" (service/effects.cpp); '0' is the character after '/'.
void forget_task(Connection& connection, CaseId id, int task) {
  const std::string notices = "notice/" + std::to_string(number_of(id)) + "/" + std::to_string(task);
  connection.run("DELETE FROM draft WHERE case_id=:case AND task=:task", id, task);
  connection.run("DELETE FROM notification WHERE key>:first AND key<:last", notices + "/", notices + "0");
}

void open_task(Connection& connection, CaseId id, const service::OpenTask& task) {
  forget_people(connection, id, task.task);
  connection.run(
      "INSERT OR REPLACE INTO open_task(case_id,task,step,round,due_at,claimed_by,actors) "
      "VALUES(:case,:task,:step,:round,:due,:claimed,:actors)",
      id, task.task, task.step, task.round, task.due_at, task.claimed_by, text_of(task.may_act));
  for (const engine::Actor& actor : task.may_act) {
    connection.run(
        "INSERT INTO open_task_person(person,case_id,task,capacity) VALUES(:person,:case,:task,:capacity) "
        "ON CONFLICT DO NOTHING",
        actor.person, id, task.task, engine::text_of(actor.capacity));
  }
}

}  // namespace

Committed write_change(Connection& connection, const Change& change) {
  const CaseId id = change.row.id;
  if (!add_journal_row(connection, change.journal)) {
    return key_is_there(connection, change.journal.command_key) ? Committed::repeated : Committed::stale;
  }
  const bool is_new = change.expected_version == 0;
  if (is_new ? !add_case(connection, change.row) : !update_case(connection, change.row, change.expected_version)) {
    // Without savepoints the row is taken out again; it was the last one, so the order has no gap.
    connection.run("DELETE FROM journal WHERE case_id=:case AND sequence=:sequence", change.journal.case_id,
                   change.journal.sequence);
    return is_new ? Committed::place_taken : Committed::stale;
  }
  for (int task : change.closed) close_task(connection, id, task);
  for (int task : change.forgotten) forget_task(connection, id, task);
  for (const service::Rater& rater : change.raters) {
    connection.run("INSERT INTO rater_pseudonym(case_id,person,pseudonym) VALUES(:case,:person,:pseudonym)", id,
                   rater.person, rater.pseudonym);
  }
  for (const service::OpenTask& task : change.opened) open_task(connection, id, task);
  for (const std::string& key : change.effects_done) connection.run("DELETE FROM effect WHERE key=:key", key);
  for (const service::OutboxEffect& effect : change.effects) {
    connection.run(
        "INSERT INTO effect(key,case_id,body,attempts,next_at) VALUES(:key,:case,:body,:attempts,:next) "
        "ON CONFLICT DO NOTHING",
        effect.key, id, effect.body, effect.attempts, effect.next_at);
  }
  if (!change.rows.empty()) {
    const std::string source = std::to_string(number_of(id)) + "/" + std::to_string(change.journal.sequence);
    write_rows(connection, change.rows, {0, change.journal.at, change.journal.actor, source, 0, 0, 0, {}, {}});
  }
  return Committed::done;
}

std::string text_of(const std::vector<engine::Actor>& actors) {
  Json::Array all;
  for (const engine::Actor& actor : actors) {
    Json::Object one;
    one.emplace("person", number_of(actor.person));
    one.emplace("capacity", engine::text_of(actor.capacity));
    if (actor.position) one.emplace("position", number_of(*actor.position));
    if (actor.mandate) one.emplace("mandate", number_of(*actor.mandate));
    if (!actor.role.empty()) one.emplace("role", actor.role);
    all.emplace_back(std::move(one));
  }
  return Json(std::move(all)).text();
}

std::vector<engine::Actor> actors_from(const std::string& text) {
  std::vector<engine::Actor> actors;
  const auto json = parse_json(text, text.size() + 1);
  if (!json || !json->array()) return actors;
  for (const Json& one : *json->array()) {
    engine::Actor actor;
    actor.person = PersonId{one["person"].integer().value_or(0)};
    actor.capacity = engine::capacity_from(one.text_or("capacity")).value_or(engine::Capacity::holder);
    if (auto position = one["position"].integer()) actor.position = PositionId{*position};
    if (auto mandate = one["mandate"].integer()) actor.mandate = MandateId{*mandate};
    actor.role = one.text_or("role");
    actors.push_back(std::move(actor));
  }
  return actors;
}

}  // namespace jenjang::store
