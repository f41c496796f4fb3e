#include "service/directory.hpp"

#include <algorithm>
#include <deque>
#include <unordered_set>

#include "service/directory_index.hpp"

namespace jenjang::service {

Directory::Directory(Organisation organisation, std::int64_t revision)
    : organisation_(std::move(organisation)),
      revision_(revision),
      index_(std::make_shared<const Index>(organisation_)) {}

const Person* Directory::person(PersonId id) const {
  auto found = index_->people.find(number_of(id));
  return found == index_->people.end() ? nullptr : &organisation_.people[found->second];
}
const Position* Directory::position(PositionId id) const {
  auto found = index_->positions.find(number_of(id));
  return found == index_->positions.end() ? nullptr : &organisation_.positions[found->second];
}
const Unit* Directory::unit(const UnitCode& code) const {
  auto found = index_->units.find(code);
  return found == index_->units.end() ? nullptr : &organisation_.units[found->second];
}
const Mandate* Directory::mandate(MandateId id) const {
  auto found = index_->mandates.find(number_of(id));
  return found == index_->mandates.end() ? nullptr : &organisation_.mandates[found->second];
}

std::optional<PositionId> Directory::position_of(PersonId id, Date day) const {
  const Holding* newest = nullptr;  // of two at once, the one that began last
  for (std::size_t at : places_in(index_->holdings_of_person, number_of(id))) {
    const Holding& holding = organisation_.holdings[at];
    if (holding.span.holds(day) && (!newest || newest->span.from < holding.span.from)) newest = &holding;
  }
  return newest ? std::optional(newest->position) : std::nullopt;
}

UnitCode Directory::unit_of(PersonId id, Date day) const {
  auto held = position_of(id, day);
  const Position* found = held ? position(*held) : nullptr;
  return found ? found->unit : UnitCode{};
}

std::vector<UnitCode> Directory::unit_and_above(const UnitCode& code) const {
  std::vector<UnitCode> chain;
  // The import refuses a circle; the bound keeps a damaged tree from holding a thread for ever.
  for (const Unit* here = unit(code); here && chain.size() < organisation_.units.size(); here = unit(here->parent))
    chain.push_back(here->code);
  return chain;
}

std::vector<UnitCode> Directory::unit_and_below(const UnitCode& code) const {
  std::vector<UnitCode> reached;
  if (!unit(code)) return reached;
  std::unordered_set<UnitCode> seen{code};
  reached.push_back(code);
  for (std::size_t next = 0; next < reached.size(); ++next) {
    auto below = index_->units_below.find(reached[next]);
    if (below == index_->units_below.end()) continue;
    for (std::size_t at : below->second)
      if (const UnitCode& found = organisation_.units[at].code; seen.insert(found).second) reached.push_back(found);
  }
  return reached;
}

bool Directory::is_within(const UnitCode& code, const UnitCode& above) const {
  if (above.empty()) return true;  // the city itself
  std::size_t steps = 0;
  for (const Unit* here = unit(code); here && steps <= organisation_.units.size(); here = unit(here->parent), ++steps)
    if (here->code == above) return true;
  return false;
}

// ---- who stands above whom -----------------------------------------------------------------------------------------

bool Directory::is_vacant(PositionId id, Date day) const {
  const Places& places = places_in(index_->holdings_of_position, number_of(id));
  return std::none_of(places.begin(), places.end(),
                      [&](std::size_t at) { return organisation_.holdings[at].span.holds(day); });
}

std::vector<const Mandate*> Directory::mandates_of(PersonId id, Date day) const {
  std::vector<const Mandate*> found;
  for (std::size_t at : places_in(index_->mandates_of_person, number_of(id))) {
    const Mandate& mandate = organisation_.mandates[at];
    if (mandate.span.holds(day) && (mandate.capacity == engine::Capacity::plh || is_vacant(mandate.position, day)))
      found.push_back(&mandate);
  }
  return found;
}

std::vector<PositionId> Directory::positions_in_charge(PersonId id, Date day) const {
  std::vector<PositionId> found;
  for (std::size_t at : places_in(index_->holdings_of_person, number_of(id)))
    if (organisation_.holdings[at].span.holds(day)) add_once(found, organisation_.holdings[at].position);
  for (const Mandate* mandate : mandates_of(id, day)) add_once(found, mandate->position);
  return found;
}

std::vector<PersonId> Directory::subordinates(PersonId id, Date day) const {
  std::vector<PersonId> people;
  std::unordered_set<std::int64_t> seen_people{number_of(id)}, seen_positions;
  std::deque<PositionId> next;
  for (PositionId top : positions_in_charge(id, day))
    if (seen_positions.insert(number_of(top)).second) next.push_back(top);
  for (; !next.empty(); next.pop_front())
    for (std::size_t at : places_in(index_->positions_below, number_of(next.front()))) {
      PositionId below = organisation_.positions[at].id;
      if (!seen_positions.insert(number_of(below)).second) continue;
      next.push_back(below);
      for (std::size_t held : places_in(index_->holdings_of_position, number_of(below))) {
        const Holding& holding = organisation_.holdings[held];
        if (holding.span.holds(day) && seen_people.insert(number_of(holding.person)).second)
          people.push_back(holding.person);
      }
    }
  return people;
}

bool Directory::is_above(PersonId superior, PersonId subject, Date day) const {
  if (superior == subject) return false;
  const std::vector<PositionId> charge = positions_in_charge(superior, day);
  if (charge.empty()) return false;
  for (std::size_t at : places_in(index_->holdings_of_person, number_of(subject))) {
    const Holding& holding = organisation_.holdings[at];
    if (!holding.span.holds(day)) continue;
    const Position* here = position(holding.position);
    for (std::size_t steps = 0; here && here->parent && steps <= organisation_.positions.size(); ++steps) {
      if (std::find(charge.begin(), charge.end(), *here->parent) != charge.end()) return true;
      here = position(*here->parent);
    }
  }
  return false;
}

std::vector<Name> Directory::roles_of(PersonId id, Date day) const {
  std::vector<Name> roles;
  for (std::size_t at : places_in(index_->roles_of_person, number_of(id)))
    if (organisation_.roles[at].span.holds(day)) add_once(roles, organisation_.roles[at].role);
  return roles;
}

bool Directory::holds_role(PersonId id, const Name& role, const UnitCode& for_unit, Date day) const {
  const Person* known = person(id);
  if (!known || !known->active) return false;
  const Places& places = places_in(index_->roles_of_person, number_of(id));
  return std::any_of(places.begin(), places.end(), [&](std::size_t at) {
    const RoleHolding& holding = organisation_.roles[at];
    return holding.role == role && holding.span.holds(day) && is_within(for_unit, holding.unit);
  });
}

}  // namespace jenjang::service
