// The dates on which a workflow opens its cases by itself. Pure.
#pragma once

#include "engine/definition.hpp"

namespace jenjang::service {

struct Beginning {
  Time at{};
  Name workflow;
  Period period;
};
/// Those in (from, until], soonest first; none where somebody opens the cases.
std::vector<Beginning> beginnings(const engine::Rulebook&, Time from, Time until);

}  // namespace jenjang::service
