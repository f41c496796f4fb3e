// The life of a command: lane, load, decide with facts, project, commit (engine.md). No transaction is open while facts
// are fetched, so a slow plugin delays only its own case.
#include "service/cases.hpp"

#include <algorithm>

#include "engine/codec.hpp"
#include "service/access.hpp"
#include "service/refusal.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {

/// One command and what comes with it.
struct Cases::Wanted {
  CaseId id{};
  engine::Command command;
  std::string key;  ///< empty: the host's own, named after the case's next version
  Hash digest;
  std::optional<std::uint64_t> expected_version;
  std::optional<Caller> caller;  ///< whose sight decides what a refusal may tell
  bool only_checked = false;     ///< decided to see whether it could be, and not committed
};

namespace {

/// Of what is wanted, not of when: the same body sent again has the same digest.
Hash digest_of(CaseId id, engine::Command command) {
  command.at = Time{};
  return sha256(std::to_string(number_of(id)) + "/" + engine::to_json(command).text());
}

std::string scoped(PersonId person, const std::string& key) { return std::to_string(number_of(person)) + "/" + key; }

Result<void> check_key(const std::string& key) {
  bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c < 127; });
  if (!key.empty() && key.size() <= limits::command_key_bytes && printable) return {};
  return failed(Failure::invalid, "KeyMissing",
                both("Idempotency-Key harus 1 sampai 100 karakter yang dapat dicetak.",
                     "An Idempotency-Key has 1 to 100 printable characters."));
}

std::string hosts_key(const engine::Wish& wish, CaseId id, std::uint64_t next_version) {
  const char* what = std::holds_alternative<engine::ReportEffect>(wish) ? "report" : "wake";
  return std::string("host/") + what + "/" + std::to_string(number_of(id)) + "/" + std::to_string(next_version);
}

}  // namespace

// ---- what is asked by people ---------------------------------------------------------------------------------------

Result<Done> Cases::ask(const Caller& caller, CaseId id, engine::Wish wish, const std::string& key, Time at,
                        std::optional<std::uint64_t> expected_version) {
  if (auto good = check_key(key); !good) return good.error();
  Wanted wanted{id,   {at, caller.person, std::move(wish)}, scoped(caller.person, key), {}, expected_version, caller,
                false};
  wanted.digest = digest_of(id, wanted.command);
  return run(wanted);
}

Result<Done> Cases::decide(const Caller& caller, CaseId id, int task, DecideRequest request, const std::string& key,
                           std::optional<std::uint64_t> expected_version) {
  const bool has_form = !request.entered.empty();
  engine::Decide wish{task, std::move(request.choice), std::move(request.entered), std::move(request.note)};
  auto done = ask(caller, id, std::move(wish), key, city_.clock.now(), expected_version);
  if (done && !done->repeated && has_form) {
    // The decision stands whatever becomes of the draft; one that is left is shown to nobody and ends with its age.
    auto draft = city_.accounts.draft(caller.person, id, task);
    if (draft && *draft) (void)city_.accounts.remove_draft(caller.person, id, task);
  }
  return done;
}

Result<Done> Cases::check(const Caller& caller, CaseId id, int task, DecideRequest request) {
  engine::Decide wish{task, std::move(request.choice), std::move(request.entered), std::move(request.note)};
  Wanted wanted{id, {city_.clock.now(), caller.person, std::move(wish)}, {}, {}, {}, caller, true};
  return run(wanted);
}

Result<Done> Cases::claim(const Caller& caller, CaseId id, int task, const std::string& key) {
  return ask(caller, id, engine::Claim{task}, key, city_.clock.now());
}
Result<Done> Cases::release(const Caller& caller, CaseId id, int task, const std::string& key) {
  return ask(caller, id, engine::Release{task}, key, city_.clock.now());
}
Result<Done> Cases::withdraw(const Caller& caller, CaseId id, const std::string& note, const std::string& key) {
  return ask(caller, id, engine::Withdraw{note}, key, city_.clock.now());
}
Result<Done> Cases::retry(const Caller& caller, CaseId id, const std::string& key) {
  if (!may_retry(caller))
    return failed(Failure::forbidden, "NotAllowed",
                  both("Hanya admin sistem yang dapat mencoba lagi langkah yang terhenti.",
                       "Only an administrator can retry a step that stopped."));
  return ask(caller, id, engine::Retry{}, key, city_.clock.now());
}
Result<Done> Cases::decide_at(PersonId person, CaseId id, int task, DecideRequest request, const std::string& key,
                              Time at) {
  engine::Decide wish{task, std::move(request.choice), std::move(request.entered), std::move(request.note)};
  return ask(Caller{person, {}, false}, id, std::move(wish), key, at);
}
Result<Done> Cases::receive_at(PersonId person, CaseId id, engine::Receive word, const std::string& key, Time at) {
  return ask(Caller{person, {}, false}, id, std::move(word), key, at);
}

// ---- what the host asks --------------------------------------------------------------------------------------------

Result<Done> Cases::start(const Name& workflow, PersonId subject, Period period, Time at,
                          std::optional<PersonId> by) {
  // The key makes the date's work harmless to repeat; a case that was withdrawn is not opened again by the date.
  const std::string key = "start/" + workflow + "/" + std::to_string(number_of(subject)) + "/" + period.text();
  auto before = city_.cases.answered(key);
  if (!before) return before.error();
  if (*before) return Done{(*before)->case_id, (*before)->sequence, true};
  auto rules = city_.installed->in_force(workflow, period);
  if (!rules)
    return failed(Failure::unknown, "NoWorkflow",
                  both("Tidak ada alur “" + workflow + "” yang berlaku untuk periode " + period.text() + ".",
                       "No workflow “" + workflow + "” is in force for the period " + period.text() + "."));
  auto id = city_.cases.new_id();
  if (!id) return id.error();
  engine::State state;
  state.id = *id;
  engine::Command command{at, by, engine::Start{subject, period}};
  auto decided = decide_with_facts(*rules, state, command);
  if (!decided) return decided.error();
  const auto& [events, facts] = *decided;
  auto after = engine::apply(state, events, at);
  auto committed = city_.cases.commit(project(*rules, std::nullopt, state, after, command, facts, events, key,
                                              digest_of(CaseId{}, command), random_hex(16)));
  if (!committed) return committed.error();
  switch (*committed) {
    case Committed::done: return Done{*id, after.version, false};
    case Committed::repeated:
      if (before = city_.cases.answered(key); before && *before)
        return Done{(*before)->case_id, (*before)->sequence, true};
      break;
    case Committed::stale:
    case Committed::place_taken: break;
  }
  return place_taken();
}

Result<bool> Cases::wake(CaseId id, Time at) {
  Wanted wanted{id, {at, std::nullopt, engine::Wake{}}, {}, {}, {}, {}, false};
  wanted.digest = digest_of(id, wanted.command);
  auto done = run(wanted);
  if (done) return true;
  if (done.error().code == "Nothing") return false;
  return done.error();
}

Result<Done> Cases::report(CaseId id, engine::ReportEffect report, Time at) {
  Wanted wanted{id, {at, std::nullopt, std::move(report)}, {}, {}, {}, {}, false};
  wanted.digest = digest_of(id, wanted.command);
  return run(wanted);
}

// ---- one command ---------------------------------------------------------------------------------------------------

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

/// Nothing where another version was committed meanwhile.
Result<std::optional<Done>> Cases::run_once(const Wanted& wanted, Lanes::Lane& lane) {
  auto known = known_case(wanted.id, lane);
  if (!known) return known.error();
  const engine::State& before = (*known)->state;
  if (wanted.expected_version && *wanted.expected_version != before.version) return case_changed();
  auto rules = city_.installed->rulebook(before.workflow, before.definition_version);
  if (!rules) return workflow_rests();

  engine::Command command = wanted.command;
  command.at = std::max(command.at, before.last_at);  // never before the case's last: clocks may jump
  auto decided = decide_with_facts(*rules, before, command);
  if (!decided) return decided.error();
  if (wanted.only_checked) return std::optional(Done{wanted.id, before.version, false});
  const auto& [events, facts] = *decided;
  auto after = std::make_shared<KnownCase>();
  after->state = engine::apply(before, events, command.at);
  const std::string key = wanted.key.empty() ? hosts_key(command.wish, wanted.id, before.version + 1) : wanted.key;
  Change change =
      project(*rules, (*known)->row, before, after->state, command, facts, events, key, wanted.digest, random_hex(16));
  after->row = change.row;
  after->row.state.clear();
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

/// A command that failed may be one that succeeded before and was sent again: then the stored answer is the answer. So
/// the common case, a command that is new, costs no look-up. And who may not see the case learns nothing of it.
Result<Done> Cases::settle(const Wanted& wanted, Error error) {
  if (!wanted.caller) return error;
  if (!wanted.only_checked) {
    auto before = city_.cases.answered(wanted.key);
    if (!before) return before.error();
    if (*before) {
      if ((*before)->digest != wanted.digest) return key_used_otherwise();
      return Done{(*before)->case_id, (*before)->sequence, true};
    }
  }
  if (error.failure == Failure::unavailable || error.failure == Failure::broken) return error;  // tells of us only
  auto row = city_.cases.load(wanted.id);
  auto directory = city_.organisation.current();
  if (!row || !*row || !directory) return no_such_case();
  auto state = state_in(**row);
  if (!state) return state.error();
  auto rules = city_.installed->rulebook(state->workflow, state->definition_version);
  const Date today =
      rules ? rules->calendar.day_of(city_.clock.now()) : std::chrono::floor<std::chrono::days>(city_.clock.now());
  if (sight_of(*wanted.caller, *state, **directory, today) != Sight::none) return error;
  // Who was asked and came second no longer sees the case, but is told that somebody was first.
  if (error.code == "TaskClosed" && was_asked(wanted.id, wanted.caller->person)) return error;
  return no_such_case();
}

/// Whether a task of the case was ever this person's. Reads the journal: only for a refusal.
bool Cases::was_asked(CaseId id, PersonId person) {
  auto is_person = [&](const engine::Actor& actor) { return actor.person == person; };
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
  auto known = std::make_shared<KnownCase>(KnownCase{std::move(**row), std::move(*state)});
  known->row.state.clear();
  lane.keep(known);
  return KnownCasePtr(std::move(known));
}

Result<std::pair<engine::Events, engine::Facts>> Cases::decide_with_facts(const engine::Rulebook& rules,
                                                                          const engine::State& state,
                                                                          const engine::Command& command) {
  engine::Facts facts;
  for (int round = 0; round <= limits::fact_rounds; ++round) {
    auto verdict = engine::decide(rules, state, command, facts);
    if (auto* events = std::get_if<engine::Events>(&verdict)) return std::pair(std::move(*events), std::move(facts));
    if (const auto* rejection = std::get_if<engine::Rejection>(&verdict)) return refusal(*rejection);
    auto found = fetch(rules, state, command, std::get<engine::NeedFacts>(verdict).wanted);
    if (!found) return found.error();
    facts.merge(*found);
  }
  return no_facts_enough();
}

}  // namespace jenjang::service
