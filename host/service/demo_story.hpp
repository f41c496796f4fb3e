// What a demo city's people did, line by line in order of time, through the same engine; between two lines deadlines
// run and everyone follows their habits.
//
//   story.csv   at, person, workflow, subject, step, choice, answers, note
//     at        2026-01-05 09:12, in the city's time; never before the line above
//     person    login or number of who decides, and subject of whom the case is; `*` as subject: everyone in a position
//     step      since: the city begins; what was imported is from then
//               start: the case begins, by hand where a person is named; choice: its period, else the one of that day
//               rows: a row of a dataset comes in, workflow: PLUGIN.DATASET, answers: its columns
//               event: word from outside, answers: {"PLUGIN.EVENT": {…}}
//               today: the city's clock stands here, and the story ends
//               else the open step
//     answers   JSON by form: {"kinerja.plan": {…}}; a form that is left out is answered by habit
#pragma once

#include "service/demo.hpp"
#include "service/demo_people.hpp"

namespace jenjang::service {

/// The findings as one error.
Error wrong_sheets(const Diagnostics&);
/// From now on it is `moment` in this city.
Result<void> set_clock(City&, Time moment);

class Story {
 public:
  Story(City& city, Cases& cases, Townspeople& people, const Sheet& sheet, std::map<std::string, PersonId> known);

  /// Of the first line; the epoch where there is none.
  static Time beginning(const Sheet&, std::chrono::minutes offset);
  /// `read_by`: whose old notices were read before the city opens.
  Result<void> tell(const std::vector<PersonId>& read_by, const std::function<void(int, int)>& progress);

 private:
  using Row = importing::Row;
  using Table = importing::Table;
  Error at_cell(const Table&, const Cell&, const Error&) const;
  Error at_cell(const Table&, const Cell&, Translated sentence) const;
  Error unknown_person(const Table&, const Cell&) const;
  std::optional<Time> time_of(const std::string& text) const;
  Result<void> line(const Table&, const Row&);
  Result<void> begin(const Table&, const Row&);
  Result<void> bring_row(const Table&, const Row&);
  Result<void> bring_word(const Table&, const Row&);
  Result<void> decide(const Table&, const Row&);
  Result<void> stop_here();
  Result<std::vector<PersonId>> subjects_of(const Table&, const Cell&) const;
  Result<CaseId> case_of(const Name& workflow, PersonId subject) const;
  Result<engine::State> state_of(CaseId) const;
  Result<Json::Object> answers_in(const Table&, const Row&) const;
  std::optional<PersonId> person_of(const std::string& login_or_number) const;
  std::optional<Period> period_of(const Name& workflow) const;

  City& city_;
  Cases& cases_;
  Townspeople& townspeople_;
  const Sheet& sheet_;
  std::chrono::minutes offset_;
  std::map<std::string, PersonId> known_;  // by login and by number
  std::vector<PersonId> read_by_;
  Time at_{};
  bool stopped_ = false;
};

}  // namespace jenjang::service
