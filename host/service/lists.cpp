#include "service/lists.hpp"

#include <mutex>

#include "engine/form_sentences.hpp"
#include "service/in_parallel.hpp"
#include "service/pages_detail.hpp"
#include "service/refusal.hpp"
#include "service/stored_state.hpp"
#include "service/wording.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

struct Row {
  CaseView of;
  engine::Task task;
  std::optional<Decimal> amount, previous;
};
struct List {
  std::string id;
  Name workflow;
  StepId step;
  UnitCode unit;
  Period period;
  std::vector<Row> rows;  ///< by case
  std::size_t previous_count = 0;
};

// ---- what is summed ------------------------------------------------------------------------------------------------

struct Money {
  const engine::Action* action;
  const engine::Formula* formula;
};

/// The money that the next `do` after the step is given: what the list is about.
std::optional<Money> money_of(const engine::Rulebook& rules, const StepId& step) {
  const auto line = rules.definition->line_of(step);
  for (std::size_t at = line.value_or(rules.definition->steps.size()); at < rules.definition->steps.size(); ++at) {
    const auto* act = std::get_if<engine::Do>(&rules.definition->steps[at].verb);
    auto manifest = act ? rules.manifests.find(act->plugin) : rules.manifests.end();
    if (manifest == rules.manifests.end()) continue;
    auto action = manifest->second->actions.find(act->action);
    if (action == manifest->second->actions.end()) continue;
    for (const auto& [input, formula] : act->with)
      for (const auto& [name, type] : action->second.with)
        if (name == input && engine::text_of(type) == "money") return Money{&action->second, &formula};
  }
  return std::nullopt;
}

/// Of what was computed in the case: an amount is never made up here.
std::optional<Decimal> amount_in(const std::optional<Money>& money, const engine::State& state) {
  if (!money) return std::nullopt;
  auto computed = [&](const engine::Reference& name) -> Result<Value> {
    auto step = state.steps.find(name.parts.front());
    if (step != state.steps.end() && name.parts.size() == 2)
      if (auto field = step->second.computed.find(name.parts[1]); field != step->second.computed.end())
        return field->second;
    return {boost::system::in_place_error, failed(Failure::unknown, "NoValue", plain(name.text()))};
  };
  auto value = engine::evaluate(*money->formula, computed);
  const Decimal* amount = value ? value->get<Decimal>() : nullptr;
  return amount ? std::optional(*amount) : std::nullopt;
}

Translated rupiah(const Decimal& amount) { return fill(both("Rp {}", "Rp {}"), {engine::sentences::shown(amount)}); }

Json money_json(const std::optional<Decimal>& amount) {
  return amount ? Json(Json::Object{{"value", amount->text()}, {"words", rupiah(*amount)}}) : Json();
}

// ---- lists ---------------------------------------------------------------------------------------------------------

std::string id_of(const InboxRow& row, const UnitCode& unit) {
  return row.workflow + "/" + row.step + "/" + unit + "/" + row.period;
}

/// Over what the person reads.
Hash hash_of(const List& list) {
  Json::Array rows;
  for (const Row& row : list.rows)
    rows.push_back(Json::Array{id_text(row.of.row.id), row.task.number, id_text(row.of.state.subject),
                               row.amount ? Json(row.amount->text()) : Json()});
  return sha256(Json(Json::Object{{"list", list.id}, {"rows", std::move(rows)}}).text());
}

Result<void> add_previous(const View& view, List& list) {
  std::vector<PersonId> subjects;
  for (const Row& row : list.rows) subjects.push_back(row.of.state.subject);
  auto before = view.city.cases.cases_in(list.workflow, list.period.previous().text(), subjects);
  if (!before) return before.error();
  list.previous_count = before->size();
  for (const CaseRow& each : *before) {
    auto rules = view.city.installed->rulebook(each.workflow, each.definition_version);
    auto state = state_in(each);
    if (!rules || !state) continue;
    for (Row& row : list.rows)
      if (row.of.state.subject == each.subject) row.previous = amount_in(money_of(*rules, list.step), *state);
  }
  return {};
}

/// A list is of one version of its workflow, so that all of its rows have the same choices.
Result<std::map<std::string, List>> lists_of(const View& view) {
  auto tasks = view.city.cases.inbox(view.caller.person, limits::list_tasks);
  if (!tasks) return tasks.error();
  std::map<std::string, List> lists;
  for (const InboxRow& task : *tasks) {
    if (task.claimed_by && *task.claimed_by != view.caller.person) continue;
    auto rules = view.city.installed->rulebook(task.workflow, task.definition_version);
    const engine::Ask* ask = rules ? ask_of(*rules->definition, task.step) : nullptr;
    if (!ask || !ask->rules.contains(engine::Rule::batch)) continue;
    auto of = load_case(view, task.case_id);
    if (!of) return of.error();
    auto period = of->state.period;
    if (!period) continue;
    const std::string id = id_of(task, of->state.unit);
    List& list = lists.try_emplace(id, List{id, task.workflow, task.step, of->state.unit, *period, {}, 0}).first->second;
    if (!list.rows.empty() && list.rows.front().of.row.definition_version != of->row.definition_version) continue;
    const auto amount = amount_in(money_of(*rules, task.step), of->state);
    for (const engine::Task& each : of->state.tasks)
      if (each.number == task.task && actor_in(view, *of, each)) {
        const engine::Task copy = each;
        list.rows.push_back({std::move(*of), copy, amount, std::nullopt});
        break;
      }
  }
  std::erase_if(lists, [](const auto& each) { return each.second.rows.empty(); });
  for (auto& [id, list] : lists) {
    std::sort(list.rows.begin(), list.rows.end(), [](const Row& a, const Row& b) { return a.of.row.id < b.of.row.id; });
    if (auto added = add_previous(view, list); !added) return added.error();
  }
  return lists;
}

template <class Get>
std::optional<Decimal> total(const std::vector<Row>& rows, Get get) {
  std::optional<Decimal> sum;
  for (const Row& row : rows)
    if (const auto& amount = get(row)) sum = sum ? *sum + *amount : *amount;
  return sum;
}

Json row_json(const View& view, const Row& row) {
  std::optional<Decimal> difference;
  if (row.amount && row.previous) difference = *row.amount - *row.previous;
  return Json::Object{{"case", id_text(row.of.row.id)},
                      {"task", row.task.number},
                      {"subject", person_json(view, row.of.state.subject)},
                      {"amount", money_json(row.amount)},
                      {"previous", money_json(row.previous)},
                      {"difference", money_json(difference)}};
}

Json sum_json(const List& list) {
  auto sum = total(list.rows, [](const Row& row) { return row.amount; });
  auto money = money_of(*list.rows.front().of.rulebook, list.step);
  if (!sum || !money) return nullptr;
  return Json::Object{{"label", money->action->label}, {"value", sum->text()}, {"words", rupiah(*sum)}};
}

Json previous_json(const List& list) {
  if (list.previous_count == 0) return nullptr;
  return Json::Object{{"period", list.period.previous().text()},
                      {"count", static_cast<std::int64_t>(list.previous_count)},
                      {"sum", money_json(total(list.rows, [](const Row& row) { return row.previous; }))}};
}

Json sections_json(const List& list) {
  const CaseView& of = list.rows.front().of;
  Json::Array sections;
  for (const engine::Form* form : engine::forms_of(*of.rulebook, of.state, list.step)) {
    Json section = section_head(of, *form);
    section.member("value") = Json::Object{};
    sections.push_back(std::move(section));
  }
  return sections;
}

Json list_json(const View& view, const List& list) {
  const CaseView& of = list.rows.front().of;
  const Unit* unit = view.directory->unit(list.unit);
  Json::Array rows;
  std::optional<Time> due;
  for (const Row& row : list.rows) {
    rows.push_back(row_json(view, row));
    due = due ? std::min(*due, row.task.due_at) : row.task.due_at;
  }
  return Json::Object{{"id", list.id},
                      {"workflow", list.workflow},
                      {"workflow_label", workflow_words(&of.definition(), list.workflow)},
                      {"step", list.step},
                      {"step_label", step_words(*of.rulebook, list.step)},
                      {"unit", list.unit},
                      {"unit_label", unit ? unit->name : list.unit},
                      {"period", list.period.text()},
                      {"period_label", period_words(list.period)},
                      {"due", time_json(due)},
                      {"count", static_cast<std::int64_t>(list.rows.size())},
                      {"sum", sum_json(list)},
                      {"previous", previous_json(list)},
                      {"hash", hash_of(list)},
                      {"choices", choices_json(of, list.rows.front().task)},
                      {"sections", sections_json(list)},
                      {"rows", std::move(rows)}};
}

// ---- a decision ----------------------------------------------------------------------------------------------------

/// What each row's own key begins with: of the request's key, and of what was asked with it.
std::string key_prefix(const std::string& key) { return "list/" + sha256(key).substr(0, 32) + "/"; }
std::string request_hash(const ListRequest& request) {
  Json::Array except;
  for (CaseId each : request.except) except.push_back(id_text(each));
  Json::Object forms;
  for (const auto& [form, entered] : request.entered) forms.emplace(form, entered);
  return sha256(Json(Json::Object{{"id", request.id},
                                  {"hash", request.hash},
                                  {"choice", request.choice},
                                  {"note", request.note},
                                  {"forms", std::move(forms)},
                                  {"except", std::move(except)}})
                    .text())
             .substr(0, 16) +
         "/";
}

Json decided_json(const std::string& id, const std::vector<CaseId>& decided, Json::Array refused) {
  Json::Array cases;
  for (CaseId each : decided) cases.push_back(id_text(each));
  return Json::Object{{"list", id}, {"decided", std::move(cases)}, {"refused", std::move(refused)}};
}

/// The answer of before, where this very request was sent before.
Result<std::optional<Json>> answered_before(City& city, PersonId person, const ListRequest& request,
                                            const std::string& key) {
  const std::string of_key = id_text(person) + "/" + key_prefix(key);
  auto same = city.cases.all_answered(of_key + request_hash(request));
  if (!same) return same.error();
  if (!same->empty()) {
    std::vector<CaseId> decided;
    for (const Answered& each : *same) decided.push_back(each.case_id);
    return std::optional(decided_json(request.id, decided, {}));
  }
  auto other = city.cases.all_answered(of_key);
  if (!other) return other.error();
  if (!other->empty()) return key_used_otherwise();
  return std::optional<Json>();
}

}  // namespace

Result<Json> Lists::all(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto lists = lists_of(*view);
  if (!lists) return lists.error();
  Json::Array array;
  for (const auto& [id, list] : *lists) array.push_back(list_json(*view, list));
  return Json(std::move(array));
}

Result<Json> Lists::decide(const Caller& caller, const ListRequest& request, const std::string& key) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto before = answered_before(city_, caller.person, request, key);
  if (!before) return before.error();
  if (*before) return std::move(**before);
  auto lists = lists_of(*view);
  if (!lists) return lists.error();
  auto list = lists->find(request.id);
  if (list == lists->end() || hash_of(list->second) != request.hash)
    return failed(Failure::conflict, "ListChanged",
                  both("Daftar ini sudah berubah sejak dibuka. Muat ulang, periksa lagi, lalu tanda tangani.",
                       "This list has changed since it was opened. Reload it, look once more, then sign."));
  std::mutex mutex;
  std::vector<CaseId> decided;
  Json::Array refused;
  in_parallel(list->second.rows, [&](const Row& row) {
    const CaseId id = row.of.row.id;
    if (request.except.contains(id)) return;
    auto done = cases_.decide(caller, id, row.task.number, {request.choice, request.entered, request.note, request.hash},
                              key_prefix(key) + request_hash(request) + id_text(id));
    std::lock_guard lock(mutex);
    if (done)
      decided.push_back(id);
    else
      refused.push_back(Json::Object{{"case", id_text(id)}, {"sentence", done.error().sentence}});
  });
  std::sort(decided.begin(), decided.end());
  return decided_json(request.id, decided, std::move(refused));
}

}  // namespace jenjang::service
