// Turn: one command while it is being decided. Internal to the engine; decide.hpp is what others see.
#pragma once

#include "engine/decide.hpp"

namespace jenjang::engine {

/// Facts wished for, by key: equal wishes meet, and the order is always the same.
using Wants = std::map<std::string, FactWanted>;

struct Turn {
  Turn(const Rulebook& rules, const State& before, const Command& command, const Facts& facts);

  const Rulebook& rules;
  const Definition& definition;
  const Command& command;
  const Facts& facts;
  State state;  ///< as the events so far have made it
  Time now;     ///< the command's time; in a Wake, that of the item being done (26)
  Events events;
  Wants wanted;  ///< not known yet: nothing more is done until it is
  std::optional<Rejection> rejection;

  void emit(Event);
  void reject(std::string code, Translated sentence);
  bool stopped() const { return rejection || !wanted.empty(); }

  template <class Found>
  const Found* fact(const FactWanted& wish) const {
    auto found = facts.find(key_of(wish));
    return found == facts.end() ? nullptr : std::get_if<Found>(&found->second);
  }
  /// Whether all of these are known.
  bool knows(const Wants&) const;
  /// Stops, to be decided again with these: all of them that are not known yet.
  void ask_for(const Wants&);
};

// ---- one a wish
void take(Turn&, const Start&);
void take(Turn&, const Claim&);
void take(Turn&, const Release&);
void take(Turn&, const Decide&);
void take(Turn&, const Wake&);
void take(Turn&, const ReportEffect&);
void take(Turn&, const Withdraw&);
void take(Turn&, const Retry&);
void take(Turn&, const Receive&);

/// The open task; where there is none, TaskClosed or Unknown.
const Task* open_task(Turn&, int number);
/// As what the person who sends the command may act; where not at all, NotYours or Taken.
const Actor* actor_in(Turn&, const Task&);

// ---- enter.cpp: where the case goes
/// Where a step leads that has been done: its `then`, else the next line. Nothing: it fell off the end.
std::optional<Target> onward(const Turn&, const std::optional<Target>& then, const Step& from);
/// Enters the step, and every automatic one behind it (1), or ends the case.
void run_on(Turn&, const Step& from, std::optional<Target>);
/// What a choice does (2, 5); none: the step had no choices. A branch ends here, and perhaps its block.
void lead(Turn&, const Step&, const Choice*);
void end(Turn&, const Name& outcome, const std::string& reason);
void open_incident(Turn&, const StepId&, std::string code, Translated sentence);
/// A formula's or an indicator's failure is an incident (30).
void open_incident(Turn&, const StepId&, const Error&);

// ---- opening.cpp
/// An `ask` or `ask each` about to be entered, worked out before anything happens.
struct Opening {
  const Step* step = nullptr;
  int round = 1;
  Name who;                   ///< the entry of `people` that gave someone
  std::vector<Actor> actors;  ///< none: the step is skipped
};
/// Rounds so far, and one more.
int next_round(const State&, const StepId&);
/// Error code "nobody" where an `ask` finds no one (12); `ask each` of an empty group is skipped (17).
Result<Opening> opening_of(const Turn&, const Step&);
void open(Turn&, const Opening&, bool in_block);
/// Closes every open task of the step.
void close_tasks(Turn&, const StepId&, const std::string& reason);

// ---- block.cpp: `together` (3)
/// Whether the block waits for somebody.
bool enter_block(Turn&, const Step&, int round);
/// The branch has been answered, or its deadline has let it go.
void end_branch(Turn&, const Step& block, const Step& branch);
/// (30) Opens one branch anew, after an incident in it.
void enter_branch(Turn&, const Step& block, const Step& branch);

// ---- group.cpp: `ask each` and votes (17 to 20)
/// The least number of answers at the deadline.
std::size_t enough_of(const Ask&, std::size_t slots);
bool has_enough(const Ask&, const StepRecord&);
/// After one answer: closes the step where nobody else is to be waited for, and goes on.
void answered(Turn&, const Step&, const Task&, const Choice*);
/// At the deadline, or when all have answered: closes what is open, counts the votes and goes on.
void close_group(Turn&, const Step&, const std::string& reason);

// ---- waits.cpp
Time moment_of(const Rulebook&, const Period&, const Moment&);
/// The event that came before the case waited for it.
const Arrival* kept_for(const State&, const WaitFor&);

// ---- people.cpp
/// What the directory is asked of a phrase; nothing where the case itself knows.
std::optional<PeopleWanted> wish_of(const Turn&, const Phrase&, const Ask* ask);
struct Found {
  Name entry;  ///< of `people`, that gave someone
  std::vector<Actor> actors;
};
/// The entry and its fallbacks, in order.
std::vector<std::pair<Name, const People*>> chain_of(const Definition&, const Name& entry);
/// Who may decide: nobody on themselves, nobody twice in one set of `different people` (12). Nothing: nobody is left.
std::optional<Found> deciders_of(const Turn&, const Name& entry, const Step&);
/// Who may do something with the case as a whole: start or withdraw it.
std::optional<Found> keepers_of(const Turn&, const Name& entry);
std::vector<PersonId> told_by(const Turn&, const Name& entry);
/// Whether the person has decided another step of one of its sets, in any round (13).
bool has_other_duty(const Turn&, const StepId&, PersonId);

// ---- foresight.cpp
void want(Wants&, FactWanted);
void want_people(const Turn&, const Name& entry, const Ask* ask, Wants&);  ///< ask: whose rules count; or null
void want_formula(const Turn&, const Formula&, Wants&);
/// All that entering this step needs.
Wants wants_of(const Turn&, const Step&);
/// The same of what this late entry does, should it fall due.
Wants wants_of(const Turn&, const Step&, const Late&);
/// And all that the steps behind need which this very command may reach, so that few rounds of asking do.
Wants foresee(const Turn&, const Step&, Time entered);
Wants foresee_late(const Turn&, const StepId&, Time due, int late_done);

// ---- wake.cpp
Time due_of(const Rulebook&, const Period&, const Within&, Time opened);
/// When a late entry runs: counted from the due date, never before an earlier entry (24).
Time late_at(const Rulebook&, const std::vector<Late>&, Time due, std::size_t entry);
/// The late entries of an `ask` or a wait for an event; none of other steps.
const std::vector<Late>& late_of(const Step&);

// ---- decision_forms.cpp
/// The forms as typed answers, their checks passed; nothing where the turn was stopped. `choice` may forbid itself
/// (10).
std::optional<Answers> read_forms(Turn&, const Step&, const Choice*, const Decide&);

const Ask* ask_of(const Definition&, const StepId&);
const Choice* choice_of(const Ask&, const Name&);
bool is_at_limit(const State&, const StepId&, const Choice&);

}  // namespace jenjang::engine
