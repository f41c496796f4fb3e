#include "engine/formula_lexer.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace jenjang::engine {
namespace {

// By hand, since <cctype> asks the locale.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 17> signs{"!=", "<=", ">=", "+", "-", "*", "/", "(", ")",
                                                 "[",  "]",  ",",  "=", "<", ">", ".", ":"};

class Lexer {
 public:
  explicit Lexer(const Source& source) : source_(source), text_(source.text) {}

  std::variant<std::vector<Token>, Diagnostic> run() {
    std::vector<Token> tokens;
    for (;;) {
      while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
      tokens.push_back(next());
      if (fault_) return std::move(*fault_);
      if (tokens.back().kind == Token::Kind::end) return tokens;
    }
  }

 private:
  char here(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  Token next() {
    start_ = at_;
    if (at_ == text_.size()) return token(Token::Kind::end);
    if (is_digit(here())) return number();
    if (is_letter(here())) return word();
    if (here() == '"') return quoted();
    for (auto sign : signs)
      if (text_.substr(at_).starts_with(sign)) return at_ += sign.size(), token(Token::Kind::sign);
    return stray();
  }

  Token token(Token::Kind kind) const { return {kind, text_.substr(start_, at_ - start_), start_}; }

  Token fail(std::string code, std::size_t offset, Translated sentence, Translated suggestion = {}) {
    fault_ = source_.fault(std::move(code), offset, std::move(sentence), std::move(suggestion));
    return {};
  }

  Token number() {
    while (is_digit(here())) ++at_;
    if (here() == '.' && is_digit(here(1))) {
      ++at_;
      while (is_digit(here())) ++at_;
    }
    if (is_letter(here()))
      return fail("X01", at_,
                  both("Huruf menempel pada angka. Pisahkan dengan tanda atau spasi.",
                       "A letter follows the number at once. Put a sign or a space between."));
    Token out = token(Token::Kind::number);
    auto value = Decimal::parse(out.written);
    if (!value)
      return fail("X09", start_,
                  both("Angka ini terlalu panjang: paling banyak 18 angka di depan dan 10 angka di belakang titik.",
                       "This number is too long: at most 18 digits before the point and 10 after it."),
                  both("Tulis angka yang lebih pendek.", "Write a shorter number."));
    out.value = *value;
    return out;
  }

  std::size_t word_end(std::size_t from, bool with_hyphens) const {
    while (from < text_.size() &&
           (is_letter(text_[from]) || is_digit(text_[from]) || (with_hyphens && text_[from] == '-')))
      ++from;
    return from;
  }

  // A plugin's name may hold hyphens, and only a name before a point may: dinas-kesehatan.uci is one name, while in
  // score.work-score.effort the hyphen stands behind a part that no point follows.
  Token word() {
    std::size_t plain = word_end(at_, false), hyphened = word_end(at_, true);
    bool one_name = hyphened > plain && hyphened + 1 < text_.size() && text_[hyphened] == '.' &&
                    is_letter(text_[hyphened + 1]) && !is_keyword(text_.substr(at_, plain - at_));
    at_ = one_name ? hyphened : plain;
    std::vector<Name> parts{Name(text_.substr(start_, at_ - start_))};
    while (here() == '.' && is_letter(here(1))) {
      std::size_t part = at_ + 1;
      at_ = word_end(part, false);
      parts.emplace_back(text_.substr(part, at_ - part));
    }
    Token out = token(parts.size() > 1 ? Token::Kind::name : Token::Kind::word);
    if (parts.size() > 1) out.parts = std::move(parts);
    return out;
  }

  Token quoted() {
    std::string content;
    for (++at_; at_ < text_.size() && here() != '"'; ++at_) {
      if (static_cast<unsigned char>(here()) < 0x20)
        return fail(
            "X01", at_,
            both("Teks di antara tanda kutip harus satu baris.", "A text between quotes must stand on one line."));
      if (here() == '\\') {
        ++at_;
        if (here() != '"' && here() != '\\')
          return fail(
              "X01", at_ - 1,
              both("Sesudah \\ di dalam teks hanya boleh \" atau \\.", "After \\ in a text only \" or \\ may stand."));
      }
      content += here();
    }
    if (at_ == text_.size())
      return fail("X01", start_, both("Teks ini tidak ditutup tanda kutip.", "This text has no closing quote."),
                  both("Tambahkan \" di akhir teks.", "Add \" at its end."));
    ++at_;
    if (!length_in_characters(content))
      return fail("X01", start_, both("Teks ini bukan UTF-8 yang sah.", "This text is no valid UTF-8."));
    Token out = token(Token::Kind::text);
    out.value = std::move(content);
    return out;
  }

  Token stray() {
    std::size_t length = 1;
    while (start_ + length < text_.size() && (static_cast<unsigned char>(text_[start_ + length]) & 0xC0) == 0x80)
      ++length;
    std::string shown(text_.substr(start_, length));
    if (!length_in_characters(shown)) shown = "?";
    Translated suggestion;
    if (shown == "'")
      suggestion = both("Tulis teks di antara tanda kutip ganda.", "Write a text between double quotes.");
    if (shown == "&" || shown == "|") suggestion = both("Tulis and atau or.", "Write and or or.");
    if (shown == "!") suggestion = both("Tulis not(…) atau !=.", "Write not(…) or !=.");
    if (shown == "%") suggestion = both("Tulis / 100.", "Write / 100.");
    return fail(
        "X01", start_,
        both("Tanda “" + shown + "” tidak dikenal dalam rumus.", "The sign “" + shown + "” is unknown in formulas."),
        std::move(suggestion));
  }

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0, start_ = 0;
  std::optional<Diagnostic> fault_;
};

}  // namespace

bool is_keyword(std::string_view word) {
  constexpr std::array<std::string_view, 10> keywords{"if",  "then", "else",    "and", "or",
                                                      "not", "in",   "between", "yes", "no"};
  return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

std::variant<std::vector<Token>, Diagnostic> tokens_of(const Source& source) { return Lexer(source).run(); }

}  // namespace jenjang::engine
