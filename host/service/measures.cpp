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

/// Calls of a worker, answered in order. Trouble that passes, and a worker that is starting again, are
/// Failure::unavailable; a plugin without its file is "PluginFailed".
Result<std::vector<Reply>> call_worker(Runner& runner, const Manifest& manifest, std::span<const Call> calls) {
  auto replies = runner.call(manifest.plugin, calls);
  if (!replies) {
    if (replies.error().failure == Failure::unknown) return out_of_order(manifest);  // its file is not there
    if (replies.error().failure == Failure::unavailable) return busy(manifest);
    return replies.error();
  }
  if (replies->size() != calls.size()) return out_of_order(manifest);
  return replies;
}

Result<Reply> call_worker(Runner& runner, const Manifest& manifest, const Name& handler, std::string call_id,
                          Fields inputs) {
  const Call call{handler, std::move(call_id), std::move(inputs)};
  auto replies = call_worker(runner, manifest, std::span(&call, 1));
  if (!replies) return replies.error();
  if (replies->front().status == ReplyStatus::retry) return busy(manifest);
  return std::move(replies->front());
}

}  // namespace

/// One that was asked for, on its way to a measurement.
struct Measures::Prepared {
  const Manifest* manifest = nullptr;
  const Indicator* indicator = nullptr;
  Name name;
  Inputs inputs;
  Hash file, hash;
  std::string key;
  std::optional<Decimal> share;
  std::optional<Measurement> found;

  Call call() const { return {name, "measure/" + name + "/" + hash, inputs.fields}; }
  /// Not of the cache: a revision may have risen for another unit's rows, and a share is each person's own.
  Measurement finished() && {
    Measurement measured = std::move(*found);
    measured.plugin = reference_of(*manifest, file);
    measured.inputs = hash;
    measured.from = std::move(inputs.from);
    measured.share = share;
    return measured;
  }
};

Result<Measurement> Measures::indicator(const Name& plugin, const Name& name, PersonId subject, Period period,
                                        Time at) {
  const Asked asked{plugin, name, subject, period};
  auto measured = indicators(std::span(&asked, 1), at);
  if (!measured) return measured.error();
  return std::move(measured->front());
}

Result<std::vector<Measurement>> Measures::indicators(std::span<const Asked> asked, Time at) {
  std::vector<Prepared> all;
  all.reserve(asked.size());
  for (const Asked& each : asked) {
    auto prepared = prepare(each, at);
    if (!prepared) return prepared.error();
    all.push_back(std::move(*prepared));
  }
  if (auto called = call_workers(all); !called) return called.error();
  std::vector<Measurement> measured;
  for (Prepared& each : all) measured.push_back(std::move(each).finished());
  return measured;
}

/// Everything but the call of a worker: what is known, has no rows or is a formula is found here.
Result<Measures::Prepared> Measures::prepare(const Asked& asked, Time at) {
  Prepared out;
  out.manifest = city_.installed->manifest(asked.plugin);
  if (!out.manifest || !out.manifest->indicators.contains(asked.indicator))
    return not_installed(asked.plugin, asked.indicator);
  const Indicator& indicator = out.manifest->indicators.at(asked.indicator);
  out.indicator = &indicator;
  out.name = asked.indicator;
  auto given = inputs(*out.manifest, indicator.from, indicator.look_back_months, asked.subject, asked.period, at);
  if (!given) return given.error();
  out.inputs = std::move(*given);
  if (indicator.standard) out.inputs.fields.emplace_back("standard", plain_text(indicator.standard->value));
  auto share = share_of(*out.manifest, indicator, asked, out.inputs);
  if (!share) return share.error();
  out.share = *share;

  out.file = indicator.value ? out.manifest->hash : city_.runner.file_hash(asked.plugin);
  out.hash = hash_of(out.inputs.fields);
  // The manifest's hash stands for its settings, which the code is created with.
  out.key = asked.plugin + "/" + out.file + "/" + out.manifest->hash + "/" + out.name + "/" + out.hash;
  if (indicator.missing && !out.inputs.any_rows) {
    out.found.emplace();
    out.found->value = indicator.missing;
    out.found->because = both("Belum ada data pada periode ini.", "There are no data in this period.");
    return out;
  }
  out.found = known(out.key);
  if (!out.found && indicator.value) {
    out.found = measure_by_formula({*out.manifest, indicator, out.inputs.rows}, city_.installed->manifests());
    keep(out.key, *out.found);
  }
  return out;
}

/// In department.indicators: the manifest's own, or what the person agreed in the plan of that period.
Result<std::optional<Decimal>> Measures::share_of(const Manifest& manifest, const Indicator& indicator,
                                                  const Asked& asked, const Inputs& inputs) {
  if (indicator.weight || !indicator.agreed_weight) return indicator.weight;
  const auto& [form, field] = *indicator.agreed_weight;
  std::optional<Record> answers;
  if (auto given = inputs.forms.find(form); given != inputs.forms.end()) {
    answers = given->second;
  } else {
    auto in_force = answers_of(manifest.forms.at(form).key(), asked.subject, asked.period);
    if (!in_force) return in_force.error();
    answers = std::move(*in_force);
  }
  if (!answers) return std::optional<Decimal>();
  auto agreed = answers->find(field);
  const Decimal* share = agreed == answers->end() ? nullptr : agreed->second.get<Decimal>();
  return share ? std::optional(*share) : std::nullopt;
}

std::optional<Measurement> Measures::known(const std::string& key) {
  std::lock_guard lock(mutex_);
  auto found = cache_.find(key);
  return found == cache_.end() ? std::nullopt : std::optional(found->second);
}

void Measures::keep(const std::string& key, const Measurement& measured) {
  if (measured.failed) return;  // what failed may succeed when asked again
  std::lock_guard lock(mutex_);
  if (cache_.size() >= limits::measures_kept) cache_.erase(cache_.begin());
  cache_.emplace(key, measured);
}

Result<void> Measures::call_workers(std::vector<Prepared>& all) {
  std::map<const Manifest*, std::map<std::string, std::vector<Prepared*>>> open;  // by plugin and key
  for (Prepared& each : all)
    if (!each.found) open[each.manifest][each.key].push_back(&each);
  for (auto& [manifest, by_key] : open) {
    for (auto next = by_key.begin(); next != by_key.end();) {
      std::vector<std::vector<Prepared*>*> batch;
      std::vector<Call> calls;
      for (; next != by_key.end() && calls.size() < limits::calls_in_batch; ++next) {
        batch.push_back(&next->second);
        calls.push_back(next->second.front()->call());
      }
      auto replies = call_worker(city_.runner, *manifest, calls);
      if (!replies && replies.error().code != "PluginFailed") return replies.error();
      bool is_busy = false;
      for (std::size_t at = 0; at < batch.size(); ++at) {
        Measurement measured;
        if (!replies) {
          measured.failed = true;
          measured.because = replies.error().sentence;
        } else if ((*replies)[at].status == ReplyStatus::retry) {
          is_busy = true;
          continue;
        } else {
          measured = measurement_from(*batch[at]->front()->indicator, (*replies)[at]);
          keep(batch[at]->front()->key, measured);
        }
        for (Prepared* each : *batch[at]) each->found = measured;
      }
      if (is_busy) return busy(*manifest);
    }
  }
  return {};
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
