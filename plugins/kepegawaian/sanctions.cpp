// Disciplinary sanctions that are being served.
#include "kepegawaian.hpp"

using jenjang::Outcome;
using jenjang::Request;

namespace kepegawaian {

// PP 94/2021 pasal 7-8: moderate and heavy sanctions run for a time; PP 11/2017 jo. PP 17/2020: nobody is promoted
// meanwhile. A light one (a warning) stands in no one's way.
Outcome under_sanction(const Request& request) {
  const auto period = request.period("period");
  for (const auto& row : request.rows("sanctions")) {
    if (row.text("severity") == "ringan" || row.date("day") > period.last || row.date("until") < period.first) continue;
    return jenjang::measured(true).because({"{} dari {} sampai {}, keputusan {}", "{} from {} to {}, decree {}"},
                                           row.text("sanction"), row.date("day"), row.date("until"),
                                           row.text("decree"));
  }
  return jenjang::measured(false).because({"Tidak ada hukuman disiplin sedang atau berat pada periode ini",
                                           "No moderate or heavy sanction in this period"});
}

}  // namespace kepegawaian
