// Changes as a service makes them, with contents made up: the store does not look into them.
#pragma once

#include "service/ports.hpp"

namespace jenjang::contract {

inline Time minutes(int count) { return Time(std::chrono::minutes(count)); }

inline service::CaseRow example_case(CaseId id, PersonId subject, std::uint64_t version = 1) {
  service::CaseRow row;
  row.id = id;
  row.workflow = "target-setting";
  row.definition_version = 1;
  row.subject = subject;
  row.period = "2026";
  row.version = version;
  row.status = "open";
  row.state = R"({"version":)" + std::to_string(version) + "}";
  row.head_hash = sha256(std::to_string(number_of(id)) + "/" + std::to_string(version));
  return row;
}

inline engine::Actor holder(PersonId person) { return {person, PositionId{7}, engine::Capacity::holder, {}, {}}; }

/// The command that makes the case's version `row.version`.
inline service::Change example_change(service::CaseRow row, std::optional<PersonId> actor = std::nullopt) {
  service::Change change;
  change.expected_version = row.version - 1;
  change.journal.case_id = row.id;
  change.journal.sequence = row.version;
  change.journal.command_key = "case-" + std::to_string(number_of(row.id)) + "/" + std::to_string(row.version);
  change.journal.digest = sha256(change.journal.command_key);
  change.journal.at = minutes(static_cast<int>(row.version));
  change.journal.actor = actor;
  change.journal.capacity = actor ? "holder" : "";
  change.journal.engine = 1;
  change.journal.definition = "target-setting/1/" + sha256("definition");
  change.journal.salt = sha256("salt");
  change.journal.command = R"({"do":"decide","note":"Sudah baik – lanjut ✓"})";
  change.journal.facts = "{}";
  change.journal.events = "[]";
  change.journal.hash = row.head_hash;
  change.row = std::move(row);
  return change;
}

inline service::OpenTask example_task(int number, std::vector<engine::Actor> who,
                                      std::optional<Time> due = minutes(60)) {
  service::OpenTask task;
  task.task = number;
  task.step = "agree";
  task.round = 1;
  task.due_at = due;
  task.may_act = std::move(who);
  return task;
}

}  // namespace jenjang::contract
