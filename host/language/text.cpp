#include "language/text.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>
#include <algorithm>
#include <sstream>
#include <utility>

#include "base/limits.hpp"
#include "base/utf8.hpp"

namespace jenjang::language {
namespace {

// yaml-cpp's marks count bytes from 0; ours count characters from 1.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') starts_.push_back(at + 1);
  }
  Mark mark(const YAML::Mark& mark) const {
    if (mark.line < 0) return {};
    auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
    return {static_cast<int>(line) + 1, column_at(text_, offset(mark))};
  }
  std::string_view from(const YAML::Mark& mark) const { return text_.substr(offset(mark)); }

 private:
  std::size_t offset(const YAML::Mark& mark) const {
    auto line = std::min(static_cast<std::size_t>(std::max(mark.line, 0)), starts_.size() - 1);
    return std::min(starts_[line] + static_cast<std::size_t>(std::max(mark.column, 0)), text_.size());
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
};

struct Refused {};  // leaves yaml-cpp at once; never passes read_text

class Builder : public YAML::EventHandler {
 public:
  Builder(const Lines& lines, Findings& findings) : lines_(lines), findings_(findings) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root)
      stop(lines_.mark(mark), "Y12", both("Teks ini tidak termasuk dokumen", "This text is not part of the document"),
           both("Periksa inden baris ini, atau hapus.", "Check how this line is indented, or remove it."));
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Mark at = lines_.mark(mark);
    if (!open_.empty() && open_.back().kind == Node::Kind::map) {
      if (!key_) stop(at, "Y11", both("Kunci ini kosong", "This key is empty"), both("Beri nama.", "Give it a name."));
      at = key_->at;
    }
    findings_.error(at, "Y11", both("Nilai ini kosong", "This value is empty"),
                    both("Isi, atau hapus kuncinya. Kata null dan tanda ~ juga berarti kosong.",
                         "Fill it in, or remove the key. The word null and the sign ~ mean empty, too."));
    put(Node{Node::Kind::text, at, {}, false, {}, {}});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { no_anchor(mark); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    bool in_quotes = tag == "!";
    Mark at = lines_.mark(mark);
    if (anchor) no_anchor(mark);
    if (!in_quotes && tag != "?") no_tag(mark);
    bool one_line = in_quotes ? value.find('\n') == std::string::npos : lines_.from(mark).starts_with(value);
    if (!one_line)
      stop(at, "Y14", both("Teks ini berlanjut pada baris berikutnya", "This text goes on in the next line"),
           both("Tulis pada satu baris; atau periksa inden baris berikutnya.",
                "Write it on one line; or check how the next line is indented."));
    if (in_quotes && value.empty())
      findings_.error(at, "Y11", both("Teks ini kosong", "This text is empty"),
                      both("Isi, atau hapus.", "Fill it in, or remove it."));
    put(Node{Node::Kind::text, at, value, in_quotes, {}, {}});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { end(); }

  std::optional<Node> root;

 private:
  struct Key {
    std::string text;
    Mark at;
  };
  [[noreturn]] void stop(Mark at, const char* code, Translated sentence, Translated suggestion) {
    findings_.error(at, code, std::move(sentence), std::move(suggestion));
    throw Refused{};
  }
  [[noreturn]] void no_anchor(const YAML::Mark& mark) {
    stop(lines_.mark(mark), "Y06", both("Jangkar dan rujukan YAML tidak dipakai", "Anchors and aliases are not used"),
         both("Tulis nilainya.", "Write the value out."));
  }
  [[noreturn]] void no_tag(const YAML::Mark& mark) {
    stop(lines_.mark(mark), "Y07", both("Penanda jenis YAML tidak dipakai", "Tags are not used"),
         both("Hapus penandanya.", "Remove the tag."));
  }

  void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    Mark at = lines_.mark(mark);
    if (anchor) no_anchor(mark);
    if (tag != "?" && !tag.empty()) no_tag(mark);
    if (open_.size() >= limits::yaml_depth)
      stop(at, "Y05", both("Terlalu banyak tingkat", "Too many levels"), both("Susun lebih datar.", "Nest less."));
    if (!open_.empty() && open_.back().kind == Node::Kind::map && !key_)
      stop(at, "Y13", both("Kunci harus berupa teks", "A key must be a text"),
           both("Tulis `kunci: nilai`.", "Write `key: value`."));
    keys_.push_back(std::exchange(key_, std::nullopt));
    open_.push_back(Node{kind, at, {}, false, {}, {}});
  }
  void end() {
    Node done = std::move(open_.back());
    open_.pop_back();
    key_ = std::move(keys_.back());
    keys_.pop_back();
    put(std::move(done));
  }

  void put(Node node) {
    if (open_.empty()) {
      root = std::move(node);
    } else if (Node& parent = open_.back(); parent.kind == Node::Kind::list) {
      parent.items.push_back(std::move(node));
    } else if (!key_) {
      if (node.text == "<<")
        stop(node.at, "Y08", both("Gabungan YAML (`<<`) tidak dipakai", "Merges (`<<`) are not used"),
             both("Tulis isinya.", "Write the contents out."));
      if (const Node* first = parent.find(node.text))
        findings_.error(node.at, "Y10",
                        both("Kunci `" + node.text + "` sudah ada pada baris " + std::to_string(first->at.line),
                             "The key `" + node.text + "` is already there in line " + std::to_string(first->at.line)),
                        both("Hapus salah satunya.", "Remove one of them."));
      key_ = Key{std::move(node.text), node.at};
    } else {
      parent.members.push_back(Member{std::move(key_->text), key_->at, std::move(node)});
      key_.reset();
    }
  }

  const Lines& lines_;
  Findings& findings_;
  std::vector<Node> open_;
  std::optional<Key> key_;                // of the innermost map, waiting for its value
  std::vector<std::optional<Key>> keys_;  // of those around it
};

void parse(const std::string& text, Builder& builder, Findings& findings, const Lines& lines) {
  try {
    std::istringstream in(text);
    YAML::Parser parser(in);
    // Twice, and never LoadAll: what is left after the one document is a stray word, whose place the builder names.
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& trouble) {
    findings.error(lines.mark(trouble.mark), "Y12",
                   both("Baris ini tidak tersusun sebagai `kunci: nilai` atau `- butir`",
                        "This line is not of the form `key: value` or `- item`"),
                   both("Periksa inden dan tanda kutip; teks yang memuat `: ` ditulis di antara tanda kutip.",
                        "Check indentation and quotes; a text with `: ` in it is written in quotes."));
  } catch (const Refused&) {
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Mark Node::key_at(std::string_view key) const {
  for (const auto& member : members)
    if (member.key == key) return member.at;
  return at;
}

std::optional<Node> read_text(std::string_view bytes, Findings& findings) {
  auto text = clean_text(bytes, findings);
  if (!text || !scan_text(*text, findings)) return std::nullopt;
  Lines lines(*text);
  Builder builder(lines, findings);
  parse(*text, builder, findings, lines);
  if (!findings.clean()) return std::nullopt;
  if (!builder.root || !builder.root->is_map()) {
    findings.error({1, 1}, "Y15", both("Berkas ini tidak berisi `kunci: nilai`", "This file holds no `key: value`"),
                   both("Mulai dengan baris seperti `workflow: nama`.", "Begin with a line like `workflow: name`."));
    return std::nullopt;
  }
  return std::move(builder.root);
}

}  // namespace jenjang::language
