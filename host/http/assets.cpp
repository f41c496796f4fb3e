#include "http/assets.hpp"

#include <Poco/DeflatingStream.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "base/hash.hpp"

namespace jenjang::http {
namespace {

std::string type_of(const std::filesystem::path& file) {
  static const std::map<std::string, std::string> types{
      {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"}, {".json", "application/json"}, {".woff2", "font/woff2"}, {".png", "image/png"},
      {".txt", "text/plain; charset=utf-8"}, {".webmanifest", "application/manifest+json"}};
  auto found = types.find(file.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

std::string compress(const std::string& bytes) {
  std::ostringstream out;
  Poco::DeflatingOutputStream stream(out, Poco::DeflatingStreamBuf::STREAM_GZIP, 9);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return out.str();
}

}  // namespace

Assets::Assets(const std::filesystem::path& folder) {
  std::error_code missing;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, missing)) {
    if (!entry.is_regular_file()) continue;
    auto name = "/" + std::filesystem::relative(entry.path(), folder).generic_string();
    if (name.starts_with("/.")) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    Asset asset;
    asset.bytes.assign(std::istreambuf_iterator<char>(in), {});
    asset.type = type_of(entry.path());
    asset.tag = sha256(asset.bytes).substr(0, 16);
    asset.forever = name.starts_with("/assets/");
    if (asset.type.find("font") == std::string::npos && asset.type.find("png") == std::string::npos)
      if (auto small = compress(asset.bytes); small.size() < asset.bytes.size()) asset.compressed = std::move(small);
    files_.emplace(std::move(name), std::move(asset));
  }
}

Response Assets::respond(const Request& request) const {
  auto found = files_.find(request.path);
  bool is_page = request.path.find('.') == std::string::npos;
  if (found == files_.end() && is_page) found = files_.find("/index.html");
  Response out;
  if (found == files_.end()) {
    out.status = 404;
    out.type = "text/plain; charset=utf-8";
    out.body = files_.empty() ? "Aplikasi web belum dibangun: jalankan host/run. · The web application is not built: run host/run.\n"
                              : "Tidak ditemukan · Not found\n";
    return out;
  }
  const Asset& asset = found->second;
  out.type = asset.type;
  out.headers.emplace_back("Cache-Control", asset.forever ? "public, max-age=31536000, immutable" : "no-cache");
  out.headers.emplace_back("ETag", '"' + asset.tag + '"');
  out.headers.emplace_back("Vary", "Accept-Encoding");
  if (request.entity_tag("if-none-match") == asset.tag) {
    out.status = 304;
    return out;
  }
  bool gzip = !asset.compressed.empty() && request.header("accept-encoding").find("gzip") != std::string_view::npos;
  if (gzip) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = gzip ? asset.compressed : asset.bytes;
  return out;
}

const std::vector<std::pair<std::string, std::string>>& security_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self'; object-src 'none'; "
       "base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"}};
  return headers;
}

}  // namespace jenjang::http
