#include "language/manifest_types.hpp"

#include <algorithm>

#include "language/words.hpp"

namespace jenjang::language {
namespace {

using engine::Type;

// " from A to B" behind a number; both ends or none.
std::optional<Type> with_range(std::string_view text, bool whole) {
  if (text.empty()) return Type::number_between(std::nullopt, std::nullopt, whole);
  constexpr std::string_view from = " from ", to = " to ";
  auto between = text.find(to);
  if (!text.starts_with(from) || between == std::string_view::npos || between < from.size()) return std::nullopt;
  auto low = Decimal::parse(text.substr(from.size(), between - from.size()));
  auto high = Decimal::parse(text.substr(between + to.size()));
  if (!low || !high || *low > *high) return std::nullopt;
  if (whole && (!low->is_whole() || !high->is_whole())) return std::nullopt;
  return Type::number_between(low, high, whole);
}

const std::vector<std::string>& type_names() {
  static const std::vector<std::string> names{
      "text",   "number", "number from 0 to 100", "integer", "money", "yes or no", "date", "period",
      "person", "unit",   "list of text"};
  return names;
}

}  // namespace

std::optional<Type> plain_type_from(std::string_view text) {
  if (text == "text") return Type::of(Type::Kind::text);
  if (text == "yes or no") return Type::of(Type::Kind::yes_or_no);
  if (text == "date") return Type::of(Type::Kind::date);
  if (text == "period") return Type::of(Type::Kind::period);
  if (text == "person") return Type::of(Type::Kind::person);
  if (text == "unit") return Type::of(Type::Kind::unit);
  if (text == "money") return Type::number_between(Decimal(0), std::nullopt, true);
  if (text.starts_with("number")) return with_range(text.substr(6), false);
  if (text.starts_with("integer")) return with_range(text.substr(7), true);
  return std::nullopt;
}

std::optional<Type> type_of(const Node& node, const engine::Manifest& manifest, Findings& findings) {
  if (!need_text(node, manifest_shapes, findings)) return std::nullopt;
  std::string_view text = node.text;
  constexpr std::string_view list = "list of ";
  bool is_list = text.starts_with(list);
  if (is_list) text.remove_prefix(list.size());
  auto type = plain_type_from(text);
  if (auto found = manifest.enums.find(std::string(text)); !type && found != manifest.enums.end()) {
    type = Type::of(Type::Kind::enumeration);
    type->enumeration = manifest.plugin + "." + found->first;
    for (const auto& [value, words] : found->second.values) type->values.push_back(value);
  }
  if (!type) {
    auto known = type_names();
    for (const auto& [name, values] : manifest.enums) known.push_back(name);
    findings.error(node.at, "M06", both("Jenis `" + node.text + "` tidak ada", "There is no type `" + node.text + "`"),
                   did_you_mean(text, known));
    return std::nullopt;
  }
  return is_list ? Type::list_of(std::move(*type)) : *type;
}

std::vector<std::pair<Name, Type>> typed_names(const Node& node, const engine::Manifest& manifest, Findings& findings) {
  std::vector<std::pair<Name, Type>> out;
  if (!need_map(node, manifest_shapes, findings)) return out;
  for (const auto& member : node.members) {
    bool named = may_name(member.key, member.at, findings);
    auto type = type_of(member.value, manifest, findings);
    if (named && type) out.emplace_back(member.key, std::move(*type));
  }
  return out;
}

std::optional<Value> value_from_text(const Type& type, std::string_view text) {
  Value value{std::string(text)};
  switch (type.kind) {
    case Type::Kind::yes_or_no:
      if (text != "yes" && text != "no") return std::nullopt;
      value = Value(text == "yes");
      break;
    case Type::Kind::number: {
      auto number = Decimal::parse(text);
      if (!number) return std::nullopt;
      value = Value(*number);
      break;
    }
    case Type::Kind::date: {
      auto date = date_from(text);
      if (!date) return std::nullopt;
      value = Value(*date);
      break;
    }
    case Type::Kind::person:
    case Type::Kind::evidence:
    case Type::Kind::rows:
    case Type::Kind::list: return std::nullopt;  // nothing that a manifest could name
    default: break;
  }
  if (!engine::fits(type, value)) return std::nullopt;
  return value;
}

std::optional<Translated> words_of(const Node& node, const engine::Manifest& manifest, Findings& findings) {
  if (!node.is_map()) {
    findings.error(node.at, "M07", both("Teks ditulis dalam setiap bahasa", "A text is written in each language"),
                   both("Tulis `{id: …, en: …}`.", "Write `{id: …, en: …}`."));
    return std::nullopt;
  }
  Translated words;
  for (const auto& member : node.members) {
    bool known =
        std::find(manifest.languages.begin(), manifest.languages.end(), member.key) != manifest.languages.end();
    if (!known)
      findings.error(member.at, "M01",
                     both("`" + member.key + "` bukan salah satu dari `languages`",
                          "`" + member.key + "` is not one of `languages`"),
                     did_you_mean(member.key, manifest.languages));
    else if (need_text(member.value, manifest_shapes, findings))
      words.emplace(member.key, member.value.text);
  }
  for (const auto& language : manifest.languages)
    if (!node.find(language))
      findings.error(node.at, "M07",
                     both("Teks ini belum ada dalam bahasa `" + language + "`",
                          "This text is missing in the language `" + language + "`"),
                     both("Tambahkan `" + language + ": …`.", "Add `" + language + ": …`."));
  return words;
}

bool may_name(const std::string& name, Mark at, Findings& findings, bool hyphens) {
  if (!is_name(name, hyphens)) {
    findings.error(
        at, "M04", both("`" + name + "` tidak dapat menjadi nama di sini", "`" + name + "` cannot be a name here"),
        hyphens ? both("Tulis dengan a-z, 0-9, _ dan tanda hubung.", "Write it with a-z, 0-9, _ and hyphens.")
                : both("Tulis dengan a-z, 0-9 dan _.", "Write it with a-z, 0-9 and _."));
    return false;
  }
  return true;
}

}  // namespace jenjang::language
