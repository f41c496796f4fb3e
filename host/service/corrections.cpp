#include "service/corrections.hpp"

#include "service/pages_detail.hpp"
#include "service/refusal.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

using Keys = std::vector<std::pair<Name, Name>>;

Error invalid(std::string code, Translated sentence, std::string where) {
  return failed(Failure::invalid, std::move(code), std::move(sentence), std::move(where));
}

/// What is written has to say something, and to fit.
Result<void> check_text(const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == text.npos)
    return invalid(
        "TextMissing",
        both("Tuliskan alasannya; orang lain akan membacanya.", "Write down the reason; somebody else will read it."),
        "/text");
  if (text.size() > limits::form_text_bytes)
    return invalid("TextTooLong", both("Teks ini terlalu panjang.", "This text is too long."), "/text");
  return {};
}

const engine::Dataset* dataset_in(const City& city, const Name& plugin, const Name& name) {
  const engine::Manifest* manifest = city.installed->manifest(plugin);
  if (!manifest) return nullptr;
  auto found = manifest->datasets.find(name);
  return found == manifest->datasets.end() ? nullptr : &found->second;
}

/// What the field is called where he read it.
Translated label_of(const City& city, const CaseView& of, const std::string& field) {
  const auto dot = field.find('.');
  if (dot == field.npos) return plain(field);
  const std::string first = field.substr(0, dot), second = field.substr(dot + 1);
  if (const engine::Manifest* manifest = city.installed->manifest(first))
    if (auto found = manifest->indicators.find(second); found != manifest->indicators.end()) return found->second.label;
  return of.definition().step(first) ? step_words(*of.rulebook, first) : plain(field);
}

Keys kept_by(const View& view) {
  Keys keys;
  for (const auto& [plugin, manifest] : view.city.installed->manifests())
    for (const auto& [name, dataset] : manifest->datasets)
      if (may_upload(view.caller, *view.directory, dataset, view.today)) keys.emplace_back(plugin, name);
  return keys;
}

std::vector<PersonId> keepers_of(const View& view, const engine::Dataset& dataset) {
  std::set<PersonId> keepers;
  for (const RoleHolding& holding : view.directory->organisation().roles)
    if (holding.role == *dataset.upload && holding.span.holds(view.today)) keepers.insert(holding.person);
  return {keepers.begin(), keepers.end()};
}

Notification notice(const View& view, PersonId to, std::int64_t id, const char* what, std::optional<CaseId> of,
                    Translated title, Translated text) {
  Notification notice;
  notice.person = to;
  notice.key = "correction/" + std::to_string(id) + "/" + what + "/" + id_text(to);
  notice.case_id = of;
  notice.at = view.now;
  notice.title = std::move(title);
  notice.text = std::move(text);
  return notice;
}

Json correction_json(const View& view, const Correction& one) {
  const engine::Dataset* dataset = dataset_in(view.city, one.plugin, one.dataset);
  return Json::Object{{"id", std::to_string(one.id)},
                      {"case", id_text(one.case_id)},
                      {"plugin", one.plugin},
                      {"dataset", one.dataset},
                      {"dataset_label", dataset ? dataset->label : plain(one.dataset)},
                      {"field", one.field},
                      {"label", one.label},
                      {"asked_by", person_json(view, one.asked_by)},
                      {"asked_at", text_of(one.asked_at)},
                      {"text", one.text},
                      {"status", one.status},
                      {"answer", one.answer.empty() ? Json() : Json(one.answer)},
                      {"answered_by", one.answered_by ? person_json(view, *one.answered_by) : Json()},
                      {"answered_at", time_json(one.answered_at)}};
}

Json array_of(const View& view, const std::vector<Correction>& corrections, bool only_open = false) {
  Json::Array array;
  for (const Correction& one : corrections)
    if (!only_open || one.status == "open") array.push_back(correction_json(view, one));
  return array;
}

}  // namespace

Result<std::int64_t> Corrections::ask(const Caller& caller, const CorrectionRequest& request) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto seen = seen_case(*view, request.case_id);
  if (!seen) return seen.error();
  if (seen->second != Sight::whole) return no_such_case();
  const engine::Dataset* dataset = dataset_in(city_, request.plugin, request.dataset);
  if (!dataset || !dataset->upload)
    return invalid("NoKeeper",
                   both("Data ini tidak diunggah oleh siapa pun, jadi tidak ada yang dapat memperbaikinya.",
                        "Nobody uploads these data, so nobody can correct them."),
                   "/dataset");
  if (auto fits = check_text(request.text); !fits) return fits.error();
  Correction asked{0,
                   request.case_id,
                   request.plugin,
                   request.dataset,
                   request.field.substr(0, limits::json_key_bytes),
                   label_of(city_, seen->first, request.field),
                   caller.person,
                   view->now,
                   request.text,
                   {},
                   {},
                   {},
                   {}};
  auto id = city_.corrections.ask(asked);
  if (!id) return id;
  std::vector<Notification> news;
  for (PersonId keeper : keepers_of(*view, *dataset))
    if (keeper != caller.person)
      news.push_back(notice(*view, keeper, *id, "asked", std::nullopt,
                            fill(both("Permintaan koreksi: {}", "A correction is asked for: {}"), {dataset->label}),
                            fill(both("{} menulis tentang {}: {}", "{} writes about {}: {}"),
                                 {plain(name_of(*view, caller.person)), asked.label, plain(asked.text)})));
  // The request stands whatever becomes of the notices: it is among the keepers' tasks.
  (void)city_.accounts.notify(news);
  return id;
}

Result<Json> Corrections::all(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto mine = city_.corrections.asked_by(caller.person, list_rows);
  if (!mine) return mine.error();
  auto for_me = city_.corrections.asked_of(kept_by(*view), list_rows);
  if (!for_me) return for_me.error();
  return Json(Json::Object{{"mine", array_of(*view, *mine)}, {"for_me", array_of(*view, *for_me)}});
}

Result<Json> Corrections::open_for(const Caller& caller) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  const Keys keys = kept_by(*view);
  if (keys.empty()) return Json(Json::Array{});
  auto for_me = city_.corrections.asked_of(keys, list_rows);
  if (!for_me) return for_me.error();
  return array_of(*view, *for_me, true);
}

Result<Json> Corrections::answer(const Caller& caller, std::int64_t id, bool accepted, const std::string& text) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  auto found = city_.corrections.correction(id);
  if (!found) return found.error();
  const Keys keys = kept_by(*view);
  if (!*found || std::find(keys.begin(), keys.end(), std::pair((*found)->plugin, (*found)->dataset)) == keys.end())
    return failed(Failure::unknown, "Unknown",
                  both("Permintaan koreksi ini tidak ada, atau bukan untuk Anda.",
                       "There is no such request, or it is not for you."));
  if (auto fits = check_text(text); !fits) return fits.error();
  Correction answered = std::move(**found);
  answered.status = accepted ? "accepted" : "declined";
  answered.answer = text;
  answered.answered_by = caller.person;
  answered.answered_at = view->now;
  auto first = city_.corrections.answer(answered);
  if (!first) return first.error();
  if (!*first)
    return failed(Failure::conflict, "Answered",
                  both("Permintaan ini sudah dijawab. Muat ulang untuk melihat jawabannya.",
                       "This request was answered already. Reload to see how."));
  const Translated title = accepted ? both("Koreksi diterima: {}", "Correction accepted: {}")
                                    : both("Koreksi tidak diterima: {}", "Correction declined: {}");
  const Notification news =
      notice(*view, answered.asked_by, id, "answered", answered.case_id, fill(title, {answered.label}),
             fill(both("{}: {}", "{}: {}"), {plain(name_of(*view, caller.person)), plain(text)}));
  (void)city_.accounts.notify(std::span(&news, 1));  // the answer stands with the request, where he finds it, too
  return correction_json(*view, answered);
}

}  // namespace jenjang::service
