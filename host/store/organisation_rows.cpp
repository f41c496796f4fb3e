#include "store/organisation_rows.hpp"

#include <map>

namespace jenjang::store {
namespace {

using service::Holding;
using service::Mandate;
using service::Organisation;
using service::Person;
using service::Position;
using service::RoleHolding;
using service::Unit;

template <class Id>
using Numbering = std::map<Id, Id>;  // from the import's ids to ours

// What the import points at, or the end of it: an import has checked itself, so this is for callers that have not.
template <class Id>
Id known(const Numbering<Id>& ids, Id id) {
  const auto found = ids.find(id);
  if (found != ids.end()) return found->second;
  throw Refused(
      failed(Failure::invalid, "bad-organisation",
             both("Data organisasi menunjuk orang atau jabatan yang tidak ada di dalamnya; tidak ada yang diganti.",
                  "The organisation points at a person or position that is not in it; nothing was replaced.")));
}

// The id that an identity has had before, else the next free one.
class Identities {
 public:
  explicit Identities(std::int64_t highest) : last_(highest) {}
  void remember(std::string identity, std::int64_t id) { ids_.emplace(std::move(identity), id); }
  std::int64_t of(const std::string& identity) {
    const auto [found, is_new] = ids_.try_emplace(identity, last_ + 1);
    if (is_new) ++last_;
    return found->second;
  }

 private:
  std::map<std::string, std::int64_t> ids_;
  std::int64_t last_;
};

Identities identities(const std::vector<std::tuple<std::int64_t, std::string>>& rows) {
  std::int64_t highest = 0;
  for (const auto& [id, identity] : rows) highest = std::max(highest, id);
  Identities all(highest);
  for (const auto& [id, identity] : rows) all.remember(identity, id);
  return all;
}

std::string identity_of(const Mandate& mandate) {
  return std::to_string(number_of(mandate.person)) + "/" + std::to_string(number_of(mandate.position)) + "/" +
         std::to_string(mandate.span.from.time_since_epoch().count()) + "/" + mandate.number;
}

// The same organisation under our ids.
Organisation renumbered(Connection& connection, Organisation organisation) {
  Numbering<PersonId> people;
  auto person_ids = identities(connection.select<std::int64_t, std::string>("SELECT id,number FROM person"));
  for (Person& person : organisation.people) {
    const PersonId ours{person_ids.of(person.number)};
    people.emplace(person.id, ours);
    person.id = ours;
  }
  Numbering<PositionId> positions;
  auto position_ids = identities(connection.select<std::int64_t, std::string>("SELECT id,code FROM position"));
  for (Position& position : organisation.positions) {
    const PositionId ours{position_ids.of(position.code)};
    positions.emplace(position.id, ours);
    position.id = ours;
  }
  for (Position& position : organisation.positions) {
    if (position.parent) position.parent = known(positions, *position.parent);
  }
  for (Holding& holding : organisation.holdings) {
    holding.person = known(people, holding.person);
    holding.position = known(positions, holding.position);
  }
  for (RoleHolding& role : organisation.roles) role.person = known(people, role.person);
  auto mandate_ids = identities(connection.select<std::int64_t, std::string>(
      "SELECT id,person||'/'||position||'/'||from_day||'/'||number FROM mandate"));
  for (Mandate& mandate : organisation.mandates) {
    mandate.person = known(people, mandate.person);
    mandate.position = known(positions, mandate.position);
    mandate.id = MandateId{mandate_ids.of(identity_of(mandate))};
  }
  return organisation;
}

// `place` keeps the order of the file.
void write_rows(Connection& connection, const Organisation& organisation, std::int64_t revision) {
  for (const char* sql : {"DELETE FROM unit", "DELETE FROM holding", "DELETE FROM role_holding"}) connection.run(sql);
  int place = 0;
  for (const Unit& unit : organisation.units) {
    connection.run("INSERT INTO unit(code,name,parent,place) VALUES(:code,:name,:parent,:place)", unit.code, unit.name,
                   empty_as_null(unit.parent), place++);
  }
  for (const Position& position : organisation.positions) {
    connection.run(
        "INSERT OR REPLACE INTO position(id,code,title,unit,parent,heads_unit,revision) "
        "VALUES(:id,:code,:title,:unit,:parent,:heads,:revision)",
        position.id, position.code, position.title, position.unit, position.parent, position.heads_unit, revision);
  }
  for (const Person& person : organisation.people) {
    connection.run(
        "INSERT OR REPLACE INTO person(id,number,kind,name,active,since,revision) "
        "VALUES(:id,:number,:kind,:name,:active,:since,:revision)",
        person.id, person.number, person.kind, person.name, person.active, person.since, revision);
  }
  for (const Holding& holding : organisation.holdings) {
    connection.run(
        "INSERT INTO holding(person,position,from_day,to_day,place) VALUES(:person,:position,:from,:to,:place)",
        holding.person, holding.position, holding.span.from, holding.span.to, place++);
  }
  for (const RoleHolding& role : organisation.roles) {
    connection.run(
        "INSERT INTO role_holding(person,role,unit,from_day,to_day,place) VALUES(:person,:role,:unit,:from,:to,:place)",
        role.person, role.role, empty_as_null(role.unit), role.span.from, role.span.to, place++);
  }
  for (const Mandate& mandate : organisation.mandates) {
    connection.run(
        "INSERT OR REPLACE INTO mandate(id,capacity,position,person,number,from_day,to_day,revision) "
        "VALUES(:id,:capacity,:position,:person,:number,:from,:to,:revision)",
        mandate.id, engine::text_of(mandate.capacity), mandate.position, mandate.person, mandate.number,
        mandate.span.from, mandate.span.to, revision);
  }
}

std::int64_t newest_revision(Connection& connection) {
  return std::get<0>(connection.select<std::int64_t>("SELECT coalesce(max(revision),0) FROM organisation_revision")[0]);
}

}  // namespace

std::pair<Organisation, std::int64_t> write_organisation(Connection& connection, const Organisation& organisation,
                                                         const std::string& source, Time at) {
  const std::int64_t revision = newest_revision(connection) + 1;
  Organisation ours = renumbered(connection, organisation);
  connection.run("INSERT INTO organisation_revision(revision,source,at) VALUES(:revision,:source,:at)", revision,
                 source, at);
  write_rows(connection, ours, revision);
  return {std::move(ours), revision};
}

std::pair<Organisation, std::int64_t> read_organisation(Connection& connection) {
  const std::int64_t revision = newest_revision(connection);
  Organisation all;
  all.units =
      connection.select_as<Unit, UnitCode, std::string, UnitCode>("SELECT code,name,parent FROM unit ORDER BY place");
  all.positions =
      connection.select_as<Position, PositionId, std::string, std::string, UnitCode, std::optional<PositionId>, bool>(
          "SELECT id,code,title,unit,parent,heads_unit FROM position WHERE revision=:revision ORDER BY id", revision);
  all.people = connection.select_as<Person, PersonId, std::string, Name, std::string, bool, Date>(
      "SELECT id,number,kind,name,active,since FROM person WHERE revision=:revision ORDER BY id", revision);
  for (auto& [person, position, from, to] : connection.select<PersonId, PositionId, Date, std::optional<Date>>(
           "SELECT person,position,from_day,to_day FROM holding ORDER BY place")) {
    all.holdings.push_back({person, position, {from, to}});
  }
  for (auto& [person, role, unit, from, to] : connection.select<PersonId, Name, UnitCode, Date, std::optional<Date>>(
           "SELECT person,role,unit,from_day,to_day FROM role_holding ORDER BY place")) {
    all.roles.push_back({person, std::move(role), std::move(unit), {from, to}});
  }
  for (auto& [id, capacity, position, person, number, from, to] :
       connection.select<MandateId, std::string, PositionId, PersonId, std::string, Date, std::optional<Date>>(
           "SELECT id,capacity,position,person,number,from_day,to_day FROM mandate WHERE revision=:revision ORDER BY "
           "id",
           revision)) {
    all.mandates.push_back({id,
                            engine::capacity_from(capacity).value_or(engine::Capacity::plt),
                            position,
                            person,
                            std::move(number),
                            {from, to}});
  }
  return {std::move(all), revision};
}

}  // namespace jenjang::store
