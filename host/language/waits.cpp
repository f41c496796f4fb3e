// `wait`: until a date, or for an event of a plugin.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

const Translated& wait_forms() {
  static const Translated forms =
      both("Tulis seperti `until period.end + 4 working days` atau `for bkn.technical_opinion`.",
           "Write it like `until period.end + 4 working days` or `for bkn.technical_opinion`.");
  return forms;
}

class WaitReader {
 public:
  WaitReader(const Node& node, const Spot& spot, Reading& reading) : node_(node), spot_(spot), reading_(reading) {}

  void read() {
    const Node& wait = *node_.find(spelling(Word::wait));
    if (!need_text(wait, workflow_shapes, findings())) return;
    Cursor words(wait);
    if (words.next() == spelling(Word::until))
      until(wait);
    else if (words.take(Word::for_))
      event(words);
    else
      findings().error(
          words.at(), "G04",
          both("`" + words.next() + "` tidak dipahami di sini", "`" + words.next() + "` is not understood here"),
          wait_forms());
  }

 private:
  Findings& findings() { return reading_.findings; }
  engine::Step& step() { return reading_.step(spot_); }

  void until(const Node& wait) {
    for (Word word : {Word::within, Word::late})
      if (node_.find(spelling(word)))
        findings().error(node_.key_at(spelling(word)), "G06",
                         both("`" + std::string(spelling(word)) + "` tidak berlaku: hari yang ditunggu pasti datang",
                              "`" + std::string(spelling(word)) + "` means nothing: the day waited for surely comes"),
                         both("Hapus kunci ini.", "Remove this key."));
    auto within = within_of(wait, findings());
    if (!within) return;
    const auto& moment = std::get<engine::Moment>(*within);
    check_moment(moment, wait.at, reading_);
    check_calendar(*within, wait.at, reading_);
    step().verb = engine::WaitUntil{moment};
  }

  void event(Cursor& words) {
    reading_.unknown_steps.insert(step().id);  // until the event is found
    Mark at = words.at();
    std::string name = words.take_word().value_or("");
    auto dot = name.find('.');
    if (dot == std::string::npos) {
      findings().error(at, "G04", both("Peristiwa ditulis `plugin.nama`", "An event is written as `plugin.name`"),
                       wait_forms());
      return;
    }
    if (!finished(words, findings(), wait_forms())) return;
    const auto* manifest = reading_.plugin(name.substr(0, dot), at);
    if (!manifest) return;
    auto& wait = step().verb.emplace<engine::WaitFor>();
    wait.plugin = manifest->plugin;
    wait.event = name.substr(dot + 1);
    if (manifest->events.contains(wait.event)) {
      reading_.unknown_steps.erase(step().id);
    } else {
      std::vector<std::string> known;
      for (const auto& [each, declared] : manifest->events) known.push_back(each);
      findings().error({at.line, at.column + static_cast<int>(dot) + 1}, "N18",
                       both("Plugin `" + wait.plugin + "` tidak mempunyai peristiwa `" + wait.event + "`",
                            "The plugin `" + wait.plugin + "` has no event `" + wait.event + "`"),
                       did_you_mean(wait.event, known));
    }
    deadline(wait);
  }

  void deadline(engine::WaitFor& wait) {
    if (const Node* within = node_.find(spelling(Word::within)))
      if (auto read = within_of(*within, findings())) {
        wait.within = *read;
        if (const auto* moment = std::get_if<engine::Moment>(&wait.within)) check_moment(*moment, within->at, reading_);
      }
    if (const Node* late = node_.find(spelling(Word::late)))
      for (const Node* each : texts_of(*late, workflow_shapes, findings()))
        if (auto entry = late_of(*each, findings())) wait.late.push_back(*entry);
    check_deadlines(node_, spot_, wait, reading_);
  }

  const Node& node_;
  Spot spot_;
  Reading& reading_;
};

}  // namespace

void read_wait(const Node& step, const Spot& spot, Reading& reading) { WaitReader(step, spot, reading).read(); }

}  // namespace jenjang::language
