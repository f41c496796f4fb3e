// The indexes of a directory: places in the organisation's own vectors, so that a directory can be moved and copied.
#pragma once

#include <unordered_map>

#include "service/directory.hpp"

namespace jenjang::service {

using Places = std::vector<std::size_t>;

inline const Places& places_in(const std::unordered_map<std::int64_t, Places>& index, std::int64_t key) {
  static const Places none;
  auto found = index.find(key);
  return found == index.end() ? none : found->second;
}

template <class Item>
void add_once(std::vector<Item>& items, const Item& item) {
  for (const Item& there : items)
    if (there == item) return;
  items.push_back(item);
}

struct Directory::Index {
  std::unordered_map<std::int64_t, std::size_t> people, positions, mandates;
  std::unordered_map<UnitCode, std::size_t> units;
  std::unordered_map<std::int64_t, Places> holdings_of_person, holdings_of_position;
  std::unordered_map<std::int64_t, Places> mandates_of_person, mandates_of_position, roles_of_person;
  std::unordered_map<std::int64_t, Places> positions_below;
  std::unordered_map<UnitCode, Places> units_below, heads_of_unit;
  std::unordered_map<Name, std::map<UnitCode, Places>>
      role_holders;  // role, then its unit, in an order that is the same everywhere

  explicit Index(const Organisation& all) {
    for (std::size_t at = 0; at < all.people.size(); ++at) people.emplace(number_of(all.people[at].id), at);
    for (std::size_t at = 0; at < all.units.size(); ++at) {
      units.emplace(all.units[at].code, at);
      units_below[all.units[at].parent].push_back(at);
    }
    for (std::size_t at = 0; at < all.positions.size(); ++at) {
      const Position& position = all.positions[at];
      positions.emplace(number_of(position.id), at);
      if (position.parent) positions_below[number_of(*position.parent)].push_back(at);
      if (position.heads_unit) heads_of_unit[position.unit].push_back(at);
    }
    for (std::size_t at = 0; at < all.holdings.size(); ++at) {
      holdings_of_person[number_of(all.holdings[at].person)].push_back(at);
      holdings_of_position[number_of(all.holdings[at].position)].push_back(at);
    }
    for (std::size_t at = 0; at < all.mandates.size(); ++at) {
      mandates.emplace(number_of(all.mandates[at].id), at);
      mandates_of_person[number_of(all.mandates[at].person)].push_back(at);
      mandates_of_position[number_of(all.mandates[at].position)].push_back(at);
    }
    for (std::size_t at = 0; at < all.roles.size(); ++at) {
      roles_of_person[number_of(all.roles[at].person)].push_back(at);
      role_holders[all.roles[at].role][all.roles[at].unit].push_back(at);
    }
  }
};

}  // namespace jenjang::service
