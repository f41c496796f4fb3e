// Words by language as one column of text.
#pragma once

#include "base/json.hpp"

namespace jenjang::store {

inline Translated words_from(const std::string& text) {
  Translated words;
  const auto json = parse_json(text, text.size() + 1);
  if (!json || !json->object()) return words;
  for (const auto& [language, sentence] : *json->object()) {
    if (sentence.string()) words.emplace(language, *sentence.string());
  }
  return words;
}

}  // namespace jenjang::store
