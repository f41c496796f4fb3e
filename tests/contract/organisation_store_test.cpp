// What every OrganisationStore promises.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::Organisation;

Date day(int number) { return Date(std::chrono::days(20'000 + number)); }

// Ids as an import gives them: places in its lists.
Organisation clinic() {
  Organisation all;
  all.units = {{"kota", "Pemerintah Kota", ""}, {"puskesmas", "Puskesmas", "kota"}};
  all.positions = {{PositionId{1}, "kepala", "Kepala Puskesmas", "puskesmas", std::nullopt, true},
                   {PositionId{2}, "perawat-1", "Perawat", "puskesmas", PositionId{1}, false}};
  all.people = {{PersonId{1}, "1968", "pns", "Hendra", true, day(0)},
                {PersonId{2}, "1991", "pppk", "Siti", false, day(1)}};
  all.holdings = {{PersonId{1}, PositionId{1}, {day(0), std::nullopt}},
                  {PersonId{2}, PositionId{2}, {day(1), day(90)}}};
  all.roles = {{PersonId{2}, "hr-officer", "puskesmas", {day(2), std::nullopt}},
               {PersonId{1}, "judge", "", {day(2), day(3)}}};
  all.mandates = {{MandateId{1}, engine::Capacity::plh, PositionId{1}, PersonId{2}, "821/1", {day(5), day(9)}}};
  return all;
}

class OrganisationStore : public StoreContract {
 protected:
  std::shared_ptr<const service::Directory> replace(const Organisation& organisation) {
    auto replaced = organisation_store().replace(organisation, "test", minutes(1));
    EXPECT_TRUE(replaced) << replaced.error().code;
    return *replaced;
  }
  service::OrganisationStore& organisation_store() { return data_->stores().organisation(); }
  static PersonId id_of(const service::Directory& directory, const std::string& number) {
    for (const auto& person : directory.organisation().people) {
      if (person.number == number) return person.id;
    }
    return {};
  }
};
JENJANG_ALL_ADAPTERS(OrganisationStore);

TEST_P(OrganisationStore, BeginsEmpty) {
  const auto directory = organisation_store().current().value();
  EXPECT_EQ(directory->revision(), 0);
  EXPECT_TRUE(directory->organisation().people.empty());
}

TEST_P(OrganisationStore, GivesBackTheWholeOrganisationAlsoAfterARestart) {
  const auto made = replace(clinic());
  EXPECT_EQ(organisation_store().current().value(), made);
  data_->reopen();
  const auto read = organisation_store().current().value();
  EXPECT_EQ(read->revision(), made->revision());
  for (const auto* directory : {made.get(), read.get()}) {
    const Organisation& all = directory->organisation();
    ASSERT_EQ(all.units.size(), 2u);
    EXPECT_EQ(all.units[0].parent, "");
    EXPECT_EQ(all.units[1].code, "puskesmas");
    EXPECT_EQ(all.units[1].name, "Puskesmas");
    EXPECT_EQ(all.units[1].parent, "kota");
    ASSERT_EQ(all.positions.size(), 2u);
    EXPECT_EQ(all.positions[1].code, "perawat-1");
    EXPECT_EQ(all.positions[1].title, "Perawat");
    EXPECT_EQ(all.positions[1].unit, "puskesmas");
    EXPECT_EQ(all.positions[1].parent, all.positions[0].id);
    EXPECT_TRUE(all.positions[0].heads_unit);
    EXPECT_FALSE(all.positions[0].parent);
    ASSERT_EQ(all.people.size(), 2u);
    EXPECT_EQ(all.people[1].number, "1991");
    EXPECT_EQ(all.people[1].kind, "pppk");
    EXPECT_EQ(all.people[1].name, "Siti");
    EXPECT_FALSE(all.people[1].active);
    EXPECT_EQ(all.people[1].since, day(1));
    ASSERT_EQ(all.holdings.size(), 2u);
    EXPECT_EQ(all.holdings[1].person, all.people[1].id);
    EXPECT_EQ(all.holdings[1].position, all.positions[1].id);
    EXPECT_EQ(all.holdings[1].span.from, day(1));
    EXPECT_EQ(all.holdings[1].span.to, day(90));
    EXPECT_FALSE(all.holdings[0].span.to);
    ASSERT_EQ(all.roles.size(), 2u);
    EXPECT_EQ(all.roles[0].role, "hr-officer");
    EXPECT_EQ(all.roles[0].unit, "puskesmas");
    EXPECT_EQ(all.roles[1].unit, "");
    ASSERT_EQ(all.mandates.size(), 1u);
    EXPECT_EQ(all.mandates[0].capacity, engine::Capacity::plh);
    EXPECT_EQ(all.mandates[0].position, all.positions[0].id);
    EXPECT_EQ(all.mandates[0].person, all.people[1].id);
    EXPECT_EQ(all.mandates[0].number, "821/1");
    EXPECT_EQ(all.mandates[0].span.to, day(9));
  }
}

TEST_P(OrganisationStore, KeepsTheIdsOfPeoplePositionsAndOrders) {
  const auto before = replace(clinic());
  Organisation turned = clinic();
  std::reverse(turned.people.begin(), turned.people.end());
  std::reverse(turned.positions.begin(), turned.positions.end());
  for (auto& person : turned.people) person.id = PersonId{number_of(person.id) + 70};
  for (auto* list : {&turned.holdings}) {
    for (auto& holding : *list) holding.person = PersonId{number_of(holding.person) + 70};
  }
  for (auto& role : turned.roles) role.person = PersonId{number_of(role.person) + 70};
  for (auto& mandate : turned.mandates) {
    mandate.person = PersonId{number_of(mandate.person) + 70};
    mandate.id = MandateId{99};
    mandate.span.to = std::nullopt;  // prolonged: the same order
  }
  turned.mandates.insert(
      turned.mandates.begin(),
      {MandateId{98}, engine::Capacity::plt, PositionId{2}, PersonId{71}, "821/9", {day(5), day(9)}});
  const auto after = replace(turned);
  EXPECT_GT(after->revision(), before->revision());
  for (const char* number : {"1968", "1991"}) EXPECT_EQ(id_of(*after, number), id_of(*before, number));
  EXPECT_EQ(after->organisation().positions[1].code, before->organisation().positions[0].code);
  EXPECT_EQ(after->organisation().positions[1].id, before->organisation().positions[0].id);
  EXPECT_EQ(after->organisation().mandates[1].id, before->organisation().mandates[0].id);
  EXPECT_NE(after->organisation().mandates[0].id, after->organisation().mandates[1].id);
  EXPECT_EQ(after->organisation().holdings[1].person, id_of(*before, "1991"));
}

TEST_P(OrganisationStore, GivesSomeoneWhoComesBackHisIdAndNobodyElse) {
  const PersonId siti = id_of(*replace(clinic()), "1991");
  Organisation without = clinic();
  without.people.pop_back();
  without.holdings.pop_back();
  without.roles.erase(without.roles.begin());
  without.mandates.clear();
  without.people.push_back({PersonId{5}, "1999", "pns", "Baru", true, day(2)});
  const auto second = replace(without);
  EXPECT_EQ(id_of(*second, "1991"), PersonId{});
  EXPECT_NE(id_of(*second, "1999"), siti);
  EXPECT_EQ(second->organisation().people.size(), 2u);
  EXPECT_EQ(id_of(*replace(clinic()), "1991"), siti);
}

TEST_P(OrganisationStore, ReplacesNothingWhenSomebodyIsMissing) {
  const auto before = replace(clinic());
  Organisation broken = clinic();
  broken.people[0].name = "Diganti";
  broken.holdings.push_back({PersonId{77}, PositionId{1}, {day(0), std::nullopt}});
  const auto refused = organisation_store().replace(broken, "test", minutes(2));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().failure, Failure::invalid);
  EXPECT_EQ(organisation_store().current().value(), before);
  data_->reopen();
  EXPECT_EQ(organisation_store().current().value()->revision(), before->revision());
  EXPECT_EQ(organisation_store().current().value()->organisation().people[0].name, "Hendra");
}

}  // namespace
}  // namespace jenjang::contract
