// An acknowledged change is never lost: kill -9, a full disk; and the write-ahead log stays small under load.
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "contract/example_change.hpp"
#include "store/sqlite.hpp"
#include "support/child_process.hpp"
#include "support/temporary_directory.hpp"

namespace jenjang::store {
namespace {

using contract::example_case;
using contract::example_change;
using service::Committed;
using testing::ChildProcess;

constexpr int threads = 4;

TEST(Durability, EveryAcknowledgedChangeIsThereAfterKillMinusNine) {
  testing::TemporaryDirectory directory;
  std::map<int, std::uint64_t> acknowledged;
  for (int crash = 0; crash < 5; ++crash) {
    ChildProcess child([&](const ChildProcess::Say& say) {
      auto stores = open_sqlite(directory.path().string());
      if (!stores) return;
      std::vector<std::thread> all;
      for (int i = 1; i <= threads; ++i) {
        all.emplace_back([&, i] {
          for (std::uint64_t version = acknowledged[i] + 1;; ++version) {
            const auto row = example_case(CaseId{i}, PersonId{i}, version);
            auto committed = (*stores)->cases().commit(example_change(row));
            // What was written but not yet answered when the last one died is there too: go on behind it.
            if (!committed || (*committed != Committed::done && *committed != Committed::repeated)) return;
            say(std::to_string(i) + " " + std::to_string(version) + "\n");
          }
        });
      }
      for (auto& one : all) one.join();
    });
    for (int i = 1; i <= threads; ++i) acknowledged.try_emplace(i, 0);
    std::string heard;
    for (int i = 0; i < 30; ++i) heard += child.hear();
    child.kill();
    heard += child.hear_to_the_end();

    std::istringstream lines(heard.substr(0, heard.rfind('\n') + 1));
    for (std::uint64_t id = 0, version = 0; lines >> id >> version;) {
      acknowledged[int(id)] = std::max(acknowledged[int(id)], version);
    }
    const auto stores = open_sqlite(directory.path().string());
    ASSERT_TRUE(stores);
    for (const auto& [id, version] : acknowledged) {
      if (version == 0) continue;
      const auto row = (*stores)->cases().load(CaseId{id}).value();
      ASSERT_TRUE(row);
      EXPECT_GE(row->version, version);
      EXPECT_EQ(row->head_hash, example_case(CaseId{id}, PersonId{id}, row->version).head_hash);
      EXPECT_EQ((*stores)->cases().journal(CaseId{id}).value().size(), row->version);  // the row and its journal agree
    }
  }
}

// A file system of two megabytes, for this process only.
bool mount_small_disk(const std::string& directory) {
  const bool alone = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
  return alone && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("tmpfs", directory.c_str(), "tmpfs", 0, "size=2m") == 0;
}

void fill(const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  const std::string page(4096, 'x');
  while (out.write(page.data(), 4096).flush()) {
  }
}

TEST(Durability, AFullDiskRefusesWithASentenceAndLosesNothing) {
  testing::TemporaryDirectory directory;
  const std::string data = directory.path().string();
  ChildProcess child([&](const ChildProcess::Say& say) {
    if (!mount_small_disk(data)) return say("cannot be tested");
    auto stores = open_sqlite(data);
    if (!stores) return say("open: " + stores.error().code);
    std::uint64_t version = 0;
    const auto commit = [&] {
      return (*stores)->cases().commit(example_change(example_case(CaseId{1}, PersonId{1}, version + 1)));
    };
    for (; version < 3; ++version) {
      if (!commit()) return say("no room at all");
    }
    fill(data + "/filler");
    auto refused = commit();
    for (; refused; refused = commit()) ++version;
    if (refused.error().failure != Failure::unavailable) return say("failure: " + refused.error().code);
    if (refused.error().code != "disk-full" && refused.error().code != "disk-trouble") return say(refused.error().code);
    auto loaded = (*stores)->cases().load(CaseId{1});
    if (!loaded || (*loaded)->version != version) return say("another version");

    std::filesystem::remove(data + "/filler");
    for (int i = 0; i < 3; ++i, ++version) {
      if (auto again = commit(); !again || *again != Committed::done) return say("does not go on");
    }
    stores->reset();
    stores = open_sqlite(data);
    if (!stores || (*stores)->cases().load(CaseId{1}).value()->version != version) return say("lost after the restart");

    stores->reset();
    for (const char* file : {"/jenjang.db", "/lock"}) std::filesystem::remove(data + file);
    fill(data + "/filler");
    stores = open_sqlite(data);
    say(stores ? "opened on a full disk" : stores.error().code);
  });
  const std::string said = child.hear_to_the_end();
  if (said == "cannot be tested") GTEST_SKIP() << "no right to mount a small disk here";
  EXPECT_EQ(said, "disk-full");
}

TEST(Durability, TheLogStaysSmallWhileManyReadAndWrite) {
  testing::TemporaryDirectory directory;
  const auto stores = open_sqlite(directory.path().string()).value();
  std::atomic<bool> done = false;
  std::vector<std::thread> readers, writers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        ASSERT_TRUE(stores->cases().load(CaseId{1}));
        ASSERT_TRUE(stores->cases().inbox(PersonId{1}, 50));
        ASSERT_TRUE(stores->cases().cases_of(std::vector{PersonId{1}, PersonId{2}}, 50));
      }
    });
  }
  for (int i = 1; i <= 4; ++i) {
    writers.emplace_back([&, i] {
      for (std::uint64_t version = 1; version <= 500; ++version) {
        auto change = example_change(example_case(CaseId{i}, PersonId{i}, version));
        change.journal.events = "\"" + std::string(80'000, 'x') + "\"";  // 160 MB in all
        ASSERT_EQ(stores->cases().commit(change).value(), Committed::done);
      }
    });
  }
  for (auto& one : writers) one.join();
  done = true;
  for (auto& one : readers) one.join();
  EXPECT_LT(std::filesystem::file_size(directory.path() / "jenjang.db-wal"), 100u << 20);  // all of it, where a reader stays open
  EXPECT_GT(std::filesystem::file_size(directory.path() / "jenjang.db"), 120u << 20);
}

}  // namespace
}  // namespace jenjang::store
