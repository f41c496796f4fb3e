// Outcome: how a handler answers. Included by jenjang/plugin.hpp.
//
//   return jenjang::measured(61).because("{} of {} infants", immunised, infants);
//   return jenjang::measured(cut).because(…).line(Sentence("Terlambat {} menit", "{} minutes late").with(45), 1);
//   return jenjang::missing("No infants were recorded in this period");
//   return jenjang::denied({"Kelurahan ini disebut dua kali.", "This village is named twice."}, "/villages/1");
//   return jenjang::done().set("achieved.0.realised", 12);
//   return jenjang::retry("The registry does not answer");
//
// Every sentence is one text, or a pair {Indonesian, English}; `{}` takes the arguments in turn. In a pair, numbers and
// days are spelled as each language reads them: 1.250,5 and 1,250.5; 31 Maret 2026 and 31 March 2026. Give a year as a
// text, for a number of four digits is grouped.
#pragma once

#include <algorithm>
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

enum class Language { indonesian, english };

/// "1250.5" as a person reads it.
inline std::string grouped(std::string_view number, Language language) {
  const bool indonesian = language == Language::indonesian;
  const std::size_t start = number.starts_with('-') ? 1 : 0, point = std::min(number.find('.'), number.size());
  std::string out;
  for (std::size_t at = 0; at < number.size(); ++at) {
    if (at > start && at < point && (point - at) % 3 == 0) out += indonesian ? '.' : ',';
    out += at == point ? (indonesian ? ',' : '.') : number[at];
  }
  return out;
}

/// A value as a person reads it in that language.
template <class Value>
std::string words_of(const Value& value, Language language) {
  const bool indonesian = language == Language::indonesian;
  if constexpr (std::is_same_v<Value, bool>) {
    return value ? (indonesian ? "ya" : "yes") : (indonesian ? "tidak" : "no");
  } else if constexpr (std::is_same_v<Value, std::chrono::sys_days>) {
    static constexpr std::string_view months[2][12] = {{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
                                                        "Agustus", "September", "Oktober", "November", "Desember"},
                                                       {"January", "February", "March", "April", "May", "June", "July",
                                                        "August", "September", "October", "November", "December"}};
    const std::chrono::year_month_day date(value);
    const std::string_view month = months[indonesian ? 0 : 1][unsigned(date.month()) - 1];
    return std::to_string(unsigned(date.day())) + " " + std::string(month) + " " + std::to_string(int(date.year()));
  } else if constexpr (std::is_integral_v<Value> || std::is_same_v<Value, Decimal>) {
    return grouped(text_of(value), language);
  } else {
    return text_of(value);
  }
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
    using detail::Language;
    if (english_.empty()) return Sentence(detail::filled(indonesian_, {detail::text_of(values)...}));
    return Sentence(detail::filled(indonesian_, {detail::words_of(values, Language::indonesian)...}),
                    detail::filled(english_, {detail::words_of(values, Language::english)...}));
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
  /// One line of how the value came about: a deduction, a target, an answered question. `value` in the indicator's own
  /// measure; a line may do without. They are shown in this order.
  Outcome& line(const Sentence& words) & {
    say("line." + std::to_string(lines_++), words, true);
    return *this;
  }
  Outcome& line(const Sentence& words, const Decimal& value) & {
    outputs_.emplace_back("line." + std::to_string(lines_) + ".value", value.text());
    return line(words);
  }
  template <class... Value>
  Outcome line(const Sentence& words, const Value&... value) && {
    line(words, value...);
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
  std::size_t lines_ = 0;
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
