#include "language/answered.hpp"

#include <algorithm>
#include <deque>

namespace jenjang::language {
namespace {

using engine::Ask;
using engine::Late;
using How = Way::How;

bool may_go_on(const Ask& ask) {
  return std::any_of(ask.late.begin(), ask.late.end(), [](const Late& late) { return late.kind == Late::Kind::go_on; });
}

bool chosen_by_deadline(const Ask& ask, const engine::Choice& choice) {
  return std::any_of(ask.late.begin(), ask.late.end(),
                     [&](const Late& late) { return late.kind == Late::Kind::choose && late.what == choice.name; });
}

}  // namespace

Answered::Answered(const Reading& reading) : reading_(reading) {
  const auto& steps = reading.workflow.steps;
  for (const auto& step : steps) {
    numbers_.emplace(step.id, numbers_.size());
    if (const auto* block = std::get_if<engine::Together>(&step.verb))
      for (const auto& branch : block->branches) numbers_.emplace(branch.id, numbers_.size());
  }
  before_.assign(steps.size(), StepSet().set());
  if (steps.empty() || !reading.flow_is_known) return;
  Flow flow(reading);
  before_[0].reset();
  std::vector<bool> reached(steps.size());
  reached[0] = true;
  std::deque<std::size_t> open{0};
  while (!open.empty()) {
    std::size_t line = open.front();
    open.pop_front();
    for (const Way& way : flow.ways(line)) {
      if (way.to >= steps.size()) continue;
      StepSet after = before_[line] | filled_by(way, line);
      StepSet met = reached[way.to] ? before_[way.to] & after : after;
      if (reached[way.to] && met == before_[way.to]) continue;
      before_[way.to] = met;
      reached[way.to] = true;
      open.push_back(way.to);
    }
  }
}

Answered::StepSet Answered::filled_by(const Way& way, std::size_t line) const {
  StepSet filled;
  if (way.how != How::done && way.how != How::chosen) return filled;
  const auto& step = reading_.workflow.steps[line];
  const auto* block = std::get_if<engine::Together>(&step.verb);
  if (!block) return filled.set(numbers_.at(step.id));
  for (const auto& branch : block->branches) {
    const auto* ask = std::get_if<Ask>(&branch.verb);
    if (ask && !may_go_on(*ask) && !reading_.conditional.contains(branch.id)) filled.set(numbers_.at(branch.id));
  }
  return filled;
}

bool Answered::surely(const engine::Step& step, std::size_t line, const ChosenSteps& chosen) const {
  const auto* ask = std::get_if<Ask>(&step.verb);
  if (ask && ask->each) return true;
  if (before_[line].test(numbers_.at(step.id))) return true;
  return ask && std::any_of(ask->choices.begin(), ask->choices.end(), [&](const engine::Choice& choice) {
           return !chosen_by_deadline(*ask, choice) && chosen.contains({step.id, choice.name});
         });
}

ChosenSteps chosen_in(const Spot& spot, Reading& reading) {
  ChosenSteps chosen;
  for (const auto* step : {&reading.workflow.steps[spot.line], &reading.step(spot)})
    if (step->when) chosen.merge(chosen_where(step->when->source));
  return chosen;
}

}  // namespace jenjang::language
