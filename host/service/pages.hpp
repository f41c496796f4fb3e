// Pages: what the web application shows, as JSON (shapes: http/openapi.json). Reads only. Any thread.
#pragma once

#include "service/cases.hpp"

namespace jenjang::service {

class Pages {
 public:
  Pages(City& city, Measures& measures) : city_(city), measures_(measures) {}

  Result<Json> session(const Caller&, const std::string& csrf);
  Result<Json> inbox(const Caller&, std::string_view tab);            ///< "open", "waiting", "done"
  Result<Json> page(const Caller&, CaseId);                           ///< the case page
  Result<Json> startable(const Caller&);                              ///< workflows to open by hand, and for whom
  Result<Json> why(const Caller&, CaseId, const std::string& field);  ///< "STEP.FIELD": a tree, and the nearest others
  Result<Json> plans(const Caller&);                                  ///< my plan and results
  Result<Json> notifications(const Caller&);
  Result<Json> plugins(const Caller&);                                ///< administrators
  Result<Json> incidents(const Caller&);                              ///< administrators
  Json demo();                                                        ///< cast and day; only in a demo city
  Result<Draft> draft(const Caller&, CaseId, int task);
  Result<Draft> put_draft(const Caller&, CaseId, int task, const Json& content, std::int64_t expected);

 private:
  City& city_;
  Measures& measures_;
};

}  // namespace jenjang::service
