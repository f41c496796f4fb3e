#include "service/demo_story.hpp"

#include <algorithm>

#include "service/city_day.hpp"
#include "service/measure_parts.hpp"
#include "service/stored_state.hpp"

namespace jenjang::service {

namespace {

/// Notices older than this were read long ago: an inbox of a real day is not full of last month.
constexpr auto unread_for = std::chrono::hours(5 * 24);

}  // namespace

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

Result<void> set_clock(City& city, Time moment) {
  auto offset = city.clock_store.demo_offset();
  if (!offset) return offset.error();
  return city.clock_store.set_demo_offset(offset->value_or(std::chrono::milliseconds(0)) + (moment - city.clock.now()));
}

Story::Story(City& city, Cases& cases, Townspeople& people, const Sheet& sheet, std::map<std::string, PersonId> known)
    : city_(city),
      cases_(cases),
      townspeople_(people),
      sheet_(sheet),
      offset_(city_offset(*city.installed)),
      known_(std::move(known)) {}

Time Story::beginning(const Sheet& sheet, std::chrono::minutes offset) {
  for (const Row& row : sheet.rows)
    for (const Cell& cell : row)
      if (auto day = date_from(std::string_view(cell.text).substr(0, 10))) return Time(*day) - offset;
  return Time{};
}

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

Error Story::unknown_person(const Table& table, const Cell& cell) const {
  return at_cell(
      table, cell,
      both("tidak ada login atau nomor “" + cell.text + "”", "there is no login or number “" + cell.text + "”"));
}

Result<void> Story::tell(const std::vector<PersonId>& read_by, const std::function<void(int, int)>& progress) {
  Diagnostics findings;
  read_by_ = read_by;
  at_ = beginning(sheet_, offset_);
  Table table(sheet_, {"at", "person", "workflow", "subject", "step", "choice", "answers", "note"}, findings);
  if (!table.usable()) return wrong_sheets(findings);
  const auto days_until = [first = at_](Time at) {
    return static_cast<int>(std::chrono::floor<std::chrono::days>(at - first).count());
  };
  const auto last = table.rows().empty() ? std::nullopt : time_of(table.cell(table.rows().back(), "at").text);
  if (progress && last) townspeople_.on_day = [&](Time now) { progress(days_until(now), days_until(*last)); };
  for (const Row& row : table.rows()) {
    auto at = time_of(table.cell(row, "at").text);
    if (!at || *at < at_ || stopped_) {
      return at_cell(
          table, table.cell(row, "at"),
          both("waktu harus seperti 2026-01-05 09:12, tidak sebelum baris di atasnya, dan tidak sesudah baris today",
               "a time is written like 2026-01-05 09:12, not before the line above and not after the line today"));
    }
    if (*at > at_) {
      if (auto lived = townspeople_.live(at_, *at); !lived) return at_cell(table, table.cell(row, "at"), lived.error());
      at_ = *at;
    }
    if (auto told = line(table, row); !told) return told.error();
  }
  if (stopped_) return {};
  return wrong_sheets(
      {{{sheet_.file, 0, 0}, Severity::error, "I22", both("baris today tidak ada", "the line today is missing"), {}}});
}

Result<void> Story::line(const Table& table, const Row& row) {
  const std::string& step = table.cell(row, "step").text;
  if (step == "since") return {};
  if (step == "today") return stop_here();
  if (step == "start") return begin(table, row);
  if (step == "rows") return bring_row(table, row);
  if (step == "event") return bring_word(table, row);
  return decide(table, row);
}

Result<std::vector<PersonId>> Story::subjects_of(const Table& table, const Cell& whose) const {
  if (whose.text != "*") {
    auto person = person_of(whose.text);
    if (!person) return unknown_person(table, whose);
    return std::vector<PersonId>{*person};
  }
  auto directory = city_.organisation.current();
  if (!directory) return directory.error();
  std::vector<PersonId> subjects;
  for (const Person& person : (*directory)->organisation().people)
    if ((*directory)->position_of(person.id, day_at(at_, offset_))) subjects.push_back(person.id);
  return subjects;
}

Result<void> Story::begin(const Table& table, const Row& row) {
  const Name& workflow = table.cell(row, "workflow").text;
  const Cell &whose = table.cell(row, "subject"), &given = table.cell(row, "choice"), &by = table.cell(row, "person");
  auto period = given.text.empty() ? period_of(workflow) : Period::parse(given.text);
  if (!period)
    return at_cell(table, table.cell(row, "workflow"),
                   both("alur “" + workflow + "” atau masa “" + given.text + "” tidak ada",
                        "there is no workflow “" + workflow + "” or no period “" + given.text + "”"));
  auto starter = by.text.empty() ? std::nullopt : person_of(by.text);
  if (!by.text.empty() && !starter) return unknown_person(table, by);
  auto subjects = subjects_of(table, whose);
  if (!subjects) return subjects.error();
  for (PersonId subject : *subjects) {
    auto started =
        starter ? cases_.open_at(*starter, workflow, subject, *period,
                                 "demo/" + std::to_string(whose.line) + "/" + std::to_string(number_of(subject)), at_)
                : cases_.start(workflow, subject, *period, at_);
    if (started) {
      townspeople_.look_at(started->case_id);
    } else if (whose.text != "*" || started.error().code != "NotEntitled") {
      return at_cell(table, whose, started.error());
    }
  }
  return {};
}

Result<void> Story::bring_row(const Table& table, const Row& row) {
  auto answers = answers_in(table, row);
  if (!answers) return answers.error();
  const Cell& where = table.cell(row, "workflow");
  Sheet sheet{sheet_.file, {}, {{}}};
  for (const auto& [column, value] : *answers) {
    sheet.header.push_back({column, where.line, where.column});
    sheet.rows.front().push_back({value.string() ? *value.string() : value.text(), where.line, where.column});
  }
  auto dot = where.text.find('.');
  auto imported =
      import_dataset(city_, where.text.substr(0, dot), dot == std::string::npos ? Name() : where.text.substr(dot + 1),
                     sheet, person_of(table.cell(row, "person").text), at_);
  if (has_errors(imported.findings)) return wrong_sheets(imported.findings);
  return {};
}

Result<void> Story::bring_word(const Table& table, const Row& row) {
  auto by = person_of(table.cell(row, "person").text);
  auto subject = person_of(table.cell(row, "subject").text);
  if (!by || !subject) return unknown_person(table, table.cell(row, by ? "subject" : "person"));
  auto id = case_of(table.cell(row, "workflow").text, *subject);
  if (!id) return at_cell(table, table.cell(row, "subject"), id.error());
  auto answers = answers_in(table, row);
  if (!answers) return answers.error();
  for (const auto& [key, fields] : *answers) {
    engine::Receive word{key.substr(0, key.find('.')), key.substr(key.find('.') + 1), {}};
    const engine::Manifest* manifest = city_.installed->manifest(word.plugin);
    if (!manifest || !manifest->events.contains(word.event))
      return at_cell(table, table.cell(row, "answers"),
                     both("tidak ada kabar “" + key + "”", "there is no event “" + key + "”"));
    for (const auto& [name, type] : manifest->events.at(word.event).fields)
      if (auto value = value_of_type(type, fields.text_or(name))) word.fields.emplace(name, std::move(*value));
    const std::string name =
        "demo/" + std::to_string(table.cell(row, "at").line) + "/" + std::to_string(number_of(*subject));
    auto received = cases_.receive_at(*by, *id, std::move(word), name, at_);
    if (!received) return at_cell(table, table.cell(row, "step"), received.error());
    townspeople_.look_at(*id);
  }
  return {};
}

Result<Json::Object> Story::answers_in(const Table& table, const Row& row) const {
  const Cell& answers = table.cell(row, "answers");
  if (answers.text.empty()) return Json::Object{};
  auto parsed = parse_json(answers.text, limits::body_bytes);
  if (!parsed) return at_cell(table, answers, parsed.error());
  if (!parsed->object())
    return at_cell(table, answers, both("jawaban harus sebuah objek JSON", "answers must be a JSON object"));
  return std::move(*parsed->object());
}

Result<void> Story::decide(const Table& table, const Row& row) {
  auto person = person_of(table.cell(row, "person").text);
  auto subject = person_of(table.cell(row, "subject").text);
  if (!person || !subject) return unknown_person(table, table.cell(row, person ? "subject" : "person"));
  const Cell& step = table.cell(row, "step");
  auto id = case_of(table.cell(row, "workflow").text, *subject);
  if (!id) return at_cell(table, table.cell(row, "subject"), id.error());
  auto state = state_of(*id);
  if (!state) return state.error();
  auto is_theirs = [&](const engine::Task& each) {
    return each.step == step.text && (each.slot == 0 || each.may_act.front().person == *person);
  };
  auto task = std::find_if(state->tasks.begin(), state->tasks.end(), is_theirs);
  if (task == state->tasks.end()) {
    const std::string here = state->here.value_or("");
    return at_cell(table, step,
                   both("langkah “" + step.text + "” tidak terbuka pada waktu itu; kasus berada di “" + here + "”",
                        "the step “" + step.text + "” is not open at that time; the case is at “" + here + "”"));
  }
  auto rules = city_.installed->rulebook(state->workflow, state->definition_version);
  auto answers = answers_in(table, row);
  if (!answers) return answers.error();
  DecideRequest request;
  if (const std::string& choice = table.cell(row, "choice").text; !choice.empty()) request.choice = choice;
  request.note = table.cell(row, "note").text;
  request.entered = townspeople_.filled(*rules, *state, *task, {answers->begin(), answers->end()});
  const std::string key = "demo/" + std::to_string(table.cell(row, "at").line);
  auto decided = cases_.decide_at(*person, *id, task->number, std::move(request), key, at_);
  if (!decided) return at_cell(table, step, decided.error());
  townspeople_.look_at(*id);
  return {};
}

/// The day on which the city is opened: everything before it has happened, old notices were read, the clock stands.
Result<void> Story::stop_here() {
  stopped_ = true;
  for (PersonId person : read_by_) {
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

/// The person's newest case of that workflow.
Result<CaseId> Story::case_of(const Name& workflow, PersonId subject) const {
  auto rows = city_.cases.cases_of(std::span(&subject, 1), limits::page_rows);
  if (!rows) return rows.error();
  for (const CaseRow& row : *rows)
    if (row.workflow == workflow) return row.id;
  return failed(Failure::invalid, "NotStarted",
                both("kasus orang ini belum dimulai", "this person's case has not begun"));
}

Result<engine::State> Story::state_of(CaseId id) const {
  auto row = city_.cases.load(id);
  if (!row) return row.error();
  return *row ? state_in(**row) : Result<engine::State>(engine::State{});
}

std::optional<PersonId> Story::person_of(const std::string& login_or_number) const {
  auto found = known_.find(login_or_number);
  return found == known_.end() ? std::nullopt : std::optional(found->second);
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

}  // namespace jenjang::service
