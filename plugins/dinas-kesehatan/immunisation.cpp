// Basic immunisation of infants: how many, and in how many villages enough.
#include <map>

#include "dinas_kesehatan.hpp"

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace dinas_kesehatan {
namespace {

const Sentence no_infants("Tidak ada bayi yang tercatat pada periode ini.", "No infants were recorded in this period.");

/// One name in one unit, its rows of the period taken together.
struct Village {
  std::string name;
  Decimal infants, immunised;
  Decimal coverage() const { return 100 * immunised / infants; }
};

/// In the order of units and names; one without infants says nothing and is left out.
std::vector<Village> villages_of(const Request& request) {
  std::map<std::pair<std::string, std::string>, Village> found;
  for (const auto& row : request.rows("immunisation")) {
    Village& village = found[{std::string(row.text("unit")), jenjang::folded(row.text("village"))}];
    if (village.name.empty()) village.name = row.text("village");
    village.infants += row.decimal("surviving_infants");
    village.immunised += row.decimal("fully_immunised");
  }
  std::vector<Village> villages;
  for (auto& [key, village] : found)
    if (!village.infants.is_zero()) villages.push_back(std::move(village));
  return villages;
}

Outcome with_lines(Outcome outcome, const std::vector<Village>& villages) {
  for (const Village& village : villages)
    outcome.line(
        Sentence("{}: {} dari {} bayi", "{}: {} of {} infants").with(village.name, village.immunised, village.infants),
        village.coverage().round_half_up(2));
  return outcome;
}

}  // namespace

// Imunisasi dasar lengkap: infants with complete basic immunisation ÷ surviving infants × 100.
Outcome idl_coverage(const Request& request) {
  const auto villages = villages_of(request);
  if (villages.empty()) return jenjang::missing(no_infants);
  Decimal infants, immunised;
  for (const Village& village : villages) {
    infants += village.infants;
    immunised += village.immunised;
  }
  return with_lines(
      jenjang::measured(100 * immunised / infants)
          .because({"{} dari {} bayi diimunisasi lengkap", "{} of {} infants fully immunised"}, immunised, infants),
      villages);
}

// Universal child immunisation: villages (kelurahan) with IDL of 80 per cent or more ÷ villages × 100. The 80 is what
// makes a village "UCI"; another share would be another indicator.
Outcome uci(const Request& request) {
  const auto villages = villages_of(request);
  if (villages.empty()) return jenjang::missing(no_infants);
  std::size_t reached = 0;
  for (const Village& village : villages)
    if (100 * village.immunised >= 80 * village.infants) ++reached;
  return with_lines(jenjang::measured(Decimal(100 * reached) / villages.size())
                        .because({"{} dari {} kelurahan mencapai 80 persen", "{} of {} villages reached 80 per cent"},
                                 reached, villages.size()),
                    villages);
}

}  // namespace dinas_kesehatan
