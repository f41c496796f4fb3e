// check_together: what only shows between manifests.
#include <algorithm>

#include "language/findings.hpp"
#include "language/read.hpp"

namespace jenjang::language {
namespace {

class Together {
 public:
  explicit Together(const engine::Manifests& manifests) : manifests_(manifests) {}

  Diagnostics check() {
    for (const auto& [name, manifest] : manifests_) {
      for (const auto& unit : manifest->serves)
        only_one(*manifest, "serves." + unit, "Unit `" + unit + "` sudah dilayani plugin",
                 "The unit `" + unit + "` is served by the plugin");
      for (const auto& [role, declared] : manifest->roles)
        only_one(*manifest, "roles." + role, "Peran `" + role + "` sudah dinyatakan plugin",
                 "The role `" + role + "` is declared by the plugin");
      for (const auto& [calendar, declared] : manifest->calendars)
        only_one(*manifest, "calendars." + calendar, "Kalender `" + calendar + "` sudah dinyatakan plugin",
                 "The calendar `" + calendar + "` is declared by the plugin");
      for (const auto& [form, declared] : manifest->forms)
        if (declared.for_people)
          only_one(*manifest, "for people", "Formulir data pegawai sudah dinyatakan plugin",
                   "The form for people is declared by the plugin");
    }
    for (const auto& [name, manifest] : manifests_) {
      for (const auto& [dataset, declared] : manifest->datasets)
        if (declared.upload) role(*manifest, "datasets." + dataset + ".upload", *declared.upload);
      for (const auto& [event, declared] : manifest->events)
        if (declared.by) role(*manifest, "events." + event + ".by", *declared.by);
    }
    return std::move(found_);
  }

 private:
  void only_one(const engine::Manifest& manifest, const std::string& what, const std::string& id,
                const std::string& en) {
    auto [first, is_new] = owners_.emplace(what, manifest.plugin);
    if (is_new) return;
    found_.push_back({place(manifest, what), Severity::error, "M12",
                      both(id + " `" + first->second + "`", en + " `" + first->second + "` already"),
                      both("Hapus dari salah satunya.", "Remove it from one of them.")});
  }

  void role(const engine::Manifest& manifest, const std::string& what, const Name& name) {
    std::vector<std::string> known;
    for (const auto& [plugin, other] : manifests_)
      for (const auto& [role, declared] : other->roles) known.push_back(role);
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    found_.push_back({place(manifest, what), Severity::error, "M06",
                      both("Peran `" + name + "` tidak ada", "There is no role `" + name + "`"),
                      did_you_mean(name, known)});
  }

  static Place place(const engine::Manifest& manifest, const std::string& what) {
    auto found = manifest.places.find(what);
    return found == manifest.places.end() ? manifest.at : found->second;
  }

  const engine::Manifests& manifests_;
  std::map<std::string, Name> owners_;
  Diagnostics found_;
};

}  // namespace

Diagnostics check_together(const engine::Manifests& manifests) { return Together(manifests).check(); }

}  // namespace jenjang::language
