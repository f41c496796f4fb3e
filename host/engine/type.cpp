#include "engine/type.hpp"

#include <algorithm>

namespace jenjang::engine {
namespace {

// The order of an enum's values is for the page; a formula sees their set.
std::vector<Name> sorted(std::vector<Name> names) {
  std::sort(names.begin(), names.end());
  return names;
}

bool same_item(const std::shared_ptr<const Type>& a, const std::shared_ptr<const Type>& b) {
  return a == b || (a && b && *a == *b);
}

std::string number_text(const Type& type) {
  if (type.whole && type.low && type.low->is_zero() && !type.high) return "money";
  std::string out = type.whole ? "integer" : "number";
  if (type.low) out += " from " + type.low->text();
  if (type.high) out += " to " + type.high->text();
  return out;
}

std::string enumeration_text(const Type& type) {
  if (!type.enumeration.empty()) return type.enumeration;
  std::string out;
  for (const auto& value : type.values) out += (out.empty() ? "" : " | ") + value;
  return out;
}

bool fits_number(const Type& type, const Decimal& number) {
  return (!type.whole || number.is_whole()) && (!type.low || number >= *type.low) &&
         (!type.high || number <= *type.high);
}

// A column that is not required may be missing in a row; one that nobody declared may not be there.
bool fits_row(const Type& rows, const Value& value) {
  const auto* row = value.get<Record>();
  if (!row) return false;
  return std::all_of(row->begin(), row->end(), [&](const auto& cell) {
    auto column = std::find_if(rows.columns.begin(), rows.columns.end(),
                               [&](const auto& each) { return each.first == cell.first; });
    return column != rows.columns.end() && fits(column->second, cell.second);
  });
}

template <class Fits>
bool fits_each(const Value& value, Fits fits_one) {
  const auto* list = value.get<List>();
  return list && std::all_of(list->begin(), list->end(), fits_one);
}

}  // namespace

Type::Type() = default;

Type Type::of(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type Type::number_between(std::optional<Decimal> low, std::optional<Decimal> high, bool whole) {
  Type type = of(Kind::number);
  type.low = low;
  type.high = high;
  type.whole = whole;
  return type;
}

Type Type::list_of(Type item) {
  Type type = of(Kind::list);
  type.item = std::make_shared<const Type>(std::move(item));
  return type;
}

bool operator==(const Type& a, const Type& b) {
  return a.kind == b.kind && a.low == b.low && a.high == b.high && a.whole == b.whole &&
         sorted(a.values) == sorted(b.values) && same_item(a.item, b.item) && a.columns == b.columns;
}

std::string text_of(const Type& type) {
  switch (type.kind) {
    case Type::Kind::yes_or_no: return "yes or no";
    case Type::Kind::number: return number_text(type);
    case Type::Kind::text: return "text";
    case Type::Kind::date: return "date";
    case Type::Kind::period: return "period";
    case Type::Kind::person: return "person";
    case Type::Kind::unit: return "unit";
    case Type::Kind::enumeration: return enumeration_text(type);
    case Type::Kind::evidence: return "evidence";
    case Type::Kind::rows: return "rows";
    case Type::Kind::list: return "list of " + text_of(*type.item);
  }
  return {};
}

bool fits(const Type& type, const Value& value) {
  const auto* text = value.get<std::string>();
  switch (type.kind) {
    case Type::Kind::yes_or_no: return value.get<bool>() != nullptr;
    case Type::Kind::number: return value.get<Decimal>() && fits_number(type, *value.get<Decimal>());
    case Type::Kind::text: return text != nullptr;
    case Type::Kind::date: return value.get<Date>() != nullptr;
    case Type::Kind::period: return text && Period::parse(*text);
    case Type::Kind::person: return value.get<PersonId>() != nullptr;
    case Type::Kind::unit:
    case Type::Kind::evidence: return text && !text->empty();
    case Type::Kind::enumeration:
      return text && std::find(type.values.begin(), type.values.end(), *text) != type.values.end();
    case Type::Kind::rows: return fits_each(value, [&](const Value& row) { return fits_row(type, row); });
    case Type::Kind::list: return fits_each(value, [&](const Value& item) { return fits(*type.item, item); });
  }
  return false;
}

}  // namespace jenjang::engine
