// A bigger demo city out of a small one: everybody new is like somebody who is there, with a number, name and post of
// their own, and with that person's rows in the datasets. So it knows no rule of personnel; the sheets do.
#pragma once

#include "service/demo.hpp"

namespace jenjang::service {

/// `people` in all, at most limits of the numbers' last three digits. Of the story only what comes from outside stays
/// (rows, events, cases opened by hand, for whoever is like their subject, too); habits do the rest.
Result<DemoSheets> crowd_of(DemoSheets, int people);

}  // namespace jenjang::service
