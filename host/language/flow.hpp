// The ways that a case can take from each line: the graph on which flow, duties and fields are judged.
#pragma once

#include "language/reading.hpp"

namespace jenjang::language {

struct Way {
  static constexpr std::size_t to_end = static_cast<std::size_t>(-1);   ///< an outcome
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-2);  ///< off the last line
  enum class How { done, skipped, chosen, by_silence, unanswered, lapsed };
  std::size_t to = to_end;
  How how = How::done;
  const engine::Choice* choice = nullptr;
};

class Flow {
 public:
  explicit Flow(const Reading&);
  const std::vector<Way>& ways(std::size_t line) const { return ways_[line]; }
  std::size_t size() const { return ways_.size(); }

 private:
  static std::vector<Way> ways_of(const engine::Definition&, std::size_t line);
  std::vector<std::vector<Way>> ways_;
};

}  // namespace jenjang::language
