// CSV by RFC 4180 in UTF-8 (a byte order mark is skipped; `;` is taken where the header has no `,`), every cell with its
// line and column. Findings (C-codes): encoding, an unclosed quote, a row of another length, an empty file, a size limit.
#pragma once

#include <variant>

#include "service/sheet.hpp"

namespace jenjang::files {

std::variant<service::Sheet, Diagnostics> read_csv(const std::string& name, std::string_view bytes);

}  // namespace jenjang::files
