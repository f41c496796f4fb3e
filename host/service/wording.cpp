#include "service/wording.hpp"

#include "engine/form_sentences.hpp"
#include "service/words.hpp"

namespace jenjang::service {
namespace {

Translated enum_words(const engine::Type& type, const std::string& value, const engine::Manifests& manifests) {
  const auto dot = type.enumeration.find('.');
  auto manifest = manifests.find(type.enumeration.substr(0, dot));
  if (dot != std::string::npos && manifest != manifests.end()) {
    auto found = manifest->second->enums.find(type.enumeration.substr(dot + 1));
    if (found != manifest->second->enums.end())
      for (const auto& [name, words] : found->second.values)
        if (name == value) return words;
  }
  return plain(value);
}

}  // namespace

Translated value_words(const engine::Type& type, const Value& value, const engine::Manifests& manifests) {
  if (const auto* number = value.get<Decimal>()) {
    Translated shown = engine::sentences::shown(*number);
    return engine::text_of(type) == "money" ? fill(both("Rp {}", "Rp {}"), {shown}) : shown;
  }
  if (const auto* yes = value.get<bool>()) return *yes ? both("ya", "yes") : both("tidak", "no");
  if (const auto* day = value.get<Date>()) return date_words(*day);
  if (const auto* list = value.get<List>()) {
    std::vector<Translated> words;
    const engine::Type& item = type.item ? *type.item : type;
    for (const Value& each : *list) words.push_back(value_words(item, each, manifests));
    return list_words(words);
  }
  const auto* text = value.get<std::string>();
  if (text && type.kind == engine::Type::Kind::enumeration) return enum_words(type, *text, manifests);
  if (text && type.kind == engine::Type::Kind::period)
    if (auto period = Period::parse(*text)) return period_words(*period);
  return plain(plain_text(value));
}

Translated fill_placeholders(const Translated& pattern,
                             const std::function<std::optional<Translated>(const std::string&)>& fill) {
  Translated out;
  for (const auto& [language, text] : pattern) {
    std::string& filled = out[language];
    for (std::size_t at = 0; at < text.size();) {
      const auto open = text.find('<', at), close = open == text.npos ? open : text.find('>', open);
      filled += text.substr(at, open == text.npos || close == text.npos ? text.npos : open - at);
      if (open == text.npos || close == text.npos) break;
      const auto words = fill(text.substr(open + 1, close - open - 1));
      filled += words ? std::string(say(*words, language)) : text.substr(open, close - open + 1);
      at = close + 1;
    }
  }
  return out;
}

}  // namespace jenjang::service
