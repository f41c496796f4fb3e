// The people of a demo city between two moments of its story: dates open cases, deadlines run, and everyone answers
// tasks out of habit, at the hour at which they would, through the same engine as anybody.
#pragma once

#include <atomic>
#include <mutex>

#include "service/demo_habits.hpp"
#include "service/scheduler.hpp"

namespace jenjang::service {

class Townspeople {
 public:
  Townspeople(City& city, Cases& cases, Scheduler& scheduler, const Habits& habits)
      : city_(city), cases_(cases), scheduler_(scheduler), habits_(habits), measures_(city) {}

  void call(PersonId person, const std::string& login) { logins_[person] = login; }
  std::function<void(Time)> on_day = {};  ///< a day has passed
  /// All that happens in (from, until].
  Result<void> live(Time from, Time until);
  /// A case that somebody opened or touched: its tasks are looked at again.
  void look_at(CaseId id) { open_[id].changed = true; }
  /// What the forms of this task would find by habit; `entered` stands before it.
  std::map<std::string, Json> filled(const engine::Rulebook&, const engine::State&, const engine::Task&,
                                     std::map<std::string, Json> entered);
  int cases() const { return opened_; }
  int decisions() const { return decided_; }

 private:
  struct Plan {
    int task = 0;
    Time at{};
    const Habit* habit = nullptr;
    bool late = false;  ///< by who was added when the deadline passed
  };
  struct Followed {
    std::optional<Time> wake_at;
    std::vector<Plan> plans;
    std::set<int> given_up = {};  ///< tasks that none of those asked may decide
    bool changed = true;
  };
  struct Turn {
    CaseId id{};
    Plan plan;
  };
  struct Seen {
    engine::State state;
    std::shared_ptr<const engine::Rulebook> rules;
    std::optional<Time> wake_at;
  };
  Result<std::optional<Seen>> see(CaseId) const;
  Result<void> open_cases(Time from, Time until);
  Result<void> decide_all(Time until);
  Result<void> look_again();
  Result<void> follow(CaseId, Followed&);
  std::optional<Plan> plan_of(const engine::Rulebook&, const engine::State&, const engine::Task&) const;
  std::span<const Habit> habits_of(const engine::State&, const engine::Task&) const;
  Result<void> answer(const Turn&);
  std::map<std::string, Json> answers_of(const engine::Rulebook&, const engine::State&, const engine::Task&,
                                         const Habit&, std::map<std::string, Json> entered);
  Json people_of(const engine::Rulebook&, const engine::State&, const Name& entry) const;
  /// Work(item) for each in parallel; the first trouble.
  template <class Items, class Work>
  Result<void> all_of(const Items& items, const Work& work);

  City& city_;
  Cases& cases_;
  Scheduler& scheduler_;
  const Habits& habits_;
  Measures measures_;
  std::map<PersonId, std::string> logins_;
  std::mutex mutex_;
  std::map<CaseId, Followed> open_;
  std::atomic<int> opened_{0}, decided_{0};
};

}  // namespace jenjang::service
