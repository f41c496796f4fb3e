// Names and values that the formula's tests read.
#pragma once

#include <gtest/gtest.h>

#include <map>

#include "engine/formula.hpp"

namespace jenjang::engine::formula_tests {

inline Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

inline Type choice(std::vector<Name> values) {
  Type type = Type::of(Type::Kind::enumeration);
  type.values = std::move(values);
  return type;
}

/// A case as a formula may see it: a type and a value for each name.
struct Given {
  Type type;
  Value value;
  bool may_be_unset = false;
};
inline const std::map<std::string, Given>& names() {
  static const auto rating = choice({"above", "meets", "below"});
  static const auto a_number = Type::of(Type::Kind::number);
  static const auto text = Type::of(Type::Kind::text);
  static const auto date = Type::of(Type::Kind::date);
  static const std::map<std::string, Given> all{
      {"score.work", {a_number, number("91.5")}},
      {"score.effort", {Type::number_between(0, 100), Decimal(40)}},
      {"score.zero", {Type::number_between(0, 10), Decimal(0)}},
      {"dinas-kesehatan.uci", {Type::number_between(0, 100), Decimal(75)}},
      {"kinerja.must_plan", {Type::of(Type::Kind::yes_or_no), true}},
      {"kinerja.has_plan", {Type::of(Type::Kind::yes_or_no), false}},
      {"subject.name", {text, "Rina Wulandari"}},
      {"subject.since", {date, date_from("2019-03-01").value()}},
      {"period.start", {date, date_from("2026-01-01").value()}},
      {"period.end", {date, date_from("2026-12-31").value()}},
      {"case.period", {Type::of(Type::Kind::period), "2026-Q1"}},
      {"case.unit", {Type::of(Type::Kind::unit), "dinas-kesehatan"}},
      {"case.owner", {Type::of(Type::Kind::person), PersonId(17)}},
      {"case.superior", {Type::of(Type::Kind::person), PersonId(18)}},
      {"assess.work", {rating, "meets"}},
      {"assess.behaviour", {rating, "above"}},
      {"decide.choice", {choice({"agree", "return"}), "agree"}},
      {"draft.targets",
       {Type::of(Type::Kind::rows), List{Record{{"target", Decimal(5)}}, Record{{"target", Decimal(7)}}}}},
      {"draft.targets.target", {Type::list_of(Type::number_between(0, 10)), List{Decimal(5), Decimal(7), Decimal(9)}}},
      {"draft.nothing", {Type::list_of(a_number), List{}}},
      {"draft.names", {Type::list_of(text), List{"a", "b"}}},
      {"draft.files", {Type::list_of(Type::of(Type::Kind::evidence)), List{"x"}}},
      {"draft.file", {Type::of(Type::Kind::evidence), "x"}},
      {"draft.support", {text, "", true}},
  };
  return all;
}

inline Scope scope() {
  Scope out;
  out.look_up = [](const Reference& reference, const Place& at) -> std::variant<Known, Diagnostic> {
    auto found = names().find(reference.text());
    if (found == names().end())
      return Diagnostic{at, Severity::error, "N03", both("Nama tidak dikenal.", "Unknown name."), {}};
    return Known{found->second.type, found->second.may_be_unset};
  };
  out.table = [](const Name& name) -> std::optional<std::pair<std::vector<Type>, Type>> {
    if (name == "predikat")
      return std::pair(std::vector<Type>{choice({"above", "meets", "below"}), choice({"above", "meets", "below"})},
                       choice({"baik", "kurang"}));
    if (name == "level")
      return std::pair(std::vector<Type>{Type::number_between(0, 120)}, Type::of(Type::Kind::number));
    return std::nullopt;
  };
  return out;
}

inline std::variant<Formula, Diagnostics> compile(std::string_view source, std::optional<Type> wanted = std::nullopt) {
  return compile_formula(source, Place{"test.yaml", 3, 10}, scope(), wanted);
}

/// "X02@15 X06@20": codes and columns, where the text begins in column 10; empty: no fault.
inline std::string faults(std::string_view source, std::optional<Type> wanted = std::nullopt) {
  auto compiled = compile(source, std::move(wanted));
  std::string out;
  if (const auto* found = std::get_if<Diagnostics>(&compiled))
    for (const auto& each : *found) {
      out += (out.empty() ? "" : " ") + each.code + "@" + std::to_string(each.at.column);
      EXPECT_FALSE(each.sentence.at("id").empty() || each.sentence.at("en").empty()) << source;
    }
  return out;
}

inline Result<Value> value_or_error(const Formula& formula) {
  return evaluate(
      formula, [](const Reference& reference) -> Result<Value> { return names().at(reference.text()).value; },
      [](const Name& name, const std::vector<Value>& inputs) -> Result<Value> {
        if (name == "level") return Value(*inputs[0].get<Decimal>() / Decimal(10));
        return Value(*inputs[0].get<std::string>() == "below" ? "kurang" : "baik");
      });
}
/// The value as text, or the code of the error in angle brackets.
inline std::string value_of(std::string_view source) {
  auto compiled = compile(source);
  if (!std::get_if<Formula>(&compiled)) return "not compiled: " + faults(source);
  auto found = value_or_error(std::get<Formula>(compiled));
  return found ? plain_text(*found) : "<" + found.error().code + ">";
}
inline std::string type_of(std::string_view source) {
  auto compiled = compile(source);
  return std::get_if<Formula>(&compiled) ? text_of(std::get<Formula>(compiled).type) : faults(source);
}

}  // namespace jenjang::engine::formula_tests
