// A demo city from its sheets. The organisation and datasets come in as any import does; then its story is told.
//
//   cast.csv    login, number, administrator, id, en     who can log in; id and en: a card of the log-in page, or empty
#include "service/demo.hpp"

#include "service/city_day.hpp"
#include "service/demo_story.hpp"

namespace jenjang::service {

using importing::Row;
using importing::Table;

namespace {

struct Cast {
  std::map<std::string, PersonId> known;  ///< by login and by number
  std::map<PersonId, std::string> logins;
  std::vector<PersonId> people;
};

/// Accounts and cards of who can log in.
Result<Cast> read_cast(City& city, const Sheet& sheet) {
  Cast cast;
  auto directory = city.organisation.current();
  if (!directory) return directory.error();
  for (const Person& person : (*directory)->organisation().people) cast.known.emplace(person.number, person.id);
  Diagnostics findings;
  Table table(sheet, {"login", "number", "administrator", "id", "en"}, findings);
  if (!table.usable()) return wrong_sheets(findings);
  const std::string hash = hash_password(demo_password);  // one for all: Argon2id takes its time
  std::vector<Account> accounts;
  std::vector<DatasetRow> cards;
  for (const Row& row : table.rows()) {
    auto login = table.word(row, "login");
    auto number = table.word(row, "number");
    auto administrator = table.yes_or_no(row, "administrator");
    if (!login || !number || !administrator) continue;
    auto person = cast.known.find(*number);
    if (person == cast.known.end()) {
      importing::unknown(table, table.cell(row, "number"),
                         {"I10", both("pegawai dengan nomor", "person with the number"), {}});
      continue;
    }
    PersonId id = person->second;
    cast.known.emplace(*login, id);
    cast.people.push_back(id);
    cast.logins.emplace(id, *login);
    accounts.push_back({id, *login, hash, false, *administrator});
    const std::string& indonesian = table.cell(row, "id").text;
    if (indonesian.empty()) continue;
    std::string place = std::to_string(1000 + cards.size());  // keys sort as text: the order of the sheet
    cards.push_back(
        {cast_plugin, cast_dataset, place,
         Record{{"login", *login}, {"person", id}, {"id", indonesian}, {"en", table.cell(row, "en").text}}});
  }
  if (has_errors(findings)) return wrong_sheets(findings);
  if (auto put = city.accounts.put(accounts); !put) return put.error();
  if (auto added = city.datasets.add(cards, sheet.file, std::nullopt, city.clock.now()); !added) return added.error();
  return cast;
}

}  // namespace

Result<DemoMade> make_demo(City& city, Cases& cases, Scheduler& scheduler, const DemoSheets& sheets,
                           const std::function<void(int, int)>& progress) {
  Time since = Story::beginning(sheets.story, city_offset(*city.installed));
  // First of all, so that a city whose making was interrupted is known as a demo city and may be made anew.
  if (auto set = set_clock(city, since); !set) return set.error();
  city.demo = true;
  auto organisation = import_organisation(city, sheets.organisation, "demo", since);
  if (has_errors(organisation.findings)) return wrong_sheets(organisation.findings);
  for (const auto& [name, sheet] : sheets.datasets) {
    auto dot = name.find('.');
    auto imported = import_dataset(city, name.substr(0, dot), dot == std::string::npos ? Name() : name.substr(dot + 1),
                                   sheet, std::nullopt, since);
    if (has_errors(imported.findings)) return wrong_sheets(imported.findings);
  }
  auto cast = read_cast(city, sheets.cast);
  if (!cast) return cast.error();
  Diagnostics findings;
  const Habits habits(sheets.habits, findings);
  if (has_errors(findings)) return wrong_sheets(findings);
  Townspeople people(city, cases, scheduler, habits);
  for (const auto& [person, login] : cast->logins) people.call(person, login);
  Story story(city, cases, people, sheets.story, cast->known);
  if (auto told = story.tell(cast->people, progress); !told) return told.error();
  return DemoMade{people.cases(), people.decisions()};
}

}  // namespace jenjang::service
