// Rows of datasets on SQLite: added and superseded, never changed.
#pragma once

#include "store/readers.hpp"
#include "store/writer.hpp"

namespace jenjang::store {

class SqliteDatasets final : public service::DatasetStore {
 public:
  SqliteDatasets(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}

  Result<service::Rows> rows(const Name& plugin, const Name& dataset, const std::optional<Name>& column,
                             std::span<const std::string> values) override;
  Result<std::int64_t> add(const std::vector<service::DatasetRow>&, const std::string& source,
                           std::optional<PersonId> by, Time) override;

 private:
  Readers& readers_;
  Writer& writer_;
};

}  // namespace jenjang::store
