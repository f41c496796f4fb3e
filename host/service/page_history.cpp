// Reads a case's journal once and remembers what its page shows of the past.
#include "engine/codec.hpp"
#include "service/city_day.hpp"
#include "service/pages_detail.hpp"

namespace jenjang::service::pages {

namespace {

/// Events that lead from one step to another: the ways of the drawing that were gone.
void follow(History& history, Reading& reading, const std::string& to, bool back) {
  history.taken.insert({reading.last, to, back});
  reading.last = to;
}

Translated who_and_when(const View& view, const std::string& who, Time at) {
  return fill(both("{}, {}", "{}, {}"), {plain(who), date_words(day_at(at, view.offset))});
}

void remember(History& history, Reading& reading, const JournalRow& row, const engine::Event& event) {
  const View& view = reading.view;
  std::visit(Overloaded{
                 [&](const engine::StepEntered& entered) {
                   // Coming back is told by Returned, which stands before the step's entry.
                   auto back = history.returns.find(entered.step);
                   bool returned = back != history.returns.end() && back->second.round == 0;
                   if (returned) back->second.round = entered.round;
                   follow(history, reading, entered.step, returned);
                 },
                 [&](const engine::StepSkipped& skipped) {
                   if (reading.last != skipped.step) follow(history, reading, skipped.step, false);
                 },
                 [&](const engine::TaskOpened& opened) { reading.tasks[opened.task.number] = opened.task; },
                 [&](const engine::TaskDecided& decided) {
                   reading.decided = decided;
                   history.decisions.push_back({decided.step, decided.round, row.at, decided.by, decided.choice,
                                                decided.note, decided.answers, decided.slot});
                   if (!is_pseudonym(decided.by.person))
                     history.notes[decided.step] = who_and_when(view, name_of(view, decided.by.person), row.at);
                 },
                 [&](const engine::ChosenByDeadline& chosen) {
                   auto task = reading.tasks.find(chosen.task);
                   Time due = task == reading.tasks.end() ? row.at : task->second.due_at;
                   history.notes[chosen.step] =
                       fill(both("Tidak menanggapi, {}", "No answer, {}"), {date_words(day_at(due, view.offset))});
                 },
                 [&](const engine::Returned& returned) {
                   Return back{0, returned.from, row.at, {}, {}};
                   if (reading.decided) {
                     back.by = reading.decided->by.person;
                     back.note = reading.decided->note;
                   }
                   history.returns[returned.to] = std::move(back);
                 },
                 [&](const engine::Computed& computed) { history.computed[computed.step] = row.at; },
                 [&](const engine::Ended&) { follow(history, reading, "end", false); },
                 [](const auto&) {},
             },
             event);
}

Json erased_entry(const JournalRow& row) {
  return Json::Object{
      {"at", text_of(row.at)},
      {"kind", "decided"},
      {"by", nullptr},
      {"sentence", both("Isi catatan ini telah dihapus sesuai ketentuan; rantai buktinya tetap utuh.",
                        "The content of this entry was erased as the rules require; its chain of proof is whole.")},
      {"note", nullptr}};
}

}  // namespace

Result<History> history_of(const View& view, const CaseView& of) {
  auto rows = view.city.cases.journal(of.row.id);
  if (!rows) return rows.error();
  History history;
  Reading reading{view, of, {}, "start", {}};
  for (const JournalRow& row : *rows) {
    if (row.events.empty()) {
      history.timeline.push_back(erased_entry(row));
      continue;
    }
    auto parsed = parse_json(row.events, limits::state_bytes);
    if (!parsed) return parsed.error();
    auto events = engine::events_from(*parsed);
    if (!events) return events.error();
    reading.decided.reset();
    for (const engine::Event& event : *events) {
      remember(history, reading, row, event);
      if (auto entry = timeline_entry(reading, row, event)) history.timeline.push_back(std::move(*entry));
    }
  }
  return history;
}

const engine::Form* form_of(const View& view, const CaseView& of, const std::string& key) {
  auto dot = key.find('.');
  if (dot == std::string::npos) return nullptr;
  auto manifest = of.rulebook->manifests.find(key.substr(0, dot));
  const engine::Manifest* found = manifest != of.rulebook->manifests.end()
                                      ? manifest->second.get()
                                      : view.city.installed->manifest(key.substr(0, dot));
  if (!found) return nullptr;
  auto form = found->forms.find(key.substr(dot + 1));
  return form == found->forms.end() ? nullptr : &form->second;
}

}  // namespace jenjang::service::pages
