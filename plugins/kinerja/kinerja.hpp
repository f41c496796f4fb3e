// The handlers of the city's performance plugin, by the file that holds them.
#pragma once

#include <jenjang/plugin.hpp>

namespace kinerja {

// check_plan.cpp
jenjang::Outcome check_plan(const jenjang::Request&);
// achievement.cpp
jenjang::Outcome achievement(const jenjang::Request&);
// effort.cpp
jenjang::Outcome effort(const jenjang::Request&);
// attendance.cpp
jenjang::Outcome attendance_cut(const jenjang::Request&);
// ratings.cpp
jenjang::Outcome last_periodic(const jenjang::Request&);
jenjang::Outcome lowest_2_years(const jenjang::Request&);
// prefill.cpp
jenjang::Outcome prefill_progress(const jenjang::Request&);
jenjang::Outcome prefill_self(const jenjang::Request&);

}  // namespace kinerja
