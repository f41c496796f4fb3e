// For administrators: the plugins and their workers, and the cases that cannot go on by themselves.
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

Error administrators_only() {
  return failed(Failure::forbidden, "NotAllowed",
                both("Halaman ini hanya untuk administrator.", "This page is for administrators only."));
}

Json plugin_row(const View& view, const engine::Manifest& manifest, const PluginStatus* status) {
  Json::Array serves;
  for (const UnitCode& code : manifest.serves) {
    const Unit* unit = view.directory->unit(code);
    serves.push_back(unit ? unit->name : code);
  }
  return Json::Object{{"plugin", plugin_json(manifest)},
                      {"state", status ? status->state : std::string("no code")},
                      {"trouble", status ? status->trouble : std::string()},
                      {"strikes", status ? status->strikes : 0},
                      {"since", time_json(status ? status->since : std::nullopt)},
                      {"file", status && !status->file.empty() ? status->file : manifest.hash},
                      {"serves", std::move(serves)},
                      {"owner", manifest.owner}};
}

}  // namespace

Result<Json> Pages::plugins(const Caller& caller) {
  if (!may_see_plugins(caller)) return administrators_only();
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto statuses = city_.runner.status();
  Json::Array rows;
  for (const auto& [name, manifest] : city_.installed->manifests()) {
    auto found =
        std::find_if(statuses.begin(), statuses.end(), [&](const auto& status) { return status.plugin == name; });
    rows.push_back(plugin_row(*view, *manifest, found == statuses.end() ? nullptr : &*found));
  }
  return Json(Json::Object{{"rows", std::move(rows)}});
}

Result<Json> Pages::incidents(const Caller& caller) {
  if (!may_retry(caller)) return administrators_only();
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto found = city_.cases.with_incident(list_rows);
  if (!found) return found.error();
  Json::Array rows;
  for (CaseRow& row : *found) {
    auto of = open_case(*view, std::move(row));
    if (!of || !of->state.incident) continue;
    const engine::Incident& incident = *of->state.incident;
    rows.push_back(Json::Object{{"case", id_text(of->row.id)},
                                {"subject", person_json(*view, of->state.subject)},
                                {"workflow", workflow_words(&of->definition(), of->row.workflow)},
                                {"step", step_words(*of->rulebook, incident.step)},
                                {"sentence", incident.sentence},
                                {"since", text_of(incident.since)}});
  }
  return Json(Json::Object{{"rows", std::move(rows)}});
}

}  // namespace jenjang::service
