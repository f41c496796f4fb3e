// A task as the person who may act on it sees it: choices, forms with what is already known, and what to judge by.
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

/// What the person finds in a section: his draft, else the answer of an earlier round, else what the plugin knows.
Json value_of(const View& view, Measures& measures, const CaseView& of, const engine::Task& task,
              const engine::Form& form, const Json& drafted) {
  if (const Json& value = drafted[form.key()]; value.object()) return value;
  if (auto record = of.state.steps.find(task.step); record != of.state.steps.end()) {
    // In `ask each` one's own, and nobody else's.
    if (auto answers = record->second.answers.find(task.slot); answers != record->second.answers.end())
      if (auto found = answers->second.find(form.key()); found != answers->second.end())
        return engine::entered_from(form, found->second);
  }
  if (form.prefill && of.state.period) {
    // A form opens without its suggestions where the worker is restarting: nothing entered depends on them.
    auto suggested = measures.prefill(form.plugin, form.name, of.state.subject, *of.state.period, view.now);
    if (suggested && suggested->object()) return *suggested;
  }
  return Json::Object{};
}

Json sections_json(const View& view, Measures& measures, const CaseView& of, const engine::Task& task,
                   const Json& drafted) {
  Json::Array array;
  for (const engine::Form* form : engine::forms_of(*of.rulebook, of.state, task.step)) {
    bool department = of.state.department && form->plugin == *of.state.department;
    Json section = section_head(of, *form);
    section.member("department") = department;
    section.member("value") = value_of(view, measures, of, task, *form, drafted);
    section.member("options") = options_json(view, of, task.step, *form);
    const engine::Manifest* manifest = view.city.installed->manifest(form->plugin);
    // A plan is made from what was reached in the period before.
    bool measured = department && manifest && of.state.period;
    section.member("measures") =
        measured ? measures_json(view, measures, *manifest, of.state.subject, of.state.period->previous())
                 : Json::Array{};
    array.push_back(std::move(section));
  }
  return array;
}

Json returned_json(const View& view, const CaseView& of, const History& history, const engine::Task& task) {
  auto found = history.returns.find(task.step);
  if (found == history.returns.end() || found->second.round != task.round) return nullptr;
  const Return& back = found->second;
  return Json::Object{{"by", back.by ? person_json(view, *back.by) : Json()},
                      {"at", text_of(back.at)},
                      {"note", back.note},
                      {"from", step_words(*of.rulebook, back.from)}};
}

}  // namespace

Json choices_json(const CaseView& of, const engine::Task& task) {
  Json::Array array;
  for (const engine::Offer& offer : engine::offers(*of.rulebook, of.state, task)) {
    const engine::Choice& choice = *offer.choice;
    bool is_back = choice.back_to.has_value();
    if (is_back && offer.returns_left <= 0) continue;  // past the limit the choice is gone (engine.md 5)
    const char* kind = is_back ? "back" : choice.then && choice.then->end ? "end" : "then";
    array.push_back(Json::Object{{"name", choice.name},
                                 {"label", choice_words(of.definition(), task.step, choice.name)},
                                 {"kind", kind},
                                 {"note_required", choice.note_required},
                                 {"available", offer.available},
                                 {"returns_left", is_back ? Json(offer.returns_left) : Json()}});
  }
  return array;
}

const Json& forms_in(const Json& content) { return content["forms"].object() ? content["forms"] : content; }

Json section_head(const CaseView& of, const engine::Form& form) {
  auto manifest = of.rulebook->manifests.find(form.plugin);
  return Json::Object{{"form", form.key()},
                      {"label", form.label},
                      {"plugin", manifest == of.rulebook->manifests.end() ? Json() : plugin_json(*manifest->second)},
                      {"schema", form.schema}};
}

Json task_json(const View& view, Measures& measures, const CaseView& of, const History& history,
               const engine::Task& task) {
  const engine::Actor* actor = actor_in(view, of, task);
  const bool secret = is_confidential(of.definition(), task.step);
  auto why = of.definition().texts.find("steps." + task.step + ".why");
  auto basis = of.definition().sources.find("steps." + task.step);
  auto draft = view.city.accounts.draft(view.caller.person, of.row.id, task.number);
  bool drafted = draft && draft->has_value();
  Json content;
  if (drafted) {
    if (auto parsed = parse_json((*draft)->content, limits::state_bytes)) content = std::move(*parsed);
  }
  return Json::Object{{"task", task.number},
                      {"step", task.step},
                      {"label", step_words(*of.rulebook, task.step)},
                      {"why", why == of.definition().texts.end() ? Json() : Json(why->second)},
                      {"basis", basis == of.definition().sources.end() ? Json() : Json(basis->second)},
                      {"round", task.round},
                      {"due", text_of(task.due_at)},
                      {"days_left", days_left(view, of.calendar(), task.due_at)},
                      {"confidential", secret},
                      {"capacity", actor && !secret ? Json(engine::text_of(actor->capacity)) : Json()},
                      {"mandate", mandate_json(view, actor ? actor->mandate : std::nullopt)},
                      {"may_claim", task.may_act.size() > 1 && !task.claimed_by},
                      {"claimed", task.claimed_by.has_value()},
                      {"returned", returned_json(view, of, history, task)},
                      {"choices", choices_json(of, task)},
                      {"sections", sections_json(view, measures, of, task, forms_in(content))},
                      {"context", context_json(view, of, history, task)},
                      {"draft", drafted ? Json(Json::Object{{"revision", (*draft)->revision},
                                                            {"saved_at", text_of((*draft)->saved_at)},
                                                            {"note", content.text_or("note")},
                                                            {"choice", content.text_or("choice")}})
                                        : Json()}};
}

}  // namespace jenjang::service::pages
