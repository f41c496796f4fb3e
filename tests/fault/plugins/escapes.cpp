// Tries to leave its worker. Each handler answers the error that it met, or 0 where nothing stopped it.
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <jenjang/plugin.hpp>

namespace {

using jenjang::Outcome;
using jenjang::Request;

Outcome error_of(long result) { return jenjang::measured(result < 0 ? errno : 0); }

Outcome forks(const Request&) {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  return error_of(child);
}
Outcome executes(const Request&) {
  char* arguments[] = {const_cast<char*>("/bin/true"), nullptr};
  char* environment[] = {nullptr};
  return error_of(execve("/bin/true", arguments, environment));
}
Outcome connects(const Request&) { return error_of(socket(AF_INET, SOCK_STREAM, 0)); }
Outcome connects_locally(const Request&) { return error_of(socket(AF_UNIX, SOCK_STREAM, 0)); }
Outcome reads(const Request& request) { return error_of(open(std::string(request.text("file")).c_str(), O_RDONLY)); }
Outcome writes(const Request& request) {
  return error_of(open(std::string(request.text("file")).c_str(), O_WRONLY | O_CREAT, 0600));
}
Outcome kills_the_host(const Request&) { return error_of(kill(getppid(), 0)); }
Outcome lifts_its_limits(const Request&) {
  const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
  return error_of(setrlimit(RLIMIT_AS, &more));
}
Outcome sees_the_environment(const Request&) {
  int variables = 0;
  for (char** variable = environ; variable && *variable; ++variable) ++variables;
  return jenjang::measured(variables);
}
Outcome sees_descriptors(const Request&) {
  int descriptors = 0;
  for (int descriptor = 4; descriptor < 1024; ++descriptor)
    if (fcntl(descriptor, F_GETFD) >= 0) ++descriptors;
  return jenjang::measured(descriptors);
}

// What a constructor tries, before main code of the plugin runs at all.
const int socket_when_loaded = socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
Outcome connected_when_loaded(const Request&) { return jenjang::measured(socket_when_loaded); }

}  // namespace

JENJANG_PLUGIN("escapes", "1.0.0", JENJANG_INDICATOR(forks), JENJANG_INDICATOR(executes), JENJANG_INDICATOR(connects),
               JENJANG_INDICATOR(connects_locally), JENJANG_INDICATOR(reads), JENJANG_INDICATOR(writes),
               JENJANG_INDICATOR(kills_the_host), JENJANG_INDICATOR(lifts_its_limits),
               JENJANG_INDICATOR(sees_the_environment), JENJANG_INDICATOR(sees_descriptors),
               JENJANG_INDICATOR(connected_when_loaded))
