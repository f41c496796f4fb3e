// The numbers of a case: what was computed, of the newest round, in the order in which it was.
#include "service/pages_detail.hpp"
#include "service/wording.hpp"

namespace jenjang::service::pages {

namespace {

const engine::Type& type_of(const std::variant<engine::Formula, engine::Weigh>& line) {
  static const engine::Type number = engine::Type::of(engine::Type::Kind::number);
  const auto* formula = std::get_if<engine::Formula>(&line);
  return formula ? formula->type : number;
}

/// Who gave what the number is made of: the newest decider, other than the subject, among the steps that its formula
/// reads. None: the machine alone, so that a page calls it a proposal.
Json given_by(const View& view, const CaseView& of, const History& history,
              const std::variant<engine::Formula, engine::Weigh>& line) {
  const auto* formula = std::get_if<engine::Formula>(&line);
  if (!formula) return nullptr;
  for (auto decision = history.decisions.rbegin(); decision != history.decisions.rend(); ++decision) {
    const PersonId person = decision->by.person;
    const bool is_read = std::any_of(formula->reads.begin(), formula->reads.end(), [&](const engine::Reference& name) {
      return name.parts.front() == decision->step;
    });
    if (is_read && person != of.state.subject && !is_pseudonym(person)) return actor_json(view, decision->by);
  }
  return nullptr;
}

}  // namespace

Translated number_words(const CaseView& of, const engine::Type& type, const Value& value) {
  const auto* name = value.get<std::string>();
  // What a table gives is a list of names; the words stand with the table, or with a plugin's enum of the same values.
  if (name && type.kind == engine::Type::Kind::enumeration && type.enumeration.empty()) {
    for (const auto& [table, rows] : of.definition().tables)
      if (rows.gives == type)
        if (auto text = of.definition().texts.find("tables." + table + "." + *name);
            text != of.definition().texts.end())
          return text->second;
    for (const auto& [plugin, manifest] : of.rulebook->manifests)
      for (const auto& [enumeration, all] : manifest->enums) {
        std::vector<Name> values;
        for (const auto& [each, words] : all.values) values.push_back(each);
        if (values != type.values) continue;
        for (const auto& [each, words] : all.values)
          if (each == *name) return words;
      }
  }
  return value_words(type, value, of.rulebook->manifests);
}

Translated number_label(const CaseView& of, const StepId& step, const Name& field) {
  if (auto text = of.definition().texts.find("steps." + step + "." + field); text != of.definition().texts.end())
    return text->second;
  std::string words = field;
  std::replace(words.begin(), words.end(), '_', ' ');
  return plain(words);
}

Json numbers_json(const View& view, const CaseView& of, const History& history) {
  Json::Array numbers;
  for (const engine::Step& step : of.definition().steps) {
    const auto* compute = std::get_if<engine::Compute>(&step.verb);
    auto record = of.state.steps.find(step.id);
    auto at = history.computed.find(step.id);
    if (!compute || record == of.state.steps.end() || at == history.computed.end()) continue;
    for (const auto& [field, line] : compute->lines) {
      auto value = record->second.computed.find(field);
      if (value == record->second.computed.end()) continue;
      numbers.push_back(Json::Object{{"field", step.id + "." + field},
                                     {"step", step.id},
                                     {"label", number_label(of, step.id, field)},
                                     {"value", plain_text(value->second)},
                                     {"words", number_words(of, type_of(line), value->second)},
                                     {"at", text_of(at->second)},
                                     {"given_by", given_by(view, of, history, line)}});
    }
  }
  return numbers;
}

}  // namespace jenjang::service::pages
