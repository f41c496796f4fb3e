#include "kepegawaian.hpp"

JENJANG_PLUGIN("kepegawaian", "1.1.0", JENJANG_CHECK(kepegawaian::check_person), JENJANG_INDICATOR(kepegawaian::track),
               JENJANG_INDICATOR(kepegawaian::enough_credit), JENJANG_INDICATOR(kepegawaian::years_in_grade),
               JENJANG_INDICATOR(kepegawaian::next_grade), JENJANG_INDICATOR(kepegawaian::under_sanction))
