// Reading the shapes that every file is made of: a map with known keys, a list, a text, a name, a number.
// What does not fit is a finding at its place and the caller gets nothing, so that one slip is reported once.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>

#include "language/text.hpp"

namespace jenjang::language {

/// The codes under which a kind of file reports its shapes: G for workflows, M for manifests, L for translations.
struct ShapeCodes {
  const char* unknown_key;
  const char* missing_key;
  const char* wrong_shape;
};
inline constexpr ShapeCodes workflow_shapes{"G01", "G02", "G03"};
inline constexpr ShapeCodes manifest_shapes{"M01", "M02", "M03"};

/// One map. Keys outside `known` are reported when it is made.
class Fields {
 public:
  Fields(const Node& map, const ShapeCodes&, Findings&, std::vector<std::string> known);

  const Node* find(std::string_view key) const { return map_.find(key); }
  /// The value of a key that must be there; else null and a finding at the map.
  const Node* need(std::string_view key) const;
  Mark at() const { return map_.at; }

 private:
  const Node& map_;
  const ShapeCodes& codes_;
  Findings& findings_;
};

bool need_map(const Node&, const ShapeCodes&, Findings&);
bool need_list(const Node&, const ShapeCodes&, Findings&);
bool need_text(const Node&, const ShapeCodes&, Findings&);
/// The texts of a list, or of a single text standing for a list of one.
std::vector<const Node*> texts_of(const Node&, const ShapeCodes&, Findings&);
/// A whole number from `least` to `most`.
std::optional<int> whole_of(const Node&, int least, int most, const ShapeCodes&, Findings&);
/// As whole_of, without a finding.
std::optional<int> whole_from(std::string_view text);

}  // namespace jenjang::language
