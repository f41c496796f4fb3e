// A bigger city made of the demo city's sheets.
#include <set>

#include "scenario/demo_city.hpp"
#include "service/demo_crowd.hpp"
#include "service/demo_habits.hpp"

namespace jenjang::test {
namespace {

std::vector<std::string> values_of(const service::Sheet& sheet, const std::string& column) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at < sheet.header.size(); ++at)
    if (sheet.header[at].text == column)
      for (const auto& row : sheet.rows) values.push_back(row[at].text);
  return values;
}

TEST(DemoCrowd, HasSoManyPeopleWithNumbersAndPostsOfTheirOwn) {
  auto crowd = service::crowd_of(shipped_sheets(), 300);
  ASSERT_TRUE(crowd);
  auto numbers = values_of(crowd->organisation.people, "number");
  EXPECT_EQ(numbers.size(), 300u);
  EXPECT_EQ(std::set<std::string>(numbers.begin(), numbers.end()).size(), 300u);
  auto posts = values_of(crowd->organisation.positions, "code");
  EXPECT_EQ(std::set<std::string>(posts.begin(), posts.end()).size(), posts.size());
}

TEST(DemoCrowd, KeepsTwoInFiveOnContract) {
  auto crowd = service::crowd_of(shipped_sheets(), 300);
  ASSERT_TRUE(crowd);
  auto kinds = values_of(crowd->organisation.people, "kind");
  auto contract = std::count_if(kinds.begin(), kinds.end(), [](const std::string& kind) { return kind != "pns"; });
  EXPECT_GE(contract, 108);  // 36 %
  EXPECT_LE(contract, 135);  // 45 %
}

TEST(DemoCrowd, IsTheSameEachTime) {
  EXPECT_EQ(values_of(service::crowd_of(shipped_sheets(), 90)->organisation.people, "name"),
            values_of(service::crowd_of(shipped_sheets(), 90)->organisation.people, "name"));
}

TEST(DemoCrowd, IsNoLargerThanItsNumbersAllow) {
  EXPECT_FALSE(service::crowd_of(shipped_sheets(), 5000));
  EXPECT_FALSE(service::crowd_of(shipped_sheets(), 10)) << "the city's own people are more";
}

// ---- what habits lay over a form

Json laid(const char* wish, const char* found) {
  service::Draw draw("test");
  return service::laid_over(*parse_json(wish, 1000), *parse_json(found, 1000), draw,
                            [](const Name& entry) { return Json(Json::Array{entry}); });
}

TEST(DemoHabits, ObjectOverAListGoesOverEachRow) {
  EXPECT_EQ(laid(R"({"rows":{"done":7}})", R"({"rows":[{"what":"a"},{"what":"b"}],"story":"s"})"),
            *parse_json(R"({"rows":[{"done":7,"what":"a"},{"done":7,"what":"b"}],"story":"s"})", 1000));
}

TEST(DemoHabits, RangeBecomesANumberBetween) {
  auto number = laid(R"("60..95")", "null").integer();
  ASSERT_TRUE(number);
  EXPECT_GE(*number, 60);
  EXPECT_LE(*number, 95);
  EXPECT_EQ(laid(R"("a..b")", "null"), Json("a..b"));
}

TEST(DemoHabits, PeopleAreThoseOfTheEntry) { EXPECT_EQ(laid(R"("@peers")", "null"), Json(Json::Array{"peers"})); }

}  // namespace
}  // namespace jenjang::test
