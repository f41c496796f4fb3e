// A real host as a process, HTTP clients for it, and a city whose plans wait for their superiors: for benches and faults.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace jenjang::test {

struct WaitingTask {
  std::int64_t case_id;
  int task;
};
struct Superior {
  std::string login;
  std::vector<WaitingTask> tasks;
};
inline constexpr const char* superiors_password = "bench-password";

/// Makes a city in `data`: so many superiors, each with so many plans at step `agree`, through the real engine.
std::vector<Superior> make_city(const std::filesystem::path& data, int superiors, int plans_each);

/// A real host on a free port; ended when this goes.
class Host {
 public:
  explicit Host(const std::filesystem::path& data);
  ~Host();  ///< asks it to end (SIGTERM) and waits
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  int port() const { return port_; }
  double milliseconds_to_first_answer() const { return first_answer_; }
  double resident_megabytes() const;
  void kill_now();  ///< SIGKILL, and waits

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
  int post(const std::string& path, const std::string& body, const std::string& headers = {});
  const std::string& body() const { return body_; }

 private:
  int exchange(const std::string& request);
  int socket_ = -1;
  std::string cookie_, token_, headers_, body_, buffer_;
};

}  // namespace jenjang::test
