#include "unit/command/small_city.hpp"

#include <unistd.h>

#include "base/hash.hpp"

namespace jenjang::test {
namespace {

namespace fs = std::filesystem;

Json read(const std::string& text) { return *parse_json(text, 1 << 20); }

service::Organisation organisation() {
  service::Organisation out;
  Date since = *date_from("2020-01-01");
  out.units = {{"kota", "Kota Uji", ""}, {"dinas-kesehatan", "Dinas Kesehatan", "kota"}, {"puskesmas", "Puskesmas", "dinas-kesehatan"}, {"sekolah", "Sekolah", "kota"}};
  struct Post { const char* login; int parent; const char* unit; bool heads; const char* title; };
  const Post posts[] = {{"puncak", 0, "kota", true, "Sekretaris Daerah"},   {"atasan", 1, "dinas-kesehatan", true, "Kepala Dinas Kesehatan"},
                        {"kepala", 2, "puskesmas", true, "Kepala Puskesmas"}, {"perawat", 3, "puskesmas", false, "Perawat"},
                        {"bidan", 3, "puskesmas", false, "Bidan"},           {"rektor", 1, "sekolah", true, "Kepala Sekolah"},
                        {"guru", 6, "sekolah", false, "Guru"},               {"tim1", 1, "kota", false, "Analis"},
                        {"tim2", 1, "kota", false, "Analis"},                {"operator", 1, "kota", false, "Pranata Komputer"},
                        {"dokter", 3, "puskesmas", false, "Dokter"},         {"apoteker", 3, "puskesmas", false, "Apoteker"},
                        {"gizi", 3, "puskesmas", false, "Nutrisionis"}};
  int id = 0;
  for (const auto& post : posts) {
    ++id;
    out.people.push_back({PersonId(id), "nomor-" + std::string(post.login), "pns", "Orang " + std::string(post.login), true, since});
    out.positions.push_back({PositionId(id), post.login, post.title, post.unit,
                             post.parent ? std::optional(PositionId(post.parent)) : std::nullopt, post.heads});
    out.holdings.push_back({PersonId(id), PositionId(id), {since, {}}});
  }
  for (int member : {8, 9}) {
    out.roles.push_back({PersonId(member), "tim-pengelola-kinerja", "", {since, {}}});
    out.roles.push_back({PersonId(member), "admin-kinerja", "", {since, {}}});
  }
  return out;
}

}  // namespace

void SmallCity::SetUp() {
  std::string name = (fs::temp_directory_path() / "jenjang-test-XXXXXX").string();
  data_ = mkdtemp(name.data());
  auto house = command::House::open(data_, fs::path(JENJANG_BUILD_DIR) / "jenjang");
  ASSERT_TRUE(house) << say(house.error().sentence, "en");
  house_ = std::move(*house);
  auto stored = city().organisation.replace(organisation(), "test", city().clock.now());
  ASSERT_TRUE(stored) << say(stored.error().sentence, "en");
  static const std::string hash = hash_password(password);
  for (const auto& each : (*stored)->organisation().people) {
    std::string login = each.number.substr(6);
    people_[login] = each.id;
    service::Account account;
    account.person = each.id;
    account.login = login;
    account.password_hash = hash;
    account.administrator = login == "operator";
    ASSERT_TRUE(city().accounts.put(account));
  }
}

void SmallCity::TearDown() {
  house_.reset();
  fs::remove_all(data_);
}

http::Response SmallCity::send(const std::string& login, const std::string& method, const std::string& path, const Json& body,
                               std::map<std::string, std::string> headers) {
  if (!sessions_.contains(login)) {
    auto session = house_->accounts().sign_in(login, password, "127.0.0.1");
    if (!session) throw std::runtime_error("log-in of " + login + ": " + session.error().code);
    sessions_[login] = *session;
  }
  headers.emplace("cookie", "jenjang_session=" + sessions_[login].token);
  headers.emplace("x-csrf-token", sessions_[login].csrf);
  return send_out(method, path, body, std::move(headers));
}

http::Response SmallCity::send_out(const std::string& method, const std::string& path, const Json& body,
                                   std::map<std::string, std::string> headers) {
  http::Request request;
  request.method = method;
  request.path = path.substr(0, path.find('?'));
  for (std::size_t at = path.find('?'); at != std::string::npos; at = path.find('&', at + 1)) {
    const std::string pair = path.substr(at + 1, path.find('&', at + 1) - at - 1);
    request.parameters[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
  }
  for (auto& [name, value] : headers) request.headers[name] = value;
  if (!body.is_null()) {
    request.body = body.text();
    request.headers.emplace("content-type", "application/json");
  }
  if (!csv_.empty()) request.body = csv_;
  request.address = "127.0.0.1";
  return http::respond(std::move(request), house_->services());
}

http::Response SmallCity::send_csv(const std::string& login, const std::string& path, const std::string& csv,
                                   const std::string& key) {
  csv_ = csv;
  std::map<std::string, std::string> headers{{"content-type", "text/csv"}};
  if (!key.empty()) headers["idempotency-key"] = key;
  auto response = send(login, "POST", path, {}, std::move(headers));
  csv_.clear();
  return response;
}

Json SmallCity::json(const http::Response& response) {
  auto read = parse_json(response.body, response.body.size());
  return read ? *read : Json();
}

std::string SmallCity::start(const std::string& login) {
  auto done = house_->cases().start("target-setting", person(login), *Period::parse("2026"), city().clock.now());
  if (!done) throw std::runtime_error("start: " + done.error().code);
  return std::to_string(number_of(done->case_id));
}

int SmallCity::task_of(const std::string& case_id) {
  auto open = city().cases.open_tasks(CaseId(std::stoll(case_id)));
  return open && !open->empty() ? open->front().task : 0;
}

http::Response SmallCity::decide(const std::string& login, const std::string& case_id, const Json& decision, const std::string& key) {
  return send(login, "POST", "/api/cases/" + case_id + "/tasks/" + std::to_string(task_of(case_id)) + "/decision", decision,
              {{"idempotency-key", key}});
}

void SmallCity::must_decide(const std::string& login, const std::string& case_id, const Json& decision) {
  auto response = decide(login, case_id, decision, "k" + std::to_string(++keys_));
  ASSERT_EQ(response.status, 200) << response.body;
}

std::string SmallCity::at_agree(const std::string& login) {
  auto id = start(login);
  must_decide(login == "guru" ? "rektor" : "kepala", id, expectations());
  must_decide(login, id, login == "guru" ? plan() : health_plan());
  return id;
}

Json SmallCity::expectations() {
  return read(R"({"forms":{"kinerja.expectations":{"expectations":"Layanan imunisasi menjangkau setiap kelurahan binaan."}}})");
}

Json SmallCity::plan(const std::string& target) {
  return read(R"({"choice":"submit","forms":{"kinerja.plan":{"targets":[{"result":"Murid tuntas membaca","priority":"utama",
    "aspect":"kuantitas","measure":"Persentase murid","target":)" + target + R"(}]}}})");
}

Json SmallCity::health_plan() {
  return read(R"({"choice":"submit","forms":{"kinerja.plan":{"targets":[{"result":"Imunisasi dasar lengkap","priority":"utama",
    "aspect":"kuantitas","measure":"Cakupan IDL","target":80}]},
    "dinas-kesehatan.plan":{"villages":["Bukuan","Rawa Makmur"],"outreach_target":300}}})");
}

}  // namespace jenjang::test
