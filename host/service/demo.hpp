// The demo city: made from host/demo/NAME/*.csv, its stories driven through the real engine. Everything in it is made
// up and says so.
#pragma once

#include "service/cases.hpp"
#include "service/import.hpp"
#include "service/scheduler.hpp"

namespace jenjang::service {

/// Everyone's password in a demo city, shown on its log-in page.
inline constexpr const char* demo_password = "jenjang";
/// The cast is kept with the city's data, so that the log-in page knows it after a restart: (login, person, id, en).
inline constexpr const char* cast_plugin = "demo";
inline constexpr const char* cast_dataset = "cast";

struct DemoSheets {
  OrganisationSheets organisation;
  std::map<std::string, Sheet> datasets;  ///< "PLUGIN.DATASET"
  Sheet cast;                             ///< login, number, administrator, id, en: what to try; empty: no card
  Sheet story;                            ///< what was done, line by line: demo_story.hpp
  Sheet habits;                           ///< what is usually done between: demo_habits.hpp
};
struct DemoMade {
  int cases = 0, decisions = 0;  ///< opened by dates, taken by habit
};
/// On an empty store. `progress(done, of)` may be called from this thread.
Result<DemoMade> make_demo(City&, Cases&, Scheduler&, const DemoSheets&, const std::function<void(int, int)>& progress);

}  // namespace jenjang::service
