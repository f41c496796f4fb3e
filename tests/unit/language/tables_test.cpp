// Decision tables: what is wrong in them is found at its place, and a table that passes fits every value exactly once.
#include <gtest/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

constexpr const char* gate = R"(workflow: gate
language: 1
effective: 2026-01-01
label: Contoh tabel
languages: [id]
uses: [kinerja 1]
subject: employee
period: year
start: {every: year, date: 2 January, for: this period, when: subject.active}
people: {owner: subject}
outcomes: {done: Selesai}
tables:
  level:
    basis: setting of the city
    given: {score: number from 0 to 120, clean: yes or no}
    gives: {high: Tinggi, low: Rendah}
    rows:
      - [at least 80 and under 120 or exactly 120, yes, high]
      - [any, no, low]
      - [under 80, yes, low]
  percent:
    given: {work: [above, meets, below]}
    gives: number
    rows:
      - [above or meets, 100]
      - [below, 40]
steps:
  - step: measure
    compute:
      level: level(85, kinerja.must_plan)
      percent: percent("meets")
    then: end done
)";

ReadWorkflow read(const std::string& text) { return read_workflow({"gate.yaml", text, {}}, test::shipped_plugins()); }

TEST(Tables, AreReadAsTheyStand) {
  auto found = read(gate);
  ASSERT_EQ(test::codes_of(found.findings), "");
  const auto& level = found.definition->tables.at("level");
  ASSERT_EQ(level.given.size(), 2u);
  EXPECT_EQ(level.given[0].first, "score");
  EXPECT_EQ(engine::text_of(level.gives), "high | low");
  ASSERT_EQ(level.rows.size(), 3u);
  EXPECT_EQ(level.rows[0].cells[0].text, "at least 80 and under 120 or exactly 120");
  EXPECT_EQ(level.rows[0].at.line, 18);
  EXPECT_EQ(found.definition->sources.at("tables.level"), "setting of the city");
  EXPECT_EQ(found.definition->texts.at("tables.level.high").at("id"), "Tinggi");
  EXPECT_EQ(engine::text_of(found.definition->tables.at("percent").gives), "integer from 40 to 100");
}

TEST(Tables, AreCalledWithTheirTypes) {
  struct Call {
    const char* from;
    const char* to;
    const char* at;
    const char* code;
  };
  for (const Call& call : {
           Call{"level(85, kinerja", "level(130, kinerja", "130,", "X02"},
           Call{"level(85, kinerja.must_plan)", "level(85)", "level(85)", "X05"},
           Call{"percent(\"meets\")", "percent(\"met\")", "\"met\"", "X06"},
           Call{"percent: percent(", "percent: percnt(", "percnt(", "X03"},
       }) {
    auto text = test::with(gate, call.from, call.to);
    EXPECT_EQ(test::codes_of(read(text).findings), test::place_of(text, call.at) + " " + call.code) << call.to;
  }
  auto text = test::with(gate, "percent: percent(", "percent: percnt(");
  EXPECT_NE(text_of(read(text).findings.at(0), "en").find("percent"), std::string::npos);
}

TEST(Tables, OfAnUnknownTypeBringOneFindingAndNotOneForEachCall) {
  auto text = test::with(gate, "work: [above, meets, below]", "work: text");
  EXPECT_EQ(test::codes_of(read(text).findings), test::place_of(text, "text}") + " D11");
}

struct Slip {
  const char* from;
  const char* to;
  const char* at;
  const char* code;
  const char* says;  ///< in English, sentence or suggestion
};

TEST(Tables, SayWhatIsWrongAtItsPlace) {
  for (const Slip& slip : {
           Slip{"or exactly 120, yes", ", yes", "level:\n    basis", "D01", "score = 120, clean = yes has no row"},
           Slip{"under 80, yes", "under 79, yes", "level:\n    basis", "D01", "`- [at least 79 and under 80, yes, …]`"},
           Slip{"under 80, yes", "at most 79, yes", "level:\n    basis", "D01", "score = 79.5, clean = yes has no row"},
           Slip{"[below, 40]", "[below, 40]\n      - [any, 0]", "[any, 0]", "D03", "never used"},
           Slip{"under 80, yes", "at most 80, yes", "[at most 80", "D02",
                "score = 80, clean = yes: this one and the one on line 18"},
           Slip{"under 80, yes", "meets, yes", "meets, yes", "D04", "numbers from 0 to 120"},
           Slip{"under 80, yes", "80, yes", "80, yes, low", "D04", "`exactly 80`"},
           Slip{"any, no, low", "any, under 5, low", "under 5", "D04", "`yes`, `no`"},
           Slip{"any, no, low", "any, nope, low", "nope", "D05", "no value `nope`"},
           Slip{"above or meets", "above or met", "met,", "D05", "Did you mean `meets`?"},
           Slip{"under 80, yes", "under 80 and over 90, yes", "under 80 and", "D06", "No value meets"},
           Slip{"under 80, yes", "over 120, yes", "over 120", "D06", "from 0 to 120"},
           Slip{"above or meets", "above and meets", "above and", "D06", "No value meets"},
           Slip{"any, no, low", "any, no", "[any, no]", "D07", "has 2 cells, it should have 3"},
           Slip{"any, no, low", "any, no, lowest", "lowest", "D05", "Known here"},
           Slip{"[below, 40]", "[below, lots]", "lots", "D08", "not `lots`"},
           Slip{"gives: number", "gives: text", "text\n", "D11", "cannot use `text`"},
           Slip{"gives: number", "gives: yes or no", "yes or no\n    rows", "D11", "only for `given`"},
           Slip{"work: [above, meets, below]", "work: [above, meets, above]", "above]", "N13", "twice"},
           Slip{"work: [above, meets, below]", "work: kinerja.nothing", "kinerja.nothing", "D11", "no type"},
           Slip{"under 80, yes", "below 80, yes", "below 80", "D04", "at least 80 and under 100"},
           Slip{"under 80, yes", "under eighty, yes", "eighty", "G04", "eighty"},
           Slip{"under 80, yes", "under 80 and, yes", "and, yes", "G04", "not finished"},
           Slip{"      percent: percent(\"meets\")\n", "", "percent:\n    given", "D12", "percent(…)"},
           Slip{"rows:\n      - [above or meets, 100]\n      - [below, 40]", "rows: []", "[]", "D09", "no rows"},
           Slip{"    given: {work: [above, meets, below]}\n", "", "gives: number", "G02", "given"},
           Slip{"  percent:\n    given", "  round:\n    given", "round:", "N03", "language"},
       }) {
    auto text = test::with(gate, slip.from, slip.to);
    auto findings = read(text).findings;
    if (std::string(slip.code) == "N03")
      findings.resize(std::min<std::size_t>(findings.size(), 1));  // its call is one, too
    ASSERT_EQ(test::codes_of(findings), test::place_of(text, slip.at) + " " + slip.code) << slip.to;
    EXPECT_NE(text_of(findings[0], "en").find(slip.says), std::string::npos) << text_of(findings[0], "en");
    EXPECT_NE(findings[0].sentence.at("id"), findings[0].sentence.at("en"));
    EXPECT_FALSE(findings[0].suggestion.empty()) << slip.code;
  }
}

TEST(Tables, GiveTheNumbersOfAGapAsPeopleOfEachLanguageWriteThem) {
  auto text = test::with(gate, "under 80, yes", "at most 79, yes");
  EXPECT_NE(text_of(read(text).findings.at(0), "id").find("score = 79,5, clean = ya tidak mempunyai baris"),
            std::string::npos);
}

TEST(Tables, TooLargeToBeCheckedAreRefused) {
  std::string given, row, row_else;
  for (char column = 'a'; column < 'a' + 6; ++column) {
    given += std::string(column == 'a' ? "" : ", ") + column + ": number";
    row += "exactly 1 or exactly 3 or exactly 5 or exactly 7, ";
    row_else += "any, ";
  }
  auto text = test::with(gate, "given: {work: [above, meets, below]}", "given: {" + given + "}");
  text = test::with(text, "[above or meets, 100]", "[" + row + "100]");
  text = test::with(text, "[below, 40]", "[" + row_else + "40]");
  text = test::with(text, "percent(\"meets\")", "percent(1, 1, 1, 1, 1, 1)");
  EXPECT_EQ(test::codes_of(read(text).findings), test::place_of(text, "percent:\n    given") + " D10");
}

TEST(Tables, MayBeGivenWhatTheLanguageHasAWordFor) {
  auto text = test::with(gate, "given: {work:", "given: {period:");
  EXPECT_EQ(test::codes_of(read(text).findings), "");
}

TEST(Tables, AreReadAloneWhateverElseIsWrongInTheFile) {
  auto text = test::with(gate, "then: end done", "then: nowhere");
  auto alone = read_tables_alone({"gate.yaml", text, {}}, test::shipped_plugins());
  ASSERT_TRUE(alone.definition);
  EXPECT_EQ(alone.definition->tables.size(), 2u);
  EXPECT_EQ(alone.definition->texts.at("tables.level.high").at("id"), "Tinggi");
  text = test::with(text, "[below, 40]", "[bellow, 40]");
  alone = read_tables_alone({"gate.yaml", text, {}}, test::shipped_plugins());
  EXPECT_FALSE(alone.definition);
  EXPECT_EQ(test::codes_of(alone.findings), test::place_of(text, "bellow") + " D05");
}

TEST(Tables, ChangeTheHashOfTheWorkflow) {
  auto before = read(gate).definition, after = read(test::with(gate, "[below, 40]", "[below, 50]")).definition;
  EXPECT_NE(before->hash, after->hash);
}

}  // namespace
}  // namespace jenjang::language
