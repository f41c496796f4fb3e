// How a case begins and how it may be withdrawn.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::DurationUnit;
using engine::Moment;

int months_of(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::month: return 1;
    case Period::Kind::quarter: return 3;
    case Period::Kind::half_year: return 6;
    case Period::Kind::year: return 12;
  }
  return 12;
}

Date day(int year, int month, int of_month) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(year) / month / of_month);
}

// The days on which a start falls in one year; by hand, the last on which it may.
std::vector<Date> starts_in(const engine::Definition& workflow, int year) {
  const auto& begin = workflow.begin;
  if (begin.every == Period::Kind::year) return {day(year, begin.month, begin.day)};
  std::vector<Date> out;
  for (int month = 1; month <= 12; month += months_of(begin.every.value_or(workflow.period))) {
    Date first = day(year, month, begin.day);
    out.push_back(begin.by ? Period::containing(first, workflow.period).end() : first);
  }
  return out;
}

// At the latest: working days are reckoned generously, as language.md says.
Date latest(const Moment& moment, const Period& period) {
  Date from = moment.anchor == Moment::Anchor::period_start ? period.start()
              : moment.anchor == Moment::Anchor::period_end ? period.end()
                                                            : day(period.year(), moment.month, moment.day);
  if (!moment.plus) return from;
  int count = moment.plus->count;
  switch (moment.plus->unit) {
    case DurationUnit::working_days: return from + std::chrono::days(7 * count / 5 + 2);
    case DurationUnit::days: return from + std::chrono::days(count);
    case DurationUnit::hours: return from + std::chrono::days(count / 24 + 1);
    case DurationUnit::months: return from + std::chrono::days(31 * count);
  }
  return from;
}

void read_date(const Node& node, engine::Begin& begin, Findings& findings) {
  if (!need_text(node, workflow_shapes, findings)) return;
  Cursor words(node);
  auto found = day_of(words, findings);
  if (!found || !finished(words, findings, {})) return;
  bool yearly = *begin.every == Period::Kind::year;
  if (yearly && found->month == 0)
    findings.error(node.at, "T03", both("Untuk `every: year` bulannya disebut", "For `every: year` the month is named"),
                   both("Tulis seperti `2 January`.", "Write it like `2 January`."));
  else if (!yearly && (found->month != 0 || found->day > 28))
    findings.error(node.at, "T03", both("Di sini hari dalam bulan, 1 sampai 28", "This is a day of the month, 1 to 28"),
                   both("Tulis seperti `date: 2`.", "Write it like `date: 2`."));
  else {
    begin.month = found->month;
    begin.day = found->day;
  }
}

// `by: P`: whoever opens the case does so for the period of that day, so nothing else is said.
void by_hand(const Node& start, const Node& by, Reading& reading) {
  Findings& findings = reading.findings;
  for (Word word : {Word::every, Word::date, Word::for_})
    if (start.find(spelling(word)))
      findings.error(start.key_at(spelling(word)), "G06",
                     both("Dengan `by`, kasus dibuka untuk periode hari itu",
                          "With `by`, a case is opened for the period of that day"),
                     both("Hapus kunci ini, atau hapus `by`.", "Remove this key, or remove `by`."));
  if (need_text(by, workflow_shapes, findings) && reading.use_person({by.text, by.at, Reading::Use::As::one, {}}))
    reading.workflow.begin.by = by.text;
}

}  // namespace

void read_start(const Node& node, Reading& reading) {
  Findings& findings = reading.findings;
  if (!need_map(node, workflow_shapes, findings)) return;
  Fields fields(node, workflow_shapes, findings,
                spellings({Word::every, Word::date, Word::for_, Word::when, Word::by}));
  engine::Begin& begin = reading.workflow.begin;
  if (const Node* when = fields.find(spelling(Word::when)))
    if (need_text(*when, workflow_shapes, findings)) {
      Reading::Pending formula;
      formula.node = when;
      formula.wanted = engine::Type::of(engine::Type::Kind::yes_or_no);
      formula.put = [&begin](engine::Formula compiled) { begin.when = std::move(compiled); };
      reading.formulas.push_back(std::move(formula));
    }
  if (const Node* by = fields.find(spelling(Word::by))) return by_hand(node, *by, reading);
  const Node* every = fields.need(spelling(Word::every));
  const Node* date = fields.need(spelling(Word::date));
  const Node* which = fields.need(spelling(Word::for_));
  if (every) begin.every = period_kind_of(*every, findings);
  if (begin.every && months_of(*begin.every) > months_of(reading.workflow.period))
    findings.error(every->at, "T02",
                   both("`every` lebih panjang daripada `period`: ada periode tanpa kasus",
                        "`every` is longer than `period`: some periods would have no case"),
                   both("Pilih `every` yang sama dengan `period`.", "Choose `every` like `period`."));
  if (begin.every && date) read_date(*date, begin, findings);
  if (!which || !need_text(*which, workflow_shapes, findings)) return;
  begin.previous_period = which->text == spelling(Word::previous_period);
  if (!begin.previous_period && which->text != spelling(Word::this_period))
    findings.error(which->at, "G04",
                   both("`" + which->text + "` tidak dipahami di sini", "`" + which->text + "` is not understood here"),
                   did_you_mean(which->text, spellings({Word::this_period, Word::previous_period})));
}

void read_withdrawal(const Node& node, Reading& reading) {
  Findings& findings = reading.findings;
  if (!need_map(node, workflow_shapes, findings)) return;
  Fields fields(node, workflow_shapes, findings, spellings({Word::by, Word::before, Word::end}));
  engine::Withdrawal withdrawal;
  bool whole = true;
  if (const Node* by = fields.need(spelling(Word::by)); by && need_text(*by, workflow_shapes, findings)) {
    withdrawal.by = by->text;
    whole = reading.use_person({by->text, by->at, Reading::Use::As::one, {}});
  }
  if (const Node* end = fields.need(spelling(Word::end)); end && need_text(*end, workflow_shapes, findings)) {
    withdrawal.end = end->text;
    whole = reading.is_outcome(end->text, end->at) && whole;
  }
  if (const Node* before = fields.find(spelling(Word::before));
      before && need_text(*before, workflow_shapes, findings)) {
    withdrawal.before = before->text;
    if (!reading.workflow.line_of(before->text))
      findings.error(before->at, "N04",
                     both("Langkah `" + before->text + "` tidak ada", "There is no step `" + before->text + "`"),
                     did_you_mean(before->text, reading.step_names()));
  }
  if (whole) reading.workflow.withdraw = std::move(withdrawal);
}

void check_moment(const Moment& moment, Mark at, Reading& reading) {
  const auto& begin = reading.workflow.begin;
  if (!begin.by && (!begin.every || (*begin.every == Period::Kind::year && begin.month == 0))) return;
  // Four years: all that leap days can do.
  int first = static_cast<int>(std::chrono::year_month_day(reading.workflow.effective).year());
  for (int year = first; year < first + 4; ++year)
    for (Date start : starts_in(reading.workflow, year)) {
      auto period = Period::containing(start, reading.workflow.period);
      if (begin.previous_period) period = period.previous();
      Date until = latest(moment, period);
      if (until >= start) continue;
      reading.findings.error(
          at, "T04",
          both("Waktu ini sudah lewat ketika kasus dimulai: " + text_of(until) + " sebelum " + text_of(start),
               "This moment is over when the case starts: " + text_of(until) + " is before " + text_of(start)),
          both("Pilih waktu sesudah mulainya, atau mulai lebih awal.", "Choose a later moment, or start earlier."));
      return;
    }
}

}  // namespace jenjang::language
