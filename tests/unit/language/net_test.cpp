// The second check: what a net can say of a workflow, and that it agrees with the structural rules, or finds more.
#include "language/net.hpp"

#include <gtest/gtest.h>

#include "language/reading.hpp"
#include "unit/language/files.hpp"
#include "unit/language/random_file.hpp"

namespace jenjang::language {
namespace {

using Kind = Unsound::Kind;

bool has(const std::vector<Unsound>& found, Kind kind) {
  return std::any_of(found.begin(), found.end(), [&](const Unsound& each) { return each.kind == kind; });
}

TEST(Net, OfEveryShippedWorkflowIsSound) {
  for (const char* name : {"target-setting", "periodic-review", "review", "promotion", "incentive"}) {
    auto read = read_workflow(test::shipped_workflow(name), test::shipped_plugins());
    ASSERT_TRUE(read.definition) << name << "\n" << test::codes_of(read.findings);
    EXPECT_TRUE(unsound_in(net_of(*read.definition)).empty()) << name;
  }
}

// start -> open -> end, and what one wrong move makes of it.
Net line() {
  Net net;
  net.places = {"a", "", "b"};
  net.moves = {{{0}, {2}, "a"}, {{2}, {1}, "b"}};
  return net;
}

TEST(Net, IsStuckWhereNothingIsLeft) {
  auto net = line();
  net.moves[1].runs_out = true;
  EXPECT_EQ(unsound_in(net), (std::vector<Unsound>{{Kind::stuck, "b"}}));
}

TEST(Net, EndsEarlyWhereABranchLeavesTheOthersBehind) {
  auto net = line();
  net.places.push_back("c");
  net.moves[0].to = {2, 3};
  EXPECT_TRUE(has(unsound_in(net), Kind::ends_early));
}

TEST(Net, KnowsAMoveThatNeverHappensAndACircle) {
  auto net = line();
  net.places.push_back("c");
  net.moves.push_back({{3}, {1}, "c"});
  EXPECT_EQ(unsound_in(net), (std::vector<Unsound>{{Kind::never_happens, "c"}}));
  net = line();
  net.moves.push_back({{2}, {0}, "b"});
  EXPECT_TRUE(has(unsound_in(net), Kind::never_ends));
  net.moves.back().runs_out = true;
  EXPECT_TRUE(unsound_in(net).empty());
}

TEST(Net, SaysWhenItIsTooLarge) {
  Net net;
  net.places = {"a", ""};
  Net::Move split{{0}, {}, "a"};
  for (Net::Place branch = 0; branch < 20; ++branch) {
    net.places.insert(net.places.end(), {"b", "c"});
    split.to.push_back(2 + 2 * branch);
    net.moves.push_back({{2 + 2 * branch}, {3 + 2 * branch}, "b"});
  }
  net.moves.push_back(split);
  EXPECT_EQ(unsound_in(net), (std::vector<Unsound>{{Kind::too_large, ""}}));
}

// The reader's rules alone, and what they leave of a file that they refuse.
struct Judged {
  std::string flow;  ///< the F-findings
  std::string other;
  std::vector<Unsound> net;
};
Judged judge(const std::string& text) {
  Findings findings("any.yaml");
  auto file = read_text(text, findings);
  Reading reading(test::shipped_plugins(), findings);
  read_top(*file, reading);
  read_people(*file->find("people"), reading);
  read_start(*file->find("start"), reading);
  read_steps(*file->find("steps"), reading);
  check_people(reading);
  check_flow(reading);
  compile_formulas(reading);
  check_groups(reading);
  Judged out;
  for (const auto& each : findings.take())
    (each.code[0] == 'F' ? out.flow : out.other) += " " + text_of(each, "en") + "\n";
  out.net = unsound_in(net_of(reading.workflow));
  return out;
}

TEST(Net, AgreesWithTheStructuralRulesOver3000RandomFilesOrFindsMore) {
  std::mt19937 random(20260101);
  int sound = 0, refused = 0;
  for (int file = 0; file < 3000; ++file) {
    auto text = test::random_workflow(random);
    auto judged = judge(text);
    ASSERT_EQ(judged.other, "") << text;
    std::string of_net;
    for (const auto& each : judged.net) of_net += std::to_string(static_cast<int>(each.kind)) + " " + each.step + "\n";
    if (judged.flow.empty())
      ASSERT_EQ(of_net, "") << text;
    else
      ASSERT_NE(of_net, "") << judged.flow << text;
    ++(judged.flow.empty() ? sound : refused);
  }
  EXPECT_GT(sound, 1000);
  EXPECT_GT(refused, 700);
}

}  // namespace
}  // namespace jenjang::language
