#include "language/reading.hpp"

#include <algorithm>

namespace jenjang::language {
namespace {

template <class Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> out;
  for (const auto& [key, value] : map) out.push_back(key);
  return out;
}

}  // namespace

engine::Step& Reading::step(const Spot& spot) {
  auto& on_line = workflow.steps[spot.line];
  return spot.branch ? std::get<engine::Together>(on_line.verb).branches[*spot.branch] : on_line;
}

std::vector<std::string> Reading::step_names() const { return keys_of(steps_at); }
std::vector<std::string> Reading::people_names() const { return keys_of(people_at); }

const engine::Manifest* Reading::plugin(const Name& name, Mark at) {
  if (unknown_plugins.contains(name) || !uses_is_known) return nullptr;
  std::vector<std::string> used;
  for (const auto& [plugin, major] : workflow.uses) used.push_back(plugin);
  if (std::find(used.begin(), used.end(), name) != used.end()) return manifests.at(name).get();

  auto installed = manifests.find(name);
  Translated mend =
      installed == manifests.end()
          ? did_you_mean(name, used)
          : both("Tambahkan `" + name + " " + std::to_string(installed->second->version.major) + "` ke `uses`.",
                 "Add `" + name + " " + std::to_string(installed->second->version.major) + "` to `uses`.");
  findings.error(at, "N09",
                 both("Plugin `" + name + "` tidak ada dalam `uses`", "The plugin `" + name + "` is not in `uses`"),
                 std::move(mend));
  return nullptr;
}

bool Reading::is_person(const Name& name, Mark at) {
  if (people_at.contains(name)) return true;
  findings.error(at, "N05", both("`" + name + "` tidak ada dalam `people`", "`" + name + "` is not in `people`"),
                 did_you_mean(name, people_names()));
  return false;
}

bool Reading::use_person(const Use& use) {
  if (!is_person(use.person, use.at)) return false;
  people_used.push_back(use);
  return true;
}

void Reading::may_be_nobody(const Name& entry) {
  const Place& at = workflow.people.at(entry).at;
  findings.error({at.line, at.column}, "P02",
                 both("`" + entry + "` bisa tidak ada orangnya", "There may be nobody for `" + entry + "`"),
                 both("Tambahkan `or else:`, sampai kepada peran yang jumlahnya dijamin (`at least` dalam manifes).",
                      "Add `or else:`, down to a role with guaranteed holders (`at least` in its manifest)."));
}

bool Reading::is_outcome(const Name& name, Mark at) {
  const auto& known = workflow.outcomes;
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  findings.error(at, "N07", both("`" + name + "` tidak ada dalam `outcomes`", "`" + name + "` is not in `outcomes`"),
                 did_you_mean(name, known));
  return false;
}

bool Reading::may_be_named(const std::string& name, Mark at) {
  if (!is_name(name)) {
    findings.error(at, "N01", both("`" + name + "` tidak dapat menjadi nama", "`" + name + "` cannot be a name"),
                   both("Nama ditulis dengan a-z, 0-9 dan _, diawali huruf, paling panjang 60.",
                        "A name is written with a-z, 0-9 and _, from a letter on, at most 60 long."));
    return false;
  }
  if (is_reserved(name)) {
    findings.error(at, "N03", both("`" + name + "` adalah kata bahasa ini", "`" + name + "` is a word of the language"),
                   both("Pilih nama lain.", "Choose another name."));
    return false;
  }
  return true;
}

}  // namespace jenjang::language
