// Crashes on some inputs, as a failed assertion does.
#include <cstdlib>
#include <jenjang/plugin.hpp>

namespace {

jenjang::Outcome echo(const jenjang::Request& request) {
  if (request.has("crash")) std::abort();
  return jenjang::measured(request.text("say"));
}

}  // namespace

JENJANG_PLUGIN("crashes", "1.0.0", JENJANG_INDICATOR(echo))
