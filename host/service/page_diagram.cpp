// The drawing of a case's workflow: which steps are done, where it stands, which ways were gone.
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

constexpr int drawing_width = 1040;

const char* kind_text(engine::DiagramNode::Kind kind) {
  using Kind = engine::DiagramNode::Kind;
  switch (kind) {
    case Kind::start: return "start";
    case Kind::end: return "end";
    case Kind::ask: return "ask";
    case Kind::compute: return "compute";
    case Kind::act: return "act";
    case Kind::tell: return "tell";
    case Kind::together: return "together";
    case Kind::wait: return "wait";
    case Kind::signpost: break;
  }
  return "signpost";
}

const char* kind_text(engine::DiagramEdge::Kind kind) {
  using Kind = engine::DiagramEdge::Kind;
  return kind == Kind::next ? "next" : kind == Kind::then ? "then" : "back";
}

const char* state_text(const CaseView& of, const engine::DiagramNode& node) {
  const engine::State& state = of.state;
  bool open = state.status == engine::Status::open;
  if (node.kind == engine::DiagramNode::Kind::start) return "done";
  if (node.kind == engine::DiagramNode::Kind::end) return open ? "ahead" : "done";
  bool asked = std::any_of(state.tasks.begin(), state.tasks.end(),
                           [&](const engine::Task& task) { return task.step == node.id; });
  bool waited_for = state.waiting && state.waiting->step == node.id;
  if (open && (state.here == node.id || asked || waited_for)) return "here";
  auto record = state.steps.find(node.id);
  bool entered = record != state.steps.end() && record->second.round > 0;
  if (entered && record->second.skipped) return "skipped";
  // After a return the later steps lie ahead again, though they have a record of their first round.
  auto line = of.definition().line_of(node.id);
  auto here = state.here ? of.definition().line_of(*state.here) : std::nullopt;
  bool later = open && line && here && *line > *here;
  if (later) return "ahead";
  if (entered) return "done";
  return open ? "ahead" : "skipped";
}

}  // namespace

Json diagram_json(const CaseView& of, const History& history) {
  engine::Diagram diagram = engine::draw(of.definition(), drawing_width);
  Json::Array nodes, edges;
  for (const auto& node : diagram.nodes) {
    std::string_view state = state_text(of, node);
    auto note = history.notes.find(node.id);
    bool tells = note != history.notes.end() && state == "done";
    bool is_step = of.definition().step(node.id) != nullptr;
    nodes.push_back(Json::Object{{"id", node.id},
                                 {"kind", kind_text(node.kind)},
                                 {"x", node.x},
                                 {"y", node.y},
                                 {"width", node.width},
                                 {"height", node.height},
                                 {"label", is_step ? step_words(*of.rulebook, node.id) : node.label},
                                 {"state", state},
                                 {"note", tells ? Json(note->second) : Json()}});
  }
  for (const auto& edge : diagram.edges) {
    Json::Array points;
    for (auto [x, y] : edge.points) points.push_back(Json::Array{x, y});
    bool back = edge.kind == engine::DiagramEdge::Kind::back;
    edges.push_back(Json::Object{{"from", edge.from},
                                 {"to", edge.to},
                                 {"kind", kind_text(edge.kind)},
                                 {"points", std::move(points)},
                                 {"label", edge.label.empty() ? Json() : Json(edge.label)},
                                 {"taken", history.taken.contains({edge.from, edge.to, back})}});
  }
  return Json::Object{
      {"width", diagram.width}, {"height", diagram.height}, {"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

}  // namespace jenjang::service::pages
