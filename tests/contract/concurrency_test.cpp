// What every CaseStore promises to many threads at once.
#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Committed;
constexpr int threads = 16;

void in_parallel(const std::function<void(int)>& work) {
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i) all.emplace_back(work, i);
  for (auto& one : all) one.join();
}

class Concurrency : public StoreContract {};
JENJANG_ALL_ADAPTERS(Concurrency);

TEST_P(Concurrency, ManyCasesShareCommitsAndLoseNothing) {
  constexpr int versions = 40;
  const auto before = data_->stores().activity();
  std::vector<CaseId> ids;
  for (int i = 0; i < threads; ++i) ids.push_back(cases().new_id().value());
  in_parallel([&](int i) {
    for (std::uint64_t version = 1; version <= versions; ++version) {
      auto change = example_change(example_case(ids[std::size_t(i)], PersonId{i + 1}, version));
      change.opened = {example_task(int(version), {holder(PersonId{500})})};
      if (version > 1) change.closed = {int(version) - 1};
      ASSERT_EQ(cases().commit(change).value(), Committed::done);
      ASSERT_EQ(cases().load(ids[std::size_t(i)]).value()->version, version);  // one reads what one wrote
    }
  });
  const auto after = data_->stores().activity();
  EXPECT_EQ(after.writes - before.writes, std::uint64_t(threads * versions));
  EXPECT_LT(after.transactions - before.transactions, after.writes - before.writes);
  EXPECT_EQ(cases().inbox(PersonId{500}, 100).value().size(), std::size_t(threads));
  for (const CaseId id : ids) EXPECT_EQ(cases().journal(id).value().size(), std::size_t(versions));
}

TEST_P(Concurrency, OneOfManyDecisionsOnTheSameVersionWins) {
  const CaseId id = cases().new_id().value();
  ASSERT_EQ(cases().commit(example_change(example_case(id, PersonId{1}))).value(), Committed::done);
  for (std::uint64_t version = 2; version <= 20; ++version) {
    std::atomic<int> done = 0, stale = 0;
    in_parallel([&](int i) {
      auto change = example_change(example_case(id, PersonId{1}, version));
      change.journal.command_key = std::to_string(i) + "/" + std::to_string(version);
      const auto committed = cases().commit(change).value();
      if (committed == Committed::done) ++done;
      if (committed == Committed::stale) ++stale;
    });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(stale, threads - 1);
  }
  EXPECT_EQ(cases().journal(id).value().size(), 20u);
}

TEST_P(Concurrency, ARepeatedCommandIsTakenOnce) {
  for (int round = 0; round < 10; ++round) {
    const CaseId id = cases().new_id().value();
    std::atomic<int> done = 0, repeated = 0;
    in_parallel([&](int) {
      const auto committed = cases().commit(example_change(example_case(id, PersonId{round + 1}))).value();
      if (committed == Committed::done) ++done;
      if (committed == Committed::repeated) ++repeated;
    });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(repeated, threads - 1);
  }
}

TEST_P(Concurrency, OnePlaceIsTakenByOneOfMany) {
  std::atomic<int> done = 0, taken = 0;
  in_parallel([&](int) {
    const auto committed = cases().commit(example_change(example_case(cases().new_id().value(), PersonId{1}))).value();
    if (committed == Committed::done) ++done;
    if (committed == Committed::place_taken) ++taken;
  });
  EXPECT_EQ(done, 1);
  EXPECT_EQ(taken, threads - 1);
}

TEST_P(Concurrency, ABadChangeDoesNotSpoilThoseThatShareItsTransaction) {
  std::barrier start(threads);
  std::atomic<int> done = 0, refused = 0;
  in_parallel([&](int i) {
    for (int round = 0; round < 10; ++round) {
      const CaseId id = cases().new_id().value();
      auto change = example_change(example_case(id, PersonId{1 + i + round * threads}));
      if (i % 4 == 0) change.journal.facts = "\xFF";
      start.arrive_and_wait();
      const auto committed = cases().commit(change);
      if (committed && *committed == Committed::done) ++done;
      if (!committed && committed.error().code == "bad-text") ++refused;
    }
  });
  EXPECT_EQ(done, 10 * threads * 3 / 4);
  EXPECT_EQ(refused, 10 * threads / 4);
}

TEST_P(Concurrency, ALeaseIsGivenToOneOfMany) {
  const CaseId id = cases().new_id().value();
  auto change = example_change(example_case(id, PersonId{1}));
  for (int i = 0; i < 50; ++i) change.effects.push_back({0, "effect/" + std::to_string(i), id, "{}", 0, minutes(1)});
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  std::atomic<std::size_t> leased = 0;
  in_parallel([&](int) { leased += cases().lease(minutes(2), minutes(10), 7).value().size(); });
  EXPECT_EQ(leased, 50u);
}

TEST_P(Concurrency, ReadersAndOtherWritersDoNotDisturbEachOther) {
  in_parallel([&](int i) {
    const PersonId person{i + 1};
    for (int round = 0; round < 20; ++round) {
      ASSERT_TRUE(
          accounts().put(service::Session{sha256(std::to_string(i)), person, "csrf", minutes(0), minutes(round)}));
      ASSERT_TRUE(accounts().put_draft(person, CaseId{1}, 1, "{}", round, minutes(round)));
      ASSERT_EQ(accounts().session(sha256(std::to_string(i))).value()->seen, minutes(round));
      ASSERT_TRUE(cases().inbox(person, 10));
    }
  });
}

}  // namespace
}  // namespace jenjang::contract
