#include "language/cursor.hpp"

#include "language/fields.hpp"

namespace jenjang::language {

Cursor::Cursor(const Node& phrase) : begin_(phrase.inside()) {
  int column = begin_.column;
  std::string_view text = phrase.text;
  std::size_t begin = 0;
  int begin_column = column;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || text[at] == ' ') {
      if (at > begin) words_.push_back({text.substr(begin, at - begin), begin_column});
      begin = at + 1;
      begin_column = column + 1;
    }
    if (at < text.size() && (text[at] & 0xC0) != 0x80) ++column;
  }
}

Mark Cursor::at() const {
  if (words_.empty()) return begin_;
  return {begin_.line, words_[done() ? words_.size() - 1 : at_].column};
}

bool Cursor::take(Word word) {
  return take_spelling(spelling(word)) || (!singular(word).empty() && take_spelling(singular(word)));
}

bool Cursor::take_spelling(std::string_view spelled) {
  std::size_t at = at_;
  while (!spelled.empty()) {
    auto end = spelled.find(' ');
    if (at == words_.size() || words_[at].text != spelled.substr(0, end)) return false;
    ++at;
    spelled.remove_prefix(end == std::string_view::npos ? spelled.size() : end + 1);
  }
  at_ = at;
  return true;
}

bool Cursor::take(std::string_view sign) {
  if (done() || words_[at_].text != sign) return false;
  ++at_;
  return true;
}

std::optional<int> Cursor::take_whole() {
  if (done()) return std::nullopt;
  auto value = whole_from(words_[at_].text);
  if (!value || *value < 0 || *value > 9999) return std::nullopt;
  ++at_;
  return value;
}

std::optional<std::string> Cursor::take_word() {
  if (done()) return std::nullopt;
  return std::string(words_[at_++].text);
}

}  // namespace jenjang::language
