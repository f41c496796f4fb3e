#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "base/json.hpp"
#include "support/real_host.hpp"

namespace jenjang::test {
namespace {

std::string between(const std::string& text, std::string_view from, std::string_view to) {
  auto start = text.find(from);
  if (start == std::string::npos) return {};
  start += from.size();
  return text.substr(start, text.find(to, start) - start);
}

int free_port() {
  int probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(probe, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no free port");
  close(probe);
  return ntohs(address.sin_port);
}

bool connects(int descriptor, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

Host::Host(const std::filesystem::path& data) : port_(free_port()) {
  auto begin = std::chrono::steady_clock::now();
  std::string port = std::to_string(port_), directory = data.string();
  process_ = fork();
  if (process_ == 0) {
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execl(JENJANG_BINARY, "jenjang", "serve", "--data", directory.c_str(), "--port", port.c_str(), nullptr);
    _exit(127);
  }
  for (auto give_up = begin + std::chrono::seconds(30); std::chrono::steady_clock::now() < give_up;) {
    int probe = socket(AF_INET, SOCK_STREAM, 0);
    bool up = connects(probe, port_);
    close(probe);
    if (up && Client(port_).get("/healthz") == 200) {
      first_answer_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  throw std::runtime_error("the host does not answer");
}

Host::~Host() {
  if (process_ < 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

void Host::kill_now() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

double Host::resident_megabytes() const {
  std::ifstream in("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

Client::Client(int port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (!connects(socket_, port)) throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
}

Client::Client(const Client& signed_in, int port) : Client(port) {
  cookie_ = signed_in.cookie_;
  token_ = signed_in.token_;
}

Client::~Client() { close(socket_); }

int Client::exchange(const std::string& request) {
  for (std::size_t sent = 0; sent < request.size();) {
    auto more = send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
    if (more <= 0) throw std::runtime_error("the host closed the connection");
    sent += static_cast<std::size_t>(more);
  }
  std::size_t end = std::string::npos, length = 0;
  char part[16384];
  while (true) {
    if (end == std::string::npos && (end = buffer_.find("\r\n\r\n")) != std::string::npos) {
      headers_ = buffer_.substr(0, end + 2);
      auto size = between(headers_, "Content-Length: ", "\r");
      length = size.empty() ? 0 : std::stoul(size);
      buffer_.erase(0, end + 4);
    }
    if (end != std::string::npos && buffer_.size() >= length) break;
    auto more = recv(socket_, part, sizeof part, 0);
    if (more <= 0) throw std::runtime_error("the host closed the connection");
    buffer_.append(part, static_cast<std::size_t>(more));
  }
  body_ = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return std::stoi(headers_.substr(9, 3));
}

void Client::sign_in(const std::string& login) {
  std::string body = Json(Json::Object{{"login", login}, {"password", superiors_password}}).text();
  if (post("/api/session", body) != 200) throw std::runtime_error("log-in: " + body_);
  cookie_ = between(headers_, "jenjang_session=", ";");
  auto page = parse_json(body_, body_.size());
  token_ = page ? page->text_or("csrf") : "";
}

int Client::get(const std::string& path) {
  return exchange("GET " + path + " HTTP/1.1\r\nHost: test\r\nCookie: jenjang_session=" + cookie_ + "\r\n\r\n");
}

int Client::post(const std::string& path, const std::string& body, const std::string& headers) {
  return exchange("POST " + path + " HTTP/1.1\r\nHost: test\r\nCookie: jenjang_session=" + cookie_ + "\r\nX-CSRF-Token: " + token_ +
                  "\r\n" + headers + "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

int Client::approve(const WaitingTask& task) {
  std::string id = std::to_string(task.case_id), number = std::to_string(task.task);
  return post("/api/cases/" + id + "/tasks/" + number + "/decision", R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})",
              "Idempotency-Key: agree-" + id + "-" + number + "\r\n");
}

}  // namespace jenjang::test
