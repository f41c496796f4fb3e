// decide(): each wish that may come to a case, except a decision's own checks (decision.cpp) and time (wake.cpp).
#include "engine/decide.hpp"

#include <algorithm>

#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

Turn::Turn(const Rulebook& rules, const State& before, const Command& command, const Facts& facts)
    : rules(rules),
      definition(*rules.definition),
      command(command),
      facts(facts),
      state(before),
      now(std::max(command.at, before.last_at)) {}  // a clock that was set back does not turn a case's time back

void Turn::emit(Event event) {
  state = evolve(std::move(state), event, command.at);
  events.push_back(std::move(event));
}

void Turn::reject(std::string code, Translated sentence) {
  rejection = Rejection{std::move(code), std::move(sentence), {}};
}

bool Turn::knows(const Wants& needed) const {
  return std::all_of(needed.begin(), needed.end(), [&](const auto& wish) { return facts.contains(wish.first); });
}

void Turn::ask_for(const Wants& wants) {
  for (const auto& wish : wants)
    if (!facts.contains(wish.first)) wanted.insert(wish);
}

Verdict decide(const Rulebook& rules, const State& state, const Command& command, const Facts& facts) {
  Turn turn(rules, state, command, facts);
  if (!state.period && !std::holds_alternative<Start>(command.wish))
    return Rejection{"Unknown", both("Kasus ini belum dimulai", "This case has not been started"), {}};
  std::visit([&](const auto& wish) { take(turn, wish); }, command.wish);
  if (turn.rejection) return std::move(*turn.rejection);
  if (turn.wanted.empty()) return std::move(turn.events);
  NeedFacts need;
  for (auto& [key, wish] : turn.wanted) need.wanted.push_back(std::move(wish));
  return need;
}

// ---- start and end of a case ---------------------------------------------------------------------------------------

namespace {

bool may_start(Turn& turn) {
  const auto& begin = turn.definition.begin;
  if (begin.by) {
    auto found = keepers_of(turn, *begin.by);
    auto is_sender = [&](const Actor& actor) { return turn.command.by == actor.person; };
    if (!found || std::none_of(found->actors.begin(), found->actors.end(), is_sender)) {
      turn.reject("NotYours", both("Kasus ini hanya dapat dibuka oleh «" + *begin.by + "»",
                                   "Only “" + *begin.by + "” may open this case"));
      return false;
    }
  }
  if (!begin.when) return true;
  auto entitled = truth_of(*begin.when, {turn.rules, turn.state, turn.facts});
  if (!entitled) {
    turn.reject("NotEntitled", entitled.error().sentence);
  } else if (!*entitled) {
    turn.reject("NotEntitled",
                both("Pegawai ini tidak memenuhi syarat mulai alur kerja: " + begin.when->source,
                     "This employee does not meet the workflow's condition to start: " + begin.when->source));
  }
  return !turn.stopped();
}

}  // namespace

void take(Turn& turn, const Start& start) {
  const auto& definition = turn.definition;
  if (turn.state.period)  // (6)
    return turn.reject("AlreadyOpen", both("Kasus ini sudah dimulai", "This case has already been started"));
  if (start.period.kind() != definition.period || definition.steps.empty())
    return turn.reject("NotEntitled", both("Alur kerja ini tidak dibuka untuk masa " + start.period.text(),
                                           "This workflow is not opened for the period " + start.period.text()));
  turn.state.subject = start.subject;  // formulas and phrases are about them even before Started is sure
  turn.state.period = start.period;

  Wants needed;
  want(needed, SubjectWanted{});
  if (definition.begin.when) want_formula(turn, *definition.begin.when, needed);
  if (definition.begin.by) want_people(turn, *definition.begin.by, nullptr, needed);
  const auto& first = definition.steps.front();
  if (!turn.knows(needed)) {
    turn.ask_for(needed);
    return turn.ask_for(foresee(turn, first, turn.now));
  }

  const auto* subject = turn.fact<SubjectFound>(SubjectWanted{});
  if (!subject)
    return turn.reject("NotEntitled", both("Pegawai ini tidak ada di data organisasi",
                                           "This employee is not in the organisation's data"));
  turn.state.department = subject->department;
  if (definition.begin.when) {  // department.effort could not be named before the department was known
    Wants late;
    want_formula(turn, *definition.begin.when, late);
    if (!turn.knows(late)) return turn.ask_for(late);
  }
  if (!may_start(turn)) return;
  turn.emit(Started{start.subject, start.period, definition.name, turn.rules.version, subject->unit,
                    subject->department});  // (15)
  run_on(turn, first, Target{first.id, std::nullopt});
}

void take(Turn& turn, const Withdraw& wish) {
  const auto& withdraw = turn.definition.withdraw;
  const auto& state = turn.state;
  if (state.status != Status::open)
    return turn.reject("TooLate", both("Kasus ini sudah selesai; tidak dapat ditarik lagi",
                                       "This case has ended; it cannot be withdrawn any more"));
  if (!withdraw)
    return turn.reject("NotYours", both("Kasus pada alur kerja ini tidak dapat ditarik",
                                        "Cases of this workflow cannot be withdrawn"));
  auto position = state.here ? state.here : state.incident ? std::optional(state.incident->step) : std::nullopt;
  if (withdraw->before && position && turn.definition.line_of(*position) >= turn.definition.line_of(*withdraw->before))
    return turn.reject("TooLate", both("Kasus ini sudah sampai pada langkah yang membuatnya tidak dapat ditarik lagi",
                                       "This case has reached the step from which it cannot be withdrawn any more"));
  Wants needed;
  want_people(turn, withdraw->by, nullptr, needed);
  if (!turn.knows(needed)) return turn.ask_for(needed);
  auto found = keepers_of(turn, withdraw->by);
  auto is_sender = [&](const Actor& actor) { return turn.command.by == actor.person; };
  if (!found || std::none_of(found->actors.begin(), found->actors.end(), is_sender))
    return turn.reject("NotYours",
                       both("Penarikan kasus ini bukan wewenang Anda", "Withdrawing this case is not yours to do"));
  while (!state.tasks.empty()) turn.emit(TaskClosed{state.tasks.front().number, "withdrawn"});  // (4)
  turn.emit(Withdrawn{wish.note});
  turn.emit(Ended{withdraw->end});
}

// ---- effects and incidents -----------------------------------------------------------------------------------------

void take(Turn& turn, const ReportEffect& report) {
  auto waiting = std::find_if(turn.state.effects.begin(), turn.state.effects.end(),
                              [&](const Effect& each) { return each.key == report.key; });
  if (waiting == turn.state.effects.end())
    return turn.reject("Unknown", both("Kasus ini tidak menunggu hasil «" + report.key + "»",
                                       "This case does not wait for “" + report.key + "”"));
  auto step_id = waiting->step;
  bool in_incident = turn.state.incident && turn.state.incident->step == step_id;
  if (report.result == ReportEffect::Result::done) {
    const auto* step = turn.definition.step(step_id);
    if (in_incident) turn.emit(IncidentClosed{});
    turn.emit(EffectDone{report.key, report.outputs});
    return run_on(turn, *step, onward(turn, step->then, *step));
  }
  if (in_incident)
    return turn.reject("Unknown", both("Kegagalan ini sudah dicatat dan menunggu administrator",
                                       "This failure is on record and waits for an administrator"));
  auto why = report.message.empty() ? std::string() : ": " + report.message;
  turn.emit(EffectFailed{report.key, report.message});
  open_incident(turn, step_id, "effect",
                both("Tindakan ke luar sistem gagal" + why + ". Perbaiki sebabnya, lalu coba lagi",
                     "The action outside the system failed" + why + ". Mend the cause and try again"));
}

void take(Turn& turn, const Retry&) {
  if (!turn.state.incident)
    return turn.reject("NoIncident", both("Kasus ini tidak terkendala; tidak ada yang perlu dicoba lagi",
                                          "This case has no incident; there is nothing to retry"));
  auto incident = *turn.state.incident;
  turn.emit(IncidentClosed{});
  auto asked = std::find_if(turn.state.effects.begin(), turn.state.effects.end(),
                            [&](const Effect& each) { return each.step == incident.step; });
  if (asked != turn.state.effects.end()) {  // (28) again, with the same key
    auto effect = *asked;
    return turn.emit(EffectWanted{std::move(effect)});
  }
  // A deadline's incident leaves the step's task open: the step is entered again, so that one goes.
  for (auto tasks = turn.state.tasks; const auto& task : tasks)
    if (task.step == incident.step) turn.emit(TaskClosed{task.number, "retried"});
  const auto* step = turn.definition.step(incident.step);
  if (const auto* block = turn.definition.block_of(step->id)) return enter_branch(turn, *block, *step);
  if (incident.code == "flow") return run_on(turn, *step, onward(turn, step->then, *step));
  run_on(turn, *step, Target{step->id, std::nullopt});  // (30)
}

// ---- tasks ----------------------------------------------------------------------------------------------------

const Task* open_task(Turn& turn, int number) {
  for (const auto& task : turn.state.tasks)
    if (task.number == number) return &task;
  if (number < 1 || number > turn.state.last_task)
    turn.reject("Unknown", both("Tugas ini tidak ada pada kasus ini", "There is no such task in this case"));
  else
    turn.reject(
        "TaskClosed",
        both("Tugas ini sudah selesai: orang lain atau tenggatnya sudah memutuskan. Muat ulang halaman untuk melihat "
             "hasilnya",
             "This task is closed: somebody else or its deadline has decided. Reload the page to see the result"));
  return nullptr;
}

const Actor* actor_in(Turn& turn, const Task& task) {
  auto found = std::find_if(task.may_act.begin(), task.may_act.end(),
                            [&](const Actor& actor) { return turn.command.by == actor.person; });
  if (found == task.may_act.end()) {
    turn.reject("NotYours", both("Tugas ini bukan tugas Anda; yang dapat mengerjakannya tercantum di halaman kasus",
                                 "This task is not yours; the case's page names who may do it"));
    return nullptr;
  }
  if (task.claimed_by && task.claimed_by != turn.command.by) {
    turn.reject("Taken",
                both("Tugas ini sudah diambil rekan Anda; minta ia melepasnya bila Anda yang harus mengerjakan",
                     "A colleague has taken this task; ask them to release it if you are to do it"));
    return nullptr;
  }
  return &*found;
}

void take(Turn& turn, const Claim& wish) {  // (14)
  const auto* task = open_task(turn, wish.task);
  if (!task || !actor_in(turn, *task)) return;
  if (task->claimed_by)
    return turn.reject("Taken", both("Tugas ini sudah Anda ambil", "You have already taken this task"));
  turn.emit(TaskClaimed{wish.task, *turn.command.by});
}

void take(Turn& turn, const Release& wish) {  // (14)
  const auto* task = open_task(turn, wish.task);
  if (!task) return;
  if (!task->claimed_by || task->claimed_by != turn.command.by)
    return turn.reject("NotYours", both("Tugas ini tidak sedang Anda ambil; tidak ada yang perlu dilepas",
                                        "You have not taken this task; there is nothing to release"));
  turn.emit(TaskReleased{wish.task});
}

}  // namespace jenjang::engine
