// Words for people: dates, periods, who somebody is and in what capacity he acts. Both languages, always.
#include <array>

#include "service/city_day.hpp"
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

constexpr std::array<const char*, 12> months_id{"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                                "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array<const char*, 12> months_en{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};

std::string two_digits(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string filled(std::string_view pattern, const std::vector<Translated>& words, std::string_view language) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern.substr(at, 2) == "{}" && next < words.size()) {
      out += say(words[next++], language);
      ++at;
    } else {
      out += pattern[at];
    }
  }
  return out;
}

std::string joined(const std::vector<Translated>& words, std::string_view language, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last : std::string_view(", ");
    out += say(words[i], language);
  }
  return out;
}

Translated found_text(const engine::Definition& definition, const std::string& key, std::string_view otherwise) {
  auto found = definition.texts.find(key);
  return found == definition.texts.end() ? plain(otherwise) : found->second;
}

Translated position_words(const View& view, const engine::Actor& actor) {
  const Position* position = actor.position ? view.directory->position(*actor.position) : nullptr;
  return plain(position ? position->title : std::string());
}

}  // namespace

Translated plain(std::string_view text) { return both(std::string(text), std::string(text)); }

Translated fill(const Translated& pattern, const std::vector<Translated>& words) {
  return both(filled(say(pattern, "id"), words, "id"), filled(say(pattern, "en"), words, "en"));
}

Translated date_words(Date date) {
  std::chrono::year_month_day day(date);
  auto month = static_cast<unsigned>(day.month()) - 1;
  std::string number = std::to_string(static_cast<unsigned>(day.day()));
  std::string year = " " + std::to_string(static_cast<int>(day.year()));
  return both(number + " " + months_id[month] + year, number + " " + months_en[month] + year);
}

Translated moment_words(Time moment, std::chrono::minutes offset) {
  Date day = day_at(moment, offset);
  auto minute = std::chrono::floor<std::chrono::minutes>(moment + offset - day).count();
  bool is_days_end = minute == 24 * 60 - 1;
  if (is_days_end) return date_words(day);
  std::string hour = two_digits(minute / 60), rest = two_digits(minute % 60);
  return fill(both("{} pukul {}", "{} at {}"), {date_words(day), both(hour + "." + rest, hour + ":" + rest)});
}

Translated period_words(const Period& period) {
  std::chrono::year_month_day first(period.start());
  auto month = static_cast<unsigned>(first.month()) - 1;
  std::string year = std::to_string(period.year());
  static constexpr std::array<const char*, 4> roman{"I", "II", "III", "IV"};
  static constexpr std::array<const char*, 4> ordinal{"First", "Second", "Third", "Fourth"};
  switch (period.kind()) {
    case Period::Kind::year: return both("Tahun " + year, year);
    case Period::Kind::half_year:
      return both(std::string("Semester ") + roman[month / 6] + " " + year,
                  std::string(ordinal[month / 6]) + " half of " + year);
    case Period::Kind::quarter:
      return both(std::string("Triwulan ") + roman[month / 3] + " " + year,
                  std::string(ordinal[month / 3]) + " quarter of " + year);
    case Period::Kind::month: break;
  }
  return both(months_id[month] + (" " + year), months_en[month] + (" " + year));
}

Translated list_words(const std::vector<Translated>& words) {
  return both(joined(words, "id", " dan "), joined(words, "en", " and "));
}

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

Translated workflow_words(const engine::Definition* definition, const Name& workflow) {
  return definition ? found_text(*definition, "label", workflow) : plain(workflow);
}

Translated step_words(const engine::Rulebook& rulebook, const StepId& id) {
  const engine::Definition& definition = *rulebook.definition;
  if (auto found = definition.texts.find("steps." + id); found != definition.texts.end()) return found->second;
  // A step of the machine may have no label of its own: it is called after what it does.
  const engine::Step* step = definition.step(id);
  if (!step) return plain(id);
  if (const auto* act = std::get_if<engine::Do>(&step->verb)) {
    auto manifest = rulebook.manifests.find(act->plugin);
    if (manifest != rulebook.manifests.end()) {
      auto action = manifest->second->actions.find(act->action);
      if (action != manifest->second->actions.end()) return action->second.label;
    }
  }
  if (std::holds_alternative<engine::Tell>(step->verb)) return both("Pemberitahuan", "Notice");
  if (std::holds_alternative<engine::Compute>(step->verb)) return both("Penghitungan", "Calculation");
  return plain(id);
}

Translated choice_words(const engine::Definition& definition, const StepId& step, const Name& choice) {
  return found_text(definition, "steps." + step + "." + choice, choice);
}

Translated outcome_words(const engine::Definition& definition, const Name& outcome) {
  return found_text(definition, "outcomes." + outcome, outcome);
}

}  // namespace jenjang::service::pages
