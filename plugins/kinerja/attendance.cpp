// What lateness and absence take from the discipline part of the additional income (TPP), event by event.
#include "kinerja.hpp"

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace kinerja {
namespace {

struct Degree {
  Decimal from, cut;
};

// The table of the manifest's settings: 1-30 minutes 0,5 … as Tulang Bawang has it (siaptuba; Tebo Perbup 1/2022
// alike). Samarinda's own numbers and their base are to be confirmed by BKPSDM, so none of them stands here.
std::vector<Degree> degrees_of(const jenjang::Answers& settings) {
  std::vector<Degree> degrees;
  for (int degree = 1;; ++degree) {
    const std::string name = "late_" + std::to_string(degree);
    if (!settings.has(name + "_from")) return degrees;
    degrees.push_back({settings.decimal(name + "_from"), settings.decimal(name + "_cut")});
  }
}

/// The cut of the highest degree that these minutes reach; none reached: 0.
Decimal cut_of(const std::vector<Degree>& degrees, const Decimal& minutes) {
  Degree highest{0, 0};
  for (const Degree& degree : degrees)
    if (degree.from <= minutes && degree.from > highest.from) highest = degree;
  return highest.cut;
}

}  // namespace

Outcome attendance_cut(const Request& request) {
  const auto degrees = degrees_of(request.settings());
  const Decimal absent_day = request.settings().decimal("absent_day_cut");
  Decimal sum;
  int late = 0, absent = 0;
  std::vector<std::pair<Sentence, Decimal>> lines;
  for (const auto& row : request.rows("attendance")) {
    Decimal cut;
    Sentence words("");
    if (row.has("absent") && row.yes("absent")) {
      // A day off with its reason on record (leave, illness, duty elsewhere) is no absence without reason.
      if (row.has("reason") && !jenjang::folded(row.text("reason")).empty()) continue;
      ++absent;
      cut = absent_day;
      words = Sentence("Tidak masuk tanpa keterangan, {}", "Absent without reason, {}").with(row.date("day"));
    } else if (const Decimal minutes = row.has("late_minutes") ? row.decimal("late_minutes") : Decimal(0);
               minutes > 0) {
      ++late;
      cut = cut_of(degrees, minutes);
      words = Sentence("Terlambat {} menit, {}", "{} minutes late, {}").with(minutes, row.date("day"));
    } else {
      continue;
    }
    sum += cut;
    lines.emplace_back(words, cut);
  }
  Outcome outcome =
      jenjang::measured(sum).because({"{} keterlambatan dan {} hari tanpa keterangan: {} persen dari bagian disiplin",
                                      "{} times late and {} days without reason: {} per cent of the discipline part"},
                                     late, absent, sum);
  for (const auto& [words, cut] : lines) outcome.line(words, cut);
  return outcome;
}

}  // namespace kinerja
