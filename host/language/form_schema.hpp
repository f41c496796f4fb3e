// forms/NAME.json to engine::Schema: the published subset of JSON Schema 2020-12, anything else M09 at its place.
#pragma once

#include "engine/form.hpp"
#include "language/json_places.hpp"
#include "language/manifest_reading.hpp"

namespace jenjang::language {

/// Fills in `root` and `schema` of the form.
Diagnostics read_form_schema(const std::string& text, const std::string& path, const engine::Manifest&, engine::Form&);

/// The `ui` of a node's copy for the browser; made where it is missing or was written wrongly.
Json& ui_of(Json& out);

/// The keywords of one node that need nothing but the node: limits, formats, patterns, `ui`.
/// `json` is the node, `out` its copy for the browser.
class Keywords {
 public:
  Keywords(const JsonPlaces& places, const engine::Manifest& manifest, Findings& findings)
      : places_(places), manifest_(manifest), findings_(findings) {}

  void read(const Json& json, const std::string& pointer, engine::Schema&, Json& out, bool label_required);

  /// A finding at a member of the node (its value), or at the node.
  void wrong(const std::string& pointer, std::string code, Translated sentence, Translated suggestion = {});
  void unknown_keyword(const std::string& pointer, const std::string& keyword, const std::vector<std::string>& known);
  std::optional<Translated> words(const Json&, const std::string& pointer);

 private:
  void numbers(const Json&, const std::string& pointer, engine::Schema&);
  void lengths(const Json&, const std::string& pointer, engine::Schema&);
  void texts(const Json&, const std::string& pointer, engine::Schema&);
  void choice(const Json&, const std::string& pointer, engine::Schema&, Json& out);
  void ui(const Json&, const std::string& pointer, engine::Schema&, bool label_required);
  std::optional<Decimal> number(const Json&, const std::string& pointer);
  std::optional<std::size_t> length(const Json&, const std::string& pointer);

  const JsonPlaces& places_;
  const engine::Manifest& manifest_;
  Findings& findings_;
};

}  // namespace jenjang::language
