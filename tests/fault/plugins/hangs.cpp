// Never answers: an endless loop, and an endless sleep.
#include <unistd.h>

#include <jenjang/plugin.hpp>

namespace {

volatile bool for_ever = true;

jenjang::Outcome loop(const jenjang::Request&) {
  while (for_ever) continue;
  return jenjang::measured(1);
}
jenjang::Outcome sleep_on(const jenjang::Request&) {
  while (for_ever) pause();
  return jenjang::measured(1);
}
jenjang::Outcome echo(const jenjang::Request& request) { return jenjang::measured(request.text("say")); }

}  // namespace

JENJANG_PLUGIN("hangs", "1.0.0", JENJANG_INDICATOR(loop), JENJANG_INDICATOR(sleep_on), JENJANG_INDICATOR(echo))
