#include <sqlite3.h>

#include <map>
#include <memory>
#include <stdexcept>

#include "raw.hpp"

namespace bench {
namespace {

struct CloseDatabase { void operator()(sqlite3* database) const { sqlite3_close(database); } };
struct Finalize { void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); } };
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Database open(const std::filesystem::path& file) {
  sqlite3* out = nullptr;
  if (sqlite3_open(file.c_str(), &out) != SQLITE_OK) throw std::runtime_error("cannot open " + file.string());
  return Database(out);
}

void run(sqlite3* database, const std::string& sql) {
  char* fault = nullptr;
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &fault) != SQLITE_OK) throw std::runtime_error(sql + ": " + (fault ? fault : ""));
}

Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* out = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &out, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(database));
  return Statement(out);
}

struct Value {
  int type;
  std::int64_t number;
  std::string text;
};
using Row = std::vector<Value>;

std::vector<std::string> columns_of(sqlite3* database, const std::string& table) {
  std::vector<std::string> out;
  auto statement = prepare(database, "SELECT name FROM pragma_table_info('" + table + "')");
  while (sqlite3_step(statement.get()) == SQLITE_ROW) out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)));
  return out;
}

std::map<std::int64_t, std::vector<Row>> rows_by_case(sqlite3* database, const std::string& sql, int case_column) {
  std::map<std::int64_t, std::vector<Row>> out;
  auto statement = prepare(database, sql);
  while (sqlite3_step(statement.get()) == SQLITE_ROW) {
    Row row;
    for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
      Value value{sqlite3_column_type(statement.get(), i), sqlite3_column_int64(statement.get(), i), {}};
      if (value.type == SQLITE_TEXT)
        value.text.assign(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), i)), static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), i)));
      row.push_back(std::move(value));
    }
    out[row[static_cast<std::size_t>(case_column)].number].push_back(std::move(row));
  }
  return out;
}

void write(sqlite3_stmt* statement, const Row& row, std::int64_t extra = -1) {
  int i = 0;
  for (const auto& value : row) {
    ++i;
    if (value.type == SQLITE_NULL) sqlite3_bind_null(statement, i);
    else if (value.type == SQLITE_INTEGER) sqlite3_bind_int64(statement, i, value.number);
    else sqlite3_bind_text(statement, i, value.text.data(), static_cast<int>(value.text.size()), SQLITE_STATIC);
  }
  if (extra >= 0) sqlite3_bind_int64(statement, ++i, extra);
  if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement)));
  sqlite3_reset(statement);
}

std::string insert_into(sqlite3* database, const std::string& table) {
  std::string marks;
  for (std::size_t i = 0; i < columns_of(database, table).size(); ++i) marks += marks.empty() ? "?" : ",?";
  return "INSERT INTO " + table + " VALUES(" + marks + ")";
}

int place_of(const std::vector<std::string>& columns, const std::string& name) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == name) return static_cast<int>(i);
  throw std::runtime_error("no column " + name);
}

}  // namespace

void settle(const std::filesystem::path& database) { run(open(database).get(), "PRAGMA wal_checkpoint(TRUNCATE)"); }

Raw write_raw(const std::filesystem::path& before, const std::filesystem::path& after, const std::vector<std::int64_t>& cases, int group) {
  auto target = open(before), source = open(after);
  std::int64_t last = 0;
  {
    auto statement = prepare(target.get(), "SELECT max(position) FROM journal");
    if (sqlite3_step(statement.get()) == SQLITE_ROW) last = sqlite3_column_int64(statement.get(), 0);
  }
  auto journal_columns = columns_of(source.get(), "journal"), case_columns = columns_of(source.get(), "cases");
  auto journal = rows_by_case(source.get(), "SELECT * FROM journal WHERE position > " + std::to_string(last), place_of(journal_columns, "case_id"));
  auto rows = rows_by_case(source.get(), "SELECT * FROM cases", place_of(case_columns, "id"));
  auto tasks = rows_by_case(source.get(), "SELECT * FROM open_task", 0);
  int case_place = place_of(columns_of(source.get(), "open_task_person"), "case_id");
  auto people = rows_by_case(source.get(), "SELECT * FROM open_task_person", case_place);
  auto gone_people = rows_by_case(target.get(), "SELECT person, case_id, task FROM open_task_person", 1);
  auto gone_tasks = rows_by_case(target.get(), "SELECT case_id, task FROM open_task", 0);

  run(target.get(), "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
  std::string assignments;
  for (const auto& column : case_columns) assignments += (assignments.empty() ? "" : ",") + column + "=?";
  auto insert_journal = prepare(target.get(), insert_into(target.get(), "journal"));
  auto update_case = prepare(target.get(), "UPDATE cases SET " + assignments + " WHERE id=?");
  auto delete_task = prepare(target.get(), "DELETE FROM open_task WHERE case_id=? AND task=?");
  auto delete_person = prepare(target.get(), "DELETE FROM open_task_person WHERE person=? AND case_id=? AND task=?");
  auto insert_task = prepare(target.get(), insert_into(target.get(), "open_task"));
  auto insert_person = prepare(target.get(), insert_into(target.get(), "open_task_person"));

  std::int64_t written = 0;
  auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (i % static_cast<std::size_t>(group) == 0) run(target.get(), "BEGIN IMMEDIATE");
    auto id = cases[i];
    for (const auto& row : journal[id]) write(insert_journal.get(), row), ++written;
    write(update_case.get(), rows[id].front(), id);
    for (const auto& row : gone_tasks[id]) write(delete_task.get(), row);
    for (const auto& row : gone_people[id]) write(delete_person.get(), row);
    for (const auto& row : tasks[id]) write(insert_task.get(), row);
    for (const auto& row : people[id]) write(insert_person.get(), row);
    if ((i + 1) % static_cast<std::size_t>(group) == 0 || i + 1 == cases.size()) run(target.get(), "COMMIT");
  }
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return {static_cast<double>(written) / seconds, written};
}

}  // namespace bench
