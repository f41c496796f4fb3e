#include "engine/explain_words.hpp"

#include <algorithm>

#include "engine/form_sentences.hpp"

namespace jenjang::engine::explained {
namespace {

constexpr std::array<const char*, 12> months_id{"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                                "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array<const char*, 12> months_en{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
constexpr std::size_t items_shown = 6;  // of a list

Translated date_words(Date date) {
  std::chrono::year_month_day day(date);
  auto month = static_cast<unsigned>(day.month()) - 1;
  std::string number = std::to_string(static_cast<unsigned>(day.day()));
  std::string year = std::to_string(static_cast<int>(day.year()));
  return both(number + " " + months_id[month] + " " + year, number + " " + months_en[month] + " " + year);
}

const Translated* text_in(const Enumeration& values, const Name& value) {
  for (const auto& [name, words] : values.values)
    if (name == value) return &words;
  return nullptr;
}

bool has_values(const Enumeration& enumeration, const std::vector<Name>& names) {
  return enumeration.values.size() == names.size() &&
         std::all_of(names.begin(), names.end(), [&](const Name& name) { return text_in(enumeration, name); });
}

/// Two enums are one type when their values are, so any of them lends its words: the one that is named first, then the
/// workflow's tables, then whatever plugin has the same values.
Translated enum_words(const Rulebook& rules, const Type& type, const Name& value) {
  auto dot = type.enumeration.find('.');
  auto named = rules.manifests.find(type.enumeration.substr(0, dot));
  if (dot != std::string::npos && named != rules.manifests.end()) {
    auto found = named->second->enums.find(type.enumeration.substr(dot + 1));
    if (found != named->second->enums.end())
      if (const auto* words = text_in(found->second, value)) return *words;
  }
  for (const auto& [table, definition] : rules.definition->tables) {
    auto words = rules.definition->texts.find("tables." + table + "." + value);
    if (definition.gives == type && words != rules.definition->texts.end()) return words->second;
  }
  for (const auto& [plugin, manifest] : rules.manifests)
    for (const auto& [name, enumeration] : manifest->enums)
      if (has_values(enumeration, type.values)) return *text_in(enumeration, value);
  return spelled(value);
}

Translated list_words(const Rulebook& rules, const Type& type, const List& list) {
  static const Type unknown;
  const Type& item = type.item ? *type.item : unknown;
  std::vector<Translated> words;
  for (std::size_t at = 0; at < std::min(list.size(), items_shown); ++at)
    words.push_back(value_words(rules, item, list[at]));
  if (list.size() > items_shown) words.push_back(plain("…"));
  return fill(plain("[{}]"), {joined(words, plain("; "))});
}

}  // namespace

Translated plain(std::string_view text) { return both(std::string(text), std::string(text)); }

Translated fill(const Translated& pattern, const std::vector<Translated>& words) {
  Translated out;
  for (const auto& [language, text] : pattern) {
    std::size_t next = 0;
    auto& filled = out[language];
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.compare(at, 2, "{}") != 0 || next == words.size()) {
        filled += text[at];
        continue;
      }
      filled += say(words[next++], language);
      ++at;
    }
  }
  return out;
}

Translated joined(const std::vector<Translated>& words, const Translated& separator) {
  Translated out = both("", "");
  for (auto& [language, text] : out)
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (at > 0) text += say(separator, language);
      text += say(words[at], language);
    }
  return out;
}

Translated spelled(const Name& name) {
  std::string words = name;
  std::replace(words.begin(), words.end(), '_', ' ');
  return plain(words);
}

Translated value_words(const Rulebook& rules, const Type& type, const Value& value) {
  if (const auto* number = value.get<Decimal>()) {
    auto shown = sentences::shown(*number);
    return text_of(type) == "money" ? fill(plain("Rp {}"), {shown}) : shown;
  }
  if (const auto* yes = value.get<bool>()) return *yes ? both("ya", "yes") : both("tidak", "no");
  if (const auto* date = value.get<Date>()) return date_words(*date);
  if (const auto* list = value.get<List>()) return list_words(rules, type, *list);
  const auto* text = value.get<std::string>();
  if (text && type.kind == Type::Kind::enumeration) return enum_words(rules, type, *text);
  return plain(plain_text(value));
}

Translated lower_words(const Bound& bound) {
  auto pattern = bound.included ? both("sekurang-kurangnya {}", "at least {}") : both("di atas {}", "over {}");
  return fill(pattern, {sentences::shown(bound.value)});
}
Translated upper_words(const Bound& bound) {
  auto pattern = bound.included ? both("setinggi-tingginya {}", "at most {}") : both("di bawah {}", "under {}");
  return fill(pattern, {sentences::shown(bound.value)});
}

Translated cell_words(const Rulebook& rules, const Type& type, const Cell& cell) {
  if (cell.any) return both("berapa pun", "any");
  std::vector<Translated> parts;
  for (const auto& stretch : cell.stretches) {
    if (stretch.from && stretch.to && stretch.from->value == stretch.to->value)
      parts.push_back(fill(both("tepat {}", "exactly {}"), {sentences::shown(stretch.from->value)}));
    else if (stretch.from && stretch.to)
      parts.push_back(fill(both("{} dan {}", "{} and {}"), {lower_words(*stretch.from), upper_words(*stretch.to)}));
    else
      parts.push_back(stretch.from ? lower_words(*stretch.from) : upper_words(*stretch.to));
  }
  for (const auto& name : cell.names)
    parts.push_back(type.kind == Type::Kind::yes_or_no ? value_words(rules, type, Value(name == "yes"))
                                                       : value_words(rules, type, Value(name)));
  return joined(parts, both(" atau ", " or "));
}

}  // namespace jenjang::engine::explained
