#include "runner/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace jenjang::runner {
namespace {

Error not_started(int error) {
  const std::string reason = std::generic_category().message(error);
  return failed(Failure::unavailable, "WorkerNotStarted",
                both("tidak dapat dimulai (" + reason + ")", "could not be started (" + reason + ")"));
}

/// Away from 0 to 3, so that placing them there in the child never overwrites one that is still to be placed.
Descriptor raised(Descriptor from) { return Descriptor(fcntl(from.number(), F_DUPFD_CLOEXEC, 10)); }

/// The child's descriptors and signals.
class Spawning {
 public:
  Spawning(int socket, int output) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_addopen(&files_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files_, output, 1);
    posix_spawn_file_actions_adddup2(&files_, output, 2);
    posix_spawn_file_actions_adddup2(&files_, socket, 3);
    posix_spawn_file_actions_addclosefrom_np(&files_, 4);
    posix_spawnattr_init(&attributes_);
    sigset_t all, none;
    sigfillset(&all), sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    // Its own group: Ctrl-C in a terminal reaches the host alone, which then ends its workers.
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  }
  ~Spawning() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  int start(const std::string& executable, pid_t& id) {
    std::string words[] = {executable, "worker", "3"};
    char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    char* environment[] = {nullptr};
    return posix_spawn(&id, executable.c_str(), &files_, &attributes_, arguments, environment);
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

}  // namespace

Result<Process> Process::start(const std::filesystem::path& executable) {
  int sockets[2], pipe[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return not_started(errno);
  Descriptor ours(sockets[0]), theirs = raised(Descriptor(sockets[1]));
  if (pipe2(pipe, O_CLOEXEC) != 0) return not_started(errno);
  Descriptor output(pipe[0]), their_output = raised(Descriptor(pipe[1]));
  if (!theirs || !their_output) return not_started(errno);
  fcntl(ours.number(), F_SETFL, O_NONBLOCK);
  fcntl(output.number(), F_SETFL, O_NONBLOCK);

  pid_t id = 0;
  if (const int error = Spawning(theirs.number(), their_output.number()).start(executable.string(), id))
    return not_started(error);
  Descriptor end(int(syscall(SYS_pidfd_open, id, 0)));
  const int error = errno;
  Process process(id, std::move(ours), std::move(output), std::move(end));
  if (!process.end_) return not_started(error);
  return process;
}

Process::Process(pid_t id, Descriptor socket, Descriptor output, Descriptor end)
    : id_(id), socket_(std::move(socket)), output_(std::move(output)), end_(std::move(end)) {}

Process::Process(Process&& other) noexcept
    : id_(std::exchange(other.id_, 0)),
      socket_(std::move(other.socket_)),
      output_(std::move(other.output_)),
      end_(std::move(other.end_)) {}

Process::~Process() {
  if (id_ == 0) return;
  kill();
  waitpid(id_, nullptr, 0);
}

void Process::kill() {
  if (id_ != 0) ::kill(id_, SIGKILL);
}

void Process::close_writing() { ::shutdown(socket_.number(), SHUT_WR); }

Translated Process::how_it_ended() {
  int status = 0;
  waitpid(std::exchange(id_, 0), &status, 0);
  if (WIFEXITED(status)) {
    const std::string code = std::to_string(WEXITSTATUS(status));
    return both("mengakhiri prosesnya sendiri (kode " + code + ")", "ended its own process (code " + code + ")");
  }
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU) return both("memakai waktu prosesor melebihi batas", "used more processor time than allowed");
  if (signal == SIGKILL) return both("dihentikan dari luar (SIGKILL)", "was killed from outside (SIGKILL)");
  const char* name = sigabbrev_np(signal);
  const std::string known = name ? "SIG" + std::string(name) : std::to_string(signal);
  return both("berhenti mendadak (" + known + ")", "crashed (" + known + ")");
}

}  // namespace jenjang::runner
