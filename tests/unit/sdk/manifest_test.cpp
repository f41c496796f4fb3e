// The manifests that the SDK shows to a department are clean: the example's, and the one in the README.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "language/read.hpp"

using namespace jenjang;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(std::string(JENJANG_SOURCE_DIR) + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void expect_clean(const std::string& text, const std::vector<Name>& handlers) {
  const auto read = language::read_manifest({"minimal", {{"plugin.yaml", text}}});
  for (const auto& finding : read.findings) ADD_FAILURE() << text_of(finding, "en");
  ASSERT_TRUE(read.manifest);
  EXPECT_EQ(read.manifest->handlers(), handlers);
}

}  // namespace

TEST(Manifest, OfTheExampleIsClean) { expect_clean(read("/sdk/examples/minimal/plugin.yaml"), {"answered_in_time"}); }

TEST(Manifest, InTheReadmeIsClean) {
  const std::string readme = read("/sdk/README.md"), begin = "cat > plugin.yaml <<'END'\n";
  const auto start = readme.find(begin);
  ASSERT_NE(start, readme.npos);
  const auto end = readme.find("END\n", start + begin.size());
  expect_clean(readme.substr(start + begin.size(), end - start - begin.size()), {"days_to_answer"});
}
