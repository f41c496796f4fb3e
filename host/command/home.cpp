#include "command/home.hpp"

#include <cstdlib>
#include <iostream>

namespace jenjang::command {

namespace fs = std::filesystem;

fs::path home() {
  if (const char* given = std::getenv("JENJANG_HOME"); given && *given) return given;
  return JENJANG_HOME_DEFAULT;
}

fs::path executable() {
  std::error_code unreadable;
  return fs::read_symlink("/proc/self/exe", unreadable);
}

fs::path plugin_binary(const fs::path& executable, const std::string& plugin) {
  return executable.parent_path() / "plugins" / plugin / (plugin + ".so");
}

std::string terminal_language() {
  for (const char* name : {"JENJANG_LANGUAGE", "LC_ALL", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("id") ? "id" : "en";
  return "en";
}

int report(const Error& error) {
  std::cerr << "jenjang: " << (error.where.empty() ? "" : error.where + ": ") << say(error.sentence, terminal_language()) << '\n';
  return 1;
}

void print(const Diagnostics& findings, const std::string& language) {
  for (const auto& finding : findings) std::cout << text_of(finding, language) << '\n';
}

}  // namespace jenjang::command
