// Wire: what host and worker say to each other over their socket, as frames: length (32 bits), kind (8 bits), body.
//   host: HELLO, then CALLS, CALLS, …     worker: READY or REFUSED, then one ANSWER a call, in order; LOG at any time
// Both ends are the same executable on one machine, so the layout needs no versions; yet the worker holds foreign code,
// so the host trusts no byte that it reads: every length is checked, and a frame has a limit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "service/ports.hpp"

namespace jenjang::runner {

/// Which plugin to load, what it must be, and what it may use.
struct Hello {
  Name plugin;
  std::string version;
  std::vector<Name> handlers;  ///< sorted; the binary must name the same
  std::string file;
  Hash hash;  ///< of the file's bytes, as the host read them
  service::Fields config;
  std::uint64_t memory_bytes = 0;  ///< beyond what the worker itself takes
  std::uint64_t call_ms = 0;       ///< for each call
  friend bool operator==(const Hello&, const Hello&) = default;
};
struct Ready {
  friend bool operator==(const Ready&, const Ready&) = default;
};
struct Refused {
  std::string indonesian, english;
  friend bool operator==(const Refused&, const Refused&) = default;
};
struct Calls {
  std::vector<service::Call> calls;  ///< 1 to limits::calls_in_batch
};
struct Answer {
  service::ReplyStatus status = service::ReplyStatus::failed;
  service::Fields outputs;
  std::string message;
  bool last = false;  ///< the worker has used most of its memory and takes no call after this one
  friend bool operator==(const Answer&, const Answer&) = default;
};
struct LogLine {
  std::int32_t level = 0;
  std::string text;
  friend bool operator==(const LogLine&, const LogLine&) = default;
};
using Frame = std::variant<Hello, Ready, Refused, Calls, Answer, LogLine>;

/// The frame's bytes. The caller keeps it within limits::frame_bytes (encoded_size for calls).
std::string encode(const Frame&);
/// The bytes of a CALLS frame made of calls that the caller keeps.
std::string encode_calls(const std::vector<const service::Call*>&);
/// What one call takes within a CALLS frame.
std::size_t encoded_size(const service::Call&);
inline constexpr std::size_t calls_overhead = 16;

/// Cuts a stream of bytes into frames.
class FrameReader {
 public:
  void append(std::string_view bytes);
  /// The next whole frame; nothing where more bytes are needed; a failure where these are no frames of ours, after
  /// which the stream is of no use.
  Result<std::optional<Frame>> next();

 private:
  std::string bytes_;
  std::size_t read_ = 0;
};

}  // namespace jenjang::runner
