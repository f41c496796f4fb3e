#include "store/lock_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace jenjang::store {
namespace {

Error cannot_write(const std::string& directory, int reason) {
  if (reason == ENOSPC || reason == EDQUOT) {
    return failed(Failure::unavailable, "disk-full",
                  both("Diska tempat folder data " + directory + " penuh. Kosongkan ruang diska, lalu jalankan lagi.",
                       "The disk of the data directory " + directory + " is full. Free some space, then start again."));
  }
  if (reason == EACCES || reason == EPERM || reason == EROFS) {
    return failed(
        Failure::unavailable, "read-only",
        both("Folder data " + directory +
                 " tidak dapat ditulisi. Beri pengguna yang menjalankan Jenjang hak tulis, atau pilih folder lain "
                 "dengan --data.",
             "The data directory " + directory +
                 " cannot be written to. Give the user who runs Jenjang the right to write there, or choose "
                 "another one with --data."));
  }
  return failed(Failure::unavailable, "cannot-open",
                both("Folder data " + directory + " tidak dapat dibuka (" + std::to_string(reason) +
                         "). Periksa apakah itu sebuah folder, atau pilih yang lain dengan --data.",
                     "The data directory " + directory + " cannot be opened (" + std::to_string(reason) +
                         "). Check that it is a directory, or choose another one with --data."));
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& directory) {
  std::error_code trouble;
  std::filesystem::create_directories(directory, trouble);
  if (trouble) return cannot_write(directory, trouble.value());
  const std::string path = directory + "/lock";
  // 0600: what lies beside it are personal data. Closed on exec: a worker must not keep the lock of a dead host.
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return cannot_write(directory, errno);
  LockFile lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return cannot_write(directory, errno);
  return failed(
      Failure::unavailable, "locked",
      both("Folder data " + directory +
               " sedang dipakai Jenjang yang lain. Hentikan yang itu dahulu, atau pilih folder lain dengan --data.",
           "The data directory " + directory +
               " is in use by another Jenjang. Stop that one first, or choose another directory with --data."));
}

LockFile::~LockFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace jenjang::store
