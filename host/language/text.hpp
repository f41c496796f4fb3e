// The guarded text of YAML: one document of maps, lists and texts, nothing implicit. What yaml-cpp lets pass in silence
// (a doubled key, an unclosed quote, a second document, a stray word) is refused here with its place (Y-codes).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/findings.hpp"

namespace jenjang::language {

struct Member;

struct Node {
  enum class Kind { text, list, map };

  Kind kind = Kind::text;
  Mark at;           ///< its first character
  std::string text;  ///< text: always one line, typed by whoever reads it
  bool in_quotes = false;
  std::vector<Node> items;      ///< list
  std::vector<Member> members;  ///< map: in the order of the file, no key twice

  bool is_text() const { return kind == Kind::text; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }
  /// The value of a key, or null.
  const Node* find(std::string_view key) const;
  /// Where a key stands; where there is none, the map itself.
  Mark key_at(std::string_view key) const;
  /// Where the words themselves begin: behind the quote, where there is one.
  Mark inside() const { return {at.line, at.column + (in_quotes ? 1 : 0)}; }
};

struct Member {
  std::string key;
  Mark at;  ///< of the key
  Node value;
};

/// A map, or nothing and at least one finding.
std::optional<Node> read_text(std::string_view bytes, Findings&);

// The parts of it, each for itself:
/// The text with LF line ends and without a byte order mark; nothing where it is too large or not UTF-8.
std::optional<std::string> clean_text(std::string_view bytes, Findings&);
/// The scan before yaml-cpp: quotes, brackets, tabs, anchors, tags, documents. False where it found an error.
bool scan_text(std::string_view text, Findings&);

}  // namespace jenjang::language
