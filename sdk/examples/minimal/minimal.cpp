#include <jenjang/plugin.hpp>

// Share of reports that were answered in time.
jenjang::Outcome answered_in_time(const jenjang::Request& request) {
  jenjang::Decimal reports, in_time;
  for (const auto& row : request.rows("reports")) {
    reports += row.decimal("received");
    in_time += row.decimal("answered_in_time");
  }
  if (reports.is_zero()) return jenjang::missing({"Tidak ada laporan pada periode ini", "No reports in this period"});
  return jenjang::measured(100 * in_time / reports)
      .because({"{} dari {} laporan", "{} of {} reports"}, in_time, reports);
}

JENJANG_PLUGIN("minimal", "1.0.0", JENJANG_INDICATOR(answered_in_time))
