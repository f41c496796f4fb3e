#include "service/scheduler.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "service/beginnings.hpp"
#include "service/city_day.hpp"
#include "service/in_parallel.hpp"

namespace jenjang::service {

// ---- its thread ----------------------------------------------------------------------------------------------------

Scheduler::~Scheduler() { stop(); }

void Scheduler::start() {
  std::lock_guard lock(mutex_);
  if (thread_.joinable()) return;
  stopping_ = false;
  thread_ = std::thread([this] { loop(); });
}

void Scheduler::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Scheduler::nudge() {
  {
    std::lock_guard lock(mutex_);
    nudged_ = true;
  }
  wake_.notify_all();
}

// What fails here (a full disk, a worker that rests) is tried again at the next round; nothing is lost, since what is
// due stands in the store.
void Scheduler::loop() {
  for (;;) {
    {
      std::lock_guard lock(mutex_);
      if (stopping_) return;
      nudged_ = false;
    }
    {
      std::lock_guard running(running_);
      const Time now = city_.clock.now();
      do_daily(now);
      if (!started_to_) {
        // The host was not there when a date passed: who has no case for it gets one now.
        if (start_current(now)) started_to_ = now;
      } else if (advance(*started_to_, now)) {
        started_to_ = std::max(*started_to_, now);
      }
      if (!started_to_) (void)run_due(now);
    }
    rest();
  }
}

/// Each day, and when an import has changed the staff: who came after a workflow's date gets a case for it, and drafts
/// that nobody finished end.
void Scheduler::do_daily(Time now) {
  auto directory = city_.organisation.current();
  if (!directory) return;
  const std::pair seen((*directory)->revision(), city_day(*city_.installed, now));
  if (staff_seen_ == seen) return;
  const bool is_first = !staff_seen_;  // then all dates are looked at anyway
  if (!is_first && !start_current(now)) return;
  if (!city_.accounts.remove_drafts_before(now - limits::draft_age)) return;
  staff_seen_ = seen;
}

void Scheduler::rest() {
  std::chrono::milliseconds most = limits::scheduler_rest;
  if (auto next = city_.cases.next_wake(); next && *next)
    most = std::clamp(std::chrono::milliseconds(**next - city_.clock.now()),
                      std::chrono::milliseconds(limits::scheduler_pause), most);
  std::unique_lock lock(mutex_);
  if (wake_.wait_for(lock, limits::scheduler_pause, [&] { return stopping_; })) return;
  wake_.wait_for(lock, most - limits::scheduler_pause, [&] { return stopping_ || nudged_; });
}

// ---- what falls due ------------------------------------------------------------------------------------------------

Result<int> Scheduler::run_until(Time until) {
  std::lock_guard running(running_);
  return run_due(until);
}

Result<int> Scheduler::run_due(Time until) {
  int ran = 0;
  for (;;) {
    auto due = due_first(until);
    if (!due) return due.error();
    if (due->empty()) break;
    const Time moment = due->front().at;
    ran += wake_all(*due);
    if (auto delivered = deliver_all(moment); !delivered) return delivered.error();
  }
  if (auto delivered = deliver_all(until); !delivered) return delivered.error();
  return ran;
}

/// The cases that are due first, all at the same moment; without those that rest.
Result<std::vector<Scheduler::Due>> Scheduler::due_first(Time until) {
  std::erase_if(resting_, [now = std::chrono::steady_clock::now()](const auto& each) { return each.second <= now; });
  auto ids = city_.cases.due(until, limits::wake_batch + resting_.size());
  if (!ids) return ids.error();
  std::vector<Due> first;
  for (CaseId id : *ids) {  // soonest first
    if (resting_.contains(id)) continue;
    auto row = city_.cases.load(id);
    if (!row) return row.error();
    if (!*row || !(*row)->wake_at || *(*row)->wake_at > until) continue;  // somebody was here since
    if (!first.empty() && *(*row)->wake_at != first.front().at) break;
    first.push_back({id, *(*row)->wake_at});
  }
  return first;
}

int Scheduler::wake_all(const std::vector<Due>& due) {
  std::atomic<int> ran{0};
  std::mutex mutex;
  in_parallel(due, [&](const Due& each) {
    auto woken = cases_.wake(each.id, each.at);
    if (woken && *woken) {
      ++ran;
      return;
    }
    // It must not be asked for again at once, or the others would wait for it.
    std::lock_guard lock(mutex);
    resting_[each.id] = std::chrono::steady_clock::now() + limits::wake_rest;
  });
  return ran;
}

Result<void> Scheduler::deliver_all(Time now) {
  for (;;) {
    auto delivered = outbox_.deliver(now);
    if (!delivered) return delivered.error();
    if (static_cast<std::size_t>(*delivered) < limits::outbox_batch) return {};
  }
}

// ---- dates that open cases -----------------------------------------------------------------------------------------

namespace {

std::vector<Beginning> all_beginnings(const Installed& installed, Time from, Time until) {
  std::vector<Beginning> all;
  for (const Name& workflow : installed.workflows())
    for (Beginning& each : beginnings(*installed.newest(workflow), from, until))
      if (installed.in_force(workflow, each.period)) all.push_back(std::move(each));
  std::stable_sort(all.begin(), all.end(), [](const Beginning& a, const Beginning& b) { return a.at < b.at; });
  return all;
}

}  // namespace

Result<int> Scheduler::start_cases(Time from, Time until) {
  std::lock_guard running(running_);
  int opened = 0;
  for (const Beginning& each : all_beginnings(*city_.installed, from, until)) {
    auto started = start_everyone(each.workflow, each.period, each.at);
    if (!started) return started;
    opened += *started;
  }
  return opened;
}

/// The newest date of each workflow that has passed.
Result<int> Scheduler::start_current(Time now) {
  std::map<Name, Beginning> newest;
  for (Beginning& each : all_beginnings(*city_.installed, now - std::chrono::days(366), now))
    newest.insert_or_assign(each.workflow, std::move(each));
  int opened = 0;
  for (const auto& [workflow, beginning] : newest) {
    auto started = start_everyone(workflow, beginning.period, now);
    if (!started) return started;
    opened += *started;
  }
  return opened;
}

Result<int> Scheduler::start_everyone(const Name& workflow, Period period, Time at) {
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  std::vector<PersonId> people;
  for (const Person& person : (*directory)->organisation().people)
    if (person.active && person.since <= city_day(*city_.installed, at)) people.push_back(person.id);
  std::atomic<int> opened{0};
  std::mutex mutex;
  std::optional<Error> trouble;
  in_parallel(people, [&](PersonId person) {
    auto started = cases_.start(workflow, person, period, at);
    if (started) {
      if (!started->repeated) ++opened;
    } else if (started.error().failure != Failure::conflict) {  // NotEntitled and AlreadyOpen are answers
      std::lock_guard lock(mutex);
      trouble = started.error();
    }
  });
  if (trouble) return std::move(*trouble);  // asked again as a whole: the keys make what was done harmless
  return opened.load();
}

/// Dates and deadlines in the order in which they come.
Result<int> Scheduler::advance(Time from, Time until) {
  int ran = 0;
  for (const Beginning& each : all_beginnings(*city_.installed, from, until)) {
    auto due = run_due(each.at);
    if (!due) return due;
    auto started = start_everyone(each.workflow, each.period, each.at);
    if (!started) return started;
    ran += *due + *started;
  }
  auto due = run_due(until);
  if (!due) return due;
  return ran + *due;
}

// ---- a demo city's clock -------------------------------------------------------------------------------------------

Result<void> Scheduler::move_clock(Time to) {
  if (!city_.demo)
    return failed(Failure::forbidden, "NoDemoClock",
                  both("Jam hanya dapat dimajukan di kota contoh.", "The clock moves only in a demo city."));
  std::lock_guard running(running_);
  const Time now = city_.clock.now();
  if (to < now)
    return failed(Failure::invalid, "ClockBackwards",
                  both("Jam hanya dapat dimajukan, tidak dapat dimundurkan. Pilih hari sesudah hari ini.",
                       "The clock only moves forward. Choose a day after today."));
  if (to - now > limits::clock_moves)
    return failed(Failure::invalid, "ClockTooFar",
                  both("Jam dapat dimajukan paling jauh satu tahun sekaligus. Pilih hari yang lebih dekat.",
                       "The clock moves a year at most at once. Choose a nearer day."));
  resting_.clear();
  auto moved = advance(started_to_ ? std::min(*started_to_, now) : now, to);
  if (!moved) return moved.error();
  auto offset = city_.clock_store.demo_offset();
  if (!offset) return offset.error();
  const auto still_to_go = std::max(std::chrono::milliseconds(0), std::chrono::milliseconds(to - city_.clock.now()));
  if (auto set = city_.clock_store.set_demo_offset(offset->value_or(std::chrono::milliseconds(0)) + still_to_go); !set)
    return set;
  if (started_to_) started_to_ = std::max(*started_to_, to);
  return {};
}

}  // namespace jenjang::service
