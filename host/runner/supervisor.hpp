// The Runner port: a supervised worker process for each plugin with code.
#pragma once

#include <filesystem>
#include <memory>

#include "engine/manifest.hpp"
#include "service/ports.hpp"

namespace jenjang::runner {

struct PluginBinary {
  std::shared_ptr<const engine::Manifest> manifest;
  std::filesystem::path file;        ///< the .so; not there: calls answer Failure::unknown
};
/// `worker`: the executable that is started as `jenjang worker` (this one). Starts nothing before the first call.
std::unique_ptr<service::Runner> make_supervisor(std::vector<PluginBinary>, std::filesystem::path worker);

/// The worker's side: `jenjang worker`, on the inherited socket. Returns the exit code.
int run_worker(int socket);

}  // namespace jenjang::runner
