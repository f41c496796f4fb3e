#include "service/raters.hpp"

#include <algorithm>

namespace jenjang::service {
namespace {

constexpr std::int64_t first_pseudonym = std::int64_t(1) << 40;
constexpr std::int64_t last_pseudonym = std::int64_t(1) << 52;  // a number that every reader of JSON keeps exactly

PersonId random_pseudonym() {
  const std::string hex = random_hex(8);
  const auto number = std::stoull(hex.substr(0, 16), nullptr, 16);
  const auto span = static_cast<unsigned long long>(last_pseudonym - first_pseudonym);
  return PersonId{first_pseudonym + static_cast<std::int64_t>(number % span)};
}

std::vector<const engine::Step*> asking_in_secret(const engine::Definition& definition) {
  std::vector<const engine::Step*> found;
  auto look_at = [&](const engine::Step& step) {
    const auto* ask = std::get_if<engine::Ask>(&step.verb);
    if (ask && ask->rules.contains(engine::Rule::confidential)) found.push_back(&step);
  };
  for (const engine::Step& step : definition.steps) {
    look_at(step);
    if (const auto* block = std::get_if<engine::Together>(&step.verb))
      for (const engine::Step& branch : block->branches) look_at(branch);
  }
  return found;
}

}  // namespace

bool is_pseudonym(PersonId id) { return number_of(id) >= first_pseudonym; }

bool is_confidential(const engine::Definition& definition, const StepId& id) {
  const engine::Step* step = definition.step(id);
  const auto* ask = step ? std::get_if<engine::Ask>(&step->verb) : nullptr;
  return ask && ask->rules.contains(engine::Rule::confidential);
}

bool has_confidential_step(const engine::Definition& definition) { return !asking_in_secret(definition).empty(); }

std::vector<std::pair<StepId, Name>> fields_naming_raters(const engine::Definition& definition) {
  std::vector<std::pair<StepId, Name>> fields;
  for (const engine::Step* step : asking_in_secret(definition)) {
    std::optional<Name> entry = std::get<engine::Ask>(step->verb).who;
    for (std::size_t hops = 0; entry && hops <= definition.people.size(); ++hops) {
      auto found = definition.people.find(*entry);
      if (found == definition.people.end()) break;
      const engine::Phrase& phrase = found->second.phrase;
      if (phrase.kind == engine::Phrase::Kind::field) fields.emplace_back(phrase.step, phrase.field);
      entry = found->second.or_else;
    }
  }
  return fields;
}

std::optional<PersonId> Raters::pseudonym_of(PersonId person) const {
  for (const auto* all : {&known_, &fresh_})
    for (const Rater& each : *all)
      if (each.person == person) return each.pseudonym;
  return std::nullopt;
}

std::optional<PersonId> Raters::person_behind(PersonId pseudonym) const {
  for (const auto* all : {&known_, &fresh_})
    for (const Rater& each : *all)
      if (each.pseudonym == pseudonym) return each.person;
  return std::nullopt;
}

PersonId Raters::alias(PersonId person) {
  if (auto found = pseudonym_of(person)) return *found;
  PersonId pseudonym = random_pseudonym();
  while (person_behind(pseudonym)) pseudonym = random_pseudonym();
  fresh_.push_back({person, pseudonym});
  return pseudonym;
}

std::vector<engine::Actor> Raters::hidden(const std::vector<engine::Actor>& actors) {
  std::vector<engine::Actor> out;
  for (const engine::Actor& actor : actors)
    out.push_back({alias(actor.person), std::nullopt, engine::Capacity::holder, std::nullopt, {}});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.person < b.person; });
  return out;
}

std::vector<engine::Actor> Raters::revealed(const std::vector<engine::Actor>& actors) const {
  std::vector<engine::Actor> out;
  for (engine::Actor actor : actors) {
    if (is_pseudonym(actor.person)) {
      auto person = person_behind(actor.person);
      if (!person) continue;  // erased: nobody is left to be asked
      actor.person = *person;
    }
    out.push_back(std::move(actor));
  }
  return out;
}

Raters Raters::settled() const {
  std::vector<Rater> all = known_;
  all.insert(all.end(), fresh_.begin(), fresh_.end());
  return Raters(std::move(all));
}

Result<Raters> raters_of(CaseStore& cases, CaseId id, const engine::Definition& definition) {
  if (!has_confidential_step(definition)) return Raters();
  auto known = cases.raters(id);
  if (!known) return known.error();
  return Raters(std::move(*known));
}

}  // namespace jenjang::service
