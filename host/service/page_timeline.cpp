// The timeline: one sentence an event, in both languages, from the journal alone. Silence is told as silence, never as
// consent, and who acts for somebody else is told with the order's number.
#include "service/city_day.hpp"
#include "service/events.hpp"
#include "service/pages_detail.hpp"
#include "service/wording.hpp"

namespace jenjang::service::pages {

namespace {

constexpr std::size_t shown_of_hash = 12;  // characters; the whole stands in the journal

struct Entry {
  const char* kind;
  Translated sentence;
  std::optional<engine::Actor> by = {};
  std::string note = {};
  bool secret = false;  ///< of a confidential step: neither who it was nor at what time of the day
};

Translated quoted(const Translated& words) { return fill(both("“{}”", "“{}”"), {words}); }

class Sentences {
 public:
  Sentences(const Reading& reading, const JournalRow& row)
      : reading_(reading), view_(reading.view), of_(reading.of), row_(row) {}

  std::optional<Entry> operator()(const engine::Started& started) const {
    return Entry{"started", fill(both("{}: kasus {} dibuka untuk {}", "{}: the case for {} was opened for {}"),
                                 {workflow_words(&of_.definition(), started.workflow),
                                  period_in_sentence(started.period), plain(name_of(view_, started.subject))})};
  }
  std::optional<Entry> operator()(const engine::StepSkipped& skipped) const {
    return Entry{"computed", fill(both("{}: dilewati karena syaratnya tidak terpenuhi",
                                       "{}: skipped, since its condition does not hold"),
                                  {step(skipped.step)})};
  }
  std::optional<Entry> operator()(const engine::TaskDecided& decided) const {
    if (is_pseudonym(decided.by.person))
      return Entry{"decided",
                   fill(both("{}: satu jawaban masuk; namanya dirahasiakan", "{}: one answer came in; its name is kept secret"),
                        {step(decided.step)}),
                   {},
                   {},
                   true};
    auto target = back_of(decided);
    Translated who = actor_words(view_, decided.by);
    Entry entry{target ? "returned" : "decided", {}, decided.by, decided.note};
    if (!decided.choice) {
      entry.sentence = fill(both("{}: dikirim oleh {}", "{}: sent by {}"), {step(decided.step), who});
    } else if (target) {
      entry.sentence = fill(both("{} oleh {}; kasus kembali ke langkah {}", "{} by {}; the case goes back to {}"),
                            {quoted(choice(decided.step, *decided.choice)), who, quoted(step(*target))});
    } else {
      entry.sentence = fill(both("{} oleh {}", "{} by {}"), {quoted(choice(decided.step, *decided.choice)), who});
    }
    if (decided.list)
      entry.sentence = fill(both("{}, dalam satu daftar yang ditandatangani sekaligus (sidik daftar {})",
                                 "{}, within a list that was signed as a whole (its hash: {})"),
                            {entry.sentence, plain(decided.list->substr(0, shown_of_hash))});
    return entry;
  }
  std::optional<Entry> operator()(const engine::ChosenByDeadline& chosen) const {
    Translated sentence =
        chosen.choice ? fill(both("{}: tidak ada tanggapan sampai {}; sesuai aturan alur dilanjutkan sebagai {}",
                                  "{}: no answer until {}; by the workflow's rule it goes on as {}"),
                             {step(chosen.step), due_of(chosen.task), quoted(choice(chosen.step, *chosen.choice))})
                      : fill(both("{}: tidak ada tanggapan sampai {}; alur berlanjut ke langkah berikutnya",
                                  "{}: no answer until {}; the workflow goes on to the next step"),
                             {step(chosen.step), due_of(chosen.task)});
    return Entry{"deadline", std::move(sentence)};
  }
  std::optional<Entry> operator()(const engine::Reminded& reminded) const {
    return Entry{"reminded",
                 fill(both("Pengingat untuk {}: {} jatuh tempo {}", "Reminder to {}: {} is due on {}"),
                      {told_words(reminded.to), quoted(step(reminded.step)), moment(reminded.due)})};
  }
  std::optional<Entry> operator()(const engine::ToldLate& told) const {
    return Entry{"told", fill(both("Lewat batas {}: {} diberi tahu", "Past the due date {}: {} was told"),
                              {due_of(told.task), told_words(told.to)})};
  }
  std::optional<Entry> operator()(const engine::TaskEscalated& escalated) const {
    Translated sentence = fill(
        both("Lewat batas {}: {}, sebagai {}, kini juga dapat {}", "Past the due date {}: {}, as {}, may now {}, too"),
        {due_of(escalated.task), added_words(escalated.added), entry_of_people(escalated.who),
         deed(escalated.step)});
    auto basis = of_.definition().sources.find("steps." + escalated.step);
    if (basis != of_.definition().sources.end()) {
      sentence = fill(both("{}. Dasar: {}", "{}. Basis: {}"), {sentence, plain(basis->second)});
    }
    return Entry{"escalated", std::move(sentence)};
  }
  std::optional<Entry> operator()(const engine::Computed& computed) const {
    return Entry{"computed", fill(both("{}: dihitung", "{}: calculated"), {step(computed.step)})};
  }
  std::optional<Entry> operator()(const engine::RowWritten& written) const {
    return Entry{"recorded", fill(both("{}: dicatat dalam data {}", "{}: recorded in {}"),
                                  {step(written.step), quoted(dataset(written.plugin, written.dataset))})};
  }
  std::optional<Entry> operator()(const engine::EffectWanted& wanted) const {
    const engine::Effect& effect = wanted.effect;
    if (effect.kind == engine::Effect::Kind::act) {
      return Entry{"recorded", fill(both("{}: sedang dikerjakan", "{}: under way"), {step(effect.step)})};
    }
    if (effect.to.empty()) return std::nullopt;
    return Entry{"told", fill(both("Pemberitahuan dikirim kepada {}", "A notice was sent to {}"),
                              {told_words(effect.to)})};
  }
  std::optional<Entry> operator()(const engine::EffectDone&) const {
    return Entry{"recorded", fill(both("{}: selesai", "{}: done"), {step(reading_.last)})};
  }
  std::optional<Entry> operator()(const engine::IncidentOpened& opened) const {
    return Entry{"incident", fill(both("Gangguan pada langkah {}: {}", "Trouble at {}: {}"),
                                  {quoted(step(opened.incident.step)), opened.incident.sentence})};
  }
  std::optional<Entry> operator()(const engine::IncidentClosed&) const {
    return Entry{
        "incident",
        both("Gangguan ditangani; langkahnya dijalankan kembali", "The trouble was dealt with; the step runs again"),
        by_row()};
  }
  std::optional<Entry> operator()(const engine::TaskClaimed& claimed) const {
    if (is_pseudonym(claimed.by)) return std::nullopt;
    return Entry{"claimed",
                 fill(both("{} mengambil tugas ini", "{} took this task"), {plain(name_of(view_, claimed.by))}),
                 by_row()};
  }
  std::optional<Entry> operator()(const engine::TaskReleased&) const {
    if (row_.actor && is_pseudonym(*row_.actor)) return std::nullopt;
    return Entry{"released",
                 both("Tugas dilepaskan; anggota lain dapat mengambilnya", "The task was released; others may take it"),
                 by_row()};
  }
  std::optional<Entry> operator()(const engine::Withdrawn& withdrawn) const {
    auto by = by_row();
    Translated who = by ? actor_words(view_, *by) : both("sistem", "the system");
    return Entry{"withdrawn", fill(both("Dibatalkan oleh {}", "Cancelled by {}"), {who}), by, withdrawn.note};
  }
  std::optional<Entry> operator()(const engine::Ended& ended) const {
    return Entry{"ended", fill(both("Selesai: {}", "Finished: {}"), {outcome_words(of_.definition(), ended.outcome)})};
  }
  std::optional<Entry> operator()(const engine::VoteCounted& counted) const {
    std::vector<Translated> votes;
    for (const auto& [name, count] : counted.votes)
      votes.push_back(fill(both("{} untuk {}", "{} for {}"),
                           {plain(std::to_string(count)), quoted(choice(counted.step, name))}));
    Translated cast = votes.empty() ? both("tidak ada suara", "no votes") : list_words(votes);
    return Entry{"decided", fill(both("{}: suara dihitung, {}; hasilnya {}", "{}: the votes were counted, {}; the result is {}"),
                                 {step(counted.step), cast, quoted(choice(counted.step, counted.choice))})};
  }
  std::optional<Entry> operator()(const engine::BlockDone& done) const {
    return Entry{"computed", fill(both("{}: semua bagiannya selesai", "{}: all of its parts are done"), {step(done.step)})};
  }
  std::optional<Entry> operator()(const engine::WaitBegan& began) const {
    if (const auto* wait = wait_for(began.step))
      return Entry{"waiting", fill(both("{}: menunggu {}, paling lambat {}", "{}: waiting for {}, until {} at the latest"),
                                   {step(began.step), quoted(event(wait->plugin, wait->event)), moment(began.due)})};
    return Entry{"waiting", fill(both("{}: menunggu sampai {}", "{}: waiting until {}"), {step(began.step), moment(began.due)})};
  }
  std::optional<Entry> operator()(const engine::WaitOver& over) const {
    if (wait_for(over.step)) return std::nullopt;
    return Entry{"waiting", fill(both("{}: harinya tiba; alur berlanjut", "{}: the day has come; it goes on"), {step(over.step)})};
  }
  std::optional<Entry> operator()(const engine::MessageReceived& received) const {
    auto by = by_row();
    Translated who = by ? actor_words(view_, *by) : both("sistem", "the system");
    Translated sentence = fill(both("{} dicatat oleh {}: {}", "{} entered by {}: {}"),
                               {event(received.plugin, received.event), who, fields(received)});
    if (!received.step)
      sentence = fill(both("{} (disimpan sampai kasus memerlukannya)", "{} (kept until the case needs it)"), {sentence});
    return Entry{"received", std::move(sentence), by};
  }
  // Told by another event of the same command, or of no meaning to a person.
  std::optional<Entry> operator()(const engine::StepEntered&) const { return {}; }
  std::optional<Entry> operator()(const engine::TaskOpened&) const { return {}; }
  std::optional<Entry> operator()(const engine::Returned&) const { return {}; }
  std::optional<Entry> operator()(const engine::TaskClosed&) const { return {}; }
  std::optional<Entry> operator()(const engine::EffectFailed&) const { return {}; }
  std::optional<Entry> operator()(const engine::BranchDone&) const { return {}; }

 private:
  Translated step(const StepId& id) const { return step_words(*of_.rulebook, id); }
  Translated choice(const StepId& id, const Name& name) const { return choice_words(of_.definition(), id, name); }
  Translated moment(Time time) const { return moment_words(time, of_.calendar().offset); }
  Translated due_of(int task) const {
    auto found = reading_.tasks.find(task);
    return moment(found == reading_.tasks.end() ? row_.at : found->second.due_at);
  }
  static Translated period_in_sentence(const Period& period) {
    Translated words = period_words(period);
    words["id"][0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words["id"][0])));
    return period.kind() == Period::Kind::month ? period_words(period) : words;
  }
  Translated entry_of_people(const Name& entry) const {
    auto found = of_.definition().people.find(entry);
    return found == of_.definition().people.end() ? plain(entry) : phrase_words(view_, found->second.phrase);
  }
  Translated deed(const StepId& id) const {
    const engine::Ask* ask = ask_of(of_.definition(), id);
    bool decides = ask && ask->choices.size() > 1;
    return decides ? both("memutuskan", "decide") : both("menyelesaikan langkah ini", "complete this step");
  }
  Translated dataset(const Name& plugin, const Name& name) const {
    const engine::Manifest* manifest = view_.city.installed->manifest(plugin);
    if (!manifest) return plain(name);
    auto found = manifest->datasets.find(name);
    return found == manifest->datasets.end() ? plain(name) : found->second.label;
  }
  const engine::WaitFor* wait_for(const StepId& id) const {
    const engine::Step* found = of_.definition().step(id);
    return found ? std::get_if<engine::WaitFor>(&found->verb) : nullptr;
  }
  Translated event(const Name& plugin, const Name& name) const {
    const engine::EventKind* kind = event_kind(of_.rulebook->manifests, plugin, name);
    return kind ? kind->label : plain(name);
  }
  Translated fields(const engine::MessageReceived& received) const {
    std::vector<Translated> words;
    if (const engine::EventKind* kind = event_kind(of_.rulebook->manifests, received.plugin, received.event))
      for (const auto& [name, type] : kind->fields)
        if (auto value = received.fields.find(name); value != received.fields.end())
          words.push_back(value_words(type, value->second, of_.rulebook->manifests));
    return list_words(words);
  }
  /// Those who are told, unless that would name a rater.
  Translated told_words(const std::vector<PersonId>& people) const {
    if (std::any_of(people.begin(), people.end(), is_pseudonym))
      return both("yang belum menjawab", "those who have not answered");
    return people_words(view_, people);
  }
  Translated added_words(const std::vector<engine::Actor>& actors) const {
    if (std::any_of(actors.begin(), actors.end(), [](const auto& actor) { return is_pseudonym(actor.person); }))
      return both("orang lain (namanya dirahasiakan)", "somebody else (whose name is kept secret)");
    return actors_words(view_, actors);
  }
  /// Where a choice leads back to.
  std::optional<StepId> back_of(const engine::TaskDecided& decided) const {
    const engine::Ask* ask = ask_of(of_.definition(), decided.step);
    if (!ask || !decided.choice) return std::nullopt;
    for (const auto& option : ask->choices) {
      if (option.name == *decided.choice && option.back_to) return option.back_to->step;
    }
    return std::nullopt;
  }
  std::optional<engine::Actor> by_row() const {
    if (!row_.actor) return std::nullopt;
    auto capacity = engine::capacity_from(row_.capacity).value_or(engine::Capacity::holder);
    return engine::Actor{
        *row_.actor, view_.directory->position_of(*row_.actor, day_at(row_.at, view_.offset)), capacity, {}, {}};
  }

  const Reading& reading_;
  const View& view_;
  const CaseView& of_;
  const JournalRow& row_;
};

}  // namespace

std::optional<Json> timeline_entry(const Reading& reading, const JournalRow& row, const engine::Event& event) {
  auto entry = std::visit(Sentences(reading, row), event);
  if (!entry) return std::nullopt;
  const Time at = entry->secret ? reading.of.calendar().start_of(reading.of.calendar().day_of(row.at)) : row.at;
  return Json::Object{{"at", text_of(at)},
                      {"kind", entry->kind},
                      {"by", entry->by ? actor_json(reading.view, *entry->by) : Json()},
                      {"sentence", entry->sentence},
                      {"note", entry->note.empty() ? Json() : Json(entry->note)}};
}

}  // namespace jenjang::service::pages
