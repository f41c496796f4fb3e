#include "kinerja.hpp"

JENJANG_PLUGIN("kinerja", "1.1.0", JENJANG_CHECK(kinerja::check_plan), JENJANG_INDICATOR(kinerja::achievement),
               JENJANG_INDICATOR(kinerja::effort), JENJANG_INDICATOR(kinerja::attendance_cut),
               JENJANG_INDICATOR(kinerja::last_periodic), JENJANG_INDICATOR(kinerja::lowest_2_years),
               JENJANG_PREFILL(kinerja::prefill_progress), JENJANG_PREFILL(kinerja::prefill_self))
