#include "service/demo_people.hpp"

#include <algorithm>

#include "service/beginnings.hpp"
#include "service/city_day.hpp"
#include "service/in_parallel.hpp"
#include "service/raters.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// What makes a task this one, whatever number its case has: cases are opened by many threads.
std::string seed_of(const engine::State& state, const engine::Task& task) {
  std::string seed = state.workflow + "/" + std::to_string(number_of(state.subject)) + "/" +
                     (state.period ? state.period->text() : "") + "/" + task.step + "/" + std::to_string(task.round);
  if (task.slot > 0 && !task.may_act.empty()) seed += "/" + std::to_string(number_of(task.may_act.front().person));
  return seed;
}

/// In the morning or afternoon of the day that lies so many working days after `from`.
Time at_work(const engine::Calendar& calendar, Time from, int working_days, Draw& draw) {
  Date day = calendar.day_of(from);
  for (int left = working_days; left > 0 || !calendar.is_working_day(day);) {
    day += std::chrono::days(1);
    if (left > 0 && calendar.is_working_day(day)) --left;
  }
  const Time at = calendar.start_of(day) + hours(8) + minutes(draw.below(8 * 60));
  return at > from ? at : from + minutes(10 + draw.below(60));
}

}  // namespace

template <class Items, class Work>
Result<void> Townspeople::all_of(const Items& items, const Work& work) {
  std::mutex mutex;
  std::optional<Error> trouble;
  in_parallel(
      items,
      [&](const auto& item) {
        if (auto done = work(item); !done) {
          std::lock_guard lock(mutex);
          if (!trouble) trouble = done.error();
        }
      },
      1);
  if (trouble) return std::move(*trouble);
  return {};
}

Result<void> Townspeople::live(Time from, Time until) {
  const auto offset = city_offset(*city_.installed);
  for (Time now = from; now < until;) {
    const Time tomorrow = Time(day_at(now, offset) + std::chrono::days(1)) - offset;
    const Time next = std::min(until, tomorrow);
    if (auto decided = decide_all(next); !decided) return decided;
    if (auto ran = scheduler_.run_until(next); !ran) return ran.error();
    for (auto& [id, followed] : open_)
      if (followed.wake_at && *followed.wake_at <= next) followed.changed = true;
    if (auto opened = open_cases(now, next); !opened) return opened;
    now = next;
    if (on_day) on_day(now);
  }
  return decide_all(until);
}

/// As the scheduler does, and each new case is followed.
Result<void> Townspeople::open_cases(Time from, Time until) {
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  std::mutex mutex;
  for (const Name& workflow : city_.installed->workflows())
    for (const Beginning& each : beginnings(*city_.installed->newest(workflow), from, until)) {
      if (!city_.installed->in_force(workflow, each.period)) continue;
      auto opened = all_of((*directory)->organisation().people, [&](const Person& person) -> Result<void> {
        if (!person.active || city_day(*city_.installed, each.at) < person.since) return {};
        auto started = cases_.start(workflow, person.id, each.period, each.at);
        if (!started) return started.error().failure == Failure::conflict ? Result<void>() : started.error();
        std::lock_guard lock(mutex);
        look_at(started->case_id);
        if (!started->repeated) ++opened_;
        return {};
      });
      if (!opened) return opened;
    }
  return {};
}

Result<void> Townspeople::decide_all(Time until) {
  for (;;) {
    if (auto looked = look_again(); !looked) return looked;
    std::vector<Turn> turns;
    for (auto& [id, followed] : open_)
      for (const Plan& plan : followed.plans)
        if (plan.at <= until) turns.push_back({id, plan});
    if (turns.empty()) return {};
    std::stable_sort(turns.begin(), turns.end(),
                     [](const Turn& one, const Turn& other) { return one.plan.at < other.plan.at; });
    for (const Turn& turn : turns) look_at(turn.id);
    if (auto answered = all_of(turns, [&](const Turn& turn) { return answer(turn); }); !answered) return answered;
  }
}

Result<void> Townspeople::look_again() {
  std::vector<std::pair<CaseId, Followed*>> changed;
  for (auto& [id, followed] : open_)
    if (followed.changed) changed.emplace_back(id, &followed);
  auto looked = all_of(changed, [&](const auto& each) { return follow(each.first, *each.second); });
  std::erase_if(open_, [](const auto& each) { return !each.second.wake_at && each.second.plans.empty(); });
  return looked;
}

/// A case as its people know it: who answers behind a pseudonym knows that it is he.
Result<std::optional<Townspeople::Seen>> Townspeople::see(CaseId id) const {
  auto row = city_.cases.load(id);
  if (!row) return row.error();
  if (!*row || (*row)->status != "open") return std::optional<Seen>();
  auto state = state_in(**row);
  if (!state) return state.error();
  auto rules = city_.installed->rulebook(state->workflow, state->definition_version);
  if (!rules) return std::optional<Seen>();
  auto raters = raters_of(city_.cases, id, *rules->definition);
  if (!raters) return raters.error();
  for (engine::Task& task : state->tasks) {
    task.may_act = raters->revealed(task.may_act);
    task.escalated = raters->revealed(task.escalated);
  }
  return std::optional(Seen{std::move(*state), std::move(rules), (*row)->wake_at});
}

Result<void> Townspeople::follow(CaseId id, Followed& followed) {
  followed.changed = false;
  followed.plans.clear();
  followed.wake_at.reset();
  auto seen = see(id);
  if (!seen) return seen.error();
  if (!*seen) return {};
  followed.wake_at = (*seen)->wake_at;
  for (const engine::Task& task : (*seen)->state.tasks) {
    if (followed.given_up.contains(task.number)) continue;
    if (auto plan = plan_of(*(*seen)->rules, (*seen)->state, task)) followed.plans.push_back(*plan);
  }
  return {};
}

std::optional<Townspeople::Plan> Townspeople::plan_of(const engine::Rulebook& rules, const engine::State& state,
                                                      const engine::Task& task) const {
  const auto habits = habits_of(state, task);
  if (habits.empty()) return std::nullopt;
  Draw draw(seed_of(state, task));
  int drawn = draw.below(100);
  for (const Habit& habit : habits) {
    if ((drawn -= habit.chance) >= 0) continue;
    if (!habit.after) return std::nullopt;
    const int days = habit.after->first + draw.below(habit.after->second - habit.after->first + 1);
    const Time at = at_work(rules.calendar, task.opened_at, days, draw);
    return Plan{task.number, at, &habit, at > task.due_at && !task.escalated.empty()};
  }
  if (task.late_done == 0 || !habits.front().after) return std::nullopt;  // silence
  const Time at = at_work(rules.calendar, std::max(task.due_at, state.last_at), 1, draw);
  return Plan{task.number, at, &habits.front(), !task.escalated.empty()};
}

std::span<const Habit> Townspeople::habits_of(const engine::State& state, const engine::Task& task) const {
  auto current = city_.organisation.current();
  if (!current) return {};
  const Directory& directory = **current;
  return habits_.of(state.workflow, state.period ? state.period->text() : "", task.step, task.round,
                    [&](const std::string& who) {
                      if (auto login = logins_.find(state.subject); login != logins_.end() && login->second == who)
                        return true;
                      if (directory.is_within(state.unit, who)) return true;
                      auto held = directory.position_of(state.subject, city_day(*city_.installed, state.last_at));
                      const Position* position = held ? directory.position(*held) : nullptr;
                      return position && position->title.starts_with(who);
                    });
}

/// Whoever may act is tried in turn: duties that must be another's are the engine's to know.
Result<void> Townspeople::answer(const Turn& turn) {
  auto seen = see(turn.id);
  if (!seen) return seen.error();
  if (!*seen) return {};
  const auto& [state, rules, wake_at] = **seen;
  auto task = std::find_if(state.tasks.begin(), state.tasks.end(),
                           [&](const engine::Task& each) { return each.number == turn.plan.task; });
  if (task == state.tasks.end()) return {};
  std::vector<engine::Actor> actors = turn.plan.late ? task->escalated : task->may_act;
  if (actors.empty()) return {};
  Draw draw(seed_of(state, *task) + "/who");
  std::rotate(actors.begin(), actors.begin() + draw.below(static_cast<int>(actors.size())), actors.end());
  DecideRequest request;
  request.choice = turn.plan.habit->choice;
  request.note = turn.plan.habit->note;
  request.entered = answers_of(*rules, state, *task, *turn.plan.habit, {});
  for (const engine::Actor& actor : actors) {
    const std::string key = "habit/" + std::to_string(number_of(turn.id)) + "/" + std::to_string(task->number);
    auto done = cases_.decide_at(actor.person, turn.id, task->number, request, key, turn.plan.at);
    if (done) {
      ++decided_;
      return {};
    }
    const std::string& code = done.error().code;
    if (code == "TaskClosed") return {};
    if (code != "SameDuty" && code != "NotYours" && code != "Unknown") {
      Error error = done.error();
      error.fields["habit"] = both(turn.plan.habit->at.file + ":" + std::to_string(turn.plan.habit->at.line),
                                   turn.plan.habit->at.file + ":" + std::to_string(turn.plan.habit->at.line));
      return error;
    }
  }
  std::lock_guard lock(mutex_);
  open_[turn.id].given_up.insert(task->number);  // nobody of them may: it stays for its deadline
  return {};
}

std::map<std::string, Json> Townspeople::filled(const engine::Rulebook& rules, const engine::State& state,
                                                const engine::Task& task, std::map<std::string, Json> entered) {
  const auto habits = habits_of(state, task);
  return habits.empty() ? entered : answers_of(rules, state, task, habits.front(), std::move(entered));
}

std::map<std::string, Json> Townspeople::answers_of(const engine::Rulebook& rules, const engine::State& state,
                                                    const engine::Task& task, const Habit& habit,
                                                    std::map<std::string, Json> entered) {
  Draw draw(seed_of(state, task) + "/answers");
  for (const engine::Form* form : engine::forms_of(rules, state, task.step)) {
    auto wish = habit.answers.find(form->key());
    if (wish == habit.answers.end() || entered.contains(form->key())) continue;
    auto found = measures_.prefill(form->plugin, form->name, state.subject, *state.period, state.last_at);
    entered[form->key()] = laid_over(wish->second, found ? *found : Json(), draw,
                                     [&](const Name& entry) { return people_of(rules, state, entry); });
  }
  return entered;
}

/// At most five of those whom a form may name in that entry.
Json Townspeople::people_of(const engine::Rulebook& rules, const engine::State& state, const Name& entry) const {
  Json::Array chosen;
  auto directory = city_.organisation.current();
  auto people = rules.definition->people.find(entry);
  if (!directory || people == rules.definition->people.end() || !people->second.from) return chosen;
  const Date day = rules.calendar.day_of(state.last_at);
  auto found = (*directory)->resolve(*people->second.from, state.subject, day, false);
  Draw draw(std::to_string(number_of(state.subject)) + entry);
  if (!found.actors.empty())
    std::rotate(found.actors.begin(), found.actors.begin() + draw.below(static_cast<int>(found.actors.size())),
                found.actors.end());
  for (const engine::Actor& actor : found.actors)
    if (chosen.size() < 5) chosen.emplace_back(std::to_string(number_of(actor.person)));
  return chosen;
}

}  // namespace jenjang::service
