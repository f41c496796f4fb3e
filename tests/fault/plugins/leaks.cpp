// Takes memory and never gives it back: a little with each call, or all at once.
#include <unistd.h>

#include <cstring>
#include <jenjang/plugin.hpp>

namespace {

std::vector<std::string> leaked;

jenjang::Outcome a_little(const jenjang::Request&) {
  leaked.emplace_back(4 << 20, 'x');
  return jenjang::measured(getpid());
}
jenjang::Outcome all(const jenjang::Request&) {
  for (;;) leaked.emplace_back(16 << 20, 'x');
}

}  // namespace

JENJANG_PLUGIN("leaks", "1.0.0", JENJANG_INDICATOR(a_little), JENJANG_INDICATOR(all))
