#include "store/connection.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cassert>
#include <deque>

#include "base/utf8.hpp"

namespace jenjang::store {
namespace {

// SOCI binds by address, so what it binds to has to stay where it is.
struct Bound {
  bool is_text = false;
  long long number = 0;  // SOCI's own 64-bit type
  std::string text;
  soci::indicator indicator = soci::i_ok;
};

sqlite_api::sqlite3* handle_of(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}
int last_error(soci::session& session) { return sqlite_api::sqlite3_extended_errcode(handle_of(session)); }

// What SOCI says of an error quotes the bound values; only the number goes on.
template <class Work>
auto translated(soci::session& session, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const soci::soci_error&) {
    throw DatabaseError(last_error(session));
  }
}

}  // namespace

struct Connection::Session {
  soci::session soci;
};

struct Connection::Statement {
  Statement(soci::session& session, std::string_view text, const Input* values, std::size_t count,
            const std::vector<bool>& columns_are_text)
      : sql(text), soci(session) {
    for (std::size_t i = 0; i < count; ++i) {
      Bound& bound = inputs.emplace_back(Bound{values[i].is_text, 0, {}, soci::i_ok});
      if (bound.is_text)
        soci.exchange(soci::use(bound.text, bound.indicator));
      else
        soci.exchange(soci::use(bound.number, bound.indicator));
    }
    for (bool is_text : columns_are_text) {
      Bound& bound = columns.emplace_back(Bound{is_text, 0, {}, soci::i_ok});
      if (is_text)
        soci.exchange(soci::into(bound.text, bound.indicator));
      else
        soci.exchange(soci::into(bound.number, bound.indicator));
    }
    row.resize(columns.size());
    soci.alloc();
    soci.prepare(sql);
    soci.define_and_bind();
  }

  void take(const Input* values, std::size_t count) {
    assert(count == inputs.size());
    for (std::size_t i = 0; i < count; ++i) {
      const Input& value = values[i];
      Bound& bound = inputs[i];
      assert(value.is_text == bound.is_text);
      bound.indicator = value.is_null ? soci::i_null : soci::i_ok;
      bound.number = value.number;
      if (value.is_null || !value.is_text) continue;
      if (value.text.find('\0') != std::string_view::npos || bad_utf8_at(value.text)) throw BadText();
      bound.text.assign(value.text);
    }
  }
  void hand_out() {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Bound& bound = columns[i];
      row[i].is_text = bound.is_text;
      row[i].is_null = bound.indicator == soci::i_null;
      row[i].number = bound.number;
      if (bound.is_text) row[i].text = std::move(bound.text);
    }
  }

  const std::string sql;
  std::deque<Bound> inputs, columns;  // a deque never moves its elements
  std::vector<Output> row;
  soci::statement soci;
};

Connection::Connection(const std::string& file, Access access) : session_(std::make_unique<Session>()) {
  try {
    session_->soci.open(soci::sqlite3,
                        "dbname=\"" + file + "\" timeout=5" + (access == Access::read_only ? " readonly=true" : ""));
  } catch (const soci::sqlite3_soci_error& error) {
    throw DatabaseError(error.result());
  } catch (const soci::soci_error&) {
    throw DatabaseError(SQLITE_CANTOPEN);
  }
  run("PRAGMA synchronous=FULL");
  run("PRAGMA foreign_keys=ON");
  run("PRAGMA temp_store=MEMORY");
}

Connection::~Connection() {
  statements_.clear();  // before their session
}

Connection::Statement& Connection::prepared(std::string_view sql, const Input* inputs, std::size_t count,
                                            const std::vector<bool>& columns) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    auto made = std::make_unique<Statement>(session_->soci, sql, inputs, count, columns);
    const std::string_view key = made->sql;
    found = statements_.emplace(key, std::move(made)).first;
  }
  found->second->take(inputs, count);
  return *found->second;
}

void Connection::forget(std::string_view sql) { statements_.erase(sql); }

std::int64_t Connection::run_with(std::string_view sql, const Input* inputs, std::size_t count) {
  return translated(session_->soci, [&]() -> std::int64_t {
    Statement& statement = prepared(sql, inputs, count, {});
    try {
      statement.soci.execute(true);
      return statement.soci.get_affected_rows();
    } catch (const soci::soci_error&) {
      const int code = last_error(session_->soci);
      forget(sql);  // an unfinished statement would keep COMMIT and ROLLBACK from working
      throw DatabaseError(code);
    }
  });
}

Connection::Reading Connection::begin(std::string_view sql, const Input* inputs, std::size_t count,
                                      std::vector<bool> columns_are_text) {
  return translated(session_->soci, [&]() -> Reading {
    Statement& statement = prepared(sql, inputs, count, columns_are_text);
    try {
      statement.soci.execute(false);
    } catch (const soci::soci_error&) {
      const int code = last_error(session_->soci);
      forget(sql);
      throw DatabaseError(code);
    }
    return Reading(*this, sql, statement);
  });
}

Connection::Reading::~Reading() {
  if (statement_) connection_.forget(sql_);
}

std::vector<Output>* Connection::Reading::next() {
  return translated(connection_.session_->soci, [&]() -> std::vector<Output>* {
    if (!statement_->soci.fetch()) {
      statement_ = nullptr;  // at its end, and so closed
      return nullptr;
    }
    statement_->hand_out();
    return &statement_->row;
  });
}

std::int64_t Connection::changes() const { return sqlite_api::sqlite3_total_changes64(handle_of(session_->soci)); }

}  // namespace jenjang::store
