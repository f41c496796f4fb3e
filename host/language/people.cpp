// `people`: phrases that resolve to positions and roles, and the chains of `or else` that must end in somebody.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Phrase;

const Translated& phrase_forms() {
  static const Translated forms = both(
      "Tulis `subject`, `superior of P`, `head of unit of P`, `peers of P`, `reports of P`, `role R`, "
      "`role R in unit of P` atau `langkah.isian`.",
      "Write `subject`, `superior of P`, `head of unit of P`, `peers of P`, `reports of P`, `role R`, "
      "`role R in unit of P` or `step.field`.");
  return forms;
}

std::vector<std::string> role_names(const engine::Manifests& manifests) {
  std::vector<std::string> out;
  for (const auto& [plugin, manifest] : manifests)
    for (const auto& [role, declared] : manifest->roles) out.push_back(role);
  return out;
}

bool is_group(const Phrase& phrase) {
  return phrase.kind == Phrase::Kind::role || phrase.kind == Phrase::Kind::peers ||
         phrase.kind == Phrase::Kind::reports;
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
    const Node* from = nullptr;
  };

  bool split(const Member& member) {
    Entry entry{&member.value};
    if (member.value.is_map()) {
      Fields fields(member.value, workflow_shapes, reading_.findings, spellings({Word::is, Word::or_else, Word::from}));
      entry = {fields.need(spelling(Word::is)), fields.find(spelling(Word::or_else)),
               fields.find(spelling(Word::from))};
    }
    bool whole = entry.phrase != nullptr;
    for (const Node* each : {entry.phrase, entry.or_else, entry.from})
      whole &= !each || need_text(*each, workflow_shapes, reading_.findings);
    if (whole)
      entries_.emplace(member.key, entry);
    else
      reading_.unknown_people.insert(member.key);
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
    const Entry* other = named_entry(entry);  // `boss: superior` takes over its chain, too
    if (!entry.or_else && other && other->or_else) people.or_else = other->or_else->text;
    read_from(entry.from || !other ? entry : *other, name, people);
    reading_.workflow.people.emplace(name, std::move(people));
  }

  const Entry* named_entry(const Entry& entry) const {
    auto other = entries_.find(entry.phrase->text);
    return other == entries_.end() ? nullptr : &other->second;
  }

  // Whom a form may name is the workflow's to say, not the form's.
  void read_from(const Entry& entry, const Name& name, engine::People& people) {
    Findings& findings = reading_.findings;
    bool in_form = people.phrase.kind == Phrase::Kind::field;
    if (in_form && !entry.from)
      findings.error(entry.phrase->at, "P05",
                     both("Tidak ditulis siapa yang boleh dipilih dalam formulir itu",
                          "Nothing says who may be chosen in that form"),
                     both("Tulis `{is: " + people.phrase.text() + ", from: peers of …}`.",
                          "Write `{is: " + people.phrase.text() + ", from: peers of …}`."));
    if (!entry.from) return;
    if (!in_form) {
      findings.error(
          entry.from->at, "P05",
          both("`from` hanya berlaku untuk orang yang dipilih dalam formulir",
               "`from` means something for people chosen in a form only"),
          both("Hapus `from`, atau tulis `is: langkah.isian`.", "Remove `from`, or write `is: step.field`."));
      return;
    }
    std::vector<Name> path{name};
    auto group = phrase_of(*entry.from, path);
    if (group && !is_group(*group))
      findings.error(
          entry.from->at, "P06",
          both("`" + entry.from->text + "` bukan kelompok", "`" + entry.from->text + "` is no group"),
          both("Tulis `peers of …`, `reports of …` atau `role …`.", "Write `peers of …`, `reports of …` or `role …`."));
    else if (group)
      people.from = std::move(*group);
  }

  std::optional<Phrase> phrase_of(const Node& node, std::vector<Name>& path) {
    Cursor words(node);
    if (words.next().find('.') != std::string::npos) return in_form(words);
    for (auto [word, kind] :
         {std::pair{Word::superior, Phrase::Kind::superior}, std::pair{Word::head_of_unit, Phrase::Kind::head_of_unit},
          std::pair{Word::peers, Phrase::Kind::peers}, std::pair{Word::reports, Phrase::Kind::reports}}) {
      Cursor ahead = words;
      if (!ahead.take(word) || !ahead.take(Word::of)) continue;
      return related(ahead, kind, path);
    }
    if (words.take(Word::role)) return role(words, path);
    return named(words, path, true);
  }

  // "raters.peers": the step and the field are looked up when all steps are known (groups.cpp).
  std::optional<Phrase> in_form(Cursor& words) {
    std::string name = words.take_word().value_or("");
    if (!finished(words, reading_.findings, phrase_forms())) return std::nullopt;
    auto dot = name.find('.');
    Phrase phrase;
    phrase.kind = Phrase::Kind::field;
    phrase.step = name.substr(0, dot);
    phrase.field = name.substr(dot + 1);
    return phrase;
  }

  std::optional<Phrase> related(Cursor& words, Phrase::Kind kind, std::vector<Name>& path) {
    Mark at = words.at();
    auto of = named(words, path, false);
    if (!of) return std::nullopt;
    if (is_group(*of) || of->kind == Phrase::Kind::field) {
      reading_.findings.error(at, "P04",
                              both("Ini bisa beberapa orang; yang mana yang dimaksud?",
                                   "These may be several people; which of them is meant?"),
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

int guaranteed_holders(const Phrase& phrase, const engine::Manifests& manifests) {
  if (phrase.kind == Phrase::Kind::subject) return 1;
  if (phrase.kind != Phrase::Kind::role || phrase.of) return 0;
  for (const auto& [plugin, manifest] : manifests)
    if (auto found = manifest->roles.find(phrase.role); found != manifest->roles.end()) return found->second.at_least;
  return 0;
}

bool may_be_empty_group(const Phrase& phrase) {
  return phrase.kind == Phrase::Kind::peers || phrase.kind == Phrase::Kind::reports ||
         phrase.kind == Phrase::Kind::field;
}

void check_people(Reading& reading) {
  const auto& people = reading.workflow.people;
  std::set<Name> in_circle;  // reported already
  for (const auto& [name, entry] : people) {
    Mark at{entry.at.line, entry.at.column};
    if (!entry.or_else) {
      int surely = guaranteed_holders(entry.phrase, reading.manifests);
      if (surely == 0 && !may_be_empty_group(entry.phrase)) reading.may_be_nobody(name);
      if (surely == 1 && entry.phrase.kind == Phrase::Kind::role)
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
