// The inbox: what is waiting for me, what I wait for, what is done. It reads no journal; a state is decoded only where
// a row must tell what stands in it.
#include "engine/codec.hpp"
#include "service/corrections.hpp"
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

const engine::Definition* definition_of(const engine::Rulebook* rulebook) {
  return rulebook ? rulebook->definition.get() : nullptr;
}

/// The one choice that many cases may be given at once: no form is asked, no note, nothing to check.
const engine::Choice* batch_choice(const engine::Ask& ask) {
  if (!ask.forms.empty() || !ask.rules.contains(engine::Rule::batch)) return nullptr;
  for (const auto& choice : ask.choices) {
    if (choice.then && !choice.note_required && !choice.when) return &choice;
  }
  return nullptr;
}

/// Whether a deadline of this task has already added somebody: only then is the state worth reading.
bool may_be_escalated(const View& view, const engine::Rulebook& rulebook, const InboxRow& row) {
  const engine::Ask* ask = ask_of(*rulebook.definition, row.step);
  if (!ask || !row.due_at || view.now <= *row.due_at) return false;
  return std::any_of(ask->late.begin(), ask->late.end(),
                     [](const auto& late) { return late.kind == engine::Late::Kind::escalate; });
}

bool is_escalated(const View& view, const InboxRow& row) {
  auto found = load_case(view, row.case_id);
  if (!found) return false;
  for (const engine::Task& task : found->state.tasks) {
    if (task.number != row.task) continue;
    return std::any_of(task.escalated.begin(), task.escalated.end(),
                       [&](const auto& actor) { return actor.person == view.caller.person; });
  }
  return false;
}

Json row_json(const View& view, CaseId id, const engine::Rulebook* rulebook, const Name& workflow, PersonId subject,
              const std::string& period) {
  return Json::Object{{"case", id_text(id)},
                      {"task", nullptr},
                      {"workflow", workflow},
                      {"title", workflow_words(definition_of(rulebook), workflow)},
                      {"subject", person_json(view, subject)},
                      {"period", period},
                      {"step", plain("")},
                      {"due", nullptr},
                      {"days_left", nullptr},
                      {"capacity", nullptr},
                      {"escalated", false},
                      {"batch", false},
                      {"batch_choice", nullptr},
                      {"waiting_for", Json::Array{}},
                      {"outcome", nullptr},
                      {"mine", subject == view.caller.person}};
}

Json open_row(const View& view, const InboxRow& row) {
  auto rulebook = view.city.installed->rulebook(row.workflow, row.definition_version);
  Json json = row_json(view, row.case_id, rulebook.get(), row.workflow, row.subject, row.period);
  json.member("task") = row.task;
  json.member("due") = time_json(row.due_at);
  json.member("capacity") = row.capacity;
  if (!rulebook) {
    json.member("step") = plain(row.step);
    return json;
  }
  json.member("step") = step_words(*rulebook, row.step);
  if (row.due_at) json.member("days_left") = days_left(view, rulebook->calendar, *row.due_at);
  if (may_be_escalated(view, *rulebook, row)) json.member("escalated") = is_escalated(view, row);
  const engine::Ask* ask = ask_of(*rulebook->definition, row.step);
  const engine::Choice* batch = ask ? batch_choice(*ask) : nullptr;
  // Late cases are decided one by one: whoever decides them should see why they are late.
  if (batch && (!row.due_at || view.now <= *row.due_at)) {
    json.member("batch") = true;
    json.member("batch_choice") =
        Json::Object{{"name", batch->name}, {"label", choice_words(*rulebook->definition, row.step, batch->name)}};
  }
  return json;
}

/// A case of mine, or one that I decided: where it stands now, as its row's state says.
Json followed_row(const View& view, const CaseView& of) {
  Json json = row_json(view, of.row.id, of.rulebook.get(), of.row.workflow, of.state.subject, of.row.period);
  if (of.state.outcome) json.member("outcome") = outcome_words(of.definition(), *of.state.outcome);
  if (of.state.here && of.state.status == engine::Status::open)
    json.member("step") = step_words(*of.rulebook, *of.state.here);
  if (of.state.tasks.empty()) return json;
  const engine::Task& task = of.state.tasks.front();
  json.member("due") = text_of(task.due_at);
  json.member("days_left") = days_left(view, of.calendar(), task.due_at);
  if (!is_confidential(of.definition(), task.step)) json.member("waiting_for") = actors_json(view, task.may_act);
  json.member("escalated") = !task.escalated.empty();
  return json;
}

/// My cases and those I decided, each once, as rows.
Result<std::vector<CaseRow>> followed(const View& view) {
  PersonId me = view.caller.person;
  auto own = view.city.cases.cases_of(std::span(&me, 1), list_rows);
  if (!own) return own.error();
  auto decided = view.city.cases.decided_by(me, list_rows);
  if (!decided) return decided.error();
  std::vector<CaseRow> rows = std::move(*own);
  rows.insert(rows.end(), std::make_move_iterator(decided->begin()), std::make_move_iterator(decided->end()));
  std::set<CaseId> seen;
  std::erase_if(rows, [&](const CaseRow& row) { return !seen.insert(row.id).second; });
  return rows;
}

/// Where something happened last first; a case whose workflow cannot be read here is left out.
Json::Array followed_rows(const View& view, std::vector<CaseRow> rows) {
  std::vector<CaseView> cases;
  for (CaseRow& row : rows) {
    if (auto opened = open_case(view, std::move(row))) cases.push_back(std::move(*opened));
  }
  std::stable_sort(cases.begin(), cases.end(),
                   [](const CaseView& a, const CaseView& b) { return a.state.last_at > b.state.last_at; });
  Json::Array array;
  for (const CaseView& of : cases) array.push_back(followed_row(view, of));
  return array;
}

/// Rows of the plan that was entered last: the longest list of rows in the subject's own answers.
Json targets_of(const CaseView& of) {
  std::size_t rows = 0;
  for (const auto& [step, record] : of.state.steps) {
    bool by_subject =
        std::find(record.deciders.begin(), record.deciders.end(), of.state.subject) != record.deciders.end();
    if (!by_subject) continue;
    for (const auto& [slot, answers] : record.answers) {
      for (const auto& [form, answer] : answers) {
        for (const auto& [field, value] : answer) {
          const List* list = value.get<List>();
          if (list && !list->empty() && list->front().get<Record>()) rows = std::max(rows, list->size());
        }
      }
    }
  }
  return rows > 0 ? Json(static_cast<std::int64_t>(rows)) : Json();
}

Json plan_row(const View& view, const CaseView& of, Json numbers) {
  Json row = followed_row(view, of);
  return Json::Object{{"case", row["case"]},
                      {"workflow", of.row.workflow},
                      {"label", row["title"]},
                      {"period", of.row.period},
                      {"status", of.row.status},
                      {"step", of.state.status == engine::Status::open ? row["step"] : Json()},
                      {"waiting_for", row["waiting_for"]},
                      {"due", row["due"]},
                      {"outcome", row["outcome"]},
                      {"targets", targets_of(of)},
                      {"numbers", std::move(numbers)}};
}

}  // namespace

namespace pages {

Result<std::vector<InboxRow>> tasks_of(const View& view) {
  auto rows = view.city.cases.inbox(view.caller.person, list_rows);
  if (!rows) return rows.error();
  std::erase_if(*rows, [&](const InboxRow& row) { return row.claimed_by && *row.claimed_by != view.caller.person; });
  return std::move(*rows);
}

}  // namespace pages

Result<Json> Pages::inbox(const Caller& caller, std::string_view tab) {
  if (tab != "open" && tab != "waiting" && tab != "done") {
    return failed(Failure::invalid, "NoSuchTab",
                  both("Pilih tab open, waiting, atau done.", "Choose the tab open, waiting or done."));
  }
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto tasks = tasks_of(*view);
  if (!tasks) return tasks.error();
  auto cases = followed(*view);
  if (!cases) return cases.error();

  // What is open and has no task of mine waits for somebody else: known without reading any state.
  std::set<CaseId> mine;
  for (const InboxRow& row : *tasks) mine.insert(row.case_id);
  auto is_open = [](const CaseRow& row) { return row.status == "open"; };
  auto waits = [&](const CaseRow& row) { return is_open(row) && !mine.contains(row.id); };
  std::int64_t waiting = std::count_if(cases->begin(), cases->end(), waits);
  Json::Array rows;
  if (tab == "open") {
    for (const InboxRow& row : *tasks) rows.push_back(open_row(*view, row));
  } else {
    bool is_waiting_tab = tab == "waiting";
    std::erase_if(*cases, [&](const CaseRow& row) { return is_waiting_tab ? !waits(row) : is_open(row); });
    rows = followed_rows(*view, std::move(*cases));
  }
  Json corrections = Json::Array{};
  if (tab == "open") {
    auto open = Corrections(city_).open_for(caller);
    if (!open) return open.error();
    corrections = std::move(*open);
  }
  return Json(
      Json::Object{{"tab", tab},
                   {"counts", Json::Object{{"open", static_cast<std::int64_t>(tasks->size())}, {"waiting", waiting}}},
                   {"rows", std::move(rows)},
                   {"corrections", std::move(corrections)}});
}

Result<Json> Pages::plans(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  PersonId me = caller.person;
  auto own = city_.cases.cases_of(std::span(&me, 1), list_rows);
  if (!own) return own.error();
  Json::Array rows, measures;
  for (CaseRow& row : *own) {
    auto of = open_case(*view, std::move(row));
    if (!of) continue;
    auto history = history_of(*view, *of);
    rows.push_back(plan_row(*view, *of, history ? numbers_json(*view, *of, *history) : Json(Json::Array{})));
  }
  auto department = city_.installed->department_of(*view->directory, view->directory->unit_of(me, view->today));
  if (department) {
    auto last_year = Period::containing(view->today, Period::Kind::year).previous();
    measures = measures_json(*view, measures_, *city_.installed->manifest(*department), me, last_year);
  }
  return Json(Json::Object{{"rows", std::move(rows)}, {"measures", std::move(measures)}});
}

}  // namespace jenjang::service
