// The key of a dataset's row, one text whoever writes it: an upload or a command.
#pragma once

#include "engine/manifest.hpp"

namespace jenjang::service {

/// Canonical JSON of the values of its key columns, in the manifest's order. A second row of a key is a correction.
inline std::string row_key(const engine::Dataset& dataset, const Record& row) {
  Json::Array values;
  for (const Name& column : dataset.key) {
    auto found = row.find(column);
    values.push_back(found == row.end() ? Json() : to_json(found->second));
  }
  return Json(std::move(values)).text();
}

}  // namespace jenjang::service
