// Log-in, log-out, password.
#include "http/routes.hpp"

namespace jenjang::http {
namespace {

Response session_page(const service::SignedIn& session, const Request& request, const Services& services, bool new_cookie) {
  auto page = services.pages.session(session.caller, session.csrf);
  if (!page) return problem(page.error(), request.language());
  page->member("must_change_password") = session.must_change;
  Response out = answer(*page);
  if (new_cookie) out.headers.push_back(session_cookie(session.token, services));
  return out;
}

Response sign_in(const Request& request, const Services& services) {
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  auto session = services.accounts.sign_in(body->text_or("login"), body->text_or("password"), request.address);
  if (!session) return problem(session.error(), request.language());
  return session_page(*session, request, services, true);
}

Response show_session(const Request& request, const Services& services) {
  return session_page(*request.session, request, services, false);
}

Response sign_out(const Request& request, const Services& services) {
  auto done = services.accounts.sign_out(request.session->token);
  if (!done) return problem(done.error(), request.language());
  Response out;
  out.status = 204;
  out.headers.push_back(session_cookie({}, services));
  return out;
}

Response change_password(const Request& request, const Services& services) {
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  auto session = services.accounts.change_password(request.session->token, body->text_or("old"), body->text_or("new"));
  if (!session) return problem(session.error(), request.language());
  return session_page(*session, request, services, true);
}

}  // namespace

std::vector<Route> session_routes() {
  return {{"POST", "/api/session", Door::open, sign_in},
          {"GET", "/api/session", Door::signed_in, show_session},
          {"DELETE", "/api/session", Door::signed_in, sign_out},
          {"PUT", "/api/session/password", Door::signed_in, change_password}};
}

}  // namespace jenjang::http
