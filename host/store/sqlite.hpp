// The ports on SQLite by SOCI: one process (lock file), one writer with group commit, readers on their own connections.
#pragma once

#include <memory>
#include <string>

#include "service/ports.hpp"

namespace jenjang::store {

/// What the writer has done since the start: writes ÷ transactions is how many callers shared a commit.
struct Activity {
  std::uint64_t transactions = 0, writes = 0;
};

/// All ports of one data directory. Thread-safe.
class Stores {
 public:
  virtual ~Stores() = default;
  virtual service::CaseStore& cases() = 0;
  virtual service::DefinitionStore& definitions() = 0;
  virtual service::OrganisationStore& organisation() = 0;
  virtual service::DatasetStore& datasets() = 0;
  virtual service::CorrectionStore& corrections() = 0;
  virtual service::AccountStore& accounts() = 0;
  virtual service::ClockStore& clock() = 0;
  virtual Activity activity() const = 0;
};

/// Opens or makes DIR/jenjang.db, takes DIR/lock, runs migrations that are missing. Errors say what to do: a second
/// host on the same data ("locked"), a read-only directory, a full disk, data of a newer Jenjang.
Result<std::unique_ptr<Stores>> open_sqlite(const std::string& directory);

}  // namespace jenjang::store
