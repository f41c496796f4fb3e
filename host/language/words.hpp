// The keywords of the workflow language. The grammar names them by Word alone and words.cpp spells them, so a second
// vocabulary (alur, langkah, minta …) is a second column of one table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jenjang::language {

enum class Word {
  // top of the file
  workflow,
  language,
  effective,
  label,
  languages,
  basis,
  uses,
  subject,
  period,
  calendar,
  start,
  people,
  different_people,
  withdraw,
  outcomes,
  tables,
  steps,
  // a step: its name, its verb, its modifiers
  step,
  ask,
  ask_each,
  together,
  compute,
  do_,
  tell,
  wait,
  when,
  then,
  within,
  remind,
  late,
  form,
  choices,
  enough,
  rules,
  with,
  message,
  why,
  // a choice
  back_to,
  at_most,
  note,
  required,
  wins,
  // start, withdraw, people
  every,
  date,
  for_,
  by,
  before,
  end,
  this_period,
  previous_period,
  is,
  or_else,
  from,
  // phrases
  month,
  quarter,
  half_year,
  year,
  working_days,
  days,
  hours,
  months,
  until,
  period_start,
  period_end,
  after,
  escalate_to,
  choose,
  go_on,
  superior,
  head_of_unit,
  peers,
  reports,
  role,
  in_unit_of,
  of,
  employee,
  // rules
  batch,
  no_delegate,
  no_acting,
  confidential,
  // groups and votes
  first,
  more_than,
  // compute and tables
  weigh,
  missing,
  share,
  zero,
  stop,
  given,
  gives,
  any,
  at_least,
  over,
  under,
  exactly,
  and_,
  or_,
  rows
};

/// As a file writes it; where a word has two forms, that of the plural.
std::string_view spelling(Word);
/// The other form: "working day" for "working days"; empty where there is none.
std::string_view singular(Word);
std::vector<std::string> spellings(std::initializer_list<Word>);

/// Words that may name no plugin, step, person or table: those of formulas and five of the language.
const std::vector<std::string>& reserved_names();
bool is_reserved(std::string_view name);
/// a-z 0-9 _, from a letter on, at most 60; with `hyphens` also -.
bool is_name(std::string_view text, bool hyphens = false);

}  // namespace jenjang::language
