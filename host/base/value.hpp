// Value: what a field, a formula or an indicator holds. There is no null; a field that is unset has no Value.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "jenjang/decimal.hpp"

namespace jenjang {

struct Value;
using List = std::vector<Value>;
using Record = std::map<std::string, Value, std::less<>>;

/// An enum's value is its name, as text; money and integers are decimals.
struct Value {
  using Data = std::variant<bool, Decimal, std::string, Date, PersonId, List, Record>;
  Data data;

  Value() : data(false) {}
  template <class T>  // only what it can hold, or every Error would look like a Value to Result<Value>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Value> && std::is_constructible_v<Data, T>)
  Value(T&& value) : data(std::forward<T>(value)) {}  // NOLINT
  Value(const char* text) : data(std::string(text)) {}  // NOLINT

  template <class T>
  const T* get() const { return std::get_if<T>(&data); }
  friend bool operator==(const Value&, const Value&);
};
inline bool operator==(const Value& a, const Value& b) { return a.data == b.data; }

/// The typed, canonical form that journal and state are written in, exact both ways:
/// true · "text" · {"number":"91.5"} · {"date":"2026-03-31"} · {"person":"17"} · […] · {"record":{…}}
Json to_json(const Value&);
Json to_json(const Record&);               ///< {"field": value, …} with values as above
std::optional<Value> value_from(const Json&);
std::optional<Record> record_from(const Json&);

/// For people and plugins: yes/no, 91.5, the text, 2026-03-31, the person's number.
std::string plain_text(const Value&);

}  // namespace jenjang
