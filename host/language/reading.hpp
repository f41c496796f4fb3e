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

/// More steps than any procedure that a person still understands.
inline constexpr std::size_t most_steps = 200;
inline constexpr std::size_t most_people = 60;

struct Reading {
  Reading(const engine::Manifests& installed, Findings& into) : manifests(installed), findings(into) {}

  const engine::Manifests& manifests;
  Findings& findings;
  engine::Definition workflow;

  /// Named, but of a construct that is not run or that has its own finding: what they hold is unknown here.
  std::set<StepId> unknown_steps;
  std::set<Name> unknown_people, unknown_plugins;
  std::set<std::string> unknown_fields;  ///< "step.field"
  std::map<Name, std::pair<std::vector<engine::Type>, engine::Type>> tables;
  std::set<Name> unknown_tables;  ///< whose columns have their own finding
  std::set<Name> called_tables;

  std::set<std::size_t> conditional;  ///< lines of the steps that have a `when`
  bool uses_is_known = true;          ///< false: `uses` has its own finding
  bool flow_is_known = true;          ///< false: a target has its own finding, and the way on is not judged

  std::map<StepId, Mark> steps_at;  ///< every step, those inside `together` too
  std::map<Name, Mark> people_at;

  /// A formula that is compiled once everything around it is known.
  struct Pending {
    static constexpr std::size_t at_start = static_cast<std::size_t>(-1);
    const Node* node = nullptr;
    std::size_t step = at_start;         ///< line in workflow.steps
    bool sees_own_answers = false;       ///< the `when` of a choice
    std::optional<engine::Type> wanted;  ///< none: a line of `compute`
    std::function<void(engine::Formula)> put;
    Name line;  ///< `compute`: its name
  };
  std::vector<Pending> formulas;

  std::vector<std::string> step_names() const;
  std::vector<std::string> people_names() const;
  /// The manifest of a plugin in `uses`; null and N09 where it is none. Null without a finding where it is unknown.
  const engine::Manifest* plugin(const Name&, Mark);
  /// Whether `people` has the entry; else N05.
  bool is_person(const Name&, Mark);
  bool is_outcome(const Name&, Mark);
  /// N01, N03 where a step, table or entry may not be called so.
  bool may_be_named(const std::string& name, Mark);
};

// In this order: each finds what those before it have filled in.
void read_top(const Node& file, Reading&);  ///< top.cpp
void read_tables(const Node&, Reading&);    ///< tables.cpp
void read_start(const Node&, Reading&);     ///< start.cpp
void read_people(const Node&, Reading&);    ///< people.cpp
void read_steps(const Node&, Reading&);     ///< steps.cpp: takes all names first, so that a step may name a later one
void read_ask(const Node& step, std::size_t line, Reading&);               ///< asking.cpp: `ask` and `ask each`
void read_choices(const Node&, std::size_t line, engine::Ask&, Reading&);  ///< choices.cpp
std::optional<engine::Target> target_of(const Node&, std::size_t line, Reading&);
void read_withdrawal(const Node&, Reading&);                           ///< start.cpp
void read_different_people(const Node&, Reading&);                     ///< duties.cpp
void check_people(Reading&);                                           ///< people.cpp: somebody is always there
void check_deadlines(const Node& step, const engine::Ask&, Reading&);  ///< deadlines.cpp
void check_moment(const engine::Moment&, Mark, Reading&);              ///< start.cpp: it does not lie before a start
void check_flow(Reading&);        ///< flow.cpp: every step is reached, every case ends
void check_duties(Reading&);      ///< duties.cpp: no self-approval, no approval by silence
void compile_formulas(Reading&);  ///< formulas.cpp
void check_tables(const Node&, Reading&);  ///< tables.cpp: each is called by a formula
void read_texts(const Node& file, const WorkflowText&, Reading&);  ///< texts.cpp
Hash hash_of(const engine::Definition&);                           ///< canonical.cpp

}  // namespace jenjang::language
