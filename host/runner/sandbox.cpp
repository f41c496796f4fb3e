#include "runner/sandbox.hpp"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <ctime>
#include <initializer_list>
#include <memory>
#include <type_traits>

#include "base/limits.hpp"
#include "runner/landlock.hpp"

namespace jenjang::runner {
namespace {

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// A filter that allows what it does not name. Errors are answers, not signals: a plugin that asks for the network is
/// told "not permitted" and can say so in its log.
class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ALLOW)) {
    if (!context_) return;
    seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_NNP, 1);
    seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_TSYNC, 1);     // also threads that constructors started
    seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);  // a tree, not a list: cheap for every call
  }
  void refuse(std::initializer_list<const char*> calls, int error = EPERM) {
    for (const char* call : calls) add(error, call, {});
  }
  void refuse_where(const char* call, std::initializer_list<scmp_arg_cmp> all) { add(EPERM, call, all); }
  bool load() { return context_ && sound_ && seccomp_load(context_.get()) == 0; }

 private:
  void add(int error, const char* call, std::initializer_list<scmp_arg_cmp> all) {
    const int number = seccomp_syscall_resolve_name(call);
    if (!context_ || number == __NR_SCMP_ERROR) return;  // a call that this machine does not have
    if (seccomp_rule_add_array(context_.get(), SCMP_ACT_ERRNO(std::uint32_t(error)), number, unsigned(all.size()),
                               all.begin()) != 0)
      sound_ = false;
  }
  struct Release {
    void operator()(scmp_filter_ctx context) const { seccomp_release(context); }
  };
  std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, Release> context_;
  bool sound_ = true;
};

bool forbid_network_and_processes() {
  Filter filter;
  filter.refuse({"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg",
                 "sendmmsg", "recvfrom", "recvmsg", "recvmmsg"});
  filter.refuse({"fork", "vfork", "execve", "execveat"});
  filter.refuse({"clone3"}, ENOSYS);  // its flags lie in memory, unseen; glibc then uses clone, whose flags are seen
  filter.refuse_where("clone", {SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)});
  const auto self = scmp_datum_t(getpid());
  for (const char* call : {"kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"})
    filter.refuse_where(call, {SCMP_A0(SCMP_CMP_NE, self)});
  filter.refuse({"tkill", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd",
                 "pidfd_send_signal", "setpgid", "setsid", "kcmp", "process_madvise"});
  // The limits stay as they are; the worker itself renews its processor time.
  filter.refuse_where("prlimit64", {SCMP_A1(SCMP_CMP_NE, RLIMIT_CPU), SCMP_A2(SCMP_CMP_NE, 0)});
  filter.refuse_where("setrlimit", {SCMP_A0(SCMP_CMP_NE, RLIMIT_CPU)});
  // Doors into the kernel that arithmetic never needs; the last ones only matter where a city runs its host as root.
  filter.refuse({"bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register",
                 "keyctl", "add_key", "request_key", "open_by_handle_at", "name_to_handle_at", "shmget", "msgget",
                 "semget", "mq_open", "fanotify_init", "inotify_init", "inotify_init1"});
  filter.refuse(
      {"mount",           "umount2",  "pivot_root",    "chroot",      "unshare",       "setns",         "move_mount",
       "open_tree",       "fsopen",   "fsmount",       "init_module", "finit_module",  "delete_module", "kexec_load",
       "kexec_file_load", "reboot",   "swapon",        "swapoff",     "acct",          "quotactl",      "settimeofday",
       "clock_settime",   "adjtimex", "clock_adjtime", "sethostname", "setdomainname", "iopl",          "ioperm",
       "syslog",          "mknod",    "mknodat"});
  return filter.load();
}

bool forbid_files() {
  Filter filter;
  filter.refuse({"open",      "openat",   "openat2",   "creat",     "memfd_create", "truncate",     "unlink",
                 "unlinkat",  "rename",   "renameat",  "renameat2", "link",         "linkat",       "symlink",
                 "symlinkat", "mkdir",    "mkdirat",   "rmdir",     "chmod",        "fchmod",       "fchmodat",
                 "chown",     "lchown",   "fchown",    "fchownat",  "utime",        "utimes",       "utimensat",
                 "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",  "lremovexattr", "fremovexattr"});
  return filter.load();
}

}  // namespace

void end_with_parent() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

bool limits_memory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return false;
#else
  return true;
#endif
#else
  return true;
#endif
}

std::vector<std::string> confine_before_loading(std::uint64_t mapped_bytes, const std::filesystem::path& folder) {
  std::vector<std::string> lacking;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) lacking.emplace_back("no_new_privs");
  limit(RLIMIT_CORE, 0);  // a core file would hold what the plugin was given
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, limits::worker_files);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_MSGQUEUE, 0);
  if (limits_memory()) limit(RLIMIT_AS, mapped_bytes);
  allow_reading_only(folder);  // where the kernel has Landlock; seccomp below holds without it
  if (!forbid_network_and_processes()) lacking.emplace_back("seccomp");
  return lacking;
}

std::vector<std::string> confine_after_loading() {
  if (forbid_files()) return {};
  return {"seccomp"};
}

void allow_processor(std::chrono::milliseconds time) {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  const auto seconds = rlim_t(used.tv_sec) + rlim_t(time.count() / 1000) + 2;  // rounded up, and one more
  const rlimit renewed{seconds, RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &renewed);
}

MemoryGauge::MemoryGauge(std::uint64_t limit_bytes)
    : file_(limits_memory() ? open("/proc/self/statm", O_RDONLY | O_CLOEXEC) : -1),
      limit_bytes_(limit_bytes),
      start_(mapped()) {}

std::uint64_t MemoryGauge::mapped() const {
  char text[64];
  const ssize_t size = file_ ? pread(file_.number(), text, sizeof text, 0) : 0;
  std::uint64_t pages = 0;
  if (size > 0) std::from_chars(text, text + size, pages);  // the first number of statm
  return pages * std::uint64_t(sysconf(_SC_PAGESIZE));
}

}  // namespace jenjang::runner
