// Routes: the whole API in one table; openapi.json describes exactly these (a test compares).
#pragma once

#include <functional>

#include "base/limits.hpp"
#include "http/message.hpp"
#include "http/server.hpp"

namespace jenjang::http {

enum class Door {
  open,       ///< anyone
  signed_in,  ///< a session; a change needs its CSRF token
  demo        ///< a session, or anyone in a demo city
};
struct Route {
  std::string method, pattern;  ///< "/api/cases/{id}"
  Door door = Door::signed_in;
  std::function<Response(const Request&, const Services&)> handle;
  std::size_t body_bytes = limits::body_bytes;  ///< at most; more than the usual only for who is logged in
};

/// Every route there is.
const std::vector<Route>& routes();
/// The answer to a request: route, session, CSRF, limits. No exception leaves it.
Response respond(Request, const Services&);

// One file an area.
std::vector<Route> session_routes();
std::vector<Route> case_routes();
std::vector<Route> task_routes();
std::vector<Route> city_routes();
std::vector<Route> dataset_routes();
std::vector<Route> list_routes();

/// Of a POST and the like; BadRequest's 428 where there is none or it is no key.
Result<std::string> idempotency_key(const Request&);
Response done_or_problem(const Result<service::Done>&, const Request&, const Services&, int status = 200);
/// How much body this request may bring.
std::size_t body_bytes_of(const Request&, const Services&);

/// Set-Cookie for a session; an empty token removes it.
std::pair<std::string, std::string> session_cookie(const std::string& token, const Services&);

}  // namespace jenjang::http
