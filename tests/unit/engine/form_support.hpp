// Forms built by hand for the tests of the form's check.
#pragma once

#include <gtest/gtest.h>

#include "engine/form.hpp"

namespace jenjang::engine::form_tests {

inline Schema schema(Schema::Kind kind, std::string label = {}) {
  Schema out;
  out.kind = kind;
  if (!label.empty()) out.label = both(label, label);
  return out;
}
inline Schema text(std::string format = {}, std::string label = {}) {
  auto out = schema(Schema::Kind::text, std::move(label));
  out.format = std::move(format);
  return out;
}
inline Schema number(std::string label = {}) { return schema(Schema::Kind::number, std::move(label)); }
inline Schema list_of(Schema item, std::string label = {}) {
  auto out = schema(Schema::Kind::array, std::move(label));
  out.items = std::make_shared<const Schema>(std::move(item));
  return out;
}
inline Schema choice(std::vector<Name> values) {
  auto out = text();
  out.enumeration = "rating";
  out.choices = std::move(values);
  return out;
}
inline Schema object(std::vector<std::pair<Name, Schema>> properties, std::vector<Name> required = {}) {
  auto out = schema(Schema::Kind::object);
  out.properties = std::move(properties);
  out.required = std::move(required);
  return out;
}
inline Form form(std::vector<std::pair<Name, Schema>> properties, std::vector<Name> required = {}) {
  Form out;
  out.plugin = "kinerja";
  out.name = "plan";
  out.root = object(std::move(properties), std::move(required));
  return out;
}

inline std::variant<Record, std::vector<FieldError>> read(const Form& form, std::string_view json) {
  auto parsed = parse_json(json, 10'000'000);
  EXPECT_TRUE(parsed) << json.substr(0, 200);
  return read_answers(form, *parsed);
}
/// The typed answers as canonical JSON; or "POINTER: sentence" of each fault, in Indonesian, joined by new lines.
inline std::string answers(const Form& form, std::string_view json) {
  auto found = read(form, json);
  if (const auto* record = std::get_if<Record>(&found)) return to_json(*record).text();
  std::string out;
  for (const auto& each : std::get<std::vector<FieldError>>(found)) {
    EXPECT_FALSE(each.sentence.at("en").empty());
    out += (out.empty() ? "" : "\n") + each.pointer + ": " + each.sentence.at("id");
  }
  return out;
}

}  // namespace jenjang::engine::form_tests
