// Measures: an indicator's value for a person and period, and a form's check and prefill: rows are picked, then a
// formula or the plugin's worker answers. Computed once for (plugin file, indicator, inputs). Any thread.
#pragma once

#include <mutex>
#include <unordered_map>

#include "service/city.hpp"

namespace jenjang::service {

class Measures {
 public:
  explicit Measures(City& city) : city_(city) {}

  /// Failure::unavailable where the worker is restarting: ask again. FAILED is a value: Measurement::failed.
  Result<engine::Measurement> indicator(const Name& plugin, const Name& indicator, PersonId, Period, Time at);
  Result<engine::CheckVerdict> check(const Name& plugin, const Name& form, const Record& answers, PersonId, Period,
                                     Time at);
  /// What the person finds filled in; empty where the form has no prefill.
  Result<Json> prefill(const Name& plugin, const Name& form, PersonId, Period, Time at);

 private:
  struct Inputs {
    Fields fields;
    std::vector<engine::DatasetRevision> from;
    bool any_rows = false;
    std::map<Name, std::vector<Record>> rows;
  };
  Result<Inputs> inputs(const engine::Manifest&, const std::vector<Name>& from, int look_back_months, PersonId, Period,
                        Time at);
  Result<void> add_rows(const Name& plugin, const Name& name, const engine::Dataset&, PersonId, Time at, Inputs&);
  Result<std::optional<Record>> answers_of(const std::string& form, PersonId, Period);
  City& city_;
  std::mutex mutex_;
  std::unordered_map<std::string, engine::Measurement> cache_;  // bounded; see measures.cpp
};

}  // namespace jenjang::service
