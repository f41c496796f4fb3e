// Lists: the open tasks of one step, unit and period under `rules: [batch]`, signed by one decision. Its hash stands in
// each case's journal. Any thread.
#pragma once

#include <set>

#include "service/cases.hpp"

namespace jenjang::service {

struct ListRequest {
  std::string id, hash;                 ///< the hash that the person has seen
  Name choice;
  std::string note;
  std::map<std::string, Json> entered;  ///< by form key, the same for every row
  std::set<CaseId> except;              ///< stay open
};

class Lists {
 public:
  Lists(City& city, Cases& cases) : city_(city), cases_(cases) {}

  Result<Json> all(const Caller&);
  /// Every row is a decision of its own: what one refuses leaves the others decided. Failure::conflict "ListChanged".
  Result<Json> decide(const Caller&, const ListRequest&, const std::string& key);

 private:
  City& city_;
  Cases& cases_;
};

}  // namespace jenjang::service
