// A person's decision: every check in the order of engine.md 10, then what the choice does.
#include <algorithm>

#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// The choice that was sent, if it is one; null with a rejected turn where it is not, null alone where there is none.
const Choice* chosen(Turn& turn, const Step& step, const Ask& ask, const Decide& wish) {
  if (ask.choices.empty() && !wish.choice) return nullptr;
  const auto* choice = wish.choice ? choice_of(ask, *wish.choice) : nullptr;
  if (!choice)
    turn.reject("NoSuchChoice", wish.choice
                                    ? both("Pilihan «" + *wish.choice + "» tidak ada pada tugas ini",
                                           "This task has no choice “" + *wish.choice + "”")
                                    : both("Pilih salah satu keputusan dahulu", "Choose one of the decisions first"));
  else if (is_at_limit(turn.state, step.id, *choice))  // (5) sent anyway
    turn.reject("ReturnLimit", both("Batas pengembalian sudah tercapai (" + std::to_string(choice->back_to->at_most) +
                                        " kali); pilih keputusan yang lain",
                                    "The limit of returns is reached (" + std::to_string(choice->back_to->at_most) +
                                        "); choose another decision"));
  return choice;
}

}  // namespace

void take(Turn& turn, const Decide& wish) {
  const auto* open = open_task(turn, wish.task);
  if (!open) return;
  const auto* may_act = actor_in(turn, *open);
  if (!may_act) return;
  const Task task = *open;  // copies: the events change the state under them
  const Actor actor = *may_act;
  const auto* step = turn.definition.step(task.step);
  const auto& ask = std::get<Ask>(step->verb);

  if (has_other_duty(turn, step->id, actor.person))  // (13)
    return turn.reject(
        "SameDuty", both("Anda sudah memutuskan langkah lain pada kasus ini; langkah ini harus diputuskan orang lain",
                         "You have decided another step of this case; this one must be decided by somebody else"));
  const auto* choice = chosen(turn, *step, ask, wish);
  if (turn.stopped()) return;
  auto answers = read_forms(turn, *step, choice, wish);
  if (!answers) return;
  if (choice && choice->note_required && is_blank(wish.note))
    return turn.reject("NoteMissing", both("Tulis catatan: penerima perlu tahu alasan keputusan ini",
                                           "Write a note: whoever gets this needs to know why"));

  if (turn.state.incident && turn.state.incident->step == task.step) turn.emit(IncidentClosed{});
  turn.emit(TaskDecided{task.number, task.step, task.round, actor, wish.choice, std::move(*answers), wish.note, task.slot,
                        wish.list});
  answered(turn, *step, task, choice);
}

const Ask* ask_of(const Definition& definition, const StepId& id) {
  const auto* step = definition.step(id);
  return step ? std::get_if<Ask>(&step->verb) : nullptr;
}

const Choice* choice_of(const Ask& ask, const Name& name) {
  auto found =
      std::find_if(ask.choices.begin(), ask.choices.end(), [&](const Choice& choice) { return choice.name == name; });
  return found == ask.choices.end() ? nullptr : &*found;
}

}  // namespace jenjang::engine
