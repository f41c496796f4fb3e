// Workflows that a person opens by hand, and for whom: `start: {by: …}`.
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

/// Whether asking for every employee can lead anywhere: a role that the person does not hold opens nothing, nor does a
/// superior's place without anybody below.
bool could_be(const View& view, const engine::Phrase& phrase) {
  using Kind = engine::Phrase::Kind;
  if (phrase.kind == Kind::superior || phrase.kind == Kind::head_of_unit)
    return !view.directory->subordinates(view.caller.person, view.today).empty();
  if (phrase.kind != Kind::role) return true;
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

/// Everyone for whom the person may open the workflow, whether or not it is under way.
std::vector<PersonId> openable_for(const View& view, const engine::Definition& definition, std::size_t limit) {
  std::vector<PersonId> subjects;
  const auto chain = chain_of(definition, *definition.begin.by);
  if (std::none_of(chain.begin(), chain.end(), [&](const auto* people) { return could_be(view, people->phrase); }))
    return subjects;
  for (const Person& person : view.directory->organisation().people) {
    if (subjects.size() == limit) break;
    if (person.active && may_open(view, chain, person.id)) subjects.push_back(person.id);
  }
  return subjects;
}

struct ByHand {
  std::shared_ptr<const engine::Rulebook> rules;
  Period period;
};

std::vector<ByHand> opened_by_hand(const View& view) {
  std::vector<ByHand> found;
  for (const Name& workflow : view.city.installed->workflows()) {
    auto newest = view.city.installed->newest(workflow);
    if (!newest || !newest->definition->begin.by) continue;
    const Period period = Period::containing(view.today, newest->definition->period);
    auto rules = view.city.installed->in_force(workflow, period);
    if (rules && rules->definition->begin.by) found.push_back({std::move(rules), period});
  }
  return found;
}

}  // namespace

namespace pages {

bool may_start_anything(const View& view) {
  const auto all = opened_by_hand(view);
  return std::any_of(all.begin(), all.end(),
                     [&](const ByHand& one) { return !openable_for(view, *one.rules->definition, 1).empty(); });
}

}  // namespace pages

Result<Json> Pages::startable(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  Json::Array array;
  for (const auto& [rules, period] : opened_by_hand(*view)) {
    const engine::Definition& definition = *rules->definition;
    auto subjects = openable_for(*view, definition, limits::startable);
    auto open = city_.cases.cases_in(definition.name, period.text(), subjects);
    if (!open) return open.error();
    Json::Array people;
    for (PersonId subject : subjects)
      if (std::none_of(open->begin(), open->end(), [&](const CaseRow& row) { return row.subject == subject; }))
        people.push_back(person_json(*view, subject));
    if (people.empty()) continue;
    array.push_back(Json::Object{{"workflow", definition.name},
                                 {"label", workflow_words(&definition, definition.name)},
                                 {"period", period.text()},
                                 {"subjects", std::move(people)}});
  }
  return Json(std::move(array));
}

}  // namespace jenjang::service
