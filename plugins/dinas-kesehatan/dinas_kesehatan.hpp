// The handlers of the health department's plugin, by the file that holds them.
#pragma once

#include <jenjang/plugin.hpp>

namespace dinas_kesehatan {

// immunisation.cpp
jenjang::Outcome idl_coverage(const jenjang::Request&);
jenjang::Outcome uci(const jenjang::Request&);
// outreach.cpp
jenjang::Outcome outreach_effort(const jenjang::Request&);
jenjang::Outcome prefill_self(const jenjang::Request&);
// check_plan.cpp
jenjang::Outcome check_plan(const jenjang::Request&);

}  // namespace dinas_kesehatan
