// What was measured: a department's weighted indicators for a person and period, each with its source and standard.
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

Json standard_json(const engine::Standard& standard) {
  return Json::Object{{"value", plain_text(standard.value)},
                      {"better", standard.higher_is_better ? "higher" : "lower"},
                      {"why", standard.why},
                      {"source", standard.source}};
}

}  // namespace

Json sources_json(const View& view, const std::vector<engine::DatasetRevision>& sources) {
  Json::Array array;
  for (const auto& source : sources) {
    const engine::Manifest* manifest = view.city.installed->manifest(source.plugin);
    auto label = plain(source.dataset);
    if (manifest) {
      if (auto found = manifest->datasets.find(source.dataset); found != manifest->datasets.end())
        label = found->second.label;
    }
    auto upload = view.city.datasets.upload(source.revision);  // none: nothing was ever brought in
    bool known = upload && *upload;
    array.push_back(Json::Object{{"plugin", source.plugin},
                                 {"dataset", source.dataset},
                                 {"label", label},
                                 {"revision", source.revision},
                                 {"at", known ? Json(text_of((*upload)->at)) : Json()},
                                 {"by", known && (*upload)->by ? person_json(view, *(*upload)->by) : Json()}});
  }
  return array;
}

Json measure_json(const View& view, Measures& measures, const engine::Manifest& manifest, const Name& name,
                  PersonId person, const Period& period) {
  const engine::Indicator& indicator = manifest.indicators.at(name);
  auto measured = measures.indicator(manifest.plugin, name, person, period, view.now);
  // A worker that restarts must not take the page with it: the value is shown as missing, the rest stays.
  bool failed = !measured || measured->failed;
  bool has_value = !failed && measured->value.has_value();
  return Json::Object{{"indicator", manifest.plugin + "." + name},
                      {"label", indicator.label},
                      {"value", has_value ? Json(plain_text(*measured->value)) : Json()},
                      {"measured_in", indicator.measured_in},
                      {"period", period.text()},
                      {"because", measured ? measured->because : plain("")},
                      {"plugin", measured ? plugin_json(manifest, measured->plugin.version) : plugin_json(manifest)},
                      {"basis", indicator.basis},
                      {"standard", indicator.standard ? standard_json(*indicator.standard) : Json()},
                      {"sources", measured ? sources_json(view, measured->from) : Json(Json::Array{})},
                      {"failed", failed}};
}

Json::Array measures_json(const View& view, Measures& measures, const engine::Manifest& manifest, PersonId person,
                          const Period& period) {
  Json::Array array;
  for (const auto& [name, indicator] : manifest.indicators) {
    if (!indicator.weight && !indicator.agreed_weight) continue;
    array.push_back(measure_json(view, measures, manifest, name, person, period));
  }
  return array;
}

}  // namespace jenjang::service::pages
