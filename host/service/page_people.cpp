// People, mandates and plugins as JSON; and how a page comes to its case. Never a NIP here: it stands on one's own
// page.
#include "engine/codec.hpp"
#include "service/city_day.hpp"
#include "service/pages_detail.hpp"
#include "service/refusal.hpp"

namespace jenjang::service::pages {

namespace {

Json person_at(const View& view, PersonId person, const Position* position) {
  const Unit* unit = position ? view.directory->unit(position->unit) : nullptr;
  return Json::Object{{"id", id_text(person)},
                      {"name", name_of(view, person)},
                      {"position", position ? position->title : std::string()},
                      {"unit", unit ? unit->name : std::string()}};
}

const Position* position_of(const View& view, PersonId person) {
  auto held = view.directory->position_of(person, view.today);
  return held ? view.directory->position(*held) : nullptr;
}

}  // namespace

Result<View> view_for(City& city, const Caller& caller) {
  auto directory = city.organisation.current();
  if (!directory) return directory.error();
  Time now = city.clock.now();
  auto offset = city_offset(*city.installed);
  return View{city, caller, *directory, now, offset, day_at(now, offset)};
}

Result<CaseView> open_case(const View& view, CaseRow row) {
  auto rulebook = view.city.installed->rulebook(row.workflow, row.definition_version);
  if (!rulebook) return workflow_rests();
  auto parsed = parse_json(row.state, limits::state_bytes);
  if (!parsed) return parsed.error();
  auto state = engine::state_from(*parsed);
  if (!state) return state.error();
  return CaseView{std::move(row), std::move(*state), std::move(rulebook)};
}

Result<CaseView> load_case(const View& view, CaseId id) {
  auto row = view.city.cases.load(id);
  if (!row) return row.error();
  if (!*row) return no_such_case();
  return open_case(view, std::move(**row));
}

Result<std::pair<CaseView, Sight>> seen_case(const View& view, CaseId id) {
  auto found = load_case(view, id);
  if (!found) return found.error();
  auto raters = raters_of(view.city.cases, id, found->definition());
  if (!raters) return raters.error();
  found->alias = raters->pseudonym_of(view.caller.person);
  Sight sight = sight_of(view.caller, found->state, *view.directory, view.today, *raters, found->rulebook.get());
  if (sight == Sight::none) return no_such_case();
  return std::pair(std::move(*found), sight);
}

std::string name_of(const View& view, PersonId id) {
  const Person* person = view.directory->person(id);
  return person ? person->name : std::string("Pegawai yang tidak lagi tercatat");
}

Json time_json(const std::optional<Time>& time) { return time ? Json(text_of(*time)) : Json(); }

Json person_json(const View& view, PersonId person) { return person_at(view, person, position_of(view, person)); }

Json mandate_json(const View& view, const std::optional<MandateId>& id) {
  const Mandate* mandate = id ? view.directory->mandate(*id) : nullptr;
  if (!mandate) return nullptr;
  return Json::Object{{"number", mandate->number},
                      {"from", text_of(mandate->span.from)},
                      {"to", mandate->span.to ? Json(text_of(*mandate->span.to)) : Json()}};
}

Json actor_json(const View& view, const engine::Actor& actor) {
  // Position and unit are those in which he acts: "Plt. Kepala Dinas" names the office, not the desk he came from.
  const Position* position = actor.position ? view.directory->position(*actor.position) : nullptr;
  Json json = person_at(view, actor.person, position ? position : position_of(view, actor.person));
  json.member("capacity") = engine::text_of(actor.capacity);
  json.member("role") = actor.role.empty() ? Json() : Json(role_words(view, actor.role));
  json.member("mandate") = mandate_json(view, actor.mandate);
  return json;
}

Json actors_json(const View& view, const std::vector<engine::Actor>& actors) {
  Json::Array array;
  for (const auto& actor : actors) array.push_back(actor_json(view, actor));
  return array;
}

Json plugin_json(const engine::Manifest& manifest, std::string_view version) {
  return Json::Object{{"name", manifest.plugin},
                      {"version", version.empty() ? manifest.version.text() : std::string(version)},
                      {"label", manifest.label},
                      {"owner", manifest.owner}};
}

int days_left(const View& view, const engine::Calendar& calendar, Time due) {
  return engine::working_days_between(calendar, calendar.day_of(view.now), calendar.day_of(due));
}

const engine::Ask* ask_of(const engine::Definition& definition, const StepId& id) {
  const engine::Step* step = definition.step(id);
  return step ? std::get_if<engine::Ask>(&step->verb) : nullptr;
}

const engine::Actor* actor_in(const View& view, const CaseView& of, const engine::Task& task) {
  auto is_me = [&](PersonId person) { return person == view.caller.person || person == of.alias; };
  if (task.claimed_by && !is_me(*task.claimed_by)) return nullptr;
  auto found = std::find_if(task.may_act.begin(), task.may_act.end(),
                            [&](const engine::Actor& actor) { return is_me(actor.person); });
  return found == task.may_act.end() ? nullptr : &*found;
}

}  // namespace jenjang::service::pages
