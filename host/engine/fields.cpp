#include "engine/fields.hpp"

#include <algorithm>

namespace jenjang::engine {

namespace {

/// A Value takes anything, so an Error has to say that it is one.
Result<Value> no_value(Error error) { return {boost::system::in_place_error, std::move(error)}; }

Result<Value> unset(const Reference& name) {
  return no_value(
      failed(Failure::invalid, "formula",
             both("Nilai «" + name.text() + "» belum ada, padahal rumus membacanya; lengkapi dahulu, lalu coba lagi",
                  "There is no value of “" + name.text() + "” yet, but a formula reads it; fill it in and try again")));
}

/// The plugin's own words in parentheses, where it gave any.
std::string in_parentheses(const Translated& because, std::string_view language) {
  auto words = say(because, language);
  return words.empty() ? std::string() : " (" + std::string(words) + ")";
}

bool is_effort(const Reference& name) {
  return name.parts.size() == 2 && name.parts[0] == "department" && name.parts[1] == "effort";
}

/// `department.effort`: the serving plugin's indicator that counts as effort, if it has one.
std::optional<IndicatorWanted> effort_of(const Rulebook& rules, const State& state) {
  if (!state.department) return std::nullopt;
  auto plugin = rules.manifests.find(*state.department);
  if (plugin == rules.manifests.end()) return std::nullopt;
  for (const auto& [name, indicator] : plugin->second->indicators)
    if (indicator.counts_as_effort) return IndicatorWanted{*state.department, name};
  return std::nullopt;
}

/// A list that was left empty is the empty list; any other field may be unset.
bool is_list(const Rulebook& rules, const FormName& name, const Name& field) {
  auto plugin = rules.manifests.find(name.plugin);
  if (plugin == rules.manifests.end()) return false;
  auto form = plugin->second->forms.find(name.form);
  if (form == plugin->second->forms.end()) return false;
  const auto& properties = form->second.root.properties;
  return std::any_of(properties.begin(), properties.end(), [&](const auto& property) {
    return property.first == field && property.second.kind == Schema::Kind::array;
  });
}

struct Reader {
  const Fields& fields;
  const Reference& name;

  const StepRecord* record(const StepId& step) const {
    auto found = fields.state.steps.find(step);
    return found == fields.state.steps.end() ? nullptr : &found->second;
  }

  Result<Value> subject() const {
    auto found = fields.facts.find(key_of(SubjectWanted{}));
    const auto* person = found == fields.facts.end() ? nullptr : std::get_if<SubjectFound>(&found->second);
    if (!person || name.parts.size() != 2) return unset(name);
    auto field = person->fields.find(name.parts[1]);
    if (field == person->fields.end()) return unset(name);
    return field->second;
  }

  Result<Value> period() const {
    if (!fields.state.period || name.parts.size() != 2) return unset(name);
    return Value(name.parts[1] == "start" ? fields.state.period->start() : fields.state.period->end());
  }

  Result<Value> indicator() const {
    auto wish = fact_behind(fields.rules, fields.state, name);
    if (!wish) return is_effort(name) ? Result<Value>(Value(Decimal(0))) : Result<Value>(unset(name));
    auto found = fields.facts.find(key_of(*wish));
    const auto* measurement = found == fields.facts.end() ? nullptr : std::get_if<Measurement>(&found->second);
    if (!measurement) return unset(name);
    if (measurement->value && !measurement->failed) return *measurement->value;
    if (is_effort(name) && !measurement->failed) return Value(Decimal(0));
    return no_value(why_not_measured(name, *measurement));
  }

  /// (7) The newest answer, flat over the sections of named plugins; the department's own is no formula's business.
  Result<Value> answered(const Step& step, const Ask& ask) const {
    const Answers* answers = fields.pending.step == step.id ? fields.pending.answers : nullptr;
    if (const auto* kept = record(step.id); !answers && kept) {
      auto newest = kept->answers.find(0);
      if (newest != kept->answers.end()) answers = &newest->second;
    }
    return answers ? of_answers(*answers, ask) : unset(name);
  }
  Result<Value> of_answers(const Answers& answers, const Ask& ask) const {
    for (const auto& form : ask.forms) {
      if (form.is_department()) continue;
      auto section = answers.find(form.plugin + "." + form.form);
      if (section == answers.end()) continue;
      auto field = section->second.find(name.parts[1]);
      if (field != section->second.end())
        return name.parts.size() == 2 ? Result<Value>(field->second) : column(field->second);
      if (is_list(fields.rules, form, name.parts[1])) return Value(List{});
    }
    return unset(name);
  }

  /// `draft.targets.target`: the list of one column.
  Result<Value> column(const Value& rows) const {
    const auto* list = rows.get<List>();
    if (!list || name.parts.size() != 3) return unset(name);
    List out;
    out.reserve(list->size());
    for (const auto& row : *list) {
      const auto* cells = row.get<Record>();
      if (!cells) return unset(name);
      auto cell = cells->find(name.parts[2]);
      if (cell == cells->end()) return unset(name);
      out.push_back(cell->second);
    }
    return Value(std::move(out));
  }

  /// (7) A list with the newest answer of each slot, in slot order; lists are put one behind the other.
  Result<Value> answered_by_each(const Step& step, const Ask& ask) const {
    List out;
    auto add = [&](const Answers& answers) {
      auto value = of_answers(answers, ask);
      if (!value) return;
      if (const auto* list = value->get<List>())
        out.insert(out.end(), list->begin(), list->end());
      else
        out.push_back(std::move(*value));
    };
    const auto* kept = record(step.id);
    for (int slot : kept ? slots_of(*kept) : std::vector<int>())
      if (auto newest = kept->answers.find(slot); newest != kept->answers.end()) add(newest->second);
    if (fields.pending.step == step.id && fields.pending.answers) add(*fields.pending.answers);
    return Value(std::move(out));
  }
  /// Of this round; last whoever was escalated to, where they have answered (19).
  static std::vector<int> slots_of(const StepRecord& record) {
    auto slots = record.slots;
    std::sort(slots.begin(), slots.end());
    if (std::find(record.answered.begin(), record.answered.end(), 0) != record.answered.end()) slots.push_back(0);
    return slots;
  }

  Result<Value> of_step(const Step& step) const {
    if (name.parts.size() < 2) return unset(name);
    if (name.parts[1] == "choice") {  // (8)
      const auto* kept = record(step.id);
      return Value(kept && kept->choice ? *kept->choice : std::string("none"));
    }
    if (const auto* ask = std::get_if<Ask>(&step.verb))
      return ask->each ? answered_by_each(step, *ask) : answered(step, *ask);
    const Record* computed = fields.pending.step == step.id ? fields.pending.computed : nullptr;
    if (const auto* kept = record(step.id); !computed && kept) computed = &kept->computed;
    if (!computed) return unset(name);
    auto field = computed->find(name.parts[1]);
    if (field == computed->end()) return unset(name);
    return field->second;
  }
};

}  // namespace

std::optional<FactWanted> fact_behind(const Rulebook& rules, const State& state, const Reference& name) {
  if (name.parts.size() != 2) return std::nullopt;
  const auto& first = name.parts[0];
  if (first == "subject") return SubjectWanted{};
  if (first == "period" || rules.definition->step(first)) return std::nullopt;
  if (first == "department") {
    if (auto effort = effort_of(rules, state); effort && is_effort(name)) return *effort;
    return std::nullopt;
  }
  return IndicatorWanted{first, name.parts[1]};
}

Error why_not_measured(const Reference& name, const Measurement& measurement) {
  auto why_id = in_parentheses(measurement.because, "id"), why_en = in_parentheses(measurement.because, "en");
  if (measurement.failed)
    return failed(
        Failure::unavailable, "indicator",
        both("Indikator «" + name.text() + "» gagal dihitung" + why_id +
                 "; perbaiki pengaya atau datanya, lalu coba lagi",
             "The indicator “" + name.text() + "” failed" + why_en + "; mend the plugin or its data and try again"));
  return failed(Failure::invalid, "indicator",
                         both("Indikator «" + name.text() + "» tidak mempunyai data untuk dihitung" + why_id +
                                  "; lengkapi datanya, lalu coba lagi",
                              "The indicator “" + name.text() + "” has nothing to measure" + why_en +
                                  "; complete its data and try again"));
}

const Measurement* measurement_of(const Fields& fields, const Reference& name) {
  if (name.parts.size() != 2) return nullptr;
  auto found = fields.facts.find(key_of(IndicatorWanted{name.parts[0], name.parts[1]}));
  return found == fields.facts.end() ? nullptr : std::get_if<Measurement>(&found->second);
}

Result<Value> Fields::operator()(const Reference& name) const {
  Reader reader{*this, name};
  if (name.parts.empty()) return unset(name);
  if (name.parts[0] == "subject") return reader.subject();
  if (name.parts[0] == "period") return reader.period();
  if (const auto* step = rules.definition->step(name.parts[0])) return reader.of_step(*step);
  return reader.indicator();
}

Result<Value> value_of(const Formula& formula, const Fields& fields) {
  const auto& tables = fields.rules.definition->tables;
  return evaluate(
      formula, [&](const Reference& name) { return fields(name); },
      [&](const Name& name, const std::vector<Value>& given) -> Result<Value> {
        auto table = tables.find(name);
        if (table == tables.end()) return unset(Reference{{name}});
        return call(table->second, name, given);
      });
}

Result<bool> truth_of(const Formula& formula, const Fields& fields) {
  auto value = value_of(formula, fields);
  if (!value) return value.error();
  if (const auto* yes = value->get<bool>()) return *yes;
  return failed(Failure::broken, "formula",
                both("Rumus `" + formula.source + "` tidak menghasilkan ya atau tidak",
                     "The formula `" + formula.source + "` does not give yes or no"));
}

}  // namespace jenjang::engine
