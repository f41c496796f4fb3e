#include "language/words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jenjang::language {
namespace {

struct Spelling {
  Word word;
  std::string_view english, english_singular;
};

// The single table of keywords, in the order of the enumeration.
constexpr std::array table{
    Spelling{Word::workflow, "workflow", {}},
    Spelling{Word::language, "language", {}},
    Spelling{Word::effective, "effective", {}},
    Spelling{Word::label, "label", {}},
    Spelling{Word::languages, "languages", {}},
    Spelling{Word::basis, "basis", {}},
    Spelling{Word::uses, "uses", {}},
    Spelling{Word::subject, "subject", {}},
    Spelling{Word::period, "period", {}},
    Spelling{Word::calendar, "calendar", {}},
    Spelling{Word::start, "start", {}},
    Spelling{Word::people, "people", {}},
    Spelling{Word::different_people, "different people", {}},
    Spelling{Word::withdraw, "withdraw", {}},
    Spelling{Word::outcomes, "outcomes", {}},
    Spelling{Word::tables, "tables", {}},
    Spelling{Word::steps, "steps", {}},
    Spelling{Word::step, "step", {}},
    Spelling{Word::ask, "ask", {}},
    Spelling{Word::ask_each, "ask each", {}},
    Spelling{Word::together, "together", {}},
    Spelling{Word::compute, "compute", {}},
    Spelling{Word::do_, "do", {}},
    Spelling{Word::tell, "tell", {}},
    Spelling{Word::wait, "wait", {}},
    Spelling{Word::when, "when", {}},
    Spelling{Word::then, "then", {}},
    Spelling{Word::within, "within", {}},
    Spelling{Word::remind, "remind", {}},
    Spelling{Word::late, "late", {}},
    Spelling{Word::form, "form", {}},
    Spelling{Word::choices, "choices", {}},
    Spelling{Word::enough, "enough", {}},
    Spelling{Word::rules, "rules", {}},
    Spelling{Word::with, "with", {}},
    Spelling{Word::message, "message", {}},
    Spelling{Word::why, "why", {}},
    Spelling{Word::back_to, "back to", {}},
    Spelling{Word::at_most, "at most", {}},
    Spelling{Word::note, "note", {}},
    Spelling{Word::required, "required", {}},
    Spelling{Word::wins, "wins", {}},
    Spelling{Word::every, "every", {}},
    Spelling{Word::date, "date", {}},
    Spelling{Word::for_, "for", {}},
    Spelling{Word::by, "by", {}},
    Spelling{Word::before, "before", {}},
    Spelling{Word::end, "end", {}},
    Spelling{Word::this_period, "this period", {}},
    Spelling{Word::previous_period, "previous period", {}},
    Spelling{Word::is, "is", {}},
    Spelling{Word::or_else, "or else", {}},
    Spelling{Word::from, "from", {}},
    Spelling{Word::month, "month", {}},
    Spelling{Word::quarter, "quarter", {}},
    Spelling{Word::half_year, "half year", {}},
    Spelling{Word::year, "year", {}},
    Spelling{Word::working_days, "working days", "working day"},
    Spelling{Word::days, "days", "day"},
    Spelling{Word::hours, "hours", "hour"},
    Spelling{Word::months, "months", "month"},
    Spelling{Word::until, "until", {}},
    Spelling{Word::period_start, "period.start", {}},
    Spelling{Word::period_end, "period.end", {}},
    Spelling{Word::after, "after", {}},
    Spelling{Word::escalate_to, "escalate to", {}},
    Spelling{Word::choose, "choose", {}},
    Spelling{Word::go_on, "go on", {}},
    Spelling{Word::superior, "superior", {}},
    Spelling{Word::head_of_unit, "head of unit", {}},
    Spelling{Word::peers, "peers", {}},
    Spelling{Word::reports, "reports", {}},
    Spelling{Word::role, "role", {}},
    Spelling{Word::in_unit_of, "in unit of", {}},
    Spelling{Word::of, "of", {}},
    Spelling{Word::employee, "employee", {}},
    Spelling{Word::batch, "batch", {}},
    Spelling{Word::no_delegate, "no delegate", {}},
    Spelling{Word::no_acting, "no acting", {}},
    Spelling{Word::confidential, "confidential", {}},
    Spelling{Word::first, "first", {}},
    Spelling{Word::more_than, "more than", {}},
    Spelling{Word::weigh, "weigh", {}},
    Spelling{Word::missing, "missing", {}},
    Spelling{Word::share, "share", {}},
    Spelling{Word::zero, "zero", {}},
    Spelling{Word::stop, "stop", {}},
    Spelling{Word::given, "given", {}},
    Spelling{Word::gives, "gives", {}},
    Spelling{Word::any, "any", {}},
    Spelling{Word::at_least, "at least", {}},
    Spelling{Word::over, "over", {}},
    Spelling{Word::under, "under", {}},
    Spelling{Word::exactly, "exactly", {}},
    Spelling{Word::and_, "and", {}},
    Spelling{Word::or_, "or", {}},
    Spelling{Word::rows, "rows", {}},
};

constexpr bool in_order() {
  for (std::size_t at = 0; at < table.size(); ++at)
    if (static_cast<std::size_t>(table[at].word) != at) return false;
  return static_cast<std::size_t>(Word::rows) + 1 == table.size();
}
static_assert(in_order(), "the table of keywords follows the enumeration");

}  // namespace

std::string_view spelling(Word word) { return table[static_cast<std::size_t>(word)].english; }
std::string_view singular(Word word) { return table[static_cast<std::size_t>(word)].english_singular; }

std::vector<std::string> spellings(std::initializer_list<Word> words) {
  std::vector<std::string> out;
  for (Word word : words) out.emplace_back(spelling(word));
  return out;
}

const std::vector<std::string>& reserved_names() {
  static const std::vector<std::string> names{"department", "subject", "period",  "role",   "end",  // the language
                                              "if",         "then",    "else",    "and",    "or",  "not",
                                              "in",         "between", "yes",     "no",  // formulas
                                              "sum",        "count",   "mean",    "min",    "max", "abs",
                                              "floor",      "ceiling", "decimal", "concat",  // their functions
                                              "round",      "mean_or"};
  return names;
}

bool is_reserved(std::string_view name) {
  const auto& names = reserved_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_name(std::string_view text, bool hyphens) {
  static constexpr std::size_t longest = 60;
  if (text.empty() || text.size() > longest || text.front() < 'a' || text.front() > 'z') return false;
  if (text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (hyphens && c == '-');
  });
}

}  // namespace jenjang::language
