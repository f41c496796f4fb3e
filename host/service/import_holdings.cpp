// holdings.csv, roles.csv and mandates.csv: who holds what from when to when, and who acts for whom by which order.
#include <algorithm>
#include <set>

#include "service/import_detail.hpp"

namespace jenjang::service::importing {

namespace {

const Person* person_in(Reading& reading, const Table& table, const Row& row) {
  auto number = table.word(row, "person");
  if (!number) return nullptr;
  auto found = reading.people.find(*number);
  if (found != reading.people.end()) return &reading.organisation.people[found->second];
  unknown(table, table.cell(row, "person"), known_people(reading));
  return nullptr;
}

const Position* position_in(Reading& reading, const Table& table, const Row& row) {
  auto code = table.word(row, "position");
  if (!code) return nullptr;
  auto found = reading.positions.find(*code);
  if (found != reading.positions.end()) return &reading.organisation.positions[found->second];
  unknown(table, table.cell(row, "position"), known_positions(reading));
  return nullptr;
}

std::string line_of(const Place& place) { return std::to_string(place.line); }

/// Adds the span, and reports one that lies over another of the same key.
template <class Key>
void keep_apart(const Table& table, const Cell& cell, std::map<Key, std::vector<std::pair<Span, Place>>>& spans,
                Key key, const Span& span, const std::string& code, const Translated& sentence,
                const Translated& suggestion) {
  for (const auto& [other, place] : spans[key]) {
    if (!overlap(other, span)) continue;
    table.fault(cell, code,
                both(std::string(say(sentence, "id")) + " (lihat baris " + line_of(place) + ")",
                     std::string(say(sentence, "en")) + " (see line " + line_of(place) + ")"),
                suggestion);
    break;
  }
  spans[key].push_back({span, table.place(cell)});
}

/// Whether each day of the span is covered; an open end only by an open end.
bool covered(std::vector<std::pair<Span, Place>> spans, const Span& span) {
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.first.from < b.first.from; });
  Date day = span.from;
  for (const auto& [held, place] : spans) {
    if (!held.holds(day)) continue;
    if (!held.to || (span.to && *held.to >= *span.to)) return true;
    day = *held.to + std::chrono::days(1);
  }
  return false;
}

std::vector<std::string> role_names(const Reading& reading) {
  std::set<std::string> names;
  for (const auto& [plugin, manifest] : reading.city.installed->manifests()) {
    for (const auto& [name, role] : manifest->roles) names.insert(name);
  }
  return {names.begin(), names.end()};
}

/// The city guarantees so many holders, and workflows count on them: an import may not go below.
void check_guaranteed(const Reading& reading, const Table& table) {
  if (!reading.people_read) return;
  for (const auto& [plugin, manifest] : reading.city.installed->manifests()) {
    for (const auto& [name, role] : manifest->roles) {
      std::set<PersonId> holders;
      for (const RoleHolding& holding : reading.organisation.roles) {
        if (holding.role == name && holding.span.holds(reading.today)) holders.insert(holding.person);
      }
      if (static_cast<int>(holders.size()) >= role.at_least) continue;
      std::string least = std::to_string(role.at_least), have = std::to_string(holders.size());
      table.fault(Cell{"", 1, 1}, "I18",
                  both("peran “" + name + "” memerlukan paling sedikit " + least + " orang, ada " + have,
                       "the role “" + name + "” needs at least " + least + " people; there are " + have),
                  both("Tambahkan baris untuk peran itu yang berlaku hari ini.",
                       "Add lines for that role which are in force today."));
    }
  }
}

}  // namespace

void read_holdings(Reading& reading, const Sheet& sheet) {
  Table table(sheet, {"person", "position", "from", "to"}, reading.findings);
  if (!table.usable()) return;
  for (const Row& row : table.rows()) {
    ++reading.rows;
    const Person* person = person_in(reading, table, row);
    const Position* position = position_in(reading, table, row);
    auto span = table.span(row);
    if (!person || !position || !span) continue;
    keep_apart(table, table.cell(row, "position"), reading.holders_of, position->id, *span, "I15",
               both("jabatan “" + position->code + "” dipegang dua orang pada waktu yang sama",
                    "the position “" + position->code + "” is held by two people at the same time"),
               both("Akhiri yang pertama, atau catat yang kedua sebagai Plt./Plh. di mandates.csv.",
                    "End the first, or enter the second as acting in mandates.csv."));
    keep_apart(
        table, table.cell(row, "person"), reading.positions_of, person->id, *span, "I16",
        both("orang ini memegang dua jabatan pada waktu yang sama", "this person holds two positions at the same time"),
        both("Akhiri yang pertama, atau catat yang kedua sebagai Plt./Plh. di mandates.csv.",
             "End the first, or enter the second as acting in mandates.csv."));
    reading.organisation.holdings.push_back({person->id, position->id, *span});
  }
}

void read_roles(Reading& reading, const Sheet& sheet) {
  Table table(sheet, {"person", "role", "unit", "from", "to"}, reading.findings);
  if (!table.usable()) return;
  Known roles{"I11", both("peran", "role"), role_names(reading)};
  std::map<std::tuple<PersonId, Name, UnitCode>, std::vector<std::pair<Span, Place>>> spans;
  for (const Row& row : table.rows()) {
    ++reading.rows;
    const Person* person = person_in(reading, table, row);
    auto role = table.word(row, "role");
    bool role_known = role && std::find(roles.keys.begin(), roles.keys.end(), *role) != roles.keys.end();
    if (role && !role_known) unknown(table, table.cell(row, "role"), roles);
    const Cell& unit = table.cell(row, "unit");
    bool unit_known = unit.text.empty() || reading.units.contains(unit.text);
    if (!unit_known) unknown(table, unit, known_units(reading));
    auto span = table.span(row);
    if (!person || !role_known || !unit_known || !span) continue;
    keep_apart(table, table.cell(row, "role"), spans, {person->id, *role, unit.text}, *span, "I07",
               both("peran ini sudah tercatat untuk orang dan waktu yang sama",
                    "this role already stands for the same person and time"),
               both("Hapus salah satu baris.", "Remove one of the two lines."));
    reading.organisation.roles.push_back({person->id, *role, unit.text, *span});
  }
  check_guaranteed(reading, table);
}

namespace {

/// Plt acts where nobody holds the position, Plh where the holder is away: the two exclude each other.
void check_capacity(const Reading& reading, const Table& table, const Row& row, const Mandate& mandate) {
  auto found = reading.holders_of.find(mandate.position);
  std::vector<std::pair<Span, Place>> none;
  const auto& holders = found == reading.holders_of.end() ? none : found->second;
  const Cell& cell = table.cell(row, "capacity");
  if (mandate.capacity == engine::Capacity::plt) {
    for (const auto& [span, place] : holders) {
      if (!overlap(span, mandate.span)) continue;
      table.fault(cell, "I17",
                  both("Plt. untuk jabatan yang dipegang pada waktu itu (holdings baris " + line_of(place) + ")",
                       "plt for a position that is held at that time (holdings, line " + line_of(place) + ")"),
                  both("Pakai plh bila pejabatnya berhalangan, atau akhiri pemegang jabatan itu.",
                       "Use plh where its holder is away, or end that holding."));
      return;
    }
  } else if (!covered(holders, mandate.span)) {
    table.fault(cell, "I17",
                both("Plh. untuk jabatan yang lowong pada waktu itu", "plh for a position that is vacant at that time"),
                both("Pakai plt bila jabatannya lowong.", "Use plt where the position is vacant."));
  }
}

}  // namespace

void read_mandates(Reading& reading, const Sheet& sheet) {
  Table table(sheet, {"person", "capacity", "position", "number", "from", "to"}, reading.findings);
  if (!table.usable()) return;
  std::map<PositionId, std::vector<std::pair<Span, Place>>> spans;
  for (const Row& row : table.rows()) {
    ++reading.rows;
    const Person* person = person_in(reading, table, row);
    auto capacity = table.one_of(row, "capacity", {"plt", "plh"});
    const Position* position = position_in(reading, table, row);
    auto number = table.word(row, "number");
    auto span = table.span(row);
    if (!person || !capacity || !position || !number || !span) continue;
    auto id = MandateId{static_cast<std::int64_t>(reading.organisation.mandates.size()) + 1};
    Mandate mandate{id, *engine::capacity_from(*capacity), position->id, person->id, *number, *span};
    check_capacity(reading, table, row, mandate);
    keep_apart(table, table.cell(row, "position"), spans, position->id, *span, "I24",
               both("dua surat perintah untuk jabatan ini pada waktu yang sama",
                    "two orders for this position at the same time"),
               both("Akhiri yang pertama sebelum yang kedua mulai.", "End the first before the second begins."));
    reading.organisation.mandates.push_back(std::move(mandate));
  }
}

}  // namespace jenjang::service::importing
