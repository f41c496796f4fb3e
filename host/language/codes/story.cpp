#include "language/codes/story.hpp"

#include <algorithm>

namespace jenjang::language {
namespace {

const std::vector<CodeStory>& stories() {
  static const std::vector<CodeStory> all = [] {
    std::vector<CodeStory> out;
    for (auto family : {stories_of_text(), stories_of_shapes(), stories_of_people(), stories_of_time(),
                        stories_of_formulas(), stories_of_manifests()})
      out.insert(out.end(), family.begin(), family.end());
    return out;
  }();
  return all;
}

}  // namespace

std::vector<CodeStory> all_stories() { return stories(); }

const CodeStory* story_of(std::string_view code) {
  auto found =
      std::find_if(stories().begin(), stories().end(), [&](const CodeStory& each) { return each.code == code; });
  return found == stories().end() ? nullptr : &*found;
}

}  // namespace jenjang::language
