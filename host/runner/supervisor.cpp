#include "runner/supervisor.hpp"

#include <sys/eventfd.h>

#include <iostream>
#include <map>
#include <mutex>
#include <thread>

#include "runner/keeper.hpp"
#include "runner/library.hpp"
#include "runner/sentences.hpp"

namespace jenjang::runner {
namespace {

/// One thread does all that concerns workers: it starts them (they end with it), reads and writes, and keeps the
/// deadlines. Callers queue their calls and wait.
class Supervisor final : public service::Runner {
 public:
  Supervisor(std::vector<PluginBinary> binaries, const std::filesystem::path& worker, Options options)
      : options_(std::move(options)), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    for (auto& binary : binaries) {
      const Name name = binary.manifest->plugin;
      keepers_.emplace(std::piecewise_construct, std::forward_as_tuple(name),
                       std::forward_as_tuple(std::move(binary), worker, options_.idle));
    }
    thread_ = std::thread([this] { keep(); });
  }
  ~Supervisor() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    wake();
    thread_.join();
  }

  Result<std::vector<service::Reply>> call(const Name& plugin, std::span<const service::Call> calls) override {
    Ticket ticket{calls, {}};
    std::unique_lock lock(mutex_);
    const auto found = keepers_.find(plugin);
    if (found == keepers_.end()) return sentences::no_code(plugin);
    if (ending_) return sentences::host_ends();
    if (auto error = found->second.accept(ticket, std::chrono::steady_clock::now())) return *error;
    if (ticket.open > 0) wake();
    ticket.answered.wait(lock, [&] { return ticket.open == 0; });
    if (ticket.error) return *ticket.error;
    return std::move(ticket.replies);
  }

  Hash file_hash(const Name& plugin) override {
    const std::lock_guard lock(mutex_);
    const auto found = keepers_.find(plugin);
    return found == keepers_.end() ? Hash() : found->second.file_hash();
  }

  std::vector<service::PluginStatus> status() override {
    const std::lock_guard lock(mutex_);
    std::vector<service::PluginStatus> all;
    for (const auto& [name, keeper] : keepers_) all.push_back(keeper.status(std::chrono::steady_clock::now()));
    return all;
  }

  Result<void> retry(const Name& plugin) override {
    const auto found = keepers_.find(plugin);  // the map itself never changes
    if (found == keepers_.end()) return sentences::no_code(plugin);
    auto hash = hash_of_file(found->second.file());  // without the lock: it reads the disk
    const std::lock_guard lock(mutex_);
    if (found->second.status({}).state == "no code") return sentences::no_code(plugin);
    Result<void> done;
    if (!hash) done = hash.error();
    found->second.retry(std::move(hash));
    wake();
    return done;
  }

 private:
  void wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_.number(), &one, sizeof one);  // full: it wakes anyway
  }

  void keep() {
    std::vector<pollfd> list;
    std::unique_lock lock(mutex_);
    while (!ending_) {
      const int wait = prepare(list);
      tell(lock);
      lock.unlock();
      ::poll(list.data(), list.size(), wait);
      std::uint64_t count = 0;
      [[maybe_unused]] const auto read = ::read(wake_.number(), &count, sizeof count);
      lock.lock();
      const auto now = std::chrono::steady_clock::now();
      for (auto& [name, keeper] : keepers_) keeper.hear(list, now);
    }
    for (auto& [name, keeper] : keepers_) keeper.turn_all_away(sentences::host_ends());
    tell(lock);
  }

  /// Does what is due, lists what to wait for, and answers how long, in milliseconds.
  int prepare(std::vector<pollfd>& list) {
    const auto now = std::chrono::steady_clock::now();
    std::optional<Moment> next;
    list.assign(1, {wake_.number(), POLLIN, 0});
    for (auto& [name, keeper] : keepers_) {
      keeper.turn(now);
      keeper.watch(list);
      if (const auto turn = keeper.next_turn(); turn && (!next || *turn < *next)) next = turn;
    }
    if (!next) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - now).count();
    return int(std::clamp<std::int64_t>(left, 0, 60'000));
  }

  /// Hands the log on, without the lock: who reads it may be slow.
  void tell(std::unique_lock<std::mutex>& lock) {
    std::vector<std::pair<Name, std::vector<std::string>>> all;
    for (auto& [name, keeper] : keepers_)
      if (auto lines = keeper.take_log(); !lines.empty()) all.emplace_back(name, std::move(lines));
    if (all.empty()) return;
    lock.unlock();
    for (const auto& [name, lines] : all)
      for (const auto& line : lines) {
        if (options_.log)
          options_.log(name, line);
        else
          std::clog << "plugin " << name << ": " << line << '\n';
      }
    lock.lock();
  }

  Options options_;
  Descriptor wake_;
  std::mutex mutex_;
  bool ending_ = false;
  std::map<Name, Keeper> keepers_;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<service::Runner> make_supervisor(std::vector<PluginBinary> binaries, std::filesystem::path worker,
                                                 Options options) {
  return std::make_unique<Supervisor>(std::move(binaries), worker, std::move(options));
}

}  // namespace jenjang::runner
