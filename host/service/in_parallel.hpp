// Many commands of the host at once: each waits for the disk, so that they share its transactions.
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "base/limits.hpp"

namespace jenjang::service {

/// Calls work(item) for each; a few (at most `alone`) one after the other, many on limits::host_threads threads.
/// Returns when all are done.
template <class Items, class Work>
void in_parallel(const Items& items, const Work& work, std::size_t alone = limits::host_alone) {
  const std::size_t size = items.size();
  if (size <= alone) {
    for (const auto& item : items) work(item);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < std::min(limits::host_threads, size); ++thread)
    threads.emplace_back([&] {
      for (std::size_t at = next++; at < size; at = next++) work(items[at]);
    });
}

}  // namespace jenjang::service
