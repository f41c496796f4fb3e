// A demo city from its sheets. The organisation and datasets come in as any import does; the story is what its people
// did, in order of time, through the same engine: deadlines that nobody met run between two lines by themselves.
//
//   cast.csv    login, number, administrator, id, en     who can log in; id and en: a card of the log-in page, or empty
//   story.csv   at, person, workflow, subject, step, choice, answers, note
//     at        2026-01-05 09:12, in the city's time; never before the line above
//     person    login or number of who decides, and subject of whom the case is; `*` as subject: everyone in a position
//     step      start: the case begins · today: the city's clock stands here, and the story ends · else the open step
//     answers   JSON by form: {"kinerja.plan": {…}}; empty where the step asks no form
#include "service/demo.hpp"

#include "engine/codec.hpp"
#include "service/city_day.hpp"
#include "service/import_detail.hpp"

namespace jenjang::service {

using importing::Row;
using importing::Table;

namespace {

/// Notices older than this were read long ago: an inbox of a real day is not full of last month.
constexpr auto unread_for = std::chrono::hours(5 * 24);

Error wrong_sheets(const Diagnostics& findings) {
  std::string indonesian, english;
  for (const Diagnostic& finding : findings) {
    indonesian += (indonesian.empty() ? "" : "\n") + text_of(finding, "id");
    english += (english.empty() ? "" : "\n") + text_of(finding, "en");
  }
  return failed(
      Failure::invalid, "DemoSheets",
      both("Data kota contoh perlu diperbaiki:\n" + indonesian, "The demo city's sheets need mending:\n" + english),
      findings.empty() ? std::string() : findings.front().at.file);
}

/// From now on it is `moment` in this city.
Result<void> set_clock(City& city, Time moment) {
  auto offset = city.clock_store.demo_offset();
  if (!offset) return offset.error();
  return city.clock_store.set_demo_offset(offset->value_or(std::chrono::milliseconds(0)) + (moment - city.clock.now()));
}

class Story {
 public:
  Story(City& city, Cases& cases, Scheduler& scheduler, const DemoSheets& sheets)
      : city_(city), cases_(cases), scheduler_(scheduler), sheets_(sheets), offset_(city_offset(*city.installed)) {}

  Result<void> read_cast();
  Result<void> tell(const std::function<void(int, int)>& progress);

 private:
  Error at_cell(const Table&, const Cell&, const Error&) const;
  Error at_cell(const Table&, const Cell&, Translated sentence) const;
  std::optional<Time> time_of(const std::string& text) const;
  Result<void> line(const Table&, const Row&);
  Result<void> begin(const Table&, const Row&);
  Result<void> decide(const Table&, const Row&);
  Result<void> stop_here();
  Result<CaseId> case_of(const Name& workflow, PersonId subject) const;
  Result<int> task_at(CaseId, const StepId&) const;
  std::optional<PersonId> person_of(const std::string& login_or_number) const;
  std::optional<Period> period_of(const Name& workflow) const;

  City& city_;
  Cases& cases_;
  Scheduler& scheduler_;
  const DemoSheets& sheets_;
  std::chrono::minutes offset_;
  std::map<std::string, PersonId> people_;  // by login and by number
  std::vector<PersonId> cast_;
  std::map<std::pair<Name, PersonId>, CaseId> started_;
  Time at_{};
  bool stopped_ = false;
};

Error Story::at_cell(const Table& table, const Cell& cell, const Error& error) const {
  Diagnostic finding{table.place(cell), Severity::error, error.code, error.sentence, {}};
  for (const auto& [field, sentence] : error.fields) {
    finding.suggestion["id"] += field + ": " + std::string(say(sentence, "id")) + " ";
    finding.suggestion["en"] += field + ": " + std::string(say(sentence, "en")) + " ";
  }
  return wrong_sheets({finding});
}

Error Story::at_cell(const Table& table, const Cell& cell, Translated sentence) const {
  return wrong_sheets({{table.place(cell), Severity::error, "I22", std::move(sentence), {}}});
}

Result<void> Story::read_cast() {
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  for (const Person& person : (*directory)->organisation().people) people_.emplace(person.number, person.id);
  Diagnostics findings;
  Table table(sheets_.cast, {"login", "number", "administrator", "id", "en"}, findings);
  if (!table.usable()) return wrong_sheets(findings);
  const std::string hash = hash_password(demo_password);  // one for all: Argon2id takes its time
  std::vector<Account> accounts;
  std::vector<DatasetRow> cards;
  for (const Row& row : table.rows()) {
    auto login = table.word(row, "login");
    auto number = table.word(row, "number");
    auto administrator = table.yes_or_no(row, "administrator");
    if (!login || !number || !administrator) continue;
    auto person = people_.find(*number);
    if (person == people_.end()) {
      importing::unknown(table, table.cell(row, "number"),
                         {"I10", both("pegawai dengan nomor", "person with the number"), {}});
      continue;
    }
    PersonId id = person->second;
    people_.emplace(*login, id);
    cast_.push_back(id);
    accounts.push_back({id, *login, hash, false, *administrator});
    const std::string& indonesian = table.cell(row, "id").text;
    if (indonesian.empty()) continue;
    std::string place = std::to_string(1000 + cards.size());  // keys sort as text: the order of the sheet
    cards.push_back(
        {cast_plugin, cast_dataset, place,
         Record{{"login", *login}, {"person", id}, {"id", indonesian}, {"en", table.cell(row, "en").text}}});
  }
  if (has_errors(findings)) return wrong_sheets(findings);
  if (auto put = city_.accounts.put(accounts); !put) return put.error();
  if (auto added = city_.datasets.add(cards, sheets_.cast.file, std::nullopt, city_.clock.now()); !added)
    return added.error();
  return {};
}

Result<void> Story::tell(const std::function<void(int, int)>& progress) {
  Diagnostics findings;
  Table table(sheets_.story, {"at", "person", "workflow", "subject", "step", "choice", "answers", "note"}, findings);
  if (!table.usable()) return wrong_sheets(findings);
  int done = 0, all = static_cast<int>(table.rows().size());
  for (const Row& row : table.rows()) {
    auto at = time_of(table.cell(row, "at").text);
    if (!at || *at < at_ || stopped_) {
      return at_cell(
          table, table.cell(row, "at"),
          both("waktu harus seperti 2026-01-05 09:12, tidak sebelum baris di atasnya, dan tidak sesudah baris today",
               "a time is written like 2026-01-05 09:12, not before the line above and not after the line today"));
    }
    if (*at > at_) {
      at_ = *at;
      if (auto ran = scheduler_.run_until(at_); !ran) return ran.error();
    }
    if (auto told = line(table, row); !told) return told.error();
    if (progress) progress(++done, all);
  }
  if (stopped_) return {};
  return wrong_sheets({{{sheets_.story.file, 0, 0},
                        Severity::error,
                        "I22",
                        both("baris today tidak ada", "the line today is missing"),
                        {}}});
}

Result<void> Story::line(const Table& table, const Row& row) {
  const std::string& step = table.cell(row, "step").text;
  if (step == "today") return stop_here();
  if (step == "start") return begin(table, row);
  return decide(table, row);
}

Result<void> Story::begin(const Table& table, const Row& row) {
  const Name& workflow = table.cell(row, "workflow").text;
  const Cell& whose = table.cell(row, "subject");
  auto period = period_of(workflow);
  if (!period)
    return at_cell(table, table.cell(row, "workflow"),
                   both("alur “" + workflow + "” tidak ada", "there is no workflow “" + workflow + "”"));
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  std::vector<PersonId> subjects;
  Date day = day_at(at_, offset_);
  if (whose.text == "*") {
    for (const Person& person : (*directory)->organisation().people) {
      if ((*directory)->position_of(person.id, day)) subjects.push_back(person.id);
    }
  } else if (auto person = person_of(whose.text)) {
    subjects.push_back(*person);
  } else {
    return at_cell(
        table, whose,
        both("tidak ada login atau nomor “" + whose.text + "”", "there is no login or number “" + whose.text + "”"));
  }
  for (PersonId subject : subjects) {
    auto started = cases_.start(workflow, subject, *period, at_);
    if (started) {
      started_[{workflow, subject}] = started->case_id;
    } else if (whose.text != "*" || started.error().code != "NotEntitled") {
      return at_cell(table, whose, started.error());
    }
  }
  return {};
}

Result<void> Story::decide(const Table& table, const Row& row) {
  auto person = person_of(table.cell(row, "person").text);
  auto subject = person_of(table.cell(row, "subject").text);
  if (!person || !subject) {
    const Cell& cell = table.cell(row, person ? "subject" : "person");
    return at_cell(
        table, cell,
        both("tidak ada login atau nomor “" + cell.text + "”", "there is no login or number “" + cell.text + "”"));
  }
  auto id = case_of(table.cell(row, "workflow").text, *subject);
  if (!id) return at_cell(table, table.cell(row, "subject"), id.error());
  auto task = task_at(*id, table.cell(row, "step").text);
  if (!task) return at_cell(table, table.cell(row, "step"), task.error());

  DecideRequest request;
  if (const std::string& choice = table.cell(row, "choice").text; !choice.empty()) request.choice = choice;
  request.note = table.cell(row, "note").text;
  if (const Cell& answers = table.cell(row, "answers"); !answers.text.empty()) {
    auto parsed = parse_json(answers.text, limits::body_bytes);
    if (!parsed) return at_cell(table, answers, parsed.error());
    if (!parsed->object())
      return at_cell(table, answers, both("jawaban harus sebuah objek JSON", "answers must be a JSON object"));
    for (auto& [form, value] : *parsed->object()) request.entered.emplace(form, value);
  }
  std::string key = "demo/" + std::to_string(table.cell(row, "at").line);
  auto decided = cases_.decide_at(*person, *id, *task, std::move(request), key, at_);
  if (!decided) return at_cell(table, table.cell(row, "step"), decided.error());
  return {};
}

/// The day on which the city is opened: everything before it has happened, old notices were read, the clock stands.
Result<void> Story::stop_here() {
  stopped_ = true;
  for (PersonId person : cast_) {
    auto notifications = city_.accounts.notifications(person, limits::page_rows);
    if (!notifications) return notifications.error();
    std::int64_t read = 0;
    for (const Notification& notification : *notifications) {
      if (notification.at < at_ - unread_for) read = std::max(read, notification.id);
    }
    if (read == 0) continue;
    if (auto marked = city_.accounts.mark_read(person, read); !marked) return marked.error();
  }
  return set_clock(city_, at_);
}

Result<CaseId> Story::case_of(const Name& workflow, PersonId subject) const {
  auto found = started_.find({workflow, subject});
  if (found != started_.end()) return found->second;
  return failed(Failure::invalid, "NotStarted",
                both("kasus orang ini belum dimulai", "this person's case has not begun"));
}

Result<int> Story::task_at(CaseId id, const StepId& step) const {
  auto row = city_.cases.load(id);
  if (!row) return row.error();
  std::string here;
  if (*row) {
    auto parsed = parse_json((*row)->state, limits::state_bytes);
    if (!parsed) return parsed.error();
    auto state = engine::state_from(*parsed);
    if (!state) return state.error();
    for (const engine::Task& task : state->tasks) {
      if (task.step == step) return task.number;
    }
    here = state->here.value_or("");
  }
  return failed(Failure::invalid, "NotHere",
                both("langkah “" + step + "” tidak terbuka pada waktu itu; kasus berada di “" + here + "”",
                     "the step “" + step + "” is not open at that time; the case is at “" + here + "”"));
}

std::optional<PersonId> Story::person_of(const std::string& login_or_number) const {
  auto found = people_.find(login_or_number);
  return found == people_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Period> Story::period_of(const Name& workflow) const {
  auto rulebook = city_.installed->newest(workflow);
  if (!rulebook) return std::nullopt;
  const engine::Definition& definition = *rulebook->definition;
  Period period = Period::containing(day_at(at_, offset_), definition.period);
  return definition.begin.previous_period ? period.previous() : period;
}

std::optional<Time> Story::time_of(const std::string& text) const {
  auto time = time_from(text.size() == 16 ? text.substr(0, 10) + "T" + text.substr(11) + ":00Z" : text);
  return time ? std::optional(*time - offset_) : std::nullopt;
}

/// The city exists since its first story: what was imported is from that day.
Time beginning(const DemoSheets& sheets, std::chrono::minutes offset) {
  for (const Row& row : sheets.story.rows) {
    for (const Cell& cell : row) {
      if (auto day = date_from(std::string_view(cell.text).substr(0, 10))) return Time(*day) - offset;
    }
  }
  return Time{};
}

}  // namespace

Result<void> make_demo(City& city, Cases& cases, Scheduler& scheduler, const DemoSheets& sheets,
                       const std::function<void(int, int)>& progress) {
  Time since = beginning(sheets, city_offset(*city.installed));
  // First of all, so that a city whose making was interrupted is known as a demo city and may be made anew.
  if (auto set = set_clock(city, since); !set) return set.error();
  city.demo = true;
  auto organisation = import_organisation(city, sheets.organisation, "demo", since);
  if (has_errors(organisation.findings)) return wrong_sheets(organisation.findings);
  for (const auto& [name, sheet] : sheets.datasets) {
    auto dot = name.find('.');
    auto imported = import_dataset(city, name.substr(0, dot), dot == std::string::npos ? Name() : name.substr(dot + 1),
                                   sheet, std::nullopt, since);
    if (has_errors(imported.findings)) return wrong_sheets(imported.findings);
  }
  Story story(city, cases, scheduler, sheets);
  if (auto cast = story.read_cast(); !cast) return cast.error();
  return story.tell(progress);
}

}  // namespace jenjang::service
