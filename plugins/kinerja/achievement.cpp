// What was achieved of what was agreed: the plan's targets against the realisation that the person reported.
#include <optional>

#include "kinerja.hpp"

using jenjang::Answers;
using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace kinerja {
namespace {

// PP 30/2019: the realisation of one indicator counts up to 120 per cent. PermenPANRB 6/2022 (Lampiran IV) gives no
// weights to "utama" and "tambahan", so each target counts alike; the line says which it is.
const Decimal most = 120;

std::string optional_text(const Answers& row, std::string_view name) {
  return row.has(name) ? jenjang::folded(row.text(name)) : std::string();
}

/// The reported rows, each for one target: the same result and measure, else the same result where the person gave no
/// measure, in the order of the plan.
class Reported {
 public:
  explicit Reported(const Request& request) : rows_(request.rows("self.achieved")), taken_(rows_.size()) {}

  bool empty() const { return rows_.empty(); }
  std::optional<Decimal> take(const Answers& target) {
    const std::string result = jenjang::folded(target.text("result")),
                      measure = jenjang::folded(target.text("measure"));
    for (const std::string& wanted : {measure, std::string()})
      for (std::size_t at = 0; at < rows_.size(); ++at) {
        if (taken_[at] || jenjang::folded(rows_[at].text("result")) != result) continue;
        if (optional_text(rows_[at], "measure") != wanted) continue;
        taken_[at] = true;
        return rows_[at].decimal("realised");
      }
    return std::nullopt;
  }

 private:
  std::vector<Answers> rows_;
  std::vector<bool> taken_;
};

/// Per cent of the target, from 0 to 120. A target of 0 or less has no share: it is met or it is not.
Decimal share_of(const Decimal& target, const Decimal& realised, bool lower_is_better) {
  if (lower_is_better) {
    if (target > 0 && realised > 0) return std::min(100 * target / realised, most);
    return realised <= target ? (target > 0 ? most : Decimal(100)) : Decimal(0);
  }
  if (target > 0) return std::clamp(100 * realised / target, Decimal(0), most);
  return realised >= target ? Decimal(100) : Decimal(0);
}

Sentence words_of(const Answers& target, const Decimal& realised) {
  const bool is_main = target.text("priority") == "utama";
  return Sentence(is_main ? "Utama: {}, {}: {} dari target {}" : "Tambahan: {}, {}: {} dari target {}",
                  is_main ? "Main: {}, {}: {} of the target {}" : "Additional: {}, {}: {} of the target {}")
      .with(target.text("result"), target.text("measure"), realised, target.decimal("target"));
}

}  // namespace

Outcome achievement(const Request& request) {
  const auto targets = request.rows("plan.targets");
  if (targets.empty())
    return jenjang::missing(
        {"Belum ada SKP yang disepakati untuk periode ini.", "No targets were agreed for this period."});
  Reported reported(request);
  if (reported.empty()) return jenjang::missing({"Realisasi belum dilaporkan.", "Nothing was reported yet."});

  Decimal sum;
  int reached = 0;
  std::vector<std::pair<Sentence, Decimal>> lines;
  for (const Answers& target : targets) {
    const auto realised = reported.take(target);
    const bool lower = target.has("direction") && target.text("direction") == "down";
    const Decimal share = realised ? share_of(target.decimal("target"), *realised, lower) : Decimal(0);
    if (share >= 100) ++reached;
    sum += share;
    lines.emplace_back(realised ? words_of(target, *realised)
                                : Sentence("{}, {}: tidak dilaporkan", "{}, {}: not reported")
                                      .with(target.text("result"), target.text("measure")),
                       share);
  }
  Outcome outcome = jenjang::measured(sum / targets.size())
                        .because({"{} dari {} target tercapai; rata-rata capaian {} persen",
                                  "{} of {} targets reached; the mean achievement is {} per cent"},
                                 reached, targets.size(), (sum / targets.size()).round_half_up(2));
  for (const auto& [words, share] : lines) outcome.line(words, share);
  return outcome;
}

}  // namespace kinerja
