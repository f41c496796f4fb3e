// The whole of a running Jenjang on one data directory: adapters behind the ports, use cases on top. The commands that
// need data open this; members are in the order in which they stand on each other.
#pragma once

#include <filesystem>
#include <memory>

#include "command/home.hpp"
#include "http/server.hpp"
#include "runner/supervisor.hpp"
#include "service/accounts.hpp"
#include "service/pages.hpp"
#include "service/scheduler.hpp"
#include "store/sqlite.hpp"

namespace jenjang::command {

class House {
 public:
  /// Opens the store, reads and checks plugins and workflows of the home, publishes a workflow whose text is new.
  /// Findings are printed; an error in one of them fails. `jenjang`: the executable that plugins' workers are started
  /// from.
  static Result<std::unique_ptr<House>> open(const std::filesystem::path& data,
                                             const std::filesystem::path& jenjang = executable());

  service::City& city() { return *city_; }
  service::Cases& cases() { return *cases_; }
  service::Pages& pages() { return *pages_; }
  service::Accounts& accounts() { return *accounts_; }
  service::Scheduler& scheduler() { return *scheduler_; }
  service::Measures& measures() { return *measures_; }
  service::Datasets& datasets() { return *datasets_; }
  /// All of it, as routes need it.
  http::Services services();

 private:
  House() = default;
  std::unique_ptr<store::Stores> stores_;
  std::unique_ptr<service::Runner> runner_;
  std::unique_ptr<service::Clock> clock_;
  std::unique_ptr<service::City> city_;
  std::unique_ptr<service::Measures> measures_;
  std::unique_ptr<service::Cases> cases_;
  std::unique_ptr<service::Pages> pages_;
  std::unique_ptr<service::Accounts> accounts_;
  std::unique_ptr<service::Datasets> datasets_;
  std::unique_ptr<service::Corrections> corrections_;
  std::unique_ptr<service::Lists> lists_;
  std::unique_ptr<service::Outbox> outbox_;
  std::unique_ptr<service::Scheduler> scheduler_;
};

/// What is installed under the home, checked. `findings` may hold warnings where it succeeds.
Result<engine::Manifests> read_manifests(const std::filesystem::path& plugins, Diagnostics& findings);

}  // namespace jenjang::command
