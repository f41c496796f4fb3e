// Blocks: branches that are asked at once, each an `ask` or `ask each` without choices (engine.md 3, 5, 18).
#include <algorithm>

#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

/// A branch whose `when` does not hold is skipped, as any step is (1).
Result<Opening> branch_opening(const Turn& turn, const Step& branch) {
  if (branch.when) {
    auto holds = truth_of(*branch.when, {turn.rules, turn.state, turn.facts});
    if (!holds) return holds.error();
    if (!*holds) return Opening{&branch, next_round(turn.state, branch.id), {}, {}};
  }
  return opening_of(turn, branch);
}

bool is_waiting(const State& state, const Together& together) {
  return std::any_of(state.tasks.begin(), state.tasks.end(), [&](const Task& task) {
    return std::any_of(together.branches.begin(), together.branches.end(),
                       [&](const Step& branch) { return branch.id == task.step; });
  });
}

}  // namespace

// All branches are worked out before the first is opened: an incident stands instead of the whole block (30).
bool enter_block(Turn& turn, const Step& block, int round) {
  const auto& together = std::get<Together>(block.verb);
  std::vector<Opening> openings;
  for (const auto& branch : together.branches) {
    auto opening = branch_opening(turn, branch);
    if (!opening) {
      open_incident(turn, block.id, opening.error());
      return true;
    }
    openings.push_back(std::move(*opening));
  }
  turn.emit(StepEntered{block.id, round});
  for (const auto& opening : openings) open(turn, opening, true);
  if (is_waiting(turn.state, together)) return true;
  turn.emit(BlockDone{block.id, round});  // all were skipped
  return false;
}

void end_branch(Turn& turn, const Step& block, const Step& branch) {
  turn.emit(BranchDone{branch.id, turn.state.steps.at(branch.id).round});
  if (is_waiting(turn.state, std::get<Together>(block.verb))) return;
  // A branch whose deadline found nobody is not done: its incident keeps the block.
  if (turn.state.incident && turn.definition.block_of(turn.state.incident->step) == &block) return;
  turn.emit(BlockDone{block.id, turn.state.steps.at(block.id).round});
  run_on(turn, block, onward(turn, block.then, block));
}

void enter_branch(Turn& turn, const Step& block, const Step& branch) {
  auto needed = wants_of(turn, branch);
  if (!turn.knows(needed)) return turn.ask_for(needed);
  auto opening = branch_opening(turn, branch);
  if (!opening) return open_incident(turn, branch.id, opening.error());
  open(turn, *opening, true);
  if (opening->actors.empty()) end_branch(turn, block, branch);
}

}  // namespace jenjang::engine
