// Waits: for a date, or for an event from outside (engine.md 22, 30).
#include <algorithm>

#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

bool is_for(const Step& step, const Receive& wish) {
  const auto* wait = std::get_if<WaitFor>(&step.verb);
  return wait && wait->plugin == wish.plugin && wait->event == wish.event;
}

}  // namespace

Time moment_of(const Rulebook& rules, const Period& period, const Moment& moment) {
  Date day = moment.anchor == Moment::Anchor::period_start ? period.start() : period.end();
  if (moment.anchor == Moment::Anchor::day_of_year)
    day = std::chrono::year(static_cast<int>(std::chrono::year_month_day(period.start()).year())) /
          std::chrono::month(static_cast<unsigned>(moment.month)) / std::chrono::day(static_cast<unsigned>(moment.day));
  auto end = rules.calendar.end_of(day);
  return moment.plus ? after(rules.calendar, end, *moment.plus) : end;
}

const Arrival* kept_for(const State& state, const WaitFor& wait) {
  for (const auto& each : state.kept)
    if (each.plugin == wait.plugin && each.event == wait.event) return &each;
  return nullptr;
}

void take(Turn& turn, const Receive& wish) {
  const auto& state = turn.state;
  const auto& steps = turn.definition.steps;
  auto waits = [&](const Step& step) { return is_for(step, wish); };
  if (state.status != Status::open || std::none_of(steps.begin(), steps.end(), waits))
    return turn.reject("NotWaiting",
                       both("Kasus ini tidak menunggu kabar tersebut", "This case does not wait for that"));
  const auto* step = state.waiting ? turn.definition.step(state.waiting->step) : nullptr;
  if (step && is_for(*step, wish)) {
    turn.emit(MessageReceived{wish.plugin, wish.event, wish.fields, step->id});
    return run_on(turn, *step, onward(turn, step->then, *step));
  }
  auto same = [&](const Arrival& each) { return each.plugin == wish.plugin && each.event == wish.event; };
  if (std::any_of(state.kept.begin(), state.kept.end(), same))  // the first counts
    return turn.reject("NotWaiting", both("Kabar ini sudah diterima dan disimpan sampai kasusnya memerlukannya",
                                          "This has arrived already and is kept until the case needs it"));
  turn.emit(MessageReceived{wish.plugin, wish.event, wish.fields, std::nullopt});
}

}  // namespace jenjang::engine
