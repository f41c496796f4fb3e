// A workflow as boxes and roads: start, the steps in the order of the file, end.
#include "engine/diagram.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "engine/diagram_layout.hpp"

namespace jenjang::engine {

namespace {

using Kind = DiagramNode::Kind;

Translated text_or(const Definition& definition, const std::string& key, Translated otherwise) {
  auto found = definition.texts.find(key);
  return found == definition.texts.end() ? std::move(otherwise) : found->second;
}

struct Look {
  Kind kind;
  int width, height, caption;
  Translated words;  ///< where the file gives none
};

Look look_of(const Step& step) {
  struct Looks {
    const Step& step;
    Look operator()(const Ask&) const { return {Kind::ask, 136, 78, 0, both(step.id, step.id)}; }
    Look operator()(const Compute&) const { return {Kind::compute, 34, 34, 20, both("dihitung", "computed")}; }
    Look operator()(const Do&) const { return {Kind::act, 34, 34, 20, both("dicatat", "recorded")}; }
    Look operator()(const Tell&) const { return {Kind::tell, 34, 34, 20, both("dikabari", "notified")}; }
    Look operator()(const Together&) const { return {Kind::together, 136, 78, 0, both(step.id, step.id)}; }
    Look operator()(const WaitUntil&) const { return {Kind::wait, 34, 34, 20, both("menunggu", "wait")}; }
    Look operator()(const WaitFor&) const { return {Kind::wait, 34, 34, 20, both("menunggu", "wait")}; }
    Look operator()(const Signpost&) const { return {Kind::signpost, 34, 34, 20, both("cabang", "branch")}; }
  };
  return std::visit(Looks{step}, step.verb);
}

/// How wide a label is drawn, at most: its longest translation in the page's small letters.
int width_of(const Translated& label) {
  std::size_t longest = 0;
  for (const auto& [language, text] : label)
    longest = std::max(longest, length_in_characters(text).value_or(text.size()));
  return longest == 0 ? 0 : static_cast<int>(longest) * 7 + 24;
}

/// The roads of one workflow, boxes by number: 0 is the start, n the n-th step, the last one the end.
class Roads {
 public:
  explicit Roads(const Definition& definition) : definition_(definition), end_(definition.steps.size() + 1) {
    add(0, 1, {});
    for (std::size_t line = 0; line < definition.steps.size(); ++line) of(definition.steps[line], line + 1);
  }
  std::vector<DiagramEdge> edges;
  std::vector<layout::Road> roads;

 private:
  std::size_t box(const StepId& id) const {
    auto line = definition_.line_of(id);
    return line ? *line + 1 : end_;
  }
  std::size_t box(const std::optional<Target>& then, std::size_t next) const {
    return !then ? next : then->step ? box(*then->step) : end_;
  }

  void of(const Step& step, std::size_t here) {
    auto next = here + 1;
    const auto* ask = std::get_if<Ask>(&step.verb);
    if (ask)
      for (const auto& choice : ask->choices)
        add(here, choice.back_to ? box(choice.back_to->step) : box(choice.then, next),
            text_or(definition_, "steps." + step.id + "." + choice.name, both(choice.name, choice.name)));
    if (!ask || ask->choices.empty()) add(here, box(step.then, next), {});
    if (ask)
      for (const auto& late : ask->late)
        if (late.kind == Late::Kind::end)
          add(here, end_, text_or(definition_, "outcomes." + late.what, both(late.what, late.what)));
    if (step.when) add(here, next, {});  // where it does not hold
  }

  /// Choices that lead to the same step share a road; only roads that leave the main one carry words.
  void add(std::size_t from, std::size_t to, const Translated& label) {
    auto name = [&](std::size_t box) {
      return box == 0 ? "start" : box == end_ ? "end" : definition_.steps[box - 1].id;
    };
    auto kind = to == from + 1 ? DiagramEdge::Kind::next
                : to > from    ? DiagramEdge::Kind::then
                               : DiagramEdge::Kind::back;
    auto known =
        std::find_if(roads.begin(), roads.end(), [&](const auto& road) { return road.from == from && road.to == to; });
    if (known == roads.end()) {
      edges.push_back({name(from), name(to), kind, {}, {}});
      known = roads.insert(roads.end(), {from, to});
    }
    if (kind == DiagramEdge::Kind::next) return;
    auto& words = edges[static_cast<std::size_t>(known - roads.begin())].label;
    for (const auto& [language, text] : label) {
      auto& all = words[language];
      all += (all.empty() ? "" : " · ") + text;
    }
    known->words = width_of(words);
  }

  const Definition& definition_;
  std::size_t end_;
};

}  // namespace

Diagram draw(const Definition& definition, int width) {
  Diagram out;
  std::vector<layout::Box> boxes;
  auto add = [&](std::string id, Look look, Translated label, Name who) {
    boxes.push_back({look.width, look.height, look.caption});
    out.nodes.push_back({std::move(id), look.kind, 0, 0, look.width, look.height, std::move(label), std::move(who)});
  };
  add("start", {Kind::start, 26, 26, 20, {}}, both("Mulai", "Start"), {});
  for (const auto& step : definition.steps) {
    auto look = look_of(step);
    const auto* ask = std::get_if<Ask>(&step.verb);
    auto words = look.words;
    add(step.id, std::move(look), text_or(definition, "steps." + step.id, std::move(words)), ask ? ask->who : Name());
  }
  add("end", {Kind::end, 26, 26, 20, {}}, both("Selesai", "End"), {});

  Roads roads(definition);
  auto size = layout::arrange(boxes, roads.roads, width);
  out.width = size.width;
  out.height = size.height;
  for (std::size_t node = 0; node < boxes.size(); ++node) {
    out.nodes[node].x = boxes[node].x;
    out.nodes[node].y = boxes[node].y;
  }
  for (std::size_t edge = 0; edge < roads.edges.size(); ++edge)
    roads.edges[edge].points = std::move(roads.roads[edge].points);
  out.edges = std::move(roads.edges);
  return out;
}

}  // namespace jenjang::engine
