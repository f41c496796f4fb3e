// Time: what falls due and what is then done, in order, each as if at its own time (engine.md 22 to 26).
#include <algorithm>
#include <tuple>

#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

struct Due {
  Time at{};
  int task = 0;  ///< none: of the wait
  enum class What { remind, enough, late, over } what = What::remind;
  int entry = 0;  ///< in the file's order
  friend auto operator<=>(const Due& a, const Due& b) {
    return std::tie(a.at, a.task, a.what, a.entry) <=> std::tie(b.at, b.task, b.what, b.entry);
  }
  friend bool operator==(const Due&, const Due&) = default;
};

/// (23) The reminders that a task will give, in the order of time; none before it was opened.
std::vector<std::pair<Time, int>> reminders(const Rulebook& rules, const Ask& ask, const Task& task) {
  std::vector<std::pair<Time, int>> out;
  for (std::size_t entry = 0; entry < ask.remind.size(); ++entry)
    if (auto at = before(rules.calendar, task.due_at, ask.remind[entry]); at >= task.opened_at)
      out.emplace_back(at, static_cast<int>(entry));
  std::sort(out.begin(), out.end());
  return out;
}

/// What is late in a step is done once for all who were asked in it: with the first of its open tasks.
bool is_first_of_step(const State& state, const Task& task) {
  auto first =
      std::find_if(state.tasks.begin(), state.tasks.end(), [&](const Task& each) { return each.step == task.step; });
  return first->number == task.number;
}

std::optional<Due> next_due(const Rulebook& rules, const State& state) {
  std::optional<Due> next;
  auto offer = [&](const Due& due) {
    if (!next || due < *next) next = due;
  };
  auto offer_late = [&](const std::vector<Late>& late, Time due, int done, int task) {
    if (auto entry = static_cast<std::size_t>(done); entry < late.size())
      offer({late_at(rules, late, due, entry), task, Due::What::late, done});
  };
  if (state.status != Status::open) return next;
  for (const auto& task : state.tasks) {
    const auto* ask = ask_of(*rules.definition, task.step);
    if (!ask) continue;
    auto remind = reminders(rules, *ask, task);
    if (auto done = static_cast<std::size_t>(task.reminded); done < remind.size())
      offer({remind[done].first, task.number, Due::What::remind, remind[done].second});
    if (!is_first_of_step(state, task)) continue;
    if (ask->each && has_enough(*ask, state.steps.at(task.step)))
      offer({task.due_at, task.number, Due::What::enough, 0});  // (18) and then nothing is late
    else
      offer_late(ask->late, task.due_at, task.late_done, task.number);
  }
  if (const auto& waiting = state.waiting) {
    const auto* step = rules.definition->step(waiting->step);
    if (std::holds_alternative<WaitUntil>(step->verb))
      offer({waiting->due_at, 0, Due::What::over, 0});
    else
      offer_late(late_of(*step), waiting->due_at, waiting->late_done, 0);
  }
  return next;
}

void remind(Turn& turn, const Task& task, int entry) {
  std::vector<PersonId> to;
  if (task.claimed_by)
    to.push_back(*task.claimed_by);
  else
    for (const auto& actor : task.may_act) to.push_back(actor.person);
  turn.emit(Reminded{task.number, task.step, entry, task.due_at, std::move(to)});
}

/// Whom the deadline found is nobody; whoever was asked may still answer (12).
void open_nobody(Turn& turn, const StepId& step, const Name& who) {
  if (turn.state.incident) return;
  open_incident(turn, step, "nobody",
                both("Tenggat lewat, tetapi «" + who +
                         "» dan semua penggantinya kosong. Lengkapi jabatan atau peran itu, lalu coba lagi",
                     "The deadline has passed, but “" + who +
                         "” and everyone instead is empty. Fill that position or role and try again"));
}

void escalate(Turn& turn, const Task& task, const Step& step, const Late& late, int entry) {  // (25)
  auto found = deciders_of(turn, late.what, step);
  // (19) Of `ask each`, who is added decides for all: in a task of their own, which later entries add to.
  auto own = std::find_if(turn.state.tasks.begin(), turn.state.tasks.end(),
                          [&](const Task& each) { return each.step == step.id && each.slot == 0; });
  const Task target = own == turn.state.tasks.end() ? task : *own;
  std::vector<Actor> added;
  if (found)
    for (auto& actor : found->actors)
      if (target.slot > 0 || std::none_of(target.may_act.begin(), target.may_act.end(),
                                          [&](const Actor& each) { return each.person == actor.person; }))
        added.push_back(std::move(actor));
  turn.emit(TaskEscalated{target.number, task.step, entry, found ? found->entry : late.what, added});
  if (!found) return open_nobody(turn, step.id, late.what);
  if (target.slot == 0) return;
  Task opened = target;
  opened.number = turn.state.last_task + 1;
  opened.slot = 0;
  opened.may_act = added;
  opened.escalated = std::move(added);
  opened.claimed_by.reset();
  opened.opened_at = turn.now;
  opened.reminded = static_cast<int>(std::get<Ask>(step.verb).remind.size());
  opened.late_done = entry + 1;
  turn.emit(TaskOpened{std::move(opened), found->entry});
}

/// The deadline's doing: the task that it closes, and all others of the step.
void let_go(Turn& turn, const Due& due, const Step& step, int round, const Choice* choice) {
  turn.emit(ChosenByDeadline{due.task, step.id, round, choice ? std::optional(choice->name) : std::nullopt});
  close_tasks(turn, step.id, "deadline");
  lead(turn, step, choice);
}

void choose(Turn& turn, const Due& due, const Task& task, const Step& step, const Late& late) {
  const auto* choice = choice_of(std::get<Ask>(step.verb), late.what);
  bool offered = choice && !is_at_limit(turn.state, step.id, *choice);
  if (offered && choice->when) {
    auto holds = truth_of(*choice->when, {turn.rules, turn.state, turn.facts});
    offered = holds && *holds;
  }
  if (offered) return let_go(turn, due, step, task.round, choice);
  // Nothing follows `choose`, so the case would wait for ever: an administrator must see it.
  close_tasks(turn, step.id, "deadline");
  open_incident(turn, step.id, "deadline",
                both("Tenggat seharusnya memilih «" + late.what +
                         "», tetapi pilihan itu tidak tersedia. Periksa kasusnya, lalu buka lagi langkah ini",
                     "The deadline was to choose “" + late.what +
                         "”, but that choice is not available. Look at the case, then open the step again"));
}

void run_late(Turn& turn, const Due& due, const Task& task, const Step& step) {
  const auto& late = late_of(step)[static_cast<std::size_t>(due.entry)];
  if (!turn.knows(wants_of(turn, step, late)))
    return turn.ask_for(foresee_late(turn, step.id, task.due_at, task.late_done));
  switch (late.kind) {
    case Late::Kind::tell: return turn.emit(ToldLate{due.task, step.id, due.entry, told_by(turn, late.what)});
    case Late::Kind::escalate: return escalate(turn, task, step, late, due.entry);
    case Late::Kind::choose: return choose(turn, due, task, step, late);
    case Late::Kind::go_on: return let_go(turn, due, step, task.round, nullptr);
    case Late::Kind::end: return end(turn, late.what, "ended");
  }
}

void run_wait(Turn& turn, const Due& due) {
  const Waiting waiting = *turn.state.waiting;
  const auto& step = *turn.definition.step(waiting.step);
  if (due.what == Due::What::over) {
    turn.emit(WaitOver{step.id, waiting.round});
    return run_on(turn, step, onward(turn, step.then, step));
  }
  Task task;  // nobody's: only what a late entry reads of one
  task.step = waiting.step;
  task.round = waiting.round;
  task.due_at = waiting.due_at;
  task.late_done = waiting.late_done;
  run_late(turn, due, task, step);
}

void run(Turn& turn, const Due& due) {
  if (due.task == 0) return run_wait(turn, due);
  auto found = std::find_if(turn.state.tasks.begin(), turn.state.tasks.end(),
                            [&](const Task& each) { return each.number == due.task; });
  const Task task = *found;  // a copy: the events change the state under it
  if (due.what == Due::What::remind) return remind(turn, task, due.entry);
  const auto& step = *turn.definition.step(task.step);
  if (due.what == Due::What::enough) return close_group(turn, step, "enough");
  run_late(turn, due, task, step);
}

}  // namespace

Time due_of(const Rulebook& rules, const Period& period, const Within& within, Time opened) {
  if (const auto* duration = std::get_if<Duration>(&within)) return after(rules.calendar, opened, *duration);
  auto due = moment_of(rules, period, std::get<Moment>(within));
  if (due > opened) return due;
  // (22) already past: the next working day; without a calendar, the next day
  auto unit = rules.definition->calendar.empty() ? DurationUnit::days : DurationUnit::working_days;
  return after(rules.calendar, opened, {1, unit});
}

Time late_at(const Rulebook& rules, const std::vector<Late>& late, Time due, std::size_t entry) {
  Time at = due;
  for (std::size_t each = 0; each <= entry; ++each)
    if (late[each].after) at = std::max(at, after(rules.calendar, due, *late[each].after));
  return at;
}

const std::vector<Late>& late_of(const Step& step) {
  static const std::vector<Late> none;
  if (const auto* ask = std::get_if<Ask>(&step.verb)) return ask->late;
  const auto* wait = std::get_if<WaitFor>(&step.verb);
  return wait ? wait->late : none;
}

std::optional<Time> wake_at(const Rulebook& rules, const State& state) {
  auto due = next_due(rules, state);
  if (!due) return std::nullopt;
  return due->at;
}

void take(Turn& turn, const Wake&) {
  bool woke = false;
  while (auto due = next_due(turn.rules, turn.state)) {
    if (due->at > turn.command.at) break;
    // (26) as if at its own time; the facts are of the command's, since the past's are not to be had any more
    turn.now = due->at;
    run(turn, *due);
    if (turn.stopped()) return;
    woke = true;
  }
  if (!woke) turn.reject("Nothing", both("Belum ada yang jatuh tempo pada kasus ini", "Nothing is due in this case"));
}

}  // namespace jenjang::engine
