// `jenjang explain CODE`: what a finding means, how it looks and how it is mended, and why the rule exists.
#include <algorithm>
#include <iostream>

#include "command/command.hpp"
#include "command/house.hpp"
#include "language/codes/story.hpp"

namespace jenjang::command {
namespace {

std::string_view in(const language::Said& said, const std::string& language) {
  return language == "id" ? said.id : said.en;
}

void print_lines(std::string_view heading, std::string_view text) {
  if (text.empty()) return;
  std::cout << "\n  " << heading << '\n';
  while (!text.empty()) {
    auto end = text.find('\n');
    std::cout << "    " << text.substr(0, end) << '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void print_story(const language::CodeStory& story, const std::string& language) {
  bool id = language == "id";
  std::cout << story.code << "  " << in(story.meaning, language) << '\n';
  print_lines(id ? "Keliru:" : "Wrong:", story.fault);
  print_lines(id ? "Benar:" : "Right:", story.mended);
  std::cout << "\n  " << (id ? "Mengapa: " : "Why: ") << in(story.why, language) << '\n';
}

int explain(const Arguments& arguments) {
  std::string language = arguments.get("language", terminal_language());
  if (language != "id" && language != "en") return wrong_usage("--language is id or en.", explain_command());
  if (arguments.words.empty()) {
    for (const auto& story : language::all_stories())
      std::cout << story.code << "  " << in(story.meaning, language) << '\n';
    return 0;
  }
  bool first = true;
  for (auto word : arguments.words) {
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto* story = language::story_of(word);
    if (!story) return wrong_usage("there is no code " + word + ".", explain_command());
    if (!std::exchange(first, false)) std::cout << '\n';
    print_story(*story, language);
  }
  return 0;
}

}  // namespace

Command explain_command() {
  return {
      "explain",
      "jenjang explain [--language id|en] [CODE…]",
      "tells more about a finding's code",
      "Says what a code of `jenjang check` means, shows the fault and the mended words, and why the rule exists.\n"
      "Without a code it lists all of them.\n\n"
      "  jenjang explain S02\n"
      "  jenjang explain --language en P09 F05\n",
      [](Poco::Util::OptionSet& options) {
        options.addOption(Poco::Util::Option("language", "", "id or en (default: the terminal's)").argument("id|en"));
      },
      explain};
}

}  // namespace jenjang::command
