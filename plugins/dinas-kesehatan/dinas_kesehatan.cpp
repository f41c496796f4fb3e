// What the health department measures, and what it asks of a plan.
#include <jenjang/plugin.hpp>
#include <map>
#include <set>

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace {

const Sentence no_infants("Tidak ada bayi yang tercatat pada periode ini.", "No infants were recorded in this period.");

// Imunisasi dasar lengkap: infants with complete basic immunisation ÷ surviving infants × 100.
Outcome idl_coverage(const Request& request) {
  Decimal infants, immunised;
  for (const auto& row : request.rows("immunisation")) {
    infants += row.decimal("surviving_infants");
    immunised += row.decimal("fully_immunised");
  }
  if (infants.is_zero()) return jenjang::missing(no_infants);
  return jenjang::measured(100 * immunised / infants)
      .because({"{} dari {} bayi diimunisasi lengkap", "{} of {} infants fully immunised"}, immunised, infants);
}

// Universal child immunisation: villages (kelurahan) with IDL of 80 per cent or more ÷ villages × 100. The 80 is what
// makes a village "UCI"; another share would be another indicator. A village is one name in one unit, its rows of the
// period taken together; one without infants says nothing and is left out.
Outcome uci(const Request& request) {
  struct Village {
    Decimal infants, immunised;
  };
  std::map<std::pair<std::string, std::string>, Village> villages;
  for (const auto& row : request.rows("immunisation")) {
    Village& village = villages[{std::string(row.text("unit")), jenjang::folded(row.text("village"))}];
    village.infants += row.decimal("surviving_infants");
    village.immunised += row.decimal("fully_immunised");
  }
  int measured = 0, reached = 0;
  for (const auto& [name, village] : villages) {
    if (village.infants.is_zero()) continue;
    ++measured;
    if (100 * village.immunised >= 80 * village.infants) ++reached;
  }
  if (measured == 0) return jenjang::missing(no_infants);
  return jenjang::measured(Decimal(100 * reached) / measured)
      .because({"{} dari {} kelurahan mencapai 80 persen", "{} of {} villages reached 80 per cent"}, reached, measured);
}

// A plan names each village once, and means to reach people: one a village at the very least.
Outcome check_plan(const Request& request) {
  const auto plan = request.form("plan");
  const auto villages = plan.texts("villages");
  std::set<std::string> seen;
  for (std::size_t index = 0; index < villages.size(); ++index) {
    const std::string pointer = plan.pointer("villages") + "/" + std::to_string(index);
    const std::string name = jenjang::folded(villages[index]);
    if (name.empty())
      return jenjang::denied({"Nama kelurahan masih kosong. Isi namanya, atau hapus baris ini.",
                              "This village has no name yet. Fill it in, or remove the line."},
                             pointer);
    if (!seen.insert(name).second)
      return jenjang::denied(Sentence("Kelurahan \"{}\" disebut dua kali. Hapus salah satunya.",
                                      "The village \"{}\" is named twice. Remove one of them.")
                                 .with(villages[index]),
                             pointer);
  }
  const Decimal people = plan.decimal("outreach_target");
  if (people < villages.size())
    return jenjang::denied(Sentence("Target warga terjangkau {} terlalu kecil untuk {} kelurahan. Rencanakan paling "
                                    "sedikit satu warga tiap kelurahan.",
                                    "{} people to be reached is too few for {} villages. Plan for at least one person "
                                    "in each village.")
                               .with(people, villages.size()),
                           plan.pointer("outreach_target"));
  return jenjang::done();
}

}  // namespace

JENJANG_PLUGIN("dinas-kesehatan", "1.0.0", JENJANG_INDICATOR(idl_coverage), JENJANG_INDICATOR(uci),
               JENJANG_CHECK(check_plan))
