// Reading: one workflow file on its way to a Definition. The rooms of this folder each fill their part of it:
// top.cpp the keys at the top, people.cpp the people, steps.cpp and asking.cpp the steps, formulas.cpp what they
// compute; flow.cpp, duties.cpp and deadlines.cpp then judge the whole.
#pragma once

#include <functional>

#include "engine/definition.hpp"
#include "language/fields.hpp"
#include "language/phrases.hpp"
#include "language/read.hpp"

namespace jenjang::language {

/// More steps than any procedure that a person still understands; branches count.
inline constexpr std::size_t most_steps = 200;
inline constexpr std::size_t most_people = 60;

/// Where a step stands: its line in `steps`; a branch of `together` is on its block's.
struct Spot {
  std::size_t line = 0;
  std::optional<std::size_t> branch = {};
};

struct Reading {
  Reading(const engine::Manifests& installed, Findings& into) : manifests(installed), findings(into) {}

  const engine::Manifests& manifests;
  Findings& findings;
  engine::Definition workflow;

  /// Named, but what they hold has its own finding: reading it is not a second one.
  std::set<StepId> unknown_steps;
  std::set<Name> unknown_people, unknown_plugins;
  std::set<std::string> unknown_fields;  ///< "step.field"
  std::map<Name, std::pair<std::vector<engine::Type>, engine::Type>> tables;
  std::set<Name> unknown_tables;  ///< whose columns have their own finding
  std::set<Name> called_tables;

  std::set<StepId> conditional;  ///< the steps that have a `when`
  bool uses_is_known = true;     ///< false: `uses` has its own finding
  bool flow_is_known = true;     ///< false: a target has its own finding, and the way on is not judged

  /// Where an entry of `people` is needed: judged when all steps are known (groups.cpp).
  struct Use {
    enum class As { one, each, told };
    Name person;
    Mark at;
    As as = As::one;
    std::optional<Spot> spot;  ///< none: `start` and `withdraw`
  };
  std::vector<Use> people_used;
  std::map<std::string, Mark> quorums_at;  ///< "STEP.enough", "STEP.CHOICE.wins"

  std::map<StepId, Mark> steps_at;  ///< every step, those inside `together` too
  std::map<Name, Mark> people_at;

  /// A formula that is compiled once everything around it is known.
  struct Pending {
    const Node* node = nullptr;
    std::optional<Spot> spot;            ///< none: `start`
    bool sees_own_answers = false;       ///< the `when` of a choice
    std::optional<engine::Type> wanted;  ///< none: a line of `compute`
    std::function<void(engine::Formula)> put;
    Name line;                            ///< `compute`: its name
    std::optional<engine::Type> weighed;  ///< `weigh`: nothing to compile, and this is its type
  };
  std::vector<Pending> formulas;

  engine::Step& step(const Spot&);
  std::vector<std::string> step_names() const;
  std::vector<std::string> people_names() const;
  /// The manifest of a plugin in `uses`; null and N09 where it is none. Null without a finding where it is unknown.
  const engine::Manifest* plugin(const Name&, Mark);
  /// Whether `people` has the entry; else N05.
  bool is_person(const Name&, Mark);
  /// The same, of one who is needed somewhere.
  bool use_person(const Use&);
  /// P02 at the entry.
  void may_be_nobody(const Name& entry);
  bool is_outcome(const Name&, Mark);
  /// N01, N03 where a step, table or entry may not be called so.
  bool may_be_named(const std::string& name, Mark);
};

// In this order: each finds what those before it have filled in.
void read_top(const Node& file, Reading&);  ///< top.cpp
void read_tables(const Node&, Reading&);    ///< tables.cpp
void read_people(const Node&, Reading&);    ///< people.cpp
void read_start(const Node&, Reading&);     ///< start.cpp
void read_steps(const Node&, Reading&);     ///< steps.cpp: takes all names first, so that a step may name a later one
void read_ask(const Node& step, const Spot&, Reading&);               ///< asking.cpp: `ask` and `ask each`
void read_choices(const Node&, const Spot&, engine::Ask&, Reading&);  ///< choices.cpp
std::optional<engine::Target> target_of(const Node&, std::size_t line, Reading&);
void read_wait(const Node& step, const Spot&, Reading&);      ///< waits.cpp
void read_compute(const Node& lines, const Spot&, Reading&);  ///< computing.cpp
void read_acting(const Node& step, const Spot&, Reading&);    ///< acting.cpp: `do` and `tell`
/// "plugin.NAME" of a plugin in `uses`; its second half may still be unknown.
std::optional<std::pair<const engine::Manifest*, Name>> plugin_name(const Node&, Reading&);
void read_withdrawal(const Node&, Reading&);        ///< start.cpp
void read_different_people(const Node&, Reading&);  ///< duties.cpp
void check_people(Reading&);                        ///< people.cpp: somebody is always there
/// Of a phrase for itself: how many there surely are. Those of a form are not known here.
int guaranteed_holders(const engine::Phrase&, const engine::Manifests&);
/// Peers, reports and people of a form: nobody is a fair answer, where each of them is asked.
bool may_be_empty_group(const engine::Phrase&);
void check_groups(Reading&);  ///< groups.cpp: people of forms are known where they are needed; quorums are in reach
void check_deadlines(const Node& step, const Spot&, const engine::Ask&, Reading&);  ///< deadlines.cpp
void check_deadlines(const Node& step, const Spot&, const engine::WaitFor&, Reading&);
void check_moment(const engine::Moment&, Mark, Reading&);  ///< start.cpp: it does not lie before a start
/// T06 where the moment counts working days and there is no calendar.
void check_calendar(const engine::Within&, Mark, Reading&);
void check_flow(Reading&);        ///< flow.cpp: every step is reached, every case ends
void check_duties(Reading&);      ///< duties.cpp: no self-approval, no approval by silence
void compile_formulas(Reading&);  ///< formulas.cpp
void check_tables(const Node&, Reading&);  ///< tables.cpp: each is called by a formula
void read_texts(const Node& file, const WorkflowText&, Reading&);  ///< texts.cpp
Hash hash_of(const engine::Definition&);                           ///< canonical.cpp

}  // namespace jenjang::language
