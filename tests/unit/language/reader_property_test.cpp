// Cut, doubled and spliced anywhere, a workflow is read or refused, and never crashes the reader.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
    lines.push_back(text.substr(begin, end - begin + 1));
  return lines;
}

void expect_read_or_refused(WorkflowText source) {
  auto read = read_workflow(source, test::shipped_plugins());
  RC_ASSERT((read.definition != nullptr) == !has_errors(read.findings));
  for (const auto& each : read.findings) RC_ASSERT(!each.code.empty());
}

RC_GTEST_PROP(Reader, TakesOrRefusesLinesInAnyOrder, ()) {
  static const auto whole = lines_of(test::every_construct().text);
  auto lines = whole;
  for (int cuts = *rc::gen::inRange(1, 4); cuts > 0; --cuts) {
    auto at = *rc::gen::inRange<std::size_t>(0, lines.size());
    auto from = *rc::gen::inRange<std::size_t>(0, whole.size());
    switch (*rc::gen::inRange(0, 3)) {
      case 0: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: lines[at] = whole[from]; break;
      default: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), whole[from]);
    }
  }
  auto source = test::every_construct();
  source.text.clear();
  for (const auto& line : lines) source.text += line;
  expect_read_or_refused(source);
}

RC_GTEST_PROP(Reader, TakesOrRefusesWordsInAnyPlace, ()) {
  static const std::vector<std::string> words{"ask",
                                              "ask each",
                                              "together",
                                              "peer",
                                              "both",
                                              "raters.peers",
                                              "subject",
                                              "peers of owner",
                                              "end done",
                                              "choices: {}",
                                              "wins: 2 of 3",
                                              "count(",
                                              "0",
                                              "{",
                                              "}",
                                              "[",
                                              "]",
                                              ": ",
                                              "vote",
                                              "weigh",
                                              "until period.end",
                                              "for bkn.technical_opinion"};
  auto source = test::every_construct();
  auto at = *rc::gen::inRange<std::size_t>(0, source.text.size());
  auto length = *rc::gen::inRange<std::size_t>(0, 30);
  source.text.replace(at, std::min(length, source.text.size() - at), *rc::gen::elementOf(words));
  expect_read_or_refused(source);
}

}  // namespace
}  // namespace jenjang::language
