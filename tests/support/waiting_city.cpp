#include <stdexcept>
#include <thread>

#include "base/hash.hpp"
#include "command/house.hpp"
#include "support/real_host.hpp"

namespace jenjang::test {
namespace {

constexpr auto workflow = "target-setting";

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + std::string(say(result.error().sentence, "en")) + " " + result.error().where);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

PersonId person(int number) { return PersonId(number); }

service::Organisation organisation(int superiors, int plans_each) {
  service::Organisation out;
  Date since = *date_from("2020-01-01");
  out.units = {{"kota", "Kota", ""}};
  int next = 1;
  auto add = [&](std::optional<PositionId> parent, bool heads) {
    int id = next++;
    out.positions.push_back({PositionId(id), "p" + std::to_string(id), "Jabatan " + std::to_string(id), "kota", parent, heads});
    out.people.push_back({person(id), "n" + std::to_string(id), "pns", "Pegawai " + std::to_string(id), true, since});
    out.holdings.push_back({person(id), PositionId(id), {since, {}}});
    return PositionId(id);
  };
  auto top = add({}, true);
  for (int i = 0; i < 3; ++i) {
    add(top, false);
    out.roles.push_back({person(next - 1), "tim-pengelola-kinerja", "", {since, {}}});
    out.roles.push_back({person(next - 1), "admin-kinerja", "", {since, {}}});
  }
  for (int s = 0; s < superiors; ++s) {
    auto superior = add(top, false);
    for (int p = 0; p < plans_each; ++p) add(superior, false);
  }
  return out;
}

service::DecideRequest answers(const std::string& choice, const std::string& form, const std::string& json) {
  service::DecideRequest out;
  if (!choice.empty()) out.choice = choice;
  out.entered.emplace(form, must(parse_json(json, 1 << 16)));
  return out;
}

/// Start, expectation, draft: the plan then waits for its superior.
std::pair<CaseId, int> bring_to_agree(command::House& house, PersonId subject, PersonId superior, Time at) {
  auto& cases = house.cases();
  auto opened = must(cases.start(workflow, subject, *Period::parse("2026"), at));
  auto task = [&] { return must(house.city().cases.open_tasks(opened.case_id)).front().task; };
  std::string key = "bench-" + std::to_string(number_of(subject));
  must(cases.decide_at(superior, opened.case_id, task(),
                       answers("", "kinerja.expectations", R"({"expectations":"Melayani warga dengan cepat, ramah dan tercatat."})"), key + "-1", at));
  must(cases.decide_at(subject, opened.case_id, task(), answers("submit", "kinerja.plan", R"({"targets":[
    {"result":"Melayani warga pada jam buka","priority":"utama","aspect":"kuantitas","measure":"Warga terlayani","target":1200},
    {"result":"Arsip digital rapi","priority":"tambahan","aspect":"kualitas","measure":"Berkas lengkap","target":95.5}]})"), key + "-2", at));
  return {opened.case_id, task()};
}

}  // namespace

std::vector<Superior> make_city(const std::filesystem::path& data, int superiors, int plans_each) {
  auto house = must(command::House::open(data, JENJANG_BINARY));
  auto now = house->city().clock.now();
  auto directory = must(house->city().organisation.replace(organisation(superiors, plans_each), "bench", now));
  std::vector<service::Account> accounts;
  std::vector<Superior> out;
  std::string hash = hash_password(superiors_password);
  std::map<std::string, PersonId> by_number;
  for (const auto& each : directory->organisation().people) by_number[each.number] = each.id;
  auto at = [&](int number) { return by_number.at("n" + std::to_string(number)); };

  std::vector<std::thread> threads;
  std::vector<std::exception_ptr> faults(static_cast<std::size_t>(superiors));
  out.resize(static_cast<std::size_t>(superiors));
  std::atomic<int> next{0};
  for (int t = 0; t < 16; ++t)
    threads.emplace_back([&] {
      for (int s = next++; s < superiors; s = next++) try {
          int number = 5 + s * (plans_each + 1);
          auto& superior = out[static_cast<std::size_t>(s)];
          superior.login = "superior" + std::to_string(s);
          for (int p = 1; p <= plans_each; ++p) {
            auto [id, task] = bring_to_agree(*house, at(number + p), at(number), now);
            superior.tasks.push_back({number_of(id), task});
          }
        } catch (...) {
          faults[static_cast<std::size_t>(s)] = std::current_exception();
        }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& fault : faults)
    if (fault) std::rethrow_exception(fault);
  for (int s = 0; s < superiors; ++s) {
    service::Account account;
    account.person = at(5 + s * (plans_each + 1));
    account.login = out[static_cast<std::size_t>(s)].login;
    account.password_hash = hash;
    accounts.push_back(std::move(account));
  }
  must(house->city().accounts.put(accounts));
  return out;
}

}  // namespace jenjang::test
