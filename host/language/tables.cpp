// Decision tables: their columns, their rows, and the proof that exactly one row fits whatever they are given.
#include <algorithm>

#include "engine/form_sentences.hpp"
#include "engine/table_grid.hpp"
#include "language/manifest_types.hpp"
#include "language/phrases.hpp"
#include "language/reading.hpp"
#include "language/table_cells.hpp"

namespace jenjang::language {
namespace {

using engine::DecisionTable;
using engine::Type;

constexpr std::size_t most_columns = 12;

class TableReader {
 public:
  TableReader(const Member& table, Reading& reading)
      : name_(table.key), at_(table.at), node_(table.value), reading_(reading) {}

  void read() {
    bool named = reading_.may_be_named(name_, at_);
    if (!need_map(node_, workflow_shapes, findings())) return unknown();
    Fields fields(node_, workflow_shapes, findings(), spellings({Word::basis, Word::given, Word::gives, Word::rows}));
    table_.at = findings().place(at_);
    if (const Node* basis = fields.find(spelling(Word::basis)))
      if (need_text(*basis, workflow_shapes, findings())) reading_.workflow.sources["tables." + name_] = basis->text;
    const Node* given_node = fields.need(spelling(Word::given));
    const Node* gives_node = fields.need(spelling(Word::gives));
    const Node* rows_node = fields.need(spelling(Word::rows));
    bool typed = given_node && given(*given_node);
    typed &= gives_node && gives(*gives_node);
    if (!typed || !named) return unknown();
    bool whole = rows_node && rows(*rows_node);
    if (whole) narrow_result();

    std::vector<Type> inputs;
    for (const auto& [input, type] : table_.given) inputs.push_back(type);
    reading_.tables.emplace(name_, std::pair{std::move(inputs), table_.gives});
    if (whole) prove(*rows_node);
    reading_.workflow.tables.emplace(name_, std::move(table_));
  }

 private:
  Findings& findings() { return reading_.findings; }
  void unknown() { reading_.unknown_tables.insert(name_); }

  bool given(const Node& node) {
    if (!need_map(node, workflow_shapes, findings())) return false;
    if (node.members.empty() || node.members.size() > most_columns) {
      findings().error(node.at, "D11",
                       both("Tabel menerima 1 sampai " + std::to_string(most_columns) + " nilai",
                            "A table is given 1 to " + std::to_string(most_columns) + " values"),
                       both("Tulis seperti `given: {score: number from 0 to 120}`.",
                            "Write it like `given: {score: number from 0 to 120}`."));
      return false;
    }
    bool good = true;
    for (const auto& member : node.members) {
      good &= is_a_name(member.key, member.at);
      auto type = column_type(member.value);
      if (type) table_.given.emplace_back(member.key, std::move(*type));
      good &= type.has_value();
    }
    return good;
  }

  bool gives(const Node& node) {
    std::optional<Type> type;
    if (node.is_map()) {
      for (const auto& member : node.members) need_text(member.value, workflow_shapes, findings());
      std::vector<std::pair<std::string, Mark>> names;
      for (const auto& member : node.members) names.emplace_back(member.key, member.at);
      type = names_type(names, node.at);
    } else {
      type = column_type(node);
    }
    if (type && type->kind == Type::Kind::yes_or_no) {
      wrong_type(node.at, node.text);
      return false;
    }
    if (type) table_.gives = std::move(*type);
    return type.has_value();
  }

  /// Numbers, yes or no, a list of names, or a plugin's enum: what cells can test.
  std::optional<Type> column_type(const Node& node) {
    if (node.is_list()) {
      std::vector<std::pair<std::string, Mark>> names;
      for (const auto& item : node.items) {
        if (!need_text(item, workflow_shapes, findings())) return std::nullopt;
        names.emplace_back(item.text, item.inside());
      }
      return names_type(names, node.at);
    }
    if (!need_text(node, workflow_shapes, findings())) return std::nullopt;
    if (auto type = plain_type_from(node.text);
        type && (type->kind == Type::Kind::number || type->kind == Type::Kind::yes_or_no))
      return type;
    if (node.text.find('.') != std::string::npos) return enum_of_plugin(node);
    wrong_type(node.inside(), node.text);
    return std::nullopt;
  }

  bool is_a_name(const std::string& name, Mark at) {
    if (is_name(name)) return true;
    findings().error(at, "N01", both("`" + name + "` tidak dapat menjadi nama", "`" + name + "` cannot be a name"),
                     both("Nama ditulis dengan a-z, 0-9 dan _, diawali huruf.",
                          "A name is written with a-z, 0-9 and _, from a letter on."));
    return false;
  }

  std::optional<Type> names_type(const std::vector<std::pair<std::string, Mark>>& names, Mark at) {
    auto type = Type::of(Type::Kind::enumeration);
    bool good = !names.empty();
    if (names.empty()) wrong_type(at, "[]");
    for (const auto& [name, mark] : names) {
      if (!is_a_name(name, mark)) {
        good = false;
      } else if (std::find(type.values.begin(), type.values.end(), name) != type.values.end()) {
        findings().error(mark, "N13", both("`" + name + "` disebut dua kali", "`" + name + "` is named twice"),
                         both("Hapus salah satunya.", "Remove one of them."));
        good = false;
      }
      type.values.push_back(name);
    }
    return good ? std::optional(std::move(type)) : std::nullopt;
  }

  /// `kinerja.rating`
  std::optional<Type> enum_of_plugin(const Node& node) {
    auto dot = node.text.find('.');
    const auto* plugin = reading_.plugin(node.text.substr(0, dot), node.inside());
    if (!plugin) return std::nullopt;
    auto found = plugin->enums.find(node.text.substr(dot + 1));
    if (found == plugin->enums.end()) {
      std::vector<std::string> known;
      for (const auto& [name, values] : plugin->enums) known.push_back(plugin->plugin + "." + name);
      findings().error(node.inside(), "D11",
                       both("Jenis `" + node.text + "` tidak ada", "There is no type `" + node.text + "`"),
                       did_you_mean(node.text, known));
      return std::nullopt;
    }
    auto type = Type::of(Type::Kind::enumeration);
    type.enumeration = node.text;
    for (const auto& [value, words] : found->second.values) type.values.push_back(value);
    return type;
  }

  void wrong_type(Mark at, const std::string& written) {
    findings().error(
        at, "D11",
        both("Tabel tidak dapat memakai `" + written + "` sebagai jenis nilai",
             "A table cannot use `" + written + "` as a type of value"),
        both("Tulis `number`, `number from 0 to 120`, `yes or no` (hanya untuk `given`), atau daftar nama seperti "
             "`[above, meets, below]`.",
             "Write `number`, `number from 0 to 120`, `yes or no` (only for `given`), or a list of names like "
             "`[above, meets, below]`."));
  }

  bool rows(const Node& node) {
    if (!need_list(node, workflow_shapes, findings())) return false;
    if (node.items.empty()) {
      findings().error(node.at, "D09", both("Tabel ini tidak mempunyai baris", "This table has no rows"),
                       both("Tulis satu baris untuk setiap keadaan.", "Write one row for each situation."));
      return false;
    }
    if (node.items.size() > engine::most_table_rows) {
      too_large(std::to_string(node.items.size()) + " baris", std::to_string(node.items.size()) + " rows");
      return false;
    }
    bool good = true;
    for (const auto& item : node.items) good &= row(item);
    return good;
  }

  bool row(const Node& node) {
    if (!need_list(node, workflow_shapes, findings())) return false;
    const std::size_t wanted = table_.given.size() + 1;
    if (node.items.size() != wanted) {
      std::string pattern, here = std::to_string(node.items.size()), right = std::to_string(wanted);
      for (const auto& [input, type] : table_.given) pattern += input + ", ";
      findings().error(node.at, "D07",
                       both("Baris ini berisi " + here + " sel, seharusnya " + right,
                            "This row has " + here + " cells, it should have " + right),
                       both("Urutannya `[" + pattern + "hasil]`.", "Their order is `[" + pattern + "result]`."));
      return false;
    }
    engine::TableRow out;
    out.at = findings().place(node.at);
    bool good = true;
    for (std::size_t at = 0; at < table_.given.size(); ++at) {
      auto cell = cell_of(node.items[at], table_.given[at].second, findings());
      if (cell) out.cells.push_back(std::move(*cell));
      good &= cell.has_value();
    }
    auto result = result_of(node.items.back(), table_.gives, findings());
    if (!result || !good) return false;
    out.gives = std::move(*result);
    table_.rows.push_back(std::move(out));
    return true;
  }

  /// A formula that calls the table knows how large its numbers can become.
  void narrow_result() {
    if (table_.gives.kind != Type::Kind::number || table_.gives.low || table_.gives.high) return;
    auto low = *table_.rows.front().gives.get<Decimal>(), high = low;
    bool whole = true;
    for (const auto& row : table_.rows) {
      Decimal number = *row.gives.get<Decimal>();
      low = std::min(low, number);
      high = std::max(high, number);
      whole &= number.is_whole();
    }
    table_.gives = Type::number_between(low, high, whole);
  }

  void too_large(const std::string& id, const std::string& en) {
    findings().error(at_, "D10",
                     both("Tabel `" + name_ + "` terlalu besar untuk diperiksa: " + id,
                          "The table `" + name_ + "` is too large to be checked: " + en),
                     both("Bagi menjadi beberapa tabel yang lebih kecil.", "Split it into several smaller tables."));
  }

  Translated example_words(const std::vector<Value>& values) const {
    Translated out = both("", "");
    for (std::size_t at = 0; at < values.size(); ++at) {
      const auto* number = values[at].get<Decimal>();
      const auto* yes = values[at].get<bool>();
      Translated shown = number ? engine::sentences::shown(*number)
                         : yes  ? (*yes ? both("ya", "yes") : both("tidak", "no"))
                                : both(plain_text(values[at]), plain_text(values[at]));
      for (const auto& [language, words] : shown)
        out[language] += (at == 0 ? "" : ", ") + table_.given[at].first + " = " + words;
    }
    return out;
  }

  void prove(const Node& rows_node) {
    auto found = engine::judge(table_);
    if (found.too_large) {
      auto most = std::to_string(engine::most_table_combinations);
      return too_large("lebih dari " + most + " gabungan nilai", "more than " + most + " combinations of values");
    }
    for (const auto& gap : found.gaps) {
      auto words = example_words(gap.example);
      std::string row;
      for (const auto& cell : gap.cells) row += cell + ", ";
      findings().error(at_, "D01",
                       both("Tabel `" + name_ + "`: " + words["id"] + " tidak mempunyai baris",
                            "Table `" + name_ + "`: " + words["en"] + " has no row"),
                       both("Tambahkan baris seperti `- [" + row + "…]`.", "Add a row like `- [" + row + "…]`."));
    }
    for (const auto& overlap : found.overlaps) {
      auto words = example_words(overlap.example);
      auto line = std::to_string(rows_node.items[overlap.earlier].at.line);
      findings().error(rows_node.items[overlap.later].at, "D02",
                       both("Dua baris cocok untuk " + words["id"] + ": baris ini dan baris " + line,
                            "Two rows fit " + words["en"] + ": this one and the one on line " + line),
                       both("Persempit salah satunya, agar tepat satu baris cocok.",
                            "Narrow one of them, so that exactly one row fits."));
    }
    for (auto row : found.dead)
      findings().error(
          rows_node.items[row].at, "D03",
          both("Baris ini tidak pernah dipakai: yang cocok dengannya sudah diambil baris sebelumnya",
               "This row is never used: the rows before it take all that it fits"),
          both("Hapus baris ini, atau persempit yang sebelumnya.", "Remove the row, or narrow those before it."));
  }

  const std::string& name_;
  Mark at_;
  const Node& node_;
  Reading& reading_;
  DecisionTable table_;
};

}  // namespace

void read_tables(const Node& node, Reading& reading) {
  if (!need_map(node, workflow_shapes, reading.findings)) return;
  for (const auto& table : node.members) TableReader(table, reading).read();
}

void check_tables(const Node& node, Reading& reading) {
  if (!reading.findings.clean()) return;  // a formula that was not understood may have called it
  for (const auto& table : node.members)
    if (!reading.called_tables.contains(table.key))
      reading.findings.warning(table.at, "D12",
                               both("Tabel `" + table.key + "` tidak dipakai rumus mana pun",
                                    "No formula uses the table `" + table.key + "`"),
                               both("Hapus tabel itu, atau panggil: `" + table.key + "(…)`.",
                                    "Remove it, or call it: `" + table.key + "(…)`."));
}

}  // namespace jenjang::language
