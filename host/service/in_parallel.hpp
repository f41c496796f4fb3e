// Many commands of the host at once: each waits for the disk, so that they share its transactions.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "base/limits.hpp"

namespace jenjang::service {

/// Calls work(item) for each; a few one after the other, many on limits::host_threads threads. Returns when all are
/// done.
template <class Items, class Work>
void in_parallel(const Items& items, const Work& work) {
  const std::size_t size = items.size();
  if (size <= limits::host_alone) {
    for (const auto& item : items) work(item);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < limits::host_threads; ++thread)
    threads.emplace_back([&] {
      for (std::size_t at = next++; at < size; at = next++) work(items[at]);
    });
}

}  // namespace jenjang::service
