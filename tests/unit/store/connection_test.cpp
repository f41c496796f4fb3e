// The traps of SOCI on SQLite (design/stack.md), each with a test that it is shut.
#include "store/connection.hpp"

#include <gmock/gmock.h>

#include "support/temporary_directory.hpp"

namespace jenjang::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest() { connection_.run("CREATE TABLE thing(id INTEGER PRIMARY KEY, name TEXT UNIQUE, far BIGINT)"); }
  void add(std::int64_t id, const std::optional<std::string>& name, const std::optional<std::int64_t>& far) {
    connection_.run("INSERT INTO thing(id,name,far) VALUES(:id,:name,:far)", id, name, far);
  }
  testing::TemporaryDirectory directory_;
  const std::string file_ = (directory_.path() / "test.db").string();
  Connection connection_{file_, Connection::Access::read_write};
};

TEST_F(ConnectionTest, KeepsAll64BitsOfANumber) {
  add(1, "a", 9'223'372'036'854'775'807);
  add(2, "b", std::int64_t(-5'000'000'000));
  const auto rows = connection_.select<std::int64_t>("SELECT far FROM thing ORDER BY id");
  EXPECT_THAT(rows, ElementsAre(std::tuple(9'223'372'036'854'775'807), std::tuple(-5'000'000'000)));
}

TEST_F(ConnectionTest, ReadsNullAsNothingEvenAfterAValue) {
  add(1, "a", 5);
  add(2, std::nullopt, std::nullopt);
  const auto rows = connection_.select<std::optional<std::string>, std::optional<std::int64_t>>(
      "SELECT name,far FROM thing ORDER BY id");
  EXPECT_EQ(rows[0], std::tuple("a", 5));
  EXPECT_EQ(rows[1], std::tuple(std::nullopt, std::nullopt));
  const auto plain = connection_.select<std::string, std::int64_t>("SELECT name,far FROM thing ORDER BY id");
  EXPECT_EQ(plain[1], std::tuple("", 0));
}

TEST_F(ConnectionTest, FindsNothingWhereTheSameStatementFoundSomethingBefore) {
  add(1, "a", 5);
  const char* sql = "SELECT far FROM thing WHERE name=:name";
  EXPECT_EQ(connection_.select<std::int64_t>(sql, "a").size(), 1u);
  EXPECT_THAT(connection_.select<std::int64_t>(sql, "b"), IsEmpty());
  EXPECT_EQ(connection_.select<std::int64_t>(sql, "a").size(), 1u);
}

TEST_F(ConnectionTest, KeepsTextByteForByte) {
  const std::string text = "Ir. H. Bambang \xF0\x9F\x98\x80, 'M.T.'; -- :name ?";
  add(1, text, std::nullopt);
  add(2, "", std::nullopt);
  EXPECT_THAT(connection_.select<std::string>("SELECT name FROM thing ORDER BY id"),
              ElementsAre(std::tuple(text), std::tuple("")));
  EXPECT_THROW(add(3, std::string("a\0b", 3), std::nullopt), BadText);
  EXPECT_THROW(add(3, "\xC3\x28", std::nullopt), BadText);
}

TEST_F(ConnectionTest, LeavesNoReadOpenThatWouldHoldTheLogUp) {
  connection_.select<std::string>("PRAGMA journal_mode=WAL");
  add(1, "a", 1);
  add(2, "b", 2);
  Connection reader(file_, Connection::Access::read_only);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(reader.select<std::int64_t>("SELECT id FROM thing").size(), 2u);
  add(3, "c", 3);
  const auto [busy, pages, done] =
      connection_.select<std::int64_t, std::int64_t, std::int64_t>("PRAGMA wal_checkpoint(TRUNCATE)")[0];
  EXPECT_EQ(busy, 0);
  EXPECT_EQ(pages, 0);
  EXPECT_EQ(done, 0);
}

TEST_F(ConnectionTest, TellsNoBoundValueInItsErrors) {
  add(1, "199109132014032917", 1);
  try {
    add(2, "199109132014032917", 1);
    FAIL() << "the name is unique";
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), Not(HasSubstr("1991")));
    for (const char* language : {"id", "en"})
      EXPECT_THAT(std::string(say(error_of(error).sentence, language)), Not(HasSubstr("1991")));
    EXPECT_EQ(error_of(error).failure, Failure::conflict);
  }
  add(2, "another", 1);  // and the statement can be used again
}

TEST_F(ConnectionTest, CountsWhatItChanged) {
  add(1, "a", 1);
  add(2, "b", 1);
  EXPECT_EQ(connection_.run("UPDATE thing SET far=2"), 2);
  EXPECT_EQ(connection_.run("UPDATE thing SET far=3 WHERE id=9"), 0);
  EXPECT_EQ(connection_.run("INSERT INTO thing(id,name) VALUES(1,'x') ON CONFLICT DO NOTHING"), 0);
  EXPECT_EQ(connection_.changes(), 4);
}

TEST_F(ConnectionTest, WritesNothingWhereItMayOnlyRead) {
  Connection reader(file_, Connection::Access::read_only);
  EXPECT_THROW(reader.run("INSERT INTO thing(id) VALUES(1)"), DatabaseError);
}

TEST_F(ConnectionTest, CanRollBackAfterAStatementFailed) {
  connection_.run("BEGIN IMMEDIATE");
  add(1, "a", 1);
  EXPECT_THROW(add(2, "a", 1), DatabaseError);
  connection_.run("ROLLBACK");
  EXPECT_THAT(connection_.select<std::int64_t>("SELECT id FROM thing"), IsEmpty());
}

}  // namespace
}  // namespace jenjang::store
