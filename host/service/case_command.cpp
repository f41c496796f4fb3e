// One command: loaded, decided with facts, committed; and what a refusal may tell (engine.md, Life of a command).
#include <algorithm>

#include "engine/codec.hpp"
#include "service/access.hpp"
#include "service/case_command.hpp"
#include "service/refusal.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {
namespace {

std::string scoped(PersonId person, const std::string& key) { return std::to_string(number_of(person)) + "/" + key; }

std::string hosts_key(const engine::Wish& wish, CaseId id, std::uint64_t next_version) {
  const char* what = std::holds_alternative<engine::ReportEffect>(wish) ? "report" : "wake";
  return std::string("host/") + what + "/" + std::to_string(number_of(id)) + "/" + std::to_string(next_version);
}

/// The task that the wish is about.
std::optional<int> task_in(const engine::Wish& wish) {
  if (const auto* decide = std::get_if<engine::Decide>(&wish)) return decide->task;
  if (const auto* claim = std::get_if<engine::Claim>(&wish)) return claim->task;
  if (const auto* release = std::get_if<engine::Release>(&wish)) return release->task;
  return std::nullopt;
}

bool may_act(const engine::Task& task, PersonId person) {
  return std::any_of(task.may_act.begin(), task.may_act.end(),
                     [&](const engine::Actor& actor) { return actor.person == person; });
}

/// As whom the person acts: by pseudonym where the task knows him by it.
PersonId acting_as(PersonId person, const engine::Wish& wish, const engine::State& state, const Raters& raters) {
  const auto pseudonym = raters.pseudonym_of(person);
  const auto number = task_in(wish);
  if (!pseudonym || !number) return person;
  for (const engine::Task& task : state.tasks)
    if (task.number == *number && may_act(task, *pseudonym)) return *pseudonym;
  return person;
}

}  // namespace

Hash digest_of(CaseId id, engine::Command command) {
  command.at = Time{};
  return sha256(std::to_string(number_of(id)) + "/" + engine::to_json(command).text());
}

Cases::Signed Cases::signed_by(const Wanted& wanted, std::optional<PersonId> by) {
  Signed out{wanted.command, {}, {}};
  out.command.by = by;
  if (by) out.key = scoped(*by, wanted.key);
  out.digest = digest_of(wanted.id, out.command);
  return out;
}

Result<Done> Cases::run(const Wanted& wanted) {
  auto lane = lanes_.take(wanted.id, limits::lane_wait);
  if (!lane) return case_is_busy();
  for (int attempt = 0; attempt <= limits::version_retries; ++attempt) {
    auto done = run_once(wanted, *lane);
    if (!done) return settle(wanted, done.error());
    if (*done) return **done;
    lane->forget();  // stale: another host was here
  }
  return case_is_busy();
}

/// Decides as run() would and writes nothing: no lane is needed.
Result<void> Cases::rehearse(const Wanted& wanted) {
  auto refused = [&](Error error) -> Result<void> {
    auto settled = settle(wanted, std::move(error));
    if (settled) return {};
    return settled.error();
  };
  auto row = city_.cases.load(wanted.id);
  if (!row) return row.error();
  if (!*row) return no_such_case();
  auto state = state_in(**row);
  if (!state) return state.error();
  auto rules = city_.installed->rulebook(state->workflow, state->definition_version);
  if (!rules) return workflow_rests();
  auto raters = raters_of(city_.cases, wanted.id, *rules->definition);
  if (!raters) return raters.error();
  if (wanted.expected_version && *wanted.expected_version != state->version) return refused(case_changed());
  engine::Command command = wanted.command;
  command.by = acting_as(wanted.caller->person, command.wish, *state, *raters);
  command.at = std::max(command.at, state->last_at);
  auto decided = decide_with_facts(*rules, *state, command, *raters);
  if (!decided) return refused(decided.error());
  return {};
}

/// Nothing where another version was committed meanwhile.
Result<std::optional<Done>> Cases::run_once(const Wanted& wanted, Lanes::Lane& lane) {
  auto known = known_case(wanted.id, lane);
  if (!known) return known.error();
  const engine::State& before = (*known)->state;
  if (wanted.expected_version && *wanted.expected_version != before.version) return case_changed();
  auto rules = city_.installed->rulebook(before.workflow, before.definition_version);
  if (!rules) return workflow_rests();

  std::optional<PersonId> by;
  if (wanted.caller) by = acting_as(wanted.caller->person, wanted.command.wish, before, (*known)->raters);
  Signed signed_ = signed_by(wanted, by);
  engine::Command& command = signed_.command;
  command.at = std::max(command.at, before.last_at);  // never before the case's last: clocks may jump
  Raters raters = (*known)->raters;
  auto decided = decide_with_facts(*rules, before, command, raters);
  if (!decided) return decided.error();
  const auto& [events, facts] = *decided;
  auto after = std::make_shared<KnownCase>();
  after->state = engine::apply(before, events, command.at);
  if (signed_.key.empty()) signed_.key = hosts_key(command.wish, wanted.id, before.version + 1);
  Change change = project(*rules, (*known)->row, before, after->state, command, facts, events, raters, signed_.key,
                          signed_.digest, random_hex(16));
  after->row = change.row;
  after->row.state.clear();
  after->raters = raters.settled();
  auto committed = city_.cases.commit(std::move(change));
  if (!committed) {
    lane.forget();  // whether it was written is not known
    return committed.error();
  }
  switch (*committed) {
    case Committed::done: {
      Done done{wanted.id, after->state.version, false};
      lane.keep(std::move(after));
      return std::optional(done);
    }
    case Committed::repeated: return key_used_otherwise();  // or the same body again: settle() finds out
    case Committed::place_taken: return place_taken();
    case Committed::stale: break;
  }
  return std::optional<Done>();
}

/// The stored answer, where the command was taken before, under the person's own name or a pseudonym.
Result<std::optional<Done>> Cases::taken_before(const Wanted& wanted, const Raters& raters) {
  std::vector<PersonId> names{wanted.caller->person};
  if (auto pseudonym = raters.pseudonym_of(wanted.caller->person)) names.push_back(*pseudonym);
  for (PersonId name : names) {
    const Signed as = signed_by(wanted, name);
    auto before = city_.cases.answered(as.key);
    if (!before) return before.error();
    if (!*before) continue;
    if ((*before)->digest != as.digest) return key_used_otherwise();
    return std::optional(Done{(*before)->case_id, (*before)->sequence, true});
  }
  return std::optional<Done>();
}

/// A command that failed may be one that succeeded before and was sent again: then the stored answer is the answer. So
/// the common case, a command that is new, costs no look-up. And who may not see the case learns nothing of it.
Result<Done> Cases::settle(const Wanted& wanted, Error error) {
  if (!wanted.caller) return error;
  auto row = city_.cases.load(wanted.id);
  if (!row) return row.error();
  std::optional<engine::State> state;
  std::shared_ptr<const engine::Rulebook> rules;
  Raters raters;
  if (*row) {
    auto read = state_in(**row);
    if (!read) return read.error();
    state = std::move(*read);
    rules = city_.installed->rulebook(state->workflow, state->definition_version);
    if (rules)
      if (auto found = raters_of(city_.cases, wanted.id, *rules->definition)) raters = std::move(*found);
  }
  auto before = taken_before(wanted, raters);
  if (!before) return before.error();
  if (*before) return **before;
  if (error.failure == Failure::unavailable || error.failure == Failure::broken) return error;  // tells of us only
  auto directory = city_.organisation.current();
  if (!state || !directory) return no_such_case();
  const Date today =
      rules ? rules->calendar.day_of(city_.clock.now()) : std::chrono::floor<std::chrono::days>(city_.clock.now());
  if (sight_of(*wanted.caller, *state, **directory, today, raters, rules.get()) != Sight::none) return error;
  // Who was asked and came second no longer sees the case, but is told that somebody was first.
  if (error.code == "TaskClosed" && was_asked(wanted.id, wanted.caller->person, raters)) return error;
  return no_such_case();
}

/// Whether a task of the case was ever this person's. Reads the journal: only for a refusal.
bool Cases::was_asked(CaseId id, PersonId person, const Raters& raters) {
  const auto pseudonym = raters.pseudonym_of(person);
  auto is_person = [&](const engine::Actor& actor) { return actor.person == person || actor.person == pseudonym; };
  auto journal = city_.cases.journal(id);
  if (!journal) return false;
  for (const auto& row : *journal) {
    auto json = parse_json(row.events, limits::state_bytes);
    auto events = json ? engine::events_from(*json) : Result<engine::Events>(json.error());
    if (!events) continue;  // erased
    for (const auto& event : *events) {
      const auto* opened = std::get_if<engine::TaskOpened>(&event);
      const auto* escalated = std::get_if<engine::TaskEscalated>(&event);
      if (opened && std::ranges::any_of(opened->task.may_act, is_person)) return true;
      if (escalated && std::ranges::any_of(escalated->added, is_person)) return true;
    }
  }
  return false;
}

Result<KnownCasePtr> Cases::known_case(CaseId id, Lanes::Lane& lane) {
  if (auto known = lane.known()) return known;
  auto row = city_.cases.load(id);
  if (!row) return row.error();
  if (!*row) return no_such_case();
  auto state = state_in(**row);
  if (!state) return state.error();
  auto known = std::make_shared<KnownCase>(KnownCase{std::move(**row), std::move(*state), {}});
  if (auto rules = city_.installed->rulebook(known->state.workflow, known->state.definition_version)) {
    auto raters = raters_of(city_.cases, id, *rules->definition);
    if (!raters) return raters.error();
    known->raters = std::move(*raters);
  }
  known->row.state.clear();
  lane.keep(known);
  return KnownCasePtr(std::move(known));
}

Result<std::pair<engine::Events, engine::Facts>> Cases::decide_with_facts(const engine::Rulebook& rules,
                                                                          const engine::State& state,
                                                                          const engine::Command& command,
                                                                          Raters& raters) {
  engine::Facts facts;
  for (int round = 0; round <= limits::fact_rounds; ++round) {
    auto verdict = engine::decide(rules, state, command, facts);
    if (auto* events = std::get_if<engine::Events>(&verdict)) return std::pair(std::move(*events), std::move(facts));
    if (const auto* rejection = std::get_if<engine::Rejection>(&verdict)) return refusal(*rejection);
    auto found = fetch(rules, state, command, std::get<engine::NeedFacts>(verdict).wanted, raters);
    if (!found) return found.error();
    facts.merge(*found);
  }
  return no_facts_enough();
}

}  // namespace jenjang::service
