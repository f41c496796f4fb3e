// How a phrase becomes people (engine.md 11, 12): first positions, and only at the end their officers. So `superior of
// superior` is the parent's parent even where the first is vacant, and nothing falls back to somebody else.
#include <algorithm>

#include "base/limits.hpp"
#include "service/directory_index.hpp"

namespace jenjang::service {

using engine::Actor;
using engine::Capacity;
using engine::Phrase;

struct Directory::Resolution {
  const Directory& directory;
  PersonId subject;
  Date day;

  bool is_active(PersonId id) const {
    const Person* known = directory.person(id);
    return known && known->active;
  }

  std::vector<PositionId> positions(const Phrase& phrase) const {
    std::vector<PositionId> found;
    switch (phrase.kind) {
      case Phrase::Kind::subject:
        if (auto held = directory.position_of(subject, day)) found.push_back(*held);
        break;
      case Phrase::Kind::superior:
        for (const Position* below : positions_meant(phrase))
          if (below->parent) add_once(found, *below->parent);
        break;
      case Phrase::Kind::head_of_unit:
        for (const Position* member : positions_meant(phrase))
          if (auto heads = directory.index_->heads_of_unit.find(member->unit);
              heads != directory.index_->heads_of_unit.end())
            for (std::size_t at : heads->second) add_once(found, directory.organisation_.positions[at].id);
        break;
      case Phrase::Kind::peers:  // others under the same parent (11)
        for (const Position* member : positions_meant(phrase))
          if (member->parent)
            for (PositionId each : below(*member->parent)) add_once(found, each);
        break;
      case Phrase::Kind::reports:
        for (const Position* above : positions_meant(phrase))
          for (PositionId each : below(above->id)) add_once(found, each);
        break;
      case Phrase::Kind::field: break;  // persons, not positions
      case Phrase::Kind::role:
        for (PersonId holder : role_holders(phrase))
          if (auto held = directory.position_of(holder, day)) add_once(found, *held);
        break;
    }
    return found;
  }

  std::vector<PositionId> below(PositionId above) const {
    std::vector<PositionId> found;
    for (std::size_t at : places_in(directory.index_->positions_below, number_of(above)))
      found.push_back(directory.organisation_.positions[at].id);
    return found;
  }

  /// The positions of the phrase that stands behind `of`.
  std::vector<const Position*> positions_meant(const Phrase& phrase) const {
    std::vector<const Position*> found;
    if (!phrase.of) return found;
    for (PositionId id : positions(*phrase.of))
      if (const Position* position = directory.position(id)) found.push_back(position);
    return found;
  }

  /// Anywhere; or `in unit of P`: of the nearest unit upwards from P's that has an active holder, and of that one
  /// alone, so that a unit with a team of its own is not decided for by the office above. The whole city is the last.
  std::vector<PersonId> role_holders(const Phrase& phrase) const {
    std::vector<PersonId> holders;
    auto by_unit = directory.index_->role_holders.find(phrase.role);
    if (by_unit == directory.index_->role_holders.end()) return holders;
    if (!phrase.of) {
      for (const auto& [unit, places] : by_unit->second) take_holders(places, holders);
      return holders;
    }
    std::vector<UnitCode> starts;
    for (const Position* position : positions_meant(phrase)) add_once(starts, position->unit);
    if (starts.empty()) starts.push_back({});  // in no unit: who holds the role for the whole city still answers
    for (const UnitCode& start : starts) {
      std::vector<UnitCode> levels = directory.unit_and_above(start);
      levels.push_back({});
      for (const UnitCode& level : levels)
        if (auto there = by_unit->second.find(level);
            there != by_unit->second.end() && take_holders(there->second, holders))
          break;
    }
    return holders;
  }

  bool take_holders(const Places& places, std::vector<PersonId>& holders) const {
    bool any = false;
    for (std::size_t at : places) {
      const RoleHolding& holding = directory.organisation_.roles[at];
      if (!holding.span.holds(day) || !is_active(holding.person)) continue;
      any = true;
      if (holders.size() < limits::deciders) add_once(holders, holding.person);
    }
    return any;
  }
};

engine::PeopleFound Directory::resolve(const Phrase& phrase, PersonId subject, Date day, bool no_acting) const {
  Resolution resolution{*this, subject, day};
  engine::PeopleFound found;
  auto add = [&](Actor actor) {
    auto same = [&](const Actor& there) { return there.person == actor.person; };
    if (found.actors.size() < limits::deciders && std::none_of(found.actors.begin(), found.actors.end(), same))
      found.actors.push_back(std::move(actor));
  };
  if (phrase.kind == Phrase::Kind::subject) {
    if (resolution.is_active(subject)) add({subject, position_of(subject, day), Capacity::subject, std::nullopt, {}});
  } else if (phrase.kind == Phrase::Kind::role) {
    for (PersonId holder : resolution.role_holders(phrase))
      add({holder, position_of(holder, day), Capacity::role, std::nullopt, phrase.role});
  } else {
    for (PositionId wanted : resolution.positions(phrase))
      for (Actor& officer : officers(wanted, day, no_acting))
        if (phrase.kind != Phrase::Kind::peers || officer.person != subject) add(std::move(officer));
  }
  return found;
}

engine::PeopleFound Directory::named(std::span<const PersonId> persons, Date day) const {
  engine::PeopleFound found;
  for (PersonId each : persons)
    if (const Person* known = person(each); known && known->active && found.actors.size() < limits::deciders)
      found.actors.push_back({each, position_of(each, day), Capacity::holder, std::nullopt, {}});
  return found;
}

std::vector<Actor> Directory::officers(PositionId wanted, Date day, bool no_acting) const {
  std::vector<Actor> holders, daily, acting;
  bool vacant = true;
  for (std::size_t at : places_in(index_->holdings_of_position, number_of(wanted))) {
    const Holding& holding = organisation_.holdings[at];
    if (!holding.span.holds(day)) continue;
    vacant = false;
    if (const Person* known = person(holding.person); known && known->active)
      holders.push_back({holding.person, wanted, Capacity::holder, std::nullopt, {}});
  }
  if (no_acting) return holders;
  for (std::size_t at : places_in(index_->mandates_of_position, number_of(wanted))) {
    const Mandate& mandate = organisation_.mandates[at];
    const Person* known = person(mandate.person);
    if (!mandate.span.holds(day) || !known || !known->active) continue;
    auto& into = mandate.capacity == Capacity::plh ? daily : acting;
    into.push_back({mandate.person, wanted, mandate.capacity, mandate.id, {}});
  }
  if (!daily.empty()) return daily;  // a Plh's order says that the holder is absent
  return vacant ? acting : holders;
}

}  // namespace jenjang::service
