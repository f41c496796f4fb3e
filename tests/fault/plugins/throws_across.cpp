// Written against the bare contract, and breaks it: an exception crosses the line.
#include <jenjang/abi.h>

#include <stdexcept>

namespace {

const jenjang_str handlers[] = {{"echo", 4}};
const jenjang_plugin plugin = {
    sizeof(jenjang_plugin),
    {"throws_across", 13},
    {"1.0.0", 5},
    {handlers, 1},
    [](const jenjang_host*, jenjang_fields, const jenjang_reply*, void**) -> int32_t { return JENJANG_DONE; },
    [](void*, const jenjang_request*, const jenjang_reply*) -> int32_t { throw std::runtime_error("across"); },
    [](void*) {}};

}  // namespace

extern "C" JENJANG_EXPORT const jenjang_plugin* jenjang_plugin_v1(void) { return &plugin; }
