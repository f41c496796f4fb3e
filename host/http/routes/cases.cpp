// What is read of cases: inbox, case page, my plan; and what is done to a whole case.
#include "http/routes.hpp"

namespace jenjang::http {
namespace {

Error unknown_case() {
  return failed(Failure::unknown, "Unknown", both("Kasus ini tidak ada, atau bukan untuk Anda.", "There is no such case, or it is not for you."));
}

Response inbox(const Request& request, const Services& services) {
  auto tab = request.parameters.find("tab");
  auto page = services.pages.inbox(request.caller(), tab == request.parameters.end() ? "open" : tab->second);
  if (!page) return problem(page.error(), request.language());
  return answer_unless_known(request, *page);
}

Response show_case(const Request& request, const Services& services) {
  auto id = request.number("id");
  if (!id) return problem(unknown_case(), request.language());
  auto page = services.pages.page(request.caller(), CaseId(*id));
  if (!page) return problem(page.error(), request.language());
  // If-Match of a decision reads the version before the dash; the rest changes with the day and the reader.
  const auto* version = (*page)["version"].number();
  return answer_unless_known(request, *page, version ? version->text + "-" : "");
}

Response why(const Request& request, const Services& services) {
  auto id = request.number("id");
  if (!id) return problem(unknown_case(), request.language());
  auto field = request.parameters.find("field");
  auto page = services.pages.why(request.caller(), CaseId(*id), field == request.parameters.end() ? "" : field->second);
  return page ? answer_unless_known(request, *page) : problem(page.error(), request.language());
}

Response plans(const Request& request, const Services& services) {
  auto page = services.pages.plans(request.caller());
  if (!page) return problem(page.error(), request.language());
  return answer_unless_known(request, *page);
}

Response withdraw(const Request& request, const Services& services) {
  auto id = request.number("id");
  if (!id) return problem(unknown_case(), request.language());
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  return done_or_problem(services.cases.withdraw(request.caller(), CaseId(*id), body->text_or("note"),
                                                 std::string(request.header("idempotency-key"))), request, services);
}

Response retry(const Request& request, const Services& services) {
  auto id = request.number("id");
  if (!id) return problem(unknown_case(), request.language());
  return done_or_problem(services.cases.retry(request.caller(), CaseId(*id), std::string(request.header("idempotency-key"))), request, services);
}

Response startable(const Request& request, const Services& services) {
  auto page = services.pages.startable(request.caller());
  return page ? answer_unless_known(request, *page) : problem(page.error(), request.language());
}

Response open_case(const Request& request, const Services& services) {
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  Request with = request;
  with.parameters["subject"] = body->text_or("subject");
  auto subject = with.number("subject");
  if (!subject)
    return problem(failed(Failure::invalid, "BadRequest", both("`subject` harus nomor pegawai.", "`subject` must be an id."), "/subject"),
                   request.language());
  return done_or_problem(services.cases.open(request.caller(), body->text_or("workflow"), PersonId(*subject), *key), request,
                         services, 201);
}

Response enter_event(const Request& request, const Services& services) {
  auto id = request.number("id");
  if (!id) return problem(unknown_case(), request.language());
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  return done_or_problem(services.cases.receive(request.caller(), CaseId(*id), request.parameters.at("plugin"),
                                                request.parameters.at("event"), (*body)["fields"], *key),
                         request, services);
}

}  // namespace

std::vector<Route> case_routes() {
  return {{"GET", "/api/inbox", Door::signed_in, inbox},
          {"GET", "/api/cases/{id}", Door::signed_in, show_case},
          {"GET", "/api/cases/{id}/why", Door::signed_in, why},
          {"GET", "/api/startable", Door::signed_in, startable},
          {"POST", "/api/cases", Door::signed_in, open_case},
          {"POST", "/api/cases/{id}/events/{plugin}/{event}", Door::signed_in, enter_event},
          {"GET", "/api/plans", Door::signed_in, plans},
          {"POST", "/api/cases/{id}/withdraw", Door::signed_in, withdraw},
          {"POST", "/api/cases/{id}/retry", Door::signed_in, retry}};
}

}  // namespace jenjang::http
