// The lock of a data directory: one host at a time. Held until the object goes; the kernel lets go when the process
// dies.
#pragma once

#include <string>
#include <utility>

#include "base/result.hpp"

namespace jenjang::store {

class LockFile {
 public:
  /// Takes DIR/lock and makes DIR where it is missing. Failure::unavailable "locked", "read-only", "disk-full".
  static Result<LockFile> take(const std::string& directory);
  ~LockFile();
  LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  LockFile& operator=(LockFile&&) = delete;

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace jenjang::store
