// Recursive descent, one function a line of the grammar in language.md. Chains (a + b - c, x and y) are one node with
// many operands, so that the depth of the tree is the depth of the brackets and has a limit.
#include <algorithm>

#include "base/limits.hpp"
#include "engine/formula_lexer.hpp"

namespace jenjang::engine {
namespace {

using Kind = Expression::Kind;
using Parsed = std::optional<Expression>;  // nothing: fault_ says why

Expression node(Kind kind, std::size_t offset) {
  Expression out;
  out.kind = kind;
  out.offset = offset;
  return out;
}

std::optional<Operator> comparison(const Token& token) {
  if (token.is("=")) return Operator::equal;
  if (token.is("!=")) return Operator::unequal;
  if (token.is("<")) return Operator::less;
  if (token.is("<=")) return Operator::at_most;
  if (token.is(">")) return Operator::more;
  if (token.is(">=")) return Operator::at_least;
  return std::nullopt;
}
std::optional<Operator> additive(const Token& token) {
  if (token.is("+")) return Operator::add;
  if (token.is("-")) return Operator::subtract;
  return std::nullopt;
}
std::optional<Operator> multiplicative(const Token& token) {
  if (token.is("*")) return Operator::multiply;
  if (token.is("/")) return Operator::divide;
  return std::nullopt;
}

class Parser {
 public:
  Parser(const Source& source, std::vector<Token> tokens) : source_(source), tokens_(std::move(tokens)) {}

  std::variant<Expression, Diagnostic> run() {
    auto out = expression();
    if (out && here().kind != Token::Kind::end) out = unexpected(both("akhir rumus", "the end of the formula"));
    if (!out) return std::move(*fault_);
    return std::move(*out);
  }

 private:
  const Token& here() const { return tokens_[at_]; }
  const Token& following(std::size_t ahead = 1) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  void advance() {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  bool take(std::string_view word) {
    bool there = here().is(word);
    if (there) advance();
    return there;
  }

  Parsed fail(Diagnostic fault) {
    if (!fault_) fault_ = std::move(fault);
    return std::nullopt;
  }
  Parsed unexpected(const Translated& wanted, Translated suggestion = {}) {
    std::string written(here().written);
    if (here().kind == Token::Kind::end)
      return fail(source_.fault("X01", here().offset,
                                both("Rumus terputus di sini; seharusnya ada " + wanted.at("id") + ".",
                                     "The formula stops here; " + wanted.at("en") + " is missing."),
                                std::move(suggestion)));
    return fail(
        source_.fault("X01", here().offset,
                      both("“" + written + "” tidak pada tempatnya; di sini seharusnya " + wanted.at("id") + ".",
                           "“" + written + "” is out of place; here " + wanted.at("en") + " should stand."),
                      std::move(suggestion)));
  }
  bool expect(std::string_view word) {
    if (take(word)) return true;
    std::string quoted = "“" + std::string(word) + "”";
    unexpected(both(quoted, quoted));
    return false;
  }

  // Counts how deep brackets, conditions and minus signs nest.
  template <class Rule>
  Parsed nested(Rule rule) {
    if (++depth_ > limits::formula_depth)
      return fail(source_.fault(
          "X08", here().offset,
          both("Rumus bersarang terlalu dalam: paling banyak " + std::to_string(limits::formula_depth) + " tingkat.",
               "The formula is nested too deep: at most " + std::to_string(limits::formula_depth) + " levels."),
          both("Bagi menjadi beberapa baris compute.", "Divide it into several lines of compute.")));
    auto out = rule();
    --depth_;
    return out;
  }

  Parsed expression() {
    return nested([&] { return here().is("if") ? choose() : any(); });
  }

  Parsed choose() {
    auto out = node(Kind::choose, here().offset);
    advance();
    for (std::string_view word : {"then", "else", ""}) {
      auto part = expression();
      if (!part || (!word.empty() && !expect(word))) return std::nullopt;
      out.operands.push_back(std::move(*part));
    }
    return out;
  }

  template <class Rule>
  Parsed chain(Kind kind, std::string_view word, Rule rule) {
    auto first = rule();
    if (!first || !here().is(word)) return first;
    auto out = node(kind, first->offset);
    out.operands.push_back(std::move(*first));
    while (take(word)) {
      auto next = rule();
      if (!next) return std::nullopt;
      out.operands.push_back(std::move(*next));
    }
    return out;
  }
  Parsed any() {
    return chain(Kind::any, "or", [&] { return all(); });
  }
  Parsed all() {
    return chain(Kind::all, "and", [&] { return compared(); });
  }

  Parsed compared() {
    auto left = sum();
    if (!left) return left;
    if (take("in")) return among(std::move(*left));
    if (take("between")) return between(std::move(*left));
    auto sign = comparison(here());
    if (!sign) return left;
    auto out = node(Kind::compare, here().offset);
    advance();
    auto right = sum();
    if (!right) return right;
    out.operands.push_back(std::move(*left));
    out.operands.push_back(std::move(*right));
    out.operators.push_back(*sign);
    if (comparison(here()))
      return unexpected(both("and, or, atau akhir rumus", "and, or, or the end of the formula"),
                        both("Tulis a < b and b < c.", "Write a < b and b < c."));
    return out;
  }

  Parsed among(Expression left) {
    auto out = node(Kind::among, left.offset);
    out.operands.push_back(std::move(left));
    if (!expect("[")) return std::nullopt;
    do {
      auto item = literal();
      if (!item) return item;
      out.operands.push_back(std::move(*item));
    } while (take(","));
    if (!expect("]")) return std::nullopt;
    return out;
  }

  Parsed between(Expression left) {
    auto out = node(Kind::between, left.offset);
    out.operands.push_back(std::move(left));
    auto low = sum();
    if (!low || !expect("and")) return std::nullopt;
    auto high = sum();
    if (!high) return high;
    out.operands.push_back(std::move(*low));
    out.operands.push_back(std::move(*high));
    return out;
  }

  template <class Sign, class Rule>
  Parsed arithmetic(Kind kind, Sign sign_of, Rule rule) {
    auto first = rule();
    if (!first || !sign_of(here())) return first;
    auto out = node(kind, first->offset);
    out.operands.push_back(std::move(*first));
    while (auto sign = sign_of(here())) {
      out.operators.push_back(*sign);
      advance();
      auto next = rule();
      if (!next) return next;
      out.operands.push_back(std::move(*next));
    }
    return out;
  }
  Parsed sum() {
    return arithmetic(Kind::sum, additive, [&] { return product(); });
  }
  Parsed product() {
    return arithmetic(Kind::product, multiplicative, [&] { return unary(); });
  }

  Parsed unary() {
    auto offset = here().offset;
    if (take("-")) return wrapped(Kind::negative, offset, nested([&] { return unary(); }));
    if (take("not")) {
      auto inner = expect("(") ? expression() : std::nullopt;
      return inner && expect(")") ? wrapped(Kind::opposite, offset, std::move(inner)) : std::nullopt;
    }
    if (take("(")) {
      auto inner = expression();
      return inner && expect(")") ? std::move(inner) : std::nullopt;
    }
    if (here().kind == Token::Kind::name) return reference();
    if (here().kind == Token::Kind::word && !is_keyword(here().written)) return called();
    return literal();
  }

  static Parsed wrapped(Kind kind, std::size_t offset, Parsed inner) {
    if (!inner) return inner;
    auto out = node(kind, offset);
    out.operands.push_back(std::move(*inner));
    return out;
  }

  Parsed reference() {
    auto out = node(Kind::reference, here().offset);
    out.reference.parts = here().parts;
    advance();
    return out;
  }

  Parsed literal() {
    auto offset = here().offset;
    bool minus = here().is("-") && following().kind == Token::Kind::number;
    if (minus) advance();
    auto out = node(Kind::constant, offset);
    if (here().is("yes") || here().is("no"))
      out.constant = here().is("yes");
    else if (minus)
      out.constant = -*here().value.get<Decimal>();
    else if (here().kind == Token::Kind::number || here().kind == Token::Kind::text)
      out.constant = here().value;
    else
      return unexpected(both("angka, \"teks\", yes, no, atau nama seperti langkah.isian",
                             "a number, a \"text\", yes, no or a name like step.field"));
    advance();
    return out;
  }

  // f(…), where f may be several words: round half up(x, 2).
  Parsed called() {
    auto offset = here().offset;
    std::string words(here().written);
    std::size_t ahead = 1;
    for (; following(ahead).kind == Token::Kind::word && !is_keyword(following(ahead).written); ++ahead)
      words += " " + std::string(following(ahead).written);
    if (!following(ahead).is("(")) return lone_word();
    while (!here().is("(")) advance();
    advance();

    auto out = node(Kind::table, offset);
    auto known =
        std::find_if(functions.begin(), functions.end(), [&](const auto& each) { return each.words == words; });
    if (known != functions.end()) {
      out.kind = Kind::call;
      out.function = known->function;
    } else {
      out.table = words;
    }
    do {
      auto value = expression();
      if (!value) return value;
      out.operands.push_back(std::move(*value));
    } while (take(","));
    if (!expect(")")) return std::nullopt;
    return out;
  }

  Parsed lone_word() {
    auto word = here().written;
    if (source_.lone_names) {
      auto out = node(Kind::reference, here().offset);
      out.reference.parts = {Name(word)};
      advance();
      return out;
    }
    Translated suggestion;
    if (word == "true" || word == "ya" || word == "True") suggestion = both("Tulis yes.", "Write yes.");
    if (word == "false" || word == "tidak" || word == "False") suggestion = both("Tulis no.", "Write no.");
    if (word == "null")
      suggestion = both("Rumus tidak mengenal null; beri isian itu nilai awal.",
                        "Formulas know no null; give the field a default.");
    return unexpected(both("nama seperti langkah.isian, atau fungsi dengan kurung",
                           "a name like step.field, or a function with brackets"),
                      std::move(suggestion));
  }

  const Source& source_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::optional<Diagnostic> fault_;
};

}  // namespace

std::variant<Expression, Diagnostic> parse_formula(const Source& source) {
  if (source.text.size() > limits::formula_bytes)
    return source.fault("X08", 0,
                        both("Rumus terlalu panjang: paling banyak " + std::to_string(limits::formula_bytes) + " bita.",
                             "The formula is too long: at most " + std::to_string(limits::formula_bytes) + " bytes."),
                        both("Bagi menjadi beberapa baris compute.", "Divide it into several lines of compute."));
  auto tokens = tokens_of(source);
  if (auto* fault = std::get_if<Diagnostic>(&tokens)) return std::move(*fault);
  return Parser(source, std::move(std::get<std::vector<Token>>(tokens))).run();
}

}  // namespace jenjang::engine
