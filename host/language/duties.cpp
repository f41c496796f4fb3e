// Nobody decides on themselves, and silence decides nothing alone: on every way to an effect (`do`) somebody who is not
// the subject must have chosen, from more than one choice. And `different people` must be able to differ.
#include <algorithm>
#include <deque>

#include "language/flow.hpp"

namespace jenjang::language {
namespace {

// A person whose chain may end in the subject counts as the subject.
bool may_be_subject(const Name& entry, const engine::Definition& workflow) {
  std::set<Name> seen;
  for (std::optional<Name> next = entry; next && seen.insert(*next).second;) {
    auto found = workflow.people.find(*next);
    if (found == workflow.people.end()) return false;  // has its own finding
    if (found->second.phrase.kind == engine::Phrase::Kind::subject) return true;
    next = found->second.or_else;
  }
  return false;
}

// A vote is a decision of others, too: the subject has no seat in it.
bool decided_by_another(const engine::Step& step, const engine::Definition& workflow) {
  const auto* ask = std::get_if<engine::Ask>(&step.verb);
  if (!ask || ask->choices.size() < 2 || may_be_subject(ask->who, workflow)) return false;
  return std::none_of(ask->late.begin(), ask->late.end(), [&](const engine::Late& late) {
    return late.kind == engine::Late::Kind::escalate && may_be_subject(late.what, workflow);
  });
}

// The lines that a case comes to without anybody else's decision; with or without the deadline's help.
std::vector<bool> undecided(const Flow& flow, const engine::Definition& workflow, bool by_silence) {
  std::vector<bool> reached(flow.size());
  std::deque<std::size_t> open{0};
  reached[0] = true;
  while (!open.empty()) {
    std::size_t line = open.front();
    open.pop_front();
    bool real = decided_by_another(workflow.steps[line], workflow);
    for (const Way& way : flow.ways(line)) {
      if (way.to >= flow.size() || reached[way.to]) continue;
      bool silent = way.how == Way::How::by_silence || way.how == Way::How::unanswered;
      if ((way.how == Way::How::chosen && real) || (silent && !by_silence)) continue;
      reached[way.to] = true;
      open.push_back(way.to);
    }
  }
  return reached;
}

}  // namespace

void check_duties(Reading& reading) {
  const auto& workflow = reading.workflow;
  if (workflow.steps.empty() || !reading.flow_is_known) return;
  Flow flow(reading);
  auto alone = undecided(flow, workflow, false);
  auto silent = undecided(flow, workflow, true);
  for (std::size_t line = 0; line < workflow.steps.size(); ++line) {
    const auto& step = workflow.steps[line];
    if (!std::holds_alternative<engine::Do>(step.verb)) continue;
    Mark at{step.at.line, step.at.column};
    if (alone[line])
      reading.findings.error(
          at, "S01",
          both("`" + step.id + "` dapat dicapai tanpa keputusan orang lain: pegawai memutuskan dirinya sendiri",
               "`" + step.id + "` can be reached without anybody else's decision: the employee would decide alone"),
          both("Minta orang lain memilih di antara sedikitnya dua `choices` sebelum langkah ini.",
               "Ask somebody else to choose between at least two `choices` before it."));
    else if (silent[line])
      reading.findings.error(
          at, "S02",
          both("`" + step.id + "` dapat dicapai karena semua diam: tenggat tidak boleh memutuskan sendiri",
               "`" + step.id + "` can be reached by silence alone: a deadline may not decide by itself"),
          both("Ganti `choose …` atau `go on` dengan `escalate to …` pada satu langkah yang memutuskan.",
               "Replace `choose …` or `go on` by `escalate to …` in one deciding step."));
  }
}

void read_different_people(const Node& node, Reading& reading) {
  Findings& findings = reading.findings;
  if (!need_list(node, workflow_shapes, findings)) return;
  // One set, or a list of several.
  std::vector<const Node*> sets;
  if (!node.items.empty() && node.items.front().is_list())
    for (const auto& item : node.items) sets.push_back(&item);
  else
    sets.push_back(&node);
  for (const Node* set : sets) {
    if (!need_list(*set, workflow_shapes, findings)) continue;
    std::set<StepId> steps;
    std::optional<StepId> by_subject;
    for (const Node* each : texts_of(*set, workflow_shapes, findings)) {
      if (!reading.steps_at.contains(each->text)) {
        findings.error(each->at, "N04",
                       both("Langkah `" + each->text + "` tidak ada", "There is no step `" + each->text + "`"),
                       did_you_mean(each->text, reading.step_names()));
        continue;
      }
      if (!steps.insert(each->text).second)
        findings.error(each->at, "N13", both("Langkah ini disebut dua kali", "This step is named twice"),
                       both("Hapus salah satunya.", "Remove one of them."));
      const auto* step = reading.workflow.step(each->text);
      if (!step || reading.unknown_steps.contains(each->text)) continue;
      const auto* ask = std::get_if<engine::Ask>(&step->verb);
      if (!ask) {
        findings.error(
            each->at, "S03",
            both("Langkah `" + each->text + "` tidak meminta siapa pun", "The step `" + each->text + "` asks nobody"),
            both("Sebut langkah dengan `ask`.", "Name a step with `ask`."));
        continue;
      }
      auto who = reading.workflow.people.find(ask->who);
      if (who == reading.workflow.people.end() || who->second.phrase.kind != engine::Phrase::Kind::subject) continue;
      if (by_subject)
        findings.error(each->at, "S04",
                       both("`" + *by_subject + "` dan `" + each->text + "` selalu orang yang sama: pegawai sendiri",
                            "`" + *by_subject + "` and `" + each->text + "` are always the same person: the employee"),
                       both("Minta orang lain pada salah satunya.", "Ask somebody else in one of them."));
      by_subject = each->text;
    }
    if (steps.size() < 2)
      findings.error(set->at, "S05",
                     both("Di sini disebut sedikitnya dua langkah", "At least two steps are named here"));
    reading.workflow.different_people.push_back(std::move(steps));
  }
}

}  // namespace jenjang::language
