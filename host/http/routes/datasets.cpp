// Datasets and their corrections: what a department's officer keeps, and what others ask of him.
#include <charconv>

#include "http/routes.hpp"

namespace jenjang::http {
namespace {

Response show(const Result<Json>& page, const Request& request) {
  return page ? answer_unless_known(request, *page) : problem(page.error(), request.language());
}

Result<void> check_csv(const Request& request) {
  if (request.header("content-type").starts_with("text/csv")) return {};
  return failed(Failure::invalid, "BadRequest", both("Kirim isi sebagai text/csv.", "Send the content as text/csv."));
}

Response datasets(const Request& request, const Services& services) {
  return show(services.datasets.all(request.caller()), request);
}

Response rows(const Request& request, const Services& services) {
  constexpr std::int64_t usual = 200;
  const auto limit = std::clamp<std::int64_t>(request.number("limit").value_or(usual), 1, limits::dataset_rows);
  return show(services.datasets.rows(request.caller(), request.parameters.at("plugin"), request.parameters.at("name"),
                                     static_cast<std::size_t>(limit)),
              request);
}

Response check(const Request& request, const Services& services) {
  if (auto fits = check_csv(request); !fits) return problem(fits.error(), request.language());
  auto checked = services.datasets.check(request.caller(), request.parameters.at("plugin"),
                                         request.parameters.at("name"), request.body);
  return checked ? answer(*checked) : problem(checked.error(), request.language());
}

Response upload(const Request& request, const Services& services) {
  if (auto fits = check_csv(request); !fits) return problem(fits.error(), request.language());
  auto key = idempotency_key(request);
  if (!key) return problem(key.error(), request.language());
  auto source = request.parameters.find("source");
  auto outcome =
      services.datasets.upload(request.caller(), request.parameters.at("plugin"), request.parameters.at("name"),
                               request.body, source == request.parameters.end() ? std::string() : source->second, *key);
  if (!outcome) return problem(outcome.error(), request.language());
  if (outcome->taken) return answer(*outcome->taken);
  Response refused =
      problem(failed(Failure::invalid, "BadCells",
                     both("Tidak ada baris yang diambil; perbaiki sel-sel yang disebut, lalu unggah lagi.",
                          "No row was taken; mend the cells that are named, then upload again.")),
              request.language());
  Json with_findings = *parse_json(refused.body, refused.body.size());
  with_findings.member("findings") = std::move(outcome->findings);
  refused.body = with_findings.text();
  return refused;
}

// ---- corrections ---------------------------------------------------------------------------------------------------

std::optional<std::int64_t> id_in(const Json& json) {
  const auto* text = json.string();
  std::int64_t id = 0;
  if (!text) return std::nullopt;
  auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), id);
  return error == std::errc() && stop == text->data() + text->size() ? std::optional(id) : std::nullopt;
}

Response corrections(const Request& request, const Services& services) {
  return show(services.corrections.all(request.caller()), request);
}

Response ask(const Request& request, const Services& services) {
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  auto id = id_in((*body)["case"]);
  if (!id)
    return problem(failed(Failure::invalid, "BadRequest",
                          both("`case` harus nomor kasus.", "`case` must be a case's id."), "/case"),
                   request.language());
  auto asked = services.corrections.ask(
      request.caller(),
      {CaseId(*id), body->text_or("plugin"), body->text_or("dataset"), body->text_or("field"), body->text_or("text")});
  if (!asked) return problem(asked.error(), request.language());
  return answer(Json::Object{{"id", std::to_string(*asked)}}, 201);
}

Response reply(const Request& request, const Services& services) {
  auto body = body_of(request);
  if (!body) return problem(body.error(), request.language());
  const bool* accepted = (*body)["accepted"].boolean();
  if (!accepted)
    return problem(failed(Failure::invalid, "BadRequest",
                          both("`accepted` harus true atau false.", "`accepted` must be true or false."), "/accepted"),
                   request.language());
  auto done =
      services.corrections.answer(request.caller(), request.number("id").value_or(0), *accepted, body->text_or("text"));
  return done ? answer(*done) : problem(done.error(), request.language());
}

}  // namespace

std::vector<Route> dataset_routes() {
  return {{"GET", "/api/datasets", Door::signed_in, datasets},
          {"GET", "/api/datasets/{plugin}/{name}/rows", Door::signed_in, rows},
          {"POST", "/api/datasets/{plugin}/{name}/check", Door::signed_in, check, limits::upload_bytes},
          {"POST", "/api/datasets/{plugin}/{name}", Door::signed_in, upload, limits::upload_bytes},
          {"GET", "/api/corrections", Door::signed_in, corrections},
          {"POST", "/api/corrections", Door::signed_in, ask},
          {"POST", "/api/corrections/{id}/answer", Door::signed_in, reply}};
}

}  // namespace jenjang::http
