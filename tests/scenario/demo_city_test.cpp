// What the README promises of the demo city on Monday 26 January 2026, 08:00: it comes out of the real engine, so a
// story that the rules do not allow fails here, with its line.
#include "scenario/demo_city.hpp"

#include "engine/codec.hpp"
#include "service/verify.hpp"

namespace jenjang::test {
namespace {

class DemoCity : public DemoCityTest {
 protected:
  /// Plans that wait for this person's dialogue and decision.
  std::vector<Json> plans_before(const std::string& login) {
    std::vector<Json> rows;
    const Json open = inbox(login);
    for (const Json& row : items(open["rows"]))
      if (row["step"].text_or("en") == "Dialogue and decision of the assessing superior") rows.push_back(row);
    return rows;
  }
  /// How many of these people's plans are at each step; "agreed" where one has ended.
  std::map<std::string, int> states_of(const std::vector<PersonId>& people) {
    std::map<std::string, int> states;
    auto rows = city().cases.cases_of(people, 1000);
    for (const auto& row : *rows) {
      if (row.workflow != "target-setting" || row.period != "2026") continue;
      auto state = engine::state_from(*parse_json(row.state, row.state.size()));
      ++states[state->outcome ? *state->outcome : *state->here];
    }
    return states;
  }
};

TEST_F(DemoCity, HasSixtyTwoPeopleOfWhomTwoInFiveAreOnContract) {
  auto directory = *city().organisation.current();
  const auto& people = directory->organisation().people;
  auto on_contract =
      std::count_if(people.begin(), people.end(), [](const auto& person) { return person.kind != "pns"; });
  EXPECT_EQ(people.size(), 62u);
  EXPECT_EQ(on_contract, 25);  // 40,3 %
}

TEST_F(DemoCity, OpensOnTheMorningOf26January) {
  Json demo = house().pages().demo();
  EXPECT_EQ(demo.text_or("today"), "2026-01-26");
  EXPECT_EQ(demo.text_or("now").substr(0, 16), "2026-01-26T00:00");
}

TEST_F(DemoCity, KnowsItsCastAfterARestart) {
  Json demo = house().pages().demo();
  EXPECT_EQ(demo.text_or("password"), "jenjang");
  ASSERT_EQ(items(demo["cast"]).size(), 17u);
  EXPECT_EQ(items(demo["cast"]).front().text_or("login"), "siti");
  EXPECT_EQ(items(demo["cast"]).front().text_or("position"), "Perawat Terampil");
  for (const Json& card : items(demo["cast"])) {
    EXPECT_FALSE(card["try"].text_or("id").empty()) << card.text_or("login");
    EXPECT_FALSE(card["try"].text_or("en").empty()) << card.text_or("login");
    auto session = house().accounts().sign_in(card.text_or("login"), "jenjang", "127.0.0.1");
    EXPECT_TRUE(session) << card.text_or("login");
  }
}

TEST_F(DemoCity, GivesHendraTwentyEightPeopleInEveryState) {
  auto directory = *city().organisation.current();
  auto people = directory->subordinates(person("hendra"), *date_from("2026-01-26"));
  ASSERT_EQ(people.size(), 28u);  // 25 who were there in 2025, three who came in January
  std::map<std::string, int> expected{{"expect", 2}, {"draft", 5}, {"agree", 6}, {"verify", 4}, {"agreed", 11}};
  EXPECT_EQ(states_of(people), expected);
}

TEST_F(DemoCity, LeavesSixPlansToSuryadiOnTheirLastDay) {
  auto plans = plans_before("suryadi");
  ASSERT_EQ(plans.size(), 6u);
  for (const Json& row : plans) EXPECT_EQ(row["days_left"].integer(), 0);
}

TEST_F(DemoCity, GivesSuryadisPlansToHisSuperiorOneDayLater) {
  EXPECT_TRUE(plans_before("hartati").empty());
  move_to("2026-01-27");
  auto plans = plans_before("hartati");
  ASSERT_EQ(plans.size(), 6u);
  for (const Json& row : plans) EXPECT_EQ(row["escalated"], Json(true));
  EXPECT_EQ(plans_before("suryadi").size(), 6u) << "he still may decide";
}

TEST_F(DemoCity, LetsAyuActForTheVacantHeadUntilHerOrderEnds) {
  EXPECT_EQ(plans_before("ayu").size(), 4u);  // Hendra, Rahmat, Fajar, and Dian's plan that Hendra left unanswered
  auto directory = *city().organisation.current();
  EXPECT_EQ(directory->mandates_of(person("ayu"), *date_from("2026-03-31")).size(), 1u);
  EXPECT_TRUE(directory->mandates_of(person("ayu"), *date_from("2026-04-01")).empty());
}

TEST_F(DemoCity, ReplaysWithoutAFault) {
  auto verified = service::verify(city());
  ASSERT_TRUE(verified);
  // 57 people of 2025: a plan, four quarters, a year, twelve months; 61 plans of 2026; three promotions.
  EXPECT_EQ(verified->cases, 57 * (1 + 4 + 1 + 12) + 61 + 3);
  EXPECT_TRUE(verified->faults.empty());
  EXPECT_EQ(verified->chain_only, 0);
}

TEST_F(DemoCity, CanBeFinishedByItsPeople) {
  service::DecideRequest plan;
  plan.choice = "submit";
  plan.entered["kinerja.plan"] = *parse_json(
      R"({"targets":[{"result":"Murid kelas satu lancar membaca","priority":"utama","aspect":"kualitas","measure":"Persentase murid","target":90}]})",
      1 << 16);
  plan.entered["dinas-pendidikan.plan"] = *parse_json(R"({"programme_share":30,"ikm_share":30})", 1 << 10);
  EXPECT_EQ(decide("maria", case_of("maria"), plan), "");
  service::DecideRequest agree;
  agree.choice = "agree";
  agree.entered["kinerja.plan_review"] = Json::Object{};
  EXPECT_EQ(decide("rosmiati", case_of("maria"), agree), "");
  service::DecideRequest aligned;
  aligned.choice = "aligned";
  EXPECT_EQ(decide("agus", case_of("maria"), aligned), "");
  EXPECT_EQ(page("maria", "maria").text_or("status"), "ended");
}

// ---- a story that is wrong

class DemoStory : public DemoCityTest {
 protected:
  void SetUp() override {}
  /// What making a city from these sheets says.
  std::string made(const service::DemoSheets& sheets) {
    testing::TemporaryDirectory directory;
    auto house = open_house(directory.path());
    auto done = service::make_demo(house->city(), house->cases(), house->scheduler(), sheets, {});
    return done ? "" : std::string(say(done.error().sentence, "en"));
  }
};

std::size_t column(const service::Sheet& sheet, const std::string& name) {
  for (std::size_t i = 0; i < sheet.header.size(); ++i) {
    if (sheet.header[i].text == name) return i;
  }
  throw std::runtime_error(name);
}

TEST_F(DemoStory, MustFollowTheWorkflow) {
  auto sheets = shipped_sheets();
  auto step = column(sheets.story, "step");
  auto row = std::find_if(sheets.story.rows.begin(), sheets.story.rows.end(),
                          [&](const auto& each) { return each[step].text == "expect"; });
  ASSERT_NE(row, sheets.story.rows.end());
  (*row)[step].text = "agree";  // the draft is not open yet
  std::string said = made(sheets);
  EXPECT_NE(said.find("story.csv:" + std::to_string((*row)[step].line) + ":"), std::string::npos) << said;
  EXPECT_NE(said.find("the step “agree” is not open at that time; the case is at “expect”"), std::string::npos) << said;
}

TEST_F(DemoStory, MustRunForwardInTime) {
  auto sheets = shipped_sheets();
  sheets.story.rows[1][column(sheets.story, "at")].text = "2024-12-31 09:00";
  EXPECT_NE(made(sheets).find("story.csv:3:1"), std::string::npos);
}

TEST_F(DemoStory, MustLetTheRightPersonDecide) {
  auto sheets = shipped_sheets();
  sheets.story.rows[1][column(sheets.story, "person")].text = "bambang";  // above her, but not asked
  EXPECT_NE(made(sheets).find("NotYours"), std::string::npos);
}

}  // namespace
}  // namespace jenjang::test
