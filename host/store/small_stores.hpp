// Published definitions and the demo city's clock on SQLite.
#pragma once

#include "store/readers.hpp"
#include "store/writer.hpp"

namespace jenjang::store {

class SqliteDefinitions final : public service::DefinitionStore {
 public:
  SqliteDefinitions(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}
  Result<std::vector<service::StoredDefinition>> definitions() override;
  Result<void> publish(const service::StoredDefinition&) override;

 private:
  Readers& readers_;
  Writer& writer_;
};

class SqliteClock final : public service::ClockStore {
 public:
  SqliteClock(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}
  Result<std::optional<std::chrono::milliseconds>> demo_offset() override;
  Result<void> set_demo_offset(std::chrono::milliseconds) override;

 private:
  Readers& readers_;
  Writer& writer_;
};

}  // namespace jenjang::store
