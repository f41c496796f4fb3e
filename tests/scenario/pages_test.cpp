// The pages, as the people of the demo city see them.
#include <set>

#include "scenario/demo_city.hpp"

namespace jenjang::test {
namespace {

class Pages : public DemoCityTest {};

/// Those of target setting for 2026, by the field that says what a row is at: its step or outcome, in English.
std::vector<Json> plans_at(const Json& rows, const std::string& field, const std::string& words) {
  std::vector<Json> found;
  if (const auto* all = rows.array())
    for (const Json& row : *all)
      if (row[field].text_or("en") == words) found.push_back(row);
  return found;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(Pages, CaseTellsTheSubjectWhyItCameBack) {
  Json page = this->page("siti", "siti");
  ASSERT_EQ(items(page["tasks"]).size(), 1u);
  const Json& task = items(page["tasks"]).front();
  EXPECT_EQ(task.text_or("step"), "draft");
  EXPECT_EQ(task["round"].integer(), 2);
  EXPECT_EQ(task["returned"]["by"].text_or("name"), "dr. Hendra Wijaya");
  EXPECT_TRUE(contains(task["returned"].text_or("note"), "Bukuan"));
  EXPECT_EQ(task["returned"]["from"].text_or("en"), "Dialogue and decision of the assessing superior");
}

TEST_F(Pages, FormOpensWithTheAnswersOfTheRoundBefore) {
  Json page = this->page("siti", "siti");
  const Json& sections = items(page["tasks"]).front()["sections"];
  ASSERT_EQ(items(sections).size(), 2u);
  EXPECT_EQ(items(sections)[0].text_or("form"), "kinerja.plan");
  EXPECT_EQ(items(items(sections)[0]["value"]["targets"]).size(), 4u);
  EXPECT_EQ(items(items(sections)[1]["value"]["villages"]).front(), Json("Bukuan"));
}

// 90 + 85 + 50 + 40 + 40 = 305 of 5 × 100 infants: IDL 61,00 %; two of five villages at 80 % or more: UCI 40,00 %
// (host/demo/samarinda/dinas-kesehatan.immunisation.csv; the indicators' rules: plugins/dinas-kesehatan).
TEST_F(Pages, DepartmentsSectionShowsWhatWasMeasuredLastYear) {
  Json page = this->page("siti", "siti");
  const Json& section = items(items(page["tasks"]).front()["sections"])[1];
  EXPECT_EQ(section["department"], Json(true));
  ASSERT_EQ(items(section["measures"]).size(), 2u);
  const Json& coverage = items(section["measures"])[0];
  EXPECT_EQ(coverage.text_or("indicator"), "dinas-kesehatan.idl_coverage");
  EXPECT_EQ(coverage.text_or("value"), "61");
  EXPECT_EQ(coverage.text_or("period"), "2025");
  EXPECT_EQ(coverage["because"].text_or("en"), "305 of 500 infants fully immunised");
  EXPECT_EQ(coverage["standard"].text_or("value"), "95");
  EXPECT_EQ(items(coverage["sources"]).front()["label"].text_or("id"), "Imunisasi dasar tiap kelurahan");
  EXPECT_EQ(items(section["measures"])[1].text_or("value"), "40");
}

TEST_F(Pages, TeacherHasTheCitysAndTheDepartmentsSection) {
  Json page = this->page("maria", "maria");
  const Json& task = items(page["tasks"]).front();
  ASSERT_EQ(items(task["sections"]).size(), 2u);
  EXPECT_EQ(items(task["sections"]).front().text_or("form"), "kinerja.plan");
  ASSERT_EQ(items(task["context"]).size(), 1u);
  EXPECT_EQ(items(task["context"]).front()["by"].text_or("name"), "Rosmiati, S.Pd.");
}

TEST_F(Pages, SuperiorJudgesWithThePlanBeforeHim) {
  Json page = this->page("hendra", "yusuf");
  const Json& task = items(page["tasks"]).front();
  EXPECT_EQ(task.text_or("step"), "agree");
  ASSERT_EQ(items(task["context"]).size(), 2u);
  EXPECT_EQ(items(task["context"])[1].text_or("step"), "draft");
  EXPECT_EQ(items(task["context"])[1]["round"].integer(), 2);
  ASSERT_EQ(items(task["choices"]).size(), 2u);
  EXPECT_EQ(items(task["choices"])[1].text_or("kind"), "back");
  EXPECT_EQ(items(task["choices"])[1]["returns_left"].integer(), 2);
  EXPECT_EQ(items(task["choices"])[1]["note_required"], Json(true));
}

TEST_F(Pages, TimelineNamesTheCapacityAndTheOrder) {
  auto told = sentences(page("hendra", "hendra"), "id");
  EXPECT_EQ(
      told[1],
      "“Kembalikan untuk diperbaiki” oleh drg. Ayu Lestari, M.Kes. (Plt. Kepala Dinas Kesehatan, surat perintah nomor "
      "821.2/1893/BKPSDM/2025); kasus kembali ke langkah “Menyusun SKP”");
}

TEST_F(Pages, TimelineCallsSilenceSilence) {
  auto told = sentences(page("nurhayati", "nurhayati"), "en");
  EXPECT_EQ(told[3],
            "Review by the performance team: no answer until 21 January 2026; by the workflow's rule it goes on as "
            "“Aligned”");
}

TEST_F(Pages, TimelineTellsWhoMayDecideAfterTheDeadlineAndByWhichRule) {
  auto told = sentences(page("dian", "dian"), "id");
  EXPECT_TRUE(contains(told[0], "Lewat batas 21 Januari 2026: drg. Ayu Lestari, M.Kes."));
  EXPECT_TRUE(contains(told[0], "sebagai atasan dari atasan langsung, kini juga dapat memutuskan"));
  EXPECT_TRUE(contains(told[0], "Dasar: PermenPANRB 6/2022 Lampiran, II.C.5"));
}

TEST_F(Pages, CaseTellsWhatHappensNextWhenNobodyAnswers) {
  Json page = this->page("budi", "budi");
  ASSERT_EQ(items(page["here"]).size(), 1u);
  const Json& here = items(page["here"]).front();
  EXPECT_EQ(here["days_left"].integer(), 0);
  EXPECT_EQ(items(here["people"]).front().text_or("name"), "Suryadi, S.Pd., M.Pd.");
  ASSERT_EQ(items(here["next"]).size(), 1u);
  EXPECT_EQ(items(here["next"]).front()["what"].text_or("id"),
            "Bila lewat 26 Januari 2026: Dr. Hj. Sri Hartati, M.Pd. (Kepala Dinas Pendidikan dan Kebudayaan) juga "
            "dapat memutuskan");
}

TEST_F(Pages, DiagramShowsWhereItStandsAndTheWayThatWasGone) {
  Json page = this->page("siti", "siti");
  std::map<std::string, std::string> states;
  for (const Json& node : items(page["diagram"]["nodes"])) states[node.text_or("id")] = node.text_or("state");
  EXPECT_EQ(states["start"], "done");
  EXPECT_EQ(states["expect"], "done");
  EXPECT_EQ(states["draft"], "here");
  EXPECT_EQ(states["agree"], "ahead") << "after the return it lies ahead again";
  bool came_back = false;
  for (const Json& edge : items(page["diagram"]["edges"])) {
    if (edge.text_or("kind") == "back" && edge.text_or("to") == "draft") came_back = edge["taken"] == Json(true);
  }
  EXPECT_TRUE(came_back);
}

TEST_F(Pages, CaseHasANumberThatPeopleCanSay) {
  EXPECT_TRUE(page("siti", "siti").text_or("number").starts_with("SKP-2026-"));
}

TEST_F(Pages, CaseIsUnknownToWhoMayNotSeeIt) {
  auto page = house().pages().page(as("maria"), case_of("siti"));
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().failure, Failure::unknown);
  EXPECT_FALSE(house().pages().page(as("yohanes"), case_of("siti"))) << "an administrator without an incident, too";
  EXPECT_TRUE(house().pages().page(as("ayu"), case_of("siti"))) << "she acts above his superior";
}

TEST_F(Pages, AdministratorOfPerformanceMayCallACaseOff) {
  EXPECT_EQ(page("dewi", "lestari")["may_withdraw"], Json(true));
  EXPECT_EQ(page("agus", "lestari")["may_withdraw"], Json(false));
}

TEST_F(Pages, InboxOffersTheTeamManyAtOnceAndDropsThemWhenOneDecides) {
  const auto batch = [&] {
    std::vector<Json> rows;
    const Json open = inbox("dewi");
    for (const Json& row : items(open["rows"]))
      if (row["batch_choice"].text_or("name") == "aligned") rows.push_back(row);
    return rows;
  };
  ASSERT_EQ(batch().size(), 9u);
  for (const Json& row : batch()) EXPECT_EQ(row["batch"], Json(true));
  service::DecideRequest aligned;
  aligned.choice = "aligned";
  EXPECT_EQ(decide("agus", case_of("lestari"), aligned), "");
  EXPECT_EQ(batch().size(), 8u);
}

TEST_F(Pages, InboxOffersNoBatchWhereAFormIsAsked) {
  Json open = inbox("suryadi");
  for (const Json& row : items(open["rows"])) EXPECT_EQ(row["batch"], Json(false));
}

TEST_F(Pages, InboxTellsWhatADeadlineBroughtAndInWhichCapacity) {
  std::map<std::string, std::pair<std::string, bool>> rows;
  Json open = inbox("ayu");
  for (const Json& row : items(open["rows"])) {
    rows[row["subject"].text_or("name")] = {row.text_or("capacity"), row["escalated"] == Json(true)};
  }
  EXPECT_EQ(rows["Dian Permata, S.Gz."], std::pair(std::string("plt"), true));
  EXPECT_EQ(rows["dr. Hendra Wijaya"], std::pair(std::string("plt"), false));
  EXPECT_EQ(rows["Fajar Nugroho, S.Kom."], std::pair(std::string("holder"), false))
      << "his superior in her own position";
}

TEST_F(Pages, WaitingTabNamesWhoIsWaitedFor) {
  Json waiting = inbox("budi", "waiting");
  ASSERT_EQ(items(waiting["rows"]).size(), 2u) << "his plan, and his objection";
  std::set<std::string> names;
  for (const Json& row : items(waiting["rows"])) {
    EXPECT_EQ(row["mine"], Json(true));
    names.insert(items(row["waiting_for"]).front().text_or("name"));
  }
  EXPECT_EQ(names, (std::set<std::string>{"Dr. Hj. Sri Hartati, M.Pd.", "Suryadi, S.Pd., M.Pd."}));
  EXPECT_EQ(waiting["counts"]["waiting"].integer(), 2);
}

TEST_F(Pages, DoneTabKeepsTheOutcome) {
  Json done = inbox("lina", "done");
  EXPECT_EQ(plans_at(done["rows"], "outcome", "Targets set").size(), 2u) << "of 2025 and of 2026";
}

TEST_F(Pages, UnknownTabIsRefused) { EXPECT_EQ(house().pages().inbox(as("siti"), "besok").error().code, "NoSuchTab"); }

TEST_F(Pages, MyPlanHasMyCasesAndMyUnitsMeasures) {
  auto plans = house().pages().plans(as("lina"));
  ASSERT_TRUE(plans);
  auto set = plans_at((*plans)["rows"], "outcome", "Targets set");
  ASSERT_EQ(set.size(), 2u) << "of 2026 and of 2025";
  EXPECT_EQ(std::max(set[0]["targets"].integer(), set[1]["targets"].integer()), 4);
  EXPECT_GE(items((*plans)["measures"]).size(), 2u);
}

TEST_F(Pages, SessionTellsRolesAndOrders) {
  auto session = house().pages().session(as("ayu"), "token");
  ASSERT_TRUE(session);
  ASSERT_EQ(items((*session)["acting"]).size(), 1u);
  EXPECT_EQ(items((*session)["acting"]).front()["mandate"].text_or("number"), "821.2/1893/BKPSDM/2025");
  EXPECT_EQ((*session)["offset_minutes"].integer(), 480);
  EXPECT_EQ((*session)["has_team"], Json(true));
  EXPECT_EQ((*session)["open_tasks"].integer(), 8);  // four plans, a promotion, two late quarters, her result
  auto team = house().pages().session(as("agus"), "token");
  EXPECT_EQ(items((*team)["roles"]).size(), 2u);
}

TEST_F(Pages, NumberOfAPersonStandsInHisOwnSessionOnly) {
  auto directory = *city().organisation.current();
  std::string everything;
  for (const char* tab : {"open", "waiting", "done"}) everything += inbox("hendra", tab).text();
  for (const char* login : {"siti", "rudi", "yusuf", "lina"}) everything += page("hendra", login).text();
  everything += house().pages().plans(as("hendra"))->text() + house().pages().notifications(as("hendra"))->text() +
                house().pages().demo().text();
  for (const auto& person : directory->organisation().people)
    EXPECT_FALSE(contains(everything, person.number)) << person.name;
  auto own = directory->person(person("siti"))->number;
  EXPECT_EQ((*house().pages().session(as("siti"), "token"))["person"].text_or("number"), own);
}

/// Where a text for people is not in both languages.
void find_one_sided(const Json& json, const std::string& path, std::vector<std::string>& found) {
  if (const auto* object = json.object()) {
    bool is_words = object->contains("id") && object->contains("en") && object->size() == 2;
    if (is_words && (json.text_or("id").empty() != json.text_or("en").empty())) found.push_back(path);
    for (const auto& [key, value] : *object) find_one_sided(value, path + "/" + key, found);
  }
  for (const Json& item : items(json)) find_one_sided(item, path + "/…", found);
}

TEST_F(Pages, EveryTextIsInBothLanguages) {
  std::vector<std::string> found;
  for (const char* login : {"siti", "rudi", "yusuf", "lina", "dian", "rizky"})
    find_one_sided(page("hendra", login), login, found);
  find_one_sided(inbox("dewi"), "inbox", found);
  find_one_sided(*house().pages().plans(as("lina")), "plans", found);
  find_one_sided(*house().pages().notifications(as("dewi")), "notifications", found);
  EXPECT_EQ(found, std::vector<std::string>{});
}

// ---- drafts

TEST_F(Pages, DraftIsShownAgainAndASecondTabIsTold) {
  CaseId id = case_of("siti");
  int task = city().cases.open_tasks(id)->front().task;
  Json content(Json::Object{{"forms", Json::Object{{"kinerja.plan", Json::Object{{"support", "Satu sepeda motor."}}}}},
                            {"note", "besok"}});
  auto first = house().pages().put_draft(as("siti"), id, task, content, 0);
  ASSERT_TRUE(first) << first.error().code;
  auto second = house().pages().put_draft(as("siti"), id, task, content, 0);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().failure, Failure::conflict);

  Json page = this->page("siti", "siti");
  const Json& shown = items(page["tasks"]).front();
  EXPECT_EQ(items(shown["sections"]).front()["value"].text_or("support"), "Satu sepeda motor.");
  EXPECT_EQ(shown["draft"]["revision"].integer(), first->revision);
  EXPECT_FALSE(contains(this->page("hendra", "siti").text(), "sepeda motor")) << "a draft is its author's alone";
}

TEST_F(Pages, DraftOfSomebodyElsesTaskIsRefused) {
  CaseId id = case_of("siti");
  int task = city().cases.open_tasks(id)->front().task;
  EXPECT_EQ(house().pages().put_draft(as("hendra"), id, task, Json::Object{}, 0).error().code, "NotYours");
  EXPECT_EQ(house().pages().put_draft(as("siti"), id, task + 100, Json::Object{}, 0).error().code, "TaskClosed");
  EXPECT_EQ(house().pages().put_draft(as("maria"), id, task, Json::Object{}, 0).error().failure, Failure::unknown);
  EXPECT_EQ(house().pages().draft(as("siti"), id, task).error().code, "NoDraft");
}

// ---- for administrators

TEST_F(Pages, PluginsAndIncidentsAreForAdministrators) {
  EXPECT_EQ(house().pages().plugins(as("hendra")).error().failure, Failure::forbidden);
  EXPECT_EQ(house().pages().incidents(as("hendra")).error().failure, Failure::forbidden);
  auto plugins = house().pages().plugins(as("yohanes"));
  ASSERT_TRUE(plugins);
  EXPECT_GE(items((*plugins)["rows"]).size(), 4u);
  EXPECT_EQ(items((*plugins)["rows"]).front()["plugin"].text_or("name"), "bkn");
  EXPECT_EQ(items((*house().pages().incidents(as("yohanes")))["rows"]).size(), 1u) << "Fajar's, of 22 January";
}

}  // namespace
}  // namespace jenjang::test
