// Entering steps: what a case does by itself until somebody or something must answer (engine.md 1, 2, 5, 9, 28, 29,
// 30).
#include <algorithm>

#include "base/limits.hpp"
#include "engine/fields.hpp"
#include "engine/turn.hpp"
#include "engine/weigh.hpp"

namespace jenjang::engine {

namespace {

using Inputs = std::vector<std::pair<Name, Formula>>;
using Types = std::vector<std::pair<Name, Type>>;

Error not_of_type(const Name& input, const Type& type, const Value& value) {
  return failed(
      Failure::invalid, "formula",
      both("Nilai " + plain_text(value) + " untuk «" + input + "» tidak sesuai dengan jenisnya: " + text_of(type),
           "The value " + plain_text(value) + " of “" + input + "” does not fit its type: " + text_of(type)));
}

Error not_installed(const Name& plugin, const Name& what) {
  return failed(Failure::broken, "plugin",
                both("Pengaya «" + plugin + "» dengan «" + what + "» tidak terpasang; pasang kembali, lalu coba lagi",
                     "The plugin “" + plugin + "” with “" + what + "” is not installed; install it again and retry"));
}

Result<Record> inputs_of(const Turn& turn, const Inputs& with, const Types& types) {
  Record out;
  Fields fields{turn.rules, turn.state, turn.facts};
  for (const auto& [name, formula] : with) {
    auto value = value_of(formula, fields);
    if (!value) return value.error();
    for (const auto& [input, type] : types)
      if (input == name && !fits(type, *value)) return not_of_type(input, type, *value);
    out.emplace(name, std::move(*value));
  }
  return out;
}

std::string effect_key(const State& state, const StepId& step, int round) {
  return std::to_string(number_of(state.id)) + "/" + step + "/" + std::to_string(round);
}

/// The columns that the host fills; the dataset's types say how they are written.
std::optional<Value> filled(const Turn& turn, const Name& column, const Type& type) {
  auto as_text = type.kind == Type::Kind::text;
  const auto& state = turn.state;
  if (column == "person") return as_text ? Value(std::to_string(number_of(state.subject))) : Value(state.subject);
  if (column == "unit") return Value(state.unit);
  if (column == "period") return Value(state.period->text());
  if (column == "case")
    return as_text ? Value(std::to_string(number_of(state.id)))
                   : Value(Decimal(static_cast<long long>(number_of(state.id))));
  if (column == "day") {
    auto day = turn.rules.calendar.day_of(turn.now);
    return as_text ? Value(jenjang::text_of(day)) : Value(day);
  }
  return std::nullopt;
}

Result<Record> row_of(const Turn& turn, const Dataset& dataset, Record inputs) {
  Record row = std::move(inputs);
  for (const auto& [column, type] : dataset.columns) {
    if (row.contains(column)) continue;
    auto value = filled(turn, column, type);
    if (!value)
      return failed(Failure::broken, "formula",
                    both("Kolom «" + column + "» tidak diisi siapa pun", "Nobody fills the column “" + column + "”"));
    row.emplace(column, std::move(*value));
  }
  return row;
}

/// Where a step that has been entered leads at once.
struct Onward {
  bool waits = true;  ///< for somebody, for an effect, or for an incident to be mended
  std::optional<Target> to = {};
};

/// One step being entered. Everything is worked out first, so that an incident stands instead of the step (30).
struct Entry {
  Turn& turn;
  const Step& step;
  int round;

  void entered() const { turn.emit(StepEntered{step.id, round}); }
  Onward on() const { return {false, onward(turn, step.then, step)}; }
  Onward fail(const Error& error) const {
    open_incident(turn, step.id, error);
    return {};
  }

  Onward operator()(const Signpost&) const {
    entered();
    return on();
  }

  Onward operator()(const Compute& compute) const {  // (9) whole at every entry; later lines see earlier ones
    Record fields;
    Fields known{turn.rules, turn.state, turn.facts, {step.id, nullptr, &fields}};
    for (const auto& [name, line] : compute.lines) {
      auto value = std::visit([&](const auto& formula) { return value_of(formula, known); }, line);
      if (!value) return fail(value.error());
      fields.insert_or_assign(name, std::move(*value));
    }
    entered();
    turn.emit(Computed{step.id, std::move(fields)});
    return on();
  }

  Onward operator()(const Do& act) const {  // (28)
    auto plugin = turn.rules.manifests.find(act.plugin);
    if (plugin == turn.rules.manifests.end()) return fail(not_installed(act.plugin, act.action));
    auto action = plugin->second->actions.find(act.action);
    if (action == plugin->second->actions.end()) return fail(not_installed(act.plugin, act.action));
    auto inputs = inputs_of(turn, act.with, action->second.with);
    if (!inputs) return fail(inputs.error());
    if (!action->second.writes) {
      entered();
      turn.emit(EffectWanted{{effect_key(turn.state, step.id, round),
                              Effect::Kind::act,
                              act.plugin,
                              act.action,
                              std::move(*inputs),
                              {},
                              step.id}});
      return {};
    }
    auto dataset = plugin->second->datasets.find(*action->second.writes);
    if (dataset == plugin->second->datasets.end()) return fail(not_installed(act.plugin, *action->second.writes));
    auto row = row_of(turn, dataset->second, std::move(*inputs));
    if (!row) return fail(row.error());
    entered();
    turn.emit(RowWritten{step.id, act.plugin, dataset->first, std::move(*row)});
    return on();
  }

  Onward operator()(const Tell& tell) const {  // (29)
    auto plugin = turn.rules.manifests.find(tell.plugin);
    if (plugin == turn.rules.manifests.end()) return fail(not_installed(tell.plugin, tell.message));
    auto message = plugin->second->messages.find(tell.message);
    if (message == plugin->second->messages.end()) return fail(not_installed(tell.plugin, tell.message));
    auto inputs = inputs_of(turn, tell.with, message->second.with);
    if (!inputs) return fail(inputs.error());
    std::vector<PersonId> to;
    for (const auto& entry : tell.who)
      for (auto person : told_by(turn, entry))
        if (std::find(to.begin(), to.end(), person) == to.end()) to.push_back(person);
    entered();
    if (!to.empty())
      turn.emit(EffectWanted{{effect_key(turn.state, step.id, round), Effect::Kind::tell, tell.plugin, tell.message,
                              std::move(*inputs), std::move(to), step.id}});
    return on();
  }

  Onward operator()(const Together&) const {
    if (enter_block(turn, step, round)) return {};
    return on();
  }

  Onward operator()(const WaitUntil& wait) const {
    auto due = moment_of(turn.rules, *turn.state.period, wait.until);
    entered();
    if (due <= turn.now) return on();  // (22) a past date goes on at once
    turn.emit(WaitBegan{step.id, round, turn.now, due});
    return {};
  }

  Onward operator()(const WaitFor& wait) const {
    entered();
    if (const auto* kept = kept_for(turn.state, wait)) {
      turn.emit(MessageReceived{kept->plugin, kept->event, kept->fields, step.id});
      return on();
    }
    turn.emit(WaitBegan{step.id, round, turn.now, due_of(turn.rules, *turn.state.period, wait.within, turn.now)});
    return {};
  }

  Onward operator()(const Ask&) const {
    auto opening = opening_of(turn, step);
    if (!opening) return fail(opening.error());
    open(turn, *opening, false);
    if (opening->actors.empty()) return {false, onward(turn, std::nullopt, step)};
    return {};
  }
};

/// (1) Round + 1, `when` evaluated now. Everything needed is asked for before anything is done.
Onward enter(Turn& turn, const Step& step) {
  if (!turn.knows(wants_of(turn, step))) {
    turn.ask_for(foresee(turn, step, turn.now));
    return {};
  }
  int round = next_round(turn.state, step.id);
  if (step.when) {
    auto holds = truth_of(*step.when, {turn.rules, turn.state, turn.facts});
    if (!holds) {
      open_incident(turn, step.id, holds.error());
      return {};
    }
    if (!*holds) {
      turn.emit(StepSkipped{step.id, round});
      return {false, onward(turn, std::nullopt, step)};
    }
  }
  return std::visit(Entry{turn, step, round}, step.verb);
}

}  // namespace

std::optional<Target> onward(const Turn& turn, const std::optional<Target>& then, const Step& from) {
  if (then) return then;  // (2)
  auto line = turn.definition.line_of(from.id);
  if (!line || *line + 1 >= turn.definition.steps.size()) return std::nullopt;
  return Target{turn.definition.steps[*line + 1].id, std::nullopt};
}

void run_on(Turn& turn, const Step& from, std::optional<Target> target) {
  const Step* last = &from;
  for (int entered = 0; !turn.stopped(); ++entered) {
    if (target && target->end) return end(turn, *target->end, "ended");
    const Step* step = target && target->step ? turn.definition.step(*target->step) : nullptr;
    if (!step)
      return open_incident(turn, last->id, "flow",
                           both("Sesudah langkah ini alur tidak menyebut kelanjutannya; perbaiki berkas alur kerja",
                                "The workflow does not say what follows this step; mend the workflow's file"));
    if (entered == limits::automatic_steps)
      return open_incident(turn, step->id, "limit",
                           both("Lebih dari " + std::to_string(entered) +
                                    " langkah berjalan otomatis dalam satu perintah; periksa alurnya, lalu lanjutkan",
                                "More than " + std::to_string(entered) +
                                    " steps ran by themselves in one command; look at the workflow, then go on"));
    auto next = enter(turn, *step);
    if (next.waits) return;
    last = step;
    target = std::move(next.to);
  }
}

void lead(Turn& turn, const Step& step, const Choice* choice) {
  if (const auto* block = turn.definition.block_of(step.id)) return end_branch(turn, *block, step);
  if (!choice) return run_on(turn, step, onward(turn, step.then, step));
  if (!choice->back_to) return run_on(turn, step, onward(turn, choice->then, step));
  auto times = turn.state.returns.find(step.id + "." + choice->name);  // (5) counts for the case, and never resets
  int before = times == turn.state.returns.end() ? 0 : times->second;
  turn.emit(Returned{step.id, choice->name, choice->back_to->step, before + 1});
  run_on(turn, step, Target{choice->back_to->step, std::nullopt});
}

void end(Turn& turn, const Name& outcome, const std::string& reason) {
  while (!turn.state.tasks.empty()) turn.emit(TaskClosed{turn.state.tasks.front().number, reason});  // (4)
  turn.emit(Ended{outcome});
}

void open_incident(Turn& turn, const StepId& step, std::string code, Translated sentence) {
  turn.emit(IncidentOpened{{step, std::move(code), std::move(sentence), turn.now}});
}

void open_incident(Turn& turn, const StepId& step, const Error& error) {
  bool known = error.code == "indicator" || error.code == "plugin" || error.code == "nobody";
  open_incident(turn, step, known ? error.code : "formula", error.sentence);
}

}  // namespace jenjang::engine
