#include "http/message.hpp"

#include <charconv>

#include "base/hash.hpp"
#include "base/limits.hpp"

namespace jenjang::http {
namespace {

int status_of(const Error& error) {
  if (error.code == "bad-json" || error.code == "BadRequest") return 400;
  if (error.code == "CaseChanged" || error.code == "DraftChanged") return 412;
  if (error.code == "KeyMissing") return 428;
  if (error.code == "too-large") return 413;
  switch (error.failure) {
    case Failure::invalid: return 422;
    case Failure::unknown: return 404;
    case Failure::forbidden: return 403;
    case Failure::signed_out: return 401;
    case Failure::conflict: return 409;
    case Failure::too_much: return 429;
    case Failure::unavailable: return 503;
    case Failure::broken: return 500;
  }
  return 500;
}

Translated title_of(int status) {
  switch (status) {
    case 400: return both("Permintaan tidak dapat dibaca", "The request cannot be read");
    case 401: return both("Belum masuk", "Not signed in");
    case 403: return both("Tidak boleh", "Not allowed");
    case 404: return both("Tidak ditemukan", "Not found");
    case 409: return both("Sudah berubah", "Already changed");
    case 412: return both("Sudah berubah di tempat lain", "Changed elsewhere");
    case 413: return both("Terlalu besar", "Too large");
    case 422: return both("Ada isian yang perlu diperbaiki", "Something needs mending");
    case 428: return both("Kunci permintaan tidak ada", "The request has no key");
    case 429: return both("Terlalu banyak percobaan", "Too many attempts");
    case 503: return both("Sedang tidak tersedia", "Not available just now");
    default: return both("Kesalahan pada sistem", "A fault of the system");
  }
}

}  // namespace

std::string_view Request::header(std::string_view lower_case_name) const {
  auto found = headers.find(lower_case_name);
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view Request::language() const {
  auto wanted = header("accept-language");
  auto english = wanted.find("en"), indonesian = wanted.find("id");
  return english != std::string_view::npos && (indonesian == std::string_view::npos || english < indonesian) ? "en" : "id";
}

std::optional<std::int64_t> Request::number(const std::string& parameter) const {
  auto found = parameters.find(parameter);
  if (found == parameters.end()) return std::nullopt;
  std::int64_t out = 0;
  const char* end = found->second.data() + found->second.size();
  auto [stop, error] = std::from_chars(found->second.data(), end, out);
  if (error != std::errc() || stop != end || out < 1) return std::nullopt;
  return out;
}

std::string_view Request::entity_tag(std::string_view header_name) const {
  auto tag = header(header_name);
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag.size() >= 2 && tag.front() == '"' && tag.back() == '"' ? tag.substr(1, tag.size() - 2) : std::string_view{};
}

Response answer(const Json& json, int status) {
  Response out;
  out.status = status;
  json.append_to(out.body);
  return out;
}

Response problem(const Error& error, std::string_view language) {
  int status = status_of(error);
  Json::Object out{{"type", "about:blank"},
                   {"status", status},
                   {"title", say(title_of(status), language)},
                   {"code", error.code},
                   {"detail", error.sentence}};
  if (!error.where.empty()) out.emplace("where", error.where);
  if (!error.fields.empty()) {
    Json::Object fields;
    for (const auto& [pointer, sentence] : error.fields) fields.emplace(pointer, sentence);
    out.emplace("fields", std::move(fields));
  }
  Response response = answer(Json(std::move(out)), status);
  response.type = "application/problem+json; charset=utf-8";
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  if (status == 429) response.headers.emplace_back("Retry-After", std::to_string(limits::login_rest / std::chrono::seconds(1)));
  return response;
}

Response answer_unless_known(const Request& request, const Json& json, const std::string& tag_prefix) {
  Response out = answer(json);
  std::string tag = tag_prefix + sha256(out.body).substr(0, 16);
  out.headers.emplace_back("ETag", '"' + tag + '"');
  if (request.entity_tag("if-none-match") == tag) {
    out.status = 304;
    out.body.clear();
  }
  return out;
}

Result<Json> body_of(const Request& request) {
  if (!request.header("content-type").starts_with("application/json"))
    return failed(Failure::invalid, "BadRequest",
                  both("Kirim isi sebagai application/json.", "Send the content as application/json."));
  auto json = parse_json(request.body, limits::body_bytes);
  if (json && !json->object())
    return failed(Failure::invalid, "BadRequest", both("Isi permintaan harus sebuah objek JSON.", "The content must be a JSON object."));
  return json;
}

}  // namespace jenjang::http
