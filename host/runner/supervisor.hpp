// The Runner port: a supervised worker process for each plugin with code.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/limits.hpp"
#include "engine/manifest.hpp"
#include "service/ports.hpp"

namespace jenjang::runner {

struct PluginBinary {
  std::shared_ptr<const engine::Manifest> manifest;
  std::filesystem::path file;  ///< the .so; not there: calls answer Failure::unknown, until retry() finds it
};
struct Options {
  std::chrono::milliseconds idle = limits::worker_idle;  ///< a worker without a call ends after this
  /// One line that a plugin logged or printed, or that happened to its worker. Always on one thread. Unset: std::clog.
  std::function<void(const Name& plugin, std::string_view line)> log = {};
};
/// `worker`: the executable that is started as `jenjang worker 3` (this one). Starts nothing before the first call.
/// A plugin whose every call ends its worker is stopped: until its rest is over (doubled each time, up to
/// limits::respawn_last) calls answer Failure::unavailable, then one is tried. One that is refused answers each call
/// `failed` with the reason until retry(). Must outlive every call().
std::unique_ptr<service::Runner> make_supervisor(std::vector<PluginBinary>, std::filesystem::path worker, Options = {});

/// The worker's side: `jenjang worker 3`, on the inherited socket, whose number is the last argument. Returns the exit
/// code where the host said nothing; else it ends the process.
int run_worker(int socket);

}  // namespace jenjang::runner
