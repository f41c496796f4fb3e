// Durable approvals a second over HTTP with keep-alive clients, divided by the same rows written raw in groups in the
// same run; start to first answer; memory when idle.
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <memory>
#include <thread>

#include "raw.hpp"
#include "support/real_host.hpp"

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path;
  Folder() : path(fs::temp_directory_path() / ("jenjang-bench-" + std::to_string(getpid()))) { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

int number(int argc, char** argv, int place, int otherwise) { return argc > place ? std::atoi(argv[place]) : otherwise; }

}  // namespace


int main(int argc, char** argv) try {
  int clients = number(argc, argv, 1, 64), each = number(argc, argv, 2, 100);
  Folder folder;
  auto data = folder.path / "data", before = folder.path / "before.db";
  std::cerr << "Making " << clients * each << " plans that wait for their superiors …\n";
  auto superiors = jenjang::test::make_city(data, clients, each);
  bench::settle(data / "jenjang.db");
  fs::copy_file(data / "jenjang.db", before);

  double seconds = 0, first_answer = 0, idle = 0;
  std::vector<std::int64_t> decided;
  {
    jenjang::test::Host host(data);
    first_answer = host.milliseconds_to_first_answer();
    idle = host.resident_megabytes();
    std::cerr << "Logging " << clients << " superiors in …\n";
    std::vector<std::unique_ptr<jenjang::test::Client>> connections(superiors.size());
    std::vector<std::thread> threads;
    std::atomic<int> refused{0};
    for (std::size_t i = 0; i < superiors.size(); ++i) {
      connections[i] = std::make_unique<jenjang::test::Client>(host.port());
      connections[i]->sign_in(superiors[i].login);
      connections[i] = std::make_unique<jenjang::test::Client>(*connections[i], host.port());  // the log-ins outlast keep-alive
    }
    std::cerr << "Approving …\n";
    auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < superiors.size(); ++i) threads.emplace_back([&, i] {
      for (const auto& task : superiors[i].tasks)
        if (connections[i]->approve(task) != 200 && refused++ == 0) std::cerr << connections[i]->body() << '\n';
    });
    for (auto& thread : threads) thread.join();
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (refused) return std::cerr << refused << " approvals were refused\n", 1;
  }
  for (const auto& superior : superiors)
    for (const auto& task : superior.tasks) decided.push_back(task.case_id);
  auto raw = bench::write_raw(before, data / "jenjang.db", decided, clients);
  if (raw.rows != static_cast<std::int64_t>(decided.size())) return std::cerr << "one journal row an approval was expected\n", 1;
  double approvals = static_cast<double>(decided.size()) / seconds;
  double raw_approvals = raw.rows_a_second;
  std::cout << std::fixed << std::setprecision(0) << "approvals a second over HTTP, " << clients << " clients   " << approvals << '\n'
            << "the same rows raw, groups of " << clients << "               " << raw_approvals << '\n'
            << std::setprecision(2) << "ratio                                          " << approvals / raw_approvals << '\n'
            << std::setprecision(0) << "start to first answer, ms (" << decided.size() << " cases)        " << first_answer << '\n'
            << std::setprecision(1) << "idle memory, MB                                " << idle << '\n';
  return 0;
} catch (const std::exception& fault) {
  std::cerr << "bench: " << fault.what() << '\n';
  return 1;
}
