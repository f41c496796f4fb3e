// The guarded text: what YAML lets pass in silence is refused at its place.
#include "language/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/limits.hpp"
#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

std::string found_in(const std::string& text) {
  Findings findings("file.yaml");
  auto node = read_text(text, findings);
  auto all = findings.take();
  EXPECT_EQ(node.has_value(), all.empty()) << text;
  return test::codes_of(all);
}

struct Fault {
  const char* text;
  const char* expected;
};

TEST(GuardedText, RefusesEachFaultAtItsPlace) {
  const Fault faults[] = {
      {"a:\tb\n", "1:3 Y03"},
      {"a: \"b\nc: d\n", "1:4 Y04"},
      {"a: 'b\nc: d\n", "1:4 Y04"},
      {"a: [b, c\nd: e\n", "1:4 Y04"},
      {"a: {b: c\nd: e\n", "1:4 Y04"},
      {"a: [[[[[[[[[[[[[b]]]]]]]]]]]]]\n", "1:16 Y05"},
      {"a: &x b\n", "1:4 Y06"},
      {"a: *x\n", "1:4 Y06"},
      {"a: !!int 3\n", "1:4 Y07"},
      {"a: {<<: {b: c}}\n", "1:5 Y08"},
      {"a: b\n---\nc: d\n", "2:1 Y09"},
      {"a: b\n...\n", "2:1 Y09"},
      {"a: b\nc: d\na: e\n", "3:1 Y10"},
      {"a: {b: c, b: d}\n", "1:11 Y10"},
      {"a:\nb: c\n", "1:1 Y11"},
      {"a: ~\n", "1:1 Y11"},
      {"a: \"\"\n", "1:4 Y11"},
      {"a: [b, ~]\n", "1:8 Y11"},
      {"a: b\nstray\nc: d\n", "2:1 Y12"},
      {"a: b\n  stray\nc: d\n", "2:3 Y12"},
      {"a: [b, c] stray\n", "1:11 Y12"},
      {"a: \"b\" stray\n", "1:8 Y12"},
      {"a: b: c\n", "1:5 Y12"},
      {"a: @b\n", "1:4 Y12"},
      {"a: b\nc:\n  d: e\n f: g\n", "4:2 Y12"},
      {"? a\n: b\n", "1:1 Y13"},
      {"a: |\n  b\n", "1:4 Y14"},
      {"a: [b\n  c, d]\n", "1:5 Y14"},
      {"", "1:1 Y15"},
      {"# nothing\n", "1:1 Y15"},
      {"- a\n- b\n", "1:1 Y15"},
      {"ä: \"ö\" stray\n", "1:8 Y12"},
  };
  for (const auto& fault : faults) EXPECT_EQ(found_in(fault.text), fault.expected) << fault.text;
}

TEST(GuardedText, RefusesWhatIsNoText) {
  EXPECT_EQ(found_in(std::string(limits::yaml_bytes + 1, 'a')), "0:0 Y01");
  EXPECT_EQ(found_in("a: b\nc: \xFF\n"), "2:4 Y02");
  EXPECT_EQ(found_in("a: \xC0\xAF\n"), "1:4 Y02");
  EXPECT_EQ(found_in(std::string("a: b\0c\n", 7)), "1:5 Y02");
  EXPECT_EQ(found_in("a: b\xE2\x80\xA8\n"), "1:5 Y02");
}

TEST(GuardedText, TakesEveryScalarAsText) {
  Findings findings("file.yaml");
  auto node = read_text(
      "\xEF\xBB\xBF"
      "a: no\r\nb: 012   # a comment\r\nc: 1.10\r\nd: \"x: 'y' # z\"\r\ne: it's \"so\" & so\r\n",
      findings);
  ASSERT_TRUE(node) << test::codes_of(findings.take());
  EXPECT_EQ(node->find("a")->text, "no");
  EXPECT_EQ(node->find("b")->text, "012");
  EXPECT_EQ(node->find("c")->text, "1.10");
  EXPECT_EQ(node->find("d")->text, "x: 'y' # z");
  EXPECT_EQ(node->find("d")->inside().column, 5);
  EXPECT_EQ(node->find("e")->text, "it's \"so\" & so");
}

TEST(GuardedText, CountsColumnsInCharacters) {
  Findings findings("file.yaml");
  auto node = read_text("{äöü: ß, b: c}", findings);
  ASSERT_TRUE(node);
  EXPECT_EQ(node->key_at("b"), (Mark{1, 10}));
  EXPECT_EQ(node->find("b")->at, (Mark{1, 13}));
}

// Whatever it is given it answers with a tree or with a finding, and quickly.
RC_GTEST_PROP(GuardedText, SurvivesAnyBytes, (const std::string& bytes)) {
  Findings findings("file.yaml");
  auto node = read_text(bytes, findings);
  RC_ASSERT(node.has_value() == findings.clean());
}

RC_GTEST_PROP(GuardedText, SurvivesWhatLooksLikeYaml, ()) {
  static const std::vector<std::string> parts{"a", "b:", ": ", "- ",  "\n",  "\n  ", "[",  "]",  "{",
                                              "}", ", ", "\"", "'",   "#",   " #",   "&x", "*x", "!t",
                                              "|", ">",  "<<", "---", "...", "~",    "\\", "? ", "é"};
  auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts));
  std::string text;
  for (const auto& each : chosen) text += each;
  Findings findings("file.yaml");
  auto node = read_text(text, findings);
  RC_ASSERT(node.has_value() == findings.clean());
}

// Cut anywhere, a real file is read or refused, and never half understood without a word.
RC_GTEST_PROP(GuardedText, SurvivesARealFileWithASlip, ()) {
  static const std::string whole = test::file_of_tree("workflows/target-setting.yaml");
  auto at = *rc::gen::inRange<std::size_t>(0, whole.size());
  auto length = *rc::gen::inRange<std::size_t>(0, 40);
  auto insert = *rc::gen::elementOf(std::vector<std::string>{"", "\"", "'", "[", "{", "&a ", ": ", "\n", "- ", "#"});
  std::string text = whole;
  text.replace(at, std::min(length, text.size() - at), insert);
  auto source = test::target_setting();
  source.text = text;
  auto read = read_workflow(source, test::shipped_plugins());
  RC_ASSERT((read.definition != nullptr) == !has_errors(read.findings));
}

}  // namespace
}  // namespace jenjang::language
