#include "service/measures.hpp"

#include "service/measure_parts.hpp"

namespace jenjang::service {
namespace {

using engine::CheckVerdict;
using engine::Indicator;
using engine::Manifest;
using engine::Measurement;

Error not_installed(const Name& plugin, const Name& what) {
  return failed(Failure::broken, "NotInstalled",
                both("Pengaya “" + plugin + "” dengan “" + what + "” tidak terpasang di kota ini.",
                     "The plugin “" + plugin + "” with “" + what + "” is not installed in this city."));
}
Error busy(const Manifest& manifest) {
  return failed(Failure::unavailable, "PluginBusy",
                both("Bagian “" + std::string(say(manifest.label, "id")) +
                         "” sedang dimulai ulang. Isian Anda tetap tersimpan; "
                         "coba lagi sebentar lagi.",
                     "The part “" + std::string(say(manifest.label, "en")) +
                         "” is starting again. What you entered is kept; "
                         "try again in a moment."));
}
Error out_of_order(const Manifest& manifest) {
  return failed(
      Failure::unavailable, "PluginFailed",
      both("Bagian “" + std::string(say(manifest.label, "id")) +
               "” sedang mengalami gangguan. Isian Anda tetap "
               "tersimpan; " +
               manifest.owner + " dan admin sistem dapat melihat gangguan ini.",
           "The part “" + std::string(say(manifest.label, "en")) + "” is out of order. What you entered is kept; " +
               manifest.owner + " and the administrator can see the trouble."));
}

engine::PluginRef reference_of(const Manifest& manifest, Hash file) {
  return {manifest.plugin, manifest.version.text(), std::move(file)};
}

/// One call of a worker. Trouble that passes, and a worker that is starting again, are Failure::unavailable.
Result<Reply> call_worker(Runner& runner, const Manifest& manifest, const Name& handler, std::string call_id,
                          Fields inputs) {
  const Call call{handler, std::move(call_id), std::move(inputs)};
  auto replies = runner.call(manifest.plugin, std::span(&call, 1));
  if (!replies) {
    if (replies.error().failure == Failure::unknown) return out_of_order(manifest);  // its file is not there
    if (replies.error().failure == Failure::unavailable) return busy(manifest);
    return replies.error();
  }
  if (replies->size() != 1) return out_of_order(manifest);
  if (replies->front().status == ReplyStatus::retry) return busy(manifest);
  return std::move(replies->front());
}

Measurement measurement_from(const Indicator& indicator, const Reply& reply) {
  Measurement measured;
  measured.because = sentence_in(reply.outputs, "because", reply.message);
  if (reply.status != ReplyStatus::done) {
    measured.failed = true;
    measured.because = sentence_in(reply.outputs, "message", reply.message);
    return measured;
  }
  if (output_of(reply.outputs, "missing") == "yes") return measured;
  measured.value = value_of_type(indicator.type, output_of(reply.outputs, "value"));
  if (!measured.value) {
    measured.failed = true;
    measured.because =
        both("Nilai dari pengaya tidak sesuai dengan jenis yang dinyatakan: " + engine::text_of(indicator.type) + ".",
             "The plugin's value is outside its declared type: " + engine::text_of(indicator.type) + ".");
  }
  return measured;
}

}  // namespace

Result<Measurement> Measures::indicator(const Name& plugin, const Name& name, PersonId subject, Period period,
                                        Time at) {
  const Manifest* manifest = city_.installed->manifest(plugin);
  if (!manifest || !manifest->indicators.contains(name)) return not_installed(plugin, name);
  const Indicator& indicator = manifest->indicators.at(name);
  auto given = inputs(*manifest, indicator.from, indicator.look_back_months, subject, period, at);
  if (!given) return given.error();
  if (indicator.standard) given->fields.emplace_back("standard", plain_text(indicator.standard->value));

  const Hash file = indicator.value ? manifest->hash : city_.runner.file_hash(plugin);
  const Hash hash = hash_of(given->fields);
  const std::string key = plugin + "/" + file + "/" + name + "/" + hash;
  auto finished = [&](Measurement measured) {
    measured.plugin = reference_of(*manifest, file);
    measured.inputs = hash;
    measured.from = std::move(given->from);  // not of the cache: a revision may have risen for another unit's rows
    return measured;
  };
  if (indicator.missing && !given->any_rows) {
    Measurement measured;
    measured.value = indicator.missing;
    measured.because = both("Belum ada data pada periode ini.", "There are no data in this period.");
    return finished(std::move(measured));
  }
  {
    std::lock_guard lock(mutex_);
    if (auto known = cache_.find(key); known != cache_.end()) return finished(known->second);
  }
  Measurement measured;
  if (indicator.value) {
    measured = measure_by_formula({*manifest, indicator, given->rows}, city_.installed->manifests());
  } else {
    auto reply = call_worker(city_.runner, *manifest, name, "measure/" + name + "/" + hash, std::move(given->fields));
    if (!reply) {
      if (reply.error().code != "PluginFailed") return reply.error();
      measured.failed = true;
      measured.because = reply.error().sentence;
      return finished(std::move(measured));
    }
    measured = measurement_from(indicator, *reply);
  }
  if (!measured.failed) {  // what failed may succeed when asked again
    std::lock_guard lock(mutex_);
    if (cache_.size() >= limits::measures_kept) cache_.erase(cache_.begin());
    cache_.emplace(key, measured);
  }
  return finished(std::move(measured));
}

Result<CheckVerdict> Measures::check(const Name& plugin, const Name& name, const Record& answers, PersonId subject,
                                     Period period, Time at) {
  const Manifest* manifest = city_.installed->manifest(plugin);
  if (!manifest || !manifest->forms.contains(name)) return not_installed(plugin, name);
  const engine::Form& form = manifest->forms.at(name);
  CheckVerdict verdict;
  if (!form.check) {
    verdict.plugin = reference_of(*manifest, manifest->hash);
    return verdict;
  }
  std::vector<Name> from = form.from;
  std::erase(from, name);  // what is being sent stands for what was answered before
  auto given = inputs(*manifest, from, 0, subject, period, at);
  if (!given) return given.error();
  flatten_into(given->fields, name, Value(answers));
  const Hash hash = hash_of(given->fields);
  auto reply =
      call_worker(city_.runner, *manifest, *form.check, "check/" + name + "/" + hash, std::move(given->fields));
  if (!reply) return reply.error();
  if (reply->status == ReplyStatus::failed) return out_of_order(*manifest);
  verdict.fits = reply->status == ReplyStatus::done;
  verdict.plugin = reference_of(*manifest, city_.runner.file_hash(plugin));
  if (!verdict.fits) {
    verdict.message = sentence_in(reply->outputs, "message", reply->message);
    verdict.field = std::string(output_of(reply->outputs, "field"));
  }
  return verdict;
}

Result<Json> Measures::prefill(const Name& plugin, const Name& name, PersonId subject, Period period, Time at) {
  const Manifest* manifest = city_.installed->manifest(plugin);
  if (!manifest || !manifest->forms.contains(name)) return not_installed(plugin, name);
  const engine::Form& form = manifest->forms.at(name);
  if (!form.prefill) return Json(Json::Object{});
  auto given = inputs(*manifest, form.from, 0, subject, period, at);
  if (!given) return given.error();
  const Hash hash = hash_of(given->fields);
  auto reply =
      call_worker(city_.runner, *manifest, *form.prefill, "prefill/" + name + "/" + hash, std::move(given->fields));
  if (!reply) return reply.error();
  auto entered = reply->status == ReplyStatus::done ? entered_in(form, reply->outputs) : std::nullopt;
  if (!entered) return out_of_order(*manifest);
  return std::move(*entered);
}

}  // namespace jenjang::service
