// Landlock: the kernel's own limit on which files a process may open (Linux 5.13 and later).
#pragma once

#include <filesystem>

namespace jenjang::runner {

/// From now on files are only read, and only where libraries lie and below `folder`. False: this kernel cannot.
bool allow_reading_only(const std::filesystem::path& folder);

}  // namespace jenjang::runner
