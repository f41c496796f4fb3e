#include "base/value.hpp"

#include <charconv>

namespace jenjang {

Json to_json(const Value& value) {
  struct Writer {
    Json operator()(bool flag) const { return flag; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Decimal& number) const { return Json::Object{{"number", number.text()}}; }
    Json operator()(const Date& date) const { return Json::Object{{"date", text_of(date)}}; }
    Json operator()(const PersonId& person) const { return Json::Object{{"person", std::to_string(number_of(person))}}; }
    Json operator()(const List& list) const {
      Json::Array out;
      out.reserve(list.size());
      for (const auto& each : list) out.push_back(to_json(each));
      return out;
    }
    Json operator()(const Record& record) const { return Json::Object{{"record", to_json(record)}}; }
  };
  return std::visit(Writer{}, value.data);
}

Json to_json(const Record& record) {
  Json::Object out;
  for (const auto& [field, value] : record) out.emplace(field, to_json(value));
  return out;
}

std::optional<Value> value_from(const Json& json) {
  if (const auto* flag = json.boolean()) return Value(*flag);
  if (const auto* text = json.string()) return Value(*text);
  if (const auto* list = json.array()) {
    List out;
    out.reserve(list->size());
    for (const auto& each : *list) {
      auto value = value_from(each);
      if (!value) return std::nullopt;
      out.push_back(std::move(*value));
    }
    return Value(std::move(out));
  }
  if (const auto* text = json["number"].string()) {
    auto number = Decimal::parse(*text);
    if (!number) return std::nullopt;
    return Value(*number);
  }
  if (const auto* text = json["date"].string()) {
    auto date = date_from(*text);
    if (!date) return std::nullopt;
    return Value(*date);
  }
  if (const auto* text = json["person"].string()) {
    std::int64_t id = 0;
    auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), id);
    if (error != std::errc() || stop != text->data() + text->size()) return std::nullopt;
    return Value(PersonId(id));
  }
  if (json["record"].object()) {
    auto record = record_from(json["record"]);
    if (!record) return std::nullopt;
    return Value(std::move(*record));
  }
  return std::nullopt;
}

std::optional<Record> record_from(const Json& json) {
  const auto* members = json.object();
  if (!members) return std::nullopt;
  Record out;
  for (const auto& [field, each] : *members) {
    auto value = value_from(each);
    if (!value) return std::nullopt;
    out.emplace(field, std::move(*value));
  }
  return out;
}

std::string plain_text(const Value& value) {
  struct Writer {
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Decimal& number) const { return number.text(); }
    std::string operator()(const Date& date) const { return text_of(date); }
    std::string operator()(const PersonId& person) const { return std::to_string(number_of(person)); }
    std::string operator()(const List& list) const {
      std::string out;
      for (const auto& each : list) out += (out.empty() ? "" : ", ") + plain_text(each);
      return out;
    }
    std::string operator()(const Record& record) const {
      std::string out;
      for (const auto& [field, each] : record) out += (out.empty() ? "" : ", ") + field + "=" + plain_text(each);
      return out;
    }
  };
  return std::visit(Writer{}, value.data);
}

}  // namespace jenjang
