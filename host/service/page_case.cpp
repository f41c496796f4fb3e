// The case page: where it stands, what this person may do, what was answered, and how it came here.
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace pages {

/// Who may call a case off, now: the people of the workflow's `withdraw`, before its step.
bool may_withdraw(const View& view, const CaseView& of) {
  const auto& withdrawal = of.definition().withdraw;
  if (!withdrawal || of.state.status != engine::Status::open) return false;
  if (withdrawal->before && of.state.here) {
    auto here = of.definition().line_of(*of.state.here), limit = of.definition().line_of(*withdrawal->before);
    if (here && limit && *here >= *limit) return false;
  }
  auto entry = of.definition().people.find(withdrawal->by);
  if (entry == of.definition().people.end()) return false;
  auto found = view.directory->resolve(entry->second.phrase, of.state.subject, view.today, false);
  return std::any_of(found.actors.begin(), found.actors.end(),
                     [&](const auto& actor) { return actor.person == view.caller.person; });
}

}  // namespace pages

namespace {

const char* status_text(engine::Status status) {
  switch (status) {
    case engine::Status::open: return "open";
    case engine::Status::ended: return "ended";
    case engine::Status::withdrawn: break;
  }
  return "withdrawn";
}

/// SKP-2026-12: the abbreviation that ends the workflow's label in brackets, or its name's initials; period; case.
std::string case_number(const CaseView& of) {
  std::string label(say(workflow_words(&of.definition(), of.row.workflow), "id"));
  std::string short_name;
  auto open = label.rfind('(');
  if (open != std::string::npos && label.ends_with(')')) {
    short_name = label.substr(open + 1, label.size() - open - 2);
  } else {
    bool starts = true;
    for (char c : of.row.workflow) {
      if (starts) short_name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      starts = c == '-';
    }
  }
  return short_name + "-" + of.row.period + "-" + id_text(of.row.id);
}

Json incident_json(const CaseView& of) {
  if (!of.state.incident) return nullptr;
  const engine::Incident& incident = *of.state.incident;
  return Json::Object{{"step", step_words(*of.rulebook, incident.step)},
                      {"sentence", incident.sentence},
                      {"since", text_of(incident.since)}};
}

Json::Array newest_first(Json::Array array) {
  std::reverse(array.begin(), array.end());
  return array;
}

/// An administrator who comes for an incident sees that something happened, not what was written.
Json::Array without_contents(Json::Array timeline) {
  for (Json& entry : timeline) entry.member("note") = nullptr;
  return timeline;
}

Json head_json(const View& view, const CaseView& of) {
  const engine::State& state = of.state;
  return Json::Object{{"id", id_text(of.row.id)},
                      {"number", case_number(of)},
                      {"version", state.version},
                      {"workflow", Json::Object{{"name", of.row.workflow},
                                                {"version", of.row.definition_version},
                                                {"label", workflow_words(&of.definition(), of.row.workflow)},
                                                {"basis", of.definition().basis}}},
                      {"period", of.row.period},
                      {"period_label", state.period ? period_words(*state.period) : plain(of.row.period)},
                      {"subject", person_json(view, state.subject)},
                      {"mine", state.subject == view.caller.person},
                      {"status", status_text(state.status)},
                      {"outcome", state.outcome ? Json(outcome_words(of.definition(), *state.outcome)) : Json()},
                      {"here", here_json(view, of)},
                      {"incident", incident_json(of)},
                      {"may_retry", state.incident.has_value() && may_retry(view.caller)}};
}

}  // namespace

Result<Json> Pages::page(const Caller& caller, CaseId id) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto seen = seen_case(*view, id);
  if (!seen) return seen.error();
  const auto& [of, sight] = *seen;
  // A rater is shown what he is asked for: neither what others wrote nor who else is asked.
  Result<History> history = sight == Sight::task ? Result<History>(History()) : history_of(*view, of);
  if (!history) return history.error();

  bool whole = sight == Sight::whole;
  Json::Array tasks, answers;
  if (whole || sight == Sight::task) {
    for (const engine::Task& task : of.state.tasks) {
      if (actor_in(*view, of, task)) tasks.push_back(task_json(*view, measures_, of, *history, task));
    }
  }
  if (whole) answers = answers_json(*view, of, *history);
  Json json = head_json(*view, of);
  json.member("diagram") = diagram_json(of, *history);
  json.member("tasks") = std::move(tasks);
  json.member("answers") = std::move(answers);
  json.member("awaited") = whole ? awaited_json(*view, of) : Json(Json::Array{});
  json.member("numbers") = whole ? numbers_json(*view, of, *history) : Json(Json::Array{});
  if (sight == Sight::task) json.member("here") = Json::Array{};
  json.member("timeline") = newest_first(whole ? history->timeline : without_contents(history->timeline));
  json.member("may_withdraw") = whole && pages::may_withdraw(*view, of);
  return json;
}

}  // namespace jenjang::service
