// Who I am here: person, roles, orders to act, unread notices; and the demo city's cast.
#include "service/demo.hpp"
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

Json acting_json(const View& view) {
  Json::Array array;
  for (const Mandate* mandate : view.directory->mandates_of(view.caller.person, view.today)) {
    const Position* position = view.directory->position(mandate->position);
    const Unit* unit = position ? view.directory->unit(position->unit) : nullptr;
    array.push_back(Json::Object{{"position", position ? position->title : std::string()},
                                 {"unit", unit ? unit->name : std::string()},
                                 {"capacity", engine::text_of(mandate->capacity)},
                                 {"mandate", mandate_json(view, mandate->id)}});
  }
  return array;
}

bool uploads_anything(const View& view) {
  for (const auto& [plugin, manifest] : view.city.installed->manifests())
    for (const auto& [name, dataset] : manifest->datasets)
      if (may_see_dataset(view.caller, *view.directory, dataset, view.today)) return true;
  return false;
}

/// How many of my tasks stand in lists that one decision may sign.
std::int64_t in_lists(const View& view, const std::vector<InboxRow>& tasks) {
  return std::count_if(tasks.begin(), tasks.end(), [&](const InboxRow& row) {
    auto rulebook = view.city.installed->rulebook(row.workflow, row.definition_version);
    const engine::Ask* ask = rulebook ? ask_of(*rulebook->definition, row.step) : nullptr;
    return ask && ask->rules.contains(engine::Rule::batch);
  });
}

std::int64_t unread_of(const std::vector<Notification>& notifications) {
  return std::count_if(notifications.begin(), notifications.end(),
                       [](const auto& notification) { return !notification.read; });
}

}  // namespace

Result<Json> Pages::session(const Caller& caller, const std::string& csrf) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto account = city_.accounts.account_of(caller.person);
  if (!account) return account.error();
  auto notifications = city_.accounts.notifications(caller.person, list_rows);
  if (!notifications) return notifications.error();
  auto tasks = tasks_of(*view);
  if (!tasks) return tasks.error();

  Json person = person_json(*view, caller.person);
  const Person* record = view->directory->person(caller.person);
  if (record && may_see_number(caller, caller.person)) person.member("number") = record->number;
  Json::Array roles;
  for (const Name& role : view->directory->roles_of(caller.person, view->today))
    roles.push_back(role_words(*view, role));
  return Json(Json::Object{{"person", std::move(person)},
                           {"login", caller.login},
                           {"administrator", caller.administrator},
                           {"must_change_password", *account && (*account)->must_change},
                           {"roles", std::move(roles)},
                           {"acting", acting_json(*view)},
                           {"csrf", csrf},
                           {"demo", city_.demo},
                           {"today", text_of(view->today)},
                           {"now", text_of(view->now)},
                           {"offset_minutes", static_cast<std::int64_t>(view->offset.count())},
                           {"unread", unread_of(*notifications)},
                           {"open_tasks", static_cast<std::int64_t>(tasks->size())},
                           {"uploads", uploads_anything(*view)},
                           {"starts", may_start_anything(*view)},
                           {"lists", in_lists(*view, *tasks)},
                           {"has_team", !view->directory->subordinates(caller.person, view->today).empty()}});
}

Result<Json> Pages::notifications(const Caller& caller) {
  auto notifications = city_.accounts.notifications(caller.person, list_rows);
  if (!notifications) return notifications.error();
  Json::Array rows;
  for (const Notification& notification : *notifications) {
    rows.push_back(Json::Object{{"id", std::to_string(notification.id)},
                                {"at", text_of(notification.at)},
                                {"title", notification.title},
                                {"text", notification.text},
                                {"case", notification.case_id ? Json(id_text(*notification.case_id)) : Json()},
                                {"read", notification.read}});
  }
  return Json(Json::Object{{"rows", std::move(rows)}, {"unread", unread_of(*notifications)}});
}

Json Pages::demo() {
  Caller nobody;
  auto view = view_for(city_, nobody);
  if (!view || !city_.demo) return nullptr;
  Json::Array cast;
  auto rows = city_.datasets.rows(cast_plugin, cast_dataset, std::nullopt, {});
  for (const Record& row : rows ? rows->rows : std::vector<Record>{}) {
    auto person = row.find("person");
    const PersonId* id = person == row.end() ? nullptr : person->second.get<PersonId>();
    auto text = [&](const char* column) {
      auto found = row.find(column);
      return found == row.end() ? std::string() : plain_text(found->second);
    };
    if (!id) continue;
    Json card = person_json(*view, *id);
    cast.push_back(Json::Object{{"login", text("login")},
                                {"name", card["name"]},
                                {"position", card["position"]},
                                {"unit", card["unit"]},
                                {"try", both(text("id"), text("en"))}});
  }
  return Json::Object{{"today", text_of(view->today)},
                      {"now", text_of(view->now)},
                      {"password", demo_password},
                      {"cast", std::move(cast)}};
}

}  // namespace jenjang::service
