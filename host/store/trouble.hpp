// Trouble of the database as Errors that a person can act on. Never a bound value: those are personal data.
#pragma once

#include <stdexcept>
#include <string>

#include "base/result.hpp"

namespace jenjang::store {

/// What connection.cpp makes of any failure of SOCI or SQLite. `code` is SQLite's extended result code.
struct DatabaseError : std::runtime_error {
  explicit DatabaseError(int result_code)
      : std::runtime_error("SQLite " + std::to_string(result_code)), code(result_code) {}
  int code;
};
/// A text that no database should keep: not UTF-8, or with a NUL in it (PostgreSQL would cut it there).
struct BadText : std::runtime_error {
  BadText() : std::runtime_error("text with NUL or bad UTF-8") {}
};
/// Thrown to undo what the job has written and answer with this error.
struct Refused : std::runtime_error {
  explicit Refused(Error reason) : std::runtime_error(reason.code), error(std::move(reason)) {}
  Error error;
};

Error error_of(const DatabaseError&);
/// Of the exception in flight; to be called inside a catch block. What is none of the above is thrown on.
Error error_in_flight();
/// After a failed fsync nobody knows what the disk holds, and asking again may lie: the writer has to stop.
bool disk_is_in_doubt(const DatabaseError&);

/// Runs `work`, which returns a Result, and turns what it throws into an Error.
template <class Work>
auto guarded(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (...) {
    return error_in_flight();
  }
}

}  // namespace jenjang::store
