// `do` and `tell`: what a plugin is asked to do or to say, and `with:`, which gives every input of it.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Type;

class ActingReader {
 public:
  ActingReader(const Node& node, const Spot& spot, Reading& reading) : node_(node), spot_(spot), reading_(reading) {}

  void act(const Node& node) {
    auto named = plugin_name(node, reading_);
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

  void tell(const Node& whom) {
    engine::Tell tell;
    for (const Node* each : texts_of(whom, workflow_shapes, findings()))
      if (reading_.use_person({each->text, each->at, Reading::Use::As::told, spot_})) tell.who.push_back(each->text);
    const Node* message_node = node_.find(spelling(Word::message));
    if (!message_node)
      findings().error(node_.at, "G02", both("Kunci `message` wajib ada", "The key `message` is required"),
                       both("Tambahkan `message: plugin.nama`.", "Add `message: plugin.name`."));
    auto named = message_node ? plugin_name(*message_node, reading_) : std::nullopt;
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

 private:
  Findings& findings() { return reading_.findings; }
  engine::Step& step() { return reading_.step(spot_); }

  template <class Map>
  void unknown(const Node& node, const char* code, const Map& known, const Name& name, const std::string& id,
               const std::string& en) {
    std::vector<std::string> names;
    for (const auto& [each, declared] : known) names.push_back(each);
    auto dot = node.text.find('.');
    std::string plugin = node.text.substr(0, dot);
    findings().error({node.at.line, node.inside().column + static_cast<int>(dot) + 1}, code,
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
      formula.spot = spot_;
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
  Spot spot_;
  Reading& reading_;
};

}  // namespace

std::optional<std::pair<const engine::Manifest*, Name>> plugin_name(const Node& node, Reading& reading) {
  if (!need_text(node, workflow_shapes, reading.findings)) return std::nullopt;
  auto dot = node.text.find('.');
  if (dot == std::string::npos || node.text.find(' ') != std::string::npos) {
    reading.findings.error(node.at, "G04", both("Di sini ditulis `plugin.nama`", "This is written as `plugin.name`"),
                           both("Misalnya `kinerja.publish_plan`.", "For example `kinerja.publish_plan`."));
    return std::nullopt;
  }
  const auto* manifest = reading.plugin(node.text.substr(0, dot), node.inside());
  if (!manifest) return std::nullopt;
  return std::pair{manifest, node.text.substr(dot + 1)};
}

void read_acting(const Node& step, const Spot& spot, Reading& reading) {
  ActingReader reader(step, spot, reading);
  if (const Node* act = step.find(spelling(Word::do_)))
    reader.act(*act);
  else
    reader.tell(*step.find(spelling(Word::tell)));
}

}  // namespace jenjang::language
