// Connection: one SOCI session with its prepared statements. One thread at a time. The traps of SOCI end here: every
// SELECT is fetched to its end (else SQLite's read transaction stays open and the WAL grows), whole numbers are 64
// bits, NULL goes through indicators, no value of a row before is ever seen again, and errors carry no bound values.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "store/trouble.hpp"

namespace jenjang::store {

/// A value handed to a placeholder. Texts are viewed, not kept.
struct Input {
  bool is_text = false, is_null = false;
  std::int64_t number = 0;
  std::string_view text;

  template <class T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) Input(T value)
      : number(static_cast<std::int64_t>(value)) {}                // NOLINT: values are inputs
  Input(Time value) : number(value.time_since_epoch().count()) {}  // NOLINT
  Input(Date value) : number(value.time_since_epoch().count()) {}  // NOLINT
  Input(std::string_view value) : is_text(true), text(value) {}    // NOLINT
  Input(const std::string& value) : is_text(true), text(value) {}  // NOLINT
  Input(const char* value) : is_text(true), text(value) {}         // NOLINT
  template <class T>
  Input(const std::optional<T>& value) : Input(of_optional(value)) {}  // NOLINT
  template <class T>
  static Input of_optional(const std::optional<T>& value) {
    if (value) return Input(*value);
    return std::is_same_v<T, std::string> ? null_text() : null_number();
  }
  static Input null_text() {
    Input input{std::string_view()};
    input.is_null = true;
    return input;
  }
  static Input null_number() {
    Input input{0};
    input.is_null = true;
    return input;
  }
};
/// An empty text is kept as NULL.
inline Input empty_as_null(const std::string& text) { return text.empty() ? Input::null_text() : Input(text); }

/// A column of a row that was read; NULL reads as an empty text, 0 or no value.
struct Output {
  bool is_text = false, is_null = true;
  std::int64_t number = 0;
  std::string text;
};

template <class T>
struct Column {
  static constexpr bool is_text = std::is_same_v<T, std::string>;
  static T of(Output& output) {
    if constexpr (is_text)
      return output.is_null ? std::string() : std::move(output.text);
    else if constexpr (std::is_same_v<T, Time>)
      return Time(std::chrono::milliseconds(output.is_null ? 0 : output.number));
    else if constexpr (std::is_same_v<T, Date>)
      return Date(std::chrono::days(output.is_null ? 0 : output.number));
    else
      return static_cast<T>(output.is_null ? 0 : output.number);
  }
};
template <class T>
struct Column<std::optional<T>> {
  static constexpr bool is_text = Column<T>::is_text;
  static std::optional<T> of(Output& output) {
    if (output.is_null) return std::nullopt;
    return Column<T>::of(output);
  }
};

class Connection {
 public:
  enum class Access { read_only, read_write };
  /// Throws DatabaseError, as everything here does.
  Connection(const std::string& file, Access);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs an INSERT, UPDATE, DELETE or the like. How many rows it changed.
  template <class... Value>
  std::int64_t run(std::string_view sql, const Value&... values) {
    const std::array<Input, sizeof...(Value)> inputs{Input(values)...};
    return run_with(sql, inputs.data(), inputs.size());
  }
  /// Every row, as tuples of the given types (int64, ids, Time, Date, text, optional of those).
  template <class... T, class... Value>
  std::vector<std::tuple<T...>> select(std::string_view sql, const Value&... values) {
    const std::array<Input, sizeof...(Value)> inputs{Input(values)...};
    Reading reading = begin(sql, inputs.data(), inputs.size(), {Column<T>::is_text...});
    std::vector<std::tuple<T...>> rows;
    while (std::vector<Output>* row = reading.next()) {
      rows.push_back([&]<std::size_t... i>(std::index_sequence<i...>) {
        return std::tuple<T...>(Column<T>::of((*row)[i])...);
      }(std::index_sequence_for<T...>()));
    }
    return rows;
  }
  /// As select(), each row made into an Aggregate whose members are the columns in their order.
  template <class Aggregate, class... T, class... Value>
  std::vector<Aggregate> select_as(std::string_view sql, const Value&... values) {
    std::vector<Aggregate> all;
    for (auto& row : select<T...>(sql, values...)) {
      all.push_back(std::apply([](T&... column) { return Aggregate{std::move(column)...}; }, row));
    }
    return all;
  }
  /// How many rows this connection has changed since it was opened.
  std::int64_t changes() const;

 private:
  struct Statement;
  struct Session;
  /// Fetches to the end, or lets go of the statement when it is left early by an exception.
  class Reading {
   public:
    Reading(Connection& connection, std::string_view sql, Statement& statement)
        : connection_(connection), sql_(sql), statement_(&statement) {}
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    std::vector<Output>* next();

   private:
    Connection& connection_;
    std::string_view sql_;
    Statement* statement_;
  };
  std::int64_t run_with(std::string_view sql, const Input* inputs, std::size_t count);
  Reading begin(std::string_view sql, const Input* inputs, std::size_t count, std::vector<bool> columns_are_text);
  Statement& prepared(std::string_view sql, const Input* inputs, std::size_t count, const std::vector<bool>& columns);
  void forget(std::string_view sql);

  std::unique_ptr<Session> session_;
  std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;  // keys: the statements' own text
};

}  // namespace jenjang::store
