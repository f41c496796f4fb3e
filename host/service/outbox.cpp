// Effects run after commit, at least once, each with its key: a notice is stored once a person, an action is called
// with the same call_id until it answers.
#include <algorithm>

#include "base/limits.hpp"
#include "service/city_day.hpp"
#include "service/effects.hpp"
#include "service/messages.hpp"
#include "service/scheduler.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {
namespace {

using engine::Effect;
using engine::ReportEffect;
using std::chrono::milliseconds;

milliseconds wait_after(int attempts) {
  const milliseconds first = limits::outbox_first_retry, last = limits::outbox_last_retry;
  return attempts >= 20 ? last : std::min(last, first * (1 << attempts));
}

/// How long an effect that was tried so often has been waited for: the sum of its waits.
milliseconds waited(int attempts) {
  milliseconds sum{0};
  for (int attempt = 0; attempt < attempts && sum < limits::outbox_gives_up; ++attempt) sum += wait_after(attempt);
  return sum;
}

Fields fields_of(const Effect& effect) {
  Fields fields;
  for (const auto& [name, value] : effect.with) fields.emplace_back(name, plain_text(value));
  return fields;
}

ReportEffect report_from(const Effect& effect, const Reply& reply) {
  ReportEffect report;
  report.key = effect.key;
  report.message = reply.message;
  report.result = reply.status == ReplyStatus::done ? ReportEffect::Result::done : ReportEffect::Result::failed;
  if (reply.status == ReplyStatus::done)
    for (const auto& [name, value] : reply.outputs) report.outputs.emplace(name, Value(value));
  return report;
}

/// A report that nobody waits for any more (the case was withdrawn, or it was reported before) is no trouble.
bool is_settled(const Result<Done>& done) {
  return done || done.error().failure == Failure::unknown || done.error().failure == Failure::conflict;
}

}  // namespace

Result<std::vector<Notification>> Outbox::notices(const OutboxEffect& waiting, const Effect& effect) {
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  auto row = city_.cases.load(waiting.case_id);
  if (!row) return row.error();
  if (!*row) return std::vector<Notification>();  // no case, no news
  auto state = state_in(**row);
  if (!state) return state.error();
  const Words words = words_of(city_, **directory, effect, *state, city_day(*city_.installed, waiting.next_at));
  std::vector<Notification> notices;
  auto raters = raters_in(*state, effect);
  if (!raters) return raters.error();
  for (PersonId to : effect.to) {
    const auto known = is_pseudonym(to) ? raters->person_behind(to) : std::optional(to);
    if (!known) continue;  // answered meanwhile: nothing may be left that names him
    const PersonId person = *known;
    Notification notice;
    notice.person = person;
    notice.key = effect.key + "/" + std::to_string(number_of(person));
    notice.case_id = waiting.case_id;
    notice.at = waiting.next_at;
    notice.title = words.title;
    notice.text = words.text;
    notices.push_back(std::move(notice));
  }
  return notices;
}

/// Those whom the effect means by pseudonym and who still have something to answer.
Result<Raters> Outbox::raters_in(const engine::State& state, const Effect& effect) {
  if (std::none_of(effect.to.begin(), effect.to.end(), is_pseudonym)) return Raters();
  auto all = city_.cases.raters(state.id);
  if (!all) return all.error();
  std::erase_if(*all, [&](const Rater& rater) {
    return std::none_of(state.tasks.begin(), state.tasks.end(), [&](const engine::Task& task) {
      return std::any_of(task.may_act.begin(), task.may_act.end(),
                         [&](const engine::Actor& actor) { return actor.person == rater.pseudonym; });
    });
  });
  return Raters(std::move(*all));
}

/// Whether the effect is over, by its answer or because it was tried for too long.
Result<bool> Outbox::act(const OutboxEffect& waiting, const Effect& effect, Time now) {
  const Call call{effect.name, effect.key, fields_of(effect)};
  auto replies = city_.runner.call(effect.plugin, std::span(&call, 1));
  Reply reply;
  if (replies && replies->size() == 1) {
    reply = std::move(replies->front());
  } else if (!replies) {
    reply.status = replies.error().failure == Failure::unavailable ? ReplyStatus::retry : ReplyStatus::failed;
    reply.message = std::string(say(replies.error().sentence, "id"));
  }
  if (reply.status == ReplyStatus::retry && waited(waiting.attempts) < limits::outbox_gives_up) return false;
  auto done = cases_.report(waiting.case_id, report_from(effect, reply), now);
  if (!is_settled(done)) return false;  // the answer is asked for again, with the same call_id
  return true;
}

Result<int> Outbox::deliver(Time now) {
  auto leased = city_.cases.lease(now, now + limits::outbox_lease, limits::outbox_batch);
  if (!leased) return leased.error();
  std::vector<Notification> notices;
  std::vector<std::int64_t> finished;
  for (const OutboxEffect& waiting : *leased) {
    auto effect = effect_in(waiting.body);
    Result<bool> over = true;  // what cannot be read is not tried for ever: the journal holds the event
    if (effect && effect->kind == Effect::Kind::tell) {
      auto told = this->notices(waiting, *effect);
      if (told)
        notices.insert(notices.end(), told->begin(), told->end());
      else
        over = waited(waiting.attempts) >= limits::outbox_gives_up;
    } else if (effect) {
      over = act(waiting, *effect, now);
    }
    if (over && *over) {
      finished.push_back(waiting.id);
    } else if (auto put = city_.cases.put_off(waiting.id, now + wait_after(waiting.attempts)); !put) {
      return put.error();
    }
  }
  // Told first, then finished: in between a crash tells twice, and the keys make that once.
  if (!notices.empty())
    if (auto told = city_.accounts.notify(notices); !told) return told.error();
  if (auto done = city_.cases.finish_all(finished); !done) return done.error();
  return static_cast<int>(leased->size());
}

}  // namespace jenjang::service
