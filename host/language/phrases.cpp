#include "language/phrases.hpp"

#include <array>

#include "language/fields.hpp"

namespace jenjang::language {
namespace {

using engine::Duration;
using engine::DurationUnit;
using engine::Late;
using engine::Moment;

constexpr int longest_duration = 1000;

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
constexpr std::array<int, 12> days_of_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};  // that every year has

void not_understood(const Cursor& words, Findings& findings, const Translated& expected) {
  std::string word = words.next();
  if (word.empty())
    findings.error(words.at(), "G04", both("Frasa ini belum selesai", "This phrase is not finished"), expected);
  else
    findings.error(words.at(), "G04",
                   both("`" + word + "` tidak dipahami di sini", "`" + word + "` is not understood here"), expected);
}

const Translated& durations() {
  static const Translated forms = both("Tulis seperti `3 working days`, `14 days`, `2 hours` atau `1 month`.",
                                       "Write it like `3 working days`, `14 days`, `2 hours` or `1 month`.");
  return forms;
}
const Translated& moments() {
  static const Translated forms = both("Tulis seperti `until period.end + 4 working days` atau `until 20 December`.",
                                       "Write it like `until period.end + 4 working days` or `until 20 December`.");
  return forms;
}

std::optional<Moment> moment_of(Cursor& words, Findings& findings) {
  Moment moment;
  if (words.take(Word::period_start)) {
    moment.anchor = Moment::Anchor::period_start;
  } else if (words.take(Word::period_end)) {
    moment.anchor = Moment::Anchor::period_end;
  } else {
    Mark at = words.at();
    auto day = day_of(words, findings);
    if (!day) return std::nullopt;
    if (day->month == 0) {
      findings.error(at, "G04", both("Bulan belum disebut", "The month is missing"), moments());
      return std::nullopt;
    }
    moment.anchor = Moment::Anchor::day_of_year;
    moment.month = day->month;
    moment.day = day->day;
  }
  if (words.take("+")) {
    moment.plus = duration_of(words, findings);
    if (!moment.plus) return std::nullopt;
  }
  return moment;
}

}  // namespace

bool finished(const Cursor& words, Findings& findings, const Translated& expected) {
  if (words.done()) return true;
  not_understood(words, findings, expected);
  return false;
}

std::optional<Duration> duration_of(Cursor& words, Findings& findings) {
  Mark at = words.at();
  auto count = words.take_whole();
  if (!count) {
    not_understood(words, findings, durations());
    return std::nullopt;
  }
  if (*count < 1 || *count > longest_duration) {
    findings.error(at, "G04",
                   both("Lamanya 1 sampai " + std::to_string(longest_duration),
                        "A duration is 1 to " + std::to_string(longest_duration)),
                   durations());
    return std::nullopt;
  }
  if (words.take(Word::working_days)) return Duration{*count, DurationUnit::working_days};
  if (words.take(Word::days)) return Duration{*count, DurationUnit::days};
  if (words.take(Word::hours)) return Duration{*count, DurationUnit::hours};
  if (words.take(Word::months)) return Duration{*count, DurationUnit::months};
  not_understood(words, findings, durations());
  return std::nullopt;
}

std::optional<engine::Within> within_of(const Node& node, Findings& findings) {
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Cursor words(node);
  if (words.take(Word::until)) {
    auto moment = moment_of(words, findings);
    if (!moment || !finished(words, findings, moments())) return std::nullopt;
    return engine::Within(*moment);
  }
  auto duration = duration_of(words, findings);
  if (!duration || !finished(words, findings, durations())) return std::nullopt;
  return engine::Within(*duration);
}

std::optional<Duration> reminder_of(const Node& node, Findings& findings) {
  static const Translated expected =
      both("Tulis seperti `2 working days before`.", "Write it like `2 working days before`.");
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Cursor words(node);
  auto duration = duration_of(words, findings);
  if (!duration) return std::nullopt;
  if (!words.take(Word::before)) {
    not_understood(words, findings, expected);
    return std::nullopt;
  }
  if (!finished(words, findings, expected)) return std::nullopt;
  return duration;
}

std::optional<Late> late_of(const Node& node, Findings& findings) {
  static const Translated expected = both(
      "Setelah tenggat dapat ditulis `tell P`, `escalate to P`, `choose C`, `go on` atau `end O`, didahului `after 2 "
      "days` bila perlu.",
      "After the deadline one writes `tell P`, `escalate to P`, `choose C`, `go on` or `end O`, with `after 2 days` "
      "before it where needed.");
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Cursor words(node);
  Late late;
  if (words.take(Word::after)) {
    late.after = duration_of(words, findings);
    if (!late.after) return std::nullopt;
  }
  Mark what = words.at();
  bool named = true;
  if (words.take(Word::tell)) {
    late.kind = Late::Kind::tell;
  } else if (words.take(Word::escalate_to)) {
    late.kind = Late::Kind::escalate;
  } else if (words.take(Word::choose)) {
    late.kind = Late::Kind::choose;
  } else if (words.take(Word::end)) {
    late.kind = Late::Kind::end;
  } else if (words.take(Word::go_on)) {
    late.kind = Late::Kind::go_on;
    named = false;
  } else {
    not_understood(words, findings, expected);
    return std::nullopt;
  }
  late.at = findings.place(named ? words.at() : what);
  if (named) {
    auto name = words.take_word();
    if (!name) {
      not_understood(words, findings, expected);
      return std::nullopt;
    }
    late.what = *name;
  }
  if (!finished(words, findings, expected)) return std::nullopt;
  return late;
}

namespace {

// "60%"; nothing, and no finding, where the word is no whole per cent.
std::optional<int> percent_of(std::string_view word) {
  return word.ends_with('%') ? whole_from(word.substr(0, word.size() - 1)) : std::nullopt;
}

}  // namespace

std::optional<engine::Enough> enough_of(const Node& node, Findings& findings) {
  static const Translated expected =
      both("Tulis seperti `2`, `60%` atau `first 2`.", "Write it like `2`, `60%` or `first 2`.");
  using Kind = engine::Enough::Kind;
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Cursor words(node);
  engine::Enough enough{words.take(Word::first) ? Kind::first : Kind::count, 0};
  auto percent = enough.kind == Kind::count ? percent_of(words.next()) : std::nullopt;
  Cursor ahead = words;
  auto number = percent ? percent : ahead.take_whole();
  if (!number || *number < 1 || (percent && *percent > 100)) {
    not_understood(words, findings, expected);
    return std::nullopt;
  }
  if (percent) enough.kind = Kind::percent;
  enough.number = *number;
  words.take_word();
  if (!finished(words, findings, expected)) return std::nullopt;
  return enough;
}

std::optional<engine::Wins> wins_of(const Node& node, Findings& findings) {
  static const Translated expected =
      both("Tulis seperti `more than 50%` atau `2 of 3`.", "Write it like `more than 50%` or `2 of 3`.");
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Cursor words(node);
  std::optional<int> number, of;
  bool in_percent = words.take(Word::more_than);
  if (in_percent) {
    if ((number = percent_of(words.next()))) words.take_word();
  } else {
    Cursor ahead = words;
    number = ahead.take_whole();
    if (number && ahead.take(Word::of)) of = ahead.take_whole();
    if (of) words = ahead;
  }
  if (in_percent ? !number : !of) {
    not_understood(words, findings, expected);
    return std::nullopt;
  }
  if (!finished(words, findings, expected)) return std::nullopt;
  if (in_percent ? *number > 99 : 2 * *number <= *of || *number > *of) {
    findings.error(
        node.at, "P13",
        both("`" + node.text + "` tidak dapat memenangkan pemungutan suara", "`" + node.text + "` cannot win a vote"),
        both("Tulis `more than 0%` sampai `more than 99%`, atau `k of n` dengan k lebih dari separuh n.",
             "Write `more than 0%` to `more than 99%`, or `k of n` with k over half of n."));
    return std::nullopt;
  }
  if (in_percent) return engine::Wins{engine::Wins::Kind::more_than_percent, *number, 0};
  return engine::Wins{engine::Wins::Kind::of, *number, *of};
}

std::optional<Period::Kind> period_kind_of(const Node& node, Findings& findings) {
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  if (node.text == spelling(Word::month)) return Period::Kind::month;
  if (node.text == spelling(Word::quarter)) return Period::Kind::quarter;
  if (node.text == spelling(Word::half_year)) return Period::Kind::half_year;
  if (node.text == spelling(Word::year)) return Period::Kind::year;
  findings.error(node.at, "G04", both("`" + node.text + "` bukan periode", "`" + node.text + "` is no period"),
                 did_you_mean(node.text, spellings({Word::month, Word::quarter, Word::half_year, Word::year})));
  return std::nullopt;
}

std::optional<DayOfYear> day_of(Cursor& words, Findings& findings) {
  static const Translated expected = both("Tulis seperti `2` atau `2 January`.", "Write it like `2` or `2 January`.");
  Mark at = words.at();
  auto day = words.take_whole();
  if (!day) {
    not_understood(words, findings, expected);
    return std::nullopt;
  }
  DayOfYear found{0, *day};
  for (std::size_t month = 0; month < month_names.size(); ++month)
    if (words.take(month_names[month])) found.month = static_cast<int>(month) + 1;
  if (found.month == 0 && !words.done() && words.next() != "+") {
    std::vector<std::string> known(month_names.begin(), month_names.end());
    findings.error(words.at(), "T01", both("`" + words.next() + "` bukan bulan", "`" + words.next() + "` is no month"),
                   did_you_mean(words.next(), known));
    return std::nullopt;
  }
  int last = found.month == 0 ? 31 : days_of_month[static_cast<std::size_t>(found.month - 1)];
  if (*day < 1 || *day > last) {
    findings.error(at, "T01", both("Tidak setiap tahun memiliki hari ini", "Not every year has this day"),
                   both("Pilih hari yang ada pada setiap tahun.", "Choose a day that every year has."));
    return std::nullopt;
  }
  return found;
}

}  // namespace jenjang::language
