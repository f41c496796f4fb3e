// Messages: a plugin's template or the host's own notice, as words in both languages.
#pragma once

#include "service/city.hpp"

namespace jenjang::service {

struct Words {
  Translated title, text;
};
/// Of a `tell` effect of this case, as of that day. A message that is no longer installed is told without its words.
Words words_of(const City&, const Directory&, const engine::Effect&, const engine::State&, Date day);

}  // namespace jenjang::service
