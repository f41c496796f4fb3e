// From a plugin's flat text to typed values. Whatever does not fit is refused here, never cut to size.
#include <algorithm>

#include "service/measure_parts.hpp"

namespace jenjang::service {
namespace {

using engine::Schema;

std::optional<Json> entered_as(const Schema& schema, std::string_view text) {
  switch (schema.kind.value_or(Schema::Kind::text)) {
    case Schema::Kind::number:
    case Schema::Kind::integer:
      if (auto number = Decimal::parse(text)) return Json(Json::Number{number->text()});
      return std::nullopt;
    case Schema::Kind::yes_or_no:
      if (text == "yes" || text == "no") return Json(text == "yes");
      return std::nullopt;
    case Schema::Kind::text: return Json(text);
    case Schema::Kind::object:
    case Schema::Kind::array: break;
  }
  return std::nullopt;
}

const Schema* property(const Schema& schema, std::string_view name) {
  for (const auto& [key, value] : schema.properties)
    if (key == name) return &value;
  return nullptr;
}

/// Puts one output at its place, `targets.0.result`; false where there is no such place. Rows arrive in order.
bool put(const Schema& schema, Json& into, std::string_view path, std::string_view text) {
  const auto dot = path.find('.');
  const std::string_view head = path.substr(0, dot);
  const std::string_view rest = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
  if (schema.kind == Schema::Kind::object && !path.empty()) {
    const Schema* inner = property(schema, head);
    return inner && put(*inner, into.member(head), rest, text);
  }
  if (schema.kind == Schema::Kind::array && !path.empty() && schema.items) {
    if (into.is_null()) into = Json::Array{};
    Json::Array& items = *into.array();
    const std::string last = std::to_string(items.size()), open = std::to_string(items.size() - 1);
    if (head == last)
      items.emplace_back();
    else if (items.empty() || head != open)
      return false;
    return put(*schema.items, items.back(), rest, text);
  }
  if (!path.empty()) return false;
  auto entered = entered_as(schema, text);
  if (entered) into = std::move(*entered);
  return entered.has_value();
}

}  // namespace

std::string_view output_of(const Fields& outputs, std::string_view key) {
  auto found = std::find_if(outputs.begin(), outputs.end(), [&](const auto& field) { return field.first == key; });
  return found == outputs.end() ? std::string_view{} : std::string_view(found->second);
}

Translated sentence_in(const Fields& outputs, const std::string& key, std::string_view otherwise) {
  std::string_view indonesian = output_of(outputs, key + ".id"), english = output_of(outputs, key + ".en");
  std::string_view single = output_of(outputs, key);
  if (single.empty()) single = otherwise;
  if (indonesian.empty()) indonesian = english.empty() ? single : english;
  if (english.empty()) english = indonesian;
  return both(std::string(indonesian), std::string(english));
}

std::optional<std::vector<engine::MeasuredLine>> lines_in(const Fields& outputs) {
  std::vector<engine::MeasuredLine> lines;
  for (;;) {
    const std::string key = "line." + std::to_string(lines.size());
    Translated words = sentence_in(outputs, key, {});
    if (say(words, "id").empty()) return lines;
    if (lines.size() == limits::measured_lines) return std::nullopt;
    std::optional<Decimal> value;
    if (const std::string_view text = output_of(outputs, key + ".value"); !text.empty()) {
      value = Decimal::parse(text);
      if (!value) return std::nullopt;
    }
    lines.push_back({std::move(words), value});
  }
}

std::optional<Value> value_of_type(const engine::Type& type, std::string_view text) {
  using Kind = engine::Type::Kind;
  std::optional<Value> value;
  switch (type.kind) {
    case Kind::yes_or_no:
      if (text == "yes" || text == "no") value = Value(text == "yes");
      break;
    case Kind::number:
      if (auto number = Decimal::parse(text)) value = Value(*number);
      break;
    case Kind::date:
      if (auto day = date_from(text)) value = Value(*day);
      break;
    case Kind::person: {
      auto number = Decimal::parse(text);
      if (number && number->is_whole()) value = Value(PersonId{number->whole()});
      break;
    }
    case Kind::text:
    case Kind::period:
    case Kind::unit:
    case Kind::enumeration: value = Value(std::string(text)); break;
    case Kind::evidence:
    case Kind::rows:
    case Kind::list: break;  // the manifest does not allow these
  }
  if (value && !engine::fits(type, *value)) value.reset();
  return value;
}

engine::Measurement measurement_from(const engine::Indicator& indicator, const Reply& reply) {
  engine::Measurement measured;
  measured.because = sentence_in(reply.outputs, "because", reply.message);
  if (reply.status != ReplyStatus::done) {
    measured.failed = true;
    measured.because = sentence_in(reply.outputs, "message", reply.message);
    return measured;
  }
  auto lines = lines_in(reply.outputs);
  if (!lines) {
    measured.failed = true;
    measured.because =
        both("Rincian dari pengaya tidak dapat dibaca: nilainya bukan angka, atau barisnya terlalu banyak.",
             "The plugin's lines cannot be read: a value is no number, or there are too many.");
    return measured;
  }
  measured.lines = std::move(*lines);
  if (output_of(reply.outputs, "missing") == "yes") return measured;
  measured.value = value_of_type(indicator.type, output_of(reply.outputs, "value"));
  if (!measured.value) {
    measured.failed = true;
    measured.lines.clear();
    measured.because =
        both("Nilai dari pengaya tidak sesuai dengan jenis yang dinyatakan: " + engine::text_of(indicator.type) + ".",
             "The plugin's value is outside its declared type: " + engine::text_of(indicator.type) + ".");
  }
  return measured;
}

std::optional<Json> entered_in(const engine::Form& form, const Fields& outputs) {
  Json entered(Json::Object{});
  for (const auto& [path, text] : outputs)
    if (!put(form.root, entered, path, text)) return std::nullopt;
  return entered;
}

}  // namespace jenjang::service
