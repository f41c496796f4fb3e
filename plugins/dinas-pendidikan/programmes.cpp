// What was reached of what a programme planned (perjanjian kinerja).
#include <algorithm>

#include "dinas_pendidikan.hpp"

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace dinas_pendidikan {

// The mean over the programmes of reached ÷ planned × 100, each up to 120 (PP 30/2019). One without a plan says
// nothing.
Outcome programme_success(const Request& request) {
  Decimal sum;
  std::vector<std::pair<Sentence, Decimal>> lines;
  for (const auto& row : request.rows("programmes")) {
    const Decimal planned = row.decimal("planned"), reached = row.decimal("reached");
    if (planned <= 0) continue;
    const Decimal share = std::clamp(100 * reached / planned, Decimal(0), Decimal(120));
    sum += share;
    lines.emplace_back(Sentence("{}: {} dari {}", "{}: {} of {}").with(row.text("programme"), reached, planned), share);
  }
  if (lines.empty())
    return jenjang::missing(
        {"Tidak ada program yang tercatat pada periode ini.", "No programmes were recorded in this period."});
  Outcome outcome = jenjang::measured(sum / lines.size())
                        .because({"Rata-rata {} program: {} persen", "The mean of {} programmes: {} per cent"},
                                 lines.size(), (sum / lines.size()).round_half_up(2));
  for (const auto& [words, share] : lines) outcome.line(words, share);
  return outcome;
}

/// What the person finds: each programme and how far it came. The form holds 4,000 characters.
Outcome prefill_self(const Request& request) {
  std::string story;
  for (const auto& row : request.rows("programmes")) {
    const std::string line = Sentence("{}: {} dari {}\n", "{}: {} of {}\n")
                                 .with(row.text("programme"), row.decimal("reached"), row.decimal("planned"))
                                 .first();
    if (story.size() + line.size() > 4000) break;
    story += line;
  }
  return story.empty() ? jenjang::done() : jenjang::done().set("story", story);
}

}  // namespace dinas_pendidikan
