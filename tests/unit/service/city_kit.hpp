// For the tests of the use cases: the small city on the real SQLite store, with the city's own plugins and workflow.
// Only the clock and the plugins' workers are stood in for: a test moves the one and says what the others answer.
#pragma once

#include <gtest/gtest.h>

#include <mutex>

#include "service/cases.hpp"
#include "service/measures.hpp"
#include "service/scheduler.hpp"
#include "small_city.hpp"
#include "store/sqlite.hpp"
#include "support/temporary_directory.hpp"

namespace jenjang::service {

/// 09:00 in Samarinda (UTC+8) on that day, or another hour.
Time on(std::string_view date, int hour = 9, int minute = 0);

/// Stands still until it is moved; a demo city's offset counts.
class StepClock : public Clock {
 public:
  explicit StepClock(ClockStore& store) : store_(store) {}
  Time now() override {
    std::lock_guard lock(mutex_);
    auto offset = store_.demo_offset();
    return now_ + (offset && *offset ? **offset : std::chrono::milliseconds(0));
  }
  void set(Time now) {
    std::lock_guard lock(mutex_);
    now_ = now;
  }

 private:
  ClockStore& store_;
  std::mutex mutex_;
  Time now_ = on("2026-01-05");
};

/// Answers as the test says, by handler; where it says nothing: done. Keeps what it was asked.
class ScriptedRunner : public Runner {
 public:
  Result<std::vector<Reply>> call(const Name& plugin, std::span<const Call> calls) override;
  Hash file_hash(const Name& plugin) override { return "file-of-" + plugin; }
  std::vector<PluginStatus> status() override { return {}; }
  Result<void> retry(const Name&) override { return {}; }

  void answer(const Name& handler, std::function<Result<Reply>(const Call&)> with);
  void answer(const Name& handler, Reply);
  std::vector<Call> asked(const Name& handler);
  std::vector<std::size_t> sizes_of_calls();  ///< how many each call held

 private:
  std::mutex mutex_;
  std::map<Name, std::function<Result<Reply>(const Call&)>> answers_;
  std::vector<Call> asked_;
  std::vector<std::size_t> sizes_;
};

/// What the store and plugins need once for all tests of a process.
std::pair<std::shared_ptr<const Installed>, std::vector<StoredDefinition>> samarinda();

class CityTest : public ::testing::Test {
 protected:
  CityTest() : CityTest(false) {}
  explicit CityTest(bool demo);

  /// Replaces the organisation by this one; ids stay those of small_city.
  void staff(const Organisation&);
  CaseId start(PersonId subject, std::string_view at = "2026-01-05");
  engine::State state(CaseId);
  int task_of(CaseId);
  std::vector<JournalRow> journal(CaseId);
  /// Decides the open task with a key of its own, at the clock's time.
  Result<Done> decide(PersonId, CaseId, std::optional<Name> choice, std::map<std::string, Json> entered = {},
                      std::string note = {});
  void must(const Result<Done>&);
  /// Expectation given, plan drafted: the superior must agree.
  CaseId at_agree(PersonId subject, PersonId superior);
  std::vector<Notification> news_of(PersonId);

  static std::map<std::string, Json> expectations();
  static std::map<std::string, Json> plan(bool health);
  static Caller caller(PersonId person) { return {person, "", false}; }

  jenjang::testing::TemporaryDirectory directory_;
  std::unique_ptr<store::Stores> stores_;
  ScriptedRunner runner_;
  std::unique_ptr<StepClock> clock_;
  std::unique_ptr<City> city_;
  std::unique_ptr<Measures> measures_;
  std::unique_ptr<Cases> cases_;
  std::unique_ptr<Outbox> outbox_;
  std::unique_ptr<Scheduler> scheduler_;
  int keys_ = 0;
};

}  // namespace jenjang::service
