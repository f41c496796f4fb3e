// The plugin's check of imported people: many lines in one call, since a city has ten thousand of them.
#include "service/import_detail.hpp"
#include "service/measure_parts.hpp"

namespace jenjang::service::importing {

namespace {

engine::CheckVerdict verdict_of(const Reply& reply) {
  engine::CheckVerdict verdict;
  verdict.fits = reply.status == ReplyStatus::done;
  if (verdict.fits) return verdict;
  verdict.field = output_of(reply.outputs, "field");
  verdict.message = sentence_in(reply.outputs, "message", reply.message);
  return verdict;
}

}  // namespace

Result<std::vector<engine::CheckVerdict>> check_lines(City& city, const engine::Form& form,
                                                      std::span<const Record> lines) {
  std::vector<Call> calls;
  for (const Record& line : lines) {
    Call call{*form.check, {}, {}};
    flatten_into(call.inputs, form.name, Value(line));
    call.call_id = "import/" + form.key() + "/" + hash_of(call.inputs);
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
