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

namespace {

// A set of `different people`: each names a step that asks somebody, and two of them can never be the same.
class DifferentPeople {
 public:
  DifferentPeople(const Node& node, Reading& reading) : node_(node), reading_(reading) {}

  void read() {
    for (const Node* each : texts_of(node_, workflow_shapes, findings())) one(*each);
    if (steps_.size() < 2 && known_)
      findings().error(node_.at, "S05",
                       both("Di sini disebut sedikitnya dua langkah", "At least two steps are named here"),
                       both("Tambahkan langkah lain, atau hapus kuncinya.", "Add another step, or remove the key."));
    reading_.workflow.different_people.push_back(std::move(steps_));
  }

 private:
  Findings& findings() { return reading_.findings; }

  void one(const Node& node) {
    const StepId& id = node.text;
    if (!reading_.steps_at.contains(id)) {
      known_ = false;
      findings().error(node.at, "N04", both("Langkah `" + id + "` tidak ada", "There is no step `" + id + "`"),
                       did_you_mean(id, reading_.step_names()));
      return;
    }
    if (!steps_.insert(id).second)
      findings().error(node.at, "N13", both("Langkah ini disebut dua kali", "This step is named twice"),
                       both("Hapus salah satunya.", "Remove one of them."));
    const auto* step = reading_.workflow.step(id);
    if (!step || reading_.unknown_steps.contains(id)) return;
    if (const auto* ask = std::get_if<engine::Ask>(&step->verb))
      asked(node, *ask);
    else
      findings().error(node.at, "S03",
                       both("Langkah `" + id + "` tidak meminta siapa pun", "The step `" + id + "` asks nobody"),
                       both("Sebut langkah dengan `ask` atau `ask each`.", "Name a step with `ask` or `ask each`."));
  }

  void asked(const Node& node, const engine::Ask& ask) {
    if (ask.rules.contains(engine::Rule::confidential))
      findings().error(node.at, "S07",
                       both("Siapa yang menjawab `" + node.text + "` dirahasiakan, jadi tidak dapat dibandingkan",
                            "Who answers `" + node.text + "` is kept secret, so it cannot be compared"),
                       both("Hapus langkah ini dari `different people`.", "Remove this step from `different people`."));
    auto who = reading_.workflow.people.find(ask.who);
    if (who == reading_.workflow.people.end()) return;
    const auto& phrase = who->second.phrase;
    auto [first, is_new] = asked_.emplace(phrase.text(), node.text);
    if (is_new || first->second == node.text) return;
    const std::string before = "`" + first->second + "`", other = "`" + node.text + "`";
    if (phrase.kind == engine::Phrase::Kind::subject)
      findings().error(node.at, "S04",
                       both(before + " dan " + other + " selalu orang yang sama: pegawai sendiri",
                            before + " and " + other + " are always the same person: the employee"),
                       both("Minta orang lain pada salah satunya.", "Ask somebody else in one of them."));
    else if (phrase.kind == engine::Phrase::Kind::superior || phrase.kind == engine::Phrase::Kind::head_of_unit)
      findings().error(node.at, "S08",
                       both(before + " dan " + other + " ditujukan kepada pejabat yang sama",
                            before + " and " + other + " ask the same officer"),
                       both("Minta pejabat lain pada salah satunya.", "Ask another officer in one of them."));
  }

  const Node& node_;
  Reading& reading_;
  std::set<StepId> steps_;
  std::map<std::string, StepId> asked_;  // phrase → the first step that asks so
  bool known_ = true;
};

}  // namespace

void read_different_people(const Node& node, Reading& reading) {
  if (!need_list(node, workflow_shapes, reading.findings)) return;
  // One set, or a list of several.
  if (node.items.empty() || !node.items.front().is_list()) return DifferentPeople(node, reading).read();
  for (const auto& set : node.items)
    if (need_list(set, workflow_shapes, reading.findings)) DifferentPeople(set, reading).read();
}

}  // namespace jenjang::language
