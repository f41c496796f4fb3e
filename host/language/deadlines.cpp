// Nobody waits for ever: whoever is asked has a time, and the last thing that happens after it frees the step.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Duration;
using engine::DurationUnit;
using engine::Late;

bool counts_working_days(const engine::Within& within) {
  const auto* duration = std::get_if<Duration>(&within);
  if (!duration) {
    const auto& plus = std::get<engine::Moment>(within).plus;
    duration = plus ? &*plus : nullptr;
  }
  return duration && duration->unit == DurationUnit::working_days;
}

// Whether the first is surely the shorter; durations of different kinds are not compared.
bool shorter(const Duration& a, const Duration& b) { return a.unit == b.unit && a.count < b.count; }

bool is_final(const Late& late) {
  return late.kind == Late::Kind::choose || late.kind == Late::Kind::go_on || late.kind == Late::Kind::end;
}

class Deadlines {
 public:
  Deadlines(const Node& step, const engine::Ask& ask, Reading& reading) : step_(step), ask_(ask), reading_(reading) {}

  void check() {
    within();
    if (const Node* late = step_.find(spelling(Word::late))) {
      for (const auto& entry : ask_.late) one(entry);
      if (!ask_.late.empty()) order(*late);
    } else {
      findings().error(
          name_at(), "T08",
          both("Tidak ditulis apa yang terjadi setelah tenggat", "Nothing says what happens after the deadline"),
          both("Tambahkan `late:`, misalnya `late: escalate to …`.",
               "Add `late:`, for example `late: escalate to …`."));
    }
  }

 private:
  Findings& findings() { return reading_.findings; }
  Mark name_at() const { return step_.find(spelling(Word::step))->at; }
  static Mark mark(const Late& late) { return {late.at.line, late.at.column}; }

  void within() {
    const Node* node = step_.find(spelling(Word::within));
    if (!node) {
      findings().error(name_at(), "T07",
                       both("Tidak ditulis sampai kapan langkah ini menunggu", "Nothing says how long this step waits"),
                       both("Tambahkan `within:`, misalnya `within: 3 working days`.",
                            "Add `within:`, for example `within: 3 working days`."));
      return;
    }
    bool working_days = counts_working_days(ask_.within);
    for (const auto& each : ask_.remind) working_days |= each.unit == DurationUnit::working_days;
    for (const auto& each : ask_.late) working_days |= each.after && each.after->unit == DurationUnit::working_days;
    if (working_days && reading_.workflow.calendar.empty())
      findings().error(
          node->at, "T06", both("Hari kerja membutuhkan `calendar`", "Working days need a `calendar`"),
          both("Tambahkan `calendar: …` di atas berkas ini.", "Add `calendar: …` at the top of this file."));
    const auto* whole = std::get_if<Duration>(&ask_.within);
    for (const auto& each : ask_.remind)
      if (whole && each.unit == whole->unit && each.count >= whole->count)
        findings().warning(
            step_.find(spelling(Word::remind))->at, "T14",
            both("Pengingat ini jatuh sebelum langkah dibuka", "This reminder falls before the step opens"),
            both("Pilih waktu yang lebih pendek daripada `within`.", "Choose a time shorter than `within`."));
  }

  void one(const Late& late) {
    switch (late.kind) {
      case Late::Kind::tell:
      case Late::Kind::escalate: reading_.is_person(late.what, mark(late)); break;
      case Late::Kind::end: reading_.is_outcome(late.what, mark(late)); break;
      case Late::Kind::choose: chosen(late); break;
      case Late::Kind::go_on:
        if (!ask_.choices.empty())
          findings().error(
              mark(late), "T12",
              both("`go on` hanya untuk langkah tanpa `choices`", "`go on` is only for a step without `choices`"),
              both("Tulis `choose …` atau `escalate to …`.", "Write `choose …` or `escalate to …`."));
        break;
    }
  }

  void chosen(const Late& late) {
    std::vector<std::string> names;
    for (const auto& each : ask_.choices) names.push_back(each.name);
    auto found = std::find_if(ask_.choices.begin(), ask_.choices.end(),
                              [&](const auto& each) { return each.name == late.what; });
    if (found == ask_.choices.end()) {
      findings().error(
          mark(late), "N08",
          both("Pilihan `" + late.what + "` tidak ada pada langkah ini", "This step has no choice `" + late.what + "`"),
          did_you_mean(late.what, names));
      reading_.flow_is_known = false;
      return;
    }
    const Node* choices = step_.find(spelling(Word::choices));
    const Node* choice = choices->find(late.what);
    if (choice->find(spelling(Word::back_to)) || choice->find(spelling(Word::when)))
      findings().error(
          mark(late), "T13",
          both("Tenggat tidak dapat memilih `" + late.what + "`: pilihan itu tidak selalu tersedia",
               "A deadline cannot choose `" + late.what + "`: it is not always there to be chosen"),
          both("Pilih yang tanpa `when` dan tanpa `back to`.", "Choose one without `when` and without `back to`."));
  }

  void order(const Node& late) {
    const auto& entries = ask_.late;
    for (std::size_t at = 1; at < entries.size(); ++at) {
      if (is_final(entries[at - 1])) {
        findings().error(mark(entries[at]), "T10",
                         both("Sesudah ini tidak ada lagi yang terjadi: langkahnya sudah ditutup",
                              "Nothing happens any more here: the step is closed already"),
                         both("Hapus, atau pindahkan ke depan.", "Remove it, or move it forward."));
        return;
      }
      const auto& before = entries[at - 1].after;
      const auto& now = entries[at].after;
      if ((before && !now) || (before && now && shorter(*now, *before)))
        findings().error(
            mark(entries[at]), "T11",
            both("Waktunya lebih awal daripada butir sebelumnya", "Its time is earlier than that of the entry before"),
            both("`after` dihitung dari tenggat; urutkan dari yang paling awal.",
                 "`after` counts from the deadline; put the earliest first."));
    }
    if (entries.back().kind == Late::Kind::tell)
      findings().error(late.at, "T09",
                       both("Langkah ini bisa menunggu selamanya: butir terakhir hanya memberi tahu",
                            "This step may wait for ever: the last entry only tells somebody"),
                       both("Tutup dengan `escalate to …`, `choose …`, `go on` atau `end …`.",
                            "Close with `escalate to …`, `choose …`, `go on` or `end …`."));
  }

  const Node& step_;
  const engine::Ask& ask_;
  Reading& reading_;
};

}  // namespace

void check_deadlines(const Node& step, const engine::Ask& ask, Reading& reading) {
  Deadlines(step, ask, reading).check();
}

}  // namespace jenjang::language
