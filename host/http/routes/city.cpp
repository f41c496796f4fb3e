// The installation: health, description, demo city and its clock, notifications, plugins and incidents.
#include "http/openapi.hpp"
#include "http/routes.hpp"
#include "service/access.hpp"

namespace jenjang::http {
namespace {

Response show(const Result<Json>& page, const Request& request) {
  return page ? answer_unless_known(request, *page) : problem(page.error(), request.language());
}

Response health(const Request& request, const Services& services) {
  auto wake = services.city.cases.next_wake();  // one small read: the store answers
  return wake ? answer(Json::Object{{"status", "ok"}}) : problem(wake.error(), request.language());
}

Response description(const Request&, const Services&) {
  Response out;
  out.body = openapi_document();
  return out;
}

Response demo(const Request& request, const Services& services) {
  if (!services.city.demo)
    return problem(failed(Failure::unknown, "NoDemo", both("Ini bukan kota contoh.", "This is no demo city.")), request.language());
  return answer(services.pages.demo());
}

Response move_clock(const Request& request, const Services& services) {
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  auto day = date_from(body->text_or("to"));
  if (!day)
    return problem(failed(Failure::invalid, "BadDate", both("Tulis tanggal seperti 2026-01-27.", "Write a date like 2026-01-27."), "/to"),
                   request.language());
  auto page = services.pages.demo();
  auto now = time_from(page.text_or("now"));
  auto today = date_from(page.text_or("today"));
  if (!now || !today)
    return problem(failed(Failure::forbidden, "NoDemo",
                          both("Jam hanya dapat dimajukan di kota contoh.", "The clock moves only in a demo city.")), request.language());
  auto moved = services.scheduler.move_clock(*now + (*day - *today));
  if (!moved) return problem(moved.error(), request.language());
  page = services.pages.demo();
  return answer(Json::Object{{"now", page["now"]}, {"today", page["today"]}});
}

Response notifications(const Request& request, const Services& services) {
  return show(services.pages.notifications(request.caller()), request);
}

Response mark_read(const Request& request, const Services& services) {
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  Request with = request;
  with.parameters["up_to"] = body->text_or("up_to");
  auto up_to = with.number("up_to");
  if (!up_to)
    return problem(failed(Failure::invalid, "BadRequest", both("`up_to` harus sebuah nomor.", "`up_to` must be a number."), "/up_to"),
                   request.language());
  auto done = services.city.accounts.mark_read(request.caller().person, *up_to);
  if (!done) return problem(done.error(), request.language());
  Response out;
  out.status = 204;
  return out;
}

Response plugins(const Request& request, const Services& services) {
  return show(services.pages.plugins(request.caller()), request);
}

Response incidents(const Request& request, const Services& services) {
  return show(services.pages.incidents(request.caller()), request);
}

Response retry_plugin(const Request& request, const Services& services) {
  if (!service::may_see_plugins(request.caller()))
    return problem(failed(Failure::forbidden, "NotYours", both("Hanya untuk operator.", "Only for operators.")), request.language());
  auto done = services.city.runner.retry(request.parameters.at("name"));
  if (!done) return problem(done.error(), request.language());
  return show(services.pages.plugins(request.caller()), request);
}

}  // namespace

std::vector<Route> city_routes() {
  return {{"GET", "/healthz", Door::open, health},
          {"GET", "/openapi.json", Door::open, description},
          {"GET", "/api/demo", Door::open, demo},
          {"POST", "/api/clock", Door::demo, move_clock},
          {"GET", "/api/notifications", Door::signed_in, notifications},
          {"POST", "/api/notifications/read", Door::signed_in, mark_read},
          {"GET", "/api/plugins", Door::signed_in, plugins},
          {"POST", "/api/plugins/{name}/retry", Door::signed_in, retry_plugin},
          {"GET", "/api/incidents", Door::signed_in, incidents}};
}

}  // namespace jenjang::http
