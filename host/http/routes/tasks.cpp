// Where an approval begins: the request is parsed here, service/cases runs it. Drafts, claims, decisions.
#include <charconv>

#include "http/routes.hpp"

namespace jenjang::http {
namespace {

struct TaskAddress {
  CaseId case_id;
  int task;
};
std::optional<TaskAddress> address_of(const Request& request) {
  auto id = request.number("id"), task = request.number("task");
  if (!id || !task || *task > 1'000'000) return std::nullopt;
  return TaskAddress{CaseId(*id), static_cast<int>(*task)};
}

Response unknown_task(const Request& request) {
  return problem(failed(Failure::unknown, "Unknown",
                        both("Tugas ini tidak ada, atau bukan untuk Anda.", "There is no such task, or it is not for you.")),
                 request.language());
}

/// The number at the start of an entity tag: "7" or "7-1f3a…".
template <class Number>
std::optional<Number> number_in_tag(std::string_view tag) {
  Number out = 0;
  auto [stop, error] = std::from_chars(tag.data(), tag.data() + tag.size(), out);
  if (error != std::errc() || stop == tag.data()) return std::nullopt;
  return out;
}

Json draft_page(const service::Draft& draft) {
  auto content = parse_json(draft.content, draft.content.size());
  Json out = content ? std::move(*content) : Json(Json::Object{});
  out.member("revision") = draft.revision;
  out.member("saved_at") = text_of(draft.saved_at);
  return out;
}

Response show_draft(const Request& request, const Services& services) {
  auto address = address_of(request);
  if (!address) return unknown_task(request);
  auto draft = services.pages.draft(request.caller(), address->case_id, address->task);
  if (!draft) return problem(draft.error(), request.language());
  Response out = answer(draft_page(*draft));
  out.headers.emplace_back("ETag", '"' + std::to_string(draft->revision) + '"');
  return out;
}

Response save_draft(const Request& request, const Services& services) {
  auto address = address_of(request);
  if (!address) return unknown_task(request);
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  if (!(*body)["forms"].object())
    return problem(failed(Failure::invalid, "BadRequest", both("Draf memerlukan `forms`.", "A draft needs `forms`.")), request.language());
  std::int64_t expected = 0;
  if (request.header("if-none-match") != "*") {
    auto tag = number_in_tag<std::int64_t>(request.entity_tag("if-match"));
    if (!tag)
      return problem(failed(Failure::invalid, "KeyMissing",
                            both("Kirim If-Match dengan revisi draf, atau If-None-Match: * untuk draf pertama.",
                                 "Send If-Match with the draft's revision, or If-None-Match: * for the first.")),
                     request.language());
    expected = *tag;
  }
  Json content(Json::Object{{"forms", (*body)["forms"]}, {"note", body->text_or("note")}, {"choice", body->text_or("choice")}});
  auto saved = services.pages.put_draft(request.caller(), address->case_id, address->task, content, expected);
  if (!saved) {
    Response out = problem(saved.error(), request.language());
    if (saved.error().code == "DraftChanged") {
      if (auto stored = services.pages.draft(request.caller(), address->case_id, address->task)) {
        Json with_stored = *parse_json(out.body, out.body.size());
        with_stored.member("draft") = draft_page(*stored);
        out.body = with_stored.text();
      }
    }
    return out;
  }
  Response out = answer(Json::Object{{"revision", saved->revision}, {"saved_at", text_of(saved->saved_at)}});
  out.headers.emplace_back("ETag", '"' + std::to_string(saved->revision) + '"');
  return out;
}

Result<service::DecideRequest> decision_in(const Json& body) {
  service::DecideRequest out;
  if (const auto* choice = body["choice"].string(); choice && !choice->empty()) out.choice = *choice;
  out.note = body.text_or("note");
  const auto& forms = body["forms"];
  if (!forms.is_null() && !forms.object())
    return failed(Failure::invalid, "BadRequest", both("`forms` harus sebuah objek.", "`forms` must be an object."));
  if (forms.object())
    for (const auto& [key, entered] : *forms.object()) out.entered.emplace(key, entered);
  return out;
}

Response decide(const Request& request, const Services& services) {
  auto address = address_of(request);
  if (!address) return unknown_task(request);
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  auto decision = decision_in(*body);
  if (!decision) return problem(decision.error(), request.language());
  auto expected = number_in_tag<std::uint64_t>(request.entity_tag("if-match"));
  // Asked when the button is pressed, before the seconds in which it may be undone.
  if (auto check = request.parameters.find("check"); check != request.parameters.end() && check->second == "1") {
    auto checked = services.cases.check(request.caller(), address->case_id, address->task, std::move(*decision), expected);
    if (!checked) return problem(checked.error(), request.language());
    Response out;
    out.status = 204;
    return out;
  }
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  return done_or_problem(
      services.cases.decide(request.caller(), address->case_id, address->task, std::move(*decision), *key, expected), request, services);
}

Response claim(const Request& request, const Services& services) {
  auto address = address_of(request);
  if (!address) return unknown_task(request);
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  return done_or_problem(services.cases.claim(request.caller(), address->case_id, address->task, *key), request, services);
}

Response release(const Request& request, const Services& services) {
  auto address = address_of(request);
  if (!address) return unknown_task(request);
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  return done_or_problem(services.cases.release(request.caller(), address->case_id, address->task, *key), request, services);
}

}  // namespace

std::vector<Route> task_routes() {
  return {{"GET", "/api/cases/{id}/tasks/{task}/draft", Door::signed_in, show_draft},
          {"PUT", "/api/cases/{id}/tasks/{task}/draft", Door::signed_in, save_draft},
          {"POST", "/api/cases/{id}/tasks/{task}/decision", Door::signed_in, decide},
          {"POST", "/api/cases/{id}/tasks/{task}/claim", Door::signed_in, claim},
          {"POST", "/api/cases/{id}/tasks/{task}/release", Door::signed_in, release}};
}

}  // namespace jenjang::http
