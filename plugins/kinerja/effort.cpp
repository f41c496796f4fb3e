// Effort: what was tried for a result that was not reached. It counts once the superior recognised it, lifts a result
// from "below" to "meets" (the workflow's table), and costs nobody anything.
#include "kinerja.hpp"

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Sentence;

namespace kinerja {

// The points that the superior gave, together, up to 100 (policy of the city, agreed each year).
Outcome effort(const jenjang::Request& request) {
  Decimal points;
  std::size_t recognised = 0;
  const auto rows = request.rows("efforts");
  std::vector<std::pair<Sentence, Decimal>> lines;
  for (const auto& row : rows) {
    if (!row.has("recognised") || !row.yes("recognised")) continue;
    ++recognised;
    points += row.decimal("points");
    lines.emplace_back(
        Sentence("{}, {}: {}", "{}, {}: {}").with(row.date("day"), row.text("place"), row.text("result")),
        row.decimal("points"));
  }
  Outcome outcome = jenjang::measured(std::min(points, Decimal(100)))
                        .because({"{} dari {} upaya diakui atasan", "{} of {} efforts recognised by the superior"},
                                 recognised, rows.size());
  for (const auto& [words, value] : lines) outcome.line(words, value);
  return outcome;
}

}  // namespace kinerja
