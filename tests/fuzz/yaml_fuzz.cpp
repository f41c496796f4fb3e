// Any bytes as a workflow, as its translation, as a manifest and as a form: each is read, or refused with a finding.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "language/read.hpp"

namespace {

using namespace jenjang;

void expect(bool holds) {
  if (!holds) std::abort();
}

// A small plugin, so that bytes which name it get past the first lookup.
const engine::Manifests& installed() {
  static const engine::Manifests all = [] {
    language::PluginText small{
        "kinerja",
        {{"plugin.yaml",
          "plugin: kinerja\nversion: 1.0.0\nsdk: 1\nlabel: {id: A}\nowner: A\neffective: 2026-01-01\n"
          "languages: [id]\nroles:\n  admin: {label: {id: A}, at least: 2}\nforms:\n  plan: {label: {id: A}}\n"},
         {"forms/plan.json", R"({"type":"object","properties":{"a":{"type":"number","ui":{"label":{"id":"A"}}}},)"
                             R"("required":["a"],"additionalProperties":false})"}}};
    auto read = language::read_manifest(small);
    expect(read.manifest != nullptr);
    return engine::Manifests{{"kinerja", read.manifest}};
  }();
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);

  auto workflow = language::read_workflow({"a.yaml", bytes, {{"en", {"a.en.yaml", bytes}}}}, installed());
  expect((workflow.definition != nullptr) == !has_errors(workflow.findings));

  auto manifest = language::read_manifest({"kinerja", {{"plugin.yaml", bytes}, {"calendars/a.csv", bytes}}});
  expect((manifest.manifest != nullptr) == !has_errors(manifest.findings));

  static const std::string around(
      "plugin: kinerja\nversion: 1.0.0\nsdk: 1\nlabel: {id: A}\nowner: A\neffective: 2026-01-01\nlanguages: [id]\n"
      "enums:\n  e: {a: {id: A}, b: {id: B}}\nforms:\n  plan: {label: {id: A}}\n");
  auto form = language::read_manifest({"kinerja", {{"plugin.yaml", around}, {"forms/plan.json", bytes}}});
  expect((form.manifest != nullptr) == !has_errors(form.findings));
  return 0;
}
