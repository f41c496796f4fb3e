// The organisation on SQLite: kept in memory as one immutable Directory, replaced as a whole.
#pragma once

#include <mutex>

#include "store/readers.hpp"
#include "store/writer.hpp"

namespace jenjang::store {

class SqliteOrganisation final : public service::OrganisationStore {
 public:
  /// Throws DatabaseError: it reads the newest revision.
  SqliteOrganisation(Readers&, Writer&);

  Result<std::shared_ptr<const service::Directory>> current() override;
  Result<std::shared_ptr<const service::Directory>> replace(const service::Organisation&, const std::string& source,
                                                            Time) override;

 private:
  Readers& readers_;
  Writer& writer_;
  std::mutex mutex_;      // for the pointer only
  std::mutex replacing_;  // one replacement at a time, so that the newest revision is the one that stays in memory
  std::shared_ptr<const service::Directory> current_;
};

}  // namespace jenjang::store
