// The forms of a decision: as typed answers, then the choice's own condition, then the plugins' checks (engine.md 10).
#include <algorithm>

#include "base/limits.hpp"
#include "engine/agreed_shares.hpp"
#include "engine/fields.hpp"
#include "engine/turn.hpp"

namespace jenjang::engine {

namespace {

void reject_form(Turn& turn, std::map<std::string, Translated> fields) {
  turn.reject("FormInvalid", both("Isian belum sesuai; perbaiki bagian yang ditandai, lalu kirim lagi",
                                  "The form does not fit yet; mend the marked parts and send it again"));
  turn.rejection->fields = std::move(fields);
}

/// A section is left out only where the department has none: a plugin that is gone must not shorten a decision.
bool has_its_plugins(Turn& turn, const Ask& ask) {
  for (const auto& name : ask.forms) {
    if (name.is_department() && !turn.state.department) continue;
    auto plugin = turn.rules.manifests.find(name.is_department() ? *turn.state.department : name.plugin);
    bool is_there =
        plugin != turn.rules.manifests.end() && (name.is_department() || plugin->second->forms.contains(name.form));
    if (is_there) continue;
    const auto& missing = name.is_department() ? *turn.state.department : name.plugin;
    turn.reject("FormInvalid", both("Formulir tugas ini memerlukan pengaya «" + missing +
                                        "» yang tidak terpasang; hubungi administrator agar dipasang kembali",
                                    "This task's form needs the plugin “" + missing +
                                        "”, which is not installed; ask an administrator to install it again"));
    return false;
  }
  return true;
}

/// Against the schema, and agreed shares against the fixed ones. Nothing where something does not fit.
std::optional<Answers> fit_schema(Turn& turn, const std::vector<const Form*>& forms, const Decide& wish) {
  static const Json nothing_entered = Json::Object{};
  Answers answers;
  std::map<std::string, Translated> faults;
  for (const auto* form : forms) {
    auto entered = wish.entered.find(form->key());
    auto read = read_answers(*form, entered == wish.entered.end() ? nothing_entered : entered->second);
    if (auto* record = std::get_if<Record>(&read)) {
      if (auto fault = share_fault(*turn.rules.manifests.at(form->plugin), *form, *record))
        faults.emplace(form->key() + fault->pointer, std::move(fault->sentence));
      answers.emplace(form->key(), std::move(*record));
      continue;
    }
    for (auto& error : std::get<std::vector<FieldError>>(read))
      faults.emplace(form->key() + error.pointer, std::move(error.sentence));
  }
  for (const auto& [key, entered] : wish.entered)
    if (std::none_of(forms.begin(), forms.end(), [&key = key](const Form* form) { return form->key() == key; }))
      faults.emplace(key, both("Bagian ini tidak ada pada tugas ini", "This task has no such section"));
  if (wish.note.size() > limits::form_text_bytes)
    faults.emplace("note", both("Catatan terlalu panjang; ringkaslah", "The note is too long; shorten it"));
  if (faults.empty()) return answers;
  reject_form(turn, std::move(faults));
  return std::nullopt;
}

/// (10) A choice's `when` sees the payload being sent. The checks' facts are asked for along with its own.
bool may_choose(Turn& turn, const Step& step, const Choice& choice, const Answers& answers, const Wants& verdicts) {
  Wants needed;
  want_formula(turn, *choice.when, needed);
  if (!turn.knows(needed)) {
    turn.ask_for(needed);
    turn.ask_for(verdicts);
    return false;
  }
  auto holds = truth_of(*choice.when, {turn.rules, turn.state, turn.facts, {step.id, &answers, nullptr}});
  if (!holds)
    turn.reject("NoSuchChoice", holds.error().sentence);
  else if (!*holds)
    turn.reject("NoSuchChoice",
                both("Pilihan ini belum dapat diambil dengan isian sekarang; syaratnya: " + choice.when->source,
                     "This choice cannot be taken with what is filled in now; its condition: " + choice.when->source));
  return !turn.stopped();
}

/// (16) Persons that `people` takes from this step's form may only be members of its `from`.
std::vector<const People*> named_in(const Turn& turn, const Step& step) {
  std::vector<const People*> out;
  for (const auto& [name, people] : turn.definition.people)
    if (people.from && people.phrase.kind == Phrase::Kind::field && people.phrase.step == step.id)
      out.push_back(&people);
  return out;
}

bool is_member(const Turn& turn, const Phrase& group, const Value& person) {
  const auto* found = turn.fact<PeopleFound>(*wish_of(turn, group, nullptr));
  const auto* id = person.get<PersonId>();
  return found && id && *id != turn.state.subject &&
         std::any_of(found->actors.begin(), found->actors.end(), [&](const Actor& each) { return each.person == *id; });
}

/// Nothing where a person stands that is not to be chosen there.
bool names_members(Turn& turn, const std::vector<const People*>& named, const Answers& answers) {
  std::map<std::string, Translated> faults;
  auto check = [&](const Phrase& group, const std::string& pointer, const Value& person) {
    if (!is_member(turn, group, person))
      faults.emplace(pointer, both("Orang ini tidak dapat dipilih di sini; pilih dari daftar yang ditawarkan",
                                   "This person cannot be chosen here; choose from the list that is offered"));
  };
  for (const auto* people : named)
    for (const auto& [key, record] : answers) {
      auto field = record.find(people->phrase.field);
      if (field == record.end()) continue;
      auto pointer = key + "/" + field->first;
      const auto* list = field->second.get<List>();
      if (!list) check(*people->from, pointer, field->second);
      for (std::size_t at = 0; list && at < list->size(); ++at)
        check(*people->from, pointer + "/" + std::to_string(at), (*list)[at]);
    }
  if (!faults.empty()) reject_form(turn, std::move(faults));
  return !turn.stopped();
}

struct Check {
  const Form* form;
  std::string key;  ///< of its fact; it takes a hash to make
};

}  // namespace

std::optional<Answers> read_forms(Turn& turn, const Step& step, const Choice* choice, const Decide& wish) {
  if (!has_its_plugins(turn, std::get<Ask>(step.verb))) return std::nullopt;
  auto forms = forms_of(turn.rules, turn.state, step.id);
  auto answers = fit_schema(turn, forms, wish);
  if (!answers) return std::nullopt;

  std::vector<Check> checks;
  Wants verdicts;
  for (const auto* form : forms) {
    if (!form->check) continue;
    FactWanted wish = CheckWanted{form->plugin, form->name, answers->at(form->key())};
    checks.push_back({form, key_of(wish)});
    verdicts.emplace(checks.back().key, std::move(wish));
  }
  if (choice && choice->when && !may_choose(turn, step, *choice, *answers, verdicts)) return std::nullopt;
  const auto named = named_in(turn, step);
  for (const auto* people : named)
    if (auto wish = wish_of(turn, *people->from, nullptr)) want(verdicts, std::move(*wish));
  if (!turn.knows(verdicts)) {
    turn.ask_for(verdicts);
    return std::nullopt;
  }
  if (!names_members(turn, named, *answers)) return std::nullopt;
  std::map<std::string, Translated> faults;
  for (const auto& check : checks)
    if (const auto* verdict = std::get_if<CheckVerdict>(&turn.facts.at(check.key)); verdict && !verdict->fits)
      faults.emplace(check.form->key() + verdict->field, verdict->message);
  if (faults.empty()) return answers;
  reject_form(turn, std::move(faults));
  return std::nullopt;
}

}  // namespace jenjang::engine
