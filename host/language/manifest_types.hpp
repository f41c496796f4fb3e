// Types and values as manifests spell them: "number from 0 to 120", "list of date", an enum's name.
#pragma once

#include "engine/manifest.hpp"
#include "language/fields.hpp"

namespace jenjang::language {

/// The types that need no manifest; nothing for any other text.
std::optional<engine::Type> plain_type_from(std::string_view text);
/// Also `list of T` and the manifest's enums; M06 where there is no such type.
std::optional<engine::Type> type_of(const Node&, const engine::Manifest&, Findings&);
/// {name: type, …} in the order of the file.
std::vector<std::pair<Name, engine::Type>> typed_names(const Node&, const engine::Manifest&, Findings&);

/// A value written as text; nothing where it does not fit the type.
std::optional<Value> value_from_text(const engine::Type&, std::string_view text);

/// A text: a map with one entry for each of the manifest's languages (M07).
std::optional<Translated> words_of(const Node&, const engine::Manifest&, Findings&);

/// A name of the kind that manifests use; M04 where it is none, or a word of the language.
bool may_name(const std::string&, Mark, Findings&, bool hyphens = false);

}  // namespace jenjang::language
