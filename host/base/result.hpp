// Expected failure is a value: Result<T> holds a T or an Error that a person can read.
#pragma once

#include <boost/system/result.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace jenjang {

/// Words for people, by language ("id", "en", …). Host sentences always have both id and en.
using Translated = std::map<std::string, std::string, std::less<>>;

inline Translated both(std::string indonesian, std::string english) {
  return {{"en", std::move(english)}, {"id", std::move(indonesian)}};
}
/// The words in `language`; else in Indonesian; else whatever there is.
inline std::string_view say(const Translated& words, std::string_view language) {
  if (auto found = words.find(language); found != words.end()) return found->second;
  if (auto found = words.find("id"); found != words.end()) return found->second;
  return words.empty() ? std::string_view{} : std::string_view(words.begin()->second);
}

/// What a caller can do about a failure; http turns it into a status.
enum class Failure {
  invalid,      ///< the input is wrong: mend it (400, 422)
  unknown,      ///< no such thing, or not for this person to see (404)
  forbidden,    ///< seen, but not to be done by this person (403)
  signed_out,   ///< nobody is logged in (401)
  conflict,     ///< somebody was first (409, 412)
  too_much,     ///< a limit was reached: later (429)
  unavailable,  ///< trouble of ours or outside: again later (503)
  broken        ///< a bug or bad set-up; the operator sees it (500)
};

struct Error {
  Failure failure = Failure::broken;
  std::string code;         ///< stable, for machines and tests: "TaskClosed", "FormInvalid", "bad-nip"
  Translated sentence;      ///< where, what, and how to mend it; no personal data of others
  std::string where;        ///< JSON pointer of the field, or FILE:LINE:COL; may be empty
  std::map<std::string, Translated> fields = {};  ///< more than one field at fault: pointer → sentence
};

template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
 public:
  using boost::system::result<T, Error>::result;
};

/// Never called where has_value() was asked first; keeps boost::system::result whole.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("value() of a failed Result: " + error.code);
}

inline Error failed(Failure failure, std::string code, Translated sentence, std::string where = {}) {
  return Error{failure, std::move(code), std::move(sentence), std::move(where), {}};
}

}  // namespace jenjang
