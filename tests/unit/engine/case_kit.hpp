// For the engine's tests: a made-up plugin, calendar and directory, builders for workflows in memory, and a case that
// is driven as the service does it: facts are fetched when they are wanted, every command and its facts are kept.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>

#include "engine/codec.hpp"
#include "engine/decide.hpp"

namespace jenjang::engine {

// ---- building workflows

inline constexpr PersonId rina{1}, hendra{2}, suryadi{3}, siti{4}, ayu{5}, admin{6};  // rina is the subject

Phrase subject_phrase();
Phrase superior_of(Phrase);
Phrase peers_of(Phrase);
/// The persons that form `kinerja.raters` of the step names, of the subject's peers.
People chosen_in(StepId);
Phrase role(Name, std::optional<Phrase> in_unit_of = std::nullopt);

/// The types of every name that a formula in these tests may read.
Formula formula(const std::string& source);

Step ask(StepId, Ask);
Step ask_each(StepId, Ask);
/// Five working days, and then it goes on.
Ask simply(Name who, std::vector<FormName> forms = {});
Choice to(Name, StepId);
Choice to_end(Name, Name outcome);
Choice back(Name, StepId, int at_most);
Choice when(Choice, const std::string& formula);
Choice with_note(Choice);
Late late(Late::Kind, Name what = {}, std::optional<Duration> after = std::nullopt);
Duration working_days(int);
Duration calendar_days(int);
Duration hours(int);

/// Working days Monday to Friday, eight hours before UTC; 16 February 2026 is a holiday.
Calendar samarinda();
/// kinerja: forms `raters`, `behaviour`, `expectations`, `plan` (checked), `plan_review`; action `publish_plan` writes;
/// `send_plan` is a handler's; message `plan_agreed`; indicators `must_plan`, `achievement`. dinas-kesehatan: form
/// `plan`, indicator `effort`.
Manifests plugins();
/// owner, superior, upper, team, admin, as in target-setting; colleagues, and chosen: whom the step `raters` names.
std::map<Name, People> usual_people();
Rulebook rulebook(Definition);
/// The city's workflow for setting targets, as workflows/target-setting.yaml has it.
Definition target_setting();
/// An empty workflow with the usual people and the outcomes done, cancelled.
Definition workflow(std::vector<Step>);

// ---- a city and a case in it

/// 09:00 in Samarinda on that day, or another hour.
Time on(const char* day, int hour = 9, int minute = 0);

/// The directory and the plugins' answers.
struct SmallCity {
  SmallCity();
  std::map<std::string, std::vector<Actor>> people;  ///< by the phrase's text
  SubjectFound subject;
  std::map<std::string, Measurement> indicators;  ///< by "plugin.indicator"
  std::map<std::string, CheckVerdict> verdicts;   ///< by form key; others fit

  Fact answer(const FactWanted&) const;
};

Actor holder(PersonId);
Actor plt(PersonId);
Actor member(PersonId, Name role);
Measurement measured(Value);

struct Row {
  Command command;
  Facts facts;
  Events events;
};

class Case {
 public:
  explicit Case(Definition, SmallCity = {});

  /// Whether it was taken; else `rejection` says why not.
  bool send(Time, std::optional<PersonId> by, Wish);
  bool start(Time at, Period = *Period::parse("2026"));
  bool decide(Time, PersonId, std::optional<Name> choice = std::nullopt, std::map<std::string, Json> entered = {},
              std::string note = {});
  bool wake(Time at) { return send(at, std::nullopt, Wake{}); }

  /// The task that is asked of the person.
  const Task& task_of(PersonId) const;
  bool answer(Time, PersonId, std::optional<Name> choice = std::nullopt, std::map<std::string, Json> entered = {},
              std::string note = {});
  const Task& task() const { return state.tasks.at(0); }
  std::vector<PersonId> may_act() const;
  StepId here() const { return state.here.value_or("-"); }
  std::string rejected() const { return rejection ? rejection->code : ""; }
  template <class T>
  std::vector<T> all() const {  ///< events of that kind, of all commands
    std::vector<T> out;
    for (const auto& row : journal)
      for (const auto& event : row.events)
        if (const auto* found = std::get_if<T>(&event)) out.push_back(*found);
    return out;
  }
  template <class T>
  std::vector<T> last() const {  ///< of the last command
    std::vector<T> out;
    for (const auto& event : journal.back().events)
      if (const auto* found = std::get_if<T>(&event)) out.push_back(*found);
    return out;
  }

  Rulebook rules;
  SmallCity city;
  State state;
  std::vector<Row> journal;
  std::optional<Rejection> rejection;
  int rounds = 0;  ///< of asking for facts, in the last command
};

/// What the nurse enters: `targets` rows in the city's section.
std::map<std::string, Json> plan(int targets, bool department = true);

std::map<std::string, Json> raters(std::vector<PersonId>);
std::map<std::string, Json> mark(int);

using Persons = std::vector<PersonId>;

/// What the superior writes first.
std::map<std::string, Json> expectations();
/// A case of target setting that stands at the step.
Case at_draft(SmallCity city = {});
Case at_agree(SmallCity city = {});
Case at_verify(SmallCity city = {});

}  // namespace jenjang::engine
