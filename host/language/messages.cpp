// `messages` and `events` of a manifest, and the <names> in texts.
#include <algorithm>

#include "base/utf8.hpp"
#include "language/manifest_reading.hpp"
#include "language/phrases.hpp"

namespace jenjang::language {
namespace {

constexpr std::size_t title_length = 120, text_length = 2000;

const std::vector<std::string>& known_everywhere() {
  static const std::vector<std::string> names{"subject.name", "subject.number", "subject.position", "subject.unit",
                                              "period",       "workflow",       "outcome",          "link"};
  return names;
}

void read_message_text(const Node& node, std::size_t longest, const engine::Message& message, Translated& into,
                       PluginReading& reading) {
  auto words = words_of(node, reading.manifest, reading.findings);
  if (!words) return;
  into = *words;
  std::vector<std::string> names = known_everywhere();
  for (const auto& [name, type] : message.with) names.push_back(name);
  auto known = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  for (const auto& member : node.members) {
    if (!member.value.is_text()) continue;
    if (length_in_characters(member.value.text).value_or(0) > longest)
      reading.findings.error(member.value.at, "M03",
                             both("Lebih dari " + std::to_string(longest) + " karakter",
                                  "More than " + std::to_string(longest) + " characters"),
                             both("Persingkat teks ini.", "Shorten this text."));
    check_placeholders(member.value, known, names, reading.findings);
  }
}

void read_arrivals(const Node& node, engine::EventKind& event, Findings& findings) {
  if (!need_list(node, manifest_shapes, findings)) return;
  static const std::vector<std::string> known{"api", "hand", "poll"};
  for (const Node* each : texts_of(node, manifest_shapes, findings)) {
    if (std::find(known.begin(), known.end(), each->text) == known.end())
      findings.error(each->at, "M03",
                     both("`" + each->text + "` bukan jalan masuk", "`" + each->text + "` is no way to arrive"),
                     did_you_mean(each->text, known));
    else
      event.arrives.push_back(each->text);
  }
  if (node.items.empty())
    findings.error(node.at, "M03", both("Sedikitnya satu jalan masuk", "At least one way to arrive"));
}

bool arrives(const engine::EventKind& event, std::string_view how) {
  return std::find(event.arrives.begin(), event.arrives.end(), how) != event.arrives.end();
}

}  // namespace

void check_placeholders(const Node& text, const std::function<bool(const std::string&)>& known,
                        const std::vector<std::string>& names, Findings& findings) {
  std::size_t at = 0;
  while ((at = text.text.find('<', at)) != std::string::npos) {
    auto end = text.text.find('>', at);
    Mark mark{text.at.line, text.inside().column + column_at(text.text, at) - 1};
    if (end == std::string::npos) {
      findings.error(mark, "M13", both("`<` ini tidak ditutup", "This `<` is not closed"),
                     both("Tulis `<nama>`.", "Write `<name>`."));
      return;
    }
    std::string name = text.text.substr(at + 1, end - at - 1);
    if (!known(name))
      findings.error(mark, "M13", both("`<" + name + ">` tidak dikenal", "`<" + name + ">` is unknown"),
                     did_you_mean(name, names));
    at = end;
  }
}

void read_messages(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    Fields fields(member.value, manifest_shapes, findings, {"with", "title", "text"});
    engine::Message message;
    if (const Node* with = fields.find("with")) message.with = typed_names(*with, reading.manifest, findings);
    if (const Node* title = fields.need("title"))
      read_message_text(*title, title_length, message, message.title, reading);
    if (const Node* text = fields.need("text")) read_message_text(*text, text_length, message, message.text, reading);
    reading.manifest.messages.emplace(member.key, std::move(message));
  }
}

void read_events(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings) || !need_map(member.value, manifest_shapes, findings)) continue;
    Fields fields(member.value, manifest_shapes, findings, {"label", "fields", "arrives", "by", "every"});
    engine::EventKind event;
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) event.label = std::move(*words);
    if (const Node* inputs = fields.need("fields")) event.fields = typed_names(*inputs, reading.manifest, findings);
    if (const Node* how = fields.need("arrives")) read_arrivals(*how, event, findings);
    if (arrives(event, "hand")) fields.need("by");
    if (arrives(event, "poll")) fields.need("every");
    if (const Node* by = fields.find("by"); by && need_text(*by, manifest_shapes, findings)) {
      event.by = by->text;
      reading.remember("events." + member.key + ".by", by->at);
    }
    if (const Node* every = fields.find("every"); every && need_text(*every, manifest_shapes, findings)) {
      Findings inner(findings.file());
      Cursor words(*every);
      event.every = duration_of(words, inner);
      if (!event.every || !words.done())
        findings.error(every->at, "M03",
                       both("Lamanya ditulis seperti `6 hours`", "A duration is written like `6 hours`"));
    }
    reading.manifest.events.emplace(member.key, std::move(event));
  }
}

}  // namespace jenjang::language
