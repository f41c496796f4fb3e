// `steps`: their names, their verb, and which keys each verb takes. Each verb is read in a file of its own.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

struct VerbKeys {
  Word verb;
  std::vector<Word> keys;  ///< besides those of every step
};
const std::vector<VerbKeys>& verbs() {
  static const std::vector<VerbKeys> all{
      {Word::ask, {Word::within, Word::remind, Word::late, Word::form, Word::choices, Word::rules}},
      {Word::ask_each, {Word::within, Word::remind, Word::late, Word::form, Word::choices, Word::rules, Word::enough}},
      {Word::together, {}},
      {Word::compute, {}},
      {Word::do_, {Word::with}},
      {Word::tell, {Word::message, Word::with}},
      {Word::wait, {Word::within, Word::late}}};
  return all;
}

std::string verb_list() {
  std::vector<std::string> words;
  for (const auto& each : verbs()) words.emplace_back(spelling(each.verb));
  return quoted(words);
}

class StepReader {
 public:
  StepReader(const Node& node, const Spot& spot, Reading& reading) : node_(node), spot_(spot), reading_(reading) {}

  void read() {
    auto known = spellings({Word::step,  Word::label,    Word::basis,    Word::why,     Word::when, Word::then,
                            Word::ask,   Word::ask_each, Word::together, Word::compute, Word::do_,  Word::tell,
                            Word::wait,  Word::within,   Word::remind,   Word::late,    Word::form, Word::choices,
                            Word::rules, Word::enough,   Word::message,  Word::with});
    Fields fields(node_, workflow_shapes, findings(), known);
    for (Word word : {Word::label, Word::basis, Word::why})
      if (const Node* text = fields.find(spelling(word))) need_text(*text, workflow_shapes, findings());
    if (const Node* basis = fields.find(spelling(Word::basis)))
      reading_.workflow.sources["steps." + step().id] = basis->text;
    if (const Node* when = fields.find(spelling(Word::when))) step_when(*when);
    const VerbKeys* verb = the_verb();
    if (verb) keys_of(*verb);
    if (spot_.branch && !may_be_branch(verb)) {
      reading_.unknown_steps.insert(step().id);
      return;
    }
    if (const Node* then = fields.find(spelling(Word::then)); then && !spot_.branch) {
      if (fields.find(spelling(Word::choices)))
        findings().error(node_.key_at(spelling(Word::then)), "G06",
                         both("Dengan `choices`, setiap pilihan yang menentukan langkah berikutnya",
                              "With `choices`, each choice says what comes next"),
                         both("Hapus `then` langkah ini.", "Remove the `then` of this step."));
      else
        step().then = target_of(*then, spot_.line, reading_);
      reading_.flow_is_known &= step().then.has_value();
    }
    if (!verb) return signpost(fields);
    switch (verb->verb) {
      case Word::ask:
      case Word::ask_each: read_ask(node_, spot_, reading_); break;
      case Word::together: together(*fields.find(spelling(Word::together))); break;
      case Word::compute: read_compute(*fields.find(spelling(Word::compute)), spot_, reading_); break;
      case Word::wait: read_wait(node_, spot_, reading_); break;
      default: read_acting(node_, spot_, reading_); break;
    }
  }

 private:
  Findings& findings() { return reading_.findings; }
  engine::Step& step() { return reading_.step(spot_); }

  const VerbKeys* the_verb() {
    const VerbKeys* found = nullptr;
    for (const auto& each : verbs()) {
      const auto* member = member_of(each.verb);
      if (!member) continue;
      if (!found) {
        found = &each;
        continue;
      }
      findings().error(
          member->at, "G06", both("Satu langkah memuat satu kata kerja", "A step has one verb"),
          both("Pindahkan `" + member->key + "` ke langkah lain.", "Move `" + member->key + "` to another step."));
    }
    return found;
  }
  const Member* member_of(Word word) const {
    auto found = std::find_if(node_.members.begin(), node_.members.end(),
                              [&](const Member& each) { return each.key == spelling(word); });
    return found == node_.members.end() ? nullptr : &*found;
  }

  void keys_of(const VerbKeys& verb) {
    for (Word word : {Word::within, Word::remind, Word::late, Word::form, Word::choices, Word::rules, Word::enough,
                      Word::message, Word::with}) {
      const auto* member = member_of(word);
      if (!member || std::find(verb.keys.begin(), verb.keys.end(), word) != verb.keys.end()) continue;
      std::string at(spelling(verb.verb));
      findings().error(member->at, "G06",
                       both("`" + member->key + "` tidak berlaku pada `" + at + "`",
                            "`" + member->key + "` means nothing with `" + at + "`"),
                       both("Hapus kunci ini.", "Remove this key."));
    }
  }

  // In a block people answer at once; what must be decided is asked after it.
  bool may_be_branch(const VerbKeys* verb) {
    bool asks = verb && (verb->verb == Word::ask || verb->verb == Word::ask_each);
    if (!asks)
      findings().error(verb ? node_.key_at(spelling(verb->verb)) : node_.at, "F07",
                       both("Cabang `together` hanya berisi satu `ask` atau `ask each`",
                            "A branch of `together` is one `ask` or `ask each`"),
                       both("Pindahkan langkah ini ke luar bloknya.", "Move this step out of the block."));
    for (Word word : {Word::then, Word::choices})
      if (const auto* member = member_of(word); member && asks)
        findings().error(member->at, "F08",
                         both("Di dalam `together` tidak ada `" + member->key + "`: bloknya yang berlanjut",
                              "Inside `together` there is no `" + member->key + "`: the block goes on as a whole"),
                         both("Tanyakan keputusannya sesudah blok ini.", "Ask for the decision after the block."));
    return asks;
  }

  void step_when(const Node& when) {
    reading_.conditional.insert(step().id);
    if (!need_text(when, workflow_shapes, findings())) return;
    Reading::Pending formula;
    formula.node = &when;
    formula.spot = spot_;
    formula.wanted = engine::Type::of(engine::Type::Kind::yes_or_no);
    formula.put = [this_step = &step()](engine::Formula compiled) { this_step->when = std::move(compiled); };
    reading_.formulas.push_back(std::move(formula));
  }

  void signpost(const Fields& fields) {
    if (fields.find(spelling(Word::when)) && fields.find(spelling(Word::then))) return;
    findings().error(node_.at, "G06", both("Langkah ini tidak melakukan apa pun", "This step does nothing"),
                     both("Tambahkan satu dari " + verb_list() + "; penunjuk arah memuat `when` dan `then`.",
                          "Add one of " + verb_list() + "; a signpost has `when` and `then`."));
  }

  void together(const Node& branches) {
    if (!need_list(branches, workflow_shapes, findings())) return;
    if (branches.items.empty())
      findings().error(branches.at, "G03", both("Sedikitnya satu cabang", "At least one branch"));
    auto& placed = std::get<engine::Together>(step().verb).branches;
    std::size_t number = 0;
    for (const auto& branch : branches.items)
      if (number < placed.size() && is_read(branch, placed[number].id))
        StepReader(branch, {spot_.line, number++}, reading_).read();
  }
  // Those without a name of their own have their finding and no place in the block.
  static bool is_read(const Node& branch, const StepId& next) {
    const Node* name = branch.find(spelling(Word::step));
    return name && name->text == next;
  }

  const Node& node_;
  Spot spot_;
  Reading& reading_;
};

// One entry of `steps`, or of `together`: its name, unique in the file.
std::optional<Name> step_name(const Node& node, Reading& reading) {
  Findings& findings = reading.findings;
  if (!need_map(node, workflow_shapes, findings)) return std::nullopt;
  const Node* name = node.find(spelling(Word::step));
  if (!name) {
    findings.error(node.at, "G02", both("Kunci `step` wajib ada", "The key `step` is required"),
                   both("Mulai langkah dengan `- step: nama`.", "Begin a step with `- step: name`."));
    return std::nullopt;
  }
  if (!need_text(*name, workflow_shapes, findings)) return std::nullopt;
  reading.may_be_named(name->text, name->at);  // a bad name is taken all the same: whoever refers to it is right
  for (const auto& [plugin, major] : reading.workflow.uses)
    if (plugin == name->text)
      findings.error(name->at, "N03",
                     both("Langkah tidak boleh bernama seperti plugin dalam `uses`",
                          "A step is not called like a plugin in `uses`"),
                     both("Pilih nama lain.", "Choose another name."));
  auto [first, is_new] = reading.steps_at.emplace(name->text, name->at);
  if (is_new) return name->text;
  reading.unknown_steps.insert(name->text);  // which of the two a formula means is anybody's guess
  findings.error(name->at, "N13",
                 both("Langkah `" + name->text + "` sudah ada pada baris " + std::to_string(first->second.line),
                      "The step `" + name->text + "` is already there in line " + std::to_string(first->second.line)),
                 both("Pilih nama lain.", "Choose another name."));
  return std::nullopt;
}

engine::Step named(const Node& node, const StepId& id, const Findings& findings) {
  engine::Step step;
  step.id = id;
  step.at = findings.place(node.find(spelling(Word::step))->at);
  return step;
}

void too_many(const Node& steps, Reading& reading) {
  reading.flow_is_known = false;
  reading.workflow.steps.clear();
  reading.findings.error(steps.items[std::min(most_steps, steps.items.size() - 1)].at, "G07",
                         both("Lebih dari " + std::to_string(most_steps) + " langkah",
                              "More than " + std::to_string(most_steps) + " steps"),
                         both("Bagi menjadi beberapa alur.", "Divide it into several workflows."));
}

}  // namespace

void read_steps(const Node& steps, Reading& reading) {
  Findings& findings = reading.findings;
  if (!need_list(steps, workflow_shapes, findings)) return;
  if (steps.items.empty()) findings.error(steps.at, "G03", both("Sedikitnya satu langkah", "At least one step"));
  if (steps.items.size() > most_steps) return too_many(steps, reading);
  std::vector<const Node*> nodes;
  std::size_t count = 0;
  for (const auto& item : steps.items) {
    auto name = step_name(item, reading);
    if (!name) {
      reading.flow_is_known = false;
      continue;
    }
    engine::Step& step = reading.workflow.steps.emplace_back(named(item, *name, findings));
    nodes.push_back(&item);
    ++count;
    const Node* branches = item.find(spelling(Word::together));
    if (!branches || !branches->is_list()) continue;
    auto& block = step.verb.emplace<engine::Together>();
    for (const auto& branch : branches->items)
      if (auto inner = step_name(branch, reading)) block.branches.push_back(named(branch, *inner, findings));
    count += block.branches.size();
  }
  if (count > most_steps) return too_many(steps, reading);
  // The vectors of steps and branches grow no more: formulas keep pointers into them until they are compiled.
  for (std::size_t line = 0; line < nodes.size(); ++line) StepReader(*nodes[line], {line, {}}, reading).read();
}

}  // namespace jenjang::language
