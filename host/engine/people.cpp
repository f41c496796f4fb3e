// Who may act: phrases as the directory resolved them, less those who may not (engine.md 11, 12, 13).
#include <algorithm>

#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

/// Whom a form has named; none where it was not answered.
std::vector<PersonId> named_by(const Turn& turn, const Phrase& phrase) {
  std::vector<PersonId> persons;
  auto value = Fields{turn.rules, turn.state, turn.facts}(Reference{{phrase.step, phrase.field}});
  if (!value) return persons;
  if (const auto* one = value->get<PersonId>()) persons.push_back(*one);
  if (const auto* list = value->get<List>())
    for (const auto& each : *list)
      if (const auto* person = each.get<PersonId>()) persons.push_back(*person);
  return persons;
}

/// Whom the phrase means. The subject needs no asking: the case is about that person.
std::vector<Actor> found_by(const Turn& turn, const Phrase& phrase, const Ask* ask) {
  if (phrase.kind == Phrase::Kind::subject)
    return {Actor{turn.state.subject, std::nullopt, Capacity::subject, std::nullopt, {}}};
  auto wish = wish_of(turn, phrase, ask);
  const auto* people = wish ? turn.fact<PeopleFound>(*wish) : nullptr;
  return people ? people->actors : std::vector<Actor>{};
}

/// Doubles merged: holder before Plt, Plh and role.
void merge(std::vector<Actor>& actors, Actor actor) {
  auto same =
      std::find_if(actors.begin(), actors.end(), [&](const Actor& each) { return each.person == actor.person; });
  if (same == actors.end())
    actors.push_back(std::move(actor));
  else if (actor.capacity < same->capacity)
    *same = std::move(actor);
}

template <class MayAct>
std::optional<Found> first_found(const Turn& turn, const Name& entry, const Ask* ask, const MayAct& may_act) {
  for (const auto& [name, people] : chain_of(turn.definition, entry)) {
    Found found{name, {}};
    for (auto& actor : found_by(turn, people->phrase, ask))
      if (may_act(*people, actor.person)) merge(found.actors, std::move(actor));
    if (!found.actors.empty()) return found;
  }
  return std::nullopt;
}

/// Nobody decides on themselves; no keyword turns it off.
bool is_other_than_subject(const Turn& turn, const People& people, PersonId person) {
  return person != turn.state.subject || people.phrase.kind == Phrase::Kind::subject;
}

}  // namespace

std::vector<std::pair<Name, const People*>> chain_of(const Definition& definition, const Name& entry) {
  std::vector<std::pair<Name, const People*>> chain;
  std::optional<Name> next = entry;
  while (next && chain.size() < definition.people.size()) {  // a ring, should one pass the checker, ends here
    auto found = definition.people.find(*next);
    if (found == definition.people.end()) break;
    chain.emplace_back(found->first, &found->second);
    next = found->second.or_else;
  }
  return chain;
}

std::optional<PeopleWanted> wish_of(const Turn& turn, const Phrase& phrase, const Ask* ask) {
  if (phrase.kind == Phrase::Kind::subject) return std::nullopt;
  PeopleWanted wish{phrase};
  wish.no_acting = ask && ask->rules.contains(Rule::no_acting);
  wish.confidential = ask && ask->rules.contains(Rule::confidential);
  if (phrase.kind != Phrase::Kind::field) return wish;
  wish.persons = named_by(turn, phrase);
  if (wish.persons.empty()) return std::nullopt;
  return wish;
}

std::optional<Found> deciders_of(const Turn& turn, const Name& entry, const Step& step) {
  return first_found(turn, entry, std::get_if<Ask>(&step.verb), [&](const People& people, PersonId person) {
    return is_other_than_subject(turn, people, person) && !has_other_duty(turn, step.id, person);
  });
}

std::optional<Found> keepers_of(const Turn& turn, const Name& entry) {
  return first_found(turn, entry, nullptr, [&](const People& people, PersonId person) {
    return is_other_than_subject(turn, people, person);
  });
}

std::vector<PersonId> told_by(const Turn& turn, const Name& entry) {
  std::vector<PersonId> persons;
  if (auto found = first_found(turn, entry, nullptr, [](const People&, PersonId) { return true; }))
    for (const auto& actor : found->actors) persons.push_back(actor.person);
  return persons;
}

bool has_other_duty(const Turn& turn, const StepId& step, PersonId person) {
  auto decided = [&](const StepId& other) {
    auto record = turn.state.steps.find(other);
    if (other == step || record == turn.state.steps.end()) return false;
    const auto& deciders = record->second.deciders;
    return std::find(deciders.begin(), deciders.end(), person) != deciders.end();
  };
  return std::any_of(
      turn.definition.different_people.begin(), turn.definition.different_people.end(),
      [&](const std::set<StepId>& set) { return set.contains(step) && std::any_of(set.begin(), set.end(), decided); });
}

}  // namespace jenjang::engine
