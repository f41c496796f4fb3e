// City: the ports and the snapshot together, handed to every use case. Made once by command/; outlives them all.
#pragma once

#include <atomic>
#include <memory>

#include "service/installed.hpp"

namespace jenjang::service {

struct City {
  CaseStore& cases;
  DefinitionStore& definitions;
  OrganisationStore& organisation;
  DatasetStore& datasets;
  CorrectionStore& corrections;
  AccountStore& accounts;
  ClockStore& clock_store;
  Runner& runner;
  Clock& clock;
  std::shared_ptr<const Installed> installed;
  bool demo = false;                   ///< made-up data, with its own clock
  std::string public_address;          ///< for <link> in messages: "http://127.0.0.1:8080"
};

/// Who is asking: a logged-in person.
struct Caller {
  PersonId person{};
  std::string login;
  bool administrator = false;
};

}  // namespace jenjang::service
