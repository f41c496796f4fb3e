// `ask` and `ask each`: who, with which form, until when, and what happens when nobody answers.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

class AskReader {
 public:
  AskReader(const Node& node, const Spot& spot, Reading& reading) : node_(node), spot_(spot), reading_(reading) {
    ask_.each = node.find(spelling(Word::ask_each)) && !node.find(spelling(Word::ask));
  }

  void read() {
    if (!node_.find(spelling(Word::label)))
      findings().error(
          node_.at, "G02",
          both("Langkah yang meminta seseorang membutuhkan `label`", "A step that asks somebody needs a `label`"),
          both("Tulis apa yang diminta: `label: …`.", "Say what is asked: `label: …`."));
    const Node& who = *node_.find(spelling(ask_.each ? Word::ask_each : Word::ask));
    auto as = ask_.each ? Reading::Use::As::each : Reading::Use::As::one;
    if (need_text(who, workflow_shapes, findings()) && reading_.use_person({who.text, who.at, as, spot_}))
      ask_.who = who.text;
    if (const Node* form = find(Word::form)) forms(*form);
    if (const Node* within = find(Word::within)) read_within(*within);
    if (const Node* remind = find(Word::remind))
      for (const Node* each : texts_of(*remind, workflow_shapes, findings()))
        if (auto reminder = reminder_of(*each, findings())) ask_.remind.push_back(*reminder);
    if (const Node* late = find(Word::late))
      for (const Node* each : texts_of(*late, workflow_shapes, findings()))
        if (auto entry = late_of(*each, findings())) ask_.late.push_back(*entry);
    if (const Node* rules = find(Word::rules)) read_rules(*rules);
    if (const Node* enough = find(Word::enough); enough && ask_.each)
      if (auto read = enough_of(*enough, findings())) {
        ask_.enough = *read;
        reading_.quorums_at[reading_.step(spot_).id + ".enough"] = enough->at;
      }
    // The choices keep pointers into the step until their formulas are compiled.
    auto& placed = reading_.step(spot_).verb.emplace<engine::Ask>(std::move(ask_));
    if (const Node* choices = find(Word::choices); choices && !spot_.branch)
      read_choices(*choices, spot_, placed, reading_);
    check_deadlines(node_, spot_, placed, reading_);
  }

 private:
  Findings& findings() { return reading_.findings; }
  const Node* find(Word word) const { return node_.find(spelling(word)); }

  void read_within(const Node& within) {
    auto read = within_of(within, findings());
    if (!read) return;
    ask_.within = *read;
    if (const auto* moment = std::get_if<engine::Moment>(&*read)) check_moment(*moment, within.at, reading_);
  }

  // What many say at once can be kept apart from who said it; what one person decides cannot.
  void confidential(const Node& rule) {
    ask_.rules.insert(engine::Rule::confidential);
    if (ask_.each || spot_.branch) return;
    findings().error(rule.at, "S06",
                     both("`confidential` hanya untuk `ask each`, atau `ask` di dalam `together`",
                          "`confidential` is only for `ask each`, or an `ask` inside `together`"),
                     both("Hapus aturan ini, atau tanyakan kepada beberapa orang sekaligus.",
                          "Remove this rule, or ask several people at once."));
  }

  void read_rules(const Node& rules) {
    if (!need_list(rules, workflow_shapes, findings())) return;
    for (const Node* each : texts_of(rules, workflow_shapes, findings())) {
      if (each->text == spelling(Word::batch))
        ask_.rules.insert(engine::Rule::batch);
      else if (each->text == spelling(Word::no_delegate))
        ask_.rules.insert(engine::Rule::no_delegate);
      else if (each->text == spelling(Word::no_acting))
        ask_.rules.insert(engine::Rule::no_acting);
      else if (each->text == spelling(Word::confidential))
        confidential(*each);
      else
        findings().error(
            each->at, "G04",
            both("Aturan `" + each->text + "` tidak dikenal", "The rule `" + each->text + "` is unknown"),
            did_you_mean(each->text, spellings({Word::batch, Word::no_delegate, Word::no_acting, Word::confidential})));
    }
  }

  void forms(const Node& node) {
    std::map<Name, std::string> owner;  // of each field so far
    for (const Node* each : texts_of(node, workflow_shapes, findings())) {
      auto dot = each->text.find('.');
      if (dot == std::string::npos) {
        findings().error(each->at, "G04", both("Formulir ditulis `plugin.nama`", "A form is written as `plugin.name`"),
                         both("Misalnya `kinerja.plan` atau `department.plan`.",
                              "For example `kinerja.plan` or `department.plan`."));
        continue;
      }
      one_form(*each, engine::FormName{each->text.substr(0, dot), each->text.substr(dot + 1)}, owner);
    }
  }

  void one_form(const Node& node, const engine::FormName& name, std::map<Name, std::string>& owner) {
    auto same = [&](const engine::FormName& other) { return other.plugin == name.plugin && other.form == name.form; };
    if (std::any_of(ask_.forms.begin(), ask_.forms.end(), same)) {
      findings().error(node.at, "N13", both("Formulir ini disebut dua kali", "This form is named twice"),
                       both("Hapus salah satunya.", "Remove one of them."));
      return;
    }
    if (name.is_department()) {
      if (department_has(name.form, node)) ask_.forms.push_back(name);
      return;
    }
    const auto* manifest = reading_.plugin(name.plugin, node.inside());
    if (!manifest) return unknown_fields();
    auto form = manifest->forms.find(name.form);
    if (form == manifest->forms.end()) {
      std::vector<std::string> known;
      for (const auto& [each, declared] : manifest->forms) known.push_back(each);
      no_such_form(node, name, "Plugin `" + name.plugin + "` tidak mempunyai formulir `" + name.form + "`",
                   "The plugin `" + name.plugin + "` has no form `" + name.form + "`", known);
      return unknown_fields();
    }
    for (const auto& field : engine::fields_of(form->second)) {
      auto [first, is_new] = owner.emplace(field.name, node.text);
      if (!is_new)
        findings().error(node.at, "N12",
                         both("Isian `" + field.name + "` sudah ada dalam `" + first->second + "`",
                              "The field `" + field.name + "` is already in `" + first->second + "`"),
                         both("Dua bagian satu langkah tidak boleh berbagi isian.",
                              "Two sections of a step may not share a field."));
    }
    ask_.forms.push_back(name);
  }

  // What is missing has its own finding; reading its fields is not a second one.
  void unknown_fields() { reading_.unknown_steps.insert(reading_.step(spot_).id); }

  bool department_has(const Name& form, const Node& node) {
    std::vector<std::string> known;
    for (const auto& [plugin, manifest] : reading_.manifests) {
      if (manifest->serves.empty()) continue;
      if (manifest->forms.contains(form)) return true;
      for (const auto& [each, declared] : manifest->forms) known.push_back(each);
    }
    no_such_form(node, {"department", form}, "Tidak ada plugin perangkat daerah dengan formulir `" + form + "`",
                 "No department's plugin has a form `" + form + "`", known);
    return false;
  }

  void no_such_form(const Node& node, const engine::FormName& name, std::string id, std::string en,
                    const std::vector<std::string>& known) {
    Mark at{node.at.line, node.inside().column + static_cast<int>(name.plugin.size()) + 1};
    findings().error(at, "N02", both(std::move(id), std::move(en)), did_you_mean(name.form, known));
  }

  const Node& node_;
  Spot spot_;
  Reading& reading_;
  engine::Ask ask_;
};

}  // namespace

void read_ask(const Node& step, const Spot& spot, Reading& reading) { AskReader(step, spot, reading).read(); }

}  // namespace jenjang::language
