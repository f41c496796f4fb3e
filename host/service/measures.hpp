// Measures: an indicator's value for a person and period, and a form's check and prefill: rows are picked, then a
// formula or the plugin's worker answers. Computed once for (plugin file, indicator, inputs). Any thread.
#pragma once

#include <mutex>
#include <span>
#include <unordered_map>

#include "service/city.hpp"

namespace jenjang::service {

class Measures {
 public:
  explicit Measures(City& city) : city_(city) {}

  struct Asked {
    Name plugin, indicator;
    PersonId subject{};
    Period period;
  };
  /// Failure::unavailable where the worker is restarting: ask again. FAILED is a value: Measurement::failed.
  Result<engine::Measurement> indicator(const Name& plugin, const Name& indicator, PersonId, Period, Time at);
  /// Many at once, in order: each plugin's in calls of up to 64, the same inputs once.
  Result<std::vector<engine::Measurement>> indicators(std::span<const Asked>, Time at);
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
    std::map<Name, Record> forms;
  };
  struct Prepared;
  Result<Inputs> inputs(const engine::Manifest&, const std::vector<Name>& from, int look_back_months, PersonId, Period,
                        Time at);
  Result<void> add_rows(const Name& plugin, const Name& name, const engine::Dataset&, PersonId, Time at, Inputs&);
  Result<std::optional<Record>> answers_of(const std::string& form, PersonId, Period);
  Result<Prepared> prepare(const Asked&, Time at);
  Result<std::optional<Decimal>> share_of(const engine::Manifest&, const engine::Indicator&, const Asked&,
                                          const Inputs&);
  std::optional<engine::Measurement> known(const std::string& key);
  void keep(const std::string& key, const engine::Measurement&);
  Result<void> call_workers(std::vector<Prepared>&);
  City& city_;
  std::mutex mutex_;
  std::unordered_map<std::string, engine::Measurement> cache_;  // bounded; see measures.cpp
};

}  // namespace jenjang::service
