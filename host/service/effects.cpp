#include "service/effects.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "engine/codec.hpp"

namespace jenjang::service {
namespace {

using namespace engine;

/// Reads the events of one command, in order, for what is news to somebody.
class NewsReader {
 public:
  NewsReader(const Rulebook& rules, const State& after, const Command& command)
      : rules_(rules), after_(after), command_(command) {}

  void operator()(const TaskDecided& decided) { note_ = decided.note; }
  void operator()(const Returned& returned) { came_back_to_ = returned.to; }
  void operator()(const TaskOpened& opened) {
    const Task& task = opened.task;
    std::vector<PersonId> to;
    for (const Actor& actor : task.may_act) to.push_back(actor.person);
    Record with{{"step", task.step}, {"due", rules_.calendar.day_of(task.due_at)}};
    bool came_back = came_back_to_ == task.step;
    if (came_back) with["note"] = note_;
    add(task.number, came_back ? notice::returned : notice::opened, "", task.step, std::move(with), std::move(to));
  }
  void operator()(const Reminded& reminded) {
    add(reminded.task, notice::reminder, std::to_string(reminded.entry), reminded.step,
        {{"step", reminded.step}, {"due", rules_.calendar.day_of(reminded.due)}}, reminded.to);
  }
  void operator()(const ToldLate& told) {
    add(told.task, notice::late, std::to_string(told.entry), told.step, {{"step", told.step}}, told.to);
  }
  void operator()(const TaskEscalated& escalated) {
    std::vector<PersonId> to;
    for (const Actor& actor : escalated.added) to.push_back(actor.person);
    add(escalated.task, notice::escalated, std::to_string(escalated.entry), escalated.step, {{"step", escalated.step}},
        to);
  }
  void operator()(const auto&) {}

  std::vector<Effect> take() { return std::move(effects_); }

 private:
  // A task's number is never used again in its case, so the key is the notice's for good.
  void add(int task, std::string name, const std::string& entry, const StepId& step, Record with,
           std::vector<PersonId> to) {
    if (command_.by) std::erase(to, *command_.by);
    if (to.empty()) return;
    Effect effect;
    effect.key = "notice/" + std::to_string(number_of(after_.id)) + "/" + std::to_string(task) + "/" + name;
    if (!entry.empty()) effect.key += "/" + entry;
    effect.name = std::move(name);
    effect.with = std::move(with);
    effect.to = std::move(to);
    effect.step = step;
    effects_.push_back(std::move(effect));
  }

  const Rulebook& rules_;
  const State& after_;
  const Command& command_;
  std::string note_;
  StepId came_back_to_;
  std::vector<Effect> effects_;
};

}  // namespace

std::vector<Effect> notices_of(const Rulebook& rules, const State& after, const Command& command,
                               const Events& events) {
  NewsReader reader(rules, after, command);
  for (const Event& event : events) std::visit(reader, event);
  return reader.take();
}

// The codec knows effects as parts of events; one event is the smallest thing that it writes.
std::string body_of(const Effect& effect) { return to_json(Events{EffectWanted{effect}}).text(); }

Result<Effect> effect_in(const std::string& body) {
  auto json = parse_json(body, limits::state_bytes);
  if (!json) return json.error();
  auto events = events_from(*json);
  if (!events) return events.error();
  const auto* wanted = events->size() == 1 ? std::get_if<EffectWanted>(&events->front()) : nullptr;
  if (!wanted)
    return failed(Failure::broken, "BadEffect",
                  both("Isi kotak keluar tidak dapat dibaca.", "The outbox holds something that cannot be read."));
  return wanted->effect;
}

}  // namespace jenjang::service
