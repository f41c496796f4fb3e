// `ask each`: everyone of a group at once, a slot each; with choices it is a vote (engine.md 17 to 20).
#include <algorithm>

#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

std::size_t answers_in(const StepRecord& record) {
  return static_cast<std::size_t>(
      std::count_if(record.answered.begin(), record.answered.end(), [](int slot) { return slot > 0; }));
}

bool wins(const Wins& wins, int votes, int cast) {
  if (wins.kind == Wins::Kind::more_than_percent) return votes * 100 > wins.number * cast;
  return votes * wins.of >= wins.number * cast;
}

/// (20) Over the votes cast, in the order of the file: the first that wins, else the one without `wins`.
const Choice* elected(const Ask& ask, const std::map<std::string, int>& votes) {
  int cast = 0;
  for (const auto& [choice, count] : votes) cast += count;
  const Choice* otherwise = nullptr;
  for (const auto& choice : ask.choices) {
    if (!choice.wins) {
      if (!otherwise) otherwise = &choice;
      continue;
    }
    auto own = votes.find(choice.name);
    if (own != votes.end() && wins(*choice.wins, own->second, cast)) return &choice;
  }
  return otherwise;
}

}  // namespace

std::size_t enough_of(const Ask& ask, std::size_t slots) {  // (17)
  auto number = static_cast<std::size_t>(ask.enough.number);
  switch (ask.enough.kind) {
    case Enough::Kind::all: return slots;
    case Enough::Kind::count:
    case Enough::Kind::first: return std::min(number, slots);
    case Enough::Kind::percent: return std::max<std::size_t>(1, (slots * number + 99) / 100);
  }
  return slots;
}

bool has_enough(const Ask& ask, const StepRecord& record) {
  return answers_in(record) >= enough_of(ask, record.slots.size());
}

void close_group(Turn& turn, const Step& step, const std::string& reason) {
  const auto& ask = std::get<Ask>(step.verb);
  close_tasks(turn, step.id, reason);
  if (ask.choices.empty()) return lead(turn, step, nullptr);
  const auto& record = turn.state.steps.at(step.id);
  std::map<std::string, int> votes;
  for (const auto& [slot, choice] : record.votes) ++votes[choice];
  const auto* choice = elected(ask, votes);
  turn.emit(VoteCounted{step.id, record.round, std::move(votes), choice->name});
  lead(turn, step, choice);
}

void answered(Turn& turn, const Step& step, const Task& task, const Choice* choice) {
  const auto& ask = std::get<Ask>(step.verb);
  if (!ask.each) return lead(turn, step, choice);
  if (task.slot == 0) {  // (19)
    close_tasks(turn, step.id, "escalated");
    return lead(turn, step, choice);
  }
  const auto& record = turn.state.steps.at(step.id);
  bool early = ask.enough.kind == Enough::Kind::first || turn.now >= task.due_at;  // (18)
  if (answers_in(record) == record.slots.size() || (early && has_enough(ask, record)))
    close_group(turn, step, "enough");
}

}  // namespace jenjang::engine
