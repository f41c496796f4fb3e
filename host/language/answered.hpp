// Which fields are surely filled in when a case comes to a line: a forward must-analysis over its ways.
#pragma once

#include <bitset>

#include "language/flow.hpp"
#include "language/guards.hpp"

namespace jenjang::language {

class Answered {
 public:
  explicit Answered(const Reading&);
  /// Whether the step's own fields can be read on a line, where these choices are known to have been made.
  /// `ask each` gives lists, which are never unset.
  bool surely(const engine::Step&, std::size_t line, const ChosenSteps& chosen) const;

 private:
  using StepSet = std::bitset<most_steps>;
  StepSet filled_by(const Way&, std::size_t line) const;

  const Reading& reading_;
  std::map<StepId, std::size_t> numbers_;  ///< branches have their own
  std::vector<StepSet> before_;            ///< for each line; every bit where no case comes
};

/// What holds inside a step: its `when`, and that of its block.
ChosenSteps chosen_in(const Spot&, Reading&);

}  // namespace jenjang::language
