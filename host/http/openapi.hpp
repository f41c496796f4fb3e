// The API's own description, openapi.json beside this file, built into the executable.
#pragma once

#include <string>

namespace jenjang::http {

const std::string& openapi_document();

}  // namespace jenjang::http
