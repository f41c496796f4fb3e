// Any bytes on the plugin's channel: FrameReader answers with frames or a failure, takes no memory for counts that
// cannot be true, and what it took for a frame is written and read back the same.
#include <cstdint>
#include <cstdlib>

#include "runner/wire.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jenjang::runner;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  FrameReader whole, pieces;
  whole.append(bytes);
  // The same in two pieces must give the same frames: where the cut falls is up to the kernel.
  const std::size_t cut = size == 0 ? 0 : data[0] % size;
  pieces.append(bytes.substr(0, cut));
  auto early = pieces.next();
  std::size_t early_frames = early && *early ? 1 : 0;
  pieces.append(bytes.substr(cut));

  std::size_t frames = 0;
  for (;;) {
    auto frame = whole.next();
    if (!frame || !*frame) break;
    ++frames;
    const std::string again = encode(**frame);
    FrameReader reader;
    reader.append(again);
    auto second = reader.next();
    if (!second || !*second || encode(**second) != again) std::abort();
  }
  if (early) {
    for (;;) {
      auto frame = pieces.next();
      if (!frame || !*frame) break;
      ++early_frames;
    }
    if (early_frames != frames) std::abort();
  }
  return 0;
}
