// "You are here": who is waited for, since when, until when, and what happens when they stay silent. Of a confidential
// step only how many have answered.
#include "service/events.hpp"
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

Translated what_happens(const View& view, const CaseView& of, const StepId& step, const engine::Late& late, Time at) {
  const engine::Definition& definition = of.definition();
  Translated until = moment_words(at, of.calendar().offset);
  const engine::Ask* ask = ask_of(definition, step);
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
                  {until, choice_words(definition, step, late.what)});
    case Kind::end:
      return fill(both("Bila lewat {}: berakhir sebagai “{}”", "If nothing happens by {}: it ends as “{}”"),
                  {until, outcome_words(definition, late.what)});
    case Kind::go_on: break;
  }
  return fill(both("Bila lewat {}: alur berlanjut ke langkah berikutnya",
                   "If nothing happens by {}: it goes on to the next step"),
              {until});
}

void add_late(const View& view, const CaseView& of, const StepId& step, const std::vector<engine::Late>& all, int done,
              Time due, std::vector<Next>& next) {
  for (std::size_t entry = static_cast<std::size_t>(done); entry < all.size(); ++entry) {
    const engine::Late& late = all[entry];
    Time at = late.after ? engine::after(of.calendar(), due, *late.after) : due;
    next.push_back({at, what_happens(view, of, step, late, at)});
  }
}

Json next_json(std::vector<Next> next) {
  std::stable_sort(next.begin(), next.end(), [](const Next& a, const Next& b) { return a.at < b.at; });
  Json::Array array;
  for (const Next& one : next) array.push_back(Json::Object{{"at", text_of(one.at)}, {"what", one.what}});
  return array;
}

Json next_of(const View& view, const CaseView& of, const engine::Task& task) {
  std::vector<Next> next;
  const engine::Ask* ask = ask_of(of.definition(), task.step);
  if (!ask) return Json::Array{};
  for (std::size_t entry = static_cast<std::size_t>(task.reminded); entry < ask->remind.size(); ++entry) {
    Time at = engine::before(of.calendar(), task.due_at, ask->remind[entry]);
    if (at < task.opened_at || at < view.now) continue;
    next.push_back(
        {at, fill(both("{}: pengingat dikirim", "{}: a reminder is sent"), {moment_words(at, of.calendar().offset)})});
  }
  add_late(view, of, task.step, ask->late, task.late_done, task.due_at, next);
  return next_json(std::move(next));
}

/// Since when and why a step is open; the rest is of its kind.
Json head(const View& view, const CaseView& of, const StepId& step, const char* kind, Time since, Time due) {
  auto why = of.definition().texts.find("steps." + step + ".why");
  auto basis = of.definition().sources.find("steps." + step);
  return Json::Object{{"step", step},
                      {"kind", kind},
                      {"label", step_words(*of.rulebook, step)},
                      {"why", why == of.definition().texts.end() ? Json() : Json(why->second)},
                      {"basis", basis == of.definition().sources.end() ? Json() : Json(basis->second)},
                      {"since", text_of(since)},
                      {"due", text_of(due)},
                      {"days_left", days_left(view, of.calendar(), due)},
                      {"people", Json::Array{}},
                      {"escalated", Json::Array{}},
                      {"claimed_by", nullptr},
                      {"late", view.now > due},
                      {"asked", nullptr},
                      {"waits_for", nullptr},
                      {"next", Json::Array{}}};
}

std::optional<int> least_of(const engine::Enough& enough, std::size_t people) {
  const int size = static_cast<int>(people);
  switch (enough.kind) {
    case engine::Enough::Kind::all: return std::nullopt;
    case engine::Enough::Kind::count:
    case engine::Enough::Kind::first: return std::min(enough.number, size);
    case engine::Enough::Kind::percent: break;
  }
  return std::max(1, (size * enough.number + 99) / 100);  // (17)
}

/// How many of an `ask each` have answered: all that may be said where names are hidden.
void add_counts(const CaseView& of, const engine::Ask& ask, const StepId& step, Json& json) {
  auto record = of.state.steps.find(step);
  if (!ask.each || record == of.state.steps.end()) return;
  const std::size_t people = record->second.slots.size(), answered = record->second.answered.size();
  const auto enough = least_of(ask.enough, people);
  json.member("asked") = Json::Object{{"people", static_cast<std::int64_t>(people)},
                                      {"answered", static_cast<std::int64_t>(answered)},
                                      {"enough", enough ? Json(*enough) : Json()}};
  json.member("waits_for") = fill(both("{} dari {} sudah menjawab", "{} of {} have answered"),
                                  {plain(std::to_string(answered)), plain(std::to_string(people))});
}

/// One entry a step: of `ask each` the tasks of everyone who has not answered are one.
Json asked_json(const View& view, const CaseView& of, const std::vector<const engine::Task*>& tasks) {
  const engine::Task& first = *tasks.front();
  Json json = head(view, of, first.step, "ask", first.opened_at, first.due_at);
  const bool secret = is_confidential(of.definition(), first.step);
  std::vector<engine::Actor> people, escalated;
  for (const engine::Task* task : tasks)
    for (const auto& actor : task->may_act) {
      const bool moved_up = std::find(task->escalated.begin(), task->escalated.end(), actor) != task->escalated.end();
      (moved_up ? escalated : people).push_back(actor);
    }
  if (!secret) {
    json.member("people") = actors_json(view, people);
    json.member("escalated") = actors_json(view, escalated);
    if (first.claimed_by) json.member("claimed_by") = person_json(view, *first.claimed_by);
  }
  if (const engine::Ask* ask = ask_of(of.definition(), first.step)) add_counts(of, *ask, first.step, json);
  if (secret && json["waits_for"].is_null())
    json.member("waits_for") = both("Jawaban yang namanya dirahasiakan", "An answer whose name is kept secret");
  json.member("next") = next_of(view, of, first);
  return json;
}

Json waiting_json(const View& view, const CaseView& of, const engine::Waiting& waiting) {
  Json json = head(view, of, waiting.step, "wait", waiting.since, waiting.due_at);
  auto awaited = awaited_event(*of.rulebook, of.state);
  if (!awaited) {
    json.member("late") = false;  // a date is nobody's delay
    json.member("waits_for") = moment_words(waiting.due_at, of.calendar().offset);
    return json;
  }
  json.member("waits_for") = awaited->kind->label;
  std::vector<Next> next;
  add_late(view, of, waiting.step, awaited->wait->late, waiting.late_done, waiting.due_at, next);
  json.member("next") = next_json(std::move(next));
  return json;
}

}  // namespace

Json here_json(const View& view, const CaseView& of) {
  Json::Array array;
  std::vector<StepId> order;
  std::map<StepId, std::vector<const engine::Task*>> by_step;
  for (const engine::Task& task : of.state.tasks) {
    if (!by_step.contains(task.step)) order.push_back(task.step);
    by_step[task.step].push_back(&task);
  }
  for (const StepId& step : order) array.push_back(asked_json(view, of, by_step[step]));
  if (of.state.waiting) array.push_back(waiting_json(view, of, *of.state.waiting));
  return array;
}

namespace {

/// A field's label: manifests name an event's fields, they do not title them; a form's field of the same name does.
Translated field_label(const engine::Manifests& manifests, const Name& plugin, const Name& name) {
  if (auto manifest = manifests.find(plugin); manifest != manifests.end())
    for (const auto& [form_name, form] : manifest->second->forms)
      for (const auto& [field, schema] : form.root.properties)
        if (field == name && !schema.label.empty()) return schema.label;
  std::string words = name;
  std::replace(words.begin(), words.end(), '_', ' ');
  return plain(words);
}

Json values_json(const engine::Manifests& manifests, const engine::Type& type) {
  Json::Array values;
  if (type.kind != engine::Type::Kind::enumeration) return values;
  const auto dot = type.enumeration.find('.');
  auto manifest = manifests.find(type.enumeration.substr(0, dot));
  if (dot == std::string::npos || manifest == manifests.end()) return values;
  auto found = manifest->second->enums.find(type.enumeration.substr(dot + 1));
  if (found == manifest->second->enums.end()) return values;
  for (const auto& [value, label] : found->second.values)
    values.push_back(Json::Object{{"value", value}, {"label", label}});
  return values;
}

}  // namespace

Json awaited_json(const View& view, const CaseView& of) {
  Json::Array array;
  auto awaited = awaited_event(*of.rulebook, of.state);
  if (!awaited) return array;
  const auto& [wait, kind] = *awaited;
  Json::Array fields;
  for (const auto& [name, type] : kind->fields)
    fields.push_back(Json::Object{{"name", name},
                                  {"label", field_label(of.rulebook->manifests, wait->plugin, name)},
                                  {"type", engine::text_of(type)},
                                  {"values", values_json(of.rulebook->manifests, type)}});
  array.push_back(Json::Object{{"plugin", wait->plugin},
                               {"event", wait->event},
                               {"label", kind->label},
                               {"fields", std::move(fields)},
                               {"since", text_of(of.state.waiting->since)},
                               {"due", text_of(of.state.waiting->due_at)},
                               {"may_enter", may_enter(view.caller, of.state, *kind, *view.directory, view.today)}});
  return array;
}

}  // namespace jenjang::service::pages
