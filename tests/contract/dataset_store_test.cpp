// What every DatasetStore promises; also of the rows that a command writes.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Committed;
using service::DatasetRow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

DatasetRow row(std::string key, std::string unit, const char* covered, PersonId officer = PersonId{1}) {
  Record record;
  record.emplace("unit", unit);
  record.emplace("officer", officer);
  record.emplace("covered", Decimal::parse(covered).value());
  return {"dinas", "immunisation", std::move(key), std::move(record)};
}

class DatasetStore : public StoreContract {
 protected:
  std::int64_t add(std::vector<DatasetRow> rows) {
    return datasets().add(rows, "idl.csv", PersonId{9}, minutes(1)).value().revision;
  }
  std::vector<std::string> covered(const std::optional<Name>& column = std::nullopt,
                                   std::vector<std::string> values = {}) {
    std::vector<std::string> all;
    for (const Record& one : datasets().rows("dinas", "immunisation", column, values).value().rows) {
      all.push_back(plain_text(one.at("covered")));
    }
    return all;
  }
};
JENJANG_ALL_ADAPTERS(DatasetStore);

TEST_P(DatasetStore, BeginsEmptyAtRevisionNought) {
  const auto rows = datasets().rows("dinas", "immunisation", std::nullopt, {}).value();
  EXPECT_EQ(rows.revision, 0);
  EXPECT_THAT(rows.rows, IsEmpty());
}

TEST_P(DatasetStore, GivesRowsInTheOrderOfTheirKeysWithEveryValue) {
  const auto revision = add({row("b", "u1", "2"), row("a", "u2", "1.50"), row("c", "u1", "3")});
  const auto rows = datasets().rows("dinas", "immunisation", std::nullopt, {}).value();
  EXPECT_EQ(rows.revision, revision);
  ASSERT_EQ(rows.rows.size(), 3u);
  EXPECT_EQ(rows.rows[0], row("a", "u2", "1.5").row);
  EXPECT_THAT(covered(), ElementsAre("1.5", "2", "3"));
}

TEST_P(DatasetStore, TakesANewRowOfAKeyAsACorrection) {
  const auto first = add({row("a", "u1", "1"), row("b", "u1", "2")});
  const auto second = add({row("a", "u2", "10")});
  EXPECT_GT(second, first);
  EXPECT_THAT(covered(), ElementsAre("10", "2"));
  EXPECT_THAT(covered("unit", {"u1"}), ElementsAre("2"));
  EXPECT_THAT(covered("unit", {"u2"}), ElementsAre("10"));
}

TEST_P(DatasetStore, TakesTheLastOfAKeyWithinOneUpload) {
  add({row("a", "u1", "1"), row("a", "u1", "2")});
  EXPECT_THAT(covered(), ElementsAre("2"));
}

TEST_P(DatasetStore, PicksRowsByPersonOrUnit) {
  add({row("a", "u1", "1", PersonId{17}), row("b", "u2", "2", PersonId{18}), row("c", "u3", "3", PersonId{17})});
  EXPECT_THAT(covered("officer", {"17"}), ElementsAre("1", "3"));
  EXPECT_THAT(covered("unit", {"u3", "u2"}), ElementsAre("2", "3"));
  EXPECT_THAT(covered("unit", {"u9"}), IsEmpty());
  EXPECT_THAT(covered("unit", {}), IsEmpty());
  EXPECT_THAT(covered("no_such_column", {"u1"}), IsEmpty());
}

TEST_P(DatasetStore, TellsTheNewestRevisionOfAllRowsEvenWhereNoneIsPicked) {
  add({row("a", "u1", "1")});
  const auto newest = add({row("b", "u2", "2")});
  EXPECT_EQ(datasets().rows("dinas", "immunisation", "unit", std::vector<std::string>{"u1"}).value().revision, newest);
  EXPECT_EQ(datasets().rows("dinas", "immunisation", "unit", std::vector<std::string>{"u9"}).value().revision, newest);
}

TEST_P(DatasetStore, CountsWhatAnUploadAddedAndChangedAndLeavesTheRest) {
  add({row("a", "u1", "1"), row("b", "u1", "2")});
  const auto second = datasets()
                          .add({row("a", "u1", "1"), row("b", "u1", "3"), row("c", "u1", "4")},
                               service::Upload{0, minutes(2), PersonId{8}, "mei.csv", 0, 0, 0, "8/k", "digest"})
                          .value();
  EXPECT_EQ(second.rows, 3);
  EXPECT_EQ(second.added, 1);
  EXPECT_EQ(second.changed, 1);
  EXPECT_THAT(covered(), ElementsAre("1", "3", "4"));
  EXPECT_EQ(datasets().count("dinas", "immunisation").value(), 3);
  EXPECT_EQ(datasets().first_rows("dinas", "immunisation", 2).value().rows.size(), 2u);
}

TEST_P(DatasetStore, KeepsWhoBroughtInEachRevisionNewestFirst) {
  const auto first = add({row("a", "u1", "1")});
  (void)datasets().add({row("a", "u1", "2")}, service::Upload{0, minutes(2), {}, "mei.csv", 0, 0, 0, {}, {}}).value();
  data_->reopen();
  const auto uploads = datasets().uploads("dinas", "immunisation", 10).value();
  ASSERT_EQ(uploads.size(), 2u);
  EXPECT_EQ(uploads[0].source, "mei.csv");
  EXPECT_FALSE(uploads[0].by);
  EXPECT_EQ(uploads[1].by, PersonId{9});
  EXPECT_EQ(uploads[1].at, minutes(1));
  EXPECT_EQ(datasets().upload(first).value()->source, "idl.csv");
  EXPECT_FALSE(datasets().upload(first + 99).value());
}

TEST_P(DatasetStore, TakesAKeyOnce) {
  const service::Upload upload{0, minutes(2), PersonId{8}, "mei.csv", 0, 0, 0, "8/k", "digest"};
  const auto first = datasets().add({row("a", "u1", "1")}, upload).value();
  const auto again = datasets().add({row("a", "u1", "2")}, upload);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "repeated");
  EXPECT_THAT(covered(), ElementsAre("1"));
  EXPECT_EQ(datasets().upload_of_key("8/k").value()->revision, first.revision);
  EXPECT_FALSE(datasets().upload_of_key("8/other").value());
}

TEST_P(DatasetStore, KeepsDatasetsApart) {
  add({row("a", "u1", "1")});
  auto other = row("a", "u1", "7");
  other.dataset = "survey";
  const auto newest = add({other});
  EXPECT_THAT(covered(), ElementsAre("1"));
  EXPECT_LT(datasets().rows("dinas", "immunisation", std::nullopt, {}).value().revision, newest);
  EXPECT_THAT(datasets().rows("other", "immunisation", std::nullopt, {}).value().rows, IsEmpty());
}

TEST_P(DatasetStore, StoresAllRowsOrNone) {
  auto bad = row("b", "u1", "2");
  bad.row.emplace("note", std::string("\xFF"));
  const auto refused = datasets().add({row("a", "u1", "1"), bad}, "idl.csv", std::nullopt, minutes(1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().failure, Failure::invalid);
  EXPECT_THAT(covered(), IsEmpty());
  EXPECT_EQ(datasets().rows("dinas", "immunisation", std::nullopt, {}).value().revision, 0);
}

TEST_P(DatasetStore, HasTheRowsOfACommandWithThatCommand) {
  const CaseId id = cases().new_id().value();
  auto change = example_change(example_case(id, PersonId{1}));
  change.rows = {row("a", "u1", "1")};
  ASSERT_EQ(cases().commit(change).value(), Committed::done);
  EXPECT_THAT(covered(), ElementsAre("1"));

  auto stale = example_change(example_case(id, PersonId{1}, 7));
  stale.rows = {row("a", "u1", "99")};
  ASSERT_EQ(cases().commit(stale).value(), Committed::stale);
  EXPECT_THAT(covered(), ElementsAre("1"));
}

TEST_P(DatasetStore, KeepsItsRowsOverARestart) {
  const auto revision = add({row("a", "u1", "1")});
  data_->reopen();
  EXPECT_THAT(covered(), ElementsAre("1"));
  EXPECT_GT(add({row("b", "u1", "2")}), revision);
}

}  // namespace
}  // namespace jenjang::contract
