// Diagram: one layout of a workflow, used by the page (and later the BPMN export and the PDF). Pure.
#pragma once

#include "engine/definition.hpp"
#include "engine/state.hpp"

namespace jenjang::engine {

struct DiagramNode {
  std::string id;                    ///< step id, "start", "end"
  enum class Kind { start, end, ask, compute, act, tell, signpost, together, wait } kind;
  int x, y, width, height;           ///< pixels; the top left corner
  Translated label;
  Name who;                          ///< entry of `people`
};
struct DiagramEdge {
  std::string from, to;
  enum class Kind { next, then, back } kind;
  std::vector<std::pair<int, int>> points;
  Translated label;                  ///< of choices that share the edge
};
struct Diagram {
  int width = 0, height = 0;
  std::vector<DiagramNode> nodes;
  std::vector<DiagramEdge> edges;
};
/// Left to right, wrapped so that it is at most `width` wide; nothing overlaps.
Diagram draw(const Definition&, int width);

}  // namespace jenjang::engine
