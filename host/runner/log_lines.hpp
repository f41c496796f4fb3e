// LogLines: a plugin's log and standard output as lines, cut to length and in number. Not shared between threads.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.hpp"

namespace jenjang::runner {

/// How many lines a plugin may write in a second.
class LineLimit {
 public:
  /// Whether one more line may be written now.
  bool allows(std::chrono::steady_clock::time_point now) {
    if (now - start_ >= std::chrono::seconds(1)) start_ = now, lines_ = 0;
    return lines_ < limits::log_lines_a_second ? (++lines_, true) : (++dropped_, false);
  }
  /// Lines dropped since the last question.
  std::size_t take_dropped() { return std::exchange(dropped_, 0); }

 private:
  std::chrono::steady_clock::time_point start_{};
  std::size_t lines_ = 0, dropped_ = 0;
};

class LogLines {
 public:
  void add(std::string_view line, std::chrono::steady_clock::time_point now) {
    if (!limit_.allows(now)) return;
    if (const std::size_t dropped = limit_.take_dropped(); dropped > 0)
      lines_.push_back(std::to_string(dropped) + " lines were dropped");
    std::string clean(line.substr(0, limits::log_line_bytes));
    for (char& letter : clean)  // what a terminal would obey
      if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
    lines_.push_back(std::move(clean));
  }
  /// Bytes of standard output; what has no end of line yet waits for it.
  void add_output(std::string_view bytes, std::chrono::steady_clock::time_point now) {
    for (auto end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n')) {
      open_.append(bytes.substr(0, std::min(end, limits::log_line_bytes)));
      add(open_, now);
      open_.clear();
      bytes.remove_prefix(end + 1);
    }
    if (open_.size() < limits::log_line_bytes) open_.append(bytes.substr(0, limits::log_line_bytes));
  }
  void end_output(std::chrono::steady_clock::time_point now) {
    if (!open_.empty()) add(std::exchange(open_, {}), now);
  }
  std::vector<std::string> take() { return std::exchange(lines_, {}); }

 private:
  LineLimit limit_;
  std::string open_;
  std::vector<std::string> lines_;
};

}  // namespace jenjang::runner
