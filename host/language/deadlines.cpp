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

void need_calendar(Mark at, Reading& reading) {
  if (!reading.workflow.calendar.empty()) return;
  reading.findings.error(
      at, "T06", both("Hari kerja membutuhkan `calendar`", "Working days need a `calendar`"),
      both("Tambahkan `calendar: …` di atas berkas ini.", "Add `calendar: …` at the top of this file."));
}

// What `ask` and `wait: for` have in common.
struct Due {
  const Node& step;
  Spot spot;
  const engine::Within& within;
  const std::vector<Duration>& remind;
  const std::vector<Late>& late;
  const std::vector<engine::Choice>& choices;
  bool asks;  // somebody; else an event is awaited
  bool in_block() const { return spot.branch.has_value(); }
};

class Deadlines {
 public:
  Deadlines(const Due& due, Reading& reading) : due_(due), step_(due.step), reading_(reading) {}

  void check() {
    within();
    if (const Node* late = step_.find(spelling(Word::late))) {
      for (const auto& entry : due_.late) one(entry);
      if (!due_.late.empty()) order(*late);
    } else {
      findings().error(
          name_at(), "T08",
          both("Tidak ditulis apa yang terjadi setelah tenggat", "Nothing says what happens after the deadline"),
          due_.asks ? both("Tambahkan `late:`, misalnya `late: escalate to …`.",
                           "Add `late:`, for example `late: escalate to …`.")
                    : both("Tambahkan `late: go on` atau `late: end …`.", "Add `late: go on` or `late: end …`."));
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
    bool working_days = counts_working_days(due_.within);
    for (const auto& each : due_.remind) working_days |= each.unit == DurationUnit::working_days;
    for (const auto& each : due_.late) working_days |= each.after && each.after->unit == DurationUnit::working_days;
    if (working_days) need_calendar(node->at, reading_);
    const auto* whole = std::get_if<Duration>(&due_.within);
    for (const auto& each : due_.remind)
      if (whole && each.unit == whole->unit && each.count >= whole->count)
        findings().warning(
            step_.find(spelling(Word::remind))->at, "T14",
            both("Pengingat ini jatuh sebelum langkah dibuka", "This reminder falls before the step opens"),
            both("Pilih waktu yang lebih pendek daripada `within`.", "Choose a time shorter than `within`."));
  }

  void one(const Late& late) {
    switch (late.kind) {
      case Late::Kind::tell: uses(late, Reading::Use::As::told); break;
      case Late::Kind::escalate:
        if (due_.asks)
          uses(late, Reading::Use::As::one);
        else
          asks_nobody(late);
        break;
      case Late::Kind::end:
        if (due_.in_block())
          leaves_block(late);
        else
          reading_.is_outcome(late.what, mark(late));
        break;
      case Late::Kind::choose:
        if (!due_.asks)
          asks_nobody(late);
        else if (!due_.in_block() || !step_.find(spelling(Word::choices)))  // its `choices` have their own finding
          chosen(late);
        break;
      case Late::Kind::go_on:
        if (!due_.choices.empty())
          findings().error(
              mark(late), "T12",
              both("`go on` hanya untuk langkah tanpa `choices`", "`go on` is only for a step without `choices`"),
              both("Tulis `choose …` atau `escalate to …`.", "Write `choose …` or `escalate to …`."));
        break;
    }
  }

  void uses(const Late& late, Reading::Use::As as) { reading_.use_person({late.what, mark(late), as, due_.spot}); }

  void asks_nobody(const Late& late) {
    findings().error(mark(late), "T15",
                     both("Langkah ini menunggu peristiwa dan tidak meminta siapa pun",
                          "This step waits for an event and asks nobody"),
                     both("Tulis `tell …`, `go on` atau `end …`.", "Write `tell …`, `go on` or `end …`."));
  }

  void leaves_block(const Late& late) {
    findings().error(mark(late), "F08",
                     both("Di dalam `together` tenggat tidak mengakhiri kasus: bloknya yang berlanjut",
                          "Inside `together` a deadline does not end the case: the block goes on as a whole"),
                     both("Tulis `go on`, dan akhiri kasus sesudah blok ini bila perlu.",
                          "Write `go on`, and end the case after the block where needed."));
  }

  void chosen(const Late& late) {
    std::vector<std::string> names;
    for (const auto& each : due_.choices) names.push_back(each.name);
    auto found = std::find_if(due_.choices.begin(), due_.choices.end(),
                              [&](const auto& each) { return each.name == late.what; });
    if (found == due_.choices.end()) {
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
    const auto& entries = due_.late;
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
                       due_.asks ? both("Tutup dengan `escalate to …`, `choose …`, `go on` atau `end …`.",
                                        "Close with `escalate to …`, `choose …`, `go on` or `end …`.")
                                 : both("Tutup dengan `go on` atau `end …`.", "Close with `go on` or `end …`."));
  }

  const Due& due_;
  const Node& step_;
  Reading& reading_;
};

}  // namespace

void check_deadlines(const Node& step, const Spot& spot, const engine::Ask& ask, Reading& reading) {
  Deadlines({step, spot, ask.within, ask.remind, ask.late, ask.choices, true}, reading).check();
}

void check_deadlines(const Node& step, const Spot& spot, const engine::WaitFor& wait, Reading& reading) {
  Deadlines({step, spot, wait.within, {}, wait.late, {}, false}, reading).check();
}

void check_calendar(const engine::Within& within, Mark at, Reading& reading) {
  if (counts_working_days(within)) need_calendar(at, reading);
}

}  // namespace jenjang::language
