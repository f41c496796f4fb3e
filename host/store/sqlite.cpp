#include "store/sqlite.hpp"

#include <sys/stat.h>

#include "store/account_store.hpp"
#include "store/case_store.hpp"
#include "store/correction_store.hpp"
#include "store/dataset_store.hpp"
#include "store/lock_file.hpp"
#include "store/migrations.hpp"
#include "store/organisation_store.hpp"
#include "store/small_stores.hpp"

namespace jenjang::store {
namespace {

class SqliteStores final : public Stores {
 public:
  SqliteStores(LockFile lock, const std::string& file)
      : lock_(std::move(lock)),
        readers_(file),
        writer_(file),
        cases_(readers_, writer_),
        definitions_(readers_, writer_),
        organisation_(readers_, writer_),
        datasets_(readers_, writer_),
        corrections_(readers_, writer_),
        accounts_(readers_, writer_),
        clock_(readers_, writer_) {}

  service::CaseStore& cases() override { return cases_; }
  service::DefinitionStore& definitions() override { return definitions_; }
  service::OrganisationStore& organisation() override { return organisation_; }
  service::DatasetStore& datasets() override { return datasets_; }
  service::CorrectionStore& corrections() override { return corrections_; }
  service::AccountStore& accounts() override { return accounts_; }
  service::ClockStore& clock() override { return clock_; }
  Activity activity() const override { return writer_.activity(); }

 private:
  LockFile lock_;  // first in, last out
  Readers readers_;
  Writer writer_;
  SqliteCases cases_;
  SqliteDefinitions definitions_;
  SqliteOrganisation organisation_;
  SqliteDatasets datasets_;
  SqliteCorrections corrections_;
  SqliteAccounts accounts_;
  SqliteClock clock_;
};

}  // namespace

Result<std::unique_ptr<Stores>> open_sqlite(const std::string& directory) {
  auto lock = LockFile::take(directory);
  if (!lock) return lock.error();
  const std::string file = directory + "/jenjang.db";
  return guarded([&]() -> Result<std::unique_ptr<Stores>> {
    {
      Connection connection(file, Connection::Access::read_write);
      ::chmod(file.c_str(), 0600);  // personal data; the log beside it is made with the same rights
      if (auto migrated = migrate(connection); !migrated) return migrated.error();
    }
    return std::make_unique<SqliteStores>(std::move(*lock), file);
  });
}

}  // namespace jenjang::store
