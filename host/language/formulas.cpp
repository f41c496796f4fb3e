// What names mean in the formulas of a workflow, and their compilation in the order of the file.
#include <algorithm>

#include "language/answered.hpp"

namespace jenjang::language {
namespace {

using engine::Known;
using engine::Reference;
using engine::Type;
using Answer = std::variant<Known, Diagnostic>;

// What is named but unknown for a reason that has its own finding: the formula is left out, and nothing more is said.
constexpr const char* said_already = "";

class Formulas {
 public:
  explicit Formulas(Reading& reading) : reading_(reading), answered_(reading) {}

  void compile_all() {
    for (auto& formula : reading_.formulas) {
      current_ = &formula;
      compile();
    }
  }

 private:
  const engine::Definition& workflow() const { return reading_.workflow; }

  const engine::Step* current_step() const { return current_->spot ? &reading_.step(*current_->spot) : nullptr; }

  void compile() {
    if (current_->weighed) {
      computed_[current_step()->id].emplace_back(current_->line, *current_->weighed);
      return;
    }
    Place at = reading_.findings.place(current_->node->inside());
    engine::Scope scope;
    scope.look_up = [this](const Reference& name, const Place& place) { return look_up(name, place); };
    bool calls_unknown = false;
    scope.table = [&](const Name& name) -> std::optional<std::pair<std::vector<Type>, Type>> {
      reading_.called_tables.insert(name);
      calls_unknown |= reading_.unknown_tables.contains(name);
      auto found = reading_.tables.find(name);
      return found == reading_.tables.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [name, table] : reading_.tables) scope.tables.push_back(name);
    auto compiled = engine::compile_formula(current_->node->text, at, scope, current_->wanted);
    if (auto* formula = std::get_if<engine::Formula>(&compiled)) {
      if (!current_->line.empty()) computed_[current_step()->id].emplace_back(current_->line, formula->type);
      current_->put(std::move(*formula));
      return;
    }
    if (!current_->line.empty()) reading_.unknown_fields.insert(current_step()->id + "." + current_->line);
    auto& findings = std::get<Diagnostics>(compiled);
    bool known =
        calls_unknown ||
        std::any_of(findings.begin(), findings.end(), [](const auto& each) { return each.code == said_already; });
    if (known) return;  // what follows from an unknown type would be guesswork
    for (auto& each : findings) reading_.findings.add(std::move(each));
  }

  static Diagnostic finding(const Place& at, const char* code, Translated sentence, Translated suggestion = {}) {
    return {at, Severity::error, code, std::move(sentence), std::move(suggestion)};
  }
  static Diagnostic unknown(const Place& at, const Reference& name, const std::vector<std::string>& known,
                            std::size_t part) {
    std::string before;
    for (std::size_t each = 0; each < part; ++each) before += name.parts[each] + ".";
    std::vector<std::string> full;
    for (const auto& each : known) full.push_back(before + each);
    return finding(at, "N15",
                   both("`" + name.text() + "` tidak dikenal di sini", "`" + name.text() + "` is unknown here"),
                   did_you_mean(name.text(), full));
  }

  Answer look_up(const Reference& name, const Place& at) {
    const Name& first = name.parts.front();
    if (name.parts.size() < 2) return unknown(at, name, first_words(), 0);
    if (first == "subject") return of_subject(name, at);
    if (first == "period") {
      bool date = name.parts.size() == 2 && (name.parts[1] == "start" || name.parts[1] == "end");
      return date ? Answer(Known{Type::of(Type::Kind::date)}) : unknown(at, name, {"start", "end"}, 1);
    }
    if (first == "department") return of_department(name, at);
    if (reading_.unknown_plugins.contains(first) || (!reading_.uses_is_known && !reading_.steps_at.contains(first)))
      return finding(at, said_already, {});
    for (const auto& [plugin, major] : workflow().uses)
      if (plugin == first) return of_plugin(*reading_.manifests.at(plugin), name, at);
    if (reading_.steps_at.contains(first)) return of_step(name, at);
    if (reading_.manifests.contains(first)) {
      reading_.plugin(first, {at.line, at.column});
      return finding(at, said_already, {});
    }
    return unknown(at, name, first_words(), 0);
  }

  std::vector<std::string> first_words() const {
    auto known = reading_.step_names();
    for (const auto& [plugin, major] : workflow().uses) known.push_back(plugin);
    known.insert(known.end(), {"subject", "period", "department"});
    return known;
  }

  Answer of_subject(const Reference& name, const Place& at) {
    static const std::map<std::string, Type::Kind> fields{
        {"active", Type::Kind::yes_or_no}, {"kind", Type::Kind::text},     {"name", Type::Kind::text},
        {"number", Type::Kind::text},      {"position", Type::Kind::text}, {"unit", Type::Kind::text},
        {"since", Type::Kind::date}};
    auto found = name.parts.size() == 2 ? fields.find(name.parts[1]) : fields.end();
    if (found == fields.end()) {
      std::vector<std::string> known;
      for (const auto& [field, kind] : fields) known.push_back(field);
      return unknown(at, name, known, 1);
    }
    if (name.parts[1] == "kind")
      if (auto kinds = kinds_of_people()) return Known{*kinds};
    return Known{Type::of(found->second)};
  }

  // The kinds of people are the city's: those of the form that imported people must fit.
  std::optional<Type> kinds_of_people() const {
    for (const auto& [plugin, manifest] : reading_.manifests)
      for (const auto& [form_name, form] : manifest->forms)
        if (form.for_people)
          for (const auto& field : engine::fields_of(form))
            if (field.name == "kind" && field.type.kind == Type::Kind::enumeration) return field.type;
    return std::nullopt;
  }

  Answer of_department(const Reference& name, const Place& at) {
    if (name.parts.size() == 2 && name.parts[1] == "effort")
      return Known{Type::number_between(Decimal(0), Decimal(100))};
    return unknown(at, name, {"effort"}, 1);
  }

  Answer of_plugin(const engine::Manifest& manifest, const Reference& name, const Place& at) {
    auto found = manifest.indicators.find(name.parts[1]);
    if (name.parts.size() == 2 && found != manifest.indicators.end()) return Known{found->second.type};
    std::vector<std::string> known;
    for (const auto& [each, indicator] : manifest.indicators) known.push_back(each);
    return unknown(at, name, known, 1);
  }

  Answer of_step(const Reference& name, const Place& at) {
    const StepId& id = name.parts[0];
    if (!current_->spot)
      return finding(at, "N15",
                     both("Ketika kasus dimulai belum ada langkah", "When a case starts there is no step yet"),
                     both("`start` membaca `subject`, `period`, `department.effort` dan indikator.",
                          "`start` reads `subject`, `period`, `department.effort` and indicators."));
    if (reading_.unknown_steps.contains(id) || reading_.unknown_fields.contains(id + "." + name.parts[1]))
      return finding(at, said_already, {});
    const auto* step = workflow().step(id);
    if (!step) return finding(at, said_already, {});  // of a block that is none
    if (const auto* ask = std::get_if<engine::Ask>(&step->verb)) return of_ask(*step, *ask, name, at);
    if (const auto* wait = std::get_if<engine::WaitFor>(&step->verb)) return of_wait(*step, *wait, name, at);
    if (std::holds_alternative<engine::Compute>(step->verb)) return of_compute(*step, name, at);
    return unknown(at, name, {}, 1);
  }

  // All fields of an event are set when it has arrived.
  Answer of_wait(const engine::Step& step, const engine::WaitFor& wait, const Reference& name, const Place& at) {
    std::vector<std::string> known;
    for (const auto& [field, type] : reading_.manifests.at(wait.plugin)->events.at(wait.event).fields) {
      known.push_back(field);
      if (name.parts.size() != 2 || field != name.parts[1]) continue;
      if (!surely_answered(step, at)) return not_answered(step, name, at);
      return Known{type};
    }
    return unknown(at, name, known, 1);
  }

  Answer of_ask(const engine::Step& step, const engine::Ask& ask, const Reference& name, const Place& at) {
    if (name.parts[1] == "choice" && name.parts.size() == 2 && !ask.choices.empty()) {
      auto type = Type::of(Type::Kind::enumeration);
      for (const auto& choice : ask.choices) type.values.push_back(choice.name);
      type.values.emplace_back("none");
      return Known{type};
    }
    std::vector<std::string> known;
    for (const auto& form : ask.forms) {
      if (form.is_department()) continue;
      for (const auto& field : engine::fields_of(reading_.manifests.at(form.plugin)->forms.at(form.form))) {
        known.push_back(field.name);
        if (field.name == name.parts[1]) return of_field(step, ask.each ? of_each(field) : field, name, at);
      }
    }
    return unknown(at, name, known, 1);
  }

  // Under `ask each` a field is the list of the answers given; lists and rows are strung together.
  static engine::FormField of_each(engine::FormField field) {
    if (field.type.kind != Type::Kind::list && field.type.kind != Type::Kind::rows)
      field.type = Type::list_of(std::move(field.type));
    return field;
  }

  Answer of_field(const engine::Step& step, const engine::FormField& field, const Reference& name, const Place& at) {
    Type type = field.type;
    bool may_be_unset = field.may_be_unset;
    if (name.parts.size() > 2) {
      std::vector<std::string> known;
      for (const auto& [column, of_column] : field.type.columns) known.push_back(column);
      auto column = std::find_if(field.type.columns.begin(), field.type.columns.end(),
                                 [&](const auto& each) { return each.first == name.parts[2]; });
      if (column == field.type.columns.end() || name.parts.size() > 3) return unknown(at, name, known, 2);
      type = Type::list_of(column->second);
      may_be_unset |= field.columns_that_may_be_unset.contains(column->first);
    }
    if (may_be_unset)
      return finding(at, "X04",
                     both("`" + name.text() + "` boleh dikosongkan, jadi rumus tidak dapat membacanya",
                          "`" + name.text() + "` may be left empty, so a formula cannot read it"),
                     both("Jadikan isian itu wajib, atau beri nilai awal, dalam formulir plugin.",
                          "Make the field required, or give it a default, in the plugin's form."));
    if (!surely_answered(step, at)) return not_answered(step, name, at);
    return Known{type};
  }

  Answer of_compute(const engine::Step& step, const Reference& name, const Place& at) {
    std::vector<std::string> known;
    for (const auto& [line, type] : computed_[step.id]) {
      known.push_back(line);
      if (line != name.parts[1] || name.parts.size() > 2) continue;
      if (current_step() != &step && !surely_answered(step, at)) return not_answered(step, name, at);
      return Known{type};
    }
    for (const auto& pending : reading_.formulas)
      if (pending.line == name.parts[1] && pending.spot && &reading_.step(*pending.spot) == &step)
        return not_answered(step, name, at);  // further down
    return unknown(at, name, known, 1);
  }

  static Answer not_answered(const engine::Step& step, const Reference& name, const Place& at) {
    return finding(
        at, "X04",
        both("Di sini `" + name.text() + "` mungkin belum terisi: langkah `" + step.id +
                 "` bisa terlewati atau tidak dijawab",
             "Here `" + name.text() + "` may be unset: the step `" + step.id + "` can be skipped or stay unanswered"),
        both("Baca nilainya hanya setelah langkah itu pasti dijawab, atau di bawah `if " + step.id + ".choice = …`.",
             "Read it only after that step was surely answered, or under `if " + step.id + ".choice = …`."));
  }

  bool surely_answered(const engine::Step& step, const Place& at) {
    if (!reading_.flow_is_known) return true;  // what cannot be judged is not blamed
    if (current_->sees_own_answers && current_step() == &step) return true;
    auto chosen = chosen_at(current_->node->text,
                            static_cast<std::size_t>(std::max(0, at.column - current_->node->inside().column)));
    chosen.merge(chosen_in(*current_->spot, reading_));
    return answered_.surely(step, current_->spot->line, chosen);
  }

  Reading& reading_;
  Answered answered_;
  std::map<StepId, std::vector<std::pair<Name, Type>>> computed_;
  Reading::Pending* current_ = nullptr;
};

}  // namespace

void compile_formulas(Reading& reading) { Formulas(reading).compile_all(); }

}  // namespace jenjang::language
