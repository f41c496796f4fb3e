#include "dinas_kesehatan.hpp"

JENJANG_PLUGIN("dinas-kesehatan", "1.1.0", JENJANG_INDICATOR(dinas_kesehatan::idl_coverage),
               JENJANG_INDICATOR(dinas_kesehatan::uci), JENJANG_INDICATOR(dinas_kesehatan::outreach_effort),
               JENJANG_PREFILL(dinas_kesehatan::prefill_self), JENJANG_CHECK(dinas_kesehatan::check_plan))
