#include "service/demo.hpp"

#include <unistd.h>

#include <charconv>
#include <iomanip>
#include <iostream>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "files/folders.hpp"
#include "service/demo_crowd.hpp"

namespace jenjang::command {
namespace {

namespace fs = std::filesystem;

std::string said(const Translated& words) { return std::string(say(words, terminal_language())); }

/// On a terminal one line that is written over; elsewhere a line for each tenth.
class Progress {
 public:
  ~Progress() {
    if (is_terminal_ && shown_ >= 0) std::cerr << "\n";
  }
  void operator()(int done, int of) {
    const int step = of > 0 ? done * (is_terminal_ ? 100 : 10) / of : 0;
    if (step == shown_) return;
    shown_ = step;
    if (!is_terminal_) {
      std::cerr << step * 10 << " %\n";
      return;
    }
    constexpr int width = 40;
    const int full = step * width / 100;
    std::cerr << "\r  [" << std::string(static_cast<std::size_t>(full), '#')
              << std::string(static_cast<std::size_t>(width - full), '.') << "] " << std::setw(3) << step << " %  "
              << done << " / " << of << said(both(" hari", " days")) << std::flush;
  }

 private:
  const bool is_terminal_ = isatty(STDERR_FILENO) != 0;
  int shown_ = -1;
};

/// Takes away what is there, if it is a demo city.
Result<void> clear(const fs::path& data, bool may_replace) {
  if (!fs::exists(data / "jenjang.db")) return {};
  if (!may_replace)
    return failed(Failure::conflict, "data-there",
                  both("Di " + data.string() + " sudah ada data. --reset menggantinya bila itu kota contoh.",
                       "There are data in " + data.string() + ". --reset replaces them if they are a demo city."));
  {
    auto old = store::open_sqlite(data.string());  // takes the lock: no host runs on it
    if (!old) return old.error();
    auto offset = (*old)->clock().demo_offset();
    if (!offset) return offset.error();
    if (!*offset)
      return failed(Failure::forbidden, "no-demo",
                    both("Data di " + data.string() + " bukan kota contoh; tidak diganti.",
                         "The data in " + data.string() + " are no demo city; they are not replaced."));
  }
  for (const char* name : {"jenjang.db", "jenjang.db-wal", "jenjang.db-shm"}) fs::remove(data / name);
  return {};
}

int demo(const Arguments& arguments) {
  if (!arguments.words.empty()) return wrong_usage("takes no words, only options.", demo_command());
  const fs::path data = arguments.get("data", (home() / "build" / "data").string());
  auto read = files::read_demo(home() / "host" / "demo" / arguments.get("city", "samarinda"));
  if (auto* findings = std::get_if<Diagnostics>(&read)) return print(*findings, terminal_language()), 1;
  auto& sheets = std::get<service::DemoSheets>(read);
  if (arguments.has("people")) {
    const std::string text = arguments.get("people", "");
    int people = 0;
    std::from_chars(text.data(), text.data() + text.size(), people);
    auto crowd = service::crowd_of(std::move(sheets), people);
    if (!crowd) return report(crowd.error());
    sheets = std::move(*crowd);
  }
  if (auto cleared = clear(data, arguments.has("reset")); !cleared) return report(cleared.error());

  const auto began = std::chrono::steady_clock::now();
  auto house = House::open(data);
  if (!house) return report(house.error());
  auto made = [&] {
    Progress progress;
    return service::make_demo((*house)->city(), (*house)->cases(), (*house)->scheduler(), sheets,
                              [&](int done, int of) { progress(done, of); });
  }();
  if (!made) return report(made.error());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::cout << said(both("Kota contoh siap di ", "The demo city is ready in ")) << data.string() << '\n'
            << std::fixed << std::setprecision(1) << made->cases << said(both(" kasus, ", " cases, "))
            << made->decisions << said(both(" keputusan orang dalam ", " decisions of people in ")) << seconds
            << said(both(" detik: ", " seconds: ")) << made->cases / seconds
            << said(both(" kasus per detik", " cases a second")) << '\n';
  return 0;
}

}  // namespace

Command demo_command() {
  return {
      "demo",
      "jenjang demo [--data DIR] [--city NAME] [--people N --year] [--reset]",
      "makes a made-up city to try everything in",
      "Reads host/demo/NAME (people, posts, measures, habits, a story) and drives the story through the real engine "
      "up\n"
      "to the city's first day. The directory carries its own clock, which only moves forward (`jenjang clock`, or on\n"
      "the page).\n\n"
      "  jenjang demo --data city                        then: jenjang serve --data city\n"
      "  jenjang demo --data city --reset                the first day again\n"
      "  jenjang demo --data big --people 300 --year     a bigger city: every workflow of the year for 300 people\n",
      [](Poco::Util::OptionSet& options) {
        options.addOption(Poco::Util::Option("data", "", "the data directory (default: build/data)").argument("DIR"));
        options.addOption(
            Poco::Util::Option("city", "", "a folder of host/demo (default: samarinda)").argument("NAME"));
        options.addOption(
            Poco::Util::Option("people", "", "so many people, made like those of the city").argument("N"));
        options.addOption(Poco::Util::Option("year", "", "with --people: the whole year for all of them"));
        options.addOption(Poco::Util::Option("reset", "", "replaces a demo city that is there"));
      },
      demo};
}

}  // namespace jenjang::command
