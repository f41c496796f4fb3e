#include <gtest/gtest.h>

#include <chrono>

#include "base/limits.hpp"
#include "small_city.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;
using engine::Capacity;

const Date today = day("2026-01-26");

std::vector<PersonId> people_of(const engine::PeopleFound& found) {
  std::vector<PersonId> people;
  for (const auto& actor : found.actors) people.push_back(actor.person);
  return people;
}
std::vector<PersonId> people_meant(const Directory& directory, const engine::Phrase& phrase, PersonId subject,
                                   bool no_acting = false) {
  return people_of(directory.resolve(phrase, subject, today, no_acting));
}

TEST(Directory, FindsTheSuperiorOfThePositionHeld) {
  Directory directory(organisation(), 1);
  auto found = directory.resolve(superior_of(subject()), nurse, today, false);
  ASSERT_EQ(found.actors.size(), 1u);
  EXPECT_EQ(found.actors[0].person, kapus);
  EXPECT_EQ(found.actors[0].capacity, Capacity::holder);
  EXPECT_EQ(found.actors[0].position, PositionId{3});
  EXPECT_FALSE(found.actors[0].mandate);
}

TEST(Directory, WalksPositionsEvenThroughAVacantOne) {
  Organisation all = organisation();
  leaves(all, kapus, "2025-12-31");
  Directory directory(all, 1);
  EXPECT_TRUE(people_meant(directory, superior_of(subject()), nurse).empty());
  EXPECT_EQ(people_meant(directory, superior_of(superior_of(subject())), nurse), std::vector{kadis});
}

TEST(Directory, HasNobodyAboveTheTop) {
  Directory directory(organisation(), 1);
  EXPECT_TRUE(people_meant(directory, superior_of(subject()), mayor).empty());
}

TEST(Directory, LetsThePltActOnlyWhileThePositionIsVacant) {
  Organisation all = organisation();
  mandate(all, 7, Capacity::plt, PositionId{2}, kadisdik, "2026-01-01", "2026-03-31");
  EXPECT_EQ(people_meant(Directory(all, 1), superior_of(subject()), kapus), std::vector{kadis});
  leaves(all, kadis, "2025-12-31");
  auto found = Directory(all, 1).resolve(superior_of(subject()), kapus, today, false);
  ASSERT_EQ(found.actors.size(), 1u);
  EXPECT_EQ(found.actors[0].person, kadisdik);
  EXPECT_EQ(found.actors[0].capacity, Capacity::plt);
  EXPECT_EQ(found.actors[0].position, PositionId{2});
  EXPECT_EQ(found.actors[0].mandate, MandateId{7});
}

TEST(Directory, LetsThePltActToTheLastDayOfTheOrderAndNotAfter) {
  Organisation all = organisation();
  leaves(all, kadis, "2025-12-31");
  mandate(all, 7, Capacity::plt, PositionId{2}, kadisdik, "2026-01-01", "2026-03-31");
  Directory directory(all, 1);
  EXPECT_EQ(directory.resolve(superior_of(subject()), kapus, day("2026-03-31"), false).actors.size(), 1u);
  EXPECT_TRUE(directory.resolve(superior_of(subject()), kapus, day("2026-04-01"), false).actors.empty());
}

TEST(Directory, LetsThePlhActInPlaceOfAnAbsentHolder) {
  Organisation all = organisation();
  mandate(all, 8, Capacity::plh, PositionId{3}, midwife, "2026-01-20", "2026-01-30");
  Directory directory(all, 1);
  auto found = directory.resolve(superior_of(subject()), nurse, today, false);
  ASSERT_EQ(found.actors.size(), 1u);
  EXPECT_EQ(found.actors[0].person, midwife);
  EXPECT_EQ(found.actors[0].capacity, Capacity::plh);
  EXPECT_EQ(found.actors[0].mandate, MandateId{8});
  EXPECT_EQ(people_of(directory.resolve(superior_of(subject()), nurse, day("2026-02-02"), false)), std::vector{kapus});
}

TEST(Directory, KnowsNoActingOfficerWhereNoneIsWanted) {
  Organisation all = organisation();
  mandate(all, 8, Capacity::plh, PositionId{3}, midwife, "2026-01-20", "2026-01-30");
  EXPECT_EQ(people_meant(Directory(all, 1), superior_of(subject()), nurse, true), std::vector{kapus});
  leaves(all, kadis, "2025-12-31");
  mandate(all, 7, Capacity::plt, PositionId{2}, kadisdik, "2026-01-01", "2026-03-31");
  EXPECT_TRUE(people_meant(Directory(all, 1), superior_of(subject()), kapus, true).empty());
}

TEST(Directory, NeverResolvesToAnInactivePerson) {
  Organisation all = organisation();
  for (Person& person : all.people) person.active = person.id != kapus && person.id != nurse && person.id != admin_a;
  Directory directory(all, 1);
  EXPECT_TRUE(people_meant(directory, superior_of(subject()), midwife).empty());
  EXPECT_TRUE(people_meant(directory, subject(), nurse).empty());
  EXPECT_EQ(people_meant(directory, role("admin-kinerja"), midwife), std::vector{admin_b});
}

TEST(Directory, FindsNobodyForAPersonWithoutAPosition) {
  Organisation all = organisation();
  leaves(all, nurse, "2025-12-31");
  Directory directory(all, 1);
  EXPECT_TRUE(people_meant(directory, superior_of(subject()), nurse).empty());
  EXPECT_EQ(people_meant(directory, subject(), nurse), std::vector{nurse});
  EXPECT_EQ(people_meant(directory, role_in_unit_of("tim-pengelola-kinerja", subject()), nurse),
            std::vector{team_city});
  EXPECT_EQ(directory.unit_of(nurse, today), "");
}

TEST(Directory, TakesTheRoleOfTheNearestUnitUpwards) {
  Directory directory(organisation(), 1);
  auto team = role_in_unit_of("tim-pengelola-kinerja", subject());
  EXPECT_EQ(people_meant(directory, team, nurse), std::vector{team_health});
  EXPECT_EQ(people_meant(directory, team, teacher), std::vector{team_city});
  auto found = directory.resolve(team, nurse, today, false);
  EXPECT_EQ(found.actors[0].capacity, Capacity::role);
  EXPECT_EQ(found.actors[0].role, "tim-pengelola-kinerja");
  EXPECT_EQ(found.actors[0].position, PositionId{11});
}

TEST(Directory, TakesEveryHolderOfARoleAnywhere) {
  Directory directory(organisation(), 1);
  EXPECT_EQ(people_meant(directory, role("admin-kinerja"), nurse), (std::vector{admin_a, admin_b}));
  EXPECT_EQ(people_meant(directory, role("tim-pengelola-kinerja"), nurse), (std::vector{team_city, team_health}));
  EXPECT_TRUE(people_meant(directory, role("nobody-has-it"), nurse).empty());
}

TEST(Directory, FindsTheHeadOfTheUnitOfThePosition) {
  Directory directory(organisation(), 1);
  EXPECT_EQ(people_meant(directory, head_of_unit_of(subject()), teacher), std::vector{kadisdik});
  EXPECT_EQ(people_meant(directory, head_of_unit_of(superior_of(subject())), kapus), std::vector{kadis});
}

TEST(Directory, SeesAllWhoLieBelowAtAnyDepth) {
  Directory directory(organisation(), 1);
  EXPECT_EQ(directory.subordinates(kadis, today), (std::vector{kapus, team_health, nurse, midwife}));
  EXPECT_TRUE(directory.subordinates(nurse, today).empty());
  EXPECT_TRUE(directory.is_above(mayor, nurse, today));
  EXPECT_FALSE(directory.is_above(kadisdik, nurse, today));
  EXPECT_FALSE(directory.is_above(nurse, nurse, today));
}

TEST(Directory, CountsWhatAPersonActsInAsHisOwn) {
  Organisation all = organisation();
  leaves(all, kadis, "2025-12-31");
  mandate(all, 7, Capacity::plt, PositionId{2}, kadisdik, "2026-01-01", "2026-03-31");
  Directory directory(all, 1);
  EXPECT_TRUE(directory.is_above(kadisdik, nurse, today));
  EXPECT_FALSE(directory.is_above(kadisdik, nurse, day("2026-04-01")));
  ASSERT_EQ(directory.mandates_of(kadisdik, today).size(), 1u);
  EXPECT_EQ(directory.subordinates(kadisdik, today).size(), 6u);
}

TEST(Directory, KnowsUnitsAboveAndBelow) {
  Directory directory(organisation(), 1);
  EXPECT_EQ(directory.unit_and_above("puskesmas-palaran"),
            (std::vector<UnitCode>{"puskesmas-palaran", "dinas-kesehatan", "kota"}));
  EXPECT_EQ(directory.unit_and_below("dinas-kesehatan"),
            (std::vector<UnitCode>{"dinas-kesehatan", "puskesmas-palaran"}));
  EXPECT_TRUE(directory.is_within("puskesmas-palaran", "kota"));
  EXPECT_FALSE(directory.is_within("puskesmas-palaran", "dinas-pendidikan"));
  EXPECT_TRUE(directory.is_within("puskesmas-palaran", ""));
  EXPECT_TRUE(directory.unit_and_below("no-such-unit").empty());
}

TEST(Directory, ChecksARoleForAUnitAndThoseBelow) {
  Directory directory(organisation(), 1);
  EXPECT_TRUE(directory.holds_role(team_health, "tim-pengelola-kinerja", "puskesmas-palaran", today));
  EXPECT_FALSE(directory.holds_role(team_health, "tim-pengelola-kinerja", "dinas-pendidikan", today));
  EXPECT_TRUE(directory.holds_role(admin_a, "admin-kinerja", "dinas-pendidikan", today));
  EXPECT_EQ(directory.roles_of(admin_a, today), std::vector<Name>{"admin-kinerja"});
}

TEST(Directory, EndsOnATreeThatRunsInACircle) {
  Organisation all = organisation();
  for (Unit& unit : all.units)
    if (unit.code == "kota") unit.parent = "puskesmas-palaran";
  for (Position& position : all.positions)
    if (position.id == PositionId{1}) position.parent = PositionId{4};
  Directory directory(all, 1);
  EXPECT_FALSE(directory.is_within("puskesmas-palaran", "dinas-pendidikan"));
  EXPECT_LE(directory.unit_and_above("kota").size(), all.units.size());
  EXPECT_FALSE(directory.is_above(teacher, nurse, today));
  EXPECT_LE(directory.subordinates(kapus, today).size(), all.people.size());
}

TEST(Directory, SurvivesBeingCopiedAndMoved) {
  auto first = std::make_unique<Directory>(organisation(), 4);
  Directory copy = *first;
  first.reset();
  Directory moved = std::move(copy);
  EXPECT_EQ(people_meant(moved, superior_of(subject()), nurse), std::vector{kapus});
  EXPECT_EQ(moved.revision(), 4);
  EXPECT_EQ(moved.person(nurse)->name, "Siti");
}

// 10,000 people in 1,000 units: what a phrase costs, printed; the bound only catches an accidental scan of everybody.
TEST(Directory, ResolvesAmongTenThousandPeopleWithoutLookingAtAllOfThem) {
  Organisation all;
  for (int unit = 0; unit < 1000; ++unit)
    all.units.push_back({"u" + std::to_string(unit), "Unit", unit ? "u" + std::to_string(unit / 10) : ""});
  for (int id = 1; id <= 10'000; ++id) {
    all.positions.push_back({PositionId{id}, "p" + std::to_string(id), "Analis", "u" + std::to_string(id % 1000),
                             id > 1 ? std::optional(PositionId{id / 10 + (id < 10 ? 1 : 0)}) : std::nullopt, false});
    all.people.push_back({PersonId{id}, std::to_string(id), "pns", "Nama", true, day("2020-01-01")});
    all.holdings.push_back({PersonId{id}, PositionId{id}, {day("2020-01-01"), std::nullopt}});
  }
  all.roles.push_back({PersonId{5}, "tim", "", {day("2020-01-01"), std::nullopt}});
  Directory directory(std::move(all), 1);
  auto upper = superior_of(superior_of(subject()));
  auto team = role_in_unit_of("tim", subject());
  auto begin = std::chrono::steady_clock::now();
  std::size_t found = 0;
  for (int id = 1; id <= 10'000; ++id) {
    found += directory.resolve(upper, PersonId{id}, today, false).actors.size();
    found += directory.resolve(team, PersonId{id}, today, false).actors.size();
  }
  std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;
  EXPECT_GT(found, 10'000u);
  RecordProperty("microseconds_a_phrase", std::to_string(spent.count() / 20'000));
  EXPECT_LT(spent.count() / 20'000, 200.0);
}

}  // namespace
}  // namespace jenjang::service
