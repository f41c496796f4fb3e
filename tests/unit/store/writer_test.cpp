// The writer: one transaction for many, and nothing left of what failed.
#include "store/writer.hpp"

#include <gmock/gmock.h>

#include <latch>

#include "support/temporary_directory.hpp"

namespace jenjang::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Error refusal() { return failed(Failure::conflict, "refused", both("Ditolak.", "Refused.")); }

class WriterTest : public ::testing::Test {
 protected:
  WriterTest() { Connection(file_, Connection::Access::read_write).run("CREATE TABLE thing(id INTEGER PRIMARY KEY)"); }

  static std::function<Result<void>(Connection&)> adding(int id) {
    return [id](Connection& connection) -> Result<void> {
      connection.run("INSERT INTO thing(id) VALUES(:id)", id);
      return {};
    };
  }
  std::vector<std::tuple<int>> things() {
    return Connection(file_, Connection::Access::read_only).select<int>("SELECT id FROM thing ORDER BY id");
  }
  /// Keeps the writer busy until all of `works` are queued, so that they come together in one batch.
  std::vector<std::string> write_together(const std::vector<std::function<Result<void>(Connection&)>>& works,
                                          const std::vector<std::optional<CaseId>>& cases = {}) {
    std::latch queued(std::ptrdiff_t(works.size()));
    std::thread busy([&] {
      ASSERT_TRUE(writer_.write<void>([&](Connection&) -> Result<void> {
        queued.wait();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return {};
      }));
    });
    std::vector<std::string> codes(works.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < works.size(); ++i) {
      threads.emplace_back([&, i] {
        queued.count_down();
        const auto written = writer_.write<void>(works[i], cases.empty() ? std::nullopt : cases[i]);
        codes[i] = written ? "done" : written.error().code;
      });
    }
    for (auto& thread : threads) thread.join();
    busy.join();
    return codes;
  }

  testing::TemporaryDirectory directory_;
  const std::string file_ = (directory_.path() / "test.db").string();
  Writer writer_{file_};
};

TEST_F(WriterTest, WritesWhatIsQueuedInOneTransaction) {
  const auto codes = write_together({adding(1), adding(2), adding(3), adding(4)});
  EXPECT_THAT(codes, ElementsAre("done", "done", "done", "done"));
  EXPECT_EQ(things().size(), 4u);
  EXPECT_EQ(writer_.activity().writes, 5u);
  EXPECT_LE(writer_.activity().transactions, 3u);  // the busy one, perhaps with the first; and the rest
}

TEST_F(WriterTest, GivesEachWorkOnOneCaseATransactionOfItsOwn) {
  write_together({adding(1), adding(2), adding(3)}, {CaseId{7}, CaseId{7}, CaseId{7}});
  EXPECT_GE(writer_.activity().transactions, 3u);  // the busy one may have come along with the first
}

TEST_F(WriterTest, StoresTheOthersWhenOneOfABatchFails) {
  const auto throwing = [](Connection& connection) -> Result<void> {
    connection.run("INSERT INTO thing(id) VALUES(3)");
    connection.run("INSERT INTO nowhere(id) VALUES(3)");
    return {};
  };
  const auto codes = write_together({adding(1), throwing, adding(2)});
  EXPECT_THAT(codes, ElementsAre("done", "database", "done"));
  EXPECT_THAT(things(), ElementsAre(std::tuple(1), std::tuple(2)));
}

TEST_F(WriterTest, TakesBackWhatARefusedWorkHasWritten) {
  const auto refusing = [](Connection& connection) -> Result<void> {
    connection.run("INSERT INTO thing(id) VALUES(3)");
    return refusal();
  };
  EXPECT_THAT(write_together({adding(1), refusing, adding(2)}), ElementsAre("done", "refused", "done"));
  EXPECT_THAT(things(), ElementsAre(std::tuple(1), std::tuple(2)));
}

TEST_F(WriterTest, KeepsTheBatchWhenARefusedWorkHasWrittenNothing) {
  const auto refusing = [](Connection&) -> Result<void> { return refusal(); };
  const auto codes = write_together({adding(1), refusing, adding(2)});
  EXPECT_THAT(codes, ElementsAre("done", "refused", "done"));
  EXPECT_LE(writer_.activity().transactions, 3u);
}

TEST_F(WriterTest, GoesOnAfterAFailure) {
  ASSERT_TRUE(writer_.write<void>(adding(1)));
  EXPECT_FALSE(writer_.write<void>(adding(1)));
  ASSERT_TRUE(writer_.write<void>(adding(2)));
  EXPECT_EQ(things().size(), 2u);
}

TEST_F(WriterTest, WritesWhatIsQueuedBeforeItEnds) {
  std::thread late;
  {
    Writer writer(file_);
    std::latch inside(1);
    late = std::thread([&] {
      EXPECT_TRUE(writer.write<void>([&](Connection& connection) -> Result<void> {
        inside.count_down();
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        connection.run("INSERT INTO thing(id) VALUES(9)");
        return {};
      }));
    });
    inside.wait();
  }
  late.join();
  EXPECT_THAT(things(), ElementsAre(std::tuple(9)));
}

}  // namespace
}  // namespace jenjang::store
