// The demo city: made from host/demo/NAME/*.csv, its stories driven through the real engine. Everything in it is made
// up and says so.
#pragma once

#include "service/cases.hpp"
#include "service/import.hpp"
#include "service/scheduler.hpp"

namespace jenjang::service {

struct DemoSheets {
  OrganisationSheets organisation;
  std::map<std::string, Sheet> datasets;  ///< "PLUGIN.DATASET"
  Sheet cast;                             ///< login, number, id, en: what to try
  Sheet story;                            ///< at, login, workflow, subject, step, choice, answers (a JSON), note
};
/// On an empty store. `progress(done, of)` may be called from this thread.
Result<void> make_demo(City&, Cases&, Scheduler&, const DemoSheets&, const std::function<void(int, int)>& progress);

}  // namespace jenjang::service
