// jenjang/plugin.hpp: all that a plugin in C++20 includes. Header-only, no dependency, no exception leaves it.
//
//   jenjang::Outcome idl_coverage(const jenjang::Request& request) { … }
//   JENJANG_PLUGIN("dinas-kesehatan", "1.0.0", JENJANG_INDICATOR(idl_coverage))
//
// A handler is a plain function; its name is the handler's name in plugin.yaml. It must be a pure function of the
// request and the settings: the same again gives the same again. request.hpp and outcome.hpp say what it reads and
// answers; sdk/README.md which inputs each kind is given.
#pragma once

#include <array>
#include <exception>
#include <memory>
#include <new>

#include "jenjang/abi.h"
#include "jenjang/outcome.hpp"
#include "jenjang/request.hpp"
#include "jenjang/words.hpp"

namespace jenjang::detail {

enum class Kind { indicator, check, prefill, action, poll };

struct Handler {
  std::string_view name;
  Kind kind;
  Outcome (*function)(const Request&);
};

/// "health::idl_coverage" is the handler idl_coverage.
constexpr std::string_view last_part(std::string_view qualified) {
  const auto colon = qualified.rfind(':');
  return colon == qualified.npos ? qualified : qualified.substr(colon + 1);
}

/// What an outcome of this kind of handler lacks or must not have; empty: it fits.
inline std::string_view misfit(Kind kind, const Outcome& outcome) {
  if (kind == Kind::indicator && outcome.status() == JENJANG_DENIED)
    return "an indicator answers measured() or missing(), never denied()";
  if (kind == Kind::indicator && outcome.status() == JENJANG_DONE) {
    for (const auto& [key, value] : outcome.outputs())
      if (key == "value" || key == "missing") return {};
    return "an indicator answers measured() or missing(), never done()";
  }
  if (kind == Kind::prefill && outcome.status() == JENJANG_DENIED) return "a prefill answers done(), never denied()";
  return {};
}

/// One instance: its settings, which it owns, and the host's log.
class Instance {
 public:
  Instance(const jenjang_host* host, jenjang_fields config) : host_(host) {
    owned_.reserve(config.size);
    std::vector<jenjang_field> borrowed_fields;
    for (std::size_t index = 0; index < config.size; ++index) {
      const auto& [key, value] = owned_.emplace_back(view(config.data[index].key), view(config.data[index].value));
      borrowed_fields.push_back({borrowed(key), borrowed(value)});
    }
    config_ = std::make_unique<FlatFields>(jenjang_fields{borrowed_fields.data(), borrowed_fields.size()});
  }

  template <std::size_t count>
  std::int32_t call(const Handler (&handlers)[count], const jenjang_request& raw, const jenjang_reply& reply) const {
    for (const Handler& handler : handlers) {
      if (handler.name != view(raw.handler)) continue;
      const FlatFields inputs(raw.inputs);
      const Outcome outcome = handler.function(Request(inputs, *config_, raw, host_));
      if (const std::string_view fault = misfit(handler.kind, outcome); !fault.empty()) {
        reply.message(reply.ctx, borrowed(fault));
        return JENJANG_FAILED;
      }
      for (const auto& [key, value] : outcome.outputs()) reply.output(reply.ctx, borrowed(key), borrowed(value));
      if (!outcome.message().empty()) reply.message(reply.ctx, borrowed(outcome.message()));
      return outcome.status();
    }
    reply.message(reply.ctx, borrowed("no handler of this name"));
    return JENJANG_FAILED;
  }

 private:
  std::vector<std::pair<std::string, std::string>> owned_;
  std::unique_ptr<FlatFields> config_;
  const jenjang_host* host_;
};

/// Runs `body`; whatever it throws becomes FAILED with a sentence.
template <class Body>
std::int32_t guarded(const jenjang_reply& reply, Body body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    reply.message(reply.ctx, borrowed("out of memory: limits.memory in plugin.yaml sets how much a plugin may use"));
  } catch (const std::exception& error) {
    reply.message(reply.ctx, borrowed(error.what()));
  } catch (...) {
    reply.message(reply.ctx, borrowed("threw something that is no std::exception"));
  }
  return JENJANG_FAILED;
}

/// The binary contract for a table of handlers, made at compile time: nothing runs when the library is loaded.
template <const auto& handlers>
struct Library {
  static constexpr std::size_t count = std::size(handlers);
  static constexpr std::array<jenjang_str, count> names = [] {
    std::array<jenjang_str, count> out{};
    for (std::size_t index = 0; index < count; ++index)
      out[index] = {handlers[index].name.data(), handlers[index].name.size()};
    return out;
  }();
  static constexpr bool distinct() {
    for (std::size_t one = 0; one < count; ++one)
      for (std::size_t other = one + 1; other < count; ++other)
        if (handlers[one].name == handlers[other].name) return false;
    return true;
  }
  static_assert(distinct(), "a handler's name stands once in a plugin");

  static std::int32_t create(const jenjang_host* host, jenjang_fields config, const jenjang_reply* reply,
                             void** self) noexcept {
    return guarded(*reply, [&] {
      *self = std::make_unique<Instance>(host, config).release();
      return JENJANG_DONE;
    });
  }
  static std::int32_t call(void* self, const jenjang_request* request, const jenjang_reply* reply) noexcept {
    return guarded(*reply, [&] { return static_cast<const Instance*>(self)->call(handlers, *request, *reply); });
  }
  static void destroy(void* self) noexcept { std::unique_ptr<Instance>(static_cast<Instance*>(self)).reset(); }

  static constexpr jenjang_plugin plugin(std::string_view name, std::string_view version) {
    return {sizeof(jenjang_plugin),
            {name.data(), name.size()},
            {version.data(), version.size()},
            {names.data(), names.size()},
            &create,
            &call,
            &destroy};
  }
};

}  // namespace jenjang::detail

#define JENJANG_HANDLER_(function, kind) \
  ::jenjang::detail::Handler { ::jenjang::detail::last_part(#function), ::jenjang::detail::Kind::kind, &function }
/// Measures a value: `indicators` without `value:`.
#define JENJANG_INDICATOR(function) JENJANG_HANDLER_(function, indicator)
/// Looks at what was entered in a form: `check:`.
#define JENJANG_CHECK(function) JENJANG_HANDLER_(function, check)
/// Fills a form in for the person: `prefill:`.
#define JENJANG_PREFILL(function) JENJANG_HANDLER_(function, prefill)
/// Does something, once for one call_id: `actions` without `writes:`.
#define JENJANG_ACTION(function) JENJANG_HANDLER_(function, action)
/// Looks whether an event has arrived: `events` with `arrives: [poll]`.
#define JENJANG_POLL(function) JENJANG_HANDLER_(function, poll)

/// The plugin: once, in one file. Name and version as in plugin.yaml, then every handler.
#define JENJANG_PLUGIN(name, version, ...)                                                                           \
  namespace {                                                                                                        \
  constexpr ::jenjang::detail::Handler jenjang_handlers_[] = {__VA_ARGS__};                                          \
  constexpr ::jenjang_plugin jenjang_plugin_ = ::jenjang::detail::Library<jenjang_handlers_>::plugin(name, version); \
  }                                                                                                                  \
  extern "C" JENJANG_EXPORT const ::jenjang_plugin* jenjang_plugin_v1(void) { return &jenjang_plugin_; }
