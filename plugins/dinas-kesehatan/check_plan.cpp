// What the health department asks of a plan, beyond what its form says.
#include <set>

#include "dinas_kesehatan.hpp"

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace dinas_kesehatan {

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

}  // namespace dinas_kesehatan
