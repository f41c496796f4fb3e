// Verify: replays every journal row (decide over its facts gives the same events; the events give the stored state)
// and checks the hash chain of every case.
#pragma once

#include "service/city.hpp"

namespace jenjang::service {

struct Verified {
  std::int64_t cases = 0, rows = 0;
  std::int64_t chain_only = 0;     ///< rows that could not be decided again: erased, or under rules that are not here
  std::vector<Translated> faults;  ///< each names the case and the row
};
Result<Verified> verify(City&);

}  // namespace jenjang::service
