// Lanes: one command at a time for each case, and what the last one left of it, so that the next need neither read nor
// decode it. Right because this process is the only writer (engine.md: one process, a lock file); where it is not,
// the commit says `stale` and the case is read again. Any thread.
#pragma once

#include <array>
#include <condition_variable>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "base/limits.hpp"
#include "service/raters.hpp"

namespace jenjang::service {

/// A case as it stands in the store; `row.state` is left out, since `state` is it.
struct KnownCase {
  CaseRow row;
  engine::State state;
  Raters raters;
};
using KnownCasePtr = std::shared_ptr<const KnownCase>;

class Lanes {
  struct Stripe;

 public:
  /// The right to run a command on one case, until it goes out of scope.
  class Lane {
   public:
    Lane(Lane&& other) noexcept : stripe_(std::exchange(other.stripe_, nullptr)), id_(other.id_) {}
    Lane& operator=(Lane&&) = delete;
    ~Lane();

    KnownCasePtr known() const;  ///< none: read it
    void keep(KnownCasePtr);
    void forget();

   private:
    friend class Lanes;
    Lane(Stripe& stripe, std::int64_t id) : stripe_(&stripe), id_(id) {}
    Stripe* stripe_;
    std::int64_t id_;
  };

  /// Nothing where the lane did not open in time.
  std::optional<Lane> take(CaseId, std::chrono::milliseconds wait);

 private:
  struct Kept {
    KnownCasePtr known;
    std::uint64_t used = 0;
  };
  // Cases share the lock, not the lane: a slow plugin delays its own case only.
  struct Stripe {
    std::mutex mutex;
    std::condition_variable freed;
    std::unordered_set<std::int64_t> busy;
    std::unordered_map<std::int64_t, Kept> kept;
    std::uint64_t uses = 0;
  };
  std::array<Stripe, limits::lanes> stripes_;
};

}  // namespace jenjang::service
