// Words for people: who somebody is and in what capacity he acts. Both languages, always.
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

Translated position_words(const View& view, const engine::Actor& actor) {
  const Position* position = actor.position ? view.directory->position(*actor.position) : nullptr;
  return plain(position ? position->title : std::string());
}

}  // namespace

Translated role_words(const View& view, const Name& role) {
  for (const auto& [plugin, manifest] : view.city.installed->manifests()) {
    if (auto found = manifest->roles.find(role); found != manifest->roles.end()) return found->second.label;
  }
  return plain(role);
}

Translated actor_words(const View& view, const engine::Actor& actor) {
  Translated title = position_words(view, actor);
  if (say(title, "id").empty()) {
    auto held = view.directory->position_of(actor.person, view.today);
    if (held) title = plain(view.directory->position(*held)->title);
  }
  Translated as;
  const Mandate* mandate = actor.mandate ? view.directory->mandate(*actor.mandate) : nullptr;
  if (actor.capacity == engine::Capacity::plt || actor.capacity == engine::Capacity::plh) {
    // The abbreviations are the offices' own words for the two kinds of acting; English readers get both.
    bool vacant = actor.capacity == engine::Capacity::plt;
    as = vacant ? fill(both("Plt. {}", "acting {} (Plt.)"), {title})
                : fill(both("Plh. {}", "standing in as {} (Plh.)"), {title});
    if (mandate) as = fill(both("{}, surat perintah nomor {}", "{}, order number {}"), {as, plain(mandate->number)});
  } else if (actor.capacity == engine::Capacity::role) {
    as = role_words(view, actor.role);
  } else {
    as = title;
  }
  Translated name = plain(name_of(view, actor.person));
  return say(as, "id").empty() ? name : fill(both("{} ({})", "{} ({})"), {name, as});
}

Translated actors_words(const View& view, const std::vector<engine::Actor>& actors) {
  std::vector<Translated> words;
  for (const auto& actor : actors) words.push_back(actor_words(view, actor));
  return list_words(words);
}

Translated people_words(const View& view, const std::vector<PersonId>& people) {
  std::vector<Translated> words;
  for (PersonId person : people) words.push_back(plain(name_of(view, person)));
  return list_words(words);
}

Translated phrase_words(const View& view, const engine::Phrase& phrase) {
  using Kind = engine::Phrase::Kind;
  bool of_subject = !phrase.of || phrase.of->kind == Kind::subject;
  switch (phrase.kind) {
    case Kind::subject: return both("pegawai yang bersangkutan", "the employee");
    case Kind::role: return role_words(view, phrase.role);
    case Kind::superior:
      if (of_subject) return both("atasan langsung", "the superior");
      return fill(both("atasan dari {}", "the superior of {}"), {phrase_words(view, *phrase.of)});
    case Kind::peers:
      if (of_subject) return both("rekan kerja", "the colleagues");
      return fill(both("rekan kerja dari {}", "the colleagues of {}"), {phrase_words(view, *phrase.of)});
    case Kind::reports:
      if (of_subject) return both("bawahan langsung", "the direct reports");
      return fill(both("bawahan langsung dari {}", "the direct reports of {}"), {phrase_words(view, *phrase.of)});
    case Kind::field: return both("yang dipilih pada langkah sebelumnya", "those chosen in an earlier step");
    case Kind::head_of_unit: break;
  }
  if (of_subject) return both("pimpinan unit kerja", "the head of the unit");
  return fill(both("pimpinan unit kerja dari {}", "the head of the unit of {}"), {phrase_words(view, *phrase.of)});
}

}  // namespace jenjang::service::pages
