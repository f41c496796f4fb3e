// `jenjang try`: a formula's value and how it came about, or what is wrong at which column.
#include <gtest/gtest.h>

#include "command/command.hpp"

namespace jenjang::command {
namespace {

struct Printed {
  int status;
  std::string text;
};

/// The command with workflows/review.yaml, in English.
Printed attempt(std::vector<std::string> words, const std::string& language = "en") {
  std::vector<std::string> all{"jenjang", "try", "--language", language, JENJANG_SOURCE_DIR "/workflows/review.yaml"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (auto& word : all) arguments.push_back(word.data());
  testing::internal::CaptureStdout();
  int status = run(int(arguments.size()), arguments.data());
  return {status, testing::internal::GetCapturedStdout()};
}

TEST(Try, PrintsTheValueAndTheRowThatFits) {
  auto siti = attempt(
      {"work(measure.result, max(kinerja_effort, effort))", "measure.result=66.79", "kinerja_effort=0", "effort=88"});
  EXPECT_EQ(siti.status, 0);
  EXPECT_NE(siti.text.find("Meets expectation (meets)\n"), std::string::npos) << siti.text;
  EXPECT_NE(siti.text.find("Row 3 of 5"), std::string::npos) << siti.text;
  EXPECT_NE(siti.text.find("source: setting of the city"), std::string::npos) << siti.text;
  EXPECT_NE(siti.text.find("largest (0; 88) = 88"), std::string::npos) << siti.text;
}

TEST(Try, SpeaksTheLanguageThatIsAskedFor) {
  auto percent = attempt({"0.6 * work + 0.4 * 98.5", "work=100"}, "id");
  EXPECT_EQ(percent.status, 0);
  EXPECT_NE(percent.text.find("0,6 × 100 + 0,4 × 98,5 = 99,4"), std::string::npos) << percent.text;
}

TEST(Try, TakesChoicesListsDaysAndTexts) {
  EXPECT_NE(attempt({"predikat(work, behaviour)", "work=above", "behaviour=meets"}).text.find("(baik)"),
            std::string::npos);
  EXPECT_NE(attempt({"mean(marks)", "marks=[80, 75.5, 91]"}).text.find("82.1666666667"), std::string::npos);
  EXPECT_NE(attempt({"a.day < b.day", "a.day=2026-03-31", "b.day=2026-04-01"}).text.find("yes"), std::string::npos);
  EXPECT_NE(attempt({"concat(name, \"!\")", "name=\"Siti Aminah\""}).text.find("Siti Aminah!"), std::string::npos);
}

struct Fault {
  std::vector<std::string> words;
  const char* says;
};

TEST(Try, SaysWhatIsWrongWithTheColumnAndAHint) {
  for (const Fault& fault : {
           Fault{{"work(result, 5", "result=60"}, "formula:1:15: error X01"},
           Fault{{"work(reslt, 5)", "result=60"},
                 "formula:1:6: error N15: No value of `reslt` is given.\n  Did you mean `result`?"},
           Fault{{"work(result, 5)", "result=130"}, "formula:1:6: error X02"},
           Fault{{"wrk(result, 5)", "result=60"}, "formula:1:1: error X03"},
           Fault{{"work(result)", "result=60"}, "formula:1:1: error X05"},
           Fault{{"result / zero", "result=60", "zero=0"}, "divides by zero"},
           Fault{{"result + 1", "result=6O"}, "`result=6O` is not understood"},
           Fault{{"result + 1", "result"}, "Write name=value"},
       }) {
    auto printed = attempt(fault.words);
    EXPECT_EQ(printed.status, 1) << fault.words[0];
    EXPECT_NE(printed.text.find(fault.says), std::string::npos) << printed.text;
  }
}

TEST(Try, WithoutAFormulaOrAFileIsWrongUsage) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(attempt({}).status, 2);
  testing::internal::GetCapturedStderr();
}

}  // namespace
}  // namespace jenjang::command
