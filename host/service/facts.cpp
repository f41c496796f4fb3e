// What a decision asks of the outside: people and the subject from the directory, values and checks from plugins.
#include "service/facts.hpp"
#include "service/cases.hpp"

namespace jenjang::service {
namespace {

using namespace engine;

struct FactFinder {
  const Rulebook& rules;
  const Directory& directory;
  const Installed& installed;
  Measures& measures;
  PersonId subject;
  Period period;
  Time at;
  Date day;
  Raters& raters;

  Result<Fact> operator()(const PeopleWanted& wanted) const {
    PeopleFound found = wanted.phrase.kind == Phrase::Kind::field
                            ? directory.named(wanted.persons, day)
                            : directory.resolve(wanted.phrase, subject, day, wanted.no_acting);
    if (wanted.confidential) {
      // Behind a pseudonym the engine could not know the subject, who never answers about himself (12).
      std::erase_if(found.actors, [&](const Actor& actor) { return actor.person == subject; });
      found.actors = raters.hidden(found.actors);
    }
    return Fact(std::move(found));
  }
  Result<Fact> operator()(const SubjectWanted&) const {
    return Fact(subject_found(directory, installed, subject, day));
  }
  Result<Fact> operator()(const IndicatorWanted& wanted) const {
    auto measured = measures.indicator(wanted.plugin, wanted.indicator, subject, period, at);
    if (!measured) return measured.error();
    return Fact(std::move(*measured));
  }
  Result<Fact> operator()(const CheckWanted& wanted) const {
    auto verdict = measures.check(wanted.plugin, wanted.form, wanted.answers, subject, period, at);
    if (!verdict) return verdict.error();
    return Fact(std::move(*verdict));
  }
};

}  // namespace

SubjectFound subject_found(const Directory& directory, const Installed& installed, PersonId subject, Date day) {
  SubjectFound found;
  const Person* person = directory.person(subject);
  auto held = directory.position_of(subject, day);
  const Position* position = held ? directory.position(*held) : nullptr;
  found.unit = position ? position->unit : UnitCode{};
  const Unit* unit = directory.unit(found.unit);
  found.department = installed.department_of(directory, found.unit);
  found.fields = {{"active", person && person->active},
                  {"kind", person ? person->kind : std::string()},
                  {"name", person ? person->name : std::string()},
                  {"number", person ? person->number : std::string()},
                  {"position", position ? position->title : std::string()},
                  {"unit", unit ? unit->name : std::string()},
                  {"since", person ? person->since : Date{}}};
  return found;
}

Result<Facts> Cases::fetch(const Rulebook& rules, const State& state, const Command& command,
                           const std::vector<FactWanted>& wanted, Raters& raters) {
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  const auto* start = std::get_if<Start>(&command.wish);
  std::optional<Period> period = start ? start->period : state.period;
  if (!period)
    return failed(Failure::broken, "NoPeriod", both("Kasus ini tidak mempunyai periode.", "This case has no period."));
  const FactFinder find{rules,
                        **directory,
                        *city_.installed,
                        measures_,
                        start ? start->subject : state.subject,
                        *period,
                        command.at,
                        rules.calendar.day_of(command.at),
                        raters};
  Facts facts;
  std::vector<Measures::Asked> indicators;
  std::vector<std::string> keys;
  for (const FactWanted& each : wanted) {
    if (const auto* indicator = std::get_if<IndicatorWanted>(&each)) {
      indicators.push_back({indicator->plugin, indicator->indicator, find.subject, find.period});
      keys.push_back(key_of(each));
      continue;
    }
    auto found = std::visit(find, each);
    if (!found) return found.error();
    facts.insert_or_assign(key_of(each), std::move(*found));
  }
  auto measured = measures_.indicators(indicators, command.at);  // together: a call of a worker holds many
  if (!measured) return measured.error();
  for (std::size_t at = 0; at < keys.size(); ++at) facts.insert_or_assign(keys[at], std::move((*measured)[at]));
  return facts;
}

}  // namespace jenjang::service
