#include "dinas_pendidikan.hpp"

JENJANG_PLUGIN("dinas-pendidikan", "1.0.0", JENJANG_INDICATOR(dinas_pendidikan::programme_success),
               JENJANG_INDICATOR(dinas_pendidikan::ikm), JENJANG_INDICATOR(dinas_pendidikan::ikm_band),
               JENJANG_PREFILL(dinas_pendidikan::prefill_self))
