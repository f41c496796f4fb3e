// The adapters that every contract suite runs with. Another database is one more entry in adapters.cpp.
#pragma once

#include <gtest/gtest.h>

#include <functional>

#include "store/sqlite.hpp"

namespace jenjang::contract {

/// A store on data of its own.
class Data {
 public:
  virtual ~Data() = default;
  virtual store::Stores& stores() = 0;
  /// Closes the store and opens it on the same data, as a restart does.
  virtual void reopen() = 0;
};
struct Adapter {
  std::string name;
  std::function<std::unique_ptr<Data>()> make;
};
std::vector<Adapter> adapters();
inline void PrintTo(const Adapter& adapter, std::ostream* out) { *out << adapter.name; }

/// What the suites derive from.
class StoreContract : public ::testing::TestWithParam<Adapter> {
 protected:
  std::unique_ptr<Data> data_ = GetParam().make();
  service::CaseStore& cases() { return data_->stores().cases(); }
  service::DefinitionStore& definitions() { return data_->stores().definitions(); }
  service::OrganisationStore& organisation() { return data_->stores().organisation(); }
  service::DatasetStore& datasets() { return data_->stores().datasets(); }
  service::CorrectionStore& corrections() { return data_->stores().corrections(); }
  service::AccountStore& accounts() { return data_->stores().accounts(); }
  service::ClockStore& clock() { return data_->stores().clock(); }
};

#define JENJANG_ALL_ADAPTERS(Suite)                                              \
  INSTANTIATE_TEST_SUITE_P(EveryAdapter, Suite, ::testing::ValuesIn(adapters()), \
                           [](const auto& info) { return info.param.name; })

}  // namespace jenjang::contract
