// Any bytes: no crash; and what is read is written in one canonical form that is read alike.
#include <cstdlib>

#include "base/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  constexpr std::size_t most = 1 << 20;
  const auto json = jenjang::parse_json({reinterpret_cast<const char*>(data), size}, most);
  if (!json) return 0;
  const std::string text = json->text();
  const auto again = jenjang::parse_json(text, most);
  if (!again || !(*again == *json) || again->text() != text) std::abort();
  return 0;
}
