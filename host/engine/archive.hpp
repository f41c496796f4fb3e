// Archive: one description of a struct's members serves both ways, so that writing and reading cannot drift apart.
// Internal to the codec. A member that is empty, zero or false is left out; one that is missing is read as that.
#pragma once

#include <charconv>
#include <type_traits>
#include <utility>

#include "engine/event.hpp"

namespace jenjang::engine::archive {

/// const where the archive writes.
template <class A, class T>
using Ref = std::conditional_t<A::writes, const T&, T&>;

template <class T>
concept Number = std::is_integral_v<T> && !std::is_same_v<T, bool>;
template <class T>
concept Identifier = std::is_enum_v<T> && std::is_same_v<std::underlying_type_t<T>, std::int64_t>;

/// A value to be overwritten; what holds a period has no empty form of its own.
template <class T>
struct Blank {
  static T make() { return T{}; }
};
template <>
struct Blank<Period> {
  static Period make() { return Period::containing(Date{}, Period::Kind::year); }
};

/// Enumerations and variants in words, in the order of their values. The journal is hashed: no word ever changes.
template <class T>
struct Words;
template <class T>
concept Worded = std::is_enum_v<T> && requires {
  Words<T>::list;
};
template <class T>
concept Tagged = !std::is_enum_v<T> && requires {
  Words<T>::list;
};

class Writer;
class Reader;

/// A struct that describe() knows.
template <class T>
concept Described = requires(Writer& writer, const T& value) {
  describe(writer, value);
};

/// What stands where nothing was written. A struct with defaults of its own does not count here: absent is zero.
template <class T>
bool is_blank(const T& value) {
  if constexpr (requires { value.empty(); })
    return value.empty();
  else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
    return value == T{};
  else if constexpr (std::is_same_v<T, Time>)
    return value == Time{};
  else
    return false;
}

// ---- writing

class Writer {
 public:
  static constexpr bool writes = true;

  template <class T>
  void operator()(const char* key, const T& value) {
    if (!is_blank(value)) members_.emplace_hint(members_.end(), key, json_of(value));
  }
  template <class T>
  void operator()(const char* key, const std::optional<T>& value) {
    if (value) members_.emplace_hint(members_.end(), key, json_of(*value));
  }
  Json take() && { return Json(std::move(members_)); }

  template <class T>
  static Json json_of(const T& value);

 private:
  Json::Object members_;
};

// ---- reading

class Reader {
 public:
  static constexpr bool writes = false;

  explicit Reader(const Json& json) : json_(json), fits_(json.object() != nullptr) {}

  template <class T>
  void operator()(const char* key, T& value) {
    const auto& member = take(key);
    if (member.is_null()) {
      if constexpr (std::is_default_constructible_v<T>)
        value = T{};
      else
        fits_ = false;  // a period is never left out
    } else {
      fits_ = read(member, value) && fits_;
    }
  }
  template <class T>
  void operator()(const char* key, std::optional<T>& value) {
    const auto& member = take(key);
    value.reset();
    if (member.is_null()) return;
    T inner = Blank<T>::make();
    fits_ = read(member, inner) && fits_;
    value = std::move(inner);
  }
  /// Every member had its type, and there was none besides.
  bool fits() const { return fits_ && json_.object()->size() == taken_; }

  template <class T>
  static bool read(const Json&, T&);

 private:
  const Json& take(const char* key) {
    const auto& member = json_[key];
    if (!member.is_null()) ++taken_;
    return member;
  }
  const Json& json_;
  std::size_t taken_ = 0;
  bool fits_;
};

// ---- one pair of functions a kind of value

// Only for exactly these types: a Value takes anything, and would take every struct.
template <class T, class... Others>
concept OneOf = (std::same_as<T, Others> || ...);

template <OneOf<bool, std::string, Json> T>
Json to(const T& value) {
  return value;
}
template <OneOf<Value, Record> T>
Json to(const T& value) {
  return jenjang::to_json(value);
}
template <OneOf<Period, Decimal> T>
Json to(const T& value) {
  return value.text();
}
template <std::same_as<Capacity> T>
Json to(const T& value) {
  return text_of(value);
}
template <std::same_as<Time> T>
Json to(const T& value) {
  return static_cast<std::int64_t>(value.time_since_epoch().count());
}

/// `value` is untouched where the JSON is no such thing.
template <class T>
bool take_over(T& value, std::optional<T> read) {
  if (read) value = std::move(*read);
  return read.has_value();
}
inline bool from(const Json& json, bool& value) { return json.boolean() && (value = *json.boolean(), true); }
inline bool from(const Json& json, std::string& value) { return json.string() && (value = *json.string(), true); }
inline bool from(const Json& json, Json& value) { return value = json, true; }
inline bool from(const Json& json, Value& value) { return take_over(value, value_from(json)); }
inline bool from(const Json& json, Record& value) { return take_over(value, record_from(json)); }
inline bool from(const Json& json, Period& value) {
  return json.string() && take_over(value, Period::parse(*json.string()));
}
inline bool from(const Json& json, Decimal& value) {
  return json.string() && take_over(value, Decimal::parse(*json.string()));
}
inline bool from(const Json& json, Capacity& value) {
  return json.string() && take_over(value, capacity_from(*json.string()));
}
inline bool from(const Json& json, Time& value) {
  auto milliseconds = json.integer();
  if (milliseconds) value = Time(std::chrono::milliseconds(*milliseconds));
  return milliseconds.has_value();
}

template <>
struct Words<Status> {
  static constexpr std::string_view list[] = {"open", "ended", "withdrawn"};
};
template <>
struct Words<Effect::Kind> {
  static constexpr std::string_view list[] = {"act", "tell"};
};
template <>
struct Words<ReportEffect::Result> {
  static constexpr std::string_view list[] = {"done", "failed"};
};

inline std::string key_text(const std::string& key) { return key; }
inline std::string key_text(int key) { return std::to_string(key); }
inline bool key_from(const std::string& text, std::string& key) { return key = text, true; }
inline bool key_from(const std::string& text, int& key) {
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, key);
  return error == std::errc() && stop == end;
}

template <class Variant>
Json tagged(const Variant& value);
template <class Variant>
bool read_tagged(const Json& json, Variant& value);

template <class T>
Json Writer::json_of(const T& value) {
  if constexpr (Worded<T>) {
    return Words<T>::list[static_cast<std::size_t>(value)];
  } else if constexpr (Tagged<T>) {
    return tagged(value);
  } else if constexpr (Identifier<T>) {
    return number_of(value);
  } else if constexpr (Number<T>) {
    return value;
  } else if constexpr (requires { to(value); }) {
    return to(value);
  } else if constexpr (Described<T>) {
    Writer writer;
    describe(writer, value);
    return std::move(writer).take();
  } else if constexpr (requires { typename T::mapped_type; }) {
    Json::Object out;
    for (const auto& [key, each] : value) out.emplace_hint(out.end(), key_text(key), json_of(each));
    return out;
  } else {
    Json::Array out;
    out.reserve(value.size());
    for (const auto& each : value) out.push_back(json_of(each));
    return out;
  }
}

template <class T>
bool Reader::read(const Json& json, T& value) {
  if constexpr (Worded<T>) {
    const auto* text = json.string();
    for (std::size_t each = 0; text && each < std::size(Words<T>::list); ++each)
      if (Words<T>::list[each] == *text) return value = static_cast<T>(each), true;
    return false;
  } else if constexpr (Tagged<T>) {
    return read_tagged(json, value);
  } else if constexpr (Identifier<T>) {
    auto number = json.integer();
    if (number) value = T(*number);
    return number.has_value();
  } else if constexpr (Number<T>) {
    auto number = json.integer();
    if (!number || !std::in_range<T>(*number)) return false;
    value = static_cast<T>(*number);
    return true;
  } else if constexpr (requires { from(json, value); }) {
    return from(json, value);
  } else if constexpr (Described<T>) {
    Reader reader(json);
    describe(reader, value);
    return reader.fits();
  } else if constexpr (requires { typename T::mapped_type; }) {
    const auto* members = json.object();
    if (!members) return false;
    for (const auto& [text, each] : *members) {
      typename T::key_type key{};
      auto inner = Blank<typename T::mapped_type>::make();
      if (!key_from(text, key) || !read(each, inner)) return false;
      value.emplace(std::move(key), std::move(inner));
    }
    return true;
  } else {
    const auto* list = json.array();
    if (!list) return false;
    value.reserve(list->size());
    for (const auto& each : *list) {
      auto inner = Blank<typename T::value_type>::make();
      if (!read(each, inner)) return false;
      value.push_back(std::move(inner));
    }
    return true;
  }
}

// ---- variants: {"name of the alternative": {its members}}

template <std::size_t I = 0, class Variant>
bool read_alternative(std::size_t index, const Json& json, Variant& value) {
  if constexpr (I < std::variant_size_v<Variant>) {
    if (I != index) return read_alternative<I + 1>(index, json, value);
    auto inner = Blank<std::variant_alternative_t<I, Variant>>::make();
    if (!Reader::read(json, inner)) return false;
    value = std::move(inner);
    return true;
  } else {
    return false;
  }
}

template <class Variant>
Json tagged(const Variant& value) {
  Json::Object out;
  out.emplace(Words<Variant>::list[value.index()],
              std::visit([](const auto& inner) { return Writer::json_of(inner); }, value));
  return out;
}

template <class Variant>
bool read_tagged(const Json& json, Variant& value) {
  static_assert(std::size(Words<Variant>::list) == std::variant_size_v<Variant>);
  const auto* members = json.object();
  if (!members || members->size() != 1) return false;
  const auto& [name, inner] = *members->begin();
  for (std::size_t index = 0; index < std::size(Words<Variant>::list); ++index)
    if (Words<Variant>::list[index] == name) return read_alternative(index, inner, value);
  return false;
}

/// Our own writing that does not read: somebody changed it, or it is of another engine.
inline Error unreadable(const std::string& what) {
  return failed(Failure::broken, "unreadable",
                both("Catatan kasus (" + what + ") tidak dapat dibaca; periksa dengan `jenjang verify`",
                     "The case's record (" + what + ") cannot be read; look at it with `jenjang verify`"));
}

}  // namespace jenjang::engine::archive
