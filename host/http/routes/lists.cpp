// Lists that one decision signs.
#include <charconv>

#include "http/routes.hpp"

namespace jenjang::http {
namespace {

Response lists(const Request& request, const Services& services) {
  auto page = services.lists.all(request.caller());
  return page ? answer_unless_known(request, *page) : problem(page.error(), request.language());
}

Error bad_request(const char* what, Translated sentence) {
  return failed(Failure::invalid, "BadRequest", std::move(sentence), what);
}

Result<service::ListRequest> list_request(const Json& body) {
  service::ListRequest out;
  out.id = body.text_or("id");
  out.hash = body.text_or("hash");
  out.choice = body.text_or("choice");
  out.note = body.text_or("note");
  if (const auto* forms = body["forms"].object())
    for (const auto& [form, entered] : *forms) out.entered.emplace(form, entered);
  else if (!body["forms"].is_null())
    return bad_request("/forms", both("`forms` harus sebuah objek.", "`forms` must be an object."));
  if (body["except"].is_null()) return out;
  const auto wrong = bad_request("/except", both("`except` harus daftar nomor kasus.", "`except` must be a list of case ids."));
  if (!body["except"].array()) return wrong;
  for (const Json& each : *body["except"].array()) {
    const auto* text = each.string();
    std::int64_t id = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), id).ec != std::errc()) return wrong;
    out.except.insert(CaseId(id));
  }
  return out;
}

Response decide(const Request& request, const Services& services) {
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  auto wanted = list_request(*body);
  if (!wanted) return problem(wanted.error(), request.language());
  auto decided = services.lists.decide(request.caller(), *wanted, *key);
  if (!decided) return problem(decided.error(), request.language());
  services.scheduler.nudge();
  return answer(*decided);
}

}  // namespace

std::vector<Route> list_routes() {
  return {{"GET", "/api/lists", Door::signed_in, lists}, {"POST", "/api/lists/decision", Door::signed_in, decide}};
}

}  // namespace jenjang::http
