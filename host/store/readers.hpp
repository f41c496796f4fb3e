// Readers: a few read-only connections, each one thread's at a time. They see every commit that was answered before.
#pragma once

#include <condition_variable>
#include <mutex>

#include "store/connection.hpp"

namespace jenjang::store {

class Readers {
 public:
  explicit Readers(std::string file) : file_(std::move(file)) {}

  /// Runs `work(Connection&)`, which returns a Result. Waits for a free connection.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Connection&> {
    return guarded([&]() -> std::invoke_result_t<Work, Connection&> {
      Loan loan(*this);
      return work(*loan.connection);
    });
  }

 private:
  struct Loan {
    explicit Loan(Readers& owner) : readers(owner), connection(owner.take()) {}
    ~Loan() { readers.give_back(std::move(connection)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Readers& readers;
    std::unique_ptr<Connection> connection;
  };
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection>);

  const std::string file_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> free_;
  std::size_t open_ = 0;
};

}  // namespace jenjang::store
