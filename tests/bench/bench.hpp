// The pieces of the approvals bench: a city whose plans wait for their superiors, HTTP clients, and the raw writer that
// both are measured against.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct WaitingTask {
  std::int64_t case_id;
  int task;
};
struct Superior {
  std::string login;
  std::vector<WaitingTask> tasks;
};
inline constexpr const char* password = "bench-password";

/// Makes a city in `data`: so many superiors, each with so many plans at step `agree`, through the real engine.
std::vector<Superior> make_city(const std::filesystem::path& data, int superiors, int plans_each);

/// A real host on a free port; ended when this goes.
class Host {
 public:
  explicit Host(const std::filesystem::path& data);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  int port() const { return port_; }
  double milliseconds_to_first_answer() const { return first_answer_; }
  double resident_megabytes() const;

 private:
  pid_t process_ = -1;
  int port_ = 0;
  double first_answer_ = 0;
};

/// One keep-alive connection.
class Client {
 public:
  explicit Client(int port);
  Client(const Client& signed_in, int port);  ///< another connection of the same session
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  void sign_in(const std::string& login);
  /// The status of the answer.
  int get(const std::string& path);
  int approve(const WaitingTask&);
  const std::string& body() const { return body_; }

 private:
  int exchange(const std::string& request);
  int socket_ = -1;
  std::string cookie_, token_, headers_, body_, buffer_;
};

/// Brings all that was written into the database file itself.
void settle(const std::filesystem::path& database);

struct Raw {
  double rows_a_second;
  std::int64_t rows;
};
/// Writes into `before` (a copy of the data as they were) exactly the rows by which `after` differs for these cases:
/// one journal row, one case row and the open tasks each, in transactions of `group`, synchronous=FULL.
Raw write_raw(const std::filesystem::path& before, const std::filesystem::path& after, const std::vector<std::int64_t>& cases, int group);

}  // namespace bench
