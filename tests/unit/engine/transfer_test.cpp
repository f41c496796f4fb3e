// Transfers: whom a step asks, and whose department's section it shows, when the directory changes under a case
// (engine.md 11, 15).
#include "unit/engine/case_kit.hpp"

namespace jenjang::engine {
namespace {

TEST(Transfer, TheNextStepAsksTheSuperiorOfThatDay) {  // (11)
  auto made = at_draft();
  made.city.people["superior of subject"] = {holder(suryadi)};
  ASSERT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(2)));
  EXPECT_EQ(made.may_act(), Persons{suryadi});
}

TEST(Transfer, AnOpenTaskStaysWithWhomItWasOpenedFor) {  // (11)
  auto made = at_agree();
  made.city.people["superior of subject"] = {holder(suryadi)};
  EXPECT_FALSE(made.decide(on("2026-01-07"), suryadi, "agree"));
  EXPECT_EQ(made.rejected(), "NotYours");
  EXPECT_TRUE(made.decide(on("2026-01-07"), hendra, "agree"));
}

TEST(Transfer, AReturnedStepAsksAnew) {  // (5, 11)
  auto made = at_agree();
  ASSERT_TRUE(made.decide(on("2026-01-07"), hendra, "return", {}, "again"));
  made.city.people["superior of subject"] = {plt(suryadi)};
  ASSERT_TRUE(made.decide(on("2026-01-08"), rina, "submit", plan(3)));
  EXPECT_EQ(made.may_act(), Persons{suryadi});
  EXPECT_EQ(made.task().may_act.front().capacity, Capacity::plt);
}

TEST(Transfer, TheDepartmentStaysThatOfTheDayOfTheStart) {  // (15)
  auto made = at_draft();
  made.city.subject.department = std::nullopt;
  made.city.subject.unit = "dinas-perhubungan";
  EXPECT_EQ(forms_of(made.rules, made.state, "draft").size(), 2u);
  ASSERT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(2)));
  EXPECT_EQ(made.state.unit, "puskesmas-palaran");
  EXPECT_EQ(made.state.department, "dinas-kesehatan");
}

}  // namespace
}  // namespace jenjang::engine
