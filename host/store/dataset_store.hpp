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
  Result<service::Rows> first_rows(const Name& plugin, const Name& dataset, std::size_t limit) override;
  Result<std::int64_t> count(const Name& plugin, const Name& dataset) override;
  Result<service::Upload> add(const std::vector<service::DatasetRow>&, service::Upload) override;
  Result<std::optional<service::Upload>> upload(std::int64_t revision) override;
  Result<std::optional<service::Upload>> upload_of_key(const std::string& key) override;
  Result<std::vector<service::Upload>> uploads(const Name& plugin, const Name& dataset, std::size_t limit) override;

 private:
  using Bodies = std::vector<std::tuple<std::string>>;
  /// What `pick` finds, with the dataset's revision, as one picture.
  Result<service::Rows> read_rows(const Name& plugin, const Name& dataset,
                                  const std::function<Bodies(Connection&)>& pick);
  Readers& readers_;
  Writer& writer_;
};

}  // namespace jenjang::store
