#include "base/json.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>

#include "base/limits.hpp"
#include "base/utf8.hpp"

namespace jenjang {
namespace {

namespace bj = boost::json;

// Builds the tree from Boost's events; numbers keep the text that was read.
struct Builder {
  static constexpr std::size_t max_object_size = limits::json_members;
  static constexpr std::size_t max_array_size = limits::json_members;
  static constexpr std::size_t max_key_size = limits::json_key_bytes;
  static constexpr std::size_t max_string_size = limits::json_text_bytes;

  std::vector<Json> open;          // the arrays and objects around
  std::vector<std::string> keys;   // the key that waits for its value, one an open object
  std::string part;
  Json root;

  bool put(Json value) {
    if (open.empty()) {
      root = std::move(value);
    } else if (auto* list = open.back().array()) {
      list->push_back(std::move(value));
    } else {
      if (!open.back().object()->emplace(std::move(keys.back()), std::move(value)).second) doubled = true;
      keys.pop_back();
    }
    return !doubled;
  }
  bool close() {
    Json value = std::move(open.back());
    open.pop_back();
    return put(std::move(value));
  }
  bool doubled = false;

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) { return open.emplace_back(Json::Object{}), true; }
  bool on_object_end(std::size_t, bj::error_code& e) { return close() || fail(e); }
  bool on_array_begin(bj::error_code&) { return open.emplace_back(Json::Array{}), true; }
  bool on_array_end(std::size_t, bj::error_code& e) { return close() || fail(e); }
  bool on_key_part(bj::string_view text, std::size_t, bj::error_code&) { return part += std::string_view(text), true; }
  bool on_key(bj::string_view text, std::size_t, bj::error_code&) {
    part += std::string_view(text);
    keys.push_back(std::exchange(part, {}));
    return true;
  }
  bool on_string_part(bj::string_view text, std::size_t, bj::error_code&) { return part += std::string_view(text), true; }
  bool on_string(bj::string_view text, std::size_t, bj::error_code& e) {
    part += std::string_view(text);
    return put(std::exchange(part, {})) || fail(e);
  }
  bool on_number_part(bj::string_view text, bj::error_code&) { return part += std::string_view(text), true; }
  bool number(bj::string_view text, bj::error_code& e) {
    part += std::string_view(text);
    return put(Json::Number{std::exchange(part, {})}) || fail(e);
  }
  bool on_int64(std::int64_t, bj::string_view text, bj::error_code& e) { return number(text, e); }
  bool on_uint64(std::uint64_t, bj::string_view text, bj::error_code& e) { return number(text, e); }
  bool on_double(double, bj::string_view text, bj::error_code& e) { return number(text, e); }
  bool on_bool(bool value, bj::error_code& e) { return put(value) || fail(e); }
  bool on_null(bj::error_code& e) { return put(nullptr) || fail(e); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
  bool fail(bj::error_code& e) {
    e = bj::error::syntax;
    return false;
  }
};

void append_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += hex[(c >> 4) & 15];
          out += hex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// Boost's parser stops at the byte that it cannot take.
Error broken_json(std::string_view text, std::size_t at, const Translated& what) {
  auto before = text.substr(0, std::min(at, text.size()));
  auto line = 1 + std::count(before.begin(), before.end(), '\n');
  std::string place = std::to_string(line) + ":" + std::to_string(column_at(text, at));
  return failed(Failure::invalid, "bad-json",
                both("JSON tidak dapat dibaca pada baris:kolom " + place + ": " + what.at("id") + ".",
                     "The JSON cannot be read at line:column " + place + ": " + what.at("en") + "."),
                place);
}

Translated what_is_wrong(const bj::error_code& error) {
  if (error == bj::error::incomplete)
    return both("teksnya terputus sebelum selesai; kirim seluruhnya", "the text stops before its end; send all of it");
  if (error == bj::error::too_deep)
    return both("bersarang terlalu dalam; paling banyak " + std::to_string(limits::json_depth) + " tingkat",
                "it is nested too deep; at most " + std::to_string(limits::json_depth) + " levels");
  if (error == bj::error::object_too_large || error == bj::error::array_too_large || error == bj::error::key_too_large ||
      error == bj::error::string_too_large)
    return both("satu bagiannya terlalu besar; kirim yang lebih kecil", "a part of it is too large; send less");
  if (error == bj::error::extra_data)
    return both("ada teks sesudah dokumen; hapus teks itu", "there is text after the document; remove it");
  return both("penulisannya tidak sesuai JSON (RFC 8259) atau bukan UTF-8; perbaiki di tempat itu",
              "it is not written as JSON (RFC 8259), or is not UTF-8; mend that place");
}

}  // namespace

Json::Json(const Translated& words) : data_(Object{}) {
  for (const auto& [language, text] : words) std::get<Object>(data_).emplace(language, text);
}

const Json& Json::operator[](std::string_view key) const {
  static const Json nothing;
  const auto* members = object();
  if (!members) return nothing;
  auto found = members->find(key);
  return found == members->end() ? nothing : found->second;
}

Json& Json::member(std::string_view key) {
  if (is_null()) data_ = Object{};
  auto& members = std::get<Object>(data_);
  auto found = members.find(key);
  return found != members.end() ? found->second : members.emplace(std::string(key), Json()).first->second;
}

std::string Json::text_or(std::string_view key, std::string_view otherwise) const {
  const auto* found = (*this)[key].string();
  return found ? *found : std::string(otherwise);
}

std::optional<std::int64_t> Json::integer() const {
  const auto* value = number();
  if (!value) return std::nullopt;
  std::int64_t out = 0;
  const char* end = value->text.data() + value->text.size();
  auto [stop, error] = std::from_chars(value->text.data(), end, out);
  if (error != std::errc() || stop != end) return std::nullopt;
  return out;
}

void Json::append_to(std::string& out) const {
  if (is_null()) {
    out += "null";
  } else if (const auto* flag = boolean()) {
    out += *flag ? "true" : "false";
  } else if (const auto* value = number()) {
    out += value->text;
  } else if (const auto* text = string()) {
    append_string(out, *text);
  } else if (const auto* list = array()) {
    out += '[';
    bool first = true;
    for (const auto& each : *list) {
      if (!std::exchange(first, false)) out += ',';
      each.append_to(out);
    }
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const auto& [key, value] : *object()) {
      if (!std::exchange(first, false)) out += ',';
      append_string(out, key);
      out += ':';
      value.append_to(out);
    }
    out += '}';
  }
}

std::string Json::text() const {
  std::string out;
  append_to(out);
  return out;
}

Result<Json> parse_json(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes)
    return failed(Failure::invalid, "too-large",
                  both("JSON lebih dari " + std::to_string(max_bytes) + " bita; kirim yang lebih kecil",
                       "The JSON is over " + std::to_string(max_bytes) + " bytes; send less"));
  bj::parse_options options;
  options.max_depth = limits::json_depth;
  bj::basic_parser<Builder> parser(options);
  bj::error_code error;
  std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (parser.handler().doubled)
    return broken_json(text, read,
                       both("satu kunci tertulis dua kali; hapus salah satunya", "one key is written twice; remove one"));
  if (error) return broken_json(text, read, what_is_wrong(error));
  if (auto rest = text.find_first_not_of(" \t\r\n", read); rest != std::string_view::npos)
    return broken_json(text, rest, what_is_wrong(bj::error::extra_data));
  return std::move(parser.handler().root);
}

}  // namespace jenjang
