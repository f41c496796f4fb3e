#include "service/demo_crowd.hpp"

#include <algorithm>
#include <set>

#include "service/demo_habits.hpp"

namespace jenjang::service {
namespace {

using Row = std::vector<Cell>;

/// The serial is the last three digits of a number; those from 900 on are the small city's own.
constexpr int most_alike = 899;

class Columns {
 public:
  explicit Columns(const Sheet& sheet) {
    for (std::size_t at = 0; at < sheet.header.size(); ++at) places_[sheet.header[at].text] = at;
  }
  bool has(const std::string& name) const { return places_.contains(name); }
  std::string& of(Row& row, const std::string& name) const { return row.at(places_.at(name)).text; }
  const std::string& of(const Row& row, const std::string& name) const { return row.at(places_.at(name)).text; }

 private:
  std::map<std::string, std::size_t> places_;
};

/// Somebody who can be copied, and where they stand.
struct Model {
  std::string number, position;
};

/// Who holds a post that heads no unit; not who came lately, since the last holdings of the sheet may begin in the
/// story.
std::vector<Model> models_of(const OrganisationSheets& sheets, const std::string& first_day) {
  const Columns position(sheets.positions), holding(sheets.holdings);
  std::set<std::string> heads;
  for (const Row& row : sheets.positions.rows)
    if (position.of(row, "head") == "ya") heads.insert(position.of(row, "code"));
  std::vector<Model> models;
  for (const Row& row : sheets.holdings.rows)
    if (holding.of(row, "from") < first_day && !heads.contains(holding.of(row, "position")))
      models.push_back({holding.of(row, "person"), holding.of(row, "position")});
  return models;
}

/// The words of a name without titles: "drg. Ayu Lestari, M.Kes." → Ayu, Lestari.
std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  std::string word;
  for (char letter : name.substr(0, name.find(',')) + ' ') {
    if (letter != ' ') {
      word += letter;
    } else if (!word.empty()) {
      if (word.back() != '.') words.push_back(word);
      word.clear();
    }
  }
  return words;
}

class Crowd {
 public:
  explicit Crowd(DemoSheets& sheets) : sheets_(sheets), draw_("crowd") {}

  void add(const Model& model, int serial) {
    std::string digits = std::to_string(serial);
    const std::string number =
        model.number.substr(0, model.number.size() - 3) + std::string(3 - digits.size(), '0') + digits;
    const std::string position = model.position + "-" + digits;
    alike_[model.number].push_back(number);
    auto& [units, positions, people, holdings, roles, mandates] = sheets_.organisation;
    copy(positions, "code", model.position, position);
    copy(holdings, "person", model.number, number);
    Columns(holdings).of(holdings.rows.back(), "position") = position;
    copy(people, "number", model.number, number);
    Columns(people).of(people.rows.back(), "name") = new_name();
    for (auto& [name, sheet] : sheets_.datasets)
      if (Columns(sheet).has("person")) copy(sheet, "person", model.number, number);
  }

  void shorten_story() {
    Sheet& story = sheets_.story;
    const Columns column(story);
    const std::set<std::string> kept = {"since", "start", "rows", "event", "today"};
    std::map<std::string, std::string> numbers;
    const Columns cast(sheets_.cast);
    for (const Row& row : sheets_.cast.rows) numbers[cast.of(row, "login")] = cast.of(row, "number");
    std::vector<Row> rows;
    for (const Row& row : story.rows) {
      if (!kept.contains(column.of(row, "step"))) continue;
      rows.push_back(row);
      auto subject = numbers.find(column.of(row, "subject"));
      if (subject == numbers.end()) continue;
      for (const std::string& number : alike_[subject->second]) {
        rows.push_back(row);
        column.of(rows.back(), "subject") = number;
      }
    }
    story.rows = std::move(rows);
    // What one of the cast does for the story's sake would stay undone without it.
    const Columns habit(sheets_.habits);
    std::erase_if(sheets_.habits.rows, [&](const Row& row) { return numbers.contains(habit.of(row, "who")); });
  }

 private:
  void copy(Sheet& sheet, const std::string& column, const std::string& from, const std::string& to) {
    const Columns columns(sheet);
    for (std::size_t at = 0, size = sheet.rows.size(); at < size; ++at) {
      if (columns.of(sheet.rows[at], column) != from) continue;
      sheet.rows.push_back(Row(sheet.rows[at]));
      columns.of(sheet.rows.back(), column) = to;
    }
  }
  std::string new_name() {
    if (words_.empty()) {
      const Columns column(sheets_.organisation.people);
      for (const Row& row : sheets_.organisation.people.rows) words_.push_back(words_of(column.of(row, "name")));
      std::erase_if(words_, [](const auto& words) { return words.size() < 2; });
    }
    const auto any = [&] { return words_[static_cast<std::size_t>(draw_.below(static_cast<int>(words_.size())))]; };
    return any().front() + " " + any().back();
  }

  DemoSheets& sheets_;
  Draw draw_;
  std::vector<std::vector<std::string>> words_;
  std::map<std::string, std::vector<std::string>> alike_;
};

}  // namespace

Result<DemoSheets> crowd_of(DemoSheets sheets, int people) {
  const int there = static_cast<int>(sheets.organisation.people.rows.size());
  const std::string first_day = sheets.story.rows.empty() ? "" : sheets.story.rows.front().front().text.substr(0, 10);
  const auto models = models_of(sheets.organisation, first_day);
  if (people < there || people - there > most_alike || models.empty())
    return failed(Failure::invalid, "CrowdSize",
                  both("Jumlah pegawai harus dari " + std::to_string(there) + " sampai " +
                           std::to_string(there + most_alike) + ".",
                       "The number of people must be from " + std::to_string(there) + " to " +
                           std::to_string(there + most_alike) + "."));
  Crowd crowd(sheets);
  for (int serial = 1; serial <= people - there; ++serial)
    crowd.add(models[static_cast<std::size_t>(serial - 1) % models.size()], serial);
  crowd.shorten_story();
  return sheets;
}

}  // namespace jenjang::service
