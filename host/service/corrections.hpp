// Corrections: "Angkanya keliru?" from whoever sees a number to those who keep its dataset, and their answer back. Any
// thread.
#pragma once

#include "service/city.hpp"

namespace jenjang::service {

struct CorrectionRequest {
  CaseId case_id{};
  Name plugin, dataset;
  std::string field;  ///< PLUGIN.INDICATOR or STEP.FIELD
  std::string text;
};

class Corrections {
 public:
  explicit Corrections(City& city) : city_(city) {}

  /// Of a case that this person sees; everyone who uploads the dataset is told. Its id.
  Result<std::int64_t> ask(const Caller&, const CorrectionRequest&);
  Result<Json> all(const Caller&);       ///< {"mine": […], "for_me": […]}
  Result<Json> open_for(const Caller&);  ///< the open ones for me, as an array
  /// Who asked is told. Failure::conflict where somebody has answered.
  Result<Json> answer(const Caller&, std::int64_t id, bool accepted, const std::string& text);

 private:
  City& city_;
};

}  // namespace jenjang::service
