// Crashes in a constructor, before anybody asked anything of it.
#include <csignal>
#include <jenjang/plugin.hpp>

namespace {

const int crashed = std::raise(SIGSEGV);
jenjang::Outcome echo(const jenjang::Request&) { return jenjang::measured(crashed); }

}  // namespace

JENJANG_PLUGIN("crashes_when_loaded", "1.0.0", JENJANG_INDICATOR(echo))
