// Definition: one version of a workflow, checked, immutable. Every node carries the place it was written at.
#pragma once

#include <map>
#include <set>

#include "base/hash.hpp"
#include "engine/calendar.hpp"
#include "engine/formula.hpp"
#include "engine/manifest.hpp"
#include "engine/table.hpp"

namespace jenjang::engine {

/// Who, before anyone is resolved. Relations walk positions, never fallbacks (engine.md 11).
struct Phrase {
  enum class Kind { subject, superior, head_of_unit, role, peers, reports, field };
  Kind kind = Kind::subject;
  std::shared_ptr<const Phrase> of;  ///< relations: of whom. role: in whose unit, or none = anywhere
  Name role;
  StepId step = {};  ///< field: the step whose form names them
  Name field = {};   ///< and the form's field: a person or a list of persons
  /// Canonical: "superior of superior of subject", "role admin-kinerja", "role R in unit of subject", "raters.peers".
  std::string text() const;
};

/// An entry of `people`: a phrase, and the entry asked when nobody is left of it.
struct People {
  Phrase phrase;
  std::optional<Phrase> from = {};  ///< of a phrase `field`: whom the form may name (16)
  std::optional<Name> or_else;
  Place at;
};

struct Target {  // of `then`
  std::optional<StepId> step;
  std::optional<Name> end;  ///< an outcome
};
struct BackTo {
  StepId step;
  int at_most = 1;
};
/// When a choice wins a vote, of the votes cast; a tie is no win (20).
struct Wins {
  enum class Kind { more_than_percent, of };
  Kind kind = Kind::more_than_percent;
  int number = 0;  ///< percent, or how many of every `of`
  int of = 0;
  friend bool operator==(const Wins&, const Wins&) = default;
};
struct Choice {
  Name name;
  std::optional<Formula> when;
  std::optional<Target> then;
  std::optional<BackTo> back_to;
  bool note_required = false;
  std::optional<Wins> wins = {};  ///< of a vote
  Place at;
};

/// A day that does not depend on when somebody acts: `period.end + 4 working days`, `20 December`.
struct Moment {
  enum class Anchor { period_start, period_end, day_of_year };
  Anchor anchor = Anchor::period_end;
  int month = 0, day = 0;
  std::optional<Duration> plus;
};
using Within = std::variant<Duration, Moment>;

struct Late {
  enum class Kind { tell, escalate, choose, go_on, end };
  std::optional<Duration> after;  ///< the due date
  Kind kind = Kind::go_on;
  Name what;                      ///< people entry, choice or outcome
  Place at;
};

enum class Rule { batch, no_delegate, no_acting, confidential };

/// The least number of answers to `ask each` at the deadline (17); `first` closes early.
struct Enough {
  enum class Kind { all, count, percent, first };
  Kind kind = Kind::all;
  int number = 0;
  friend bool operator==(const Enough&, const Enough&) = default;
};

/// `form: kinerja.plan` or `department.plan`.
struct FormName {
  Name plugin, form;
  bool is_department() const { return plugin == "department"; }
};

struct Ask {
  Name who;  ///< an entry of `people`
  std::vector<FormName> forms;
  std::vector<Choice> choices;
  Within within;
  std::vector<Duration> remind;
  std::vector<Late> late;
  std::set<Rule> rules = {};
  bool each = false;   ///< `ask each`: everyone of the group, a slot each; with choices it is a vote
  Enough enough = {};  ///< each
};
struct Step;
/// Branches at once: each an `ask` or `ask each` without choices (3). The block is done when all are.
struct Together {
  std::vector<Step> branches;
};
/// Indicators in shares that sum to 100.
struct Weigh {
  enum class Missing { share, zero, stop };
  std::vector<std::pair<Reference, Decimal>> shares;  ///< plugin.indicator, or department.indicators
  Missing missing = Missing::stop;                    ///< what an indicator with nothing to measure does
  Place at;
};
struct Compute {
  std::vector<std::pair<Name, std::variant<Formula, Weigh>>> lines;
};
struct Do {
  Name plugin, action;
  std::vector<std::pair<Name, Formula>> with;
};
struct Tell {
  std::vector<Name> who;
  Name plugin, message;
  std::vector<std::pair<Name, Formula>> with;
};
struct WaitUntil {
  Moment until;
};
struct WaitFor {
  Name plugin, event;
  Within within;
  std::vector<Late> late;  ///< tell, go on, end
};
struct Signpost {};
using Verb = std::variant<Signpost, Ask, Compute, Do, Tell, Together, WaitUntil, WaitFor>;

struct Step {
  StepId id;
  Place at;
  std::optional<Formula> when;
  std::optional<Target> then;
  Verb verb;
};

struct Begin {
  std::optional<Period::Kind> every;  ///< else opened by `by`
  int month = 0, day = 1;             ///< month: only for `year`
  bool previous_period = false;
  std::optional<Name> by;
  std::optional<Formula> when;
};
struct Withdrawal {
  Name by;
  std::optional<StepId> before;
  Name end;
};

struct Definition {
  Name name;
  int language = 1;
  Date effective{};
  std::vector<std::string> languages;
  std::string basis;
  std::vector<std::pair<Name, int>> uses;  ///< plugin, major
  Period::Kind period = Period::Kind::year;
  Name calendar;                           ///< may be empty: calendar days only
  Begin begin;
  std::map<Name, DecisionTable> tables;
  std::map<Name, People> people;
  std::vector<std::set<StepId>> different_people;
  std::optional<Withdrawal> withdraw;
  std::vector<Name> outcomes;
  std::vector<Step> steps;
  std::map<std::string, Translated> texts; ///< "label", "steps.STEP", "steps.STEP.why", "steps.STEP.CHOICE", "outcomes.NAME", "tables.TABLE.NAME"
  std::map<std::string, std::string> sources;  ///< "steps.STEP", "tables.TABLE": the legal source
  Hash hash;                               ///< over the definition, not the text
  Place at;

  const Step* step(std::string_view id) const;                    ///< branches of a block, too
  std::optional<std::size_t> line_of(std::string_view id) const;  ///< place in `steps`; a branch's is its block's
  const Step* block_of(std::string_view id) const;                ///< the `together` whose branch this is; or null
};

/// All that decide() may look at besides the case: read-only, shared by threads.
struct Rulebook {
  std::shared_ptr<const Definition> definition;
  int version = 0;             ///< of the definition
  Calendar calendar;
  Manifests manifests;         ///< those in `uses`, and each department's
};

}  // namespace jenjang::engine
