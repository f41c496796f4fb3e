#include "service/refusal.hpp"

#include <array>
#include <utility>

namespace jenjang::service {
namespace {

using Known = std::pair<std::string_view, Failure>;
constexpr std::array<Known, 14> failures{{
    {"AlreadyOpen", Failure::conflict},
    {"NotEntitled", Failure::conflict},
    {"Taken", Failure::conflict},
    {"TaskClosed", Failure::conflict},
    {"TooLate", Failure::conflict},
    {"NoIncident", Failure::conflict},
    {"Nothing", Failure::conflict},
    {"NotYours", Failure::forbidden},
    {"SameDuty", Failure::forbidden},
    {"NoSuchChoice", Failure::invalid},
    {"ReturnLimit", Failure::invalid},
    {"FormInvalid", Failure::invalid},
    {"NoteMissing", Failure::invalid},
    {"Unknown", Failure::unknown},
}};

}  // namespace

Error refusal(const engine::Rejection& rejection) {
  Failure failure = Failure::conflict;
  for (const auto& [code, kind] : failures)
    if (code == rejection.code) failure = kind;
  Error error = failed(failure, rejection.code, rejection.sentence);
  for (const auto& [pointer, sentence] : rejection.fields)
    error.fields.emplace(pointer.starts_with('/') ? pointer : "/" + pointer, sentence);
  return error;
}

Error no_such_case() {
  return failed(Failure::unknown, "Unknown",
                both("Kasus ini tidak ada, atau bukan untuk Anda.", "There is no such case, or it is not for you."));
}
Error case_is_busy() {
  return failed(Failure::unavailable, "Busy",
                both("Kasus ini sedang dikerjakan. Isian Anda tersimpan; coba lagi sebentar lagi.",
                     "Somebody is working on this case. What you entered is kept; try again in a moment."));
}
Error case_changed() {
  return failed(Failure::conflict, "CaseChanged",
                both("Kasus ini sudah berubah sejak halaman dibuka. Muat ulang halaman, lalu periksa lagi.",
                     "This case has changed since the page was opened. Load the page again and look once more."));
}
Error key_used_otherwise() {
  return failed(Failure::invalid, "KeyReused",
                both("Idempotency-Key ini sudah dipakai untuk kiriman lain. Pakai kunci yang baru.",
                     "This Idempotency-Key was used for something else. Use a new one."));
}
Error place_taken() {
  return failed(Failure::conflict, "AlreadyOpen",
                both("Untuk pegawai dan periode ini alur tersebut sudah berjalan.",
                     "For this employee and period the workflow is already under way."));
}
Error workflow_rests() {
  return failed(
      Failure::unavailable, "WorkflowRests",
      both("Alur kasus ini belum dapat dibaca oleh sistem, sehingga kasusnya ditahan. Admin sistem dapat melihat "
           "sebabnya di catatan server.",
           "The workflow of this case cannot be read here, so the case rests. The operator finds the reason in "
           "the server's log."));
}
Error no_facts_enough() {
  return failed(Failure::broken, "TooManyFacts",
                both("Keputusan ini terus meminta data tambahan. Ini kesalahan sistem; laporkan kepada admin sistem.",
                     "This decision keeps asking for more data. That is a fault of the system; tell the operator."));
}

}  // namespace jenjang::service
