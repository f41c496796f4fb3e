// Outcome: how a handler answers. Included by jenjang/plugin.hpp.
//
//   return jenjang::measured(61).because("{} of {} infants", immunised, infants);
//   return jenjang::missing("No infants were recorded in this period");
//   return jenjang::denied({"Kelurahan ini disebut dua kali.", "This village is named twice."}, "/villages/1");
//   return jenjang::done().set("achieved.0.realised", 12);
//   return jenjang::retry("The registry does not answer");
//
// Every sentence is one text, or a pair {Indonesian, English}; `{}` takes the arguments in turn.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jenjang/abi.h"
#include "jenjang/decimal.hpp"

namespace jenjang {

namespace detail {

/// A value as the contract spells it.
inline std::string text_of(const Decimal& value) { return value.text(); }
inline std::string text_of(std::string_view value) { return std::string(value); }
inline std::string text_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  char out[32];
  const int size =
      std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
  return std::string(out, std::size_t(size));
}
template <class Whole>
requires std::is_integral_v<Whole> std::string text_of(Whole value) {
  if constexpr (std::is_same_v<Whole, bool>)
    return value ? "yes" : "no";
  else
    return std::to_string(value);
}

/// "{} of {}" with the values filled in: all that the contract's sentences need, so that authors need no library.
inline std::string filled(std::string_view pattern, const std::vector<std::string>& values) {
  std::string out;
  std::size_t used = 0;
  for (auto gap = pattern.find("{}"); gap != pattern.npos; gap = pattern.find("{}")) {
    if (used == values.size()) throw std::logic_error("a sentence has more {} than values");
    out.append(pattern.substr(0, gap)).append(values[used++]);
    pattern.remove_prefix(gap + 2);
  }
  if (used != values.size()) throw std::logic_error("a sentence has fewer {} than values");
  return out.append(pattern);
}

}  // namespace detail

/// Words for a person: one text, or one in Indonesian and one in English.
class Sentence {
 public:
  Sentence(const char* text) : indonesian_(text) {}         // NOLINT: a text is a sentence
  Sentence(std::string_view text) : indonesian_(text) {}    // NOLINT
  Sentence(const std::string& text) : indonesian_(text) {}  // NOLINT
  Sentence(std::string_view indonesian, std::string_view english) : indonesian_(indonesian), english_(english) {}

  const std::string& first() const { return indonesian_; }
  const std::string& english() const { return english_; }  ///< empty: there is one text only
  template <class... Values>
  Sentence with(const Values&... values) const {
    const std::vector<std::string> texts{detail::text_of(values)...};
    Sentence out(detail::filled(indonesian_, texts));
    if (!english_.empty()) out.english_ = detail::filled(english_, texts);
    return out;
  }

 private:
  std::string indonesian_, english_;
};

class [[nodiscard]] Outcome {
 public:
  Outcome(std::int32_t status, const Sentence& message) : status_(status), message_(message.first()) {
    say("message", message, false);
  }

  /// Why the value is what it is; shown beside it.
  template <class... Values>
  Outcome because(const Sentence& pattern, const Values&... values) && {
    say("because", pattern.with(values...), true);
    return std::move(*this);
  }
  /// One output more: a field of the form (prefill), of the event (poll) or of the action's answer.
  template <class Value>
  Outcome set(std::string_view key, const Value& value) && {
    outputs_.emplace_back(key, detail::text_of(value));
    return std::move(*this);
  }

  std::int32_t status() const { return status_; }
  const std::string& message() const { return message_; }
  const std::vector<std::pair<std::string, std::string>>& outputs() const { return outputs_; }

 private:
  void say(const std::string& key, const Sentence& sentence, bool single) {
    if (!sentence.english().empty()) {
      outputs_.emplace_back(key + ".id", sentence.first());
      outputs_.emplace_back(key + ".en", sentence.english());
    } else if (single) {
      outputs_.emplace_back(key, sentence.first());
    }
  }

  std::int32_t status_;
  std::string message_;
  std::vector<std::pair<std::string, std::string>> outputs_;
};

/// An indicator's value: a number, yes or no, a text or an enum's value, a day.
template <class Value>
Outcome measured(const Value& value) {
  return Outcome(JENJANG_DONE, "").set("value", value);
}
/// There is nothing to measure; that is no zero.
inline Outcome missing(const Sentence& why) { return Outcome(JENJANG_DONE, "").set("missing", true).because(why); }
/// It is done, or all is well.
inline Outcome done() { return Outcome(JENJANG_DONE, ""); }
/// No, and why: what is wrong, where, and how to mend it. `pointer`: the field, as Answers::pointer gives it.
inline Outcome denied(const Sentence& why, std::string_view pointer = {}) {
  Outcome outcome(JENJANG_DENIED, why);
  return pointer.empty() ? outcome : std::move(outcome).set("field", pointer);
}
/// Trouble outside that may pass: called again, later and later, with the same call_id.
inline Outcome retry(const Sentence& why) { return Outcome(JENJANG_RETRY, why); }
/// A bug or bad set-up: the step waits for an operator.
inline Outcome failed(const Sentence& why) { return Outcome(JENJANG_FAILED, why); }

}  // namespace jenjang
