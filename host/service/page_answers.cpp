// What was answered, as the case page and a task's context show it. Answers of a confidential step stand without names,
// in the order of their pseudonyms, and only when the step is over and enough have answered.
#include "engine/codec.hpp"
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

/// Where a form stands among those of its step; a department's stands where the file says `department`.
std::size_t place_of(const engine::Ask* ask, const std::string& key) {
  if (!ask) return 0;
  for (std::size_t place = 0; place < ask->forms.size(); ++place) {
    const engine::FormName& name = ask->forms[place];
    bool same = name.is_department() ? key.ends_with("." + name.form) : key == name.plugin + "." + name.form;
    if (same) return place;
  }
  return ask->forms.size();
}

bool is_person(const engine::Schema& schema) {
  return schema.format == "person" || (schema.items && schema.items->format == "person");
}

/// The people whom the person fields of an answer name, so that a page can say who is meant.
Json named_json(const View& view, const engine::Form& form, const Record& record) {
  Json::Object options;
  for (const auto& [field, schema] : form.root.properties) {
    auto value = record.find(field);
    if (!is_person(schema) || value == record.end()) continue;
    Json::Array people;
    if (const PersonId* one = value->second.get<PersonId>()) people.push_back(person_json(view, *one));
    if (const List* list = value->second.get<List>())
      for (const Value& each : *list)
        if (const PersonId* one = each.get<PersonId>()) people.push_back(person_json(view, *one));
    options.emplace(field, std::move(people));
  }
  return options;
}

Json::Array sections_of(const View& view, const CaseView& of, const Decision& decision) {
  const engine::Ask* ask = ask_of(of.definition(), decision.step);
  const auto naming_raters = fields_naming_raters(of.definition());
  std::multimap<std::size_t, Json> sections;
  for (const auto& [key, answered] : decision.answers) {
    const engine::Form* form = form_of(view, of, key);
    if (!form) continue;
    Record record = answered;
    for (const auto& [step, field] : naming_raters)
      if (step == decision.step) record.erase(field);
    Json section = section_head(of, *form);
    section.member("value") = engine::entered_from(*form, record);
    section.member("options") = named_json(view, *form, record);
    sections.emplace(place_of(ask, key), std::move(section));
  }
  Json::Array ordered;
  for (auto& [place, section] : sections) ordered.push_back(std::move(section));
  return ordered;
}

Json answer_json(const View& view, const CaseView& of, const Decision& decision) {
  const bool secret = is_pseudonym(decision.by.person);
  return Json::Object{
      {"step", decision.step},
      {"label", step_words(*of.rulebook, decision.step)},
      {"round", decision.round},
      {"at", secret ? Json() : Json(text_of(decision.at))},
      {"by", secret ? Json() : actor_json(view, decision.by)},
      {"choice", decision.choice ? Json(choice_words(of.definition(), decision.step, *decision.choice)) : Json()},
      {"note", decision.note.empty() ? Json() : Json(decision.note)},
      {"sections", sections_of(view, of, decision)},
      {"confidential", secret},
      {"hidden", nullptr}};
}

Json hidden_json(const CaseView& of, const Decision& decision, Translated why) {
  return Json::Object{{"step", decision.step},
                      {"label", step_words(*of.rulebook, decision.step)},
                      {"round", decision.round},
                      {"at", nullptr},
                      {"by", nullptr},
                      {"choice", nullptr},
                      {"note", nullptr},
                      {"sections", Json::Array{}},
                      {"confidential", true},
                      {"hidden", std::move(why)}};
}

/// Answers of one round of a confidential step. While it is open nothing is shown: what came last would tell who it was.
Json::Array group_json(const View& view, const CaseView& of, std::vector<const Decision*> group) {
  const StepId& step = group.front()->step;
  const bool is_open = std::any_of(of.state.tasks.begin(), of.state.tasks.end(),
                                   [&](const engine::Task& task) { return task.step == step; });
  if (is_open)
    return {hidden_json(of, *group.front(), both("Jawaban tampil tanpa nama sesudah langkah ini selesai.",
                                                 "Answers are shown without names once this step is over."))};
  if (group.size() < limits::least_group) {
    const std::string least = std::to_string(limits::least_group);
    return {hidden_json(of, *group.front(),
                        both("Kurang dari " + least + " orang menjawab; isinya tidak ditampilkan agar penjawab tidak dikenali.",
                             "Fewer than " + least + " answered; what they wrote is not shown, so that nobody is recognised."))};
  }
  std::sort(group.begin(), group.end(),
            [](const Decision* a, const Decision* b) { return a->by.person < b->by.person; });
  Json::Array array;
  for (const Decision* decision : group) array.push_back(answer_json(view, of, *decision));
  return array;
}

/// The place of a step in the file, branches in their block.
std::pair<std::size_t, std::size_t> order_of(const engine::Definition& definition, const StepId& id) {
  const auto line = definition.line_of(id).value_or(definition.steps.size());
  std::size_t branch = 0;
  if (const engine::Step* block = definition.block_of(id))
    for (const engine::Step& each : std::get<engine::Together>(block->verb).branches) {
      ++branch;
      if (each.id == id) break;
    }
  return {line, branch};
}

void append(Json::Array& to, Json::Array from) {
  for (Json& each : from) to.push_back(std::move(each));
}

}  // namespace

Json::Array answers_json(const View& view, const CaseView& of, const History& history) {
  Json::Array answers;
  std::set<std::pair<StepId, int>> shown;
  for (auto decision = history.decisions.rbegin(); decision != history.decisions.rend(); ++decision) {
    if (decision->answers.empty() && decision->note.empty()) continue;
    if (!is_pseudonym(decision->by.person)) {
      answers.push_back(answer_json(view, of, *decision));
      continue;
    }
    if (!shown.insert({decision->step, decision->round}).second) continue;
    std::vector<const Decision*> group;
    for (const Decision& each : history.decisions)
      if (each.step == decision->step && each.round == decision->round) group.push_back(&each);
    append(answers, group_json(view, of, std::move(group)));
  }
  return answers;
}

Json context_json(const View& view, const CaseView& of, const History& history, const engine::Task& task) {
  const auto line = of.definition().line_of(task.step);
  // By the workflow's order, each slot's newest.
  std::map<std::pair<std::size_t, std::size_t>, std::map<int, const Decision*>> newest;
  for (const Decision& decision : history.decisions) {
    const auto order = order_of(of.definition(), decision.step);
    if (line && order.first < *line && !decision.answers.empty()) newest[order][decision.slot] = &decision;
  }
  Json::Array context;
  for (const auto& [order, slots] : newest) {
    std::vector<const Decision*> secret;
    for (const auto& [slot, decision] : slots) {
      if (is_pseudonym(decision->by.person))
        secret.push_back(decision);
      else
        context.push_back(answer_json(view, of, *decision));
    }
    if (!secret.empty()) append(context, group_json(view, of, std::move(secret)));
  }
  return context;
}

Json options_json(const View& view, const CaseView& of, const StepId& step, const engine::Form& form) {
  Json::Object options;
  for (const auto& [field, schema] : form.root.properties) {
    if (!is_person(schema)) continue;
    Json::Array people;
    for (const auto& [name, entry] : of.definition().people) {
      if (entry.phrase.kind != engine::Phrase::Kind::field || entry.phrase.step != step || entry.phrase.field != field ||
          !entry.from)
        continue;
      for (const engine::Actor& actor :
           view.directory->resolve(*entry.from, of.state.subject, view.today, false).actors)
        if (actor.person != of.state.subject) people.push_back(person_json(view, actor.person));
      break;
    }
    options.emplace(field, std::move(people));
  }
  return options;
}

}  // namespace jenjang::service::pages
