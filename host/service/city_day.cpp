#include "service/city_day.hpp"

namespace jenjang::service {

std::chrono::minutes city_offset(const Installed& installed) {
  for (const auto& [plugin, manifest] : installed.manifests()) {
    if (!manifest->calendars.empty()) return manifest->calendars.begin()->second.offset;
  }
  return std::chrono::minutes(0);
}

Date day_at(Time moment, std::chrono::minutes offset) { return std::chrono::floor<std::chrono::days>(moment + offset); }

Date city_day(const Installed& installed, Time moment) { return day_at(moment, city_offset(installed)); }

}  // namespace jenjang::service
