// The scan before yaml-cpp: it knows quotes, brackets and comments, and nothing of structure. yaml-cpp 0.7 lets an
// unclosed quote swallow the rest of the file and takes anchors, tags and block texts; here they end at their place.
#include <string>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "language/text.hpp"

namespace jenjang::language {
namespace {

class Scan {
 public:
  Scan(std::string_view text, Findings& findings) : rest_(text), findings_(findings) {}

  bool whole() {
    while (!rest_.empty() || !started_) {
      started_ = true;
      auto end = rest_.find('\n');
      line_ = rest_.substr(0, end);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      ++number_;
      if (!one_line()) return false;
    }
    if (!open_.empty()) return unclosed_bracket();
    return true;
  }

 private:
  struct Bracket {
    char kind;
    Mark at;
    std::size_t indent;  // of the line that it stands on
  };
  enum class Expect { value, separator };

  bool one_line() {
    at_ = line_.find_first_not_of(' ');
    if (auto tab = line_.find('\t'); tab != std::string_view::npos)
      return refuse(tab, "Y03", "Tab tidak dipakai di sini", "Tabs are not used here",
                    "Ganti dengan spasi; sisipkan dua spasi tiap tingkat.",
                    "Use blanks; indent by two for each level.");
    if (at_ == std::string_view::npos || line_[at_] == '#') return true;
    indent_ = at_;
    if (!open_.empty() && indent_ <= open_.back().indent && !closes(line_[at_])) return unclosed_bracket();
    if (at_ == 0 && (starts_document("---") || starts_document("...")))
      return refuse(0, "Y09", "Satu berkas memuat satu dokumen", "A file holds one document",
                    "Hapus baris ini; pindahkan dokumen kedua ke berkas sendiri.",
                    "Remove this line; move a second document into a file of its own.");
    expect_ = Expect::value;
    keyed_ = in_brackets() && keyed_;
    shaped_ = in_brackets();
    dashes_ = 0;
    while (at_ < line_.size()) {
      if (line_[at_] == ' ') {
        ++at_;
      } else if (line_[at_] == '#' && line_[at_ - 1] == ' ') {
        break;
      } else if (!(expect_ == Expect::value ? value() : separator())) {
        return false;
      }
    }
    if (shaped_) return true;
    return refuse(indent_, "Y12", "Baris ini bukan `kunci: nilai` dan bukan `- butir`",
                  "This line is neither `key: value` nor `- item`",
                  "Hapus, atau lengkapi; satu teks berdiri pada satu baris.",
                  "Remove or complete it; a text stands on one line.");
  }

  bool starts_document(std::string_view mark) const {
    return line_.starts_with(mark) && (line_.size() == 3 || line_[3] == ' ');
  }
  static bool closes(char c) { return c == ']' || c == '}'; }
  bool in_brackets() const { return !open_.empty(); }
  bool blank_or_end(std::size_t at) const { return at >= line_.size() || line_[at] == ' '; }
  bool ends_key(std::size_t at) const {
    if (line_[at] != ':') return false;
    if (blank_or_end(at + 1)) return true;
    return in_brackets() && std::string_view(",[]{}").find(line_[at + 1]) != std::string_view::npos;
  }

  bool value() {
    char c = line_[at_];
    switch (c) {
      case '"':
      case '\'': return quote(c);
      case '[':
      case '{':
        open_.push_back({c, mark(at_), indent_});
        if (open_.size() > limits::yaml_depth) return too_deep();
        keyed_ = false;
        shaped_ = true;
        ++at_;
        return true;
      case ']':
      case '}': return close();
      case '&':
      case '*':
        return refuse(at_, "Y06", "Jangkar dan rujukan YAML (`&`, `*`) tidak dipakai",
                      "Anchors and aliases (`&`, `*`) are not used",
                      "Tulis nilainya, atau beri tanda kutip bila ini teks.",
                      "Write the value out, or quote it where it is text.");
      case '!':
        return refuse(at_, "Y07", "Penanda jenis YAML (`!`) tidak dipakai", "Tags (`!`) are not used",
                      "Hapus penandanya; setiap nilai adalah teks.", "Remove the tag; every value is text.");
      case '|':
      case '>':
        return refuse(at_, "Y14", "Teks berdiri pada satu baris", "A text stands on one line",
                      "Tulis pada satu baris, di antara tanda kutip.", "Write it on one line, in quotes.");
      case '%':
      case '@':
      case '`':
        return refuse(at_, "Y12", std::string("Teks tidak boleh diawali `") + c + "`",
                      std::string("A text may not begin with `") + c + "`", "Beri tanda kutip.", "Put it in quotes.");
      default: break;
    }
    if (c == '-' && blank_or_end(at_ + 1) && !in_brackets()) {
      if (++dashes_ > limits::yaml_depth) return too_deep();
      ++at_;
      keyed_ = false;
      shaped_ = true;
      return true;
    }
    if (c == '?' && blank_or_end(at_ + 1))
      return refuse(at_, "Y13", "Kunci majemuk (`?`) tidak dipakai", "Keys of several parts (`?`) are not used",
                    "Tulis `kunci: nilai`.", "Write `key: value`.");
    if (c == ',' || ends_key(at_)) return stray();
    return plain();
  }

  bool quote(char mark_character) {
    std::size_t begin = at_++;
    while (at_ < line_.size()) {
      if (mark_character == '"' && line_[at_] == '\\') {
        at_ += 2;
      } else if (line_[at_] != mark_character) {
        ++at_;
      } else if (mark_character == '\'' && at_ + 1 < line_.size() && line_[at_ + 1] == '\'') {
        at_ += 2;
      } else {
        ++at_;
        expect_ = Expect::separator;
        return true;
      }
    }
    return refuse(begin, "Y04", "Tanda kutip ini tidak ditutup pada barisnya", "This quote is not closed on its line",
                  "Tutup tanda kutipnya; teks berdiri pada satu baris.", "Close the quote; a text stands on one line.");
  }

  bool plain() {
    while (at_ < line_.size()) {
      if (ends_key(at_)) break;
      if (in_brackets() && std::string_view(",[]{}").find(line_[at_]) != std::string_view::npos) break;
      if (line_[at_] == ' ' && at_ + 1 < line_.size() && line_[at_ + 1] == '#') break;
      ++at_;
    }
    expect_ = Expect::separator;
    return true;
  }

  bool separator() {
    char c = line_[at_];
    if (ends_key(at_)) {
      if (keyed_)
        return refuse(at_, "Y12", "`: ` di dalam teks", "`: ` inside a text",
                      "Teks yang memuat `: ` atau `, ` ditulis di antara tanda kutip.",
                      "A text with `: ` or `, ` in it is written in quotes.");
      keyed_ = true;
      shaped_ = true;
      ++at_;
      expect_ = Expect::value;
      return true;
    }
    if (in_brackets() && c == ',') {
      keyed_ = false;
      ++at_;
      expect_ = Expect::value;
      return true;
    }
    if (in_brackets() && closes(c)) return close();
    return stray();
  }

  bool close() {
    char c = line_[at_];
    if (open_.empty() || (open_.back().kind == '[') != (c == ']')) return stray();
    open_.pop_back();
    keyed_ = true;  // the bracket was a value; what follows it is no key
    ++at_;
    expect_ = Expect::separator;
    return true;
  }

  bool stray() {
    return refuse(at_, "Y12", "Di sini ada kata atau tanda yang tidak pada tempatnya",
                  "There is a stray word or sign here", "Hapus, atau tulis seluruh teksnya di antara tanda kutip.",
                  "Remove it, or write the whole text in quotes.");
  }
  bool too_deep() {
    std::string most = std::to_string(limits::yaml_depth);
    return refuse(at_, "Y05", "Lebih dari " + most + " tingkat", "More than " + most + " levels", "Susun lebih datar.",
                  "Nest less.");
  }
  bool unclosed_bracket() {
    const Bracket& last = open_.back();
    std::string sign(1, last.kind), pair(1, last.kind == '[' ? ']' : '}');
    findings_.error(last.at, "Y04", both("`" + sign + "` ini tidak ditutup", "This `" + sign + "` is not closed"),
                    both("Tutup dengan `" + pair + "`.", "Close it with `" + pair + "`."));
    return false;
  }
  bool refuse(std::size_t at, const char* code, std::string indonesian, std::string english, const char* mend_id,
              const char* mend_en) {
    findings_.error(mark(at), code, both(std::move(indonesian), std::move(english)), both(mend_id, mend_en));
    return false;
  }
  Mark mark(std::size_t at) const { return {number_, column_at(line_, at)}; }

  std::string_view rest_, line_;
  Findings& findings_;
  std::vector<Bracket> open_;
  std::size_t at_ = 0, indent_ = 0, dashes_ = 0;
  int number_ = 0;
  bool started_ = false;
  bool keyed_ = false;   // the text that comes is a value already
  bool shaped_ = false;  // the line has a key, a dash or a bracket
  Expect expect_ = Expect::value;
};

}  // namespace

bool scan_text(std::string_view text, Findings& findings) { return Scan(text, findings).whole(); }

}  // namespace jenjang::language
