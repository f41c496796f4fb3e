// The web application's files, held in memory with their compressed form: few, small, and read at every visit.
#pragma once

#include <filesystem>
#include <map>

#include "http/message.hpp"

namespace jenjang::http {

class Assets {
 public:
  /// Reads the folder once; where it is not there, every page says how to build it.
  explicit Assets(const std::filesystem::path& folder);
  /// The file of a path; the application's page for every other path of a person ("/kasus/12").
  Response respond(const Request&) const;

 private:
  struct Asset {
    std::string type, bytes, compressed, tag;
    bool forever = false;  // its name holds its hash
  };
  std::map<std::string, Asset, std::less<>> files_;
};

/// On every answer; the policy is web.md's.
const std::vector<std::pair<std::string, std::string>>& security_headers();

}  // namespace jenjang::http
