// Which rows a plugin is given (manifest.md): of the subject, else of the subject's unit and those below, else all; of
// the period, reached back. And how they arrive: flat, `immunisation.0.village=…`, in one order, so that the same
// inputs have the same hash.
#include <algorithm>

#include "service/city_day.hpp"
#include "service/measure_parts.hpp"

namespace jenjang::service {
namespace {

using engine::Type;

/// The days that rows may lie in.
struct Reach {
  Date from, to;
};

Reach reach_of(const Period& period, int look_back_months) {
  if (look_back_months < 0) return {Date::min(), period.end()};
  if (look_back_months == 0) return {period.start(), period.end()};
  // The period ends with a month, so the reach begins with one: no day needs to be clamped.
  std::chrono::year_month_day after(period.end() + std::chrono::days(1));
  auto first = std::chrono::year_month(after.year(), after.month()) - std::chrono::months(look_back_months);
  return {Date(first / std::chrono::day(1)), period.end()};
}

/// The days of a row's period or date; nothing where the cell is empty.
std::optional<Reach> days_of(const Type& type, const Record& row, const Name& column) {
  auto cell = row.find(column);
  if (cell == row.end()) return std::nullopt;
  if (type.kind == Type::Kind::date) {
    const Date* day = cell->second.get<Date>();
    return day ? std::optional(Reach{*day, *day}) : std::nullopt;
  }
  const auto* text = cell->second.get<std::string>();
  auto period = text ? Period::parse(*text) : std::nullopt;
  return period ? std::optional(Reach{period->start(), period->end()}) : std::nullopt;
}

bool holds(const Reach& outer, const Reach& inner) { return outer.from <= inner.from && inner.to <= outer.to; }

/// Keeps the rows within the reach: a longer period takes the shorter ones in it. What was said of a year holds for its
/// months, too, where they have no rows of their own: never both, for they would count twice.
void keep_within(std::vector<Record>& rows, const std::pair<Name, Type>& when, const Reach& reach) {
  std::vector<Record> within, around;
  for (Record& row : rows) {
    const auto days = days_of(when.second, row, when.first);
    if (!days) continue;
    if (holds(reach, *days))
      within.push_back(std::move(row));
    else if (holds(*days, reach))
      around.push_back(std::move(row));
  }
  rows = within.empty() ? std::move(around) : std::move(within);
}

const std::pair<Name, Type>* first_column(const engine::Dataset& dataset, auto... kinds) {
  auto found = std::find_if(dataset.columns.begin(), dataset.columns.end(),
                            [&](const auto& column) { return ((column.second.kind == kinds) || ...); });
  return found == dataset.columns.end() ? nullptr : &*found;
}

}  // namespace

void flatten_into(Fields& fields, const std::string& name, const Value& value) {
  if (const auto* list = value.get<List>()) {
    for (std::size_t at = 0; at < list->size(); ++at)
      flatten_into(fields, name + "." + std::to_string(at), (*list)[at]);
  } else if (const auto* record = value.get<Record>()) {
    for (const auto& [field, each] : *record) flatten_into(fields, name + "." + field, each);
  } else {
    fields.emplace_back(name, plain_text(value));
  }
}

Hash hash_of(const Fields& fields) {
  std::string all;
  for (const auto& [name, value] : fields) {
    // Lengths first: no value can pretend to be the next field.
    all += std::to_string(name.size()) + ":" + name + std::to_string(value.size()) + ":" + value;
  }
  return sha256(all);
}

Result<Measures::Inputs> Measures::inputs(const engine::Manifest& manifest, const std::vector<Name>& from,
                                          int look_back_months, PersonId subject, Period period, Time at) {
  Inputs found;
  found.fields.emplace_back("period", period.text());
  const Reach reach = reach_of(period, look_back_months);
  for (const Name& name : from) {
    if (auto dataset = manifest.datasets.find(name); dataset != manifest.datasets.end()) {
      if (auto added = add_rows(manifest.plugin, name, dataset->second, subject, at, found); !added)
        return added.error();
      auto& rows = found.rows[name];
      using Kind = Type::Kind;
      if (const auto* when = first_column(dataset->second, Kind::period, Kind::date)) keep_within(rows, *when, reach);
      found.any_rows |= !rows.empty();
      for (std::size_t row = 0; row < rows.size(); ++row)
        flatten_into(found.fields, name + "." + std::to_string(row), Value(rows[row]));
    } else if (auto form = manifest.forms.find(name); form != manifest.forms.end()) {
      auto answers = answers_of(form->second.key(), subject, period);
      if (!answers) return answers.error();
      if (!*answers) continue;
      found.any_rows = true;
      flatten_into(found.fields, name, Value(**answers));
      found.forms.emplace(name, std::move(**answers));
    }
  }
  return found;
}

Result<void> Measures::add_rows(const Name& plugin, const Name& name, const engine::Dataset& dataset, PersonId subject,
                                Time at, Inputs& found) {
  std::optional<Name> column;
  std::vector<std::string> values;
  if (const auto* person = first_column(dataset, Type::Kind::person)) {
    column = person->first;
    values.push_back(std::to_string(number_of(subject)));
  } else if (const auto* unit = first_column(dataset, Type::Kind::unit)) {
    auto directory = city_.organisation.current();
    if (!directory) return directory.error();
    column = unit->first;
    values = (*directory)->unit_and_below((*directory)->unit_of(subject, city_day(*city_.installed, at)));
  }
  auto rows = city_.datasets.rows(plugin, name, column, values);
  if (!rows) return rows.error();
  found.from.push_back({plugin, name, rows->revision});
  found.rows[name] = std::move(rows->rows);
  return {};
}

}  // namespace jenjang::service
