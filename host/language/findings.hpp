// Findings: the diagnostics of one file while it is read. Places inside it are Marks, so that nodes stay small.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace jenjang::language {

struct Mark {
  int line = 0, column = 0;  ///< from 1; columns count characters. 0: the file as a whole
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  /// The code's meaning stands in codes.md. Findings beyond limits::findings are counted, not kept.
  void error(Mark at, std::string code, Translated sentence, Translated suggestion = {});
  void warning(Mark at, std::string code, Translated sentence, Translated suggestion = {});
  /// One that was worded elsewhere, of this file or another.
  void add(Diagnostic found);

  bool clean() const { return !has_errors(found_); }
  const std::string& file() const { return file_; }
  Place place(Mark at) const { return Place{file_, at.line, at.column}; }
  /// In the order of the file.
  Diagnostics take();

 private:
  std::string file_;
  Diagnostics found_;
};

/// "Maksudnya `within`?" where a name is near; else the known ones where they are few; else nothing.
Translated did_you_mean(std::string_view word, const std::vector<std::string>& known);
/// `a`, `b`, `c`
std::string quoted(const std::vector<std::string>& words);

}  // namespace jenjang::language
