// Where boxes stand and roads run. Knows sizes and roads, nothing of workflows. Internal to the diagram.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace jenjang::engine::layout {

struct Box {
  int width, height;
  int caption = 0;  ///< room that its words take below it
  int x = 0, y = 0, row = 0;

  int middle_x() const { return x + width / 2; }
  int middle_y() const { return y + height / 2; }
  int foot() const { return y + height + caption; }  ///< where a road from below ends
};

struct Road {
  std::size_t from, to;  ///< boxes, in the order they are read; from >= to runs back
  int words = 0;         ///< how wide its label is drawn
  std::vector<std::pair<int, int>> points = {};
};

struct Size {
  int width, height;
};

/// Rows from left to right, as few as fit into `width` and about equally long. Roads back run above a row, roads that
/// skip below it, each on a lane of its own; those over several rows in the margins. No box is crossed.
Size arrange(std::vector<Box>&, std::vector<Road>&, int width);

}  // namespace jenjang::engine::layout
