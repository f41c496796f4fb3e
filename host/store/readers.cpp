#include "store/readers.hpp"

#include "base/limits.hpp"

namespace jenjang::store {

std::unique_ptr<Connection> Readers::take() {
  std::unique_lock lock(mutex_);
  const bool found =
      returned_.wait_for(lock, limits::reader_wait, [&] { return !free_.empty() || open_ < limits::readers; });
  if (!found) {
    throw Refused(failed(Failure::unavailable, "busy",
                         both("Server sedang sibuk membaca data. Ulangi sebentar lagi.",
                              "The server is busy reading. Try again in a moment.")));
  }
  if (free_.empty()) {
    auto opened = std::make_unique<Connection>(file_, Connection::Access::read_only);
    ++open_;
    return opened;
  }
  auto connection = std::move(free_.back());
  free_.pop_back();
  return connection;
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
  {
    std::lock_guard lock(mutex_);
    free_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

}  // namespace jenjang::store
