// "Mengapa?": where a number of a case comes from. The engine explains it again from the facts of the journal; who
// entered what and when, and who brought in the data, is added here.
#include "engine/codec.hpp"
#include "engine/explain.hpp"
#include "engine/form_sentences.hpp"
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

using engine::Trace;
using engine::TraceNode;
using engine::TraceOther;

/// What the journal says of how the case came to its newest computed fields.
struct Past {
  engine::State state;                                 ///< after the field was computed
  Time at{};                                           ///< when it was
  std::map<StepId, engine::Facts> facts;               ///< of the row that computed a step, the newest
  std::map<std::pair<StepId, int>, Decision> answers;  ///< by slot, the newest till then
};

Error no_such_number() {
  return failed(
      Failure::unknown, "NoNumber",
      both("Angka ini belum dihitung, atau bukan untuk Anda.", "This was not calculated yet, or it is not for you."));
}
Error erased() {
  return failed(Failure::unknown, "Erased",
                both("Catatan yang menjadi dasar angka ini telah dihapus sesuai ketentuan.",
                     "The record that this number stands on was erased as the rules require."));
}

template <class Content>
std::optional<Content> read(const std::string& text, Result<Content> (*from)(const Json&)) {
  auto json = parse_json(text, limits::state_bytes);
  auto content = json ? from(*json) : Result<Content>(json.error());
  return content ? std::optional(std::move(*content)) : std::nullopt;
}

bool computes(const engine::Events& events, const StepId& step) {
  return std::any_of(events.begin(), events.end(), [&](const engine::Event& event) {
    const auto* computed = std::get_if<engine::Computed>(&event);
    return computed && computed->step == step;
  });
}

/// The case as it was when the step was computed last.
Result<Past> past_of(const View& view, const CaseView& of, const StepId& step) {
  auto rows = view.city.cases.journal(of.row.id);
  if (!rows) return rows.error();
  Past now, then;
  now.state.id = of.row.id;
  bool found = false;
  for (const JournalRow& row : *rows) {
    auto events = read<engine::Events>(row.events, engine::events_from);
    if (!events) return erased();
    now.state = engine::apply(std::move(now.state), *events, row.at);
    std::optional<engine::Facts> facts;
    for (const engine::Event& event : *events) {
      if (const auto* decided = std::get_if<engine::TaskDecided>(&event))
        now.answers[{decided->step, decided->slot}] = {decided->step,    decided->round,  row.at,
                                                       decided->by,      decided->choice, decided->note,
                                                       decided->answers, decided->slot};
      const auto* computed = std::get_if<engine::Computed>(&event);
      if (!computed) continue;
      if (!facts) facts = read<engine::Facts>(row.facts, engine::facts_from);
      if (!facts) return erased();
      now.facts[computed->step] = *facts;
    }
    if (!computes(*events, step)) continue;
    now.at = row.at;
    then = now;
    found = true;
  }
  if (!found) return no_such_number();
  return then;
}

const char* text_of(TraceNode::Kind kind) {
  switch (kind) {
    case TraceNode::Kind::table: return "table";
    case TraceNode::Kind::weigh: return "weigh";
    case TraceNode::Kind::formula: return "formula";
    case TraceNode::Kind::indicator: return "indicator";
    case TraceNode::Kind::answer: return "answer";
    case TraceNode::Kind::subject: return "subject";
    case TraceNode::Kind::period: return "period";
    case TraceNode::Kind::choice: return "choice";
    case TraceNode::Kind::constant: break;
  }
  return "constant";
}

const char* text_of(TraceOther::Kind kind) {
  switch (kind) {
    case TraceOther::Kind::without: return "without";
    case TraceOther::Kind::when: return "when";
    case TraceOther::Kind::other: break;
  }
  return "other";
}

Json node(const char* kind, Translated label) {
  return Json::Object{{"kind", kind},
                      {"label", std::move(label)},
                      {"value", nullptr},
                      {"words", plain("")},
                      {"measured_in", ""},
                      {"sentence", plain("")},
                      {"basis", ""},
                      {"weight", nullptr},
                      {"plugin", nullptr},
                      {"who", nullptr},
                      {"at", nullptr},
                      {"missing", false},
                      {"sources", Json::Array{}},
                      {"children", Json::Array{}}};
}

Json line_json(const engine::MeasuredLine& line, const std::string& measured_in) {
  Json json = node("line", line.sentence);
  if (!line.value) return json;
  json.member("value") = line.value->text();
  json.member("words") = engine::sentences::shown(*line.value);
  json.member("measured_in") = measured_in;
  return json;
}

Json plugin_of(const View& view, const engine::PluginRef& plugin) {
  const engine::Manifest* manifest = view.city.installed->manifest(plugin.plugin);
  Json json =
      manifest
          ? plugin_json(*manifest, plugin.version)
          : Json(Json::Object{
                {"name", plugin.plugin}, {"version", plugin.version}, {"label", plain(plugin.plugin)}, {"owner", ""}});
  json.member("file") = plugin.file;
  return json;
}

/// Who entered it and when; of a confidential step nobody is named.
void add_who(const View& view, const Past& past, const TraceNode& traced, Json& json) {
  const bool entered = traced.kind == TraceNode::Kind::answer || traced.kind == TraceNode::Kind::choice;
  auto answer = past.answers.find({traced.step, traced.slot});
  if (!entered || answer == past.answers.end() || is_pseudonym(answer->second.by.person)) return;
  json.member("who") = actor_json(view, answer->second.by);
  json.member("at") = jenjang::text_of(answer->second.at);
}

Json node_json(const View& view, const Past& past, const TraceNode& traced) {
  Json json = node(text_of(traced.kind), traced.label);
  if (traced.value) json.member("value") = plain_text(*traced.value);
  json.member("words") = traced.words;
  json.member("measured_in") = traced.measured_in;
  json.member("sentence") = traced.sentence;
  json.member("basis") = traced.basis;
  if (traced.weight) json.member("weight") = traced.weight->text();
  if (traced.plugin) json.member("plugin") = plugin_of(view, *traced.plugin);
  json.member("missing") = traced.missing;
  json.member("sources") = sources_json(view, traced.from);
  add_who(view, past, traced, json);
  Json::Array children;
  for (const engine::MeasuredLine& line : traced.lines) children.push_back(line_json(line, traced.measured_in));
  for (const TraceNode& child : traced.children) children.push_back(node_json(view, past, child));
  json.member("children") = std::move(children);
  return json;
}

Json other_json(Translated sentence, const char* kind) {
  return Json::Object{{"sentence", std::move(sentence)}, {"kind", kind}};
}

engine::FactsBehind facts_behind(const Past& past) {
  return [&past](const StepId& step) -> const engine::Facts* {
    auto found = past.facts.find(step);
    return found == past.facts.end() ? nullptr : &found->second;
  };
}

Result<Trace> trace_of(const CaseView& of, const Past& past, const engine::Reference& field) {
  return engine::explain(*of.rulebook, past.state, field, facts_behind(past));
}

// ---- from when it would be another ---------------------------------------------------------------------------------

/// The same facts for another period: indicators measured anew. What today's data say nothing of yet (next year's
/// rating) stays as it is now.
engine::Facts facts_in(Measures& measures, const engine::Facts& facts, PersonId subject, const Period& period,
                       Time now) {
  static constexpr std::string_view indicator = "indicator: ";
  engine::Facts later = facts;
  for (auto& [key, fact] : later) {
    if (!key.starts_with(indicator)) continue;
    const std::string name = key.substr(indicator.size());
    const auto dot = name.find('.');
    auto measured = measures.indicator(name.substr(0, dot), name.substr(dot + 1), subject, period, now);
    if (measured && !measured->failed && measured->value) fact = std::move(*measured);
  }
  return later;
}

/// The first later period in which, with today's data, the result is another; asked only where the result is a word.
std::optional<Json> when_json(const View& view, Measures& measures, const CaseView& of, const Past& past,
                              const engine::Reference& field, const Trace& trace) {
  using Kind = engine::Type::Kind;
  const Kind kind = trace.tree.type.kind;
  auto facts = past.facts.find(field.parts.front());
  if ((kind != Kind::enumeration && kind != Kind::yes_or_no) || !trace.tree.value || facts == past.facts.end())
    return std::nullopt;
  const Date last = view.today + limits::years_ahead;
  Past later = past;
  Period period = *past.state.period;
  for (int count = 0; count < limits::periods_ahead; ++count) {
    period = period.next();
    if (period.start() > last) return std::nullopt;
    later.state.period = period;
    later.facts[field.parts.front()] = facts_in(measures, facts->second, past.state.subject, period, view.now);
    auto value = engine::compute_again(*of.rulebook, later.state, field, facts_behind(later));
    if (!value) return std::nullopt;
    if (*value == *trace.tree.value) continue;
    later.state.steps[field.parts[0]].computed[field.parts[1]] = *value;
    auto other = trace_of(of, later, field);  // for its words
    if (!other) return std::nullopt;
    return other_json(fill(both("{} mulai {}", "{} from {}"), {other->tree.words, date_words(period.start())}), "when");
  }
  return std::nullopt;
}

}  // namespace

Result<Json> Pages::why(const Caller& caller, CaseId id, const std::string& field) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto seen = seen_case(*view, id);
  if (!seen) return seen.error();
  const auto& [of, sight] = *seen;
  const auto dot = field.find('.');
  if (sight != Sight::whole || dot == field.npos) return no_such_number();
  const engine::Reference name{{field.substr(0, dot), field.substr(dot + 1)}};
  auto past = past_of(*view, of, name.parts.front());
  if (!past) return past.error();
  auto trace = trace_of(of, *past, name);
  if (!trace) return trace.error();

  Json::Array others;
  bool told_when = false;
  for (const TraceOther& other : trace->others) {
    told_when |= other.kind == TraceOther::Kind::when;
    others.push_back(other_json(other.sentence, text_of(other.kind)));
  }
  if (!told_when)
    if (auto when = when_json(*view, measures_, of, *past, name, *trace)) others.push_back(std::move(*when));
  return Json(Json::Object{{"field", field},
                           {"label", trace->tree.label},
                           {"value", trace->tree.value ? Json(plain_text(*trace->tree.value)) : Json()},
                           {"words", trace->tree.words},
                           {"at", jenjang::text_of(past->at)},
                           {"tree", node_json(*view, *past, trace->tree)},
                           {"others", std::move(others)}});
}

}  // namespace jenjang::service
