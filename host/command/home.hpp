// Home: where the files of this installation are, and the language of the terminal.
#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.hpp"

namespace jenjang::command {

/// JENJANG_HOME, else the tree that this executable was built from.
std::filesystem::path home();
/// This executable; the plugins' binaries are beside it.
std::filesystem::path executable();
std::filesystem::path plugin_binary(const std::filesystem::path& executable, const std::string& plugin);
/// "id" or "en": JENJANG_LANGUAGE, else LANG; English otherwise.
std::string terminal_language();
/// The sentence on standard error; 1.
int report(const Error&);
/// Each finding on standard output with a closing count.
void print(const Diagnostics&, const std::string& language);

}  // namespace jenjang::command
