// The only file with Poco's server: bytes in, respond(), bytes out. Poco holds a thread for each connection, so the pool
// is wide, keep-alive short, and body, header and time have limits of our own; in production a proxy stands in front.
#include "http/server.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/limits.hpp"
#include "http/assets.hpp"
#include "http/routes.hpp"

namespace jenjang::http {
namespace {

namespace net = Poco::Net;

Poco::Timespan span(std::chrono::milliseconds time) { return Poco::Timespan(time.count() * 1000); }

bool is_api(std::string_view path) { return path.starts_with("/api/") || path == "/healthz" || path == "/openapi.json"; }

enum class Body { read, too_large, too_slow };

Body read_body(net::HTTPServerRequest& from, std::size_t most, std::string& body) {
  auto length = from.getContentLength64();
  if (length > static_cast<Poco::Int64>(most)) return Body::too_large;
  if (length > 0) body.reserve(static_cast<std::size_t>(length));
  // Who may send much may take longer over it.
  auto give_up = std::chrono::steady_clock::now() + (most > limits::body_bytes ? limits::upload_read : limits::http_read);
  std::array<char, 16 * 1024> part;
  auto& in = from.stream();
  while (in) {
    in.read(part.data(), part.size());
    body.append(part.data(), static_cast<std::size_t>(in.gcount()));
    if (body.size() > most) return Body::too_large;
    if (std::chrono::steady_clock::now() > give_up) return Body::too_slow;
  }
  return Body::read;
}

/// A proxy on this machine says whom it speaks for: the last name in its list is the one that it wrote itself.
std::string address_of(const net::HTTPServerRequest& from) {
  auto peer = from.clientAddress().host();
  if (peer.isLoopback() && from.has("X-Forwarded-For")) {
    const std::string& list = from.get("X-Forwarded-For");
    auto last = list.find_last_of(", ");
    return last == std::string::npos ? list : list.substr(last + 1);
  }
  return peer.toString();
}

class Handler : public net::HTTPRequestHandler {
 public:
  Handler(const Services& services, const Assets& assets) : services_(services), assets_(assets) {}

  void handleRequest(net::HTTPServerRequest& from, net::HTTPServerResponse& to) override {
    Request request;
    request.method = from.getMethod();
    request.address = address_of(from);
    for (const auto& [name, value] : from) {
      std::string lower(name);
      std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
      request.headers.emplace(std::move(lower), value);
    }
    Response response;
    bool head = request.method == "HEAD";
    if (head) request.method = "GET";
    try {
      Poco::URI address(from.getURI());
      request.path = address.getPath();
      for (auto& [name, value] : address.getQueryParameters()) request.parameters.emplace(std::move(name), std::move(value));
      const std::size_t most = body_bytes_of(request, services_);
      Body body = request.method == "GET" ? Body::read : read_body(from, most, request.body);
      if (body == Body::too_large) {
        response = problem(failed(Failure::invalid, "too-large",
                                  both("Kiriman lebih dari " + std::to_string(most >> 20) + " MB; kurangi isinya.",
                                       "More than " + std::to_string(most >> 20) + " MB was sent; send less.")),
                           request.language());
        to.setKeepAlive(false);
      } else if (body == Body::too_slow) {
        response = problem(failed(Failure::invalid, "BadRequest",
                                  both("Kiriman terlalu lama tiba; coba lagi.", "The request took too long to arrive; try again.")),
                           request.language());
        to.setKeepAlive(false);
      } else {
        response = is_api(request.path) ? respond(request, services_)
                   : request.method == "GET"
                       ? assets_.respond(request)
                       : problem(failed(Failure::unknown, "Unknown", both("Alamat ini tidak ada.", "There is no such address.")),
                                 request.language());
      }
    } catch (const Poco::SyntaxException&) {
      response = problem(failed(Failure::invalid, "BadRequest", both("Alamat tidak dapat dibaca.", "The address cannot be read.")),
                         request.language());
    }
    send(response, request, to, head);
  }

 private:
  static void send(const Response& response, const Request& request, net::HTTPServerResponse& to, bool head) {
    to.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(response.status));
    for (const auto& [name, value] : security_headers()) to.set(name, value);
    if (is_api(request.path)) to.set("Cache-Control", "no-store");
    for (const auto& [name, value] : response.headers) to.add(name, value);
    if (response.status == 204 || response.status == 304) {
      to.setContentLength(0);
      to.send();
      return;
    }
    to.setContentType(response.type);
    if (head) {
      to.setContentLength64(static_cast<Poco::Int64>(response.body.size()));
      to.send();
      return;
    }
    to.sendBuffer(response.body.data(), response.body.size());
  }

  const Services& services_;
  const Assets& assets_;
};

class Handlers : public net::HTTPRequestHandlerFactory {
 public:
  Handlers(const Services& services, const Assets& assets) : services_(services), assets_(assets) {}
  // Poco's interface owns what it gets by raw pointer.
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
    return std::make_unique<Handler>(services_, assets_).release();
  }

 private:
  const Services& services_;
  const Assets& assets_;
};

class PocoServer : public Server {
 public:
  PocoServer(const Settings& settings, const Services& services)
      : services_(services), assets_(settings.web), pool_("http", 4, limits::http_threads, 30) {
    net::ServerSocket socket;
    // Without SO_REUSEPORT, which Poco sets unasked: two hosts must not share a port in silence.
    socket.bind(net::SocketAddress(settings.address, static_cast<Poco::UInt16>(settings.port)), true, false);
    socket.listen(limits::http_queue);
    auto parameters = Poco::makeAuto<net::HTTPServerParams>();
    parameters->setMaxThreads(limits::http_threads);
    parameters->setMaxQueued(limits::http_queue);
    parameters->setTimeout(span(limits::http_read));
    parameters->setKeepAlive(true);
    parameters->setKeepAliveTimeout(span(limits::http_keep_alive));
    parameters->setMaxKeepAliveRequests(0);
    parameters->setServerName("");
    parameters->setSoftwareVersion("");
    server_ = std::make_unique<net::HTTPServer>(Poco::makeShared<Handlers>(services_, assets_), pool_, socket, parameters);
    server_->start();
  }
  ~PocoServer() override { server_->stopAll(false); pool_.joinAll(); }
  int port() const override { return server_->port(); }

 private:
  Services services_;
  Assets assets_;
  Poco::ThreadPool pool_;
  std::unique_ptr<net::HTTPServer> server_;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const Settings& settings, Services services) {
  std::string where = settings.address + ":" + std::to_string(settings.port);
  try {
    return std::unique_ptr<Server>(std::make_unique<PocoServer>(settings, services));
  } catch (const net::NetException& fault) {
    return failed(Failure::unavailable, "port-in-use",
                  both("Alamat " + where + " tidak dapat dipakai; mungkin program lain memakainya. Coba --port dengan nomor lain.",
                       "The address " + where + " cannot be used; another program may hold it. Try --port with another number."), where);
  } catch (const Poco::Exception& fault) {
    return failed(Failure::unavailable, "cannot-listen",
                  both("Tidak dapat menerima sambungan di " + where + ": " + fault.displayText(),
                       "Cannot listen on " + where + ": " + fault.displayText()), where);
  }
}

}  // namespace jenjang::http
