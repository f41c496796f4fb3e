// Raters: who answers in a step with `rules: [confidential]` is a pseudonym of the case in journal, state and events.
// Pseudonyms are random, so that neither they nor their order tell anything; the table that names them is apart and may
// be erased.
#pragma once

#include "service/ports.hpp"

namespace jenjang::service {

/// Ids of people are small numbers given in order; a pseudonym is a large one, so that neither is taken for the other.
bool is_pseudonym(PersonId);

bool is_confidential(const engine::Definition&, const StepId&);
bool has_confidential_step(const engine::Definition&);
/// The fields by which a form names the raters of a confidential step, as (step, field): their contents stay with who
/// filled them in.
std::vector<std::pair<StepId, Name>> fields_naming_raters(const engine::Definition&);

/// Those of one case.
class Raters {
 public:
  Raters() = default;
  explicit Raters(std::vector<Rater> known) : known_(std::move(known)) {}

  std::optional<PersonId> pseudonym_of(PersonId) const;
  std::optional<PersonId> person_behind(PersonId pseudonym) const;
  /// A pseudonym that the person has, or gets now.
  PersonId alias(PersonId);
  /// The actors behind their pseudonyms: nothing else of them is left, since a position or mandate is a name, too.
  std::vector<engine::Actor> hidden(const std::vector<engine::Actor>&);
  /// The other way, for inboxes: an actor who is no pseudonym stays as he is.
  std::vector<engine::Actor> revealed(const std::vector<engine::Actor>&) const;

  const std::vector<Rater>& fresh() const { return fresh_; }  ///< to be stored with the command that named them
  Raters settled() const;                                     ///< after it was

 private:
  std::vector<Rater> known_, fresh_;
};

/// Nobody where the workflow has no confidential step: most cases cost nothing.
Result<Raters> raters_of(CaseStore&, CaseId, const engine::Definition&);

}  // namespace jenjang::service
