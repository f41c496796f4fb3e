#include "service/demo_habits.hpp"

#include <charconv>

#include "base/limits.hpp"

namespace jenjang::service {

using importing::Row;
using importing::Table;

// FNV-1a for the seed, splitmix64 for what follows: standard engines are portable, but their distributions are not.
Draw::Draw(std::string_view seed) : state_(14695981039346656037U) {
  for (unsigned char byte : seed) state_ = (state_ ^ byte) * 1099511628211U;
}

int Draw::below(int limit) {
  std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
  mixed ^= mixed >> 31;
  return limit <= 1 ? 0 : static_cast<int>(mixed % static_cast<std::uint64_t>(limit));
}

namespace {

std::optional<int> whole(std::string_view text) {
  int number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// "3..7", or "3" for both.
std::optional<std::pair<int, int>> range(std::string_view text) {
  auto dots = text.find("..");
  auto from = whole(text.substr(0, dots));
  auto to = dots == std::string_view::npos ? from : whole(text.substr(dots + 2));
  return from && to && *from <= *to ? std::optional(std::pair(*from, *to)) : std::nullopt;
}

Habit read_line(const Table& table, const Row& row) {
  auto text = [&](const char* column) { return table.cell(row, column).text; };
  Habit habit{
      text("workflow"), text("period"), text("who"), text("step"), text("round"), 100, {}, {}, {}, text("note"), {}};
  habit.at = table.place(table.cell(row, "step"));
  auto chance = whole(text("chance"));
  if (!chance || *chance < 0 || *chance > 100)
    table.fault(table.cell(row, "chance"), "I22", both("bilangan dari 0 sampai 100", "a number from 0 to 100"));
  habit.chance = chance.value_or(0);
  if (const auto after = text("after"); !after.empty()) {
    habit.after = range(after);
    if (!habit.after)
      table.fault(table.cell(row, "after"), "I22", both("hari kerja, seperti 0..3", "working days, written like 0..3"));
  }
  if (const auto choice = text("choice"); !choice.empty()) habit.choice = choice;
  if (const auto answers = text("answers"); !answers.empty()) {
    auto parsed = parse_json(answers, limits::body_bytes);
    if (parsed && parsed->object())
      habit.answers = std::move(*parsed->object());
    else
      table.fault(
          table.cell(row, "answers"), "I22",
          parsed ? both("jawaban harus sebuah objek JSON", "answers must be a JSON object") : parsed.error().sentence);
  }
  return habit;
}

}  // namespace

Habits::Habits(const Sheet& sheet, Diagnostics& findings) {
  if (sheet.header.empty()) return;  // a city without habits: its story tells all
  Table table(sheet, {"workflow", "period", "who", "step", "round", "chance", "after", "choice", "answers", "note"},
              findings);
  if (!table.usable()) return;
  for (const Row& row : table.rows()) all_.push_back(read_line(table, row));
}

std::span<const Habit> Habits::of(const Name& workflow, const std::string& period, const StepId& step, int round,
                                  const std::function<bool(const std::string& who)>& is_about) const {
  for (std::size_t first = 0; first < all_.size(); ++first) {
    const Habit& habit = all_[first];
    if (habit.workflow != workflow || habit.step != step || !(habit.period.empty() || habit.period == period)) continue;
    if (!habit.round.empty() && habit.round != std::to_string(round)) continue;
    if (!habit.who.empty() && !is_about(habit.who)) continue;
    std::size_t count = 1;
    while (first + count < all_.size() && all_[first + count].shares_with(habit)) ++count;
    return {&habit, count};
  }
  return {};
}

Json laid_over(const Json& wish, const Json& found, Draw& draw, const std::function<Json(const Name&)>& people) {
  if (const auto* object = wish.object()) {
    if (const auto* rows = found.array()) {
      Json::Array each;
      for (const Json& row : *rows) each.push_back(laid_over(wish, row, draw, people));
      return each;
    }
    Json::Object all = found.object() ? *found.object() : Json::Object{};
    for (const auto& [key, value] : *object) all[key] = laid_over(value, found[key], draw, people);
    return all;
  }
  if (const auto* list = wish.array()) {
    Json::Array each;
    for (const Json& value : *list) each.push_back(laid_over(value, {}, draw, people));
    return each;
  }
  if (const auto* text = wish.string()) {
    if (text->starts_with('@')) return people(text->substr(1));
    if (text->find("..") != std::string::npos)
      if (auto between = range(*text)) return between->first + draw.below(between->second - between->first + 1);
  }
  return wish;
}

}  // namespace jenjang::service
