#include "store/organisation_store.hpp"

#include "store/organisation_rows.hpp"

namespace jenjang::store {

using service::Directory;

SqliteOrganisation::SqliteOrganisation(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {
  auto loaded = readers_.read([](Connection& connection) -> Result<std::shared_ptr<const Directory>> {
    auto [organisation, revision] = read_organisation(connection);
    return std::make_shared<const Directory>(std::move(organisation), revision);
  });
  current_ = std::move(loaded.value());
}

Result<std::shared_ptr<const Directory>> SqliteOrganisation::current() {
  std::lock_guard lock(mutex_);
  return current_;
}

Result<std::shared_ptr<const Directory>> SqliteOrganisation::replace(const service::Organisation& organisation,
                                                                     const std::string& source, Time at) {
  std::lock_guard one_at_a_time(replacing_);
  auto written = writer_.write<std::pair<service::Organisation, std::int64_t>>(
      [&](Connection& connection) -> Result<std::pair<service::Organisation, std::int64_t>> {
        return write_organisation(connection, organisation, source, at);
      });
  if (!written) return written.error();
  auto made = std::make_shared<const Directory>(std::move(written->first), written->second);
  std::lock_guard lock(mutex_);
  current_ = made;
  return made;
}

}  // namespace jenjang::store
