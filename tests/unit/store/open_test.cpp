// Opening a data directory: what can stand in the way, and what is said of it.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "store/connection.hpp"
#include "store/sqlite.hpp"
#include "support/child_process.hpp"
#include "support/temporary_directory.hpp"

namespace jenjang::store {
namespace {

namespace fs = std::filesystem;

class Opening : public ::testing::Test {
 protected:
  std::string directory() const { return (directory_.path() / "data").string(); }
  std::string database() const { return directory() + "/jenjang.db"; }
  std::string refusal() {
    const auto opened = open_sqlite(directory());
    if (opened) return "none";
    for (const char* language : {"id", "en"}) EXPECT_FALSE(say(opened.error().sentence, language).empty());
    return opened.error().code;
  }
  testing::TemporaryDirectory directory_;
};

TEST_F(Opening, MakesTheDirectoryAndKeepsItToItself) {
  ASSERT_EQ(refusal(), "none");
  struct stat found {};
  ASSERT_EQ(::stat(database().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(Opening, LeavesNoLogBehindAtACleanClose) {
  {
    const auto stores = open_sqlite(directory());
    ASSERT_TRUE(stores);
    for (int i = 1; i <= 50; ++i)
      ASSERT_TRUE((*stores)->accounts().put(service::Account{PersonId{i}, std::to_string(i), std::string(4000, 'x')}));
    ASSERT_TRUE((*stores)->accounts().account("1"));  // a reader is open, too
    EXPECT_GT(fs::file_size(database() + "-wal"), 0u);
  }
  EXPECT_TRUE(!fs::exists(database() + "-wal") || fs::file_size(database() + "-wal") == 0);
}

TEST_F(Opening, IsRefusedWhileAnotherHostHasIt) {
  {
    const auto first = open_sqlite(directory());
    ASSERT_TRUE(first);
    EXPECT_EQ(refusal(), "locked");
  }
  EXPECT_EQ(refusal(), "none");
}

TEST_F(Opening, IsNotRefusedAfterTheOtherHostWasKilled) {
  testing::ChildProcess child([&](const testing::ChildProcess::Say& say) {
    const auto opened = open_sqlite(directory());
    say(opened ? "open" : "refused");
    ::pause();
  });
  ASSERT_EQ(child.hear(), "open");
  EXPECT_EQ(refusal(), "locked");
  child.kill();
  EXPECT_EQ(refusal(), "none");
}

TEST_F(Opening, SaysThatTheDirectoryCannotBeWrittenTo) {
  fs::create_directories(directory());
  ::chmod(directory_.path().c_str(), 0755);
  ::chmod(directory().c_str(), 0555);
  testing::ChildProcess child([&](const testing::ChildProcess::Say& say) {
    if (::getuid() == 0 && ::setuid(65534) != 0) return say("cannot be tested");  // root may write anywhere
    const auto opened = open_sqlite(directory());
    say(opened ? "opened" : opened.error().code);
  });
  EXPECT_EQ(child.hear_to_the_end(), "read-only");
}

TEST_F(Opening, SaysThatTheDirectoryIsNone) {
  std::ofstream(directory()) << "a file";
  EXPECT_EQ(refusal(), "cannot-open");
}

TEST_F(Opening, RefusesDataOfANewerJenjang) {
  ASSERT_EQ(refusal(), "none");
  {
    Connection connection(database(), Connection::Access::read_write);
    connection.run("INSERT INTO schema_version(version) VALUES(999)");
  }
  EXPECT_EQ(refusal(), "newer-data");
}

TEST_F(Opening, RefusesTheDatabaseOfAnotherProgramAndLeavesItAlone) {
  fs::create_directories(directory());
  {
    Connection connection(database(), Connection::Access::read_write);
    connection.run("CREATE TABLE recipe(name TEXT)");
  }
  EXPECT_EQ(refusal(), "not-jenjang");
  Connection connection(database(), Connection::Access::read_only);
  EXPECT_EQ(connection.select<std::string>("SELECT name FROM sqlite_master").size(), 1u);
}

TEST_F(Opening, RefusesAFileThatIsNoDatabase) {
  fs::create_directories(directory());
  std::ofstream(database()) << std::string(9000, 'x');
  EXPECT_EQ(refusal(), "corrupt");
}

TEST_F(Opening, FinishesAMigrationThatWasCutOff) {
  fs::create_directories(directory());
  {
    Connection connection(database(), Connection::Access::read_write);
    connection.run("CREATE TABLE schema_version(version INTEGER NOT NULL PRIMARY KEY)");  // and no further
  }
  EXPECT_EQ(refusal(), "none");
  EXPECT_EQ(refusal(), "none");
}

}  // namespace
}  // namespace jenjang::store
