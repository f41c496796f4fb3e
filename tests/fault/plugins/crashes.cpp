// Crashes on some inputs: a null pointer.
#include <csignal>
#include <jenjang/plugin.hpp>

namespace {

jenjang::Outcome echo(const jenjang::Request& request) {
  if (request.has("crash")) std::raise(SIGSEGV);
  return jenjang::measured(request.text("say"));
}

}  // namespace

JENJANG_PLUGIN("crashes", "1.0.0", JENJANG_INDICATOR(echo))
