// An indicator that is a formula over whole columns: no code, no worker.
#include <algorithm>

#include "service/measure_parts.hpp"
#include "service/wording.hpp"

namespace jenjang::service {
namespace {

using namespace engine;

const Type* column_type(const Manifest& manifest, const Reference& name) {
  if (name.parts.size() != 2) return nullptr;
  auto dataset = manifest.datasets.find(name.parts[0]);
  if (dataset == manifest.datasets.end()) return nullptr;
  for (const auto& [column, type] : dataset->second.columns)
    if (column == name.parts[1]) return &type;
  return nullptr;
}

LookUp columns_of(const FormulaInputs& inputs) {
  return [&inputs](const Reference& name) -> Result<Value> {
    List column;
    auto rows = inputs.rows.find(name.parts.front());
    if (name.parts.size() != 2 || rows == inputs.rows.end())
      return failed(Failure::broken, "UnknownColumn",
                    both("Kolom “" + name.text() + "” tidak ada.", "There is no column “" + name.text() + "”."));
    for (const Record& row : rows->second)
      if (auto cell = row.find(name.parts[1]); cell != row.end()) column.push_back(cell->second);
    return Value(std::move(column));
  };
}

/// What stands between < and > in `because`: the value, or a formula over the same columns.
std::optional<Translated> filled(const FormulaInputs& inputs, const std::string& what, const Value& value,
                                 const Manifests& manifests) {
  if (what == "value") return value_words(inputs.indicator.type, value, manifests);
  Scope scope;
  scope.look_up = [&](const Reference& name, const Place& place) -> std::variant<Known, Diagnostic> {
    if (const Type* type = column_type(inputs.manifest, name)) return Known{Type::list_of(*type), false};
    return Diagnostic{place, Severity::error, "M13", both("Nama tidak dikenal.", "An unknown name."), {}};
  };
  scope.table = [](const Name&) -> std::optional<std::pair<std::vector<Type>, Type>> { return std::nullopt; };
  auto compiled = compile_formula(what, inputs.manifest.at, scope);
  const auto* formula = std::get_if<Formula>(&compiled);
  if (!formula) return std::nullopt;
  auto found = evaluate(*formula, columns_of(inputs));
  if (!found) return std::nullopt;
  return value_words(formula->type, *found, manifests);
}

Translated because(const FormulaInputs& inputs, const Value& value, const Manifests& manifests) {
  if (inputs.indicator.because.empty()) return both(inputs.indicator.value->source, inputs.indicator.value->source);
  return fill_placeholders(inputs.indicator.because,
                           [&](const std::string& what) { return filled(inputs, what, value, manifests); });
}

Measurement failure_of(Translated why) {
  Measurement measured;
  measured.failed = true;
  measured.because = std::move(why);
  return measured;
}

}  // namespace

Measurement measure_by_formula(const FormulaInputs& inputs, const Manifests& manifests) {
  const LookUp look_up = columns_of(inputs);
  Measurement measured;
  if (inputs.indicator.missing_when) {
    auto missing = evaluate(*inputs.indicator.missing_when, look_up);
    if (!missing) return failure_of(missing.error().sentence);
    if (const bool* is_missing = missing->get<bool>(); is_missing && *is_missing) {
      measured.because =
          both("Belum ada data yang dapat dihitung pada periode ini.", "There are no data to measure in this period.");
      return measured;
    }
  }
  auto value = evaluate(*inputs.indicator.value, look_up);
  if (!value) return failure_of(value.error().sentence);
  if (!fits(inputs.indicator.type, *value))
    return failure_of(both(
        "Hasil " + plain_text(*value) + " di luar jenis yang dinyatakan: " + text_of(inputs.indicator.type) + ".",
        "The result " + plain_text(*value) + " is outside its declared type: " + text_of(inputs.indicator.type) + "."));
  measured.because = because(inputs, *value, manifests);
  measured.value = std::move(*value);
  return measured;
}

}  // namespace jenjang::service
