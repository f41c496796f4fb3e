// A command and what comes with it. Private to cases.cpp and case_command.cpp.
#pragma once

#include "service/cases.hpp"

namespace jenjang::service {

struct Cases::Wanted {
  CaseId id{};
  engine::Command command;  ///< without `by`: in a confidential step that is a pseudonym
  std::string key = {};     ///< the caller's; empty: the host's own, named after the case's next version
  std::optional<std::uint64_t> expected_version = {};
  std::optional<Caller> caller = {};  ///< whose sight decides what a refusal may tell; none: the host
};
/// The same as it is decided and written.
struct Cases::Signed {
  engine::Command command;
  std::string key;
  Hash digest;
};

/// Of what is wanted, not of when: the same body sent again has the same digest.
Hash digest_of(CaseId, engine::Command);

}  // namespace jenjang::service
