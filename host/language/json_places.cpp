#include "language/json_places.hpp"

#include "base/json.hpp"
#include "base/limits.hpp"

namespace jenjang::language {

class PlaceScan {
 public:
  PlaceScan(std::string_view text, JsonPlaces& places) : text_(text), places_(places) {}

  void value(const std::string& pointer, std::size_t depth) {
    blanks();
    places_.values_.emplace(pointer, here_);
    if (depth > limits::json_depth || done()) return;
    if (text_[at_] == '{')
      members(pointer, depth);
    else if (text_[at_] == '[')
      items(pointer, depth);
    else if (text_[at_] == '"')
      string();
    else
      while (!done() && std::string_view(",]} \n\r\t").find(text_[at_]) == std::string_view::npos) step();
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  bool take(char c) {
    blanks();
    if (done() || text_[at_] != c) return false;
    step();
    return true;
  }
  void step() {
    char c = text_[at_++];
    if (c == '\n')
      here_ = {here_.line + 1, 1};
    else if (done() || (text_[at_] & 0xC0) != 0x80)
      ++here_.column;
  }
  void blanks() {
    while (!done() && std::string_view(" \n\r\t").find(text_[at_]) != std::string_view::npos) step();
  }
  std::string string() {
    std::size_t begin = at_;
    step();
    while (!done() && text_[at_] != '"') {
      if (text_[at_] == '\\') step();
      if (!done()) step();
    }
    if (!done()) step();
    auto literal = parse_json(text_.substr(begin, at_ - begin), limits::json_text_bytes);
    return literal && literal->string() ? *literal->string() : std::string();
  }

  void members(const std::string& pointer, std::size_t depth) {
    step();
    while (!done() && !take('}')) {
      blanks();
      if (done() || text_[at_] != '"') return;
      Mark at = here_;
      std::string name = string();
      std::string inner = pointer_to(pointer, name);
      places_.keys_.emplace(inner, at);
      places_.members_[pointer].push_back(std::move(name));
      if (!take(':')) return;
      value(inner, depth + 1);
      take(',');
    }
  }
  void items(const std::string& pointer, std::size_t depth) {
    step();
    for (std::size_t number = 0; !done() && !take(']'); ++number) {
      std::size_t before = at_;
      value(pointer_to(pointer, std::to_string(number)), depth + 1);
      take(',');
      if (at_ == before) return;  // not well-formed
    }
  }

  std::string_view text_;
  JsonPlaces& places_;
  std::size_t at_ = 0;
  Mark here_{1, 1};
};

JsonPlaces::JsonPlaces(std::string_view text) { PlaceScan(text, *this).value("", 0); }

const std::vector<std::string>& JsonPlaces::members(const std::string& pointer) const {
  static const std::vector<std::string> none;
  auto found = members_.find(pointer);
  return found == members_.end() ? none : found->second;
}

std::string pointer_to(const std::string& parent, std::string_view part) {
  std::string out = parent + "/";
  for (char c : part) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

}  // namespace jenjang::language
