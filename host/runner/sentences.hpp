// What people read about a worker, in Indonesian and English.
#pragma once

#include <chrono>

#include "base/result.hpp"

namespace jenjang::runner::sentences {

// How a worker ended, as the end of a sentence that begins with the plugin's name.
Translated hangs(std::chrono::milliseconds limit);
Translated not_ready_in_time();
Translated garbles();

// Whole sentences.
Translated ended_by(const std::string& plugin, const std::string& handler, const Translated& how);
Translated does_not_start(const std::string& plugin, const Translated& how);
Translated gave_up(const Translated& trouble, int attempts);
Translated too_large(const std::string& handler);

Error no_code(const std::string& plugin);
Error resting(const std::string& plugin, std::chrono::nanoseconds left);
Error queue_full(const std::string& plugin);
Error host_ends();

}  // namespace jenjang::runner::sentences
