// What people and the host ask of cases; how one command runs stands in case_command.cpp.
#include "service/cases.hpp"

#include <algorithm>

#include "service/access.hpp"
#include "service/case_command.hpp"
#include "service/events.hpp"
#include "service/refusal.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {

namespace {

Result<void> check_key(const std::string& key) {
  bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c < 127; });
  if (!key.empty() && key.size() <= limits::command_key_bytes && printable) return {};
  return failed(Failure::invalid, "KeyMissing",
                both("Idempotency-Key harus 1 sampai 100 karakter yang dapat dicetak.",
                     "An Idempotency-Key has 1 to 100 printable characters."));
}

engine::Decide wish_of(int task, DecideRequest request) {
  return {task, std::move(request.choice), std::move(request.entered), std::move(request.note),
          std::move(request.list)};
}

Error no_workflow(const Name& workflow, const Period& period) {
  return failed(Failure::unknown, "NoWorkflow",
                both("Tidak ada alur “" + workflow + "” yang berlaku untuk periode " + period.text() + ".",
                     "No workflow “" + workflow + "” is in force for the period " + period.text() + "."));
}

}  // namespace

// ---- what is asked by people ---------------------------------------------------------------------------------------

Result<Done> Cases::ask(const Caller& caller, CaseId id, engine::Wish wish, const std::string& key, Time at,
                        std::optional<std::uint64_t> expected_version) {
  if (auto good = check_key(key); !good) return good.error();
  return run({id, {at, std::nullopt, std::move(wish)}, key, expected_version, caller});
}

Result<Done> Cases::decide(const Caller& caller, CaseId id, int task, DecideRequest request, const std::string& key,
                           std::optional<std::uint64_t> expected_version) {
  const bool has_form = !request.entered.empty();
  auto done = ask(caller, id, wish_of(task, std::move(request)), key, city_.clock.now(), expected_version);
  if (done && !done->repeated && has_form) {
    // The decision stands whatever becomes of the draft; one that is left is shown to nobody and ends with its age.
    auto draft = city_.accounts.draft(caller.person, id, task);
    if (draft && *draft) (void)city_.accounts.remove_draft(caller.person, id, task);
  }
  return done;
}

Result<void> Cases::check(const Caller& caller, CaseId id, int task, DecideRequest request,
                          std::optional<std::uint64_t> expected_version) {
  return rehearse({id, {city_.clock.now(), std::nullopt, wish_of(task, std::move(request))}, {}, expected_version, caller});
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
  return ask(Caller{person, {}, false}, id, wish_of(task, std::move(request)), key, at);
}
Result<Done> Cases::receive_at(PersonId person, CaseId id, engine::Receive event, const std::string& key, Time at) {
  return ask(Caller{person, {}, false}, id, std::move(event), key, at);
}

Result<Done> Cases::receive(const Caller& caller, CaseId id, const Name& plugin, const Name& event, const Json& fields,
                            const std::string& key) {
  auto row = city_.cases.load(id);
  auto directory = city_.organisation.current();
  if (!row || !directory) return row ? directory.error() : row.error();
  if (!*row) return no_such_case();
  auto state = state_in(**row);
  if (!state) return state.error();
  auto rules = city_.installed->rulebook(state->workflow, state->definition_version);
  if (!rules) return workflow_rests();
  const engine::EventKind* kind = event_kind(rules->manifests, plugin, event);
  const Date today = rules->calendar.day_of(city_.clock.now());
  if (!kind || !may_enter(caller, *state, *kind, **directory, today)) {
    if (sight_of(caller, *state, **directory, today) == Sight::none) return no_such_case();
    return failed(Failure::forbidden, "NotYours",
                  both("Kabar ini dicatat oleh pemegang perannya, bukan oleh Anda.",
                       "This is entered by those who hold the role, not by you."));
  }
  auto typed = event_fields(*kind, fields, **directory);
  if (!typed) return typed.error();
  engine::Receive wish{plugin, event, std::move(*typed)};
  const auto awaited = awaited_event(*rules, *state);
  if (awaited && awaited->kind == kind) return ask(caller, id, std::move(wish), key, city_.clock.now());
  // By hand only what is waited for is entered; what was entered with this key before is answered as then.
  auto before = taken_before({id, {{}, std::nullopt, std::move(wish)}, key, {}, caller}, {});
  if (!before) return before.error();
  if (*before) return **before;
  return failed(Failure::conflict, "NotWaiting",
                both("Kasus ini tidak, atau tidak lagi, menunggu kabar tersebut.",
                     "This case does not wait for that, or no longer does."));
}

// ---- what the host asks --------------------------------------------------------------------------------------------

/// A case to be opened, by the date or by a person.
struct Cases::Opening {
  Name workflow;
  PersonId subject{};
  Period period;
  Time at{};
  std::string key;
  std::optional<PersonId> by = {};
};

Result<Done> Cases::open_case(const Opening& opening) {
  engine::Command command{opening.at, opening.by, engine::Start{opening.subject, opening.period}};
  const Hash digest = digest_of(CaseId{}, command);
  auto before = city_.cases.answered(opening.key);
  if (!before) return before.error();
  if (*before && (*before)->digest != digest) return key_used_otherwise();
  if (*before) return Done{(*before)->case_id, (*before)->sequence, true};
  auto rules = city_.installed->in_force(opening.workflow, opening.period);
  if (!rules) return no_workflow(opening.workflow, opening.period);
  auto id = city_.cases.new_id();
  if (!id) return id.error();
  engine::State state;
  state.id = *id;
  Raters raters;
  auto decided = decide_with_facts(*rules, state, command, raters);
  if (!decided) return decided.error();
  const auto& [events, facts] = *decided;
  auto after = engine::apply(state, events, opening.at);
  auto committed = city_.cases.commit(project(*rules, std::nullopt, state, after, command, facts, events, raters,
                                              opening.key, digest, random_hex(16)));
  if (!committed) return committed.error();
  switch (*committed) {
    case Committed::done: return Done{*id, after.version, false};
    case Committed::repeated:
      if (before = city_.cases.answered(opening.key); before && *before)
        return Done{(*before)->case_id, (*before)->sequence, true};
      break;
    case Committed::stale:
    case Committed::place_taken: break;
  }
  return place_taken();
}

Result<Done> Cases::start(const Name& workflow, PersonId subject, Period period, Time at) {
  // The key makes the date's work harmless to repeat; a case that was withdrawn is not opened again by the date.
  return open_case({workflow, subject, period, at,
                    "start/" + workflow + "/" + std::to_string(number_of(subject)) + "/" + period.text()});
}

Result<Done> Cases::open_at(PersonId person, const Name& workflow, PersonId subject, Period period,
                            const std::string& key, Time at) {
  if (auto good = check_key(key); !good) return good.error();
  return open_case({workflow, subject, period, at, std::to_string(number_of(person)) + "/" + key, person});
}

Result<Done> Cases::open(const Caller& caller, const Name& workflow, PersonId subject, const std::string& key) {
  auto newest = city_.installed->newest(workflow);
  const Time now = city_.clock.now();
  const Date today = newest ? newest->calendar.day_of(now) : std::chrono::floor<std::chrono::days>(now);
  if (!newest || !newest->definition->begin.by) return no_workflow(workflow, Period::containing(today, Period::Kind::year));
  auto done = open_at(caller.person, workflow, subject, Period::containing(today, newest->definition->period), key, now);
  // Whether somebody is entitled is told to who may open the case; to them it is something that does not fit.
  if (!done && done.error().code == "NotEntitled") {
    Error error = done.error();
    error.failure = Failure::invalid;
    return error;
  }
  return done;
}

Result<bool> Cases::wake(CaseId id, Time at) {
  auto done = run({id, {at, std::nullopt, engine::Wake{}}});
  if (done) return true;
  if (done.error().code == "Nothing") return false;
  return done.error();
}

Result<Done> Cases::report(CaseId id, engine::ReportEffect report, Time at) {
  return run({id, {at, std::nullopt, std::move(report)}});
}

}  // namespace jenjang::service
