// What the pages share: the moment and directory a page is made from, people as JSON, and words for people.
// Private to page_*.cpp and to the use cases whose answers are pages.
#pragma once

#include <algorithm>
#include <set>

#include "base/limits.hpp"
#include "engine/diagram.hpp"
#include "service/access.hpp"
#include "service/pages.hpp"
#include "service/words.hpp"

namespace jenjang::service::pages {

inline constexpr std::size_t list_rows = 4 * limits::page_rows;  // of one inbox tab

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// One page is made from one moment and one directory, so that it does not contradict itself.
struct View {
  City& city;
  const Caller& caller;
  std::shared_ptr<const Directory> directory;
  Time now;
  std::chrono::minutes offset;  ///< of the city's calendar, from UTC
  Date today;
};
Result<View> view_for(City&, const Caller&);

/// A case as pages need it: its row, state and the rulebook it runs by.
struct CaseView {
  CaseRow row;
  engine::State state;
  std::shared_ptr<const engine::Rulebook> rulebook;
  std::optional<PersonId> alias = {};  ///< the caller's pseudonym in this case's confidential steps

  const engine::Definition& definition() const { return *rulebook->definition; }
  const engine::Calendar& calendar() const { return rulebook->calendar; }
};
/// Failure::unknown where there is none; Failure::unavailable where its workflow cannot be read here.
Result<CaseView> open_case(const View&, CaseRow);
Result<CaseView> load_case(const View&, CaseId);
/// The same, only where this person may see it; else Failure::unknown, which tells nothing.
Result<std::pair<CaseView, Sight>> seen_case(const View&, CaseId);

// ---- words (page_words.cpp)
/// Siti Aminah (Plt. Kepala Dinas Kesehatan, surat perintah nomor 821.2/…)
Translated actor_words(const View&, const engine::Actor&);
Translated actors_words(const View&, const std::vector<engine::Actor>&);
Translated people_words(const View&, const std::vector<PersonId>&);
Translated role_words(const View&, const Name& role);
Translated phrase_words(const View&, const engine::Phrase&);  ///< atasan langsung / superior

// ---- JSON (page_people.cpp)
std::string id_text(auto id) { return std::to_string(number_of(id)); }
Json time_json(const std::optional<Time>&);
Json person_json(const View&, PersonId);
Json actor_json(const View&, const engine::Actor&);
Json actors_json(const View&, const std::vector<engine::Actor>&);
Json mandate_json(const View&, const std::optional<MandateId>&);
Json plugin_json(const engine::Manifest&, std::string_view version = {});
/// Working days from today to the due day; 0 = today, negative = over since.
int days_left(const View&, const engine::Calendar&, Time due);
std::string name_of(const View&, PersonId);
const engine::Ask* ask_of(const engine::Definition&, const StepId&);
/// As what the caller may act on the task; null where he may not, or a colleague has taken it.
const engine::Actor* actor_in(const View&, const CaseView&, const engine::Task&);

// ---- history of a case (page_history.cpp, page_timeline.cpp)
struct Decision {
  StepId step;
  int round = 1;
  Time at{};
  engine::Actor by;
  std::optional<Name> choice;
  std::string note;
  engine::Answers answers;
  int slot = 0;
};
struct Return {
  int round = 0;  ///< of the step that it came back to
  StepId from;
  Time at{};
  std::optional<PersonId> by;
  std::string note;
};
struct History {
  Json::Array timeline;                                        ///< oldest first
  std::vector<Decision> decisions;                             ///< oldest first
  std::map<StepId, Return> returns;                            ///< the newest to each step
  std::map<StepId, Time> computed;                             ///< when, of the newest round
  std::map<StepId, Translated> notes;                          ///< who and when, for the drawing
  std::set<std::tuple<std::string, std::string, bool>> taken;  ///< from, to, back: ways that were gone
};
Result<History> history_of(const View&, const CaseView&);

/// What is remembered while the journal is read, oldest row first.
struct Reading {
  const View& view;
  const CaseView& of;
  std::map<int, engine::Task> tasks;           ///< by number, as opened
  std::string last = "start";                  ///< the step entered last
  std::optional<engine::TaskDecided> decided;  ///< of the row being read
};
/// The entry of the timeline for one event; none for what says nothing to a person.
std::optional<Json> timeline_entry(const Reading&, const JournalRow&, const engine::Event&);

/// What this person may decide now, soonest due first; a task that a colleague took is his alone.
Result<std::vector<InboxRow>> tasks_of(const View&);  // page_inbox.cpp

// ---- parts of the case page
Json::Array answers_json(const View&, const CaseView&, const History&);  // page_answers.cpp
/// The newest answers of the steps before this one: what the plan is judged by, or written for.
Json context_json(const View&, const CaseView&, const History&, const engine::Task&);
/// Whom the person fields of a form may name (engine.md 16).
Json options_json(const View&, const CaseView&, const StepId&, const engine::Form&);
Json numbers_json(const View&, const CaseView&, const History&);  // page_numbers.cpp
Translated number_words(const CaseView&, const engine::Type&, const Value&);
Translated number_label(const CaseView&, const StepId&, const Name& field);
Json choices_json(const CaseView&, const engine::Task&);  // page_tasks.cpp
Json awaited_json(const View&, const CaseView&);                                               // page_here.cpp
bool may_start_anything(const View&);                                   // page_startable.cpp
Json here_json(const View&, const CaseView&);                                                  // page_here.cpp
Json task_json(const View&, Measures&, const CaseView&, const History&, const engine::Task&);  // page_tasks.cpp
Json diagram_json(const CaseView&, const History&);                                            // page_diagram.cpp
Json section_head(const CaseView&, const engine::Form&);                                       // page_tasks.cpp
const engine::Form* form_of(const View&, const CaseView&, const std::string& key);
bool may_withdraw(const View&, const CaseView&);  // page_case.cpp
/// All weighted indicators of a department's plugin, for the person and period.
Json::Array measures_json(const View&, Measures&, const engine::Manifest&, PersonId,
                          const Period&);  // page_measures.cpp
Json measure_json(const View&, Measures&, const engine::Manifest&, const Name& indicator, PersonId, const Period&);

/// The revisions that a value was computed from: whose, and who brought them in when.
Json sources_json(const View&, const std::vector<engine::DatasetRevision>&);  // page_measures.cpp

/// The forms and the note in a stored draft: {"forms": {…}, "note": "…"}; a content without "forms" is the forms.
const Json& forms_in(const Json& content);

}  // namespace jenjang::service::pages
