// Any text: a formula or findings inside the text, never a crash; and an evaluation ends in a value of the formula's
// type or an error. Names are typed by their first part, so that the fuzzer can reach every kind.
#include <cstdlib>

#include "engine/formula.hpp"

namespace {

using namespace jenjang;
using namespace jenjang::engine;

struct Given {
  Type type;
  Value value;
};

Given given(const Reference& name) {
  auto choice = Type::of(Type::Kind::enumeration);
  choice.values = {"above", "meets"};
  const auto& first = name.parts.front();
  if (first == "y") return {Type::of(Type::Kind::yes_or_no), true};
  if (first == "t") return {Type::of(Type::Kind::text), "teks"};
  if (first == "d") return {Type::of(Type::Kind::date), Date{}};
  if (first == "p") return {Type::of(Type::Kind::period), "2026-Q1"};
  if (first == "c") return {choice, "meets"};
  if (first == "l") return {Type::list_of(Type::number_between(0, 10)), List{Decimal(1), Decimal(2)}};
  if (first == "e") return {Type::list_of(Type::of(Type::Kind::number)), List{}};
  if (first == "z") return {Type::number_between(0, 10), Decimal(0)};
  return {Type::number_between(0, 120), Decimal(91)};
}

bool inside(const Place& place, std::size_t size) {
  return place.line >= 1 && place.column >= 1 && place.column <= int(size) + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  Scope scope;
  scope.look_up = [](const Reference& name, const Place&) { return Known{given(name).type}; };
  scope.table = [](const Name& name) -> std::optional<std::pair<std::vector<Type>, Type>> {
    if (name != "level") return std::nullopt;
    return std::pair(std::vector<Type>{Type::number_between(0, 120)}, Type::of(Type::Kind::number));
  };
  const auto compiled = compile_formula(source, Place{"fuzz", 1, 1}, scope);
  if (const auto* findings = std::get_if<Diagnostics>(&compiled)) {
    if (findings->empty()) std::abort();
    for (const auto& each : *findings)
      if (!inside(each.at, size)) std::abort();
    return 0;
  }
  const auto& formula = std::get<Formula>(compiled);
  const auto value = evaluate(
      formula, [](const Reference& name) -> Result<Value> { return given(name).value; },
      [](const Name&, const std::vector<Value>& inputs) -> Result<Value> { return inputs.front(); });
  if (value && !fits(formula.type, *value)) std::abort();
  return 0;
}
