// Scheduler: what falls due is done, in order; cases start at their workflow's date; effects are delivered after
// commit. One thread, woken when something may have changed.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "service/cases.hpp"

namespace jenjang::service {

/// Delivers `tell` (a notification on the page, each person once) and `do` with a handler. Keys make repeats harmless.
class Outbox {
 public:
  Outbox(City& city, Cases& cases) : city_(city), cases_(cases) {}
  /// How many were delivered or put off.
  Result<int> deliver(Time now);

 private:
  Result<std::vector<Notification>> notices(const OutboxEffect&, const engine::Effect&);
  Result<Raters> raters_in(const engine::State&, const engine::Effect&);
  Result<bool> act(const OutboxEffect&, const engine::Effect&, Time now);
  City& city_;
  Cases& cases_;
};

class Scheduler {
 public:
  Scheduler(City& city, Cases& cases, Outbox& outbox) : city_(city), cases_(cases), outbox_(outbox) {}
  ~Scheduler();

  void start();  ///< its thread
  void stop();   ///< waits for it; idempotent
  void nudge();  ///< something may be due sooner: after a commit
  /// All that falls due up to `until`, in order of time, then effects. Returns how many commands ran.
  Result<int> run_until(Time until);
  /// Opens cases for every workflow whose date lies in (from, until], for every entitled person.
  Result<int> start_cases(Time from, Time until);
  /// A demo city's clock, forward only; all that falls due on the way happens in order. Failure::invalid, forbidden.
  Result<void> move_clock(Time to);

 private:
  struct Due {
    CaseId id{};
    Time at{};
  };
  void loop();
  void rest();
  // With `running_` held:
  Result<int> advance(Time from, Time until);
  Result<int> run_due(Time until);
  Result<std::vector<Due>> due_first(Time until);
  int wake_all(const std::vector<Due>&);
  Result<void> deliver_all(Time now);
  Result<int> start_everyone(const Name& workflow, Period, Time at);
  Result<int> start_current(Time now);
  void do_daily(Time now);

  City& city_;
  Cases& cases_;
  Outbox& outbox_;
  std::mutex mutex_;
  std::mutex running_;  // one run at a time
  std::condition_variable wake_;
  bool stopping_ = false, nudged_ = false;
  std::optional<std::pair<std::int64_t, Date>> staff_seen_;          // the directory's revision and day of the last look
  std::optional<Time> started_to_;                                   // up to here, dates have opened their cases
  std::map<CaseId, std::chrono::steady_clock::time_point> resting_;  // could not be woken; asked again later
  std::thread thread_;
};

}  // namespace jenjang::service
