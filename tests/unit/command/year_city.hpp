// The small city through a year: more colleagues of the nurse, the roles that promotion and pay need, and their data.
#pragma once

#include "unit/command/small_city.hpp"

namespace jenjang::test {

class YearCity : public SmallCity {
 protected:
  /// Gives a role for the whole city, from 2020 on.
  void give_role(const std::string& login, const std::string& role);
  void add_rows(const Name& plugin, const Name& dataset, const std::vector<Record>& rows);
  /// The number of the open task of the step that this person may do.
  int task_for(const std::string& login, const std::string& case_id);
  http::Response decide_as(const std::string& login, const std::string& case_id, const Json& decision,
                           std::map<std::string, std::string> headers = {});
  /// As decide_as, and expects it to be taken.
  void must(const std::string& login, const std::string& case_id, const Json& decision);
  std::string id_of(const std::string& login) const { return std::to_string(number_of(person(login))); }
  Json page(const std::string& login, const std::string& case_id) {
    return json(send(login, "GET", "/api/cases/" + case_id));
  }
  static Json read(const std::string& text) { return *parse_json(text, 1 << 20); }

 private:
  int sent_ = 0;
};

}  // namespace jenjang::test
