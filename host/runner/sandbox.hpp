// Sandbox: what a worker takes from itself before it runs foreign code. Called by the worker alone, on its main thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "runner/descriptor.hpp"

namespace jenjang::runner {

/// The worker ends when the thread that started it does. First of all.
void end_with_parent();

/// Before the plugin's file is loaded, since its constructors run then: memory (all that may be mapped), files and core
/// limited, no new privileges, no network, no process, no program; files are read only where libraries lie and in
/// `folder`.
/// Answers what this kernel could not do, for the log; the rest holds.
std::vector<std::string> confine_before_loading(std::uint64_t mapped_bytes, const std::filesystem::path& folder);
/// After it: no file is opened or changed any more.
std::vector<std::string> confine_after_loading();

/// From now on this much processor time, and a second; what goes on counting after its answer is ended, too.
void allow_processor(std::chrono::milliseconds);

/// How much of its memory limit the worker has used. Made before the sandbox closes.
class MemoryGauge {
 public:
  /// `limit_bytes`: what the plugin may take beyond what is mapped now.
  explicit MemoryGauge(std::uint64_t limit_bytes);
  std::uint64_t limit() const { return start_ + limit_bytes_; }  ///< of all that may be mapped
  /// More than three quarters of the plugin's own: better a new worker than a refused allocation.
  bool is_nearly_full() const { return mapped() > start_ + limit_bytes_ / 4 * 3; }

 private:
  std::uint64_t mapped() const;
  Descriptor file_;
  std::uint64_t limit_bytes_, start_;
};

/// Whether address space can be limited: not under a sanitizer, which takes terabytes of it.
bool limits_memory();

}  // namespace jenjang::runner
