#include "service/import.hpp"

#include <iostream>

#include "base/limits.hpp"
#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "files/csv.hpp"
#include "files/folders.hpp"

namespace jenjang::command {
namespace {

namespace fs = std::filesystem;

int finish(const service::Imported& imported) {
  print(imported.findings, terminal_language());
  bool refused = has_errors(imported.findings);
  std::cout << say(refused ? both("Tidak ada yang diimpor; perbaiki temuan di atas.", "Nothing was imported; mend the findings above.")
                           : both(std::to_string(imported.rows) + " baris diimpor.", std::to_string(imported.rows) + " rows imported."),
                   terminal_language())
            << '\n';
  return refused ? 1 : 0;
}

int import(const Arguments& arguments) {
  if (arguments.words.size() != 2) return wrong_usage("needs `organisation FOLDER`, or `PLUGIN.DATASET FILE.csv`.", import_command());
  const auto& what = arguments.words[0];
  fs::path from = arguments.words[1];
  auto dot = what.find('.');
  if (what != "organisation" && dot == std::string::npos)
    return wrong_usage("`" + what + "` is neither `organisation` nor PLUGIN.DATASET.", import_command());

  auto house = House::open(arguments.get("data", (home() / "build" / "data").string()));
  if (!house) return report(house.error());
  auto& city = (*house)->city();
  if (what == "organisation") {
    auto sheets = files::read_organisation(from);
    if (auto* findings = std::get_if<Diagnostics>(&sheets)) return finish({std::move(*findings), 0});
    return finish(import_organisation(city, std::get<service::OrganisationSheets>(sheets), from.string(), city.clock.now()));
  }
  auto bytes = files::read_file(from, limits::csv_bytes);
  if (!bytes) return report(bytes.error());
  auto sheet = files::read_csv(from.string(), *bytes);
  if (auto* findings = std::get_if<Diagnostics>(&sheet)) return finish({std::move(*findings), 0});
  return finish(import_dataset(city, what.substr(0, dot), what.substr(dot + 1), std::get<service::Sheet>(sheet), {}, city.clock.now()));
}

}  // namespace

Command import_command() {
  return {"import", "jenjang import [--data DIR] organisation FOLDER | PLUGIN.DATASET FILE.csv", "brings in people or measures from CSV",
          "Taken whole, or refused with every bad cell as FILE:LINE:COL. `organisation` reads units.csv positions.csv people.csv\n"
          "holdings.csv roles.csv mandates.csv (host/demo/samarinda has examples) and replaces what was there; a person keeps his\n"
          "history by his number. A dataset's columns stand in its plugin's plugin.yaml; a row with the same key is a correction.\n\n"
          "  jenjang import --data city organisation my-city/organisation\n"
          "  jenjang import --data city dinas-kesehatan.immunisation idl-2026.csv\n\n"
          "Exit code: 0 imported, 1 refused, 2 wrong usage.\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("data", "", "the data directory (default: build/data)").argument("DIR"));
          },
          import};
}

}  // namespace jenjang::command
