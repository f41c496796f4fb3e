// Values as people read them, and sentences with <placeholders>.
#pragma once

#include <functional>

#include "service/installed.hpp"

namespace jenjang::service {

/// 1.250,5 and 1,250.5 · Rp 1.250.000 · ya, yes · 26 Januari 2026 · an enum's text · texts as they are.
Translated value_words(const engine::Type&, const Value&, const engine::Manifests&);

/// Every `<what>` by what `fill` gives for it, in the same language; one that it does not know stays as it was written.
Translated fill_placeholders(const Translated& pattern,
                             const std::function<std::optional<Translated>(const std::string& what)>& fill);

}  // namespace jenjang::service
