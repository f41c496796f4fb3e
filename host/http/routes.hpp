// Routes: the whole API in one table; openapi.json describes exactly these (a test compares).
#pragma once

#include <functional>

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

/// Set-Cookie for a session; an empty token removes it.
std::pair<std::string, std::string> session_cookie(const std::string& token, const Services&);

}  // namespace jenjang::http
