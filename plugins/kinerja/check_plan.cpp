// The city's rules for a plan of targets (SKP), beyond what its form says.
#include <map>

#include "kinerja.hpp"

using jenjang::Outcome;
using jenjang::Request;

namespace kinerja {
namespace {

// A planned result and its measure are words that a superior can judge; the form's schema lets blanks pass.
Outcome blank(const jenjang::Answers& target, std::string_view column) {
  return jenjang::denied(
      {"Bagian ini masih kosong. Tuliskan rencana hasil kerja dan indikatornya dengan kata-kata yang dapat dinilai.",
       "This is still empty. Write the planned result and its measure in words that can be judged."},
      target.pointer(column));
}

}  // namespace

// PermenPANRB 6/2022, pasal 7-14 and Lampiran II: results are "utama" (high priority) or "tambahan" (low); the plan is
// about the main ones, and the rating later asks first whether any of them fell below. Each result is measured by one
// indicator an aspect, so the same result with the same measure twice would count twice.
Outcome check_plan(const Request& request) {
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  bool has_main = false;
  std::size_t number = 0;
  for (const auto& target : request.rows("plan.targets")) {
    ++number;
    const std::string result = jenjang::folded(target.text("result")),
                      measure = jenjang::folded(target.text("measure"));
    if (result.empty()) return blank(target, "result");
    if (measure.empty()) return blank(target, "measure");
    has_main = has_main || target.text("priority") == "utama";
    if (auto [earlier, is_new] = seen.try_emplace({result, measure}, number); !is_new)
      return jenjang::denied(
          jenjang::Sentence(
              "Target {} sama dengan target {}: rencana hasil kerja dan indikatornya serupa. Hapus salah "
              "satunya, atau bedakan indikatornya.",
              "Target {} is the same as target {}: same planned result, same measure. Remove one of them, "
              "or give it a measure of its own.")
              .with(number, earlier->second),
          target.pointer("measure"));
  }
  if (!has_main)
    return jenjang::denied(
        {"Belum ada target dengan prioritas utama. Pilih prioritas \"Utama\" untuk paling sedikit satu rencana hasil "
         "kerja.",
         "No target has main priority yet. Choose the priority \"Main\" for at least one planned result."},
        request.form("plan").pointer("targets"));
  return jenjang::done();
}

}  // namespace kinerja
