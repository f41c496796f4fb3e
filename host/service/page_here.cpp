// "You are here": who is waited for, since when, until when, and what happens when they stay silent.
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

struct Next {
  Time at;
  Translated what;
};

/// Whom an entry of `people` means now; the subject never decides, so he is left out as the engine does.
std::vector<engine::Actor> actors_of(const View& view, const CaseView& of, Name entry) {
  bool is_subject = false;
  for (std::size_t hops = 0; hops <= of.definition().people.size(); ++hops) {
    auto found = of.definition().people.find(entry);
    if (found == of.definition().people.end()) return {};
    is_subject = found->second.phrase.kind == engine::Phrase::Kind::subject;
    auto actors = view.directory->resolve(found->second.phrase, of.state.subject, view.today, false).actors;
    if (!is_subject) std::erase_if(actors, [&](const auto& actor) { return actor.person == of.state.subject; });
    if (!actors.empty() || !found->second.or_else) return actors;
    entry = *found->second.or_else;
  }
  return {};
}

Translated named(const View& view, const CaseView& of, const Name& entry) {
  auto actors = actors_of(view, of, entry);
  auto phrase = of.definition().people.find(entry);
  Translated as = phrase == of.definition().people.end() ? plain(entry) : phrase_words(view, phrase->second.phrase);
  // A large group is named by its role: a list of its members would hide the sentence.
  if (actors.empty() || actors.size() > 3) return as;
  return actors_words(view, actors);
}

Translated what_happens(const View& view, const CaseView& of, const engine::Task& task, const engine::Late& late,
                        Time at) {
  const engine::Definition& definition = of.definition();
  Translated until = moment_words(at, of.calendar().offset);
  const engine::Ask* ask = ask_of(definition, task.step);
  using Kind = engine::Late::Kind;
  switch (late.kind) {
    case Kind::tell:
      return fill(both("Bila lewat {}: {} diberi tahu", "If nothing happens by {}: {} is told"),
                  {until, named(view, of, late.what)});
    case Kind::escalate: {
      Translated deed = ask && ask->choices.size() > 1 ? both("memutuskan", "decide")
                                                       : both("menyelesaikan langkah ini", "complete this step");
      return fill(both("Bila lewat {}: {} juga dapat {}", "If nothing happens by {}: {} may {}, too"),
                  {until, named(view, of, late.what), deed});
    }
    case Kind::choose:
      return fill(both("Bila lewat {}: dilanjutkan sebagai “{}”", "If nothing happens by {}: it goes on as “{}”"),
                  {until, choice_words(definition, task.step, late.what)});
    case Kind::end:
      return fill(both("Bila lewat {}: berakhir sebagai “{}”", "If nothing happens by {}: it ends as “{}”"),
                  {until, outcome_words(definition, late.what)});
    case Kind::go_on: break;
  }
  return fill(both("Bila lewat {}: alur berlanjut ke langkah berikutnya",
                   "If nothing happens by {}: it goes on to the next step"),
              {until});
}

Json next_json(const View& view, const CaseView& of, const engine::Task& task) {
  std::vector<Next> next;
  const engine::Ask* ask = ask_of(of.definition(), task.step);
  if (!ask) return Json::Array{};
  for (std::size_t entry = static_cast<std::size_t>(task.reminded); entry < ask->remind.size(); ++entry) {
    Time at = engine::before(of.calendar(), task.due_at, ask->remind[entry]);
    if (at < task.opened_at || at < view.now) continue;
    next.push_back(
        {at, fill(both("{}: pengingat dikirim", "{}: a reminder is sent"), {moment_words(at, of.calendar().offset)})});
  }
  for (std::size_t entry = static_cast<std::size_t>(task.late_done); entry < ask->late.size(); ++entry) {
    const engine::Late& late = ask->late[entry];
    Time at = late.after ? engine::after(of.calendar(), task.due_at, *late.after) : task.due_at;
    next.push_back({at, what_happens(view, of, task, late, at)});
  }
  std::stable_sort(next.begin(), next.end(), [](const Next& a, const Next& b) { return a.at < b.at; });
  Json::Array array;
  for (const Next& one : next) array.push_back(Json::Object{{"at", text_of(one.at)}, {"what", one.what}});
  return array;
}

}  // namespace

Json here_json(const View& view, const CaseView& of) {
  Json::Array array;
  for (const engine::Task& task : of.state.tasks) {
    std::vector<engine::Actor> people;
    for (const auto& actor : task.may_act) {
      if (std::find(task.escalated.begin(), task.escalated.end(), actor) == task.escalated.end())
        people.push_back(actor);
    }
    auto why = of.definition().texts.find("steps." + task.step + ".why");
    auto basis = of.definition().sources.find("steps." + task.step);
    array.push_back(Json::Object{{"step", task.step},
                                 {"label", step_words(*of.rulebook, task.step)},
                                 {"why", why == of.definition().texts.end() ? Json() : Json(why->second)},
                                 {"basis", basis == of.definition().sources.end() ? Json() : Json(basis->second)},
                                 {"since", text_of(task.opened_at)},
                                 {"due", text_of(task.due_at)},
                                 {"days_left", days_left(view, of.calendar(), task.due_at)},
                                 {"people", actors_json(view, people)},
                                 {"escalated", actors_json(view, task.escalated)},
                                 {"claimed_by", task.claimed_by ? person_json(view, *task.claimed_by) : Json()},
                                 {"late", view.now > task.due_at},
                                 {"next", next_json(view, of, task)}});
  }
  return array;
}

}  // namespace jenjang::service::pages
