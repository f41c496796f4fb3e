#include "engine/manifest.hpp"

#include <algorithm>
#include <set>

namespace jenjang::engine {

std::vector<Name> Manifest::handlers() const {
  std::set<Name> names;
  for (const auto& [name, form] : forms) {
    if (form.check) names.insert(*form.check);
    if (form.prefill) names.insert(*form.prefill);
  }
  for (const auto& [name, indicator] : indicators)
    if (!indicator.value) names.insert(name);
  for (const auto& [name, action] : actions)
    if (!action.writes) names.insert(name);
  for (const auto& [name, event] : events)
    if (std::find(event.arrives.begin(), event.arrives.end(), "poll") != event.arrives.end()) names.insert(name);
  return {names.begin(), names.end()};
}

}  // namespace jenjang::engine
