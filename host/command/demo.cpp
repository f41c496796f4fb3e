#include "service/demo.hpp"

#include <unistd.h>

#include <iostream>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "files/folders.hpp"

namespace jenjang::command {
namespace {

namespace fs = std::filesystem;

int demo(const Arguments& arguments) {
  if (!arguments.words.empty()) return wrong_usage("takes no words, only options.", demo_command());
  fs::path data = arguments.get("data", (home() / "build" / "data").string());
  auto sheets = files::read_demo(home() / "host" / "demo" / arguments.get("city", "samarinda"));
  if (auto* findings = std::get_if<Diagnostics>(&sheets)) return print(*findings, terminal_language()), 1;

  if (fs::exists(data / "jenjang.db")) {
    if (!arguments.has("reset"))
      return report(failed(Failure::conflict, "data-there",
                           both("Di " + data.string() + " sudah ada data. --reset menggantinya bila itu kota contoh.",
                                "There are data in " + data.string() + ". --reset replaces them if they are a demo city.")));
    {
      auto old = store::open_sqlite(data.string());  // takes the lock: no host runs on it
      if (!old) return report(old.error());
      auto offset = (*old)->clock().demo_offset();
      if (!offset) return report(offset.error());
      if (!*offset)
        return report(failed(Failure::forbidden, "no-demo",
                             both("Data di " + data.string() + " bukan kota contoh; tidak diganti.",
                                  "The data in " + data.string() + " are no demo city; they are not replaced.")));
    }
    for (const char* name : {"jenjang.db", "jenjang.db-wal", "jenjang.db-shm"}) fs::remove(data / name);
  }
  auto house = House::open(data);
  if (!house) return report(house.error());
  auto made = service::make_demo((*house)->city(), (*house)->cases(), (*house)->scheduler(), std::get<service::DemoSheets>(sheets),
                                 [](int done, int of) {
                                   if (isatty(STDERR_FILENO)) std::cerr << "\r  " << done << " / " << of << std::flush;
                                 });
  if (isatty(STDERR_FILENO)) std::cerr << "\n";
  if (!made) return report(made.error());
  std::cout << say(both("Kota contoh siap di ", "The demo city is ready in "), terminal_language()) << data.string() << '\n';
  return 0;
}

}  // namespace

Command demo_command() {
  return {"demo", "jenjang demo [--data DIR] [--city NAME] [--reset]", "makes a made-up city to try everything in",
          "Reads host/demo/NAME (people, posts, measures, a story) and drives the story through the real engine up to the city's\n"
          "first day. The directory carries its own clock, which only moves forward (`jenjang clock`, or on the page).\n\n"
          "  jenjang demo --data city            then: jenjang serve --data city\n"
          "  jenjang demo --data city --reset    the first day again\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("data", "", "the data directory (default: build/data)").argument("DIR"));
            options.addOption(Poco::Util::Option("city", "", "a folder of host/demo (default: samarinda)").argument("NAME"));
            options.addOption(Poco::Util::Option("reset", "", "replaces a demo city that is there"));
          },
          demo};
}

}  // namespace jenjang::command
