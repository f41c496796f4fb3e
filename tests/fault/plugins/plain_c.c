/* A plugin in C11, against the bare contract: counts its inputs, and refuses a setting that it does not like. Its table
 * is longer than version 1, as one built against a later header will be. */
#include <jenjang/abi.h>
#include <stdio.h>
#include <string.h>

static const jenjang_str handlers[] = {{"count", 5}};
static int instance;

static int32_t create(const jenjang_host *host, jenjang_fields config, const jenjang_reply *reply, void **self) {
  for (size_t index = 0; index < config.size; ++index) {
    const jenjang_field *field = &config.data[index];
    if (field->key.size == 6 && memcmp(field->key.data, "colour", 6) == 0 && field->value.size == 4) {
      const jenjang_str why = {"no four-letter colours", 22};
      reply->message(reply->ctx, why);
      return JENJANG_FAILED;
    }
  }
  const jenjang_str hello = {"created", 7};
  host->log(host->ctx, JENJANG_LOG_INFO, hello);
  *self = &instance;
  return JENJANG_DONE;
}

static int32_t call(void *self, const jenjang_request *request, const jenjang_reply *reply) {
  char digits[32];
  const int size = snprintf(digits, sizeof digits, "%zu", request->inputs.size);
  const jenjang_str key = {"value", 5}, value = {digits, (size_t)size};
  if (self != &instance) return JENJANG_FAILED;
  reply->output(reply->ctx, key, value);
  return JENJANG_DONE;
}

static void destroy(void *self) { (void)self; }

static const struct {
  jenjang_plugin known;
  void (*of_a_later_version)(void);
} plugin = {{sizeof plugin, {"plain_c", 7}, {"1.0.0", 5}, {handlers, 1}, create, call, destroy}, NULL};

JENJANG_EXPORT const jenjang_plugin *jenjang_plugin_v1(void) { return &plugin.known; }
