// The second check: the workflow as a Petri net, whose every marking is visited. It shares no code with the structural
// rules (flow.cpp) and so finds what they miss: a case that is stuck, that ends while something is open, that never
// ends.
#pragma once

#include "engine/definition.hpp"

namespace jenjang::language {

/// Places are numbered; a marking is the sorted list of places that hold a token.
struct Net {
  using Place = std::uint32_t;
  struct Move {
    std::vector<Place> from, to;
    StepId step;            ///< whose move it is
    bool runs_out = false;  ///< `back to`: past its limit it is gone, so nothing may depend on it
  };
  static constexpr Place start = 0, end = 1;
  std::vector<StepId> places;  ///< at which step each stands; none for `end`
  std::vector<Move> moves;
};
/// A `back to` without a limit, where `at_most` is 0, does not run out.
Net net_of(const engine::Definition&);

struct Unsound {
  enum class Kind { stuck, ends_early, never_happens, never_ends, too_large };
  Kind kind;
  StepId step;  ///< where
  friend auto operator<=>(const Unsound&, const Unsound&) = default;
};
/// The whole reachability graph, up to limits::net_markings.
std::vector<Unsound> unsound_in(const Net&);

struct Reading;
void check_net(Reading&);  ///< W-codes

}  // namespace jenjang::language
