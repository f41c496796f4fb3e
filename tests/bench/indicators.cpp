// Indicators evaluated through the worker, in calls of 64 and one by one, divided by the raw handler called in this
// process in the same run, with the same inputs. Both must give the same values.
//   bench_indicators [COUNT]   default: 400,000, a year of 10,000 people
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <jenjang/testing.hpp>

#include "base/limits.hpp"
#include "files/folders.hpp"
#include "language/read.hpp"
#include "runner/supervisor.hpp"

namespace {

namespace fs = std::filesystem;
using jenjang::Name;
using jenjang::service::Call;
using jenjang::service::Fields;

const Name plugin = "dinas-kesehatan", indicator = "idl_coverage";
constexpr int different = 1024;  // inputs that are built before the time is taken, then taken in turn
constexpr int villages = 5;      // as in the demo's Puskesmas

/// Five villages, differently immunised for each number.
Fields fields(int number) {
  Fields all{{"period", "2025"}, {"standard", "95"}};
  for (int village = 0; village < villages; ++village) {
    const std::string row = "immunisation." + std::to_string(village) + ".";
    all.emplace_back(row + "fully_immunised", std::to_string((number * (village + 3)) % 101));
    all.emplace_back(row + "period", "2025");
    all.emplace_back(row + "surviving_infants", "100");
    all.emplace_back(row + "unit", "puskesmas-palaran");
    all.emplace_back(row + "village", "Kelurahan " + std::to_string(village));
  }
  return all;
}

std::shared_ptr<const jenjang::engine::Manifest> manifest() {
  auto text = jenjang::files::read_plugin_folder(fs::path(JENJANG_SOURCE_DIR) / "plugins" / plugin);
  if (!text) throw std::runtime_error("the plugin's folder cannot be read");
  auto read = jenjang::language::read_manifest(*text);
  if (!read.manifest) throw std::runtime_error("the plugin's manifest has findings");
  return read.manifest;
}

struct Run {
  double a_second = 0;
  std::vector<std::string> values;  ///< of the first `different`
};
double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Run through_worker(jenjang::service::Runner& runner, const std::vector<Call>& calls, int count, int a_call) {
  Run run;
  const auto begin = std::chrono::steady_clock::now();
  for (int done = 0; done < count;) {
    const int from = done % different, size = std::min({a_call, count - done, different - from});
    auto replies = runner.call(plugin, std::span(calls).subspan(std::size_t(from), std::size_t(size)));
    if (!replies) throw std::runtime_error("the worker: " + replies.error().code);
    for (const auto& reply : *replies) {
      if (reply.status != jenjang::service::ReplyStatus::done) throw std::runtime_error("the worker: " + reply.message);
      if (run.values.size() == different) continue;
      for (const auto& [key, value] : reply.outputs)
        if (key == "value") run.values.push_back(value);
    }
    done += size;
  }
  run.a_second = count / seconds_since(begin);
  return run;
}

Run in_process(const std::vector<Call>& calls, int count) {
  std::vector<jenjang::testing::Inputs> inputs(calls.size());
  for (std::size_t at = 0; at < calls.size(); ++at)
    for (const auto& [key, value] : calls[at].inputs) inputs[at].set(key, value);
  jenjang::testing::Plugin handler(JENJANG_PLUGIN_FILE);
  Run run;
  const auto begin = std::chrono::steady_clock::now();
  for (int done = 0; done < count; ++done) {
    const auto answer = handler.call(indicator, inputs[std::size_t(done % different)]);
    if (run.values.size() < different) run.values.push_back(answer.value());
  }
  run.a_second = count / seconds_since(begin);
  return run;
}

}  // namespace

int main(int argc, char** argv) try {
  const int count = std::max(argc > 1 ? std::atoi(argv[1]) : 400'000, different);
  std::vector<Call> calls;
  for (int number = 0; number < different; ++number)
    calls.push_back({indicator, "bench/" + std::to_string(number), fields(number)});
  jenjang::runner::Options quiet;
  quiet.log = [](const Name&, std::string_view) {};
  auto runner = jenjang::runner::make_supervisor({{manifest(), JENJANG_PLUGIN_FILE}}, JENJANG_EXECUTABLE, quiet);

  auto begin = std::chrono::steady_clock::now();
  through_worker(*runner, calls, 1, 1);
  const double first_ms = 1000 * seconds_since(begin);
  const Run many = through_worker(*runner, calls, count, int(jenjang::limits::calls_in_batch));
  const Run single = through_worker(*runner, calls, std::max(count / 20, different), 1);
  const Run raw = in_process(calls, count);
  if (many.values != raw.values || single.values != raw.values) return std::cerr << "the values differ\n", 1;
  std::cout << std::fixed << std::setprecision(0) << count << " indicators through the worker, a second      " << many.a_second << '\n'
            << "the same, one a call                             " << single.a_second << '\n'
            << "the raw handler in this process                  " << raw.a_second << '\n'
            << std::setprecision(2) << "ratio                                            " << many.a_second / raw.a_second << '\n'
            << "ratio, one a call                                " << single.a_second / raw.a_second << '\n'
            << "first answer of a worker that must start, ms     " << first_ms << '\n';
  return 0;
} catch (const std::exception& fault) {
  std::cerr << "bench: " << fault.what() << '\n';
  return 1;
}
