// Command: what somebody wants of a case. Time is a field of it, so that the engine needs no clock.
#pragma once

#include "engine/fact.hpp"

namespace jenjang::engine {

struct Start { PersonId subject; Period period; };
struct Claim { int task; };
struct Release { int task; };
struct Decide {
  int task;
  std::optional<Name> choice;               ///< none where the step has no choices
  std::map<std::string, Json> entered;      ///< by form key: what the person entered
  std::string note;
  std::optional<Hash> list = {};            ///< of the list that was signed as a whole (`batch`)
};
struct Wake {};
struct ReportEffect {
  std::string key;
  enum class Result { done, failed } result = Result::done;
  Record outputs;
  std::string message;
};
struct Withdraw { std::string note; };
struct Retry {};
struct Receive {                            ///< an event that a plugin declares has arrived
  Name plugin, event;
  Record fields;                            ///< typed, all of them
};

using Wish = std::variant<Start, Claim, Release, Decide, Wake, ReportEffect, Withdraw, Retry, Receive>;
struct Command {
  Time at{};
  std::optional<PersonId> by;               ///< none: the host itself (Wake, ReportEffect, Start by date)
  Wish wish;
};

}  // namespace jenjang::engine
