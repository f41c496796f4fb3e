// The ports: what the use cases need of the outside. All are [thread-safe]; failure is a Result; each has one contract
// suite (tests/contract) that every adapter passes. The store's are blocking: a call returns when it is durable.
#pragma once

#include <functional>
#include <span>

#include "base/hash.hpp"
#include "engine/decide.hpp"
#include "service/directory.hpp"

namespace jenjang::service {

// ---- cases ---------------------------------------------------------------------------------------------------------

struct CaseRow {
  CaseId id{};
  Name workflow;
  int definition_version = 0;
  PersonId subject{};
  std::string period;
  std::uint64_t version = 0;  ///< journal rows
  std::string status;         ///< open, ended, withdrawn
  std::optional<Name> outcome;
  std::optional<Time> wake_at;
  std::string state;      ///< canonical JSON (engine/codec.hpp)
  Hash head_hash;         ///< of its last journal row
  bool incident = false;  ///< one is open
};
/// One a command. hash = SHA-256(previous head ‖ canonical JSON of the rest, with salted hashes of the contents).
struct JournalRow {
  CaseId case_id{};
  std::uint64_t sequence = 0;  ///< from 1
  std::string command_key;     ///< "<person>/<Idempotency-Key>", or the host's own
  Hash digest;                 ///< of the command's body: same key, other digest → 422
  Time at{};
  std::optional<PersonId> actor;
  std::string capacity;
  int engine = 0;
  std::string definition;                    ///< "NAME/VERSION/HASH"
  std::string salt, command, facts, events;  ///< canonical JSON; empty once erased
  Hash hash;
};
struct OpenTask {
  int task = 0;
  StepId step;
  int round = 1;
  std::optional<Time> due_at;
  std::optional<PersonId> claimed_by;
  std::vector<engine::Actor> may_act;
};
struct OutboxEffect {
  std::int64_t id = 0;  ///< given by the store
  std::string key;      ///< the call_id
  CaseId case_id{};
  std::string body;  ///< canonical JSON of engine::Effect
  int attempts = 0;
  Time next_at{};
};
/// Behind which id a person answers in the confidential steps of one case.
struct Rater {
  PersonId person{};
  PersonId pseudonym{};
};
struct DatasetRow {
  Name plugin, dataset;
  std::string key;  ///< canonical text of its key columns; a second one is a correction
  Record row;
};
/// All that one command changes, in one transaction.
struct Change {
  std::uint64_t expected_version = 0;  ///< 0: the case is new
  JournalRow journal;
  CaseRow row;
  std::vector<OpenTask> opened;  ///< or changed: replaces what stands under its number
  std::vector<int> closed;
  std::vector<OutboxEffect> effects;
  std::vector<std::string> effects_done;  ///< keys
  std::vector<DatasetRow> rows;
  std::vector<Rater> raters;   ///< that got their pseudonym now
  std::vector<int> forgotten;  ///< of `closed`: their drafts and notices would name who answered, so they go
};
enum class Committed {
  done,
  stale,
  repeated,
  place_taken
};  ///< stale: another version; repeated: the command key is
    ///< there; place_taken: (workflow, subject, period) is
struct Answered {
  CaseId case_id{};
  std::uint64_t sequence = 0;
  Hash digest;
};
struct InboxRow {
  CaseId case_id{};
  int task = 0;
  StepId step;
  int round = 1;
  std::optional<Time> due_at;
  std::optional<PersonId> claimed_by;
  std::string capacity;
  Name workflow;
  int definition_version = 0;
  PersonId subject{};
  std::string period;
};

class CaseStore {
 public:
  virtual ~CaseStore() = default;
  virtual Result<CaseId> new_id() = 0;
  virtual Result<std::optional<CaseRow>> load(CaseId) = 0;
  virtual Result<std::optional<Answered>> answered(const std::string& command_key) = 0;
  /// Those whose key begins so, in commit order.
  virtual Result<std::vector<Answered>> all_answered(const std::string& key_prefix) = 0;
  /// Waits until it is on disk; many callers share a transaction (at most limits::writer_batch, one change a case).
  virtual Result<Committed> commit(Change) = 0;
  virtual Result<std::vector<InboxRow>> inbox(PersonId, std::size_t limit) = 0;  ///< soonest due first
  virtual Result<std::vector<OpenTask>> open_tasks(CaseId) = 0;
  virtual Result<std::vector<CaseRow>> cases_of(std::span<const PersonId> subjects,
                                                std::size_t limit) = 0;              ///< newest first
  virtual Result<std::vector<CaseRow>> decided_by(PersonId, std::size_t limit) = 0;  ///< newest first, each once
  virtual Result<std::vector<CaseRow>> with_incident(std::size_t limit) = 0;
  /// The cases of one workflow and period of these people, without those withdrawn, by subject.
  virtual Result<std::vector<CaseRow>> cases_in(const Name& workflow, const std::string& period,
                                                std::span<const PersonId> subjects) = 0;
  /// Apart from journal and state, so that erasing these rows leaves nobody to be found.
  virtual Result<std::vector<Rater>> raters(CaseId) = 0;
  virtual Result<std::vector<JournalRow>> journal(CaseId) = 0;
  /// Every row of every case, in commit order; for verify. `each` returns false to stop.
  virtual Result<void> all_journal(const std::function<bool(const JournalRow&)>& each) = 0;
  virtual Result<std::vector<CaseId>> due(Time, std::size_t limit) = 0;  ///< wake_at <= time, soonest first
  virtual Result<std::optional<Time>> next_wake() = 0;
  virtual Result<std::vector<OutboxEffect>> lease(Time now, Time until, std::size_t limit) = 0;
  virtual Result<void> finish(std::int64_t effect) = 0;  ///< delivered
  /// The same for many; an adapter that can, does it in one transaction.
  virtual Result<void> finish_all(std::span<const std::int64_t> effects) {
    for (std::int64_t effect : effects)
      if (auto done = finish(effect); !done) return done;
    return {};
  }
  virtual Result<void> put_off(std::int64_t effect, Time next) = 0;  ///< attempts + 1
};

// ---- definitions ---------------------------------------------------------------------------------------------------

struct StoredDefinition {
  Name name;
  int version = 0;
  Hash sha256;          ///< over the definition
  std::string source;   ///< canonical JSON {"path", "text", "translations"}
  std::string plugins;  ///< canonical JSON {plugin: version}
  int engine = 0;
  std::string status;  ///< published
};
class DefinitionStore {
 public:
  virtual ~DefinitionStore() = default;
  virtual Result<std::vector<StoredDefinition>> definitions() = 0;
  virtual Result<void> publish(const StoredDefinition&) = 0;  ///< Failure::conflict where (name, version) is there
};

// ---- organisation --------------------------------------------------------------------------------------------------

class OrganisationStore {
 public:
  virtual ~OrganisationStore() = default;
  virtual Result<std::shared_ptr<const Directory>> current() = 0;  ///< in memory; the newest revision
  /// Replaces the whole, or nothing; a person keeps the id of his number, a position that of its code.
  virtual Result<std::shared_ptr<const Directory>> replace(const Organisation&, const std::string& source, Time) = 0;
};

// ---- datasets ------------------------------------------------------------------------------------------------------

/// One revision of a dataset: who brought in how many rows, when and from what.
struct Upload {
  std::int64_t revision = 0;
  Time at{};
  std::optional<PersonId> by;                     ///< none: the operator, or a case
  std::string source;                             ///< file, or "CASE/SEQUENCE"
  std::int64_t rows = 0, added = 0, changed = 0;  ///< the rest of `rows` was as it is
  std::string key;                                ///< "<person>/<Idempotency-Key>"; empty: none
  Hash digest;                                    ///< of what was sent with the key
};
struct Rows {
  std::int64_t revision = 0;
  std::vector<Record> rows;
};  ///< revision: the newest among all of the dataset
class DatasetStore {
 public:
  virtual ~DatasetStore() = default;
  /// Rows in force (the newest of each key), in the order of their keys. Where `column` is given, only those whose
  /// column (of type person or unit) is one of `values` (plain text).
  virtual Result<Rows> rows(const Name& plugin, const Name& dataset, const std::optional<Name>& column,
                            std::span<const std::string> values) = 0;
  /// The first `limit` of them all, in the same order.
  virtual Result<Rows> first_rows(const Name& plugin, const Name& dataset, std::size_t limit) = 0;
  virtual Result<std::int64_t> count(const Name& plugin, const Name& dataset) = 0;
  /// All rows at once under one new revision, or none. Of `upload` source, by, at, key and digest are taken. A key that
  /// is there: Failure::conflict "repeated".
  virtual Result<Upload> add(const std::vector<DatasetRow>&, Upload upload) = 0;
  Result<Upload> add(const std::vector<DatasetRow>& rows, const std::string& source, std::optional<PersonId> by,
                     Time at) {
    return add(rows, Upload{0, at, by, source, 0, 0, 0, {}, {}});
  }
  virtual Result<std::optional<Upload>> upload(std::int64_t revision) = 0;
  virtual Result<std::optional<Upload>> upload_of_key(const std::string& key) = 0;
  virtual Result<std::vector<Upload>> uploads(const Name& plugin, const Name& dataset,
                                              std::size_t limit) = 0;  ///< newest first
};

// ---- corrections ---------------------------------------------------------------------------------------------------

/// "Angkanya keliru?": what somebody asks of those who keep a dataset.
struct Correction {
  std::int64_t id = 0;  ///< given by the store
  CaseId case_id{};
  Name plugin, dataset;
  std::string field;  ///< what he asks about
  Translated label;   ///< of it, as he read it
  PersonId asked_by{};
  Time asked_at{};
  std::string text;
  std::string status = "open";  ///< open, accepted, declined
  std::string answer;
  std::optional<PersonId> answered_by;
  std::optional<Time> answered_at;
};
class CorrectionStore {
 public:
  virtual ~CorrectionStore() = default;
  virtual Result<std::int64_t> ask(const Correction&) = 0;
  virtual Result<std::optional<Correction>> correction(std::int64_t id) = 0;
  virtual Result<std::vector<Correction>> asked_by(PersonId, std::size_t limit) = 0;  ///< newest first
  /// Of these datasets, open ones first, then the newest.
  virtual Result<std::vector<Correction>> asked_of(std::span<const std::pair<Name, Name>> datasets,
                                                   std::size_t limit) = 0;
  /// Of `answered` id, status, answer, answered_by and answered_at are taken. False: somebody has answered already.
  virtual Result<bool> answer(const Correction& answered) = 0;
};

// ---- accounts ------------------------------------------------------------------------------------------------------

struct Account {
  PersonId person{};
  std::string login;
  std::string password_hash;
  bool must_change = false;    ///< one-time password
  bool administrator = false;  ///< of this installation: plugins, incidents, clock
};
struct Session {
  Hash token_hash;  ///< SHA-256 of the cookie's value
  PersonId person{};
  std::string csrf;
  Time created{}, seen{};
};
struct Draft {
  std::string content;        ///< canonical JSON by form key
  std::int64_t revision = 0;  ///< its ETag
  Time saved_at{};
};
struct Notification {
  std::int64_t id = 0;
  PersonId person{};
  std::string key;  ///< the effect's and person's: a second one is the same
  std::optional<CaseId> case_id;
  Time at{};
  Translated title, text;
  bool read = false;
};
class AccountStore {
 public:
  virtual ~AccountStore() = default;
  virtual Result<std::optional<Account>> account(const std::string& login) = 0;
  virtual Result<std::optional<Account>> account_of(PersonId) = 0;
  virtual Result<void> put(const Account&) = 0;
  virtual Result<void> put(std::span<const Account>) = 0;  ///< in one transaction
  virtual Result<void> put(const Session&) = 0;
  virtual Result<std::optional<Session>> session(const Hash& token) = 0;
  virtual Result<void> remove_session(const Hash& token) = 0;
  virtual Result<void> remove_sessions_of(PersonId) = 0;
  virtual Result<void> remove_sessions_before(Time seen) = 0;
  virtual Result<std::optional<Draft>> draft(PersonId, CaseId, int task) = 0;
  /// expected 0: there is none yet. Failure::conflict where the revision is another. Returns what is stored.
  virtual Result<Draft> put_draft(PersonId, CaseId, int task, const std::string& content, std::int64_t expected,
                                  Time) = 0;
  virtual Result<void> remove_draft(PersonId, CaseId, int task) = 0;
  virtual Result<void> remove_drafts_before(Time saved) = 0;
  virtual Result<void> notify(std::span<const Notification>) = 0;  ///< a key that is there is left as it is
  virtual Result<std::vector<Notification>> notifications(PersonId, std::size_t limit) = 0;
  virtual Result<void> mark_read(PersonId, std::int64_t up_to) = 0;
};

// ---- workers -------------------------------------------------------------------------------------------------------

using Fields = std::vector<std::pair<std::string, std::string>>;  ///< flat text: immunisation.0.village=…
struct Call {
  Name handler;
  std::string call_id;  ///< idempotency key
  Fields inputs;
};
enum class ReplyStatus { done, denied, retry, failed };
struct Reply {
  ReplyStatus status = ReplyStatus::failed;
  Fields outputs;  ///< sdk/README.md names them; a message in two languages is there as message.id, .en
  std::string message;
  int attempts = 1;
};
struct PluginStatus {
  Name plugin;
  std::string version;
  Hash file;            ///< of the .so; empty: no code
  std::string state;    ///< "no code", "idle", "running", "restarting", "stopped" (three strikes)
  std::string trouble;  ///< the last crash, hang or refusal, as a sentence; empty: none
  int strikes = 0;
  std::optional<Time> since;
  Translated trouble_sentence = {};  ///< the same by language
};
class Runner {
 public:
  virtual ~Runner() = default;
  /// Blocks until every call (at most limits::calls_in_batch) has an answer: in order, one each. A crash or hang is
  /// retried inside; after limits::strikes the culprit is `failed`. Failure::unknown: no such plugin or no code;
  /// Failure::unavailable: the plugin rests after trouble, or its queue is full: ask again later.
  virtual Result<std::vector<Reply>> call(const Name& plugin, std::span<const Call>) = 0;
  virtual Hash file_hash(const Name& plugin) = 0;
  virtual std::vector<PluginStatus> status() = 0;
  virtual Result<void> retry(const Name& plugin) = 0;  ///< after three strikes: starts anew
};

// ---- time ----------------------------------------------------------------------------------------------------------

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() = 0;
};
/// A demo city's clock is a row: an offset to the system's. Other data have no such row.
class ClockStore {
 public:
  virtual ~ClockStore() = default;
  virtual Result<std::optional<std::chrono::milliseconds>> demo_offset() = 0;
  virtual Result<void> set_demo_offset(std::chrono::milliseconds) = 0;
};

}  // namespace jenjang::service
