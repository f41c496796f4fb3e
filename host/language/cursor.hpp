// Cursor: walks over the words of one phrase ("until period.end + 4 working days") and knows the column of each.
#pragma once

#include <optional>

#include "language/text.hpp"
#include "language/words.hpp"

namespace jenjang::language {

class Cursor {
 public:
  explicit Cursor(const Node& phrase);

  bool done() const { return at_ == words_.size(); }
  /// Where the next word stands; at the end, where the last one does.
  Mark at() const;
  std::string next() const { return done() ? std::string() : std::string(words_[at_].text); }

  bool take(Word);                   ///< all its words, in either form
  bool take(std::string_view sign);  ///< one word as it is: "+"
  std::optional<int> take_whole();   ///< 0 to 9999
  std::optional<std::string> take_word();

 private:
  struct Part {
    std::string_view text;
    int column;
  };
  bool take_spelling(std::string_view);

  std::vector<Part> words_;
  Mark begin_;
  std::size_t at_ = 0;
};

}  // namespace jenjang::language
