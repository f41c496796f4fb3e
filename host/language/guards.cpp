#include "language/guards.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "language/fields.hpp"

namespace jenjang::language {
namespace {

struct Word {
  std::string_view text;
  std::size_t character;
};

// Enough of a lexer for guards; that the formula is well-formed is the compiler's to say.
std::vector<Word> words_of(std::string_view formula) {
  auto in_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  };
  std::vector<Word> out;
  std::size_t character = 0;
  for (std::size_t at = 0; at < formula.size();) {
    std::size_t end = at + 1;
    if (formula[at] == '"') {
      while (end < formula.size() && formula[end] != '"') end += formula[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, formula.size());
    } else if (in_name(formula[at])) {
      while (end < formula.size() && in_name(formula[end])) ++end;
    }
    auto text = formula.substr(at, end - at);
    if (text != " ") out.push_back({text, character});
    for (char c : text) character += (c & 0xC0) == 0x80 ? 0 : 1;
    at = end;
  }
  return out;
}

// Reads conditions from `begin` on until a word that ends them, and says where that was.
struct Condition {
  ChosenSteps chosen;
  std::size_t end;
};
bool opens(std::string_view word) { return word == "(" || word == "[" || word == "if"; }
bool closes(std::string_view word) { return word == ")" || word == "]"; }

Condition condition_from(const std::vector<Word>& words, std::size_t begin, std::size_t stop) {
  Condition found{{}, begin};
  static constexpr std::string_view choice = ".choice";
  bool starts_term = true, alternatives = false;
  int depth = 0;
  std::size_t at = begin;
  for (; at < stop; ++at) {
    auto word = words[at].text;
    if (depth == 0 && (word == "then" || word == "else" || word == "," || closes(word))) break;
    if (opens(word)) ++depth;
    if (closes(word) || (depth > 0 && word == "else")) --depth;
    if (depth > 0) continue;
    alternatives |= word == "or";
    bool ends = at + 3 >= words.size() || words[at + 3].text == "and" || words[at + 3].text == "then" ||
                closes(words[at + 3].text);
    if (starts_term && word.ends_with(choice) && at + 2 < words.size() && words[at + 1].text == "=" &&
        words[at + 2].text.starts_with('"') && ends) {
      auto name = words[at + 2].text;
      found.chosen.emplace(word.substr(0, word.size() - choice.size()), name.substr(1, name.size() - 2));
    }
    starts_term = word == "and";
  }
  if (alternatives) found.chosen.clear();
  found.end = at;
  return found;
}

}  // namespace

ChosenSteps chosen_where(std::string_view condition) {
  auto words = words_of(condition);
  auto found = condition_from(words, 0, words.size());
  return found.end == words.size() ? found.chosen : ChosenSteps{};
}

std::map<std::string, int> counts_where(std::string_view condition) {
  auto words = words_of(condition);
  auto word = [&](std::size_t at) { return at < words.size() ? words[at].text : std::string_view(); };
  std::map<std::string, int> found;
  bool starts_term = true;
  int depth = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (depth == 0 && (word(at) == "or" || word(at) == "if")) return {};
    if (depth == 0 && starts_term && word(at) == "count" && word(at + 1) == "(" && word(at + 3) == ")") {
      std::size_t number = at + 5;
      bool or_equal = word(number) == "=";
      if (or_equal) ++number;
      bool ends = number + 1 >= words.size() || word(number + 1) == "and";
      auto bound = whole_from(word(number));
      bool over = word(at + 4) == ">";
      if (bound && ends && (over || (word(at + 4) == "=" && !or_equal)))
        found[std::string(word(at + 2))] = *bound + (over && !or_equal ? 1 : 0);
    }
    if (opens(word(at))) ++depth;
    if (closes(word(at))) --depth;
    starts_term = word(at) == "and";
  }
  return found;
}

namespace {

struct Branch {  // an `if` that is not over yet
  ChosenSteps chosen;
  bool in_else = false;
};

ChosenSteps condition_of(const std::vector<Word>& words, std::size_t then) {
  std::size_t begin = then;
  for (int depth = 1; begin > 0 && depth > 0;) {
    --begin;
    if (words[begin].text == "then") ++depth;
    if (words[begin].text == "if") --depth;
  }
  return condition_from(words, begin + 1, then).chosen;
}

}  // namespace

ChosenSteps chosen_at(std::string_view formula, std::size_t character) {
  auto words = words_of(formula);
  std::vector<Branch> around;
  std::vector<std::size_t> brackets;  // how many were open at each
  auto end_inner = [&] { around.resize(std::min(around.size(), brackets.back())); };
  for (std::size_t at = 0; at < words.size() && words[at].character < character; ++at) {
    auto word = words[at].text;
    if (word == "if") {
      around.emplace_back();
    } else if (word == "then" && !around.empty()) {
      around.back().chosen = condition_of(words, at);
    } else if (word == "else") {
      while (!around.empty() && around.back().in_else) around.pop_back();  // those are complete
      if (!around.empty()) around.back() = Branch{{}, true};
    } else if (word == "(" || word == "[") {
      brackets.push_back(around.size());
    } else if (word == "," && !brackets.empty()) {
      end_inner();
    } else if (closes(word) && !brackets.empty()) {
      end_inner();
      brackets.pop_back();
    }
  }
  ChosenSteps out;
  for (const auto& each : around) out.insert(each.chosen.begin(), each.chosen.end());
  return out;
}

}  // namespace jenjang::language
