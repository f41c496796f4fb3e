#include <algorithm>

#include "language/form_schema.hpp"

namespace jenjang::language {
namespace {

using Kind = engine::Schema::Kind;

bool is_number(const engine::Schema& schema) { return schema.kind == Kind::number || schema.kind == Kind::integer; }

}  // namespace

Json& ui_of(Json& out) {
  Json& ui = out.member("ui");
  if (!ui.object()) ui = Json::Object{};
  return ui;
}

void Keywords::wrong(const std::string& pointer, std::string code, Translated sentence, Translated suggestion) {
  findings_.error(places_.value(pointer), std::move(code), std::move(sentence), std::move(suggestion));
}

void Keywords::unknown_keyword(const std::string& pointer, const std::string& keyword,
                               const std::vector<std::string>& known) {
  findings_.error(places_.key(pointer_to(pointer, keyword)), "M09",
                  both("Kata kunci `" + keyword + "` tidak didukung di sini",
                       "The keyword `" + keyword + "` is not supported here"),
                  did_you_mean(keyword, known));
}

void Keywords::read(const Json& json, const std::string& pointer, engine::Schema& schema, Json& out,
                    bool label_required) {
  if (!json["$ref"].is_null()) choice(json["$ref"], pointer, schema, out);
  numbers(json, pointer, schema);
  lengths(json, pointer, schema);
  texts(json, pointer, schema);
  if (const Json& fixed = json["const"]; !fixed.is_null()) schema.constant = fixed;
  if (const Json& start = json["default"]; !start.is_null()) schema.otherwise = start;
  ui(json["ui"], pointer, schema, label_required);
}

std::optional<Decimal> Keywords::number(const Json& json, const std::string& pointer) {
  auto value = json.number() ? Decimal::parse(json.number()->text) : std::nullopt;
  if (!value)
    wrong(pointer, "M03",
          both("Di sini harus ada angka, paling banyak 10 desimal", "This must be a number with at most 10 decimals"));
  return value;
}

std::optional<std::size_t> Keywords::length(const Json& json, const std::string& pointer) {
  auto value = json.integer();
  if (value && *value >= 0) return static_cast<std::size_t>(*value);
  wrong(pointer, "M03", both("Di sini harus ada bilangan bulat", "This must be a whole number"));
  return std::nullopt;
}

void Keywords::numbers(const Json& json, const std::string& pointer, engine::Schema& schema) {
  for (auto [keyword, into] :
       {std::pair{"minimum", &schema.minimum}, {"maximum", &schema.maximum}, {"multipleOf", &schema.multiple_of}}) {
    if (json[keyword].is_null()) continue;
    if (schema.kind && !is_number(schema)) unknown_keyword(pointer, keyword, {});
    *into = number(json[keyword], pointer_to(pointer, keyword));
  }
  if (schema.minimum && schema.maximum && *schema.minimum > *schema.maximum)
    wrong(pointer_to(pointer, "maximum"), "M03",
          both("`maximum` lebih kecil daripada `minimum`", "`maximum` is less than `minimum`"));
  if (schema.multiple_of && *schema.multiple_of <= Decimal(0))
    wrong(pointer_to(pointer, "multipleOf"), "M03", both("Kelipatan harus lebih dari 0", "A multiple must be over 0"));
}

void Keywords::lengths(const Json& json, const std::string& pointer, engine::Schema& schema) {
  struct Row {
    const char* keyword;
    std::optional<std::size_t>* into;
    Kind kind;
  };
  for (const Row& row :
       {Row{"minItems", &schema.min_items, Kind::array}, Row{"maxItems", &schema.max_items, Kind::array},
        Row{"minLength", &schema.min_length, Kind::text}, Row{"maxLength", &schema.max_length, Kind::text}}) {
    if (json[row.keyword].is_null()) continue;
    if (schema.kind && schema.kind != row.kind) unknown_keyword(pointer, row.keyword, {});
    *row.into = length(json[row.keyword], pointer_to(pointer, row.keyword));
  }
  if (schema.min_items && schema.max_items && *schema.min_items > *schema.max_items)
    wrong(pointer_to(pointer, "maxItems"), "M03",
          both("`maxItems` lebih kecil daripada `minItems`", "`maxItems` is less than `minItems`"));
  if (schema.min_length && schema.max_length && *schema.min_length > *schema.max_length)
    wrong(pointer_to(pointer, "maxLength"), "M03",
          both("`maxLength` lebih kecil daripada `minLength`", "`maxLength` is less than `minLength`"));
  if (const Json& unique = json["uniqueItems"]; !unique.is_null()) {
    if (schema.kind && schema.kind != Kind::array) unknown_keyword(pointer, "uniqueItems", {});
    if (unique.boolean())
      schema.unique_items = *unique.boolean();
    else
      wrong(pointer_to(pointer, "uniqueItems"), "M03",
            both("Di sini `true` atau `false`", "This is `true` or `false`"));
  }
}

void Keywords::texts(const Json& json, const std::string& pointer, engine::Schema& schema) {
  static const std::vector<std::string> formats{"date", "person", "file"};
  for (auto [keyword, into] : {std::pair{"pattern", &schema.pattern}, {"format", &schema.format}}) {
    if (json[keyword].is_null()) continue;
    if (schema.kind && schema.kind != Kind::text) unknown_keyword(pointer, keyword, {});
    if (json[keyword].string())
      *into = *json[keyword].string();
    else
      wrong(pointer_to(pointer, keyword), "M03", both("Di sini harus ada teks", "This must be a text"));
  }
  if (!schema.pattern.empty() && !engine::is_pattern(schema.pattern))
    wrong(pointer_to(pointer, "pattern"), "M03", both("Pola ini tidak dapat dijalankan", "This pattern cannot be run"),
          both("Tulis pola ECMAScript, paling panjang 200 karakter.",
               "Write an ECMAScript pattern of at most 200 characters."));
  if (!schema.format.empty() && std::find(formats.begin(), formats.end(), schema.format) == formats.end())
    wrong(pointer_to(pointer, "format"), "M09",
          both("Format `" + schema.format + "` tidak didukung", "The format `" + schema.format + "` is not supported"),
          did_you_mean(schema.format, formats));
}

// {"$ref": "enums/NAME"}: the only way to a choice. The browser gets its values and what people read.
void Keywords::choice(const Json& reference, const std::string& pointer, engine::Schema& schema, Json& out) {
  constexpr std::string_view prefix = "enums/";
  const std::string* text = reference.string();
  Name name = text && text->starts_with(prefix) ? text->substr(prefix.size()) : Name();
  auto found = manifest_.enums.find(name);
  if (found == manifest_.enums.end()) {
    std::vector<std::string> known;
    for (const auto& [each, values] : manifest_.enums) known.push_back("enums/" + each);
    wrong(pointer_to(pointer, "$ref"), "M06",
          both("Pilihan ini tidak ada dalam `enums`", "There is no such choice in `enums`"),
          did_you_mean(text ? *text : "", known));
    return;
  }
  schema.kind = Kind::text;
  schema.enumeration = name;
  Json::Array values;
  Json::Object texts;
  for (const auto& [value, words] : found->second.values) {
    schema.choices.push_back(value);
    values.emplace_back(value);
    texts.emplace(value, words);
  }
  out.object()->erase("$ref");
  out.member("enum") = std::move(values);
  ui_of(out).member("texts") = std::move(texts);
}

std::optional<Translated> Keywords::words(const Json& json, const std::string& pointer) {
  const auto* members = json.object();
  if (!members) {
    wrong(pointer, "M07", both("Teks ditulis dalam setiap bahasa", "A text is written in each language"),
          both("Tulis {\"id\": …, \"en\": …}.", "Write {\"id\": …, \"en\": …}."));
    return std::nullopt;
  }
  Translated out;
  for (const auto& [language, text] : *members) {
    const auto& known = manifest_.languages;
    if (std::find(known.begin(), known.end(), language) == known.end())
      findings_.error(
          places_.key(pointer_to(pointer, language)), "M01",
          both("`" + language + "` bukan salah satu dari `languages`", "`" + language + "` is not one of `languages`"),
          did_you_mean(language, known));
    else if (!text.string() || text.string()->empty())
      wrong(pointer_to(pointer, language), "M03", both("Di sini harus ada teks", "This must be a text"));
    else
      out.emplace(language, *text.string());
  }
  for (const auto& language : manifest_.languages)
    if (json[language].is_null())
      wrong(pointer, "M07",
            both("Teks ini belum ada dalam bahasa `" + language + "`",
                 "This text is missing in the language `" + language + "`"));
  return out;
}

void Keywords::ui(const Json& json, const std::string& pointer, engine::Schema& schema, bool label_required) {
  std::string at = pointer_to(pointer, "ui");
  if (json.is_null()) {
    if (label_required)
      wrong(pointer, "M02",
            both("`ui` dengan `label` wajib ada: itulah yang dibaca orang",
                 "`ui` with a `label` is required: it is what people read"));
    return;
  }
  const auto* members = json.object();
  if (!members) return wrong(at, "M03", both("Di sini harus ada {\"label\": …}", "This must be {\"label\": …}"));
  static const std::vector<std::string> known{"label", "help", "widget"};
  for (const auto& [key, value] : *members)
    if (std::find(known.begin(), known.end(), key) == known.end()) unknown_keyword(at, key, known);
  if (json["label"].is_null() && label_required) wrong(at, "M02", both("`label` wajib ada", "`label` is required"));
  if (!json["label"].is_null())
    if (auto text = words(json["label"], pointer_to(at, "label"))) schema.label = std::move(*text);
  if (!json["help"].is_null())
    if (auto text = words(json["help"], pointer_to(at, "help"))) schema.help = std::move(*text);
  if (json["widget"].is_null()) return;
  schema.widget = json.text_or("widget");
  if (schema.widget != "long text")
    wrong(pointer_to(at, "widget"), "M09", both("Hanya `long text`", "Only `long text`"));
}

}  // namespace jenjang::language
