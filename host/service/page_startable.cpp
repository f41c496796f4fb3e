// Workflows that a person opens by hand, and for whom: `start: {by: …}`.
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

/// Whether asking for every employee can lead anywhere: a role that the person does not hold opens nothing.
bool could_be(const View& view, const engine::Phrase& phrase) {
  if (phrase.kind != engine::Phrase::Kind::role) return true;
  const auto roles = view.directory->roles_of(view.caller.person, view.today);
  return std::find(roles.begin(), roles.end(), phrase.role) != roles.end();
}

std::vector<const engine::People*> chain_of(const engine::Definition& definition, const Name& entry) {
  std::vector<const engine::People*> chain;
  std::optional<Name> next = entry;
  while (next && chain.size() < definition.people.size()) {
    auto found = definition.people.find(*next);
    if (found == definition.people.end()) break;
    chain.push_back(&found->second);
    next = found->second.or_else;
  }
  return chain;
}

/// As the engine finds them: the first entry that leaves somebody, the subject only where the phrase is `subject`.
bool may_open(const View& view, const std::vector<const engine::People*>& chain, PersonId subject) {
  for (const engine::People* people : chain) {
    auto actors = view.directory->resolve(people->phrase, subject, view.today, false).actors;
    if (people->phrase.kind != engine::Phrase::Kind::subject)
      std::erase_if(actors, [&](const auto& actor) { return actor.person == subject; });
    if (actors.empty()) continue;
    return std::any_of(actors.begin(), actors.end(),
                       [&](const auto& actor) { return actor.person == view.caller.person; });
  }
  return false;
}

Result<std::vector<PersonId>> subjects_of(const View& view, const engine::Definition& definition, const Period& period,
                                          std::size_t limit) {
  const auto chain = chain_of(definition, *definition.begin.by);
  if (std::none_of(chain.begin(), chain.end(), [&](const auto* people) { return could_be(view, people->phrase); }))
    return std::vector<PersonId>();
  std::vector<PersonId> subjects;
  for (const Person& person : view.directory->organisation().people)
    if (person.active && subjects.size() < limit && may_open(view, chain, person.id)) subjects.push_back(person.id);
  auto open = view.city.cases.cases_in(definition.name, period.text(), subjects);
  if (!open) return open.error();
  std::erase_if(subjects, [&](PersonId subject) {
    return std::any_of(open->begin(), open->end(), [&](const CaseRow& row) { return row.subject == subject; });
  });
  return subjects;
}

}  // namespace

namespace pages {

Result<Json> startable_json(const View& view, std::size_t limit) {
  Json::Array array;
  for (const Name& workflow : view.city.installed->workflows()) {
    auto newest = view.city.installed->newest(workflow);
    if (!newest || !newest->definition->begin.by) continue;
    const Period period = Period::containing(view.today, newest->definition->period);
    auto rules = view.city.installed->in_force(workflow, period);
    if (!rules || !rules->definition->begin.by) continue;
    auto subjects = subjects_of(view, *rules->definition, period, limit);
    if (!subjects) return subjects.error();
    if (subjects->empty()) continue;
    Json::Array people;
    for (PersonId subject : *subjects) people.push_back(person_json(view, subject));
    array.push_back(Json::Object{{"workflow", workflow},
                                 {"label", workflow_words(rules->definition.get(), workflow)},
                                 {"period", period.text()},
                                 {"subjects", std::move(people)}});
  }
  return Json(std::move(array));
}

}  // namespace pages

Result<Json> Pages::startable(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  return startable_json(*view, limits::startable);
}

}  // namespace jenjang::service
