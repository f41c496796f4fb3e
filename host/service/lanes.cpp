#include "service/lanes.hpp"

#include <algorithm>

namespace jenjang::service {

std::optional<Lanes::Lane> Lanes::take(CaseId id, std::chrono::milliseconds wait) {
  const std::int64_t number = number_of(id);
  Stripe& stripe = stripes_[static_cast<std::uint64_t>(number) % stripes_.size()];
  std::unique_lock lock(stripe.mutex);
  if (!stripe.freed.wait_for(lock, wait, [&] { return !stripe.busy.contains(number); })) return std::nullopt;
  stripe.busy.insert(number);
  return Lane(stripe, number);
}

Lanes::Lane::~Lane() {
  if (!stripe_) return;
  {
    std::lock_guard lock(stripe_->mutex);
    stripe_->busy.erase(id_);
  }
  stripe_->freed.notify_all();  // those who wait here may wait for different cases
}

KnownCasePtr Lanes::Lane::known() const {
  std::lock_guard lock(stripe_->mutex);
  auto found = stripe_->kept.find(id_);
  if (found == stripe_->kept.end()) return nullptr;
  found->second.used = ++stripe_->uses;
  return found->second.known;
}

void Lanes::Lane::keep(KnownCasePtr known) {
  std::lock_guard lock(stripe_->mutex);
  auto& kept = stripe_->kept;
  if (kept.size() >= limits::cases_kept / limits::lanes && !kept.contains(id_))
    kept.erase(std::min_element(kept.begin(), kept.end(),
                                [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
  kept[id_] = {std::move(known), ++stripe_->uses};
}

void Lanes::Lane::forget() {
  std::lock_guard lock(stripe_->mutex);
  stripe_->kept.erase(id_);
}

}  // namespace jenjang::service
