// One slip at a time in a manifest, a form or a calendar: each is found, alone, at its place, under its code.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

struct Slip {
  const char* file;
  const char* from;
  const char* to;
  const char* at;
  const char* code;
};

// All that a manifest may hold and that the shipped ones do not need.
constexpr const char* other_keys = R"(
settings:
  cut: {label: {id: Potongan, en: Cut}, type: number from 0 to 100, value: 3, basis: setting of the city}
events:
  answer: {label: {id: Jawaban, en: Answer}, fields: {number: text, day: date}, arrives: [hand, poll], by: pengelola-data-kesehatan, every: 6 hours}
actions:
  send: {label: {id: Kirim, en: Send}, with: {target: number}}
messages:
  sent: {with: {target: number}, title: {id: Target <period>, en: Target <period>}, text: {id: "<target>: <link>", en: "<target>: <link>"}}
permissions: {network: ["data.example:443"], secrets: [token]}
limits: {memory: 512 MiB, call: 5 s}
)";

PluginText health() {
  auto source = test::plugin_text(std::string(JENJANG_SOURCE_DIR) + "/plugins/dinas-kesehatan");
  source.files["plugin.yaml"] += other_keys;
  return source;
}

void expect_each(PluginText (*make)(), const std::vector<Slip>& slips) {
  for (const auto& slip : slips) {
    auto source = make();
    auto& text = source.files[slip.file];
    text = test::with(text, slip.from, slip.to);
    auto read = read_manifest(source);
    EXPECT_EQ(test::codes_of(read.findings), test::place_of(text, slip.at) + " " + slip.code) << slip.to;
    EXPECT_EQ(read.manifest, nullptr);
    for (const auto& each : read.findings) {
      EXPECT_EQ(each.at.file, source.folder + "/" + slip.file);
      EXPECT_FALSE(say(each.sentence, "id").empty());
    }
  }
}

TEST(ManifestFaults, AreNoneInTheUntouchedFile) {
  auto read = read_manifest(health());
  EXPECT_EQ(test::codes_of(read.findings), "");
  ASSERT_TRUE(read.manifest);
  EXPECT_EQ(read.manifest->memory_bytes, std::size_t(512) << 20);
  EXPECT_EQ(read.manifest->call, std::chrono::seconds(5));
  EXPECT_EQ(read.manifest->handlers(), (std::vector<Name>{"answer", "check_plan", "idl_coverage", "outreach_effort",
                                                          "prefill_self", "send", "uci"}));
}

TEST(ManifestFaults, AtTheTop) {
  constexpr const char* file = "plugin.yaml";
  expect_each(health, {
                          {file, "owner: Dinas", "motto: Sehat\nowner: Dinas", "motto", "M01"},
                          {file, "version: 1.1.0", "version: 1.1", "1.1\nsdk", "M03"},
                          {file, "sdk: 1", "sdk: 2", "2\nlabel", "M11"},
                          {file, "plugin: dinas-kesehatan\n", "plugin: dinkes\n", "dinkes", "M04"},
                          {file, "effective: 2025-01-01", "effective: 2025-01-15", "2025-01-15", "M03"},
                          {file, "effective: 2025-01-01", "effective: 2025-02-30", "2025-02-30", "M03"},
                          {file, "label: {id: Ukuran kinerja Dinas Kesehatan, en",
                           "label: {fr: Mesures, id: Ukuran kinerja Dinas Kesehatan, en", "fr: Mesures", "M01"},
                          {file, "languages: [id, en]", "languages: [id, en, en]", "en]\nserves", "M04"},
                      });
}

TEST(ManifestFaults, InDatasetsAndIndicators) {
  constexpr const char* file = "plugin.yaml";
  expect_each(
      health,
      {
          {file, "village: text, period", "village: list of text, period", "list of text", "M06"},
          {file, "village: text, period", "village: words, period", "words, period", "M06"},
          {file, "key: [unit, village, period]", "key: [unit, villages, period]", "villages", "M06"},
          {file, "    upload: pengelola-data-kesehatan\n", "", "immunisation:", "M06"},
          {file, "from: [immunisation]\n    weight: 60", "from: [imunisation]\n    weight: 60", "imunisation]", "M06"},
          {file, "weight: 60", "weight: 50", "idl_coverage:", "M08"},
          {file, "weight: 60", "weight: 0", "0\n    basis", "M08"},
          {file, "weight: 60", "weight: plan.share", "plan.share", "M08"},
          {file, "weight: 60", "weight: plans.share", "plans.share", "M06"},
          {file, "value: 95", "value: 195", "195", "M03"},
          {file, "better: higher", "better: more", "more\n", "M03"},
          {file, "    basis: Kepmenkes tentang UCI\n", "", "label: {id: Kelurahan UCI", "M02"},
          {file, "weight: 60", "look back: 2 years\n    weight: 60", "2 years", "M03"},
          {file, "weight: 60", "value: 100 * sum(immunisation.fully) / 5\n    weight: 60", "immunisation.fully)",
           "M14"},
          {file, "weight: 60", "value: sum(immunisation.village)\n    weight: 60", "immunisation.village", "M14"},
          {file, "weight: 60", "missing when: yes\n    weight: 60", "yes\n    weight", "M14"},
          {file, "weight: 60",
           "value: count(immunisation.village)\n    because: {id: <value> dari <jumlah>, en: <value>}\n    weight: 60",
           "<jumlah>", "M13"},
      });
}

TEST(ManifestFaults, InWhatGoesInAndOut) {
  constexpr const char* file = "plugin.yaml";
  expect_each(health, {
                          {file, "type: number from 0 to 100, value: 3", "type: number from 0 to 100, value: 103",
                           "103", "M03"},
                          {file, "arrives: [hand, poll], by: pengelola-data-kesehatan,", "arrives: [hand, poll],",
                           "{label: {id: Jawaban", "M02"},
                          {file, "arrives: [hand, poll]", "arrives: [hand, post, poll]", "post, poll", "M03"},
                          {file, "every: 6 hours", "every: often", "often", "M03"},
                          {file, "send: {label: {id: Kirim, en: Send}, with: {target: number}}",
                           "send: {label: {id: Kirim, en: Send}, with: {target: number}, writes: targets}",
                           "targets}\nmessages", "M06"},
                          {file, "send: {label: {id: Kirim, en: Send}, with: {target: number}}",
                           "uci: {label: {id: Kirim, en: Send}}", "uci: {label: {id: Kirim", "M04"},
                          {file, "<target>: <link>", "<targets>: <link>", "<targets>", "M13"},
                          {file, "<target>: <link>", "<target: <link", "<target: ", "M13"},
                          {file, "title: {id: Target <period>, en: Target <period>}", "title: {id: Target <period>}",
                           "{id: Target <period>}", "M07"},
                          {file, "data.example:443", "*.example:443", "\"*.example", "M03"},
                          {file, "memory: 512 MiB", "memory: 3 GiB", "3 GiB", "M10"},
                          {file, "call: 5 s", "call: 61 s", "61 s", "M10"},
                          {file, "call: 5 s", "call: quick", "quick", "M03"},
                          {file, "check: check_plan", "check: Check", "Check}", "M04"},
                          {file, "check: check_plan", "for: staff", "staff}", "M03"},
                      });
}

PluginText plans() { return test::plugin_text(std::string(JENJANG_SOURCE_DIR) + "/plugins/kinerja"); }

TEST(ManifestFaults, InForms) {
  constexpr const char* file = "forms/plan.json";
  expect_each(
      plans,
      {
          {file, "\"maxItems\": 20", "\"maxItem\": 20", "\"maxItem\"", "M09"},
          {file, "\"maxItems\": 20", "\"maxItems\": 0", "0,", "M03"},
          {file, "\"maxItems\": 20", "\"maxItems\": \"20\"", "\"20\"", "M03"},
          {file,
           "\"$ref\": \"enums/aspect\",\n      \"ui\": {\n       \"label\": {\n        \"id\": \"Aspek\",\n        "
           "\"en\": \"Aspect\"\n       }\n      }",
           "\"$ref\": \"enums/aspect\", \"ui\": \"Aspek\"", "\"Aspek\"", "M03"},
          {file, "enums/priority", "enums/priorities", "\"enums/priorities\"", "M06"},
          {file, "\"type\": \"number\"", "\"type\": \"decimal\"", "\"decimal\"", "M09"},
          {file, "\"id\": \"Prioritas\",", "", "{\n        \n        \"en\": \"Priority\"", "M07"},
          {file, "\"support\": {\n   \"type\": \"string\"", "\"choice\": {\n   \"type\": \"string\"", "\"choice\"",
           "M04"},
          {file, "\"widget\": \"long text\"", "\"widget\": \"slider\"", "\"slider\"", "M09"},
          {file, "\"required\": [\n  \"targets\"\n ]", "\"required\": [\n  \"target\"\n ]", "\"target\"\n ],\n", "M06"},
          {file, "\"maxLength\": 2000", "\"pattern\": \"(\"", "\"(\"", "M03"},
          {file, "\"maxLength\": 2000", "\"format\": \"email\"", "\"email\"", "M09"},
          {file, "\"maxLength\": 2000", "\"minimum\": 3", "\"minimum\"", "M09"},
          {file, "\"maxLength\": 2000", "\"maxLength\": 3, \"default\": \"abcd\"", "\"abcd\"", "M03"},
          {file, "\"additionalProperties\": false\n   },", "\"additionalProperties\": true\n   },", "true", "M09"},
      });
}

TEST(ManifestFaults, OfJsonThatCannotBeReadNameItsPlace) {
  auto source = plans();
  source.files["forms/plan.json"] = "{\n \"type\": \"object\",,\n}";
  auto read = read_manifest(source);
  ASSERT_EQ(read.findings.size(), 1u) << test::codes_of(read.findings);
  EXPECT_EQ(read.findings[0].code, "M03");
  EXPECT_EQ(read.findings[0].at.line, 2);
}

TEST(ManifestFaults, OfMissingFiles) {
  auto source = plans();
  source.files.erase("forms/plan.json");
  const auto& text = source.files["plugin.yaml"];
  EXPECT_EQ(test::codes_of(read_manifest(source).findings), test::place_of(text, "plan:    ") + " M05");
  EXPECT_EQ(test::codes_of(read_manifest({"empty", {}}).findings), "0:0 M05");
}

PluginText calendars() { return test::plugin_text(std::string(JENJANG_SOURCE_DIR) + "/plugins/kalender-samarinda"); }

TEST(ManifestFaults, InCalendars) {
  constexpr const char* file = "calendars/hari-kerja-kota.csv";
  expect_each(
      calendars,
      {
          {file, "day,kind,name", "day,name,kind", "day,name", "M03"},
          {file, "2026-01-16,holiday", "2026-01-32,holiday", "2026-01-32", "M03"},
          {file, "2026-01-16,holiday", "2026-01-16,vacation", "vacation", "M03"},
          {file, "2026-01-16,holiday,Isra Mikraj", "2026-01-01,holiday,Isra Mikraj", "2026-01-01,holiday,Isra", "M03"},
          {file, "2026-01-16,holiday,Isra Mikraj", "2026-01-16,holiday,\"Isra Mikraj\"", "\"Isra", "M03"},
          {file, "2026-01-16,holiday,Isra Mikraj", "2026-01-16,holiday,Isra,Mikraj", "2026-01-16", "M03"},
          {"plugin.yaml", "offset: +08:00", "offset: 08:00", "08:00", "M03"},
          {"plugin.yaml", "friday]", "fryday]", "fryday", "M03"},
          {"plugin.yaml", "  hari-kerja-kota:", "  Hari:", "Hari:", "M04"},
      });
}

// Cut and spliced anywhere, a manifest and a form are read or refused, and never crash.
RC_GTEST_PROP(ManifestFaults, NeverCrashTheReader, ()) {
  static const PluginText whole = health();
  auto source = whole;
  auto& text = source.files[*rc::gen::elementOf(std::vector<std::string>{"plugin.yaml", "forms/plan.json"})];
  auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  auto length = *rc::gen::inRange<std::size_t>(0, 60);
  auto insert =
      *rc::gen::elementOf(std::vector<std::string>{"", "\"", "[", "{", "}", ": ", "\n", ",", "null", "-1", "1e9"});
  text.replace(at, std::min(length, text.size() - at), insert);
  auto read = read_manifest(source);
  RC_ASSERT((read.manifest != nullptr) == !has_errors(read.findings));
}

}  // namespace
}  // namespace jenjang::language
