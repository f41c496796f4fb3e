// Import of an organisation: six sheets, taken whole or refused with every bad cell. Codes and numbers are the keys;
// the ids that the store gave stay with them. Days are written 2026-01-31, yes and no as ya and tidak (or yes and no).
//
//   units.csv      code, name, parent                     the tree of units; parent empty: the city itself
//   positions.csv  code, title, unit, parent, head        parent: the position that is its superior; one head a unit
//   people.csv     number, kind, name, active, since      kind: pns, pppk or pppk_paruh_waktu
//   holdings.csv   person, position, from, to             person by number; to empty: until further notice
//   roles.csv      person, role, unit, from, to           unit empty: for the whole city
//   mandates.csv   person, capacity, position, number, from, to      capacity: plt (vacant) or plh (holder away)
//
// I01 column missing · I02 column unknown · I03 empty · I04 date · I05 yes or no · I06 unknown word · I07 doubled ·
// I08 unit · I09 position · I10 person · I11 role unknown · I12 a circle · I13 heads of a unit · I14 span · I15 two
// holders · I16 two positions · I17 plt and plh · I18 too few holders of a role · I19 the form of people · I20 code ·
// I21 dataset · I22 value of another type · I23 a plugin or the store could not answer · I24 two orders at once
#include "service/import.hpp"

#include <algorithm>

#include "service/city_day.hpp"
#include "service/import_detail.hpp"

namespace jenjang::service {

using namespace importing;

namespace {

/// Findings in the order in which the files are listed above, then by line and column.
void sort_findings(Diagnostics& findings, const std::vector<const Sheet*>& sheets) {
  auto rank = [&](const Diagnostic& finding) {
    auto found =
        std::find_if(sheets.begin(), sheets.end(), [&](const Sheet* sheet) { return sheet->file == finding.at.file; });
    return found - sheets.begin();
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(rank(a), a.at.line, a.at.column) < std::tuple(rank(b), b.at.line, b.at.column);
  });
}

Diagnostic store_finding(const std::string& file, const Error& error) {
  return {{file, 0, 0}, Severity::error, "I23", error.sentence, {}};
}

}  // namespace

Imported import_organisation(City& city, const OrganisationSheets& sheets, const std::string& source, Time at) {
  Reading reading{city, city_day(*city.installed, at)};
  read_units(reading, sheets.units);
  read_positions(reading, sheets.positions);
  read_people(reading, sheets.people);
  read_holdings(reading, sheets.holdings);
  read_roles(reading, sheets.roles);
  read_mandates(reading, sheets.mandates);
  sort_findings(reading.findings,
                {&sheets.units, &sheets.positions, &sheets.people, &sheets.holdings, &sheets.roles, &sheets.mandates});
  if (has_errors(reading.findings)) return {std::move(reading.findings), 0};
  if (auto stored = city.organisation.replace(reading.organisation, source, at); !stored) {
    reading.findings.push_back(store_finding(sheets.units.file, stored.error()));
    return {std::move(reading.findings), 0};
  }
  return {std::move(reading.findings), reading.rows};
}

}  // namespace jenjang::service
