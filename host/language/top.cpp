// The keys at the top of a workflow: what it is, what it uses, when it starts, how it may end.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

constexpr int language_1 = 1;

class Top {
 public:
  Top(const Node& file, Reading& reading)
      : fields_(file, workflow_shapes, reading.findings,
                spellings({Word::workflow, Word::language, Word::effective, Word::label, Word::languages, Word::basis,
                           Word::uses, Word::subject, Word::period, Word::calendar, Word::start, Word::people,
                           Word::different_people, Word::withdraw, Word::outcomes, Word::tables, Word::steps})),
        reading_(reading) {}

  void read() {
    name();
    language();
    languages();
    basis();
    uses();
    subject();
    calendar();
    period();
    outcomes();
    tables();
    fields_.need(spelling(Word::start));
    text(Word::label);
    fields_.need(spelling(Word::people));
    fields_.need(spelling(Word::steps));
  }

 private:
  Findings& findings() { return reading_.findings; }
  engine::Definition& workflow() { return reading_.workflow; }
  const Node* text(Word word) {
    const Node* node = fields_.need(spelling(word));
    return node && need_text(*node, workflow_shapes, findings()) ? node : nullptr;
  }

  void name() {
    const Node* node = text(Word::workflow);
    if (!node) return;
    workflow().name = node->text;
    if (!is_name(node->text, true) || node->text.find('_') != std::string::npos)
      findings().error(
          node->at, "N01",
          both("`" + node->text + "` tidak dapat menjadi nama alur", "`" + node->text + "` cannot name a workflow"),
          both("Tulis dengan a-z, 0-9 dan tanda hubung.", "Write it with a-z, 0-9 and hyphens."));
  }

  void language() {
    const Node* node = text(Word::language);
    if (!node) return;
    if (whole_from(node->text) != language_1)
      findings().error(node->at, "V01",
                       both("Jenjang ini mengenal bahasa 1, bukan `" + node->text + "`",
                            "This Jenjang knows language 1, not `" + node->text + "`"),
                       both("Tulis `language: 1`.", "Write `language: 1`."));
  }

  void languages() {
    const Node* node = fields_.find(spelling(Word::languages));
    if (!node) {
      workflow().languages = {"id"};
      return;
    }
    if (!need_list(*node, workflow_shapes, findings())) return;
    if (node->items.empty()) findings().error(node->at, "G03", both("Sedikitnya satu bahasa", "At least one language"));
    for (const Node* each : texts_of(*node, workflow_shapes, findings())) {
      auto& known = workflow().languages;
      bool code = each->text.size() == 2 &&
                  std::all_of(each->text.begin(), each->text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!code)
        findings().error(
            each->at, "L05",
            both("`" + each->text + "` bukan kode bahasa", "`" + each->text + "` is no code of a language"),
            both("Tulis dua huruf kecil, seperti `id` atau `en`.", "Write two small letters, like `id` or `en`."));
      else if (std::find(known.begin(), known.end(), each->text) != known.end())
        findings().error(
            each->at, "N13",
            both("Bahasa `" + each->text + "` disebut dua kali", "The language `" + each->text + "` is named twice"));
      else
        known.push_back(each->text);
    }
  }

  void basis() {
    const Node* node = fields_.find(spelling(Word::basis));
    if (node && need_text(*node, workflow_shapes, findings())) workflow().basis = node->text;
  }

  void uses() {
    const Node* node = fields_.need(spelling(Word::uses));
    reading_.uses_is_known = node && need_list(*node, workflow_shapes, findings());
    if (!reading_.uses_is_known) return;
    for (const Node* each : texts_of(*node, workflow_shapes, findings())) one_use(*each);
  }

  void one_use(const Node& node) {
    Cursor words(node);
    Mark at = words.at();
    Name plugin = words.take_word().value_or("");
    auto major = words.take_whole();
    if (!major || !words.done()) {
      findings().error(at, "G04",
                       both("Plugin ditulis dengan versi utamanya", "A plugin is written with its major version"),
                       both("Tulis seperti `kinerja 1`.", "Write it like `kinerja 1`."));
      reading_.unknown_plugins.insert(plugin);
      return;
    }
    auto same = [&](const auto& use) { return use.first == plugin; };
    if (std::any_of(workflow().uses.begin(), workflow().uses.end(), same)) {
      findings().error(at, "N13",
                       both("Plugin `" + plugin + "` disebut dua kali", "The plugin `" + plugin + "` is named twice"),
                       both("Hapus salah satunya.", "Remove one of them."));
      return;
    }
    auto installed = reading_.manifests.find(plugin);
    if (installed == reading_.manifests.end()) {
      std::vector<std::string> known;
      for (const auto& [name, manifest] : reading_.manifests) known.push_back(name);
      findings().error(at, "V02",
                       both("Plugin `" + plugin + "` tidak terpasang", "The plugin `" + plugin + "` is not installed"),
                       did_you_mean(plugin, known));
      reading_.unknown_plugins.insert(plugin);
    } else if (installed->second->version.major != *major) {
      std::string there = installed->second->version.text();
      findings().error(
          at, "V03",
          both("Yang terpasang `" + plugin + "` " + there + ", bukan versi utama " + std::to_string(*major),
               "Installed is `" + plugin + "` " + there + ", not major version " + std::to_string(*major)),
          both("Sesuaikan alur dengan versi itu, lalu tulis `" + plugin + " " +
                   std::to_string(installed->second->version.major) + "`.",
               "Fit the workflow to that version, then write `" + plugin + " " +
                   std::to_string(installed->second->version.major) + "`."));
      reading_.unknown_plugins.insert(plugin);
    } else {
      workflow().uses.emplace_back(plugin, *major);
    }
  }

  void subject() {
    const Node* node = text(Word::subject);
    if (node && node->text != spelling(Word::employee))
      findings().error(node->at, "G04",
                       both("Satu kasus selalu tentang seorang pegawai", "A case is always about one employee"),
                       both("Tulis `subject: employee`.", "Write `subject: employee`."));
  }

  void calendar() {
    const Node* node = fields_.find(spelling(Word::calendar));
    if (!node || !need_text(*node, workflow_shapes, findings())) return;
    std::vector<std::string> known;
    for (const auto& [plugin, manifest] : reading_.manifests)
      for (const auto& [name, calendar] : manifest->calendars) known.push_back(name);
    workflow().calendar = node->text;
    if (std::find(known.begin(), known.end(), node->text) == known.end())
      findings().error(node->at, "N14",
                       both("Kalender `" + node->text + "` tidak ada", "There is no calendar `" + node->text + "`"),
                       did_you_mean(node->text, known));
  }

  void period() {
    const Node* node = fields_.need(spelling(Word::period));
    auto kind = node ? period_kind_of(*node, findings()) : std::nullopt;
    if (kind) workflow().period = *kind;
    const Node* effective = text(Word::effective);
    if (!effective) return;
    auto day = date_from(effective->text);
    if (!day) {
      findings().error(effective->at, "G04",
                       both("`" + effective->text + "` bukan tanggal", "`" + effective->text + "` is no date"),
                       both("Tulis seperti `2026-01-01`.", "Write it like `2026-01-01`."));
      return;
    }
    workflow().effective = *day;
    if (!kind) return;
    Date first = Period::containing(*day, *kind).start();
    if (first != *day)
      findings().error(
          effective->at, "T05",
          both("`effective` harus hari pertama suatu periode", "`effective` must be the first day of a period"),
          both("Misalnya `" + text_of(first) + "`.", "For example `" + text_of(first) + "`."));
  }

  void outcomes() {
    const Node* node = fields_.need(spelling(Word::outcomes));
    if (!node || !need_map(*node, workflow_shapes, findings())) return;
    for (const auto& member : node->members) {
      if (!is_name(member.key))
        findings().error(
            member.at, "N01",
            both("`" + member.key + "` tidak dapat menjadi nama", "`" + member.key + "` cannot be a name"));
      need_text(member.value, workflow_shapes, findings());
      workflow().outcomes.push_back(member.key);
    }
  }

  void tables() {
    if (const Node* node = fields_.find(spelling(Word::tables))) read_tables(*node, reading_);
  }

  Fields fields_;
  Reading& reading_;
};

}  // namespace

void read_top(const Node& file, Reading& reading) { Top(file, reading).read(); }

}  // namespace jenjang::language
