// The state in a case's row, decoded.
#pragma once

#include "base/limits.hpp"
#include "engine/codec.hpp"
#include "service/ports.hpp"

namespace jenjang::service {

inline Result<engine::State> state_in(const CaseRow& row) {
  auto json = parse_json(row.state, limits::state_bytes);
  if (!json) return json.error();
  return engine::state_from(*json);
}

}  // namespace jenjang::service
