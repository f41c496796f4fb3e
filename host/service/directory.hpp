// Directory: units, positions, people, who holds what from when to when. Immutable once made; any thread.
// A phrase resolves here: to positions, then to the holder, Plt (vacant) or Plh (absent) of a day.
#pragma once

#include <map>
#include <memory>
#include <span>

#include "engine/fact.hpp"

namespace jenjang::service {

struct Unit {
  UnitCode code;
  std::string name;
  UnitCode parent;                     ///< empty: the city itself
};
struct Position {
  PositionId id{};
  std::string code;                    ///< as in the import file
  std::string title;
  UnitCode unit;
  std::optional<PositionId> parent;    ///< the position that is its superior; none: the top
  bool heads_unit = false;
};
struct Person {
  PersonId id{};
  std::string number;                  ///< NIP or NI PPPK: on one's own page and official prints only
  Name kind;                           ///< pns, pppk, pppk_paruh_waktu
  std::string name;
  bool active = true;
  Date since{};
};
struct Span {                          ///< days, the last included; no last: until further notice
  Date from{};
  std::optional<Date> to;
  bool holds(Date day) const { return from <= day && (!to || day <= *to); }
};
struct Holding {
  PersonId person{};
  PositionId position{};
  Span span;
};
struct RoleHolding {
  PersonId person{};
  Name role;
  UnitCode unit;                       ///< for this unit and those below; empty: the whole city
  Span span;
};
struct Mandate {                       ///< order to act: Plt (position vacant) or Plh (holder absent)
  MandateId id{};
  engine::Capacity capacity = engine::Capacity::plt;
  PositionId position{};
  PersonId person{};
  std::string number;                  ///< of the order
  Span span;
};

/// The organisation as the store keeps it; what an import replaces as a whole.
struct Organisation {
  std::vector<Unit> units;
  std::vector<Position> positions;
  std::vector<Person> people;
  std::vector<Holding> holdings;
  std::vector<RoleHolding> roles;
  std::vector<Mandate> mandates;
};

class Directory {
 public:
  Directory(Organisation, std::int64_t revision);

  std::int64_t revision() const { return revision_; }
  const Organisation& organisation() const { return organisation_; }
  const Person* person(PersonId) const;
  const Position* position(PositionId) const;
  const Unit* unit(const UnitCode&) const;
  const Mandate* mandate(MandateId) const;

  std::optional<PositionId> position_of(PersonId, Date) const;   ///< that he holds (not acts in)
  UnitCode unit_of(PersonId, Date) const;                        ///< of that position; empty: none
  std::vector<UnitCode> unit_and_above(const UnitCode&) const;   ///< nearest first
  std::vector<UnitCode> unit_and_below(const UnitCode&) const;
  bool is_within(const UnitCode& unit, const UnitCode& above) const;

  /// engine.md 11, 12: never falls back; duties and `or else` are the engine's.
  engine::PeopleFound resolve(const engine::Phrase&, PersonId subject, Date, bool no_acting) const;
  /// Whom a form named, as what they are that day; who has left is not among them.
  engine::PeopleFound named(std::span<const PersonId>, Date) const;
  /// Who acts in a position that day: its Plh where one is ordered, else its holder, else (vacant) its Plt.
  std::vector<engine::Actor> officers(PositionId, Date, bool no_acting) const;
  bool is_vacant(PositionId, Date) const;
  /// Orders under which this person acts that day: a Plh's, and a Plt's while nobody holds the position.
  std::vector<const Mandate*> mandates_of(PersonId, Date) const;
  std::vector<PositionId> positions_in_charge(PersonId, Date) const;  ///< held or acted in
  /// Everyone whose position lies under one that this person holds or acts in, at any depth.
  std::vector<PersonId> subordinates(PersonId, Date) const;
  bool is_above(PersonId superior, PersonId subject, Date) const;
  std::vector<Name> roles_of(PersonId, Date) const;
  bool holds_role(PersonId, const Name& role, const UnitCode& for_unit, Date) const;

 private:
  Organisation organisation_;
  std::int64_t revision_;
  struct Index;
  struct Resolution;
  std::shared_ptr<const Index> index_;
};

}  // namespace jenjang::service
