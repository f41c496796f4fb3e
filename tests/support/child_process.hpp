// Runs a part of a test in a child process: what it does to itself (rights, mounts, a kill) ends with it.
#pragma once

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <stdexcept>
#include <string>

namespace jenjang::testing {

class ChildProcess {
 public:
  /// `work` writes what it has to say with the function that it is given; the child ends with it.
  using Say = std::function<void(const std::string&)>;
  explicit ChildProcess(const std::function<void(const Say&)>& work) {
    int ends[2];
    if (::pipe(ends) != 0 || (id_ = ::fork()) < 0) throw std::runtime_error("no child process");
    if (id_ == 0) {
      ::close(ends[0]);
      work([&](const std::string& text) {
        if (::write(ends[1], text.data(), text.size()) != ssize_t(text.size())) ::_exit(1);
      });
      ::_exit(0);
    }
    ::close(ends[1]);
    said_ = ends[0];
  }
  ~ChildProcess() {
    ::close(said_);
    wait();
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// What it has said since, waiting for at least one byte; empty once it has ended.
  std::string hear() {
    char bytes[4096];
    const ssize_t count = ::read(said_, bytes, sizeof bytes);
    return count > 0 ? std::string(bytes, std::size_t(count)) : std::string();
  }
  std::string hear_to_the_end() {
    std::string all;
    for (std::string part = hear(); !part.empty(); part = hear()) all += part;
    return all;
  }
  /// Returns once it is dead and has let go of everything.
  void kill() {
    if (id_ > 0) ::kill(id_, SIGKILL);
    wait();
  }

 private:
  void wait() {
    if (id_ > 0) ::waitpid(id_, nullptr, 0);
    id_ = -1;
  }
  pid_t id_ = -1;
  int said_ = -1;
};

}  // namespace jenjang::testing
