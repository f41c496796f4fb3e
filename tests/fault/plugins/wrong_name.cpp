// A plugin under another's name: the file was copied into the wrong folder.
#include <jenjang/plugin.hpp>

namespace {
jenjang::Outcome echo(const jenjang::Request&) { return jenjang::measured(1); }
}  // namespace

JENJANG_PLUGIN("somebody-else", "1.0.0", JENJANG_INDICATOR(echo))
