#include "service/access.hpp"

#include <gtest/gtest.h>

#include "small_city.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;

const Date today = day("2026-01-26");

struct AccessTest : ::testing::Test {
  AccessTest() {
    state.subject = nurse;
    engine::Task task;
    task.may_act = {{kapus, PositionId{3}, engine::Capacity::holder, {}, {}}};
    state.tasks = {task};
    state.steps["verify"].deciders = {team_city};
  }
  Sight sight(PersonId person, bool administrator = false) const {
    return sight_of({person, "", administrator}, state, directory, today);
  }
  Directory directory{organisation(), 1};
  engine::State state;
};

TEST_F(AccessTest, ShowsACaseToItsSubject) { EXPECT_EQ(sight(nurse), Sight::whole); }
TEST_F(AccessTest, ShowsACaseToWhoHasATaskInIt) { EXPECT_EQ(sight(kapus), Sight::whole); }
TEST_F(AccessTest, ShowsACaseToWhoDecidedInIt) { EXPECT_EQ(sight(team_city), Sight::whole); }
TEST_F(AccessTest, ShowsACaseToEveryoneAboveItsSubject) {
  EXPECT_EQ(sight(kadis), Sight::whole);
  EXPECT_EQ(sight(mayor), Sight::whole);
}
TEST_F(AccessTest, HidesACaseFromColleaguesAndOtherOffices) {
  EXPECT_EQ(sight(midwife), Sight::none);
  EXPECT_EQ(sight(kadisdik), Sight::none);
  EXPECT_EQ(sight(teacher), Sight::none);
}
TEST_F(AccessTest, ShowsAnAdministratorOnlyThatACaseIsStuck) {
  EXPECT_EQ(sight(admin_a, true), Sight::none);
  state.incident = engine::Incident{"draft", "nobody", both("a", "b"), {}};
  EXPECT_EQ(sight(admin_a, true), Sight::incident);
  EXPECT_EQ(sight(admin_a, false), Sight::none);
}
TEST_F(AccessTest, ShowsACaseToThePltOnlyDuringTheOrder) {
  Organisation all = organisation();
  leaves(all, kadis, "2025-12-31");
  mandate(all, 1, engine::Capacity::plt, PositionId{2}, kadisdik, "2026-01-01", "2026-03-31");
  directory = Directory(all, 2);
  EXPECT_EQ(sight(kadisdik), Sight::whole);
  EXPECT_EQ(sight_of({kadisdik, "", false}, state, directory, day("2026-04-01")), Sight::none);
}
TEST_F(AccessTest, ShowsANumberOnlyOnOnesOwnPage) {
  EXPECT_TRUE(may_see_number({nurse, "", false}, nurse));
  EXPECT_FALSE(may_see_number({kapus, "", true}, nurse));
}
TEST_F(AccessTest, LetsOnlyAdministratorsRetryAndSeePlugins) {
  EXPECT_TRUE(may_retry({nurse, "", true}));
  EXPECT_FALSE(may_retry({nurse, "", false}));
  EXPECT_TRUE(may_see_plugins({nurse, "", true}));
  EXPECT_FALSE(may_see_plugins({nurse, "", false}));
}

}  // namespace
}  // namespace jenjang::service
