// The handlers of the personnel plugin, by the file that holds them.
#pragma once

#include <jenjang/plugin.hpp>

namespace kepegawaian {

// check_person.cpp
jenjang::Outcome check_person(const jenjang::Request&);
// career.cpp
jenjang::Outcome track(const jenjang::Request&);
jenjang::Outcome enough_credit(const jenjang::Request&);
// ranks.cpp
jenjang::Outcome years_in_grade(const jenjang::Request&);
jenjang::Outcome next_grade(const jenjang::Request&);
// sanctions.cpp
jenjang::Outcome under_sanction(const jenjang::Request&);

/// The row with the latest `day` that is not after `last`; nothing: there is none.
inline const jenjang::Answers* newest(const std::vector<jenjang::Answers>& rows, std::chrono::sys_days last) {
  const jenjang::Answers* found = nullptr;
  for (const auto& row : rows)
    if (row.date("day") <= last && (!found || row.date("day") > found->date("day"))) found = &row;
  return found;
}

}  // namespace kepegawaian
