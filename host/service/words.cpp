#include "service/words.hpp"

#include <array>

#include "service/city_day.hpp"

namespace jenjang::service {

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
  if (const auto* wait = std::get_if<engine::WaitFor>(&step->verb))
    if (auto manifest = rulebook.manifests.find(wait->plugin); manifest != rulebook.manifests.end())
      if (auto event = manifest->second->events.find(wait->event); event != manifest->second->events.end())
        return fill(both("Menunggu: {}", "Waiting: {}"), {event->second.label});
  if (std::holds_alternative<engine::WaitUntil>(step->verb)) return both("Menunggu tanggal", "Waiting for a date");
  if (const auto* block = std::get_if<engine::Together>(&step->verb)) {
    std::vector<Translated> parts;
    for (const engine::Step& branch : block->branches) parts.push_back(step_words(rulebook, branch.id));
    return list_words(parts);
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

}  // namespace jenjang::service
