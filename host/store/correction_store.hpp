// What people ask to have corrected, on SQLite.
#pragma once

#include "store/readers.hpp"
#include "store/writer.hpp"

namespace jenjang::store {

class SqliteCorrections final : public service::CorrectionStore {
 public:
  SqliteCorrections(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}

  Result<std::int64_t> ask(const service::Correction&) override;
  Result<std::optional<service::Correction>> correction(std::int64_t id) override;
  Result<std::vector<service::Correction>> asked_by(PersonId, std::size_t limit) override;
  Result<std::vector<service::Correction>> asked_of(std::span<const std::pair<Name, Name>> datasets,
                                                    std::size_t limit) override;
  Result<bool> answer(const service::Correction& answered) override;

 private:
  Readers& readers_;
  Writer& writer_;
};

}  // namespace jenjang::store
