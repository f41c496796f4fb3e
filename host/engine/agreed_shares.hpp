// Shares in department.indicators that are agreed in a form (manifest.md, `weight: FORM.field`).
#pragma once

#include "engine/manifest.hpp"

namespace jenjang::engine {

/// Fixed shares and agreed ones make up 100. What is wrong with these answers of the form, at one of its fields;
/// nothing: they fit, or no share is agreed in this form.
std::optional<FieldError> share_fault(const Manifest&, const Form&, const Record& answers);

}  // namespace jenjang::engine
