/* The layout of version 1 on 64-bit machines, as compiled into every .so that exists: it never changes, only grows. One
 * list, checked by a C11 and by a C++20 compiler. */
#include <stddef.h>

#include "jenjang/abi.h"

#ifdef __cplusplus
#define LAYOUT(condition) static_assert(condition, #condition)
#else
#define LAYOUT(condition) _Static_assert(condition, #condition)
#endif
#define AT(type, field, place) LAYOUT(offsetof(type, field) == (place))

AT(jenjang_str, data, 0);
AT(jenjang_str, size, 8);
LAYOUT(sizeof(jenjang_str) == 16);

AT(jenjang_field, key, 0);
AT(jenjang_field, value, 16);
LAYOUT(sizeof(jenjang_field) == 32);

AT(jenjang_fields, data, 0);
AT(jenjang_fields, size, 8);
LAYOUT(sizeof(jenjang_fields) == 16);

AT(jenjang_names, data, 0);
AT(jenjang_names, size, 8);
LAYOUT(sizeof(jenjang_names) == 16);

AT(jenjang_reply, size, 0);
AT(jenjang_reply, ctx, 8);
AT(jenjang_reply, output, 16);
AT(jenjang_reply, message, 24);
LAYOUT(sizeof(jenjang_reply) >= 32);

AT(jenjang_request, size, 0);
AT(jenjang_request, handler, 8);
AT(jenjang_request, call_id, 24);
AT(jenjang_request, remaining_ms, 40);
AT(jenjang_request, inputs, 48);
LAYOUT(sizeof(jenjang_request) >= 64);

AT(jenjang_host, size, 0);
AT(jenjang_host, ctx, 8);
AT(jenjang_host, log, 16);
LAYOUT(sizeof(jenjang_host) >= 24);

AT(jenjang_plugin, size, 0);
AT(jenjang_plugin, name, 8);
AT(jenjang_plugin, version, 24);
AT(jenjang_plugin, handlers, 40);
AT(jenjang_plugin, create, 56);
AT(jenjang_plugin, call, 64);
AT(jenjang_plugin, destroy, 72);
LAYOUT(sizeof(jenjang_plugin) >= 80);

LAYOUT(JENJANG_DONE == 0);
LAYOUT(JENJANG_DENIED == 1);
LAYOUT(JENJANG_RETRY == 2);
LAYOUT(JENJANG_FAILED == 3);
LAYOUT(JENJANG_LOG_INFO == 0);
LAYOUT(JENJANG_LOG_WARNING == 1);
LAYOUT(JENJANG_LOG_ERROR == 2);
