// Type: what a field, input or formula may hold; spelled alike in manifests, tables and messages (manifest.md).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/value.hpp"

namespace jenjang::engine {

struct Type {
  enum class Kind { yes_or_no, number, text, date, period, person, unit, enumeration, evidence, rows, list };

  Kind kind = Kind::text;
  std::optional<Decimal> low, high;    ///< number: both or none
  bool whole = false;                  ///< number: `integer` and `money`
  std::vector<Name> values;            ///< enumeration: its values in order. Two are one type when their values are
  Name enumeration;                    ///< enumeration: "PLUGIN.ENUM", for the texts; not part of equality
  std::shared_ptr<const Type> item;    ///< list: of what
  std::vector<std::pair<Name, Type>> columns;  ///< rows: a list of flat records; reading one column gives a list

  Type();  // in type.cpp: a type that holds types is incomplete here, which clang minds
  static Type of(Kind kind);
  static Type number_between(std::optional<Decimal> low, std::optional<Decimal> high, bool whole = false);
  static Type list_of(Type item);
  friend bool operator==(const Type&, const Type&);
};

/// As written in a manifest: "number from 0 to 120", "list of date", the enum's name.
std::string text_of(const Type&);
/// Whether the value is of the type, its range included.
bool fits(const Type&, const Value&);

}  // namespace jenjang::engine
