// Cases: the life of a command (engine.md): lane, load, decide with facts, project, commit. Any thread.
#pragma once

#include "service/city.hpp"
#include "service/lanes.hpp"
#include "service/measures.hpp"

namespace jenjang::service {

struct DecideRequest {
  std::optional<Name> choice;
  std::map<std::string, Json> entered;  ///< by form key
  std::string note;
  std::optional<Hash> list = {};        ///< of the list that was signed as a whole
};
struct Done {
  CaseId case_id{};
  std::uint64_t version = 0;  ///< of the case after it: its ETag
  bool repeated = false;      ///< the key was there with the same body: this is the stored answer
};

class Cases {
 public:
  Cases(City& city, Measures& measures) : city_(city), measures_(measures) {}

  /// `key`: the Idempotency-Key, 1 to 100 printable characters; scoped to the person. `expected_version`: If-Match.
  Result<Done> decide(const Caller&, CaseId, int task, DecideRequest, const std::string& key,
                      std::optional<std::uint64_t> expected_version = {});
  /// Whether a decision would be taken, without taking it: the same refusals.
  Result<void> check(const Caller&, CaseId, int task, DecideRequest,
                     std::optional<std::uint64_t> expected_version = {});
  Result<Done> claim(const Caller&, CaseId, int task, const std::string& key);
  Result<Done> release(const Caller&, CaseId, int task, const std::string& key);
  Result<Done> withdraw(const Caller&, CaseId, const std::string& note, const std::string& key);
  Result<Done> retry(const Caller&, CaseId, const std::string& key);  ///< administrators

  /// Opens a case by hand (`start: {by: …}`) for the period of today. Failure::conflict "AlreadyOpen"; Failure::invalid
  /// "NotEntitled"; Failure::forbidden "NotYours".
  Result<Done> open(const Caller&, const Name& workflow, PersonId subject, const std::string& key);
  /// An event that the case waits for, entered by hand by whoever holds its role.
  Result<Done> receive(const Caller&, CaseId, const Name& plugin, const Name& event, const Json& fields,
                       const std::string& key);

  /// By the host: at the workflow's date, by the demo, after a delivery. Failure::conflict "AlreadyOpen",
  /// "NotEntitled".
  Result<Done> start(const Name& workflow, PersonId subject, Period, Time at);
  Result<bool> wake(CaseId, Time at);  ///< false: nothing was due
  Result<Done> report(CaseId, engine::ReportEffect, Time at);
  /// For the demo city and its history: as the person, at that time.
  Result<Done> open_at(PersonId, const Name& workflow, PersonId subject, Period, const std::string& key, Time at);
  Result<Done> receive_at(PersonId, CaseId, engine::Receive, const std::string& key, Time at);
  Result<Done> decide_at(PersonId, CaseId, int task, DecideRequest, const std::string& key, Time at);

 private:
  struct Wanted;
  struct Signed;
  struct Opening;
  Result<Done> open_case(const Opening&);
  Result<Done> ask(const Caller&, CaseId, engine::Wish, const std::string& key, Time at,
                   std::optional<std::uint64_t> expected_version = {});
  Result<Done> run(const Wanted&);
  Result<void> rehearse(const Wanted&);
  Result<std::optional<Done>> run_once(const Wanted&, Lanes::Lane&);
  static Signed signed_by(const Wanted&, std::optional<PersonId> by);
  Result<std::optional<Done>> taken_before(const Wanted&, const Raters&);
  bool was_asked(CaseId, PersonId, const Raters&);
  Result<Done> settle(const Wanted&, Error);
  Result<KnownCasePtr> known_case(CaseId, Lanes::Lane&);
  Result<std::pair<engine::Events, engine::Facts>> decide_with_facts(const engine::Rulebook&, const engine::State&,
                                                                     const engine::Command&, Raters&);
  Result<engine::Facts> fetch(const engine::Rulebook&, const engine::State&, const engine::Command&,
                              const std::vector<engine::FactWanted>&, Raters&);
  City& city_;
  Measures& measures_;
  Lanes lanes_;
};

/// Pure: the change that these events make. `previous`: the case row before (none: new). The state knows raters by
/// their pseudonyms, the inbox by `raters`.
Change project(const engine::Rulebook&, const std::optional<CaseRow>& previous, const engine::State& before,
               const engine::State& after, const engine::Command&, const engine::Facts&, const engine::Events&,
               const Raters&, const std::string& key, const Hash& digest, const std::string& salt);
/// The hash of a row; the same for verify.
Hash hash_of(const JournalRow&, const Hash& previous);
/// What a row says it was decided by: "NAME/VERSION/HASH/CALENDAR'S REVISION".
std::string definition_named(const engine::Rulebook&);

}  // namespace jenjang::service
