#include <iostream>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"

namespace jenjang::command {
namespace {

int move_clock(const Arguments& arguments) {
  auto day = date_from(arguments.get("to", ""));
  if (!day) return wrong_usage("--to needs a date like 2026-01-27.", clock_command());
  auto house = House::open(arguments.get("data", (home() / "build" / "data").string()));
  if (!house) return report(house.error());
  auto page = (*house)->city().demo ? (*house)->pages().demo() : Json();
  auto now = time_from(page.text_or("now"));
  auto today = date_from(page.text_or("today"));
  if (!now || !today)
    return report(failed(Failure::forbidden, "no-demo",
                         both("Jam hanya dapat dimajukan di kota contoh.", "The clock moves only in a demo city.")));
  auto moved = (*house)->scheduler().move_clock(*now + (*day - *today));
  if (!moved) return report(moved.error());
  std::cout << (*house)->pages().demo().text_or("today") << '\n';
  return 0;
}

}  // namespace

Command clock_command() {
  return {"clock", "jenjang clock --to DATE [--data DIR]", "moves a demo city's day forward",
          "Everything that falls due on the way happens, in order: reminders, deadlines, what silence means. Only forward, only in a\n"
          "demo city, and only while no host runs on the directory (the page moves a running one).\n\n"
          "  jenjang clock --data city --to 2026-01-27\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("to", "", "the day, like 2026-01-27").argument("DATE"));
            options.addOption(Poco::Util::Option("data", "", "the data directory (default: build/data)").argument("DIR"));
          },
          move_clock};
}

}  // namespace jenjang::command
