// Habits: what the people of a demo city usually do with a task. Of a hundred such tasks so many are answered like
// this; the rest is silence, and the deadlines answer. Drawn from the task itself: the same city comes out each time.
//
//   habits.csv   workflow, period, who, step, round, chance, after, choice, answers, note
//     period     of the case; empty: any
//     who        the subject's login, unit (and those below) or how the position's title begins; empty: anyone
//     round      of the step; empty: any
//     chance     of a hundred; neighbouring lines for the same tasks share it
//     after      working days, like 0..3; empty: never, not even when it is late
//     answers    JSON by form, laid over what the form finds filled in; an object over a list goes over each of its
//                rows; "60..95" is a number between the two; "@peers" whoever may stand in that entry of `people`
#pragma once

#include "service/import_detail.hpp"

namespace jenjang::service {

/// Numbers that depend on a text only.
class Draw {
 public:
  explicit Draw(std::string_view seed);
  int below(int limit);  ///< 0 … limit - 1
 private:
  std::uint64_t state_;
};

struct Habit {
  Name workflow;
  std::string period, who;
  StepId step;
  std::string round;
  int chance = 100;
  std::optional<std::pair<int, int>> after;
  std::optional<Name> choice;
  Json::Object answers;
  std::string note;
  Place at;
  bool shares_with(const Habit& other) const {
    return workflow == other.workflow && period == other.period && who == other.who && step == other.step &&
           round == other.round;
  }
};

class Habits {
 public:
  Habits() = default;
  Habits(const Sheet&, Diagnostics&);
  /// The first lines that fit; they share a hundred. None: nobody answers such a task by habit.
  std::span<const Habit> of(const Name& workflow, const std::string& period, const StepId&, int round,
                            const std::function<bool(const std::string& who)>& is_about) const;

 private:
  std::vector<Habit> all_;
};

/// `wish` over `found`; a text "@NAME" is replaced by what `people(NAME)` gives.
Json laid_over(const Json& wish, const Json& found, Draw&, const std::function<Json(const Name&)>& people);

}  // namespace jenjang::service
