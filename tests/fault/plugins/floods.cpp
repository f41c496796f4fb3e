// Writes more than anybody reads: into the log, standard output, and its answer.
#include <cstdio>
#include <jenjang/plugin.hpp>

namespace {

using jenjang::Outcome;
using jenjang::Request;

Outcome log(const Request& request) {
  for (int line = 0; line < 100'000; ++line) request.log(std::string(10'000, 'x'));
  return jenjang::measured(1);
}
Outcome print(const Request&) {
  std::puts("a line on standard output");
  std::fputs("a line on standard error\n", stderr);
  std::fputs("\x1b[31mred\n", stdout);
  std::fflush(stdout);
  return jenjang::measured(1);
}
Outcome print_much(const Request&) {
  for (int line = 0; line < 20'000; ++line) std::puts("again and again and again and again and again and again");
  std::fflush(stdout);
  return jenjang::measured(1);
}
Outcome answer(const Request&) {
  auto outcome = jenjang::measured(1);
  for (int output = 0; output < 3'000; ++output)
    outcome = std::move(outcome).set("output." + std::to_string(output), std::string(1'000, 'x'));
  return outcome;
}

}  // namespace

JENJANG_PLUGIN("floods", "1.0.0", JENJANG_INDICATOR(log), JENJANG_INDICATOR(print), JENJANG_INDICATOR(print_much),
               JENJANG_INDICATOR(answer))
