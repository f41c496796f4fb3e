// The subject as formulas and messages see it.
#pragma once

#include "service/installed.hpp"

namespace jenjang::service {

/// A person without a position has no unit and no department; its texts are empty.
engine::SubjectFound subject_found(const Directory&, const Installed&, PersonId subject, Date day);

}  // namespace jenjang::service
