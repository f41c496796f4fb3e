#include "service/verify.hpp"

#include <iostream>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"

namespace jenjang::command {
namespace {

int verify(const Arguments& arguments) {
  if (!arguments.words.empty()) return wrong_usage("takes no words, only options.", verify_command());
  auto house = House::open(arguments.get("data", (home() / "build" / "data").string()));
  if (!house) return report(house.error());
  auto verified = service::verify((*house)->city());
  if (!verified) return report(verified.error());
  auto language = terminal_language();
  for (const auto& fault : verified->faults) std::cout << say(fault, language) << '\n';
  std::string rows = std::to_string(verified->rows), cases = std::to_string(verified->cases), faults = std::to_string(verified->faults.size());
  std::cout << say(both(rows + " baris jurnal dari " + cases + " kasus diputar ulang, " + faults + " tidak cocok.",
                        rows + " journal rows of " + cases + " cases replayed, " + faults + " do not match."),
                   language)
            << '\n';
  return verified->faults.empty() ? 0 : 1;
}

}  // namespace

Command verify_command() {
  return {"verify", "jenjang verify [--data DIR]", "replays every decision and checks the chain",
          "Decides every command of the journal again from its recorded facts and compares the events byte by byte, rebuilds each\n"
          "case from its events and compares it with what is stored, and checks each row's hash against the one before. Changes\n"
          "nothing; run it while no host runs on the directory.\n\n  jenjang verify --data city\n\n"
          "Exit code: 0 all matches, 1 something does not.\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("data", "", "the data directory (default: build/data)").argument("DIR"));
          },
          verify};
}

}  // namespace jenjang::command
