// The handlers of the education department's plugin, by the file that holds them.
#pragma once

#include <jenjang/plugin.hpp>

namespace dinas_pendidikan {

// programmes.cpp
jenjang::Outcome programme_success(const jenjang::Request&);
jenjang::Outcome prefill_self(const jenjang::Request&);
// survey.cpp
jenjang::Outcome ikm(const jenjang::Request&);
jenjang::Outcome ikm_band(const jenjang::Request&);

}  // namespace dinas_pendidikan
