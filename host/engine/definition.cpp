#include "engine/definition.hpp"

#include <algorithm>

namespace jenjang::engine {

std::string Phrase::text() const {
  switch (kind) {
    case Kind::subject: return "subject";
    case Kind::superior: return "superior of " + of->text();
    case Kind::head_of_unit: return "head of unit of " + of->text();
    case Kind::peers: return "peers of " + of->text();
    case Kind::reports: return "reports of " + of->text();
    case Kind::field: return step + "." + field;
    case Kind::role: return of ? "role " + role + " in unit of " + of->text() : "role " + role;
  }
  return {};
}

namespace {

const Step* branch_of(const Step& block, std::string_view id) {
  const auto* together = std::get_if<Together>(&block.verb);
  if (!together) return nullptr;
  for (const auto& branch : together->branches)
    if (branch.id == id) return &branch;
  return nullptr;
}

}  // namespace

const Step* Definition::step(std::string_view id) const {
  auto line = line_of(id);
  if (!line) return nullptr;
  return steps[*line].id == id ? &steps[*line] : branch_of(steps[*line], id);
}

std::optional<std::size_t> Definition::line_of(std::string_view id) const {
  auto found = std::find_if(steps.begin(), steps.end(),
                            [&](const Step& step) { return step.id == id || branch_of(step, id); });
  if (found == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(found - steps.begin());
}

const Step* Definition::block_of(std::string_view id) const {
  auto line = line_of(id);
  return line && steps[*line].id != id ? &steps[*line] : nullptr;
}

}  // namespace jenjang::engine
