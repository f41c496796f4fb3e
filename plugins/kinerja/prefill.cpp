// What a person finds filled in where results are reported: each agreed target, and what was tried in the period.
#include "kinerja.hpp"

using jenjang::Outcome;
using jenjang::Request;

namespace kinerja {
namespace {

constexpr std::size_t story_characters = 4000;  // as the forms say

/// The efforts on record, a line each, as far as they fit; the person writes on from there.
std::string story_of(const Request& request) {
  std::string story;
  for (const auto& row : request.rows("efforts")) {
    const std::string line = jenjang::Sentence("{}, {}: {}", "{}, {}: {}")
                                 .with(row.date("day"), row.text("place"), row.text("result"))
                                 .first() +
                             "\n";
    if (story.size() + line.size() > story_characters) break;
    story += line;
  }
  return story;
}

Outcome achieved_rows(const Request& request) {
  Outcome outcome = jenjang::done();
  std::size_t number = 0;
  for (const auto& target : request.rows("plan.targets")) {
    const std::string row = "achieved." + std::to_string(number++) + ".";
    outcome =
        std::move(outcome).set(row + "result", target.text("result")).set(row + "measure", target.text("measure"));
  }
  if (const std::string story = story_of(request); !story.empty()) outcome = std::move(outcome).set("story", story);
  return outcome;
}

}  // namespace

Outcome prefill_progress(const Request& request) { return achieved_rows(request); }
Outcome prefill_self(const Request& request) { return achieved_rows(request); }

}  // namespace kinerja
