#include <algorithm>

#include "unit/engine/diagram_checks.hpp"

namespace jenjang::engine {

namespace {

struct Rectangle {
  int left, top, right, bottom;
  bool overlaps(const Rectangle& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool contains(std::pair<int, int> point) const {
    return left <= point.first && point.first <= right && top <= point.second && point.second <= bottom;
  }
};

/// With the words under a small shape.
Rectangle whole(const DiagramNode& node) {
  bool is_large = node.kind == DiagramNode::Kind::ask || node.kind == DiagramNode::Kind::together;
  return {node.x, node.y, node.x + node.width, node.y + node.height + (is_large ? 0 : 20)};
}

/// A piece of a road as a rectangle without thickness.
Rectangle piece(std::pair<int, int> a, std::pair<int, int> b) {
  return {std::min(a.first, b.first), std::min(a.second, b.second), std::max(a.first, b.first),
          std::max(a.second, b.second)};
}

/// Whether two pieces lie on one another (crossing is allowed).
bool share(const Rectangle& a, const Rectangle& b) {
  bool a_upright = a.left == a.right, b_upright = b.left == b.right;
  if (a_upright != b_upright) return false;
  if (a_upright) return a.left == b.left && a.top < b.bottom && b.top < a.bottom;
  return a.top == b.top && a.left < b.right && b.left < a.right;
}

}  // namespace

std::vector<std::string> faults_of(const Diagram& diagram) {
  std::vector<std::string> faults;
  const Rectangle page{0, 0, diagram.width, diagram.height};
  for (const auto& node : diagram.nodes) {
    auto box = whole(node);
    if (!page.contains({box.left, box.top}) || !page.contains({box.right, box.bottom}))
      faults.push_back(node.id + " leaves the page");
    for (const auto& other : diagram.nodes)
      if (&node < &other && box.overlaps(whole(other))) faults.push_back(node.id + " overlaps " + other.id);
  }
  std::vector<std::pair<std::string, Rectangle>> pieces;
  for (const auto& edge : diagram.edges) {
    auto name = edge.from + "→" + edge.to;
    auto node = [&](const std::string& id) {
      return *std::find_if(diagram.nodes.begin(), diagram.nodes.end(), [&](const auto& each) { return each.id == id; });
    };
    if (edge.points.size() < 2) {
      faults.push_back(name + " has no points");
      continue;
    }
    if (!whole(node(edge.from)).contains(edge.points.front())) faults.push_back(name + " does not begin at its box");
    if (!whole(node(edge.to)).contains(edge.points.back())) faults.push_back(name + " does not end at its box");
    for (std::size_t each = 0; each + 1 < edge.points.size(); ++each) {
      auto a = edge.points[each], b = edge.points[each + 1];
      if (a.first != b.first && a.second != b.second) faults.push_back(name + " runs aslant");
      if (!page.contains(a) || !page.contains(b)) faults.push_back(name + " leaves the page");
      for (const auto& other : diagram.nodes)
        if (piece(a, b).overlaps(whole(other)))  // strictly inside: a road ends on a side
          faults.push_back(name + " crosses " + other.id);
      pieces.emplace_back(name, piece(a, b));
    }
  }
  for (std::size_t each = 0; each < pieces.size(); ++each)
    for (std::size_t other = each + 1; other < pieces.size(); ++other)
      if (pieces[each].first != pieces[other].first && share(pieces[each].second, pieces[other].second))
        faults.push_back(pieces[each].first + " lies on " + pieces[other].first);
  return faults;
}

}  // namespace jenjang::engine
