// The HTTP edge: Poco's server, sessions, the routes of openapi.json and the web application's files.
#pragma once

#include <filesystem>
#include <memory>

#include "service/accounts.hpp"
#include "service/lists.hpp"
#include "service/pages.hpp"
#include "service/corrections.hpp"
#include "service/datasets.hpp"
#include "service/scheduler.hpp"

namespace jenjang::http {

struct Services {
  service::City& city;
  service::Cases& cases;
  service::Pages& pages;
  service::Accounts& accounts;
  service::Scheduler& scheduler;
  service::Datasets& datasets;
  service::Corrections& corrections;
  service::Lists& lists;
};
struct Settings {
  std::string address = "127.0.0.1";
  int port = 8080;
  std::filesystem::path web;         ///< host/web/dist
};

class Server {
 public:
  /// Listens; "port in use" and "no permission" are Errors that say what to do.
  static Result<std::unique_ptr<Server>> start(const Settings&, Services);
  virtual ~Server() = default;       ///< answers what is under way, then stops
  virtual int port() const = 0;
};

}  // namespace jenjang::http
