// CSV: what is read, and what is found wrong and where.
#include "files/csv.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/limits.hpp"

namespace jenjang::files {
namespace {

using ::testing::ElementsAre;

service::Sheet sheet_of(std::string_view bytes) {
  auto read = read_csv("people.csv", bytes);
  if (const auto* findings = std::get_if<Diagnostics>(&read)) {
    ADD_FAILURE() << text_of(findings->front(), "en");
    return {};
  }
  return std::get<service::Sheet>(read);
}
std::vector<std::string> texts(const std::vector<service::Cell>& row) {
  std::vector<std::string> all;
  for (const auto& cell : row) all.push_back(cell.text);
  return all;
}
/// "CODE line:column" of each finding.
std::vector<std::string> findings_of(std::string_view bytes) {
  std::vector<std::string> all;
  const auto read = read_csv("people.csv", bytes);
  const auto* findings = std::get_if<Diagnostics>(&read);
  for (const auto& one : findings ? *findings : Diagnostics{}) {
    EXPECT_EQ(one.at.file, "people.csv");
    for (const char* language : {"id", "en"}) {
      EXPECT_TRUE(one.sentence.contains(language));
      EXPECT_TRUE(one.suggestion.contains(language));
    }
    all.push_back(one.code + " " + std::to_string(one.at.line) + ":" + std::to_string(one.at.column));
  }
  return all;
}

TEST(Csv, ReadsRowsWithTheFileAndHeader) {
  const auto sheet = sheet_of("number,name\n1,Siti\n2,Rudi\n");
  EXPECT_EQ(sheet.file, "people.csv");
  EXPECT_THAT(texts(sheet.header), ElementsAre("number", "name"));
  ASSERT_EQ(sheet.rows.size(), 2u);
  EXPECT_THAT(texts(sheet.rows[1]), ElementsAre("2", "Rudi"));
}

TEST(Csv, ReadsTheLastRowWithoutALineBreak) { EXPECT_EQ(sheet_of("a,b\n1,2").rows.size(), 1u); }

TEST(Csv, TakesAnyLineBreak) {
  for (const char* bytes : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r"}) {
    const auto sheet = sheet_of(bytes);
    ASSERT_EQ(sheet.rows.size(), 2u);
    EXPECT_THAT(texts(sheet.rows[1]), ElementsAre("3", "4"));
    EXPECT_EQ(sheet.rows[1][0].line, 3);
  }
}

TEST(Csv, ReadsSeparatorsQuotesAndLineBreaksInsideQuotes) {
  const auto sheet = sheet_of("name,note\n\"Ratna, S.H.\",\"said \"\"yes\"\"\r\ntwice\"\n\"\",x\n");
  EXPECT_THAT(texts(sheet.rows[0]), ElementsAre("Ratna, S.H.", "said \"yes\"\ntwice"));
  EXPECT_THAT(texts(sheet.rows[1]), ElementsAre("", "x"));
}

TEST(Csv, KnowsWhereEveryCellBegins) {
  const auto sheet = sheet_of("a,b,c\n\"x\ny\",é\xF0\x9F\x98\x80!,z\n1,,3\n");
  const auto& first = sheet.rows[0];
  EXPECT_EQ(std::pair(first[0].line, first[0].column), std::pair(2, 1));
  EXPECT_EQ(std::pair(first[1].line, first[1].column), std::pair(3, 4));  // after the line break in the quotes
  EXPECT_EQ(std::pair(first[2].line, first[2].column), std::pair(3, 8));  // é, the face and ! are one character each
  EXPECT_EQ(std::pair(sheet.rows[1][1].line, sheet.rows[1][1].column), std::pair(4, 3));
}

TEST(Csv, SkipsAByteOrderMarkAndBlankLines) {
  const auto sheet = sheet_of("\xEF\xBB\xBF\na,b\n\n1,2\n\n\n");
  EXPECT_THAT(texts(sheet.header), ElementsAre("a", "b"));
  EXPECT_EQ(sheet.header[0].column, 1);
  ASSERT_EQ(sheet.rows.size(), 1u);
}

TEST(Csv, TakesSemicolonsWhereTheHeaderHasNoComma) {
  const auto sheet = sheet_of("name;rate\nSiti;3,5\n");
  EXPECT_THAT(texts(sheet.rows[0]), ElementsAre("Siti", "3,5"));
  EXPECT_THAT(texts(sheet_of("name,rate\n\"a;b\",1\n").rows[0]), ElementsAre("a;b", "1"));
  EXPECT_THAT(texts(sheet_of("\n\"name;\nof whom\",rate\nSiti,1\n").rows[0]), ElementsAre("Siti", "1"));
  EXPECT_THAT(texts(sheet_of("\n\"name, rank\";rate\nSiti;1,5\n").rows[0]), ElementsAre("Siti", "1,5"));
}

TEST(Csv, KeepsBlanksAndEmptyCells) {
  EXPECT_THAT(texts(sheet_of("a,b,c\n x ,,\n").rows[0]), ElementsAre(" x ", "", ""));
}

TEST(Csv, FindsAnEmptyFile) {
  EXPECT_THAT(findings_of(""), ElementsAre("C03 0:0"));
  EXPECT_THAT(findings_of("\xEF\xBB\xBF\r\n\r\n"), ElementsAre("C03 0:0"));
}

TEST(Csv, FindsBytesThatAreNotUtf8) {
  EXPECT_THAT(findings_of("name\nSiti\nJos\xE9\n"), ElementsAre("C02 3:4"));  // Latin-1
  EXPECT_THAT(findings_of("é,b\r\nx,\xC0\xAF\n"), ElementsAre("C02 2:3"));    // overlong
  EXPECT_THAT(findings_of(std::string_view("a,b\n1,\0\n", 8)), ElementsAre("C02 2:3"));
  EXPECT_THAT(findings_of(std::string_view("\xFF\xFE"
                                           "a\0,\0",
                                           6)),
              ElementsAre("C02 1:1"));  // UTF-16
}

TEST(Csv, FindsAQuoteThatIsNeverClosed) { EXPECT_THAT(findings_of("a,b\n1,\"x\n2,y\n"), ElementsAre("C04 2:3")); }

TEST(Csv, FindsQuotesInTheWrongPlace) {
  EXPECT_THAT(findings_of("a,b\n\"x\"y,2\n"), ElementsAre("C05 2:4"));
  EXPECT_THAT(findings_of("a,b\n12\"\",2\n"), ElementsAre("C06 2:3"));
}

TEST(Csv, FindsRowsOfAnotherLength) {
  EXPECT_THAT(findings_of("a,b\n1\n1,2\n1,2,3,4\n"), ElementsAre("C07 2:1", "C07 4:5"));
}

TEST(Csv, FindsColumnsWithoutNameOrTwice) {
  EXPECT_THAT(findings_of("a,,a\n1,2,3\n"), ElementsAre("C08 1:3", "C08 1:4"));
}

TEST(Csv, FindsWhatIsTooBig) {
  EXPECT_THAT(findings_of("a\n" + std::string(limits::csv_cell_bytes + 1, 'x') + "\n"), ElementsAre("C09 2:1"));
  EXPECT_THAT(findings_of(std::string(limits::csv_bytes + 1, 'x')), ElementsAre("C09 0:0"));
}

TEST(Csv, ShowsNoMoreFindingsThanTheLimit) {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 1000; ++i) bytes += "1\n";
  EXPECT_EQ(findings_of(bytes).size(), limits::findings);
}

RC_GTEST_PROP(Csv, ReadsBackWhatWasWritten, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,;\"\n")));
  const auto width = *rc::gen::inRange<std::size_t>(2, 5);
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(width, letters));
  std::string bytes;
  for (std::size_t i = 0; i < width; ++i) bytes += (i ? "," : "") + std::string("column") + std::to_string(i);
  for (const auto& row : rows) {
    bytes += '\n';
    for (std::size_t i = 0; i < width; ++i) {
      std::string quoted = "\"";
      for (char letter : row[i]) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
      bytes += (i ? "," : "") + quoted + "\"";
    }
  }
  const auto sheet = sheet_of(bytes);
  RC_ASSERT(sheet.rows.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(texts(sheet.rows[i]) == rows[i]);
}

}  // namespace
}  // namespace jenjang::files
