// A JSON document as a value. Numbers keep their own text, so that money and scores never pass through a double.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace jenjang {

class Json {
 public:
  struct Number {
    std::string text;  ///< as written
    friend bool operator==(const Number&, const Number&) = default;
  };
  using Array = std::vector<Json>;
  using Object = std::map<std::string, Json, std::less<>>;  // sorted, so that writing is canonical

  Json() = default;
  Json(std::nullptr_t) {}                                // NOLINT: literals are JSON
  Json(bool value) : data_(value) {}                     // NOLINT
  Json(std::string value) : data_(std::move(value)) {}   // NOLINT
  Json(std::string_view value) : data_(std::string(value)) {}  // NOLINT
  Json(const char* value) : data_(std::string(value)) {}       // NOLINT
  Json(int value) : data_(Number{std::to_string(value)}) {}    // NOLINT
  Json(std::int64_t value) : data_(Number{std::to_string(value)}) {}   // NOLINT
  Json(std::uint64_t value) : data_(Number{std::to_string(value)}) {}  // NOLINT
  Json(Number value) : data_(std::move(value)) {}  // NOLINT
  Json(Array value) : data_(std::move(value)) {}   // NOLINT
  Json(Object value) : data_(std::move(value)) {}  // NOLINT
  Json(const Translated& words);                   // NOLINT: {"en": …, "id": …}

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const Number* number() const { return std::get_if<Number>(&data_); }
  const std::string* string() const { return std::get_if<std::string>(&data_); }
  const Array* array() const { return std::get_if<Array>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }
  Array* array() { return std::get_if<Array>(&data_); }
  Object* object() { return std::get_if<Object>(&data_); }

  /// The member of an object; null where this is no object or has none.
  const Json& operator[](std::string_view key) const;
  /// The member of an object, made where it is missing; this must be an object or null (which becomes one).
  Json& member(std::string_view key);
  /// The string of a member, or nothing.
  std::string text_or(std::string_view key, std::string_view otherwise = {}) const;
  /// A whole number that fits 64 bits, else nothing.
  std::optional<std::int64_t> integer() const;

  /// Canonical: sorted keys, no blanks, UTF-8 as it is. Equal values have equal text.
  std::string text() const;
  void append_to(std::string& out) const;

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> data_;
};

/// Strict RFC 8259, UTF-8 checked, one document, no doubled keys; at most `max_bytes` and 32 levels.
/// The error names line and column.
Result<Json> parse_json(std::string_view text, std::size_t max_bytes);

}  // namespace jenjang
