// Library: a plugin's .so, loaded and compared with its manifest. Only the worker loads one; the host never does.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "jenjang/abi.h"
#include "runner/wire.hpp"

namespace jenjang::runner {

/// SHA-256 of a file's bytes.
Result<Hash> hash_of_file(const std::filesystem::path&);

class Library {
 public:
  /// Loads what HELLO names; the plugin's constructors run here. Failure::broken: it is not what its manifest says.
  static Result<Library> open(const Hello&);
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;
  ~Library();

  const jenjang_plugin& plugin() const { return *plugin_; }

 private:
  struct Loaded;
  Library(std::unique_ptr<Loaded>, const jenjang_plugin&);
  std::unique_ptr<Loaded> loaded_;
  const jenjang_plugin* plugin_;
};

}  // namespace jenjang::runner
