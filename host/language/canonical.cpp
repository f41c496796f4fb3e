// The canonical text of a definition, over which its hash is taken: what runs and what people read, and nothing of how
// the file is written. A comment, a blank or another vocabulary changes no hash.
#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::DurationUnit;

Json json_of(const engine::Target&);
Json json_of(const engine::Duration&);
Json json_of(const engine::Withdrawal&);
Json json_of(const std::string& text) { return text; }
Json json_of(const engine::Formula& formula) {
  // Blanks between words are no part of what a formula says; those inside quotes are.
  std::string text;
  bool in_quotes = false, escaped = false, blank = false;
  for (char c : formula.source) {
    if (c == '"' && !escaped) in_quotes = !in_quotes;
    escaped = c == '\\' && !escaped;
    if (c == ' ' && !in_quotes) {
      blank = !text.empty();
      continue;
    }
    if (std::exchange(blank, false)) text += ' ';
    text += c;
  }
  return text;
}
// Declared before the template that uses them.
Json json_of(const std::string&);
Json json_of(const engine::Duration&);
Json json_of(const engine::Target&);
Json json_of(const engine::Withdrawal&);
template <class T>
Json json_of(const std::optional<T>& value) {
  return value ? json_of(*value) : Json();
}

Json json_of(const engine::Duration& duration) {
  static constexpr const char* units[] = {"working days", "days", "hours", "months"};
  return std::to_string(duration.count) + " " + units[static_cast<int>(duration.unit)];
}
Json json_of(const engine::Within& within) {
  if (const auto* duration = std::get_if<engine::Duration>(&within)) return json_of(*duration);
  const auto& moment = std::get<engine::Moment>(within);
  Json out;
  out.member("anchor") = static_cast<int>(moment.anchor);
  out.member("month") = moment.month;
  out.member("day") = moment.day;
  if (moment.plus) out.member("plus") = json_of(*moment.plus);
  return out;
}
Json json_of(const engine::Target& target) {
  Json out;
  if (target.step) out.member("step") = *target.step;
  if (target.end) out.member("end") = *target.end;
  return out;
}
Json json_of(const std::vector<std::pair<Name, engine::Formula>>& lines) {
  Json::Array out;
  for (const auto& [name, formula] : lines) out.push_back(Json::Array{name, json_of(formula)});
  return out;
}
template <class Names>
Json list_of(const Names& names) {
  Json::Array out;
  for (const auto& each : names) out.push_back(each);
  return out;
}

Json json_of(const engine::Weigh& weigh) {
  Json out;
  Json::Array each;
  for (const auto& [what, share] : weigh.shares) each.push_back(Json::Array{what.text(), share.text()});
  out.member("weigh") = std::move(each);
  out.member("missing") = static_cast<int>(weigh.missing);
  return out;
}
Json json_of(const engine::Choice& choice) {
  Json out;
  out.member("name") = choice.name;
  out.member("when") = json_of(choice.when);
  out.member("then") = json_of(choice.then);
  if (choice.back_to) {
    out.member("back to") = choice.back_to->step;
    out.member("at most") = choice.back_to->at_most;
  }
  out.member("note") = choice.note_required;
  if (choice.wins) {
    out.member("wins") = Json::Array{static_cast<int>(choice.wins->kind), choice.wins->number, choice.wins->of};
  }
  return out;
}
Json json_of(const engine::Late& late) {
  Json out;
  out.member("after") = json_of(late.after);
  out.member("kind") = static_cast<int>(late.kind);
  out.member("what") = late.what;
  return out;
}

Json json_of(const engine::Step& step);

struct VerbWriter {
  Json& out;
  void operator()(const engine::Signpost&) const { out.member("verb") = "signpost"; }
  void operator()(const engine::Ask& ask) const {
    out.member("verb") = ask.each ? "ask each" : "ask";
    if (ask.each) out.member("enough") = Json::Array{static_cast<int>(ask.enough.kind), ask.enough.number};
    out.member("who") = ask.who;
    Json::Array forms, choices, remind, late, rules;
    for (const auto& form : ask.forms) forms.push_back(form.plugin + "." + form.form);
    for (const auto& choice : ask.choices) choices.push_back(json_of(choice));
    for (const auto& each : ask.remind) remind.push_back(json_of(each));
    for (const auto& each : ask.late) late.push_back(json_of(each));
    for (auto rule : ask.rules) rules.push_back(static_cast<int>(rule));
    out.member("forms") = std::move(forms);
    out.member("choices") = std::move(choices);
    out.member("within") = json_of(ask.within);
    out.member("remind") = std::move(remind);
    out.member("late") = std::move(late);
    out.member("rules") = std::move(rules);
  }
  void operator()(const engine::Compute& compute) const {
    out.member("verb") = "compute";
    Json::Array lines;
    for (const auto& [name, line] : compute.lines)
      lines.push_back(Json::Array{name, std::visit([](const auto& value) { return json_of(value); }, line)});
    out.member("lines") = std::move(lines);
  }
  void operator()(const engine::Together& together) const {
    out.member("verb") = "together";
    Json::Array branches;
    for (const auto& branch : together.branches) branches.push_back(json_of(branch));
    out.member("branches") = std::move(branches);
  }
  void operator()(const engine::WaitUntil& wait) const {
    out.member("verb") = "wait";
    out.member("until") = json_of(engine::Within(wait.until));
  }
  void operator()(const engine::WaitFor& wait) const {
    out.member("verb") = "wait";
    out.member("event") = wait.plugin + "." + wait.event;
    out.member("within") = json_of(wait.within);
    Json::Array late;
    for (const auto& each : wait.late) late.push_back(json_of(each));
    out.member("late") = std::move(late);
  }
  void operator()(const engine::Do& act) const {
    out.member("verb") = "do";
    out.member("action") = act.plugin + "." + act.action;
    out.member("with") = json_of(act.with);
  }
  void operator()(const engine::Tell& tell) const {
    out.member("verb") = "tell";
    out.member("who") = list_of(tell.who);
    out.member("message") = tell.plugin + "." + tell.message;
    out.member("with") = json_of(tell.with);
  }
};

Json json_of(const engine::Step& step) {
  Json out;
  out.member("step") = step.id;
  out.member("when") = json_of(step.when);
  out.member("then") = json_of(step.then);
  std::visit(VerbWriter{out}, step.verb);
  return out;
}

Json json_of(const engine::DecisionTable& table) {
  Json out;
  Json::Array given, rows;
  for (const auto& [name, type] : table.given) given.push_back(Json::Array{name, engine::text_of(type)});
  for (const auto& row : table.rows) {
    Json::Array cells;
    for (const auto& cell : row.cells) cells.push_back(cell.text);
    cells.push_back(to_json(row.gives));
    rows.push_back(std::move(cells));
  }
  out.member("given") = std::move(given);
  out.member("gives") = engine::text_of(table.gives);
  out.member("rows") = std::move(rows);
  return out;
}

Json json_of(const engine::Begin& begin) {
  Json out;
  if (begin.every) out.member("every") = static_cast<int>(*begin.every);
  out.member("month") = begin.month;
  out.member("day") = begin.day;
  out.member("previous period") = begin.previous_period;
  out.member("by") = json_of(begin.by);
  out.member("when") = json_of(begin.when);
  return out;
}

Json json_of(const engine::Withdrawal& withdrawal) {
  Json out;
  out.member("by") = withdrawal.by;
  out.member("before") = json_of(withdrawal.before);
  out.member("end") = withdrawal.end;
  return out;
}

}  // namespace

Hash hash_of(const engine::Definition& workflow) {
  Json out;
  out.member("workflow") = workflow.name;
  out.member("language") = workflow.language;
  out.member("effective") = text_of(workflow.effective);
  out.member("languages") = list_of(workflow.languages);
  out.member("basis") = workflow.basis;
  Json::Array uses, different, steps;
  for (const auto& [plugin, major] : workflow.uses) uses.push_back(Json::Array{plugin, major});
  for (const auto& set : workflow.different_people) different.push_back(list_of(set));
  for (const auto& step : workflow.steps) steps.push_back(json_of(step));
  out.member("uses") = std::move(uses);
  out.member("period") = static_cast<int>(workflow.period);
  out.member("calendar") = workflow.calendar;
  out.member("start") = json_of(workflow.begin);
  Json people{Json::Object{}};
  for (const auto& [name, entry] : workflow.people) {
    Json& written = people.member(name);
    written.member("is") = entry.phrase.text();
    if (entry.from) written.member("from") = entry.from->text();
    written.member("or else") = json_of(entry.or_else);
  }
  out.member("people") = std::move(people);
  Json tables{Json::Object{}};
  for (const auto& [name, table] : workflow.tables) tables.member(name) = json_of(table);
  out.member("tables") = std::move(tables);
  out.member("different people") = std::move(different);
  out.member("withdraw") = json_of(workflow.withdraw);
  out.member("outcomes") = list_of(workflow.outcomes);
  out.member("steps") = std::move(steps);
  Json texts{Json::Object{}}, sources{Json::Object{}};
  for (const auto& [key, words] : workflow.texts) texts.member(key) = words;
  for (const auto& [key, source] : workflow.sources) sources.member(key) = source;
  out.member("texts") = std::move(texts);
  out.member("sources") = std::move(sources);
  return sha256(out.text());
}

}  // namespace jenjang::language
