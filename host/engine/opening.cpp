// Opening an `ask` or `ask each`: whom it asks, in which slots, until when (engine.md 7, 12, 17).
#include <algorithm>

#include "engine/turn.hpp"

namespace jenjang::engine {

int next_round(const State& state, const StepId& step) {
  auto record = state.steps.find(step);
  return (record == state.steps.end() ? 0 : record->second.round) + 1;
}

Result<Opening> opening_of(const Turn& turn, const Step& step) {
  const auto& ask = std::get<Ask>(step.verb);
  auto found = deciders_of(turn, ask.who, step);
  if (!found && !ask.each)
    return failed(Failure::conflict, "nobody",
                  both("Tidak ada pegawai yang dapat mengerjakan langkah ini: «" + ask.who +
                           "» dan semua penggantinya kosong. Lengkapi jabatan atau peran itu, lalu coba lagi",
                       "Nobody can do this step: “" + ask.who +
                           "” and everyone to be asked instead is empty. Fill that position or role and try again"));
  Opening opening{&step, next_round(turn.state, step.id), {}, {}};
  if (!found) return opening;
  opening.who = std::move(found->entry);
  opening.actors = std::move(found->actors);
  // Pseudonyms are random: their order tells nothing, while that of the form or directory would.
  if (ask.rules.contains(Rule::confidential))
    std::sort(opening.actors.begin(), opening.actors.end(),
              [](const Actor& a, const Actor& b) { return a.person < b.person; });
  return opening;
}

namespace {

/// Whose slot it was in an earlier round stays theirs (7).
int slot_of(const StepRecord& record, PersonId person) {
  auto seat = std::find(record.seats.begin(), record.seats.end(), person);
  return static_cast<int>(seat - record.seats.begin()) + 1;
}

}  // namespace

void open(Turn& turn, const Opening& opening, bool in_block) {
  const auto& step = *opening.step;
  const auto& ask = std::get<Ask>(step.verb);
  if (opening.actors.empty()) return turn.emit(StepSkipped{step.id, opening.round});
  turn.emit(StepEntered{step.id, opening.round, in_block});
  Task task;
  task.step = step.id;
  task.round = opening.round;
  task.opened_at = turn.now;
  task.due_at = due_of(turn.rules, *turn.state.period, ask.within, turn.now);
  auto add = [&](std::vector<Actor> may_act, int slot) {
    task.number = turn.state.last_task + 1;
    task.slot = slot;
    task.may_act = std::move(may_act);
    turn.emit(TaskOpened{task, opening.who});
  };
  if (!ask.each) return add(opening.actors, 0);
  for (const auto& actor : opening.actors) add({actor}, slot_of(turn.state.steps[step.id], actor.person));
}

void close_tasks(Turn& turn, const StepId& step, const std::string& reason) {
  for (auto tasks = turn.state.tasks; const auto& task : tasks)
    if (task.step == step) turn.emit(TaskClosed{task.number, reason});
}

}  // namespace jenjang::engine
