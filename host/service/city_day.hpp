// The city's own day: which day a moment falls on there, outside of any case.
#pragma once

#include "service/installed.hpp"

namespace jenjang::service {

/// Offset from UTC of the first calendar by name; a city without a calendar lives in UTC.
std::chrono::minutes city_offset(const Installed&);
Date day_at(Time, std::chrono::minutes offset);
Date city_day(const Installed&, Time);

}  // namespace jenjang::service
