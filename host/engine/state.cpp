#include "engine/state.hpp"

#include <algorithm>
#include <array>

namespace jenjang::engine {

namespace {
constexpr std::array<std::string_view, 5> capacities = {"subject", "holder", "plt", "plh", "role"};
}

std::string_view text_of(Capacity capacity) { return capacities.at(static_cast<std::size_t>(capacity)); }

std::optional<Capacity> capacity_from(std::string_view text) {
  auto found = std::find(capacities.begin(), capacities.end(), text);
  if (found == capacities.end()) return std::nullopt;
  return static_cast<Capacity>(found - capacities.begin());
}

}  // namespace jenjang::engine
