// The parts of measuring. Private to measure*.cpp.
#pragma once

#include "base/limits.hpp"
#include "service/measures.hpp"

namespace jenjang::service {

/// `targets.0.result=…`: lists by number, rows by column.
void flatten_into(Fields&, const std::string& name, const Value&);
Hash hash_of(const Fields&);

// ---- what came back
std::string_view output_of(const Fields& outputs, std::string_view key);  ///< empty: not there
/// `KEY.id` and `KEY.en`, or `KEY` (else `otherwise`) in both.
Translated sentence_in(const Fields& outputs, const std::string& key, std::string_view otherwise);
/// The lines of how a value came about, in order; nothing where a value is no number or there are too many.
std::optional<std::vector<engine::MeasuredLine>> lines_in(const Fields& outputs);
/// A text as a value of the type; nothing where it does not fit.
std::optional<Value> value_of_type(const engine::Type&, std::string_view text);
/// What a prefill gives, as entered in the form; nothing where a field is unknown or does not fit.
std::optional<Json> entered_in(const engine::Form&, const Fields& outputs);

/// What one call of a worker says of an indicator: its value, nothing to measure, or that it failed.
engine::Measurement measurement_from(const engine::Indicator&, const Reply&);

// ---- a formula instead of code
struct FormulaInputs {
  const engine::Manifest& manifest;
  const engine::Indicator& indicator;
  const std::map<Name, std::vector<Record>>& rows;
};
/// Value and because, or why it is missing or failed; plugin, inputs and sources are the caller's.
engine::Measurement measure_by_formula(const FormulaInputs&, const engine::Manifests&);

}  // namespace jenjang::service
