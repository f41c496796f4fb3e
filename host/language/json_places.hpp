// Where each value of a JSON text stands, by JSON pointer, and the order of an object's members: what base/json, which
// sorts and forgets, does not keep.
#pragma once

#include <map>

#include "language/findings.hpp"

namespace jenjang::language {

class JsonPlaces {
 public:
  /// The text must be well-formed (parse_json); of any other the places end where it does.
  explicit JsonPlaces(std::string_view text);

  Mark value(const std::string& pointer) const { return find(values_, pointer); }
  Mark key(const std::string& pointer) const { return find(keys_, pointer); }
  const std::vector<std::string>& members(const std::string& pointer) const;

 private:
  friend class PlaceScan;
  static Mark find(const std::map<std::string, Mark>& all, const std::string& pointer) {
    auto found = all.find(pointer);
    return found == all.end() ? Mark{} : found->second;
  }
  std::map<std::string, Mark> values_, keys_;
  std::map<std::string, std::vector<std::string>> members_;
};

/// The pointer of a member or item: ~ and / escaped (RFC 6901).
std::string pointer_to(const std::string& parent, std::string_view part);

}  // namespace jenjang::language
