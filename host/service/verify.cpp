#include "service/verify.hpp"

#include <set>

#include "base/limits.hpp"
#include "engine/codec.hpp"
#include "service/cases.hpp"

namespace jenjang::service {
namespace {

/// One case, row by row: what the chain says, what deciding again says, and what stands in the case row.
class CaseReplay {
 public:
  CaseReplay(City& city, CaseId id, Verified& verified) : city_(city), id_(id), verified_(verified) { state_.id = id; }

  void take(const JournalRow& row) {
    ++verified_.rows;
    ++sequence_;
    row_ = &row;
    if (row.sequence != sequence_) {
      fault(both("baris ini seharusnya baris nomor " + std::to_string(sequence_),
                 "this row should be number " + std::to_string(sequence_)));
      sequence_ = row.sequence;
      replayable_ = false;
    }
    const bool erased = row.command.empty() && row.facts.empty() && row.events.empty();
    if (erased)
      replayable_ = false;  // its hash is what the next row stands on; what follows cannot be decided again
    else if (hash_of(row, head_) != row.hash)
      fault(both("isi baris tidak cocok dengan rantai hash", "the row does not match the chain of hashes"));
    head_ = row.hash;
    if (replayable_) replay(row);
    if (!replayable_) ++verified_.chain_only;
  }

  void finish(const std::optional<CaseRow>& stored) {
    row_ = nullptr;
    if (!stored) return fault(both("jurnalnya ada, kasusnya tidak ada", "there is a journal, but no case"));
    if (stored->version != sequence_)
      fault(both("jumlah baris jurnal tidak cocok dengan kasusnya",
                 "the journal has another number of rows than the case says"));
    if (stored->head_hash != head_)
      fault(both("hash terakhir tidak cocok dengan kasusnya", "the last hash is not the one in the case"));
    if (replayable_ && engine::to_json(state_).text() != stored->state)
      fault(both("keadaan kasus tidak cocok dengan peristiwanya", "the stored state is not what the events give"));
  }

 private:
  void replay(const JournalRow& row) {
    auto rules = rulebook_of(row);
    if (!rules) return;
    auto command = read<engine::Command>(row.command, engine::command_from);
    auto facts = read<engine::Facts>(row.facts, engine::facts_from);
    auto events = read<engine::Events>(row.events, engine::events_from);
    if (!command || !facts || !events) {
      replayable_ = false;
      return fault(both("isi baris tidak dapat dibaca", "the row cannot be read"));
    }
    auto verdict = engine::decide(*rules, state_, *command, *facts);
    const auto* again = std::get_if<engine::Events>(&verdict);
    if (!again || engine::to_json(*again).text() != row.events)
      fault(both("keputusan yang diulang memberi peristiwa lain", "decided again, it gives other events"));
    state_ = engine::apply(std::move(state_), *events, command->at);
  }

  /// The very rules that it was decided by; rows under other ones (an older engine, a calendar that was replaced) are
  /// checked by their chain, as is all that follows.
  std::shared_ptr<const engine::Rulebook> rulebook_of(const JournalRow& row) {
    const auto first = row.definition.find('/'), second = row.definition.find('/', first + 1);
    std::shared_ptr<const engine::Rulebook> rules;
    if (second != std::string::npos) {
      auto version = Decimal::parse(row.definition.substr(first + 1, second - first - 1));
      if (version)
        rules = city_.installed->rulebook(row.definition.substr(0, first), static_cast<int>(version->whole()));
    }
    if (row.engine != engine::engine_number || !rules || definition_named(*rules) != row.definition) {
      replayable_ = false;
      return nullptr;
    }
    return rules;
  }

  template <class Content>
  static std::optional<Content> read(const std::string& text, Result<Content> (*from)(const Json&)) {
    auto json = parse_json(text, limits::state_bytes);
    if (!json) return std::nullopt;
    auto content = from(*json);
    return content ? std::optional(std::move(*content)) : std::nullopt;
  }

  void fault(const Translated& what) {
    const std::string number = std::to_string(number_of(id_));
    std::string indonesian = "Kasus " + number, english = "Case " + number;
    if (row_) {
      indonesian += ", baris " + std::to_string(row_->sequence);
      english += ", row " + std::to_string(row_->sequence);
    }
    verified_.faults.push_back(both(indonesian + ": " + what.at("id"), english + ": " + what.at("en")));
  }

  City& city_;
  CaseId id_;
  Verified& verified_;
  engine::State state_;
  Hash head_;
  std::uint64_t sequence_ = 0;
  bool replayable_ = true;
  const JournalRow* row_ = nullptr;
};

}  // namespace

Result<Verified> verify(City& city) {
  // First only the numbers of the cases, then one case at a time: a journal of millions of rows need not fit in memory.
  std::set<CaseId> ids;
  auto listed = city.cases.all_journal([&](const JournalRow& row) {
    ids.insert(row.case_id);
    return true;
  });
  if (!listed) return listed.error();
  Verified verified;
  for (CaseId id : ids) {
    auto rows = city.cases.journal(id);
    if (!rows) return rows.error();
    auto stored = city.cases.load(id);
    if (!stored) return stored.error();
    CaseReplay replay(city, id, verified);
    for (const JournalRow& row : *rows) replay.take(row);
    replay.finish(*stored);
    ++verified.cases;
  }
  return verified;
}

}  // namespace jenjang::service
