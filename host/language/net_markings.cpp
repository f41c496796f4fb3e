// Every marking of a net, and what is wrong with the graph that they make.
#include <algorithm>
#include <unordered_map>

#include "base/limits.hpp"
#include "language/net.hpp"

namespace jenjang::language {
namespace {

using Marking = std::vector<Net::Place>;

struct HashOfMarking {
  std::size_t operator()(const Marking& marking) const {
    std::size_t hash = marking.size();
    for (auto place : marking) hash = hash * 1'000'003 + place;
    return hash;
  }
};

class Graph {
 public:
  explicit Graph(const Net& net) : net_(net), by_place_(net.places.size()), happened_(net.moves.size()) {
    for (std::size_t move = 0; move < net.moves.size(); ++move) by_place_[net.moves[move].from.front()].push_back(move);
  }

  std::vector<Unsound> judge() {
    visit({Net::start});
    for (std::size_t at = 0; at < markings_.size(); ++at) {
      if (markings_.size() > limits::net_markings) return {{Unsound::Kind::too_large, {}}};
      leave(at);
    }
    for (std::size_t move = 0; move < net_.moves.size(); ++move)
      if (!happened_[move]) found_.push_back({Unsound::Kind::never_happens, net_.moves[move].step});
    look_for_circles();
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  std::size_t visit(Marking marking) {
    auto [known, is_new] = numbers_.emplace(marking, markings_.size());
    if (is_new) {
      markings_.push_back(std::move(marking));
      lasting_.emplace_back();
    }
    return known->second;
  }

  // What may happen next. A move that runs out frees nobody: past its limit it is gone.
  void leave(std::size_t at) {
    const Marking here = markings_[at];
    if (std::binary_search(here.begin(), here.end(), Net::end)) {
      if (here.size() > 1) found_.push_back({Unsound::Kind::ends_early, step_of(here)});
      return;
    }
    bool goes_on = false;
    Net::Place before = net_.places.size();
    for (auto place : here) {
      if (std::exchange(before, place) == place) continue;
      for (auto move : by_place_[place])
        if (const auto& each = net_.moves[move]; holds(here, each.from)) {
          happened_[move] = true;
          auto to = visit(after(here, each));
          if (each.runs_out) continue;
          goes_on = true;
          lasting_[at].push_back(to);
        }
    }
    if (!goes_on) found_.push_back({Unsound::Kind::stuck, step_of(here)});
  }

  StepId step_of(const Marking& marking) const {
    for (auto place : marking)
      if (place != Net::end) return net_.places[place];
    return {};
  }
  static bool holds(const Marking& marking, Marking needed) {
    std::sort(needed.begin(), needed.end());
    return std::includes(marking.begin(), marking.end(), needed.begin(), needed.end());
  }
  static Marking after(Marking marking, const Net::Move& move) {
    for (auto place : move.from) marking.erase(std::find(marking.begin(), marking.end(), place));
    marking.insert(marking.end(), move.to.begin(), move.to.end());
    std::sort(marking.begin(), marking.end());
    return marking;
  }

  // Without what runs out the graph has no circle, or a case may never end. Kahn: markings that nothing leads to fall
  // away until none is left; those that stay are on a circle, or behind one.
  void look_for_circles() {
    std::vector<std::size_t> ways(markings_.size()), open;
    for (const auto& next : lasting_)
      for (auto to : next) ++ways[to];
    for (std::size_t at = 0; at < ways.size(); ++at)
      if (ways[at] == 0) open.push_back(at);
    std::size_t gone = 0;
    while (!open.empty()) {
      auto at = open.back();
      open.pop_back();
      ++gone;
      for (auto to : lasting_[at])
        if (--ways[to] == 0) open.push_back(to);
    }
    if (gone == markings_.size()) return;
    auto first = std::find_if(ways.begin(), ways.end(), [](std::size_t left) { return left > 0; });
    found_.push_back({Unsound::Kind::never_ends, step_of(markings_[static_cast<std::size_t>(first - ways.begin())])});
  }

  const Net& net_;
  std::vector<std::vector<std::size_t>> by_place_;  // moves, by the first place that they take from
  std::vector<bool> happened_;
  std::unordered_map<Marking, std::size_t, HashOfMarking> numbers_;
  std::vector<Marking> markings_;
  std::vector<std::vector<std::size_t>> lasting_;  // what each leads to by moves that do not run out
  std::vector<Unsound> found_;
};

}  // namespace

std::vector<Unsound> unsound_in(const Net& net) { return Graph(net).judge(); }

}  // namespace jenjang::language
