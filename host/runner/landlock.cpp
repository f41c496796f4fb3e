#include "runner/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runner/descriptor.hpp"

namespace jenjang::runner {
namespace {

constexpr __u64 reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr __u64 changing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                           LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                           LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                           LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

void allow(int rules, const std::filesystem::path& path, __u64 access) {
  const Descriptor place(open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place) return;
  const landlock_path_beneath_attr rule{access, place.number()};
  syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

}  // namespace

bool allow_reading_only(const std::filesystem::path& folder) {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = reading | changing;
  const Descriptor rules(int(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0)));
  if (!rules) return false;
  for (const char* libraries : {"/usr", "/lib", "/lib64"}) allow(rules.number(), libraries, reading);
  allow(rules.number(), "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE);
  allow(rules.number(), folder, reading);
  return syscall(SYS_landlock_restrict_self, rules.number(), 0) == 0;
}

}  // namespace jenjang::runner
