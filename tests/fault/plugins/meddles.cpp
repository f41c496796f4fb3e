// Ends its process, closes the channel, or writes on it what is no message.
#include <unistd.h>

#include <cstdlib>
#include <jenjang/plugin.hpp>

namespace {

constexpr int channel = 3;

jenjang::Outcome leaves(const jenjang::Request&) { std::_Exit(7); }
jenjang::Outcome closes(const jenjang::Request&) { return jenjang::measured(close(channel)); }
jenjang::Outcome garbles(const jenjang::Request&) {
  return jenjang::measured(write(channel, "\xff\xff\xff\xff garbage", 12));
}
// A frame that is whole, yet nobody asked: two answers for one call.
jenjang::Outcome answers_twice(const jenjang::Request&) {
  const char answer[] = "\x0b\0\0\0\x05\0\0\0\0\0\0\0\0\0\0";
  return jenjang::measured(write(channel, answer, 15));
}

}  // namespace

JENJANG_PLUGIN("meddles", "1.0.0", JENJANG_INDICATOR(leaves), JENJANG_INDICATOR(closes), JENJANG_INDICATOR(garbles),
               JENJANG_INDICATOR(answers_twice))
