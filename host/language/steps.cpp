// `steps`: their names, their verb, and what each verb but `ask` takes.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Type;

struct VerbKeys {
  Word verb;
  std::vector<Word> keys;  ///< besides those of every step
  bool is_run;
};
const std::vector<VerbKeys>& verbs() {
  static const std::vector<VerbKeys> all{
      {Word::ask, {Word::within, Word::remind, Word::late, Word::form, Word::choices, Word::rules}, true},
      {Word::ask_each,
       {Word::within, Word::remind, Word::late, Word::form, Word::choices, Word::rules, Word::enough},
       false},
      {Word::together, {}, false},
      {Word::compute, {}, true},
      {Word::do_, {Word::with}, true},
      {Word::tell, {Word::message, Word::with}, true},
      {Word::wait, {Word::within, Word::remind, Word::late}, false}};
  return all;
}

std::string verb_list() {
  std::vector<std::string> words;
  for (const auto& each : verbs()) words.emplace_back(spelling(each.verb));
  return quoted(words);
}

class StepReader {
 public:
  StepReader(const Node& node, std::size_t line, Reading& reading) : node_(node), line_(line), reading_(reading) {}

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
    if (const Node* then = fields.find(spelling(Word::then))) {
      if (fields.find(spelling(Word::choices)))
        findings().error(node_.key_at(spelling(Word::then)), "G06",
                         both("Dengan `choices`, setiap pilihan yang menentukan langkah berikutnya",
                              "With `choices`, each choice says what comes next"),
                         both("Hapus `then` langkah ini.", "Remove the `then` of this step."));
      else
        step().then = target_of(*then, line_, reading_);
      reading_.flow_is_known &= step().then.has_value();
    }
    if (!verb) return signpost(fields);
    if (!verb->is_run) {
      not_run(node_.key_at(spelling(verb->verb)), std::string(spelling(verb->verb)), findings());
      reading_.unknown_steps.insert(step().id);
    }
    switch (verb->verb) {
      case Word::ask:
      case Word::ask_each: read_ask(node_, line_, reading_); break;
      case Word::compute: compute(*fields.find(spelling(Word::compute))); break;
      case Word::do_: act(*fields.find(spelling(Word::do_))); break;
      case Word::tell: tell(*fields.find(spelling(Word::tell)), fields); break;
      default: break;
    }
  }

 private:
  Findings& findings() { return reading_.findings; }
  engine::Step& step() { return reading_.workflow.steps[line_]; }

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

  void step_when(const Node& when) {
    reading_.conditional.insert(line_);
    if (!need_text(when, workflow_shapes, findings())) return;
    Reading::Pending formula;
    formula.node = &when;
    formula.step = line_;
    formula.wanted = Type::of(Type::Kind::yes_or_no);
    formula.put = [this_step = &step()](engine::Formula compiled) { this_step->when = std::move(compiled); };
    reading_.formulas.push_back(std::move(formula));
  }

  void signpost(const Fields& fields) {
    if (fields.find(spelling(Word::when)) && fields.find(spelling(Word::then))) return;
    findings().error(node_.at, "G06", both("Langkah ini tidak melakukan apa pun", "This step does nothing"),
                     both("Tambahkan satu dari " + verb_list() + "; penunjuk arah memuat `when` dan `then`.",
                          "Add one of " + verb_list() + "; a signpost has `when` and `then`."));
  }

  void compute(const Node& lines) {
    if (!need_map(lines, workflow_shapes, findings())) return;
    step().verb = engine::Compute{};
    for (const auto& line : lines.members) {
      if (!is_name(line.key))
        findings().error(line.at, "N01",
                         both("`" + line.key + "` tidak dapat menjadi nama", "`" + line.key + "` cannot be a name"));
      if (line.value.find(spelling(Word::weigh))) {
        not_run(line.value.key_at(spelling(Word::weigh)), std::string(spelling(Word::weigh)), findings());
        reading_.unknown_fields.insert(step().id + "." + line.key);
        continue;
      }
      if (!need_text(line.value, workflow_shapes, findings())) {
        reading_.unknown_fields.insert(step().id + "." + line.key);
        continue;
      }
      Reading::Pending formula;
      formula.node = &line.value;
      formula.step = line_;
      formula.line = line.key;
      formula.put = [this_step = &step(), name = line.key](engine::Formula compiled) {
        std::get<engine::Compute>(this_step->verb).lines.emplace_back(name, std::move(compiled));
      };
      reading_.formulas.push_back(std::move(formula));
    }
  }

  // "plugin.NAME" of a plugin in `uses`; its second half may still be unknown.
  std::optional<std::pair<const engine::Manifest*, Name>> plugin_name(const Node& node) {
    if (!need_text(node, workflow_shapes, findings())) return std::nullopt;
    auto dot = node.text.find('.');
    if (dot == std::string::npos || node.text.find(' ') != std::string::npos) {
      findings().error(node.at, "G04", both("Di sini ditulis `plugin.nama`", "This is written as `plugin.name`"),
                       both("Misalnya `kinerja.publish_plan`.", "For example `kinerja.publish_plan`."));
      return std::nullopt;
    }
    const auto* manifest = reading_.plugin(node.text.substr(0, dot), node.inside());
    if (!manifest) return std::nullopt;
    return std::pair{manifest, node.text.substr(dot + 1)};
  }
  static Mark behind_dot(const Node& node) {
    return {node.at.line, node.inside().column + static_cast<int>(node.text.find('.')) + 1};
  }

  void act(const Node& node) {
    auto named = plugin_name(node);
    if (!named) return;
    const auto& [manifest, name] = *named;
    auto action = manifest->actions.find(name);
    if (action == manifest->actions.end()) {
      unknown(node, "N16", manifest->actions, name, "tindakan", "action");
      return;
    }
    step().verb = engine::Do{manifest->plugin, name, {}};
    inputs(node, action->second.with, [this_step = &step()](Name input, engine::Formula compiled) {
      std::get<engine::Do>(this_step->verb).with.emplace_back(std::move(input), std::move(compiled));
    });
  }

  void tell(const Node& whom, const Fields& fields) {
    engine::Tell tell;
    for (const Node* each : texts_of(whom, workflow_shapes, findings()))
      if (reading_.is_person(each->text, each->at)) tell.who.push_back(each->text);
    const Node* message_node = fields.need(spelling(Word::message));
    auto named = message_node ? plugin_name(*message_node) : std::nullopt;
    if (!named) return;
    const auto& [manifest, name] = *named;
    auto message = manifest->messages.find(name);
    if (message == manifest->messages.end()) {
      unknown(*message_node, "N17", manifest->messages, name, "pesan", "message");
      return;
    }
    tell.plugin = manifest->plugin;
    tell.message = name;
    step().verb = std::move(tell);
    inputs(*message_node, message->second.with, [this_step = &step()](Name input, engine::Formula compiled) {
      std::get<engine::Tell>(this_step->verb).with.emplace_back(std::move(input), std::move(compiled));
    });
  }

  template <class Map>
  void unknown(const Node& node, const char* code, const Map& known, const Name& name, const std::string& id,
               const std::string& en) {
    std::vector<std::string> names;
    for (const auto& [each, declared] : known) names.push_back(each);
    std::string plugin = node.text.substr(0, node.text.find('.'));
    findings().error(behind_dot(node), code,
                     both("Plugin `" + plugin + "` tidak mempunyai " + id + " `" + name + "`",
                          "The plugin `" + plugin + "` has no " + en + " `" + name + "`"),
                     did_you_mean(name, names));
  }

  // `with:` gives every declared input once, and nothing else.
  void inputs(const Node& named, const std::vector<std::pair<Name, Type>>& wanted,
              std::function<void(Name, engine::Formula)> put) {
    const Node* with = node_.find(spelling(Word::with));
    if (with && !need_map(*with, workflow_shapes, findings())) return;
    std::vector<std::string> names;
    for (const auto& [name, type] : wanted) {
      names.push_back(name);
      const Node* given = with ? with->find(name) : nullptr;
      if (!given) {
        findings().error(with ? with->at : named.at, "N11",
                         both("Masukan `" + name + "` belum diberi nilai", "The input `" + name + "` is not given"),
                         both("Tulis `with: {" + name + ": …}`.", "Write `with: {" + name + ": …}`."));
        continue;
      }
      if (!need_text(*given, workflow_shapes, findings())) continue;
      Reading::Pending formula;
      formula.node = given;
      formula.step = line_;
      formula.wanted = type;
      formula.put = [put, name = name](engine::Formula compiled) { put(name, std::move(compiled)); };
      reading_.formulas.push_back(std::move(formula));
    }
    if (!with) return;
    for (const auto& member : with->members)
      if (std::find(names.begin(), names.end(), member.key) == names.end())
        findings().error(member.at, "N11",
                         both("`" + named.text + "` tidak mempunyai masukan `" + member.key + "`",
                              "`" + named.text + "` has no input `" + member.key + "`"),
                         did_you_mean(member.key, names));
  }

  const Node& node_;
  std::size_t line_;
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
  findings.error(name->at, "N13",
                 both("Langkah `" + name->text + "` sudah ada pada baris " + std::to_string(first->second.line),
                      "The step `" + name->text + "` is already there in line " + std::to_string(first->second.line)),
                 both("Pilih nama lain.", "Choose another name."));
  return std::nullopt;
}

}  // namespace

void read_steps(const Node& steps, Reading& reading) {
  Findings& findings = reading.findings;
  if (!need_list(steps, workflow_shapes, findings)) return;
  if (steps.items.empty()) findings.error(steps.at, "G03", both("Sedikitnya satu langkah", "At least one step"));
  if (steps.items.size() > most_steps) {
    findings.error(steps.items[most_steps].at, "G07",
                   both("Lebih dari " + std::to_string(most_steps) + " langkah",
                        "More than " + std::to_string(most_steps) + " steps"),
                   both("Bagi menjadi beberapa alur.", "Divide it into several workflows."));
    return;
  }
  std::vector<const Node*> nodes;
  for (const auto& item : steps.items) {
    auto name = step_name(item, reading);
    if (!name) {
      reading.flow_is_known = false;
      continue;
    }
    engine::Step step;
    step.id = *name;
    step.at = findings.place(item.find(spelling(Word::step))->at);
    reading.workflow.steps.push_back(std::move(step));
    nodes.push_back(&item);
    if (const Node* branches = item.find(spelling(Word::together)); branches && branches->is_list())
      for (const auto& branch : branches->items)
        if (auto inner = step_name(branch, reading)) reading.unknown_steps.insert(*inner);
  }
  // The vector of steps grows no more: formulas keep pointers into it until they are compiled.
  for (std::size_t line = 0; line < nodes.size(); ++line) StepReader(*nodes[line], line, reading).read();
}

}  // namespace jenjang::language
