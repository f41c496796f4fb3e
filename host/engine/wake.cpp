// Time: what falls due and what is then done, in order, each as if at its own time (engine.md 22 to 26).
#include <algorithm>
#include <tuple>

#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

struct Due {
  Time at{};
  int task = 0;
  enum class What { remind, late } what = What::remind;
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

std::optional<Due> next_due(const Rulebook& rules, const State& state) {
  std::optional<Due> next;
  auto offer = [&](const Due& due) {
    if (!next || due < *next) next = due;
  };
  if (state.status != Status::open) return next;
  for (const auto& task : state.tasks) {
    const auto* ask = ask_of(*rules.definition, task.step);
    if (!ask) continue;
    auto remind = reminders(rules, *ask, task);
    if (auto done = static_cast<std::size_t>(task.reminded); done < remind.size())
      offer({remind[done].first, task.number, Due::What::remind, remind[done].second});
    if (auto done = static_cast<std::size_t>(task.late_done); done < ask->late.size())
      offer({late_at(rules, *ask, task.due_at, done), task.number, Due::What::late, task.late_done});
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

void escalate(Turn& turn, const Task& task, const Step& step, const Late& late, int entry) {  // (25)
  auto found = deciders_of(turn, late.what, step);
  std::vector<Actor> added;
  if (found)
    for (auto& actor : found->actors)
      if (std::none_of(task.may_act.begin(), task.may_act.end(),
                       [&](const Actor& each) { return each.person == actor.person; }))
        added.push_back(std::move(actor));
  turn.emit(TaskEscalated{task.number, task.step, entry, found ? found->entry : late.what, std::move(added)});
  if (!found && !turn.state.incident)  // (12) empty at the end; whoever was asked may still answer
    open_incident(turn, step.id, "nobody",
                  both("Tenggat lewat, tetapi «" + late.what +
                           "» dan semua penggantinya kosong. Lengkapi jabatan atau peran itu, lalu coba lagi",
                       "The deadline has passed, but “" + late.what +
                           "” and everyone instead is empty. Fill that position or role and try again"));
}

void choose(Turn& turn, const Task& task, const Step& step, const Ask& ask, const Late& late) {
  const auto* choice = choice_of(ask, late.what);
  bool offered = choice && !is_at_limit(turn.state, step.id, *choice);
  if (offered && choice->when) {
    auto holds = truth_of(*choice->when, {turn.rules, turn.state, turn.facts});
    offered = holds && *holds;
  }
  if (!offered) {  // nothing follows `choose`, so the case would wait for ever: an administrator must see it
    turn.emit(TaskClosed{task.number, "deadline"});
    return open_incident(turn, step.id, "deadline",
                         both("Tenggat seharusnya memilih «" + late.what +
                                  "», tetapi pilihan itu tidak tersedia. Periksa kasusnya, lalu buka lagi langkah ini",
                              "The deadline was to choose “" + late.what +
                                  "”, but that choice is not available. Look at the case, then open the step again"));
  }
  turn.emit(ChosenByDeadline{task.number, task.step, task.round, choice->name});
  lead(turn, step, choice);
}

void run(Turn& turn, const Due& due) {
  auto found = std::find_if(turn.state.tasks.begin(), turn.state.tasks.end(),
                            [&](const Task& each) { return each.number == due.task; });
  const Task task = *found;  // a copy: the events change the state under it
  if (due.what == Due::What::remind) return remind(turn, task, due.entry);
  const auto& step = *turn.definition.step(task.step);
  const auto& ask = std::get<Ask>(step.verb);
  const auto& late = ask.late[static_cast<std::size_t>(due.entry)];
  if (!turn.knows(wants_of(turn, step, late))) return turn.ask_for(foresee_late(turn, task));
  switch (late.kind) {
    case Late::Kind::tell: return turn.emit(ToldLate{task.number, task.step, due.entry, told_by(turn, late.what)});
    case Late::Kind::escalate: return escalate(turn, task, step, late, due.entry);
    case Late::Kind::choose: return choose(turn, task, step, ask, late);
    case Late::Kind::go_on:
      turn.emit(ChosenByDeadline{task.number, task.step, task.round, std::nullopt});
      return lead(turn, step, nullptr);
    case Late::Kind::end: return end(turn, late.what, "ended");
  }
}

/// The day's last moment: the anchor's, and then as long again as `plus` says.
Time moment_of(const Rulebook& rules, const Period& period, const Moment& moment) {
  Date day = moment.anchor == Moment::Anchor::period_start ? period.start() : period.end();
  if (moment.anchor == Moment::Anchor::day_of_year)
    day = std::chrono::year(static_cast<int>(std::chrono::year_month_day(period.start()).year())) /
          std::chrono::month(static_cast<unsigned>(moment.month)) / std::chrono::day(static_cast<unsigned>(moment.day));
  auto end = rules.calendar.end_of(day);
  return moment.plus ? after(rules.calendar, end, *moment.plus) : end;
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

Time late_at(const Rulebook& rules, const Ask& ask, Time due, std::size_t entry) {
  Time at = due;
  for (std::size_t each = 0; each <= entry; ++each)
    if (ask.late[each].after) at = std::max(at, after(rules.calendar, due, *ask.late[each].after));
  return at;
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
