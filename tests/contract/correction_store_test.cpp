// What every CorrectionStore promises.
#include "contract/adapters.hpp"

namespace jenjang::contract {
namespace {

using service::Correction;

Correction asked(PersonId by, Name dataset = "immunisation") {
  Correction one;
  one.case_id = CaseId{7};
  one.plugin = "dinas-kesehatan";
  one.dataset = std::move(dataset);
  one.field = "dinas-kesehatan.idl";
  one.label = both("Cakupan", "Coverage");
  one.asked_by = by;
  one.asked_at = Time(std::chrono::minutes(1));
  one.text = "Terhitung dua kali.";
  return one;
}

Correction answered(std::int64_t id, std::string status) {
  Correction one;
  one.id = id;
  one.status = std::move(status);
  one.answer = "Sudah diperbaiki.";
  one.answered_by = PersonId{9};
  one.answered_at = Time(std::chrono::minutes(2));
  return one;
}

class CorrectionStore : public StoreContract {};
JENJANG_ALL_ADAPTERS(CorrectionStore);

TEST_P(CorrectionStore, GivesBackWhatWasAskedAlsoAfterARestart) {
  const auto id = corrections().ask(asked(PersonId{4})).value();
  data_->reopen();
  const auto found = corrections().correction(id).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->label, both("Cakupan", "Coverage"));
  EXPECT_EQ(found->status, "open");
  EXPECT_EQ(found->text, "Terhitung dua kali.");
  EXPECT_FALSE(found->answered_at);
  EXPECT_FALSE(corrections().correction(id + 1).value());
}

TEST_P(CorrectionStore, TakesTheFirstAnswerOnly) {
  const auto id = corrections().ask(asked(PersonId{4})).value();
  EXPECT_TRUE(corrections().answer(answered(id, "accepted")).value());
  EXPECT_FALSE(corrections().answer(answered(id, "declined")).value());
  EXPECT_EQ(corrections().correction(id).value()->status, "accepted");
}

TEST_P(CorrectionStore, ListsThoseOfAPersonNewestFirst) {
  const auto first = corrections().ask(asked(PersonId{4})).value();
  (void)corrections().ask(asked(PersonId{5})).value();
  const auto second = corrections().ask(asked(PersonId{4})).value();
  const auto mine = corrections().asked_by(PersonId{4}, 10).value();
  ASSERT_EQ(mine.size(), 2u);
  EXPECT_EQ(mine[0].id, second);
  EXPECT_EQ(mine[1].id, first);
}

TEST_P(CorrectionStore, ListsThoseOfADatasetOpenOnesFirst) {
  const auto first = corrections().ask(asked(PersonId{4})).value();
  const auto second = corrections().ask(asked(PersonId{4})).value();
  (void)corrections().ask(asked(PersonId{4}, "outreach")).value();
  (void)corrections().answer(answered(second, "declined")).value();
  const std::vector<std::pair<Name, Name>> kept{{"dinas-kesehatan", "immunisation"}};
  const auto all = corrections().asked_of(kept, 10).value();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].id, first);
  EXPECT_EQ(all[1].id, second);
  EXPECT_TRUE(corrections().asked_of({}, 10).value().empty());
}

}  // namespace
}  // namespace jenjang::contract
