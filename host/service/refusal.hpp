// What the engine refuses, as an error that http and people understand.
#pragma once

#include "engine/decide.hpp"

namespace jenjang::service {

Error refusal(const engine::Rejection&);

Error no_such_case();  ///< also where there is one that this person may not see: it tells nothing
Error case_is_busy();
Error case_changed();
Error key_used_otherwise();
Error place_taken();
Error workflow_rests();  ///< its definition does not compile on this host
Error no_facts_enough();

}  // namespace jenjang::service
