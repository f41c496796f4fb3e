// Process: one worker as the host sees it: a socket, its standard output, and its end.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "runner/descriptor.hpp"

namespace jenjang::runner {

class Process {
 public:
  /// Starts `executable worker 3`: its descriptor 3 is the socket, 1 and 2 are a pipe, 0 is empty; nothing else is
  /// inherited, the environment is empty. Always from the same thread, which must outlive it: the worker ends with it.
  /// The error's sentence begins after the plugin's name, as how_it_ended() does.
  static Result<Process> start(const std::filesystem::path& executable);
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  ~Process();  ///< killed and waited for, where it has not ended

  int socket() const { return socket_.number(); }  ///< does not block
  int output() const { return output_.number(); }  ///< does not block
  int end() const { return end_.number(); }        ///< readable once it has ended
  void kill();
  /// The worker reads its end of file, and ends in order.
  void close_writing();
  /// How it ended, in Indonesian and English; only once end() is readable.
  Translated how_it_ended();

 private:
  Process(pid_t id, Descriptor socket, Descriptor output, Descriptor end);
  pid_t id_;
  Descriptor socket_, output_, end_;
};

}  // namespace jenjang::runner
