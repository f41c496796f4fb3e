// The engine: pure functions of their arguments. No clock, database, locale, floating point, hash order or randomness.
// The numbered rules are in engine.md; the code names the number it holds.
#pragma once

#include "engine/event.hpp"

namespace jenjang::engine {

inline constexpr int engine_number = 1;  ///< a change of meaning takes a new one; the journal names it

struct NeedFacts {
  std::vector<FactWanted> wanted;  ///< all that entering this step needs
};
/// Codes: AlreadyOpen NotEntitled Taken NotYours TaskClosed SameDuty NoSuchChoice ReturnLimit FormInvalid NoteMissing
/// TooLate NoIncident NotWaiting Unknown Nothing (a Wake with nothing due: no row).
struct Rejection {
  std::string code;
  Translated sentence;
  std::map<std::string, Translated> fields;  ///< FormInvalid: "FORMKEY/pointer" → sentence
};
using Verdict = std::variant<Events, NeedFacts, Rejection>;

Verdict decide(const Rulebook&, const State&, const Command&, const Facts&);
State evolve(State, const Event&, Time at);     ///< total; `at` is the command's time
/// All events of one command, then version + 1 and last_at.
State apply(State, const Events&, Time at);
/// The next moment something falls due.
std::optional<Time> wake_at(const Rulebook&, const State&);

/// The fields of a choice that a person sees now, for the page.
struct Offer {
  const Choice* choice;
  bool available = true;       ///< false: return limit reached (the page leaves it out) or `when` fails
  int returns_left = 0;        ///< of `back to`
};
std::vector<Offer> offers(const Rulebook&, const State&, const Task&);

/// The forms of a task with `department` resolved; a department without that form: no section.
std::vector<const Form*> forms_of(const Rulebook&, const State&, const StepId&);

}  // namespace jenjang::engine
