#include "scenario/demo_city.hpp"

#include "files/folders.hpp"
#include "service/stored_state.hpp"

namespace jenjang::test {

namespace fs = std::filesystem;

namespace {

/// Made when the first test asks for it; kept until the process ends.
const fs::path& pristine_city() {
  static testing::TemporaryDirectory directory;
  static const bool made = [] {
    auto house = open_house(directory.path());
    auto done = service::make_demo(house->city(), house->cases(), house->scheduler(), shipped_sheets(), {});
    if (!done) throw std::runtime_error(std::string(say(done.error().sentence, "en")));
    return true;
  }();
  (void)made;
  return directory.path();
}

}  // namespace

service::DemoSheets shipped_sheets() {
  auto read = files::read_demo(fs::path(JENJANG_SOURCE_DIR) / "host" / "demo" / "samarinda");
  if (auto* findings = std::get_if<Diagnostics>(&read)) throw std::runtime_error(text_of(findings->front(), "en"));
  return std::move(std::get<service::DemoSheets>(read));
}

std::unique_ptr<command::House> open_house(const fs::path& data) {
  auto house = command::House::open(data, fs::path(JENJANG_BUILD_DIR) / "jenjang");
  if (!house) throw std::runtime_error(std::string(say(house.error().sentence, "en")));
  return std::move(*house);
}

void DemoCityTest::SetUp() {
  for (const auto& file : fs::directory_iterator(pristine_city())) {
    if (file.path().filename() != "lock") fs::copy(file.path(), directory_.path() / file.path().filename());
  }
  house_ = open_house(directory_.path());
}

service::Caller DemoCityTest::as(const std::string& login) {
  auto account = city().accounts.account(login);
  if (!account || !*account) throw std::runtime_error("no login " + login);
  return {(*account)->person, login, (*account)->administrator};
}

CaseId DemoCityTest::case_of(const std::string& login, const Name& workflow, std::string_view period) {
  PersonId id = person(login);
  auto rows = city().cases.cases_of(std::span(&id, 1), 100);
  if (rows)
    for (const auto& row : *rows)
      if (row.workflow == workflow && (period.empty() || row.period == period)) return row.id;
  throw std::runtime_error("no case of " + login + " in " + workflow);
}

engine::State DemoCityTest::state_of(const std::string& login, const Name& workflow, std::string_view period) {
  return *service::state_in(**city().cases.load(case_of(login, workflow, period)));
}

std::string DemoCityTest::computed(const engine::State& state, const StepId& step, const Name& field) {
  auto record = state.steps.find(step);
  if (record == state.steps.end() || !record->second.computed.contains(field)) return "";
  return plain_text(record->second.computed.at(field));
}

std::string DemoCityTest::measured(const std::string& plugin, const Name& indicator, const std::string& login,
                                   std::string_view period) {
  auto found =
      house().measures().indicator(plugin, indicator, person(login), *Period::parse(period), city().clock.now());
  if (!found) return found.error().code;
  return found->value ? plain_text(*found->value) : "nothing";
}

Json DemoCityTest::page(const std::string& reader, const std::string& whose) {
  auto page = house().pages().page(as(reader), case_of(whose));
  EXPECT_TRUE(page) << page.error().code;
  return page ? *page : Json();
}

Json DemoCityTest::inbox(const std::string& login, std::string_view tab) {
  auto inbox = house().pages().inbox(as(login), tab);
  EXPECT_TRUE(inbox) << inbox.error().code;
  return inbox ? *inbox : Json();
}

std::string DemoCityTest::decide(const std::string& login, CaseId id, service::DecideRequest request) {
  auto tasks = city().cases.open_tasks(id);
  if (!tasks || tasks->empty()) return "no task";
  auto done =
      house().cases().decide(as(login), id, tasks->front().task, std::move(request), "k" + std::to_string(++keys_));
  return done ? "" : done.error().code;
}

void DemoCityTest::move_to(std::string_view day) {
  auto moved = house().scheduler().move_clock(Time(*date_from(day)));  // 08:00 in Samarinda is midnight UTC
  ASSERT_TRUE(moved) << moved.error().code;
}

const Json::Array& items(const Json& json) {
  static const Json::Array none;
  return json.array() ? *json.array() : none;
}

std::vector<std::string> sentences(const Json& page, const std::string& language) {
  std::vector<std::string> out;
  for (const Json& entry : items(page["timeline"])) out.push_back(entry["sentence"].text_or(language));
  return out;
}

}  // namespace jenjang::test
