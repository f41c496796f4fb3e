// Request and Answers: what a handler reads. Included by jenjang/plugin.hpp.
//
// Inputs arrive flat (`immunisation.0.village=Bukuan`, `plan.outreach_target=120`); Answers reads them as what they
// are: one value, a list, or rows. A value that is missing or of another kind throws BadInput, which makes the call
// FAILED with a sentence that names the input; ask has() first where a field may be unset.
#pragma once

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jenjang/abi.h"
#include "jenjang/decimal.hpp"

namespace jenjang {

/// An input that is not there, or not what the handler takes it for: a bug or a manifest that does not fit.
struct BadInput : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A period as the contract spells it, 2026, 2026-H1, 2026-Q1 or 2026-03, and its days.
struct Period {
  std::string_view text;
  std::chrono::sys_days first, last;
};

namespace detail {

inline std::string_view view(jenjang_str text) { return {text.data, text.size}; }
inline jenjang_str borrowed(std::string_view text) { return {text.data(), text.size()}; }

/// Flat fields, sorted by key once, so that each look-up is a binary search. Borrows the fields' bytes.
class FlatFields {
 public:
  explicit FlatFields(jenjang_fields fields) {
    sorted_.reserve(fields.size);
    for (std::size_t index = 0; index < fields.size; ++index)
      sorted_.emplace_back(view(fields.data[index].key), view(fields.data[index].value));
    std::sort(sorted_.begin(), sorted_.end());
  }

  const std::string_view* find(std::string_view key) const {
    auto found = at_or_after(key);
    return found != sorted_.end() && found->first == key ? &found->second : nullptr;
  }
  bool has_under(std::string_view prefix) const {
    auto found = at_or_after(prefix);
    return found != sorted_.end() && found->first.starts_with(prefix);
  }
  /// The numbers N of keys `prefixN` and `prefixN.…`, ascending, each once.
  std::vector<std::uint32_t> numbers_under(std::string_view prefix) const {
    std::vector<std::uint32_t> numbers;
    for (auto at = at_or_after(prefix); at != sorted_.end() && at->first.starts_with(prefix); ++at) {
      std::string_view rest = at->first.substr(prefix.size());
      rest = rest.substr(0, rest.find('.'));
      std::uint32_t number = 0;
      auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
      if (error != std::errc() || end != rest.data() + rest.size()) continue;
      if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

 private:
  using Entries = std::vector<std::pair<std::string_view, std::string_view>>;
  Entries::const_iterator at_or_after(std::string_view key) const {
    return std::lower_bound(sorted_.begin(), sorted_.end(), key,
                            [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  }
  Entries sorted_;
};

}  // namespace detail

/// A view of the inputs below one name: a form's answers, a row of a table, the settings, or all.
class Answers {
 public:
  Answers(const detail::FlatFields& fields, std::string prefix) : fields_(&fields), prefix_(std::move(prefix)) {}

  bool has(std::string_view name) const { return fields_->find(key(name)) != nullptr; }

  std::string_view text(std::string_view name) const {
    const std::string wanted = key(name);
    if (const std::string_view* found = fields_->find(wanted)) return *found;
    throw BadInput("input " + wanted + " is not there");
  }
  Decimal decimal(std::string_view name) const {
    if (auto value = Decimal::parse(text(name))) return *value;
    throw BadInput(wrong(name, "a number"));
  }
  bool yes(std::string_view name) const {
    const std::string_view value = text(name);
    if (value == "yes") return true;
    if (value == "no") return false;
    throw BadInput(wrong(name, "yes or no"));
  }
  /// A day: 2026-03-31.
  std::chrono::sys_days date(std::string_view name) const {
    const std::string_view value = text(name);
    int year = 0;
    unsigned month = 0, day = 0;
    const bool shaped = value.size() == 10 && value[4] == '-' && value[7] == '-' && number(value.substr(0, 4), year) &&
                        number(value.substr(5, 2), month) && number(value.substr(8, 2), day);
    const std::chrono::year_month_day read{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!shaped || !read.ok()) throw BadInput(wrong(name, "a day as 2026-03-31"));
    return read;
  }

  Period period(std::string_view name) const {
    using namespace std::chrono;
    const std::string_view value = text(name), part = value.substr(std::min<std::size_t>(value.size(), 5));
    int in_year = 0, begins = 1;
    unsigned count = 1, months = 12;
    bool fits = value.size() >= 4 && number(value.substr(0, 4), in_year);
    if (value.size() > 4) {
      const char kind = part.empty() ? ' ' : part.front();
      months = kind == 'H' ? 6 : kind == 'Q' ? 3 : 1;
      const std::string_view digits = months == 1 ? part : part.substr(1);
      fits = fits && value[4] == '-' && digits.size() == (months == 1 ? 2u : 1u) && number(digits, count) &&
             count >= 1 && count * months <= 12;
      begins = int((count - 1) * months) + 1;
    }
    if (!fits) throw BadInput(wrong(name, "a period as 2026, 2026-H1, 2026-Q1 or 2026-03"));
    const year_month first = year(in_year) / month(unsigned(begins));
    return {value, sys_days(first / day(1)), sys_days((first + std::chrono::months(months - 1)) / last)};
  }

  /// A list of single values: `villages.0=…`, `villages.1=…`. None there: the empty list.
  std::vector<std::string_view> texts(std::string_view name) const {
    std::vector<std::string_view> values;
    for (std::uint32_t index : fields_->numbers_under(key(name) + "."))
      values.push_back(text(std::string(name) + "." + std::to_string(index)));
    return values;
  }
  std::vector<Decimal> decimals(std::string_view name) const {
    std::vector<Decimal> values;
    for (std::uint32_t index : fields_->numbers_under(key(name) + "."))
      values.push_back(decimal(std::string(name) + "." + std::to_string(index)));
    return values;
  }
  /// Rows of a dataset, or of a form's table: `immunisation.0.village=…`. None there: no rows.
  std::vector<Answers> rows(std::string_view name) const {
    const std::string under = key(name) + ".";
    std::vector<Answers> rows;
    for (std::uint32_t index : fields_->numbers_under(under))
      rows.emplace_back(*fields_, under + std::to_string(index) + ".");
    return rows;
  }
  /// What lies below a name: `request.form("plan").text("village")`.
  Answers form(std::string_view name) const { return Answers(*fields_, key(name) + "."); }

  /// Where a field stands in its form, for denied(): "/targets/1/measure". The form's own name is left out.
  std::string pointer(std::string_view name) const {
    std::string path = key(name);
    path.erase(0, std::min(path.find('.'), path.size()));
    std::replace(path.begin(), path.end(), '.', '/');
    return path;
  }

 private:
  template <class Number>
  static bool number(std::string_view digits, Number& out) {
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size() && digits.front() != '-';
  }
  std::string key(std::string_view name) const { return prefix_ + std::string(name); }
  std::string wrong(std::string_view name, std::string_view wanted) const {
    return "input " + key(name) + " is not " + std::string(wanted);  // not the value: it may be personal data
  }

  const detail::FlatFields* fields_;
  std::string prefix_;
};

/// One call. Valid until the handler returns.
class Request : public Answers {
 public:
  Request(const detail::FlatFields& inputs, const detail::FlatFields& config, const jenjang_request& raw,
          const jenjang_host* host)
      : Answers(inputs, {}), settings_(config, {}), raw_(&raw), host_(host) {}

  /// The manifest's settings.
  const Answers& settings() const { return settings_; }
  /// The idempotency key: an action must do a thing once for one call_id.
  std::string_view call_id() const { return detail::view(raw_->call_id); }
  std::chrono::milliseconds remaining() const { return std::chrono::milliseconds(raw_->remaining_ms); }
  /// A line for the operator. Never personal data.
  void log(std::string_view line, std::int32_t level = JENJANG_LOG_INFO) const {
    if (host_ && host_->log) host_->log(host_->ctx, level, detail::borrowed(line));
  }

 private:
  Answers settings_;
  const jenjang_request* raw_;
  const jenjang_host* host_;
};

}  // namespace jenjang
