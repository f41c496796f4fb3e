#include "engine/definition.hpp"

#include <algorithm>

namespace jenjang::engine {

std::string Phrase::text() const {
  switch (kind) {
    case Kind::subject: return "subject";
    case Kind::superior: return "superior of " + of->text();
    case Kind::head_of_unit: return "head of unit of " + of->text();
    case Kind::role: return of ? "role " + role + " in unit of " + of->text() : "role " + role;
  }
  return {};
}

const Step* Definition::step(std::string_view id) const {
  auto line = line_of(id);
  return line ? &steps[*line] : nullptr;
}

std::optional<std::size_t> Definition::line_of(std::string_view id) const {
  auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == id; });
  if (found == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(found - steps.begin());
}

}  // namespace jenjang::engine
