// Field work: how many people were reached, of those that the plan meant to reach.
#include <algorithm>

#include "dinas_kesehatan.hpp"

using jenjang::Answers;
using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace dinas_kesehatan {
namespace {

/// A value of the enum `activity` as the manifest shows it.
Sentence activity_of(const Answers& row) {
  const std::string_view name = row.text("activity");
  if (name == "posyandu") return Sentence("Posyandu", "Village health post");
  if (name == "kunjungan") return Sentence("Kunjungan rumah", "Home visit");
  if (name == "penyuluhan") return Sentence("Penyuluhan", "Health talk");
  throw jenjang::BadInput("an activity is none of the manifest's");
}

Sentence words_of(const Answers& row) {
  const Sentence activity = activity_of(row);
  const auto in = [&](const char* pattern, const std::string& name) {
    return Sentence(pattern, pattern).with(name, row.text("place"), row.date("day"));
  };
  return Sentence(in("{}, {}, {}", activity.first()).first(), in("{}, {}, {}", activity.english()).english());
}

bool is_recognised(const Answers& row) { return row.has("recognised") && row.yes("recognised"); }

}  // namespace

// The effort agreed in the plan (kesepakatan dalam SKP): people reached ÷ people to be reached × 100, up to 100. What
// the superior did not recognise does not count, and an effort costs nobody anything.
Outcome outreach_effort(const Request& request) {
  const Answers plan = request.form("plan");
  const auto rows = request.rows("outreach");
  if (!plan.has("outreach_target") || plan.decimal("outreach_target") <= 0)
    return jenjang::missing({"Belum ada target warga terjangkau yang disepakati untuk periode ini.",
                             "No number of people to be reached was agreed for this period."});
  const Decimal target = plan.decimal("outreach_target");
  Decimal people;
  std::size_t recognised = 0;
  for (const auto& row : rows) {
    if (!is_recognised(row)) continue;
    people += row.decimal("people_reached");
    ++recognised;
  }
  Outcome outcome = jenjang::measured(std::min(100 * people / target, Decimal(100)))
                        .because({"{} warga terjangkau dari target {}; {} dari {} kegiatan diakui atasan",
                                  "{} people reached of the target {}; {} of {} activities recognised by the superior"},
                                 people, target, recognised, rows.size());
  for (const auto& row : rows)
    if (is_recognised(row))
      outcome.line(words_of(row), (100 * row.decimal("people_reached") / target).round_half_up(2));
  return outcome;
}

/// What the person finds: the department's numbers and the field work on record. The form holds 4,000 characters.
Outcome prefill_self(const Request& request) {
  Decimal infants, immunised;
  for (const auto& row : request.rows("immunisation")) {
    infants += row.decimal("surviving_infants");
    immunised += row.decimal("fully_immunised");
  }
  std::string story;
  if (!infants.is_zero())
    story = Sentence("Imunisasi dasar lengkap: {} dari {} bayi\n", "Basic immunisation: {} of {} infants\n")
                .with(immunised, infants)
                .first();
  for (const auto& row : request.rows("outreach")) {
    const std::string line =
        words_of(row).first() + Sentence(": {} warga\n", ": {} people\n").with(row.decimal("people_reached")).first();
    if (story.size() + line.size() > 4000) break;
    story += line;
  }
  return story.empty() ? jenjang::done() : jenjang::done().set("initiative", story);
}

}  // namespace dinas_kesehatan
