// Form: a plugin's form as the host knows it, compiled from the published subset of JSON Schema 2020-12, and the check
// of what a person entered. The server's check is the authority; tests/support/form-vectors.json runs here and in the
// browser's tests.
#pragma once

#include <memory>
#include <set>
#include <variant>

#include "engine/type.hpp"

namespace jenjang::engine {

/// One node of the subset; an unset keyword is not checked.
struct Schema {
  enum class Kind { object, array, text, number, integer, yes_or_no };
  Schema();  // not here: a schema that holds schemas is incomplete until its end, which clang minds
  std::optional<Kind> kind;                            ///< unset only under `if`, `then`, `else`
  std::vector<std::pair<Name, Schema>> properties;     ///< in the order of the file. additionalProperties is always false
  std::vector<Name> required;
  std::shared_ptr<const Schema> items;
  std::optional<std::size_t> min_items, max_items, min_length, max_length;  ///< lengths in characters
  bool unique_items = false;
  std::optional<Decimal> minimum, maximum, multiple_of;
  std::string pattern;                                 ///< ECMAScript, searched, at most 200 characters
  std::string format;                                  ///< "date", "person", "file" or none
  Name enumeration;                                    ///< {"$ref": "enums/NAME"}
  std::vector<Name> choices;                           ///< that enum's values
  std::optional<Json> constant, otherwise;             ///< `const`, `default`
  std::shared_ptr<const Schema> when, then, otherwise_schema;  ///< `if`, `then`, `else`
  Translated label, help;                              ///< `ui`
  Name widget;                                         ///< "long text" or none
};

struct Form {
  Name plugin, name;
  Translated label;
  Schema root;                        ///< a flat object
  Json schema;                        ///< as sent to the browser: the file's, with `$ref` replaced by {"enum": […], "ui": {"texts": {value: text}}}
  std::optional<Name> check, prefill; ///< handlers
  std::vector<Name> from;             ///< datasets and forms that they are given
  bool for_people = false;            ///< `for: people`: every line of an import of people must fit it
  std::string key() const { return plugin + "." + name; }
};

/// A field as formulas see it.
struct FormField {
  Name name;
  Type type;
  bool may_be_unset = false;  ///< not required, no default, no list: reading it is X04
  std::size_t least = 0;      ///< list: how many it surely has (minItems, where it is required)
  std::set<Name> columns_that_may_be_unset = {};  ///< rows: columns whose reading is X04
};
std::vector<FormField> fields_of(const Form&);

/// Whether this is a `pattern` that the form's check can run: ECMAScript, at most 200 characters. For the reader.
bool is_pattern(std::string_view);

struct FieldError {
  std::string pointer;  ///< "/targets/0/target"
  Translated sentence;
};
/// The answers as typed values, defaults filled in; or every field that does not fit. Texts must be UTF-8 without
/// control characters other than newline and tab, and at most limits::form_text_bytes.
std::variant<Record, std::vector<FieldError>> read_answers(const Form&, const Json& entered);
/// The other way, for the browser: what the person entered, as plain JSON of the schema.
Json entered_from(const Form&, const Record&);

}  // namespace jenjang::engine
