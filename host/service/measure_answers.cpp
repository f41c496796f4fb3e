// Which answers of a form are in force for a person and period: those of a step that the flow has passed and not come
// back to. A plan is made in one workflow and read in another, for the same period or a shorter one within it.
#include <algorithm>

#include "base/limits.hpp"
#include "service/measures.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {
namespace {

using engine::Ask;
using engine::Definition;
using engine::Step;

/// One person answers it, once: what the many of `ask each` say is nobody's answer to a measure.
bool asks_for(const Step& step, const engine::State& state, const std::string& form) {
  const auto* ask = std::get_if<Ask>(&step.verb);
  return ask && !ask->each && std::any_of(ask->forms.begin(), ask->forms.end(), [&](const engine::FormName& name) {
           return form == (name.is_department() ? state.department.value_or("") : name.plugin) + "." + name.form;
         });
}

/// Every step, and the branches of every block, in the order of the file.
std::vector<const Step*> all_steps(const Definition& definition) {
  std::vector<const Step*> steps;
  for (const Step& step : definition.steps) {
    steps.push_back(&step);
    if (const auto* block = std::get_if<engine::Together>(&step.verb))
      for (const Step& branch : block->branches) steps.push_back(&branch);
  }
  return steps;
}

std::optional<Record> answers_in_force(const engine::State& state, const Definition& definition,
                                       const std::string& form) {
  const bool is_over = state.status == engine::Status::ended;
  const auto here = state.here ? definition.line_of(*state.here) : std::nullopt;
  const auto steps = all_steps(definition);
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    auto record = state.steps.find((*step)->id);
    if (record == state.steps.end() || !asks_for(**step, state, form)) continue;
    const auto line = definition.line_of((*step)->id);
    if (!is_over && (!here || !line || *line >= *here)) continue;
    for (const auto& [slot, answers] : record->second.answers)
      if (auto found = answers.find(form); found != answers.end()) return found->second;
  }
  return std::nullopt;
}

struct Candidate {
  const CaseRow* row;
  Period period;
  bool is_open() const { return row->status == "open"; }
};

bool holds(const Period& outer, const Period& inner) {
  return outer.start() <= inner.start() && inner.end() <= outer.end();
}

/// Those whose period holds the one asked for: the same period before a longer one, what was decided to the end before
/// what is still open, the newest first.
std::vector<Candidate> candidates(const std::vector<CaseRow>& cases, const Period& period) {
  std::vector<Candidate> found;
  for (const CaseRow& row : cases) {
    auto of = Period::parse(row.period);
    if (row.status != "withdrawn" && of && holds(*of, period)) found.push_back({&row, *of});
  }
  std::sort(found.begin(), found.end(), [](const Candidate& one, const Candidate& other) {
    if (one.period != other.period) return holds(other.period, one.period);
    if (one.is_open() != other.is_open()) return !one.is_open();
    return one.row->id > other.row->id;
  });
  return found;
}

}  // namespace

Result<std::optional<Record>> Measures::answers_of(const std::string& form, PersonId subject, Period period) {
  auto cases = city_.cases.cases_of(std::span(&subject, 1), limits::cases_of_a_person);
  if (!cases) return cases.error();
  for (const Candidate& candidate : candidates(*cases, period)) {
    auto rules = city_.installed->rulebook(candidate.row->workflow, candidate.row->definition_version);
    if (!rules) continue;
    auto state = state_in(*candidate.row);
    if (!state) return state.error();
    if (auto answers = answers_in_force(*state, *rules->definition, form)) return answers;
  }
  return std::optional<Record>();
}

}  // namespace jenjang::service
