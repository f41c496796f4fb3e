#include <algorithm>
#include <charconv>
#include <map>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "engine/form.hpp"
#include "engine/form_pattern.hpp"
#include "engine/form_sentences.hpp"

namespace jenjang::engine {
namespace {

const Schema* property(const Schema& object, std::string_view name) {
  auto found = std::find_if(object.properties.begin(), object.properties.end(),
                            [&](const auto& each) { return each.first == name; });
  return found == object.properties.end() ? nullptr : &found->second;
}

std::string with_part(const std::string& pointer, std::string_view part) {
  std::string out = pointer + "/";
  for (char each : part) {
    if (each == '~')
      out += "~0";
    else if (each == '/')
      out += "~1";
    else
      out += each;
  }
  return out;
}

// Equal as JSON Schema has it: 1 and 1.0 are one number.
Json canonical(const Json& json) {
  if (const auto* number = json.number()) {
    auto value = Decimal::parse(number->text);
    return value ? Json::Number{value->text()} : *number;
  }
  if (const auto* list = json.array()) {
    Json::Array out;
    for (const auto& each : *list) out.push_back(canonical(each));
    return out;
  }
  if (const auto* members = json.object()) {
    Json::Object out;
    for (const auto& [name, each] : *members) out.emplace(name, canonical(each));
    return out;
  }
  return json;
}

Json with_defaults(const Schema& schema, const Json& entered) {
  if (const auto* members = entered.object(); members && !schema.properties.empty()) {
    Json::Object out = *members;
    for (const auto& [name, each] : schema.properties) {
      auto found = out.find(name);
      if (found != out.end())
        found->second = with_defaults(each, found->second);
      else if (each.otherwise)
        out.emplace(name, *each.otherwise);
    }
    return out;
  }
  if (const auto* list = entered.array(); list && schema.items) {
    Json::Array out;
    out.reserve(list->size());
    for (const auto& each : *list) out.push_back(with_defaults(*schema.items, each));
    return out;
  }
  return entered;
}

bool is_control(char32_t character) {
  if (character == U'\n' || character == U'\t') return false;
  return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

std::optional<PersonId> person_from(const std::string& text) {
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;  // one spelling for each person
  std::int64_t number = 0;
  auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return PersonId(number);
}

// Where the reader stands: the pointer, and the node of the form's own tree, which carries the label also while a
// `then` is checked that names only keywords.
struct Field {
  std::string pointer;
  const Schema* own = nullptr;
  Translated label = {};

  Field member(const Name& name) const {
    const Schema* child = own ? property(*own, name) : nullptr;
    return {with_part(pointer, name), child, child ? child->label : Translated{}};
  }
  Field item(std::size_t index) const {
    const Schema* child = own ? own->items.get() : nullptr;
    return {pointer + "/" + std::to_string(index), child, child && !child->label.empty() ? child->label : label};
  }
  Translated help() const { return own ? own->help : Translated{}; }
};

// Reads one answer after the other and gathers what does not fit. The value of an answer that does not fit is of no
// use.
class Reader {
 public:
  std::vector<FieldError> errors;

  Value read(const Schema& schema, const Field& at, const Json& json) {
    if (schema.constant && canonical(json) != canonical(*schema.constant))
      refuse(at, sentences::not_the_constant(at.label, *schema.constant));
    if (!schema.choices.empty()) return read_choice(schema, at, json);
    switch (schema.kind ? *schema.kind : kind_of(json)) {
      case Schema::Kind::object: return read_object(schema, at, json);
      case Schema::Kind::array: return read_array(schema, at, json);
      case Schema::Kind::text: return read_text(schema, at, json);
      case Schema::Kind::number:
      case Schema::Kind::integer: return read_number(schema, at, json);
      case Schema::Kind::yes_or_no: break;
    }
    if (const auto* flag = json.boolean()) return *flag;
    return refuse(at, sentences::not_yes_or_no(at.label));
  }

 private:
  // Under `if`, `then` and `else` a schema without a type asks nothing of the type.
  static Schema::Kind kind_of(const Json& json) {
    if (json.object()) return Schema::Kind::object;
    if (json.array()) return Schema::Kind::array;
    if (json.number()) return Schema::Kind::number;
    if (json.boolean()) return Schema::Kind::yes_or_no;
    return Schema::Kind::text;
  }

  // One sentence a field is enough; the first is the most telling.
  Value refuse(const Field& at, Translated sentence) {
    bool there =
        std::any_of(errors.begin(), errors.end(), [&](const auto& each) { return each.pointer == at.pointer; });
    if (!there && errors.size() < limits::findings) errors.push_back({at.pointer, std::move(sentence)});
    return {};
  }

  Value read_object(const Schema& schema, const Field& at, const Json& json) {
    const auto* members = json.object();
    if (!members) return refuse(at, at.pointer.empty() ? sentences::not_a_form() : sentences::not_a_row());
    Record out;
    for (const auto& [name, each] : *members) {
      if (const auto* known = property(schema, name))
        out.emplace(name, read(*known, at.member(name), each));
      else if (at.own == &schema)
        refuse(at.member(name), sentences::unknown(name));
    }
    for (const auto& name : schema.required)
      if (!members->contains(name)) refuse(at.member(name), sentences::missing(at.member(name).label));
    for (const auto& [name, each] : schema.properties)  // a list left empty is the empty list
      if (each.kind == Schema::Kind::array) out.try_emplace(name, List{});
    if (schema.when) {
      const auto& branch = matches(*schema.when, at, json) ? schema.then : schema.otherwise_schema;
      if (branch) read(*branch, at, json);
    }
    return out;
  }

  static bool matches(const Schema& condition, const Field& at, const Json& json) {
    Reader silent;
    silent.read(condition, at, json);
    return silent.errors.empty();
  }

  Value read_array(const Schema& schema, const Field& at, const Json& json) {
    const auto* items = json.array();
    if (!items) return refuse(at, sentences::not_a_list(at.label));
    if (schema.min_items && items->size() < *schema.min_items)
      refuse(at, sentences::too_few_items(at.label, *schema.min_items));
    if (schema.max_items && items->size() > *schema.max_items)
      return refuse(at, sentences::too_many_items(at.label, *schema.max_items, items->size()));
    List out;
    std::map<std::string, std::size_t> seen;
    for (std::size_t index = 0; index < items->size() && errors.size() < limits::findings; ++index) {
      const auto& each = (*items)[index];
      out.push_back(schema.items ? read(*schema.items, at.item(index), each) : Value());
      if (!schema.unique_items) continue;
      auto [first, is_new] = seen.emplace(canonical(each).text(), index);
      if (!is_new) refuse(at, sentences::doubled_item(at.label, first->second + 1, index + 1));
    }
    return out;
  }

  Value read_choice(const Schema& schema, const Field& at, const Json& json) {
    const auto* name = json.string();
    bool known = name && std::find(schema.choices.begin(), schema.choices.end(), *name) != schema.choices.end();
    return known ? Value(*name) : refuse(at, sentences::not_a_choice(at.label));
  }

  Value read_number(const Schema& schema, const Field& at, const Json& json) {
    const auto* written = json.number();
    bool whole = schema.kind == Schema::Kind::integer;
    if (!written) return refuse(at, whole ? sentences::not_whole(at.label) : sentences::not_a_number(at.label));
    if (written->text.find_first_of("eE") != std::string::npos) return refuse(at, sentences::has_exponent(at.label));
    auto number = Decimal::parse(written->text);
    if (!number) {
      auto point = written->text.find('.');
      bool too_fine = point != std::string::npos && written->text.size() - point - 1 > Decimal::fractional_digits;
      return refuse(at, too_fine ? sentences::too_many_digits(at.label) : sentences::too_large(at.label));
    }
    if (whole && !number->is_whole()) return refuse(at, sentences::not_whole(at.label));
    if ((schema.minimum && *number < *schema.minimum) || (schema.maximum && *number > *schema.maximum))
      return refuse(at, sentences::out_of_range(at.label, schema));
    if (schema.multiple_of && !(*number % *schema.multiple_of).is_zero())
      return refuse(at, sentences::not_a_multiple(at.label, *schema.multiple_of));
    return *number;
  }

  Value read_text(const Schema& schema, const Field& at, const Json& json) {
    if (schema.format == "file") return refuse(at, sentences::no_files_yet(at.label));
    const auto* text = json.string();
    if (schema.format == "person") {
      auto person = text ? person_from(*text) : std::nullopt;
      return person ? Value(*person) : refuse(at, sentences::not_a_person(at.label));
    }
    if (schema.format == "date") {
      auto date = text ? date_from(*text) : std::nullopt;
      return date ? Value(*date) : refuse(at, sentences::not_a_date(at.label));
    }
    if (!text) return refuse(at, sentences::not_a_text(at.label));
    if (auto fault = fault_of(schema, at, *text)) return refuse(at, std::move(*fault));
    return *text;
  }

  std::optional<Translated> fault_of(const Schema& schema, const Field& at, const std::string& text) {
    if (text.size() > limits::form_text_bytes) return sentences::too_many_bytes(at.label);
    auto characters = code_points(text);
    if (!characters || std::any_of(characters->begin(), characters->end(), is_control))
      return sentences::control_characters(at.label);
    if (schema.min_length && characters->size() < *schema.min_length)
      return sentences::too_short(at.label, *schema.min_length, characters->size());
    if (schema.max_length && characters->size() > *schema.max_length)
      return sentences::too_long(at.label, *schema.max_length, characters->size());
    return schema.pattern.empty() ? std::nullopt : pattern_fault(schema.pattern, at, text);
  }

  // One search that gave up took long enough: a long list of such texts must not take that for each.
  std::optional<Translated> pattern_fault(const std::string& pattern, const Field& at, const std::string& text) {
    auto matched = gave_up_ ? Matched::gave_up : search(pattern, text);
    if (matched == Matched::yes) return std::nullopt;
    if (matched == Matched::no) return sentences::pattern(at.label, at.help());
    gave_up_ = true;
    return sentences::pattern_gave_up(at.label);
  }

  bool gave_up_ = false;
};

}  // namespace

std::variant<Record, std::vector<FieldError>> read_answers(const Form& form, const Json& entered) {
  Reader reader;
  Value value = reader.read(form.root, Field{"", &form.root, {}}, with_defaults(form.root, entered));
  if (!reader.errors.empty()) return std::move(reader.errors);
  return std::move(std::get<Record>(value.data));
}

}  // namespace jenjang::engine
