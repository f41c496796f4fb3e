#include "engine/diagram_layout.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace jenjang::engine::layout {

namespace {

constexpr int row_height = 78;   // of a box with words in it: small ones stand in its middle
constexpr int gap = 22;          // between boxes, for the arrow
constexpr int margin = 20;       // left and right: the road to the next row turns in it
constexpr int turn = 10;         // how far from the boxes
constexpr int margin_lane = 12;  // for each road over several rows
constexpr int lane_height = 22;  // a label fits on it
constexpr int below_row = 16;    // from a row to the first lane under it
constexpr int above_row = 30;    // from the last lane to the row under it: "here" is shown there
constexpr int no_lanes = 42;     // between two rows with nothing between
constexpr int edge = 14;         // above the first lane and below the last

/// Runs that do not touch share a lane.
class Lanes {
 public:
  std::size_t take(int low, int high) {
    auto is_free = [&](const auto& lane) {
      return std::none_of(lane.begin(), lane.end(), [&](auto run) { return low <= run.second && run.first <= high; });
    };
    auto found = std::find_if(lanes_.begin(), lanes_.end(), is_free);
    if (found == lanes_.end()) found = lanes_.emplace(lanes_.end());
    found->emplace_back(low, high);
    return static_cast<std::size_t>(found - lanes_.begin());
  }
  int count() const { return static_cast<int>(lanes_.size()); }

 private:
  std::vector<std::vector<std::pair<int, int>>> lanes_;
};

enum Side { top, bottom };

/// A horizontal run in the band between two rows. `from` and `to` are where its verticals come from.
struct Run {
  std::size_t road;
  int band, low, high;
  int order;  ///< from above only, from both sides, from below only: so that verticals do not lie on one another
};

class Arrangement {
 public:
  Arrangement(std::vector<Box>& boxes, std::vector<Road>& roads) : boxes_(boxes), roads_(roads) {}

  Size run(int width) {
    choose_rows(width);
    place_columns();
    give_ports();
    give_lanes();
    place_rows();
    for (std::size_t road = 0; road < roads_.size(); ++road) draw(road);
    return {right_ + margin + margin_lane * right_lanes_.count(), bottom_};
  }

 private:
  const Box& from(std::size_t road) const { return boxes_[roads_[road].from]; }
  const Box& to(std::size_t road) const { return boxes_[roads_[road].to]; }
  bool is_back(std::size_t road) const { return roads_[road].to <= roads_[road].from; }
  bool is_next(std::size_t road) const { return roads_[road].to == roads_[road].from + 1; }
  bool same_row(std::size_t road) const { return from(road).row == to(road).row; }
  Side leaves(std::size_t road) const { return is_back(road) ? top : bottom; }
  Side arrives(std::size_t road) const { return is_back(road) == same_row(road) ? top : bottom; }
  /// The bands that it runs in: band r lies above row r.
  int first_band(std::size_t road) const { return from(road).row + (leaves(road) == bottom ? 1 : 0); }
  int last_band(std::size_t road) const { return to(road).row + (arrives(road) == bottom ? 1 : 0); }
  bool in_margin(std::size_t road) const { return !is_next(road) && first_band(road) != last_band(road); }

  /// Breaks a line where the next box would pass `longest`; returns how many rows that makes.
  int break_rows(int longest) {
    int row = 0, filled = 0;
    for (auto& box : boxes_) {
      if (filled > 0 && filled + gap + box.width > longest) ++row, filled = 0;
      filled += (filled > 0 ? gap : 0) + box.width;
      box.row = row;
    }
    return row + 1;
  }

  void choose_rows(int width) {
    int lanes = 0;
    for (;;) {  // roads in the margins need room that the rows then lack; their number only grows, so this ends
      int longest = width - 2 * margin - margin_lane * lanes;
      int fewest = break_rows(longest), even = 0;
      for (const auto& box : boxes_) even = std::max(even, box.width);
      while (even < longest && break_rows(even) > fewest) ++even;  // the shortest rows of that many
      break_rows(std::max(even, 1));
      left_lanes_ = right_lanes_ = Lanes();
      margin_lane_of_.clear();
      for (std::size_t road = 0; road < roads_.size(); ++road) {
        if (!in_margin(road)) continue;
        auto& side = is_back(road) ? left_lanes_ : right_lanes_;
        auto [low, high] = std::minmax(first_band(road), last_band(road));
        margin_lane_of_[road] = static_cast<int>(side.take(low, high));
      }
      int needed = left_lanes_.count() + right_lanes_.count();
      if (needed <= lanes) break;
      lanes = needed;
    }
    rows_ = boxes_.empty() ? 0 : boxes_.back().row + 1;
  }

  void place_columns() {
    left_ = margin + margin_lane * left_lanes_.count();
    right_ = left_;
    int x = left_, row = 0;
    for (auto& box : boxes_) {
      if (box.row != row) row = box.row, x = left_;
      box.x = x;
      x += box.width + gap;
      right_ = std::max(right_, box.x + box.width);
    }
  }

  /// Each road meets a side of a box at a place of its own; roads to the left stand left. Even above, odd below, so
  /// that verticals from two rows into one band never share a line.
  void give_ports() {
    std::map<std::pair<std::size_t, Side>, std::vector<std::tuple<int, std::size_t, bool>>> sides;
    for (std::size_t road = 0; road < roads_.size(); ++road) {
      if (is_next(road)) continue;
      sides[{roads_[road].from, leaves(road)}].emplace_back(to(road).middle_x(), road, true);
      sides[{roads_[road].to, arrives(road)}].emplace_back(from(road).middle_x(), road, false);
    }
    start_.assign(roads_.size(), 0);
    end_.assign(roads_.size(), 0);
    for (auto& [side, ends] : sides) {
      std::sort(ends.begin(), ends.end());
      const auto& box = boxes_[side.first];
      int place = 0, places = static_cast<int>(ends.size()) + 1;
      for (const auto& [other, road, leaving] : ends) {
        int x = box.x + box.width * ++place / places;
        x += (x % 2 == 0) == (side.second == top) ? 0 : 1;
        (leaving ? start_ : end_)[road] = x;
      }
    }
  }

  void give_lanes() {
    std::vector<Run> runs;
    for (std::size_t road = 0; road < roads_.size(); ++road) {
      if (is_next(road)) {
        if (!same_row(road)) runs.push_back({road, from(road).row + 1, left_ - turn, right_ + turn, 1});
        continue;
      }
      int start = start_[road], end = end_[road];
      if (!in_margin(road)) {
        int order = same_row(road) ? (leaves(road) == bottom ? 0 : 2) : 1;
        runs.push_back(run_of(road, first_band(road), start, end, order));
        continue;
      }
      runs.push_back(run_of(road, first_band(road), start, margin_x(road), leaves(road) == bottom ? 0 : 2));
      runs.push_back(run_of(road, last_band(road), margin_x(road), end, arrives(road) == bottom ? 0 : 2));
    }
    // Margins' verticals end in a band from where the rows are not: the order among all runs is all that matters.
    std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.order < b.order; });
    lanes_in_.assign(static_cast<std::size_t>(rows_) + 1, 0);
    for (int band = 0; band <= rows_; ++band)
      for (int order = 0; order <= 2; ++order) {
        Lanes lanes;
        auto& used = lanes_in_[static_cast<std::size_t>(band)];
        for (const auto& run : runs)
          if (run.band == band && run.order == order)
            lane_of_[{run.road, band}] = used + static_cast<int>(lanes.take(run.low, run.high));
        used += lanes.count();
      }
  }

  /// With the room that the label takes, in the middle.
  Run run_of(std::size_t road, int band, int a, int b, int order) const {
    int middle = (a + b) / 2, half = roads_[road].words / 2;
    return {road, band, std::min({a, b, middle - half}) - turn, std::max({a, b, middle + half}) + turn, order};
  }

  void place_rows() {
    int y = 0;
    first_lane_.clear();
    for (int band = 0; band <= rows_; ++band) {
      int lanes = lanes_in_[static_cast<std::size_t>(band)];
      bool is_first = band == 0, is_last = band == rows_;
      first_lane_.push_back(y + (is_first ? edge : below_row));
      int above = is_first ? edge : below_row, below = is_last ? edge : above_row;
      if (lanes > 0)
        y += above + (lanes - 1) * lane_height + below;
      else
        y += is_first ? above_row : is_last ? edge : no_lanes;
      if (is_last) break;
      for (auto& box : boxes_)
        if (box.row == band) box.y = y + (row_height - box.height) / 2;
      y += row_height;
    }
    bottom_ = y;
  }

  int lane_y(std::size_t road, int band) const {
    return first_lane_[static_cast<std::size_t>(band)] + lane_of_.at({road, band}) * lane_height;
  }
  int margin_x(std::size_t road) const {
    int out = turn + margin_lane * (margin_lane_of_.at(road) + 1);
    return is_back(road) ? left_ - out : right_ + out;
  }

  void draw(std::size_t road) {
    const auto &a = from(road), &b = to(road);
    auto& points = roads_[road].points;
    if (is_next(road) && same_row(road)) {
      points = {{a.x + a.width, a.middle_y()}, {b.x, b.middle_y()}};
    } else if (is_next(road)) {
      int y = lane_y(road, a.row + 1), right = right_ + turn, left = left_ - turn;
      points = {{a.x + a.width, a.middle_y()}, {right, a.middle_y()}, {right, y}, {left, y},
                {left, b.middle_y()},          {b.x, b.middle_y()}};
    } else {
      int start = start_[road], end = end_[road], first = lane_y(road, first_band(road));
      points = {{start, leaves(road) == top ? a.y : a.foot()}, {start, first}};
      if (in_margin(road)) {
        int x = margin_x(road);
        points.insert(points.end(), {{x, first}, {x, lane_y(road, last_band(road))}});
      }
      points.emplace_back(end, points.back().second);
      points.emplace_back(end, arrives(road) == top ? b.y : b.foot());
    }
  }

  std::vector<Box>& boxes_;
  std::vector<Road>& roads_;
  int rows_ = 0, left_ = 0, right_ = 0, bottom_ = 0;
  Lanes left_lanes_, right_lanes_;
  std::map<std::size_t, int> margin_lane_of_;           // road
  std::map<std::pair<std::size_t, int>, int> lane_of_;  // road, band
  std::vector<int> start_, end_;                        // x where a road leaves and arrives
  std::vector<int> lanes_in_, first_lane_;              // by band
};

}  // namespace

Size arrange(std::vector<Box>& boxes, std::vector<Road>& roads, int width) {
  return Arrangement(boxes, roads).run(width);
}

}  // namespace jenjang::engine::layout
