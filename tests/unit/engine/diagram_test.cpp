#include "engine/diagram.hpp"

#include <gmock/gmock.h>

#include "unit/engine/case_kit.hpp"
#include "unit/engine/diagram_checks.hpp"

namespace jenjang::engine {
namespace {

using testing::IsEmpty;

const DiagramEdge* edge(const Diagram& diagram, const std::string& from, const std::string& to) {
  for (const auto& each : diagram.edges)
    if (each.from == from && each.to == to) return &each;
  return nullptr;
}
const DiagramNode& node(const Diagram& diagram, const std::string& id) {
  for (const auto& each : diagram.nodes)
    if (each.id == id) return each;
  throw std::logic_error("no node " + id);
}

TEST(Diagram, ShowsEveryStepBetweenStartAndEnd) {
  auto diagram = draw(target_setting(), 900);
  std::vector<std::string> ids;
  for (const auto& each : diagram.nodes) ids.push_back(each.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"start", "expect", "draft", "agree", "verify", "publish", "inform", "end"}));
  EXPECT_EQ(node(diagram, "draft").label, both("Menyusun SKP", "Draft the plan"));
  EXPECT_EQ(node(diagram, "draft").who, "owner");
  EXPECT_EQ(node(diagram, "publish").kind, DiagramNode::Kind::act);
  EXPECT_EQ(node(diagram, "inform").label, both("dikabari", "notified"));
}

TEST(Diagram, NothingOverlapsAtAnyWidth) {
  for (int width : {320, 358, 400, 500, 640, 800, 917, 1200, 2000}) {
    auto diagram = draw(target_setting(), width);
    EXPECT_THAT(faults_of(diagram), IsEmpty()) << width;
    EXPECT_LE(diagram.width, width);
  }
}

TEST(Diagram, RoadsBackRunAboveAndCarryTheirChoice) {
  auto diagram = draw(target_setting(), 1200);
  const auto* back_road = edge(diagram, "agree", "draft");
  ASSERT_TRUE(back_road);
  EXPECT_EQ(back_road->kind, DiagramEdge::Kind::back);
  EXPECT_EQ(back_road->label, both("Kembalikan untuk diperbaiki", "Return for revision"));
  EXPECT_LT(back_road->points[1].second, node(diagram, "draft").y);
  EXPECT_EQ(edge(diagram, "draft", "agree")->kind, DiagramEdge::Kind::next);
  EXPECT_TRUE(edge(diagram, "draft", "agree")->label.empty());  // the main road needs no words
}

TEST(Diagram, RoadsThatSkipRunBelowAndChoicesToTheSameStepShareOne) {
  Ask look{"superior",
           {},
           {to_end("yes", "done"), to_end("no", "cancelled"), to("more", "next")},
           working_days(3),
           {},
           {late(Late::Kind::choose, "more")},
           {}};
  Ask next{"upper", {}, {to_end("yes", "done")}, working_days(3), {}, {late(Late::Kind::end, "cancelled")}, {}};
  auto definition = workflow({ask("look", look), ask("next", next)});
  definition.texts["steps.look.yes"] = both("Setuju", "Approve");
  definition.texts["steps.look.no"] = both("Tolak", "Refuse");
  auto diagram = draw(definition, 900);
  const auto* skip = edge(diagram, "look", "end");
  ASSERT_TRUE(skip);
  EXPECT_EQ(skip->kind, DiagramEdge::Kind::then);
  EXPECT_EQ(skip->label, both("Setuju · Tolak", "Approve · Refuse"));
  EXPECT_GT(skip->points[1].second, node(diagram, "look").y + node(diagram, "look").height);
  EXPECT_EQ(diagram.edges.size(), 4u);
  EXPECT_THAT(faults_of(diagram), IsEmpty());
}

TEST(Diagram, AStepThatMayBeSkippedLeadsToTheNextLineToo) {
  Step gate{"gate", {}, formula("kinerja.achievement > 1"), Target{{}, "done"}, Signpost{}};
  auto diagram = draw(workflow({gate, {"last", {}, {}, Target{{}, "done"}, Signpost{}}}), 900);
  EXPECT_TRUE(edge(diagram, "gate", "end"));
  EXPECT_TRUE(edge(diagram, "gate", "last"));
}

TEST(Diagram, WrapsIntoRowsOfAboutTheSameLength) {
  std::vector<Step> steps;
  for (int each = 0; each < 9; ++each)
    steps.push_back(
        ask("s" + std::to_string(each), {"superior", {}, {}, working_days(1), {}, {late(Late::Kind::go_on)}, {}}));
  steps.back().then = Target{{}, "done"};
  auto diagram = draw(workflow(steps), 800);
  std::map<int, int> rows;
  for (const auto& each : diagram.nodes) ++rows[each.y + each.height / 2];
  EXPECT_EQ(rows.size(), 3u);
  for (const auto& [y, boxes] : rows) EXPECT_GE(boxes, 3);
  EXPECT_THAT(faults_of(diagram), IsEmpty());
}

}  // namespace
}  // namespace jenjang::engine
