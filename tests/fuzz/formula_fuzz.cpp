// Any text: a formula or findings inside the text, never a crash; and an evaluation ends in a value of the formula's
// type or an error. Names are typed by their first part, so that the fuzzer can reach every kind; two tables can be
// called, and what was computed is explained.
#include <cstdlib>

#include "engine/explain.hpp"
#include "engine/table_grid.hpp"

namespace {

using namespace jenjang;
using namespace jenjang::engine;

struct Given {
  Type type;
  Value value;
};

Type choice() {
  auto type = Type::of(Type::Kind::enumeration);
  type.values = {"above", "meets"};
  return type;
}

Given given(const Reference& name) {
  const auto& first = name.parts.front();
  if (first == "y") return {Type::of(Type::Kind::yes_or_no), true};
  if (first == "t") return {Type::of(Type::Kind::text), "teks"};
  if (first == "d") return {Type::of(Type::Kind::date), Date{}};
  if (first == "p") return {Type::of(Type::Kind::period), "2026-Q1"};
  if (first == "c") return {choice(), "meets"};
  if (first == "l") return {Type::list_of(Type::number_between(0, 10)), List{Decimal(1), Decimal(2)}};
  if (first == "e") return {Type::list_of(Type::of(Type::Kind::number)), List{}};
  if (first == "z") return {Type::number_between(0, 10), Decimal(0)};
  return {Type::number_between(0, 120), Decimal(91)};
}

Cell stretch(std::optional<Bound> from, std::optional<Bound> to) {
  Cell cell;
  cell.stretches = {{from, to}};
  return cell;
}
Cell names(std::set<Name> wanted) {
  Cell cell;
  cell.names = std::move(wanted);
  cell.any = cell.names.empty();
  return cell;
}

/// level(number from 0 to 120) gives a number; rated(choice, yes or no) gives a choice.
const Rulebook& rulebook() {
  static const Rulebook rules = [] {
    auto definition = std::make_shared<Definition>();
    auto& level = definition->tables["level"];
    level.given = {{"score", Type::number_between(0, 120)}};
    level.gives = Type::number_between(1, 3, true);
    level.rows = {{{stretch(std::nullopt, Bound{Decimal(60), false})}, Value(Decimal(1)), {}},
                  {{stretch(Bound{Decimal(60)}, Bound{Decimal(90)})}, Value(Decimal(2)), {}},
                  {{stretch(Bound{Decimal(90), false}, std::nullopt)}, Value(Decimal(3)), {}}};
    auto& rated = definition->tables["rated"];
    rated.given = {{"work", choice()}, {"clean", Type::of(Type::Kind::yes_or_no)}};
    rated.gives = choice();
    rated.rows = {{{names({"above"}), names({"yes"})}, Value("above"), {}},
                  {{names({"above"}), names({"no"})}, Value("meets"), {}},
                  {{names({"meets"}), names({})}, Value("meets"), {}}};
    for (const auto& [name, table] : definition->tables)
      if (!judge(table).fits_once()) std::abort();
    return Rulebook{definition, 1, {}, {}};
  }();
  return rules;
}

bool inside(const Place& place, std::size_t size) {
  return place.line >= 1 && place.column >= 1 && place.column <= int(size) + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const auto& tables = rulebook().definition->tables;
  Scope scope;
  scope.look_up = [](const Reference& name, const Place&) { return Known{given(name).type}; };
  scope.lone_names = size % 2 == 0;
  scope.table = [&](const Name& name) -> std::optional<std::pair<std::vector<Type>, Type>> {
    auto table = tables.find(name);
    if (table == tables.end()) return std::nullopt;
    std::vector<Type> inputs;
    for (const auto& [column, type] : table->second.given) inputs.push_back(type);
    return std::pair(std::move(inputs), table->second.gives);
  };
  const auto compiled = compile_formula(source, Place{"fuzz", 1, 1}, scope);
  if (const auto* findings = std::get_if<Diagnostics>(&compiled)) {
    if (findings->empty()) std::abort();
    for (const auto& each : *findings)
      if (!inside(each.at, size)) std::abort();
    return 0;
  }
  const auto& formula = std::get<Formula>(compiled);
  const LookUp look_up = [](const Reference& name) -> Result<Value> { return given(name).value; };
  const auto value = evaluate(formula, look_up, [&](const Name& name, const std::vector<Value>& inputs) {
    return call(tables.at(name), name, inputs);
  });
  if (value && !fits(formula.type, *value)) std::abort();
  const auto tree = explain(rulebook(), formula, look_up);
  if (value.has_value() != tree.value.has_value() || (value && *tree.value != *value)) std::abort();
  return 0;
}
