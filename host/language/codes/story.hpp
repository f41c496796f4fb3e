// What is told of a code by `jenjang explain CODE`: the one source for codes.md and for whoever asks.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace jenjang::language {

struct Said {
  std::string_view id, en;
};
struct CodeStory {
  std::string_view code;
  Said meaning;
  std::string_view fault, mended;  ///< the words of a file, wrong and right; empty where there is nothing to show
  Said why;                        ///< why the rule exists
};

/// By family, in the order of their numbers.
std::span<const CodeStory> stories_of_text();       ///< Y
std::span<const CodeStory> stories_of_shapes();     ///< G V N L
std::span<const CodeStory> stories_of_people();     ///< P S
std::span<const CodeStory> stories_of_time();       ///< T F W
std::span<const CodeStory> stories_of_formulas();   ///< X D
std::span<const CodeStory> stories_of_manifests();  ///< M

std::vector<CodeStory> all_stories();
/// Null where there is no such code.
const CodeStory* story_of(std::string_view code);

}  // namespace jenjang::language
