// Crashes in a constructor, before anybody asked anything of it.
#include <cstdlib>
#include <jenjang/plugin.hpp>

namespace {

struct Crash {
  Crash() { std::abort(); }
} const crash;
jenjang::Outcome echo(const jenjang::Request&) { return jenjang::measured(1); }

}  // namespace

JENJANG_PLUGIN("crashes_when_loaded", "1.0.0", JENJANG_INDICATOR(echo))
