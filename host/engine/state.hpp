// State: what decide() needs to know of a case, and nothing for display. Rebuilt at any time from the events.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "base/hash.hpp"
#include "engine/type.hpp"

namespace jenjang::engine {

enum class Capacity { subject, holder, plt, plh, role };
std::string_view text_of(Capacity);
std::optional<Capacity> capacity_from(std::string_view);

/// A person who may act, and as what: position, order number and dates stand behind `mandate`.
struct Actor {
  PersonId person{};
  std::optional<PositionId> position;
  Capacity capacity = Capacity::holder;
  std::optional<MandateId> mandate;  ///< Plt and Plh
  Name role;                         ///< capacity role
  friend bool operator==(const Actor&, const Actor&) = default;
};

enum class Status { open, ended, withdrawn };

/// A `wait` that is not over: for a date, or for an event.
struct Waiting {
  StepId step;
  int round = 1;
  Time since{}, due_at{};
  int late_done = 0;
  friend bool operator==(const Waiting&, const Waiting&) = default;
};
/// An event that came before its step (kept), or the one that its step took.
struct Arrival {
  Name plugin, event;
  Record fields;
  Time at{};
  friend bool operator==(const Arrival&, const Arrival&) = default;
};

struct Task {
  int number = 0;                     ///< unique in the case, from 1
  StepId step;
  int round = 1;
  std::vector<Actor> may_act;         ///< escalated included
  std::vector<Actor> escalated;       ///< who was added by a deadline
  std::optional<PersonId> claimed_by;
  Time opened_at{}, due_at{};
  int reminded = 0, late_done = 0;    ///< how many entries have run
  int slot = 0;                       ///< of `ask each`: whose answer, from 1; 0: of `ask`, and of who was escalated to
  friend bool operator==(const Task&, const Task&) = default;
};

/// Answers by form key ("kinerja.plan", "dinas-kesehatan.plan").
using Answers = std::map<std::string, Record>;

struct StepRecord {
  int round = 0;                      ///< 0: never entered
  std::optional<Name> choice;         ///< of this round
  std::vector<PersonId> deciders;     ///< of all rounds; the deadline's doing counts for no one
  std::map<int, Answers> answers;     ///< by slot (0 for `ask`): the newest of each
  Record computed;                    ///< of `compute`; the outputs of `do`, the fields of an awaited event
  bool skipped = false;
  // `ask each`:
  std::vector<PersonId> seats;        ///< of all rounds: slot n is seats[n - 1]'s
  std::vector<int> slots;             ///< that were opened this round, in order
  std::vector<int> answered;          ///< of these
  std::map<int, Name> votes;          ///< this round, by slot
  friend bool operator==(const StepRecord&, const StepRecord&) = default;
};

struct Effect {
  std::string key;                    ///< "case/step/round" or "case/step/round/n": the call_id
  enum class Kind { act, tell } kind = Kind::tell;
  Name plugin, name;                  ///< action or message
  Record with;
  std::vector<PersonId> to;           ///< tell: whom
  StepId step;
  friend bool operator==(const Effect&, const Effect&) = default;
};

struct Incident {
  StepId step;
  std::string code;                   ///< "formula", "indicator", "plugin", "nobody", "effect", "deadline", "limit", "flow"
  Translated sentence;
  Time since{};
  friend bool operator==(const Incident&, const Incident&) = default;
};

struct State {
  CaseId id{};
  PersonId subject{};
  std::optional<Period> period;       ///< set by Started
  Name workflow;
  int definition_version = 0;
  std::optional<Name> department;     ///< the plugin serving the subject's unit on the day of the start
  UnitCode unit;                      ///< the subject's, that day
  Status status = Status::open;
  std::optional<Name> outcome;
  std::uint64_t version = 0;          ///< journal rows so far
  Time last_at{};
  std::optional<StepId> here;         ///< the step entered last and not left
  int last_task = 0;
  std::vector<Task> tasks;            ///< open ones
  std::map<StepId, StepRecord> steps;
  std::map<std::string, int> returns; ///< "STEP.CHOICE": how often
  std::vector<Effect> effects;        ///< that the case waits for
  std::optional<Waiting> waiting;
  std::vector<Arrival> kept;          ///< came before anybody waited for them
  std::optional<Incident> incident;
  friend bool operator==(const State&, const State&) = default;
};

}  // namespace jenjang::engine
