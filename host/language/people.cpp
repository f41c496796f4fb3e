// `people`: phrases that resolve to positions and roles, and the chains of `or else` that must end in somebody.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Phrase;

const Translated& phrase_forms() {
  static const Translated forms =
      both("Tulis `subject`, `superior of P`, `head of unit of P`, `role R` atau `role R in unit of P`.",
           "Write `subject`, `superior of P`, `head of unit of P`, `role R` or `role R in unit of P`.");
  return forms;
}

std::vector<std::string> role_names(const engine::Manifests& manifests) {
  std::vector<std::string> out;
  for (const auto& [plugin, manifest] : manifests)
    for (const auto& [role, declared] : manifest->roles) out.push_back(role);
  return out;
}

int guaranteed(const Name& role, const engine::Manifests& manifests) {
  for (const auto& [plugin, manifest] : manifests)
    if (auto found = manifest->roles.find(role); found != manifest->roles.end()) return found->second.at_least;
  return 0;
}

class PeopleReader {
 public:
  PeopleReader(const Node& node, Reading& reading) : node_(node), reading_(reading) {}

  void read() {
    for (const auto& member : node_.members)
      if (reading_.may_be_named(member.key, member.at) && split(member))
        reading_.people_at.emplace(member.key, member.at);
    for (const auto& [name, entry] : entries_) resolve(name, entry);
  }

 private:
  struct Entry {
    const Node* phrase = nullptr;
    const Node* or_else = nullptr;
  };

  bool split(const Member& member) {
    Entry entry{&member.value, nullptr};
    if (member.value.is_map()) {
      Fields fields(member.value, workflow_shapes, reading_.findings, spellings({Word::is, Word::or_else, Word::from}));
      entry.phrase = fields.need(spelling(Word::is));
      entry.or_else = fields.find(spelling(Word::or_else));
      if (fields.find(spelling(Word::from))) {
        not_run(member.value.key_at(spelling(Word::from)), "from: …", reading_.findings);
        reading_.unknown_people.insert(member.key);
      }
    }
    if (!entry.phrase || !need_text(*entry.phrase, workflow_shapes, reading_.findings) ||
        (entry.or_else && !need_text(*entry.or_else, workflow_shapes, reading_.findings)))
      reading_.unknown_people.insert(member.key);
    else
      entries_.emplace(member.key, entry);
    return true;
  }

  void resolve(const Name& name, const Entry& entry) {
    if (reading_.unknown_people.contains(name)) return;
    std::vector<Name> path{name};
    auto phrase = phrase_of(*entry.phrase, path);
    if (!phrase) {
      reading_.unknown_people.insert(name);
      return;
    }
    engine::People people{*phrase, std::nullopt, std::nullopt, reading_.findings.place(entry.phrase->at)};
    if (entry.or_else && reading_.is_person(entry.or_else->text, entry.or_else->at))
      people.or_else = entry.or_else->text;
    if (!entry.or_else)
      if (auto other = entries_.find(entry.phrase->text); other != entries_.end() && other->second.or_else)
        people.or_else = other->second.or_else->text;  // `boss: superior` takes over its chain, too
    reading_.workflow.people.emplace(name, std::move(people));
  }

  std::optional<Phrase> phrase_of(const Node& node, std::vector<Name>& path) {
    Cursor words(node);
    if (words.next().find('.') != std::string::npos) {
      not_run(words.at(), words.next(), reading_.findings);
      return std::nullopt;
    }
    for (auto [word, kind] : {std::pair{Word::superior, Phrase::Kind::superior},
                              std::pair{Word::head_of_unit, Phrase::Kind::head_of_unit}}) {
      Cursor ahead = words;
      if (!ahead.take(word) || !ahead.take(Word::of)) continue;
      return related(ahead, kind, path);
    }
    for (Word word : {Word::peers, Word::reports}) {
      Cursor ahead = words;
      if (!ahead.take(word) || !ahead.take(Word::of)) continue;
      not_run(node.at, std::string(spelling(word)) + " of", reading_.findings);
      return std::nullopt;
    }
    if (words.take(Word::role)) return role(words, path);
    return named(words, path, true);
  }

  std::optional<Phrase> related(Cursor& words, Phrase::Kind kind, std::vector<Name>& path) {
    Mark at = words.at();
    auto of = named(words, path, false);
    if (!of) return std::nullopt;
    if (of->kind == Phrase::Kind::role) {
      reading_.findings.error(at, "P04",
                              both("Peran dipegang beberapa orang; atasan mana yang dimaksud?",
                                   "A role is held by several people; whose superior is meant?"),
                              both("Sebut `subject` atau atasan seseorang.", "Name `subject` or somebody's superior."));
      return std::nullopt;
    }
    return Phrase{kind, std::make_shared<const Phrase>(std::move(*of)), {}};
  }

  std::optional<Phrase> role(Cursor& words, std::vector<Name>& path) {
    Mark at = words.at();
    Phrase phrase;
    phrase.kind = Phrase::Kind::role;
    phrase.role = words.take_word().value_or("");
    auto known = role_names(reading_.manifests);
    if (std::find(known.begin(), known.end(), phrase.role) == known.end()) {
      reading_.findings.error(at, "N06",
                              both("Peran `" + phrase.role + "` tidak ada", "There is no role `" + phrase.role + "`"),
                              did_you_mean(phrase.role, known));
      return std::nullopt;
    }
    if (words.take(Word::in_unit_of)) {
      Cursor of = words;
      auto whose = related(of, Phrase::Kind::head_of_unit, path);  // the same people make sense
      if (!whose) return std::nullopt;
      phrase.of = whose->of;
      return phrase;
    }
    if (!finished(words, reading_.findings, phrase_forms())) return std::nullopt;
    return phrase;
  }

  // The last word of a phrase: `subject`, or another entry's phrase in its place.
  std::optional<Phrase> named(Cursor& words, std::vector<Name>& path, bool alone) {
    Mark at = words.at();
    auto name = words.take_word();
    if (!name || !finished(words, reading_.findings, phrase_forms())) return std::nullopt;
    if (*name == spelling(Word::subject)) return Phrase{};
    if (reading_.unknown_people.contains(*name)) return std::nullopt;
    auto entry = entries_.find(*name);
    if (entry == entries_.end()) {
      auto known = reading_.people_names();
      known.emplace_back(spelling(Word::subject));
      reading_.findings.error(at, "N05",
                              both("`" + *name + "` tidak ada dalam `people`", "`" + *name + "` is not in `people`"),
                              alone && nearest(*name, known).empty() ? phrase_forms() : did_you_mean(*name, known));
      return std::nullopt;
    }
    if (std::find(path.begin(), path.end(), *name) != path.end()) {
      reading_.findings.error(
          at, "P01", both("`" + *name + "` menunjuk kembali kepada dirinya", "`" + *name + "` leads back to itself"),
          both("Putuskan lingkarannya: salah satu harus menyebut `subject` atau peran.",
               "Break the circle: one of them must name `subject` or a role."));
      return std::nullopt;
    }
    path.push_back(*name);
    auto phrase = phrase_of(*entry->second.phrase, path);
    path.pop_back();
    return phrase;
  }

  const Node& node_;
  Reading& reading_;
  std::map<Name, Entry> entries_;
};

}  // namespace

void read_people(const Node& people, Reading& reading) {
  if (!need_map(people, workflow_shapes, reading.findings)) return;
  if (people.members.size() > most_people)
    reading.findings.error(people.at, "G07",
                           both("Lebih dari " + std::to_string(most_people) + " entri",
                                "More than " + std::to_string(most_people) + " entries"));
  else
    PeopleReader(people, reading).read();
}

void check_people(Reading& reading) {
  const auto& people = reading.workflow.people;
  std::set<Name> in_circle;  // reported already
  for (const auto& [name, entry] : people) {
    Mark at{entry.at.line, entry.at.column};
    if (!entry.or_else) {
      bool somebody = entry.phrase.kind == Phrase::Kind::subject;
      if (entry.phrase.kind == Phrase::Kind::role && !entry.phrase.of)
        somebody = guaranteed(entry.phrase.role, reading.manifests) > 0;
      if (!somebody)
        reading.findings.error(
            at, "P02", both("`" + name + "` bisa tidak ada orangnya", "There may be nobody for `" + name + "`"),
            both("Tambahkan `or else:`, sampai kepada peran yang jumlahnya dijamin (`at least` dalam manifes).",
                 "Add `or else:`, down to a role with guaranteed holders (`at least` in its manifest)."));
      if (somebody && entry.phrase.kind == Phrase::Kind::role && guaranteed(entry.phrase.role, reading.manifests) == 1)
        reading.findings.warning(
            at, "P03",
            both("Peran `" + entry.phrase.role + "` dijamin dipegang satu orang, dan itu bisa pegawainya sendiri",
                 "The role `" + entry.phrase.role + "` has one guaranteed holder, who may be the employee"),
            both("Naikkan `at least` dalam manifesnya menjadi 2.", "Raise `at least` in its manifest to 2."));
      continue;
    }
    std::vector<Name> chain{name};
    for (auto next = entry.or_else; next;) {
      auto other = people.find(*next);
      if (other == people.end() || in_circle.contains(*next)) break;
      auto again = std::find(chain.begin(), chain.end(), *next);
      if (again != chain.end()) {
        in_circle.insert(again, chain.end());
        const Place& begin = other->second.at;
        reading.findings.error(
            {begin.line, begin.column}, "P01",
            both("`or else` dari `" + *next + "` berputar", "`or else` of `" + *next + "` goes in a circle"),
            both("Rantainya harus berakhir pada `subject` atau peran.", "The chain must end in `subject` or a role."));
        break;
      }
      chain.push_back(*next);
      next = other->second.or_else;
    }
  }
}

}  // namespace jenjang::language
