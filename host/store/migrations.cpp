#include "store/migrations.hpp"

#include <boost/algorithm/string/replace.hpp>
#include <span>

namespace jenjang::store {
namespace {

// TEXT, BIGINT and INTEGER only, so that another database can take the same lines; times are UTC milliseconds, days are
// counted from 1970-01-01. Two marks are translated for SQLite, both to save a second b-tree and with it dirty pages:
// BIGINT PRIMARY KEY becomes the rowid itself, and /*clustered*/ a table without one.
constexpr const char* first[] = {
    // ---- cases
    "CREATE TABLE definition(name TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, source TEXT NOT NULL, "
    "plugins TEXT NOT NULL, engine INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY(name,version))",
    "CREATE TABLE cases(id BIGINT PRIMARY KEY, workflow TEXT NOT NULL, definition_version INTEGER NOT NULL, "
    "subject BIGINT NOT NULL, period TEXT NOT NULL, version BIGINT NOT NULL, status TEXT NOT NULL, outcome TEXT, "
    "wake_at BIGINT, incident INTEGER NOT NULL, head_hash TEXT NOT NULL, state TEXT NOT NULL)",
    "CREATE UNIQUE INDEX cases_one ON cases(workflow,subject,period) WHERE status<>'withdrawn'",
    "CREATE INDEX cases_wake ON cases(wake_at) WHERE wake_at IS NOT NULL",
    "CREATE INDEX cases_subject ON cases(subject)",
    "CREATE INDEX cases_incident ON cases(id) WHERE incident<>0",
    // Append-only, in commit order. Contents may be erased (NULL); their hashes stay.
    "CREATE TABLE journal(position BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, sequence BIGINT NOT NULL, "
    "command_key TEXT NOT NULL, digest TEXT NOT NULL, at BIGINT NOT NULL, actor BIGINT, capacity TEXT, "
    "engine INTEGER NOT NULL, definition TEXT NOT NULL, salt TEXT, command TEXT, facts TEXT, events TEXT, "
    "hash TEXT NOT NULL)",
    "CREATE UNIQUE INDEX journal_case ON journal(case_id,sequence)",
    "CREATE UNIQUE INDEX journal_key ON journal(command_key)",
    "CREATE INDEX journal_actor ON journal(actor) WHERE actor IS NOT NULL",
    // Open tasks only: inboxes never touch history. actors: JSON, whole; the table below is their index by person.
    "CREATE TABLE open_task(case_id BIGINT NOT NULL, task INTEGER NOT NULL, step TEXT NOT NULL, round INTEGER NOT "
    "NULL, "
    "due_at BIGINT, claimed_by BIGINT, actors TEXT NOT NULL, PRIMARY KEY(case_id,task)) /*clustered*/",
    "CREATE TABLE open_task_person(person BIGINT NOT NULL, case_id BIGINT NOT NULL, task INTEGER NOT NULL, "
    "capacity TEXT NOT NULL, PRIMARY KEY(person,case_id,task)) /*clustered*/",
    // Deleted when done; the receipt is in the journal.
    "CREATE TABLE effect(id BIGINT PRIMARY KEY, key TEXT NOT NULL UNIQUE, case_id BIGINT NOT NULL, body TEXT NOT NULL, "
    "attempts INTEGER NOT NULL, next_at BIGINT NOT NULL, lease_until BIGINT)",
    "CREATE INDEX effect_next ON effect(next_at)",
    // ---- organisation: rows of older revisions stay, so that a person, position or order keeps its id for good
    "CREATE TABLE organisation_revision(revision BIGINT PRIMARY KEY, source TEXT NOT NULL, at BIGINT NOT NULL)",
    "CREATE TABLE unit(code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, parent TEXT, place INTEGER NOT NULL)",
    "CREATE TABLE position(id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, unit TEXT NOT NULL, "
    "parent BIGINT, heads_unit INTEGER NOT NULL, revision BIGINT NOT NULL)",
    "CREATE TABLE person(id BIGINT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, "
    "active INTEGER NOT NULL, since BIGINT NOT NULL, revision BIGINT NOT NULL)",
    "CREATE TABLE holding(person BIGINT NOT NULL, position BIGINT NOT NULL, from_day BIGINT NOT NULL, to_day BIGINT, "
    "place INTEGER NOT NULL)",
    "CREATE TABLE role_holding(person BIGINT NOT NULL, role TEXT NOT NULL, unit TEXT, from_day BIGINT NOT NULL, "
    "to_day BIGINT, place INTEGER NOT NULL)",
    "CREATE TABLE mandate(id BIGINT PRIMARY KEY, capacity TEXT NOT NULL, position BIGINT NOT NULL, person BIGINT NOT "
    "NULL, "
    "number TEXT NOT NULL, from_day BIGINT NOT NULL, to_day BIGINT, revision BIGINT NOT NULL, "
    "UNIQUE(person,position,number,from_day))",
    // ---- datasets: rows are added, never changed; the newest of a key is the one not superseded
    "CREATE TABLE dataset_revision(revision BIGINT PRIMARY KEY, plugin TEXT NOT NULL, dataset TEXT NOT NULL, "
    "source TEXT NOT NULL, by BIGINT, at BIGINT NOT NULL)",
    "CREATE INDEX dataset_revision_of ON dataset_revision(plugin,dataset)",
    "CREATE TABLE dataset_row(id BIGINT PRIMARY KEY, plugin TEXT NOT NULL, dataset TEXT NOT NULL, key TEXT NOT NULL, "
    "revision BIGINT NOT NULL, superseded BIGINT, body TEXT NOT NULL)",
    "CREATE UNIQUE INDEX dataset_row_in_force ON dataset_row(plugin,dataset,key) WHERE superseded IS NULL",
    // By which rows are picked: the person and short text columns of each row, as plain text.
    "CREATE TABLE dataset_cell(plugin TEXT NOT NULL, dataset TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, "
    "row_id BIGINT NOT NULL, PRIMARY KEY(plugin,dataset,name,value,row_id)) /*clustered*/",
    // ---- accounts
    "CREATE TABLE account(person BIGINT PRIMARY KEY, login TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, "
    "must_change INTEGER NOT NULL, administrator INTEGER NOT NULL)",
    "CREATE TABLE session(token_hash TEXT NOT NULL PRIMARY KEY, person BIGINT NOT NULL, csrf TEXT NOT NULL, "
    "created BIGINT NOT NULL, seen BIGINT NOT NULL) /*clustered*/",
    "CREATE INDEX session_person ON session(person)",
    "CREATE TABLE draft(person BIGINT NOT NULL, case_id BIGINT NOT NULL, task INTEGER NOT NULL, content TEXT NOT NULL, "
    "revision BIGINT NOT NULL, saved_at BIGINT NOT NULL, PRIMARY KEY(person,case_id,task))",
    "CREATE TABLE notification(id BIGINT PRIMARY KEY, person BIGINT NOT NULL, key TEXT NOT NULL UNIQUE, case_id "
    "BIGINT, "
    "at BIGINT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, seen INTEGER NOT NULL)",
    "CREATE INDEX notification_person ON notification(person)",
    "CREATE TABLE demo_clock(id INTEGER NOT NULL PRIMARY KEY, offset_ms BIGINT NOT NULL)",
};

constexpr const char* second[] = {
    // What an upload brought; of older revisions only the rows can be counted.
    "ALTER TABLE dataset_revision ADD COLUMN rows BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE dataset_revision ADD COLUMN added BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE dataset_revision ADD COLUMN changed BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE dataset_revision ADD COLUMN command_key TEXT",
    "ALTER TABLE dataset_revision ADD COLUMN digest TEXT",
    "UPDATE dataset_revision SET rows=(SELECT count(*) FROM dataset_row WHERE "
    "dataset_row.revision=dataset_revision.revision)",
    "CREATE UNIQUE INDEX dataset_revision_key ON dataset_revision(command_key) WHERE command_key IS NOT NULL",
    "CREATE TABLE correction(id BIGINT PRIMARY KEY, case_id BIGINT NOT NULL, plugin TEXT NOT NULL, dataset TEXT NOT "
    "NULL, field TEXT NOT NULL, label TEXT NOT NULL, asked_by BIGINT NOT NULL, asked_at BIGINT NOT NULL, body TEXT NOT "
    "NULL, status TEXT NOT NULL, answer TEXT, answered_by BIGINT, answered_at BIGINT)",
    "CREATE INDEX correction_asked_by ON correction(asked_by)",
    "CREATE INDEX correction_of ON correction(plugin,dataset)",
    // Who stands behind which pseudonym of a case: nowhere else, so that deleting rows here erases it.
    "CREATE TABLE rater_pseudonym(case_id BIGINT NOT NULL, person BIGINT NOT NULL, pseudonym BIGINT NOT NULL, "
    "PRIMARY KEY(case_id,person)) /*clustered*/",
    "CREATE INDEX draft_saved ON draft(saved_at)",
};

constexpr std::span<const char* const> steps[] = {first, second};
constexpr std::int64_t newest = std::size(steps);

std::string for_sqlite(std::string sql) {
  boost::replace_all(sql, "BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY");
  boost::replace_all(sql, "/*clustered*/", "WITHOUT ROWID");
  return sql;
}

std::int64_t tables_named(Connection& connection, const char* pattern) {
  return std::get<0>(connection.select<std::int64_t>(
      "SELECT count(*) FROM sqlite_master WHERE type='table' AND name LIKE :pattern", pattern)[0]);
}

}  // namespace

Result<void> migrate(Connection& connection) {
  if (tables_named(connection, "schema_version") == 0) {
    if (tables_named(connection, "%") > 0) {
      return failed(Failure::broken, "not-jenjang",
                    both("jenjang.db di folder data adalah basis data program lain. Pilih folder data yang lain.",
                         "jenjang.db in the data directory is the database of another program. Choose another data "
                         "directory."));
    }
    connection.run("CREATE TABLE schema_version(version INTEGER NOT NULL PRIMARY KEY)");
  }
  auto stored = std::get<0>(connection.select<std::int64_t>("SELECT coalesce(max(version),0) FROM schema_version")[0]);
  if (stored > newest) {
    const std::string theirs = std::to_string(stored), ours = std::to_string(newest);
    return failed(Failure::broken, "newer-data",
                  both("Data ini ditulis oleh Jenjang yang lebih baru (skema " + theirs +
                           "; program ini mengenal sampai " + ours + "). Jalankan versi yang lebih baru itu.",
                       "These data were written by a newer Jenjang (schema " + theirs + "; this program knows up to " +
                           ours + "). Run that newer version."));
  }
  for (; stored < newest; ++stored) {
    connection.run("BEGIN IMMEDIATE");
    try {
      for (const char* sql : steps[stored]) connection.run(for_sqlite(sql));
      connection.run("INSERT INTO schema_version(version) VALUES(:version)", stored + 1);
      connection.run("COMMIT");
    } catch (const DatabaseError&) {
      connection.run("ROLLBACK");
      throw;
    }
  }
  return {};
}

}  // namespace jenjang::store
