#include "language/table_cells.hpp"

#include <algorithm>

#include "engine/table_grid.hpp"
#include "language/cursor.hpp"
#include "language/phrases.hpp"

namespace jenjang::language {
namespace {

using engine::Bound;
using engine::Cell;
using engine::Interval;
using engine::Type;

std::vector<std::string> names_of(const Type& type) {
  return type.kind == Type::Kind::yes_or_no ? std::vector<std::string>{"yes", "no"} : type.values;
}

const Translated& number_cells() {
  static const Translated forms = both("Tulis seperti `at least 80 and under 100`, `over 5 or exactly 0` atau `any`.",
                                       "Write it like `at least 80 and under 100`, `over 5 or exactly 0` or `any`.");
  return forms;
}
Translated name_cells(const Type& type) {
  return both("Tulis " + quoted(names_of(type)) + ", beberapa dengan `or`, atau `any`.",
              "Write " + quoted(names_of(type)) + ", several with `or`, or `any`.");
}

/// One test, or several joined by `and`: what all of them leave.
struct Term {
  Interval stretch;
  std::set<Name> names;
};

class CellReader {
 public:
  CellReader(const Node& node, const Type& type, Findings& findings)
      : node_(node), type_(type), findings_(findings), words_(node) {}

  std::optional<Cell> read() {
    Cell cell;
    cell.text = node_.text;
    cell.at = findings_.place(node_.inside());
    if (words_.take(Word::any)) {
      cell.any = true;
      return words_.done() ? std::optional(std::move(cell)) : not_understood();
    }
    do {
      Mark at = words_.at();
      auto term = numbers() ? stretch() : names();
      if (!term) return std::nullopt;
      if (numbers() ? !engine::may_hold(type_, term->stretch) : term->names.empty()) return nothing_meets(at);
      if (numbers()) cell.stretches.push_back(term->stretch);
      cell.names.merge(term->names);
    } while (words_.take(Word::or_));
    return words_.done() ? std::optional(std::move(cell)) : not_understood();
  }

 private:
  bool numbers() const { return type_.kind == Type::Kind::number; }

  std::nullopt_t not_understood() {
    auto expected = numbers() ? number_cells() : name_cells(type_);
    if (words_.done())
      findings_.error(words_.at(), "G04", both("Sel ini belum selesai", "This cell is not finished"), expected);
    else
      findings_.error(words_.at(), "G04",
                      both("`" + words_.next() + "` tidak dipahami di dalam sel ini",
                           "`" + words_.next() + "` is not understood in this cell"),
                      expected);
    return std::nullopt;
  }
  std::nullopt_t nothing_meets(Mark at) {
    auto words = in_words(type_);
    findings_.error(at, "D06",
                    both("Tidak ada nilai yang memenuhi `" + node_.text + "`: kolom ini berisi " + words.at("id"),
                         "No value meets `" + node_.text + "`: this column holds " + words.at("en")),
                    numbers() ? number_cells() : name_cells(type_));
    return std::nullopt;
  }
  std::nullopt_t wrong_type(Mark at, Translated expected) {
    auto words = in_words(type_);
    findings_.error(at, "D04",
                    both("`" + node_.text + "` bukan sel untuk " + words.at("id"),
                         "`" + node_.text + "` is no cell for " + words.at("en")),
                    std::move(expected));
    return std::nullopt;
  }

  /// The word that begins a test of numbers, taken.
  std::optional<Word> comparison() {
    for (Word word : {Word::at_least, Word::at_most, Word::over, Word::under, Word::exactly})
      if (words_.take(word)) return word;
    return std::nullopt;
  }

  std::optional<Term> stretch() {
    Term term;
    do {
      Mark at = words_.at();
      auto word = comparison();
      if (!word) {
        if (Decimal::parse(words_.next()))
          return wrong_type(at,
                            both("Tulis `exactly " + words_.next() + "`, atau `at least`, `at most`, `over`, `under`.",
                                 "Write `exactly " + words_.next() + "`, or `at least`, `at most`, `over`, `under`."));
        if (is_name(words_.next()) && !is_reserved(words_.next())) return wrong_type(at, number_cells());
        return not_understood();
      }
      auto number = Decimal::parse(words_.next());
      if (!number) return not_understood();
      words_.take_word();
      narrow(term.stretch, *word, *number);
    } while (words_.take(Word::and_));
    return term;
  }

  static void narrow(Interval& stretch, Word word, Decimal number) {
    bool included = word != Word::over && word != Word::under;
    if (word != Word::at_most && word != Word::under) {
      auto& from = stretch.from;
      if (!from || number > from->value || (number == from->value && !included)) from = Bound{number, included};
    }
    if (word != Word::at_least && word != Word::over) {
      auto& to = stretch.to;
      if (!to || number < to->value || (number == to->value && !included)) to = Bound{number, included};
    }
  }

  std::optional<Term> names() {
    Term term;
    bool first = true;
    auto known = names_of(type_);
    do {
      Mark at = words_.at();
      if (comparison() || Decimal::parse(words_.next())) return wrong_type(at, name_cells(type_));
      auto name = words_.take_word();
      if (!name) return not_understood();
      if (std::find(known.begin(), known.end(), *name) == known.end()) {
        findings_.error(
            at, "D05",
            both("Kolom ini tidak mempunyai nilai `" + *name + "`", "This column has no value `" + *name + "`"),
            did_you_mean(*name, known));
        return std::nullopt;
      }
      std::set<Name> one{*name};
      if (first || term.names == one)
        term.names = std::move(one);
      else
        term.names.clear();  // no value is two
      first = false;
    } while (words_.take(Word::and_));
    return term;
  }

  const Node& node_;
  const Type& type_;
  Findings& findings_;
  Cursor words_;
};

}  // namespace

Translated in_words(const Type& type) {
  if (type.kind == Type::Kind::yes_or_no) return both("`yes` atau `no`", "`yes` or `no`");
  if (type.kind == Type::Kind::number) {
    auto out = type.whole ? both("bilangan bulat", "whole numbers") : both("angka", "numbers");
    if (type.low && type.high)
      return both(out["id"] + " dari " + type.low->text() + " sampai " + type.high->text(),
                  out["en"] + " from " + type.low->text() + " to " + type.high->text());
    if (type.low)
      return both(out["id"] + " sekurang-kurangnya " + type.low->text(),
                  out["en"] + " of at least " + type.low->text());
    return out;
  }
  if (type.kind == Type::Kind::enumeration)
    return both("salah satu dari " + quoted(type.values), "one of " + quoted(type.values));
  return both("`" + engine::text_of(type) + "`", "`" + engine::text_of(type) + "`");
}

std::optional<Cell> cell_of(const Node& node, const Type& type, Findings& findings) {
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  return CellReader(node, type, findings).read();
}

std::optional<Value> result_of(const Node& node, const Type& type, Findings& findings) {
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Value value(node.text);
  if (type.kind == Type::Kind::number)
    if (auto number = Decimal::parse(node.text)) value = Value(*number);
  if (engine::fits(type, value)) return value;
  bool unknown_name = type.kind == Type::Kind::enumeration && is_name(node.text);
  auto words = in_words(type);
  findings.error(node.inside(), unknown_name ? "D05" : "D08",
                 both("Tabel ini memberi " + words.at("id") + ", bukan `" + node.text + "`",
                      "This table gives " + words.at("en") + ", not `" + node.text + "`"),
                 type.kind == Type::Kind::number
                     ? both("Tulis satu angka, seperti `70` atau `2.5`.", "Write one number, like `70` or `2.5`.")
                     : did_you_mean(node.text, type.values));
  return std::nullopt;
}

}  // namespace jenjang::language
