// A table that ends too early: built against a header that was never released.
#include <jenjang/abi.h>

#include <cstddef>

namespace {
const jenjang_plugin plugin = {
    offsetof(jenjang_plugin, destroy), {"short_table", 11}, {"1.0.0", 5}, {nullptr, 0}, nullptr, nullptr, nullptr};
}  // namespace

extern "C" JENJANG_EXPORT const jenjang_plugin* jenjang_plugin_v1(void) { return &plugin; }
