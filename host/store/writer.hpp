// Writer: the only thread that writes. It drains its queue into one transaction and answers after COMMIT, so that many
// callers share one fsync, and nobody waits for a window to fill (engine.md, Life of a command).
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <span>
#include <thread>

#include "base/ids.hpp"
#include "store/connection.hpp"
#include "store/sqlite.hpp"

namespace jenjang::store {

class Writer {
 public:
  /// Throws DatabaseError.
  explicit Writer(const std::string& file);
  /// What is queued is still written.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Runs `work` on the writer's thread and returns once it is on disk. A failed Result, or an exception that
  /// error_in_flight() knows, leaves nothing behind. `work` may run again after a roll-back, so it must begin anew
  /// each time. With `one_case`, no other work on that case shares the transaction.
  template <class T>
  Result<T> write(const std::function<Result<T>(Connection&)>& work, std::optional<CaseId> one_case = std::nullopt) {
    std::optional<Result<T>> result;
    const auto error = wait_for(
        [&](Connection& connection) -> std::optional<Error> {
          result.emplace(work(connection));
          if (!result->has_value()) return result->error();
          return std::nullopt;
        },
        one_case);
    if (error) return *error;
    return std::move(*result);
  }

  Activity activity() const { return {transactions_.load(), writes_.load()}; }

 private:
  using Work = std::function<std::optional<Error>(Connection&)>;
  struct Job {
    Work work;
    std::optional<CaseId> one_case;
    std::promise<std::optional<Error>> answer;
    std::optional<Error> error = std::nullopt;
  };

  std::optional<Error> wait_for(Work, std::optional<CaseId>);
  void run();
  std::vector<Job> next_batch();
  void write_all(std::span<Job>);
  bool write_together(std::span<Job>);
  void roll_back();

  Connection connection_;
  std::optional<Error> stopped_;  // the writer's thread only
  std::mutex mutex_;
  std::condition_variable filled_, drained_;
  std::deque<Job> queue_;
  bool closing_ = false;
  std::atomic<std::uint64_t> transactions_ = 0, writes_ = 0;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace jenjang::store
