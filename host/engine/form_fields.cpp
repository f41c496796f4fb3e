#include <algorithm>

#include "engine/form.hpp"

namespace jenjang::engine {
namespace {

bool is_required(const Schema& object, const Name& name) {
  return std::find(object.required.begin(), object.required.end(), name) != object.required.end();
}

Type choice_type(const Form& form, const Schema& schema) {
  Type type = Type::of(Type::Kind::enumeration);
  type.values = schema.choices;
  type.enumeration = form.plugin + "." + schema.enumeration;
  return type;
}

Type number_type(const Schema& schema) {
  bool whole = schema.kind == Schema::Kind::integer;
  if (schema.minimum && schema.maximum) return Type::number_between(schema.minimum, schema.maximum, whole);
  return Type::number_between(std::nullopt, std::nullopt, whole);
}

Type text_type(const Schema& schema) {
  if (schema.format == "date") return Type::of(Type::Kind::date);
  if (schema.format == "person") return Type::of(Type::Kind::person);
  if (schema.format == "file") return Type::of(Type::Kind::evidence);
  return Type::of(Type::Kind::text);
}

Type type_of(const Form& form, const Schema& schema);

Type rows_type(const Form& form, const Schema& row) {
  Type type = Type::of(Type::Kind::rows);
  for (const auto& [name, column] : row.properties) type.columns.emplace_back(name, type_of(form, column));
  return type;
}

Type type_of(const Form& form, const Schema& schema) {
  if (!schema.enumeration.empty()) return choice_type(form, schema);
  switch (schema.kind.value_or(Schema::Kind::text)) {
    case Schema::Kind::yes_or_no: return Type::of(Type::Kind::yes_or_no);
    case Schema::Kind::number:
    case Schema::Kind::integer: return number_type(schema);
    case Schema::Kind::text: return text_type(schema);
    case Schema::Kind::object: return rows_type(form, schema);
    case Schema::Kind::array: break;
  }
  if (schema.items->kind == Schema::Kind::object) return rows_type(form, *schema.items);
  return Type::list_of(type_of(form, *schema.items));
}

FormField field_of(const Form& form, const Name& name, const Schema& schema) {
  FormField field{name, type_of(form, schema)};
  bool list = schema.kind == Schema::Kind::array;
  bool always_there = is_required(form.root, name) || schema.otherwise;
  field.may_be_unset = !always_there && !list;
  // A list that may be left out is empty then, whatever its minItems.
  if (list && is_required(form.root, name)) field.least = schema.min_items.value_or(0);
  if (list && schema.items->kind == Schema::Kind::object)
    for (const auto& [column, of_column] : schema.items->properties)
      if (!is_required(*schema.items, column) && !of_column.otherwise) field.columns_that_may_be_unset.insert(column);
  return field;
}

Json plain(const Value& value) {
  struct Writer {
    Json operator()(bool flag) const { return flag; }
    Json operator()(const Decimal& number) const { return Json::Number{number.text()}; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Date& date) const { return jenjang::text_of(date); }
    Json operator()(const PersonId& person) const { return std::to_string(number_of(person)); }
    Json operator()(const List& list) const {
      Json::Array out;
      out.reserve(list.size());
      for (const auto& each : list) out.push_back(plain(each));
      return out;
    }
    Json operator()(const Record& record) const {
      Json::Object out;
      for (const auto& [name, each] : record) out.emplace(name, plain(each));
      return out;
    }
  };
  return std::visit(Writer{}, value.data);
}

}  // namespace

Schema::Schema() = default;

std::vector<FormField> fields_of(const Form& form) {
  std::vector<FormField> fields;
  fields.reserve(form.root.properties.size());
  for (const auto& [name, schema] : form.root.properties) fields.push_back(field_of(form, name, schema));
  return fields;
}

Json entered_from(const Form& form, const Record& answers) {
  Json::Object out;
  for (const auto& [name, schema] : form.root.properties)
    if (auto answer = answers.find(name); answer != answers.end()) out.emplace(name, plain(answer->second));
  return out;
}

}  // namespace jenjang::engine
