#include "http/routes.hpp"

#include <algorithm>
#include <exception>
#include <iostream>

#include "base/hash.hpp"
#include "base/limits.hpp"

namespace jenjang::http {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    auto end = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

bool fits(const Route& route, const std::vector<std::string_view>& path, std::map<std::string, std::string>& parameters) {
  auto pattern = parts_of(route.pattern);
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (!pattern[i].starts_with('{') && pattern[i] != path[i]) return false;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (pattern[i].starts_with('{')) parameters[std::string(pattern[i].substr(1, pattern[i].size() - 2))] = path[i];
  return true;
}

std::string cookie(const Request& request, std::string_view name) {
  std::string_view all = request.header("cookie");
  while (!all.empty()) {
    auto end = std::min(all.find(';'), all.size());
    auto each = all.substr(0, end);
    all.remove_prefix(std::min(end + 1, all.size()));
    each.remove_prefix(std::min(each.find_first_not_of(' '), each.size()));
    if (each.size() > name.size() && each.starts_with(name) && each[name.size()] == '=')
      return std::string(each.substr(name.size() + 1));
  }
  return {};
}

// A browser says where a request comes from; other sites' pages get nothing changed here.
bool from_another_site(const Request& request) {
  auto site = request.header("sec-fetch-site");
  return !site.empty() && site != "same-origin" && site != "none";
}

Error refused_token() {
  return failed(Failure::forbidden, "BadToken",
                both("Halaman ini sudah lama terbuka. Muat ulang, lalu coba lagi; isian Anda tersimpan.",
                     "This page has been open for long. Reload it and try again; what you entered is saved."));
}

std::optional<Error> closed_door(const Route& route, Request& request, const Services& services) {
  bool changes = request.method != "GET";
  if (changes && from_another_site(request)) return refused_token();
  auto token = cookie(request, "jenjang_session");
  if (!token.empty()) {
    auto session = services.accounts.resume(token);
    if (session) {
      request.session = std::move(*session);
    } else if (session.error().failure != Failure::signed_out) {
      return session.error();
    }
  }
  if (route.door == Door::open) return std::nullopt;
  if (route.door == Door::demo && services.city.demo && !request.session) {
    if (changes && request.header("x-csrf-token").empty()) return refused_token();
    return std::nullopt;
  }
  if (!request.session)
    return failed(Failure::signed_out, "SignedOut", both("Silakan masuk lebih dulu.", "Please sign in first."));
  if (changes && !equal_secrets(request.header("x-csrf-token"), request.session->csrf)) return refused_token();
  if (request.session->must_change && !route.pattern.starts_with("/api/session"))
    return failed(Failure::forbidden, "MustChangePassword",
                  both("Ganti kata sandi sekali pakai Anda lebih dulu.", "Change your one-time password first."));
  return std::nullopt;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> out;
    for (auto area : {session_routes(), case_routes(), task_routes(), city_routes(), dataset_routes(), list_routes()})
      out.insert(out.end(), area.begin(), area.end());
    return out;
  }();
  return all;
}

Response respond(Request request, const Services& services) {
  std::string language(request.language());
  try {
    auto path = parts_of(request.path);
    bool other_method = false;
    for (const auto& route : routes()) {
      if (!fits(route, path, request.parameters)) continue;
      if (route.method != request.method) {
        other_method = true;
        continue;
      }
      if (auto error = closed_door(route, request, services)) return problem(*error, language);
      return route.handle(request, services);
    }
    Response out = problem(failed(Failure::unknown, "Unknown",
                                  both("Alamat ini tidak ada.", "There is no such address.")), language);
    if (other_method) out.status = 405;
    return out;
  } catch (const std::exception& fault) {
    // A bug: the operator sees it here, the person a sentence.
    std::cerr << "jenjang: " << request.method << ' ' << request.path << ": " << fault.what() << '\n';
    return problem(failed(Failure::broken, "Fault",
                          both("Terjadi kesalahan pada sistem; yang sudah tersimpan tidak hilang. Coba lagi sebentar.",
                               "A fault of the system; nothing that was saved is lost. Try again in a moment.")),
                   language);
  }
}

Result<std::string> idempotency_key(const Request& request) {
  std::string key(request.header("idempotency-key"));
  bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 127; });
  if (key.empty() || key.size() > limits::command_key_bytes || !printable)
    return failed(Failure::invalid, "KeyMissing",
                  both("Kirim Idempotency-Key (1 sampai 100 karakter tanpa spasi), agar kiriman ulang tidak dihitung dua kali.",
                       "Send an Idempotency-Key (1 to 100 characters without blanks), so that sending again does not count twice."));
  return key;
}

Response done_or_problem(const Result<service::Done>& done, const Request& request, const Services& services,
                         int status) {
  if (!done) return problem(done.error(), request.language());
  services.scheduler.nudge();
  return answer(Json::Object{{"case", std::to_string(number_of(done->case_id))},
                             {"version", done->version},
                             {"repeated", done->repeated}},
                status);
}

std::size_t body_bytes_of(const Request& request, const Services& services) {
  std::map<std::string, std::string> parameters;
  for (const auto& route : routes())
    if (route.method == request.method && route.body_bytes > limits::body_bytes &&
        fits(route, parts_of(request.path), parameters)) {
      auto token = cookie(request, "jenjang_session");
      return !token.empty() && services.accounts.resume(token) ? route.body_bytes : limits::body_bytes;
    }
  return limits::body_bytes;
}

std::pair<std::string, std::string> session_cookie(const std::string& token, const Services& services) {
  std::string value = "jenjang_session=" + token + "; Path=/; HttpOnly; SameSite=Strict";
  if (token.empty()) value += "; Max-Age=0";
  if (services.city.public_address.starts_with("https:")) value += "; Secure";
  return {"Set-Cookie", value};
}

}  // namespace jenjang::http
