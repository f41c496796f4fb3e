#include "language/form_schema.hpp"

#include <algorithm>
#include <charconv>

#include "base/limits.hpp"
#include "language/words.hpp"

namespace jenjang::language {
namespace {

using engine::Schema;
using Kind = Schema::Kind;

const std::vector<std::string>& all_keywords() {
  static const std::vector<std::string> words{"type",      "properties", "required",   "additionalProperties",
                                              "items",     "minItems",   "maxItems",   "uniqueItems",
                                              "minimum",   "maximum",    "multipleOf", "minLength",
                                              "maxLength", "pattern",    "format",     "default",
                                              "$ref",      "if",         "then",       "else",
                                              "const",     "ui"};
  return words;
}

std::optional<Kind> kind_from(std::string_view type) {
  if (type == "object") return Kind::object;
  if (type == "array") return Kind::array;
  if (type == "string") return Kind::text;
  if (type == "number") return Kind::number;
  if (type == "integer") return Kind::integer;
  if (type == "boolean") return Kind::yes_or_no;
  return std::nullopt;
}

class SchemaReader {
 public:
  SchemaReader(const std::string& text, const engine::Manifest& manifest, Findings& findings)
      : places_(text), findings_(findings), keywords_(places_, manifest, findings) {}

  Schema root(const Json& json, Json& out) {
    Schema schema = node(json, "", out, Where::root);
    if (schema.kind != Kind::object)
      keywords_.wrong("", "M09", both("Formulir adalah satu objek", "A form is one object"));
    return schema;
  }

 private:
  enum class Where { root, field, item, row_field, condition };

  Schema node(const Json& json, const std::string& pointer, Json& out, Where where) {
    Schema schema;
    const auto* members = json.object();
    if (!members) {
      keywords_.wrong(pointer, "M03", both("Di sini harus ada objek", "This must be an object"));
      return schema;
    }
    for (const auto& [keyword, value] : *members)
      if (std::find(all_keywords().begin(), all_keywords().end(), keyword) == all_keywords().end())
        keywords_.unknown_keyword(pointer, keyword, all_keywords());
    type(json, pointer, schema, where);
    bool label = where == Where::field || where == Where::row_field;
    keywords_.read(json, pointer, schema, out, label);
    bool object = schema.kind == Kind::object || where == Where::condition;
    if (object)
      properties(json, pointer, schema, out, where);
    else
      for (const char* keyword : {"properties", "required", "additionalProperties", "if", "then", "else"})
        if (!json[keyword].is_null()) keywords_.unknown_keyword(pointer, keyword, {});
    if (schema.kind == Kind::array)
      items(json, pointer, schema, out, where);
    else if (!json["items"].is_null())
      keywords_.unknown_keyword(pointer, "items", {});
    return schema;
  }

  void type(const Json& json, const std::string& pointer, Schema& schema, Where where) {
    const Json& type = json["type"];
    if (type.is_null()) {
      if (json["$ref"].is_null() && where != Where::condition)
        keywords_.wrong(pointer, "M02", both("`type` wajib ada", "`type` is required"));
      return;
    }
    std::string at = pointer_to(pointer, "type");
    schema.kind = type.string() ? kind_from(*type.string()) : std::nullopt;
    if (!schema.kind)
      return keywords_.wrong(at, "M09", both("Jenis ini tidak didukung", "This type is not supported"),
                             did_you_mean(type.string() ? *type.string() : "",
                                          {"object", "array", "string", "number", "integer", "boolean"}));
    bool nested =
        (schema.kind == Kind::object && where != Where::root && where != Where::item && where != Where::condition) ||
        (schema.kind == Kind::array && where != Where::field && where != Where::condition);
    if (nested) {
      keywords_.wrong(at, "M09",
                      both("Formulir hanya memuat isian, daftar, dan daftar baris",
                           "A form has fields, lists and lists of rows only"),
                      both("Jadikan datar.", "Make it flat."));
      schema.kind.reset();
    }
  }

  void properties(const Json& json, const std::string& pointer, Schema& schema, Json& out, Where where) {
    bool condition = where == Where::condition;
    if (!condition) closed(json, pointer);
    const Json& all = json["properties"];
    std::string at = pointer_to(pointer, "properties");
    if (!all.is_null() && !all.object())
      return keywords_.wrong(at, "M03", both("Di sini harus ada objek", "This must be an object"));
    Json::Array order;
    for (const auto& name : places_.members(at)) {
      const Json& property = all[name];
      if (!condition) field_name(name, pointer_to(at, name));
      Json& written = out.member("properties").member(name);
      Where inner = condition ? Where::condition : where == Where::root ? Where::field : Where::row_field;
      schema.properties.emplace_back(name, node(property, pointer_to(at, name), written, inner));
      order.emplace_back(name);
    }
    if (!condition) ui_of(out).member("order") = std::move(order);  // JSON has none, and people read from the top
    required(json, pointer, schema, condition);
    conditions(json, pointer, schema, out);
  }

  void closed(const Json& json, const std::string& pointer) {
    const Json& open = json["additionalProperties"];
    if (open.is_null())
      keywords_.wrong(pointer, "M02",
                      both("`additionalProperties: false` wajib ada", "`additionalProperties: false` is required"));
    else if (!open.boolean() || *open.boolean())
      keywords_.wrong(pointer_to(pointer, "additionalProperties"), "M09", both("Hanya `false`", "Only `false`"));
  }

  void field_name(const std::string& name, const std::string& pointer) {
    if (name == "choice" || !is_name(name))
      findings_.error(places_.key(pointer), "M04",
                      both("`" + name + "` tidak dapat menjadi nama isian", "`" + name + "` cannot name a field"),
                      both("Tulis dengan a-z, 0-9 dan _; `choice` milik langkah.",
                           "Write it with a-z, 0-9 and _; `choice` is the step's own."));
  }

  void required(const Json& json, const std::string& pointer, Schema& schema, bool condition) {
    const Json& list = json["required"];
    if (list.is_null()) return;
    std::string at = pointer_to(pointer, "required");
    if (!list.array()) return keywords_.wrong(at, "M03", both("Di sini harus ada daftar", "This must be a list"));
    for (std::size_t number = 0; number < list.array()->size(); ++number) {
      const std::string* name = (*list.array())[number].string();
      auto same = [&](const auto& each) { return name && each.first == *name; };
      bool there = std::any_of(schema.properties.begin(), schema.properties.end(), same) ||
                   (condition && name && is_field(*name));
      std::vector<std::string> known;
      for (const auto& [each, property] : schema.properties) known.push_back(each);
      if (there)
        schema.required.push_back(*name);
      else
        keywords_.wrong(pointer_to(at, std::to_string(number)), "M06",
                        both("Isian ini tidak ada", "There is no such field"), did_you_mean(name ? *name : "", known));
    }
  }

  // `if`, `then`, `else` speak of the fields of the object that they stand in.
  void conditions(const Json& json, const std::string& pointer, Schema& schema, Json& out) {
    std::vector<std::string> outer = std::move(around_);
    around_.clear();
    for (const auto& [name, property] : schema.properties) around_.push_back(name);
    around_.insert(around_.end(), outer.begin(), outer.end());
    for (auto [keyword, into] :
         {std::pair{"if", &schema.when}, {"then", &schema.then}, {"else", &schema.otherwise_schema}}) {
      if (json[keyword].is_null()) continue;
      std::string at = pointer_to(pointer, keyword);
      if (std::string_view(keyword) != "if" && json["if"].is_null()) keywords_.unknown_keyword(pointer, keyword, {});
      auto inner = node(json[keyword], at, out.member(keyword), Where::condition);
      for (const auto& [name, property] : inner.properties)
        if (!is_field(name))
          findings_.error(places_.key(pointer_to(pointer_to(at, "properties"), name)), "M06",
                          both("Isian `" + name + "` tidak ada", "There is no field `" + name + "`"),
                          did_you_mean(name, around_));
      *into = std::make_shared<const Schema>(std::move(inner));
    }
    around_ = std::move(outer);
  }
  bool is_field(const std::string& name) const {
    return std::find(around_.begin(), around_.end(), name) != around_.end();
  }

  void items(const Json& json, const std::string& pointer, Schema& schema, Json& out, Where where) {
    const Json& items = json["items"];
    if (items.is_null()) {
      if (where != Where::condition) keywords_.wrong(pointer, "M02", both("`items` wajib ada", "`items` is required"));
      return;
    }
    Where inner = where == Where::condition ? Where::condition : Where::item;
    schema.items =
        std::make_shared<const Schema>(node(items, pointer_to(pointer, "items"), out.member("items"), inner));
  }

  JsonPlaces places_;
  Findings& findings_;
  Keywords keywords_;
  std::vector<std::string> around_;
};

// A default is an answer like any other: the form's own check judges it.
void check_defaults(const engine::Form& form, const JsonPlaces& places, Findings& findings) {
  for (const auto& [name, property] : form.root.properties) {
    if (!property.otherwise) continue;
    engine::Form single = form;
    single.root = Schema{};
    single.root.kind = Kind::object;
    single.root.properties = {{name, property}};
    single.root.properties.front().second.otherwise.reset();
    auto read = engine::read_answers(single, Json(Json::Object{{name, *property.otherwise}}));
    if (auto* wrong = std::get_if<std::vector<engine::FieldError>>(&read); wrong && !wrong->empty())
      findings.error(places.value("/properties/" + name + "/default"), "M03", wrong->front().sentence);
  }
}

Mark mark_from(std::string_view where) {  // "12:3"
  Mark out{1, 1};
  auto colon = where.find(':');
  if (colon == std::string_view::npos) return out;
  std::from_chars(where.data(), where.data() + colon, out.line);
  std::from_chars(where.data() + colon + 1, where.data() + where.size(), out.column);
  return out;
}

}  // namespace

Diagnostics read_form_schema(const std::string& text, const std::string& path, const engine::Manifest& manifest,
                             engine::Form& form) {
  Findings findings(path);
  auto json = parse_json(text, limits::json_text_bytes);
  if (!json) {
    findings.error(mark_from(json.error().where), "M03", json.error().sentence);
    return findings.take();
  }
  form.schema = *json;
  form.root = SchemaReader(text, manifest, findings).root(*json, form.schema);
  if (findings.clean()) check_defaults(form, JsonPlaces(text), findings);
  return findings.take();
}

}  // namespace jenjang::language
