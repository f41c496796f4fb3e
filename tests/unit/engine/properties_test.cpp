// What holds of every legal workflow under every command (engine.md, "Promises"): random workflows, cities and
// commands.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/limits.hpp"
#include "engine/diagram.hpp"
#include "unit/engine/diagram_checks.hpp"
#include "unit/engine/random_workflow.hpp"

namespace jenjang::engine {
namespace {

Json reread(const Json& json) { return *parse_json(json.text(), limits::state_bytes); }

/// Biased towards what may succeed, so that cases get far; the rest tries the doors.
std::pair<std::optional<PersonId>, Wish> random_wish(const Case& made) {
  const auto& state = made.state;
  std::optional<PersonId> by = PersonId(draw_from(1, 6));
  int task = draw_from(0, state.last_task + 1);
  const Task* asked = nullptr;
  if (!state.tasks.empty() && draw_chance(85)) {
    asked = &state.tasks[static_cast<std::size_t>(draw_from(0, static_cast<int>(state.tasks.size()) - 1))];
    task = asked->number;
    by = draw_one(asked->may_act).person;
  }
  if ((state.waiting || draw_chance(3)) && draw_chance(40))
    return {std::nullopt, Receive{"bkn", "technical_opinion", {{"status", Value("approved")}}}};
  switch (draw_from(0, 11)) {
    case 0: return {by, Claim{task}};
    case 1: return {by, Release{task}};
    case 2: return {std::nullopt, Wake{}};
    case 3: return {by, Retry{}};
    case 4:
      if (draw_chance(30)) return {PersonId(draw_from(1, 6)), Withdraw{"note"}};
      return {std::nullopt, Wake{}};
    case 5:
    case 6: {
      auto key = state.effects.empty() || draw_chance(10) ? std::string("12/s1/1") : state.effects.front().key;
      return {std::nullopt, ReportEffect{key,
                                         draw_chance(60) ? ReportEffect::Result::done : ReportEffect::Result::failed,
                                         {{"x", Value("y")}},
                                         "why"}};
    }
    default: {
      Decide decide{task, {}, {}, draw_chance(70) ? "note" : " "};
      const Ask* ask = asked ? std::get_if<Ask>(&made.rules.definition->step(asked->step)->verb) : nullptr;
      if (ask && !ask->choices.empty() && draw_chance(95)) decide.choice = draw_one(ask->choices).name;
      if (ask && draw_chance(90))
        for (const auto& form : ask->forms)
          if (form.form == "plan")
            decide.entered.merge(plan(draw_from(0, 2), false));
          else if (form.form == "raters")
            decide.entered.merge(raters({PersonId(draw_from(2, 6)), PersonId(draw_from(2, 6))}));
      return {by, decide};
    }
  }
}

void check_replay(const Rulebook& rules, const State& before, const Row& row, const State& after) {
  // (Promise) decide() over the journal's facts gives byte-identical events; evolve of the events is the state.
  auto command = command_from(reread(to_json(row.command)));
  auto facts = facts_from(reread(to_json(row.facts)));
  RC_ASSERT(command.has_value() && facts.has_value());
  auto again = decide(rules, *state_from(reread(to_json(before))), *command, *facts);
  RC_ASSERT(std::holds_alternative<Events>(again));
  RC_ASSERT(to_json(std::get<Events>(again)).text() == to_json(row.events).text());
  auto events = events_from(reread(to_json(row.events)));
  RC_ASSERT(events.has_value() && *events == row.events);
  RC_ASSERT(apply(before, *events, row.command.at) == after);
  auto state = state_from(reread(to_json(after)));
  RC_ASSERT(state.has_value() && *state == after);
}

void check_can_go_on(const Case& made) {
  const auto& state = made.state;
  auto wake = wake_at(made.rules, state);
  if (state.status != Status::open) {
    RC_ASSERT(!wake && state.tasks.empty() && state.effects.empty() && !state.incident && state.outcome);
    return;
  }
  RC_ASSERT(!state.tasks.empty() || wake || !state.effects.empty() || state.incident);  // (30)
  RC_ASSERT(state.here || state.incident);
  for (const auto& task : state.tasks) RC_ASSERT(!task.may_act.empty());
}

void check_whole_journal(const Case& made) {
  const auto& definition = *made.rules.definition;
  std::map<int, int> closed;
  for (const auto& event : made.all<TaskDecided>()) {
    ++closed[event.task];
    if (event.by.person == rina)
      RC_ASSERT(event.by.capacity == Capacity::subject && may_ask_subject(definition, event.step));
    if (event.by.capacity == Capacity::subject) RC_ASSERT(event.by.person == rina);
    for (const auto& other : made.all<TaskDecided>())  // (12, 13)
      for (const auto& set : definition.different_people)
        RC_ASSERT(event.step == other.step || event.by.person != other.by.person || !set.contains(event.step) ||
                  !set.contains(other.step));
  }
  for (const auto& event : made.all<ChosenByDeadline>())
    if (event.task) ++closed[event.task];  // none: of a wait
  for (const auto& event : made.all<TaskClosed>()) ++closed[event.task];
  for (const auto& [task, times] : closed) RC_ASSERT(times == 1);
  RC_ASSERT(closed.size() + made.state.tasks.size() == made.all<TaskOpened>().size());
  for (const auto& event : made.all<Returned>()) {  // (5)
    const auto& choices = std::get<Ask>(definition.step(event.from)->verb).choices;
    for (const auto& choice : choices)
      if (choice.name == event.choice) RC_ASSERT(event.times <= choice.back_to->at_most);
  }
  std::map<StepId, int> rounds;  // (1)
  for (const auto& event : made.all<StepEntered>()) rounds[event.step] = std::max(rounds[event.step], event.round);
  for (const auto& event : made.all<StepSkipped>()) rounds[event.step] = std::max(rounds[event.step], event.round);
  std::size_t entered = made.all<StepEntered>().size() + made.all<StepSkipped>().size(), counted = 0;
  for (const auto& [step, round] : rounds) counted += static_cast<std::size_t>(round);
  RC_ASSERT(entered == counted);
  RC_ASSERT(made.all<Ended>().size() <= 1u);
}

RC_GTEST_PROP(Properties, EveryWorkflowKeepsItsPromisesUnderEveryCommand, ()) {
  Case made(random_workflow(), random_city());
  Time now = on("2026-01-02");
  int commands = draw_from(1, 40);
  made.start(now);
  for (int command = 0; command < commands && made.state.period; ++command) {
    if (draw_chance(30)) now += std::chrono::hours(draw_from(1, 24 * 12));
    if (draw_chance(10)) made.city = random_city();
    const State before = made.state;
    auto [by, wish] = random_wish(made);
    bool taken = made.send(now, by, wish);
    if (!taken) {
      RC_ASSERT(made.state == before);
      auto reason = made.rejected();
      RC_ASSERT(!made.rejection->sentence.at("id").empty() && !made.rejection->sentence.at("en").empty());
      RC_ASSERT(!made.send(now, by, wish) && made.rejected() == reason);  // the same question, the same answer
      continue;
    }
    RC_ASSERT(made.state.version == before.version + 1);
    RC_ASSERT(!made.journal.back().events.empty());
    check_replay(made.rules, before, made.journal.back(), made.state);
    check_can_go_on(made);
    if (std::holds_alternative<Wake>(wish)) {  // (26) all that was due is done
      auto wake = wake_at(made.rules, made.state);
      RC_ASSERT(!wake || *wake > now);
      RC_ASSERT(!made.wake(now));
      RC_ASSERT(made.rejected() == "Nothing");
    }
  }
  if (made.state.period) check_whole_journal(made);
  // What the run has seen; RapidCheck prints the shares.
  RC_CLASSIFY(made.state.status == Status::ended, "ended");
  RC_CLASSIFY(made.state.status == Status::withdrawn, "withdrawn");
  RC_CLASSIFY(!made.all<IncidentOpened>().empty(), "with an incident");
  RC_CLASSIFY(!made.all<Returned>().empty(), "returned");
  RC_CLASSIFY(!made.all<TaskEscalated>().empty(), "escalated");
  RC_CLASSIFY(!made.all<VoteCounted>().empty(), "voted");
  RC_CLASSIFY(!made.all<BlockDone>().empty(), "through a block");
  RC_CLASSIFY(!made.all<MessageReceived>().empty(), "with an event");
  RC_CLASSIFY(!made.all<ChosenByDeadline>().empty(), "left to the deadline");
  RC_CLASSIFY(made.all<TaskDecided>().size() > 2, "three decisions or more");
  State replayed;  // the events of all commands, applied in order, are the case
  replayed.id = made.state.id;
  for (const auto& row : made.journal) replayed = apply(std::move(replayed), row.events, row.command.at);
  RC_ASSERT(replayed == made.state);
}

/// Silence of everybody, effects done, incidents mended by an administrator: what is left is a person's turn or the
/// end.
RC_GTEST_PROP(Properties, ACaseLeftAloneComesToRestOrEnds, ()) {
  Case made(random_workflow());
  made.start(on("2026-01-02"));
  for (int step = 0; step < 500 && made.state.status == Status::open && made.state.period; ++step) {
    if (auto wake = wake_at(made.rules, made.state))
      RC_ASSERT(made.wake(*wake));
    else if (!made.state.effects.empty())
      RC_ASSERT(made.send(made.state.last_at, std::nullopt,
                          ReportEffect{made.state.effects[0].key, ReportEffect::Result::done, {}, {}}));
    else
      break;
  }
  if (!made.state.period || made.state.status != Status::open) return;
  RC_ASSERT(!wake_at(made.rules, made.state));  // no endless waking
  RC_ASSERT(!made.state.tasks.empty() || made.state.incident);
}

RC_GTEST_PROP(Properties, CatchingUpIsTheSameAsWakingInTime, ()) {  // (26)
  auto definition = random_workflow();
  Case at_once(definition), in_time(definition);
  at_once.start(on("2026-01-02"));
  in_time.start(on("2026-01-02"));
  if (!at_once.state.period) return;
  auto later = on("2026-01-02") + std::chrono::hours(24 * draw_from(1, 200));
  at_once.wake(later);
  for (auto at = wake_at(in_time.rules, in_time.state); at && *at <= later; at = wake_at(in_time.rules, in_time.state))
    RC_ASSERT(in_time.wake(*at));
  RC_ASSERT(at_once.state.tasks == in_time.state.tasks);
  RC_ASSERT(at_once.state.steps == in_time.state.steps);
  RC_ASSERT(at_once.state.status == in_time.state.status);
  RC_ASSERT(at_once.all<RowWritten>() == in_time.all<RowWritten>());
}

RC_GTEST_PROP(Properties, EveryWorkflowsPictureIsClean, ()) {
  auto definition = random_workflow();
  auto width = draw_from(330, 1400);
  auto faults = faults_of(draw(definition, width));
  RC_ASSERT(faults == std::vector<std::string>{});
}

}  // namespace
}  // namespace jenjang::engine
