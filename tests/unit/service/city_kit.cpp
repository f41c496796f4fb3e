#include "city_kit.hpp"

#include "engine/codec.hpp"
#include "files/folders.hpp"

namespace jenjang::service {

using namespace small_city;

Time on(std::string_view date, int hour, int minute) {
  return Time(day(date)) + std::chrono::hours(hour - 8) + std::chrono::minutes(minute);
}

// ---- workers -------------------------------------------------------------------------------------------------------

Result<std::vector<Reply>> ScriptedRunner::call(const Name&, std::span<const Call> calls) {
  {
    std::lock_guard lock(mutex_);
    sizes_.push_back(calls.size());
  }
  std::vector<Reply> replies;
  for (const Call& call : calls) {
    std::function<Result<Reply>(const Call&)> with;
    {
      std::lock_guard lock(mutex_);
      asked_.push_back(call);
      if (auto found = answers_.find(call.handler); found != answers_.end()) with = found->second;
    }
    Result<Reply> reply = with ? with(call) : Reply{ReplyStatus::done, {}, {}, 1};
    if (!reply) return reply.error();
    replies.push_back(std::move(*reply));
  }
  return replies;
}

void ScriptedRunner::answer(const Name& handler, std::function<Result<Reply>(const Call&)> with) {
  std::lock_guard lock(mutex_);
  answers_[handler] = std::move(with);
}

void ScriptedRunner::answer(const Name& handler, Reply reply) {
  answer(handler, [reply](const Call&) -> Result<Reply> { return reply; });
}

std::vector<std::size_t> ScriptedRunner::sizes_of_calls() {
  std::lock_guard lock(mutex_);
  return sizes_;
}

std::vector<Call> ScriptedRunner::asked(const Name& handler) {
  std::lock_guard lock(mutex_);
  std::vector<Call> found;
  for (const Call& call : asked_)
    if (call.handler == handler) found.push_back(call);
  return found;
}

// ---- the city ------------------------------------------------------------------------------------------------------

std::pair<std::shared_ptr<const Installed>, std::vector<StoredDefinition>> samarinda() {
  static const auto made = [] {
    const std::filesystem::path source = JENJANG_SOURCE_DIR;
    engine::Manifests manifests;
    for (const auto& text : *files::read_plugins(source / "plugins")) {
      auto read = language::read_manifest(text);
      if (!read.manifest) throw std::runtime_error(text_of(read.findings.front(), "en"));
      manifests[read.manifest->plugin] = read.manifest;
    }
    auto text = *files::read_workflow_text(source / "workflows" / "target-setting.yaml");
    auto read = language::read_workflow(text, manifests);
    if (!read.definition) throw std::runtime_error(text_of(read.findings.front(), "en"));
    std::vector<StoredDefinition> stored{stored_from(text, *read.definition, 1, manifests)};
    return std::pair(Installed::make(manifests, stored).first, stored);
  }();
  return made;
}

CityTest::CityTest(bool demo) {
  stores_ = std::move(store::open_sqlite(directory_.path().string()).value());
  if (demo) {
    EXPECT_TRUE(stores_->clock().set_demo_offset(std::chrono::milliseconds(0)));
  }
  clock_ = std::make_unique<StepClock>(stores_->clock());
  auto [installed, stored] = samarinda();
  for (const auto& each : stored) EXPECT_TRUE(stores_->definitions().publish(each));
  city_ = std::make_unique<City>(City{stores_->cases(), stores_->definitions(), stores_->organisation(),
                                      stores_->datasets(), stores_->corrections(), stores_->accounts(), stores_->clock(), runner_, *clock_,
                                      installed, demo, "http://127.0.0.1:8080"});
  measures_ = std::make_unique<Measures>(*city_);
  cases_ = std::make_unique<Cases>(*city_, *measures_);
  outbox_ = std::make_unique<Outbox>(*city_, *cases_);
  scheduler_ = std::make_unique<Scheduler>(*city_, *cases_, *outbox_);
  staff(organisation());
}

void CityTest::staff(const Organisation& all) {
  auto stored = stores_->organisation().replace(all, "test", clock_->now());
  ASSERT_TRUE(stored) << say(stored.error().sentence, "en");
  for (const Person& person : all.people) {
    const Person* there = (*stored)->person(person.id);
    ASSERT_TRUE(there && there->number == person.number) << "the store numbers people otherwise than the test expects";
  }
}

CaseId CityTest::start(PersonId subject, std::string_view at) {
  auto done = cases_->start("target-setting", subject, *Period::parse("2026"), on(at));
  EXPECT_TRUE(done) << (done ? "" : done.error().code + ": " + std::string(say(done.error().sentence, "en")));
  return done ? done->case_id : CaseId{};
}

engine::State CityTest::state(CaseId id) {
  auto row = stores_->cases().load(id);
  return *engine::state_from(*parse_json((*row)->state, 1 << 24));
}

int CityTest::task_of(CaseId id) {
  auto open = stores_->cases().open_tasks(id);
  return open && !open->empty() ? open->front().task : 0;
}

std::vector<JournalRow> CityTest::journal(CaseId id) { return *stores_->cases().journal(id); }

Result<Done> CityTest::decide(PersonId person, CaseId id, std::optional<Name> choice,
                              std::map<std::string, Json> entered, std::string note) {
  DecideRequest request{std::move(choice), std::move(entered), std::move(note)};
  return cases_->decide(caller(person), id, task_of(id), std::move(request), "key-" + std::to_string(++keys_));
}

void CityTest::must(const Result<Done>& done) {
  ASSERT_TRUE(done) << done.error().code << ": " << say(done.error().sentence, "en");
}

CaseId CityTest::at_agree(PersonId subject, PersonId superior) {
  CaseId id = start(subject);
  must(decide(superior, id, std::nullopt, expectations()));
  auto entered = plan(state(id).department == "dinas-kesehatan");
  if (state(id).department == "dinas-pendidikan")
    entered.emplace("dinas-pendidikan.plan",
                    Json(Json::Object{{"programme_share", Json::Number{"35"}}, {"ikm_share", Json::Number{"25"}}}));
  must(decide(subject, id, "submit", entered));
  return id;
}

std::vector<Notification> CityTest::news_of(PersonId person) { return *stores_->accounts().notifications(person, 100); }

std::map<std::string, Json> CityTest::expectations() {
  return {{"kinerja.expectations",
           Json(Json::Object{{"expectations", "Semua bayi di wilayah kita diimunisasi lengkap."}})}};
}

std::map<std::string, Json> CityTest::plan(bool health) {
  Json::Object target{{"result", "Imunisasi dasar lengkap"},
                      {"priority", "utama"},
                      {"aspect", "kuantitas"},
                      {"measure", "Persentase bayi"},
                      {"target", Json::Number{"95.5"}}};
  std::map<std::string, Json> entered{
      {"kinerja.plan", Json(Json::Object{{"targets", Json(Json::Array{Json(target)})}})}};
  if (health)
    entered.emplace("dinas-kesehatan.plan", Json(Json::Object{{"villages", Json(Json::Array{Json("Bukuan")})},
                                                              {"outreach_target", Json::Number{"120"}}}));
  return entered;
}

}  // namespace jenjang::service
