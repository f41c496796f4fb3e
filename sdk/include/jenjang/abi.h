/* jenjang/abi.h: the whole binary contract between host and plugin. C11, no dependency.
 *
 * OWNERSHIP  Every pointer is borrowed until the call it came with returns; outputs are copied by the host inside
 *            reply->output(). Nobody frees across the line. Exceptions are marked [lasting].
 * THREADS    [serial] never two at once on one instance, but not always the same thread; [any] any thread, any time.
 * ERRORS     A status value. No exception, longjmp or exit() crosses this line.
 * GROWTH     `size` is the writer's sizeof. Fields are only ever appended, and a reader reads a field only where it
 *            lies inside `size`. A breaking change is a new symbol, jenjang_plugin_v2, beside this one.
 *
 * C++ authors include jenjang/plugin.hpp instead, which writes all of this for them. sdk/README.md tells which inputs
 * a handler is given and which outputs are expected of it. */
#ifndef JENJANG_ABI_H
#define JENJANG_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define JENJANG_EXPORT __attribute__((visibility("default")))
#else
#define JENJANG_EXPORT
#endif

/* UTF-8, no NUL at its end. Where size is 0, data may be null. */
typedef struct jenjang_str {
  const char *data;
  size_t size;
} jenjang_str;

/* target=91.5. Decimals travel as text and are exact; yes/no; 2026-03-31; a person by its number. */
typedef struct jenjang_field {
  jenjang_str key, value;
} jenjang_field;

/* In no promised order; no key twice. */
typedef struct jenjang_fields {
  const jenjang_field *data;
  size_t size;
} jenjang_fields;

typedef struct jenjang_names {
  const jenjang_str *data;
  size_t size;
} jenjang_names;

/* What a call ended in. Any other number counts as JENJANG_FAILED. */
enum {
  JENJANG_DONE = 0,   /* succeeded; the outputs count */
  JENJANG_DENIED = 1, /* a business "no"; the message is shown to the person */
  JENJANG_RETRY = 2,  /* trouble outside; called again, later and later */
  JENJANG_FAILED = 3  /* a bug or bad set-up; the step waits for an operator */
};

enum { JENJANG_LOG_INFO = 0, JENJANG_LOG_WARNING = 1, JENJANG_LOG_ERROR = 2 };

/* Where a call writes its answer. Made by the host for one call; of no use after it. */
typedef struct jenjang_reply {
  size_t size;
  void *ctx; /* pass it on, untouched */
  /* [serial] Copies both. A key written twice: the last one counts. An answer beyond the host's limit makes the call
   * JENJANG_FAILED, however it ends. */
  void (*output)(void *ctx, jenjang_str key, jenjang_str value);
  /* [serial] Copies. One sentence for a person; the last one counts. */
  void (*message)(void *ctx, jenjang_str text);
} jenjang_reply;

/* What is asked. */
typedef struct jenjang_request {
  size_t size;
  jenjang_str handler;   /* one of the plugin's own */
  jenjang_str call_id;   /* idempotency key: a call that is repeated has the same one */
  uint64_t remaining_ms; /* after that the worker is killed and the call counts as a hang */
  jenjang_fields inputs;
} jenjang_request;

/* What the host offers. [lasting] from create() until destroy() returns. */
typedef struct jenjang_host {
  size_t size;
  void *ctx; /* pass it on, untouched */
  /* [any] One line for the operator; cut to length, and dropped where there are too many. Never personal data. */
  void (*log)(void *ctx, int32_t level, jenjang_str text);
} jenjang_host;

/* What a plugin is. [lasting] it and all it points to: as long as the library is loaded. */
typedef struct jenjang_plugin {
  size_t size;
  jenjang_str name;       /* as in plugin.yaml */
  jenjang_str version;    /* as in plugin.yaml: 1.2.3 */
  jenjang_names handlers; /* the handlers that plugin.yaml names: all of them and no other */

  /* [serial] Makes an instance into *self. `config`: the manifest's settings, by name. `host` is lasting. Anything but
   * JENJANG_DONE: there is no instance, and reply->message() says why; the plugin is refused. */
  int32_t (*create)(const jenjang_host *host, jenjang_fields config, const jenjang_reply *reply, void **self);
  /* [serial] Answers one request with a status. */
  int32_t (*call)(void *self, const jenjang_request *request, const jenjang_reply *reply);
  /* [serial] Ends the instance. Not called where the worker is killed: leave nothing to it that must happen. */
  void (*destroy)(void *self);
} jenjang_plugin;

/* The one exported symbol. [any] Always the same answer, never null; does nothing else. */
JENJANG_EXPORT const jenjang_plugin *jenjang_plugin_v1(void);

#ifdef __cplusplus
}
#endif

#endif
