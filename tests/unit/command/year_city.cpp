#include "unit/command/year_city.hpp"

#include "service/row_key.hpp"

namespace jenjang::test {

void YearCity::give_role(const std::string& login, const std::string& role) {
  auto all = (*city().organisation.current())->organisation();
  all.roles.push_back({person(login), role, "", {*date_from("2020-01-01"), {}}});
  ASSERT_TRUE(city().organisation.replace(all, "test", city().clock.now()));
}

void YearCity::add_rows(const Name& plugin, const Name& dataset, const std::vector<Record>& rows) {
  const auto& kind = city().installed->manifest(plugin)->datasets.at(dataset);
  std::vector<service::DatasetRow> all;
  for (const Record& row : rows) all.push_back({plugin, dataset, service::row_key(kind, row), row});
  ASSERT_TRUE(city().datasets.add(all, "test", {}, city().clock.now()));
}

int YearCity::task_for(const std::string& login, const std::string& case_id) {
  auto open = city().cases.open_tasks(CaseId(std::stoll(case_id)));
  if (!open) return 0;
  for (const auto& task : *open)
    for (const auto& actor : task.may_act)
      if (actor.person == person(login)) return task.task;
  return 0;
}

http::Response YearCity::decide_as(const std::string& login, const std::string& case_id, const Json& decision,
                                   std::map<std::string, std::string> headers) {
  headers.emplace("idempotency-key", "sent-" + std::to_string(++sent_));
  return send(login, "POST",
              "/api/cases/" + case_id + "/tasks/" + std::to_string(task_for(login, case_id)) + "/decision", decision,
              std::move(headers));
}

void YearCity::must(const std::string& login, const std::string& case_id, const Json& decision) {
  auto response = decide_as(login, case_id, decision);
  ASSERT_EQ(response.status, 200) << login << ": " << response.body;
}

}  // namespace jenjang::test
