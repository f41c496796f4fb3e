#include "tck/feel.hpp"

#include <algorithm>

namespace jenjang::tck {
namespace {

using engine::Bound;
using engine::Cell;
using engine::Type;

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); }

std::string trimmed(std::string_view text) {
  auto begin = text.find_first_not_of(' '), end = text.find_last_not_of(' ');
  return begin == text.npos ? std::string() : std::string(text.substr(begin, end - begin + 1));
}

/// At commas outside quotes and brackets.
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out(1);
  bool quoted = false;
  int depth = 0;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted) depth += (c == '(' || c == '[') - (c == ')' || c == ']');
    if (c == ',' && !quoted && depth == 0)
      out.emplace_back();
    else
      out.back() += c;
  }
  for (auto& each : out) each = trimmed(each);
  return out;
}

std::optional<std::string> quoted_text(const std::string& text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"' || text.find('"', 1) + 1 != text.size())
    return std::nullopt;
  return text.substr(1, text.size() - 2);
}

bool read_number_test(const std::string& test, Cell& cell) {
  for (auto [sign, low, included] :
       {std::tuple(">=", true, true), {"<=", false, true}, {">", true, false}, {"<", false, false}})
    if (test.starts_with(sign)) {
      auto number = Decimal::parse(trimmed(test.substr(std::string_view(sign).size())));
      if (!number) return false;
      engine::Interval stretch;
      (low ? stretch.from : stretch.to) = Bound{*number, included};
      cell.stretches.push_back(stretch);
      return true;
    }
  auto dots = test.find("..");
  if (dots != test.npos && test.size() > 4 && std::string("[](").find(test.front()) != std::string::npos) {
    auto from = Decimal::parse(trimmed(test.substr(1, dots - 1)));
    auto to = Decimal::parse(trimmed(test.substr(dots + 2, test.size() - dots - 3)));
    if (!from || !to) return false;
    cell.stretches.push_back({Bound{*from, test.front() == '['}, Bound{*to, test.back() == ']'}});
    return true;
  }
  auto number = Decimal::parse(test);
  if (number) cell.stretches.push_back({Bound{*number}, Bound{*number}});
  return number.has_value();
}

std::optional<Cell> cell_of(const std::string& text, const Value& given) {
  Cell cell;
  cell.text = text;
  cell.any = text == "-" || text.empty();
  if (cell.any) return cell;
  for (const auto& test : split(text)) {
    if (given.get<Decimal>()) {
      if (!read_number_test(test, cell)) return std::nullopt;
    } else if (given.get<bool>()) {
      if (test != "true" && test != "false") return std::nullopt;
      cell.names.insert(test == "true" ? "yes" : "no");
    } else {
      auto name = quoted_text(test);
      if (!name) return std::nullopt;
      cell.names.insert(*name);
    }
  }
  return cell;
}

std::optional<Value> output_of(const std::string& text) {
  if (auto number = Decimal::parse(text)) return Value(*number);
  if (auto name = quoted_text(text)) return Value(*name);
  return std::nullopt;
}

}  // namespace

std::string formula_of(const std::string& feel, const Names& names, std::map<std::string, std::string>& used) {
  std::string out;
  for (std::size_t at = 0; at < feel.size();) {
    if (feel[at] == '"') {
      auto end = at + 1;
      while (end < feel.size() && feel[end] != '"') end += feel[end] == '\\' ? 2 : 1;
      out += feel.substr(at, end + 1 - at);
      at = end + 1;
      continue;
    }
    bool begins = at == 0 || !(in_name(feel[at - 1]) || feel[at - 1] == '.');
    if (begins && feel[at] == '.' && at + 1 < feel.size() && std::isdigit(static_cast<unsigned char>(feel[at + 1])))
      out += '0';
    const std::string* longest = nullptr;
    for (const auto& [name, value] : names)
      if (begins && feel.compare(at, name.size(), name) == 0 &&
          (at + name.size() == feel.size() || !in_name(feel[at + name.size()])) &&
          (!longest || name.size() > longest->size()))
        longest = &name;
    if (longest) {
      auto ours = "given.n" + std::to_string(used.size());
      used.emplace(ours, *longest);
      out += ours;
      at += longest->size();
      continue;
    }
    if (begins && in_name(feel[at])) {
      auto end = at;
      while (end < feel.size() && in_name(feel[end])) ++end;
      auto word = feel.substr(at, end - at);
      out += word == "true" ? "yes" : word == "false" ? "no" : word;
      at = end;
      continue;
    }
    out += feel[at] == '\n' ? ' ' : feel[at];
    ++at;
  }
  return out;
}

Type type_of(const Value& value) {
  if (value.get<Decimal>()) return Type::of(Type::Kind::number);
  if (value.get<bool>()) return Type::of(Type::Kind::yes_or_no);
  if (value.get<Date>()) return Type::of(Type::Kind::date);
  if (const auto* list = value.get<List>())
    return Type::list_of(list->empty() ? Type::of(Type::Kind::number) : type_of(list->front()));
  return Type::of(Type::Kind::text);
}

std::optional<Type> type_named(const std::string& name) {
  if (name == "number") return Type::of(Type::Kind::number);
  if (name == "string") return Type::of(Type::Kind::text);
  if (name == "boolean") return Type::of(Type::Kind::yes_or_no);
  if (name == "date") return Type::of(Type::Kind::date);
  return std::nullopt;
}

std::variant<engine::DecisionTable, std::string> table_of(const Table& table, const std::vector<Value>& given) {
  if (table.outputs != 1) return "a table with several outputs";
  if (table.hit_policy == "COLLECT" || table.hit_policy == "RULE ORDER" || table.hit_policy == "OUTPUT ORDER")
    return "a table that gives a list";
  if (table.has_default) return "a table with a default";
  engine::DecisionTable out;
  for (std::size_t at = 0; at < given.size(); ++at) {
    auto type = type_of(given[at]);
    if (type.kind == Type::Kind::text) {
      type = Type::of(Type::Kind::enumeration);
      auto add = [&](const std::string& name) {
        if (std::find(type.values.begin(), type.values.end(), name) == type.values.end()) type.values.push_back(name);
      };
      for (const auto& each : split(table.input_values[at]))
        if (auto name = quoted_text(each)) add(*name);
      for (const auto& rule : table.rules)
        for (const auto& each : split(rule.inputs[at]))
          if (auto name = quoted_text(each)) add(*name);
    } else if (type.kind != Type::Kind::number && type.kind != Type::Kind::yes_or_no) {
      return "a column of " + engine::text_of(type);
    }
    out.given.emplace_back("column" + std::to_string(at), type);
  }
  for (const auto& rule : table.rules) {
    engine::TableRow row;
    for (std::size_t at = 0; at < given.size(); ++at) {
      auto cell = cell_of(rule.inputs[at], given[at]);
      if (!cell) return "a cell that ours cannot say";
      row.cells.push_back(std::move(*cell));
    }
    auto output = output_of(rule.outputs[0]);
    if (!output) return "a row that gives no number and no name";
    row.gives = std::move(*output);
    out.rows.push_back(std::move(row));
  }
  if (out.rows.empty()) return "a table without rows";
  auto judged = engine::judge(out);
  if (!judged.overlaps.empty() || !judged.dead.empty())
    return "rows that overlap (hit policy " + table.hit_policy + ")";
  out.gives = type_of(out.rows.front().gives);
  return out;
}

}  // namespace jenjang::tck
