// The plugin's check of imported people: many lines in one call, since a city has ten thousand of them.
#include "service/import_detail.hpp"

namespace jenjang::service::importing {

namespace {

Fields inputs_of(const engine::Form& form, const Record& answers) {
  Fields fields;
  for (const auto& [field, value] : answers) fields.emplace_back(form.name + "." + field, plain_text(value));
  return fields;
}

engine::CheckVerdict verdict_of(const Reply& reply) {
  engine::CheckVerdict verdict;
  verdict.fits = reply.status == ReplyStatus::done;
  if (verdict.fits) return verdict;
  for (const auto& [key, value] : reply.outputs) {
    if (key == "field") verdict.field = value;
    if (key.starts_with("message.")) verdict.message[key.substr(std::string_view("message.").size())] = value;
  }
  if (verdict.message.empty()) verdict.message = both(reply.message, reply.message);
  return verdict;
}

}  // namespace

Result<std::vector<engine::CheckVerdict>> check_lines(City& city, const engine::Form& form,
                                                      std::span<const Record> lines) {
  std::vector<Call> calls;
  for (const Record& line : lines) {
    Call call{*form.check, {}, inputs_of(form, line)};
    std::string all;
    for (const auto& [key, value] : call.inputs) all += key + "=" + value + "\n";
    call.call_id = "import/" + form.key() + "/" + sha256(all);
    calls.push_back(std::move(call));
  }
  auto replies = city.runner.call(form.plugin, calls);
  if (!replies) return replies.error();
  std::vector<engine::CheckVerdict> verdicts;
  for (const Reply& reply : *replies) {
    if (reply.status == ReplyStatus::retry || reply.status == ReplyStatus::failed) {
      return failed(Failure::unavailable, "CheckFailed",
                    both("pemeriksaan “" + form.key() + "” gagal: " + reply.message,
                         "the check “" + form.key() + "” failed: " + reply.message));
    }
    verdicts.push_back(verdict_of(reply));
  }
  return verdicts;
}

}  // namespace jenjang::service::importing
