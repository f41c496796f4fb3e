// What a person may choose, and where each choice leads: `then` forward only, `back to` backward only and so often.
#include "language/reading.hpp"

namespace jenjang::language {
namespace {

constexpr int most_returns = 99;

// The line of a step that a case can be sent to; N04 where there is none, F09 inside a block. What is found all the
// same stays in the definition, so that the second check can be measured against these rules.
std::optional<std::size_t> line_named(const Name& name, Mark at, Reading& reading) {
  if (const auto* block = reading.workflow.block_of(name)) {
    reading.flow_is_known = false;
    reading.findings.error(
        at, "F09", both("Langkah di dalam `together` tidak dapat dituju", "A step inside `together` cannot be gone to"),
        both("Tuju bloknya: `" + block->id + "`.", "Go to the block: `" + block->id + "`."));
  }
  if (auto line = reading.workflow.line_of(name)) return line;
  std::vector<std::string> known;
  for (const auto& step : reading.workflow.steps) known.push_back(step.id);
  reading.findings.error(at, "N04", both("Langkah `" + name + "` tidak ada", "There is no step `" + name + "`"),
                         did_you_mean(name, known));
  return std::nullopt;
}

class ChoiceReader {
 public:
  ChoiceReader(const Member& member, const engine::Step& step, std::size_t line, Reading& reading)
      : member_(member), step_(step), line_(line), reading_(reading) {}

  // Everything but `when`, which needs the choice at its final place.
  engine::Choice read() {
    engine::Choice choice;
    choice.name = member_.key;
    choice.at = findings().place(member_.at);
    name();
    if (!need_map(member_.value, workflow_shapes, findings())) {
      reading_.flow_is_known = false;
      return choice;
    }
    Fields fields(
        member_.value, workflow_shapes, findings(),
        spellings({Word::label, Word::when, Word::then, Word::back_to, Word::at_most, Word::note, Word::wins}));
    if (const Node* label = need(fields, Word::label)) need_text(*label, workflow_shapes, findings());
    if (const Node* wins = fields.find(spelling(Word::wins))) read_wins(*wins, choice);
    note(fields, choice);
    leads_to(fields, choice);
    return choice;
  }

 private:
  Findings& findings() { return reading_.findings; }
  const Node* need(const Fields& fields, Word word) {
    const Node* found = fields.find(spelling(word));
    if (!found)
      findings().error(
          member_.at, "G02",
          both("Pilihan `" + member_.key + "` membutuhkan `" + std::string(spelling(word)) + "`",
               "The choice `" + member_.key + "` needs `" + std::string(spelling(word)) + "`"),
          both("Tambahkan `" + std::string(spelling(word)) + ": …`.", "Add `" + std::string(spelling(word)) + ": …`."));
    return found;
  }

  void name() {
    if (member_.key == "none" || member_.key == spelling(Word::why))
      findings().error(
          member_.at, "N03",
          both("Pilihan tidak boleh bernama `" + member_.key + "`", "A choice may not be called `" + member_.key + "`"),
          both("Pilih nama lain.", "Choose another name."));
    else if (!is_name(member_.key))
      findings().error(
          member_.at, "N01",
          both("`" + member_.key + "` tidak dapat menjadi nama", "`" + member_.key + "` cannot be a name"));
  }

  void read_wins(const Node& wins, engine::Choice& choice) {
    if (std::get<engine::Ask>(step_.verb).each) {
      choice.wins = wins_of(wins, findings());
      reading_.quorums_at[step_.id + "." + choice.name + ".wins"] = wins.at;
      return;
    }
    findings().error(
        member_.value.key_at(spelling(Word::wins)), "G06",
        both("`wins` hanya berlaku pada pilihan `ask each`", "`wins` means something with `ask each` only"),
        both("Hapus kunci ini, atau tulis `ask each`.", "Remove this key, or write `ask each`."));
  }

  void note(const Fields& fields, engine::Choice& choice) {
    const Node* node = fields.find(spelling(Word::note));
    if (!node || !need_text(*node, workflow_shapes, findings())) return;
    choice.note_required = node->text == spelling(Word::required);
    if (!choice.note_required)
      findings().error(
          node->at, "G04",
          both("`" + node->text + "` tidak dipahami di sini", "`" + node->text + "` is not understood here"),
          both("Tulis `note: required`, atau hapus kuncinya.", "Write `note: required`, or remove the key."));
  }

  void leads_to(const Fields& fields, engine::Choice& choice) {
    const Node* then = fields.find(spelling(Word::then));
    const Node* back = fields.find(spelling(Word::back_to));
    const Node* at_most = fields.find(spelling(Word::at_most));
    if (then && back) {
      findings().error(member_.value.key_at(spelling(Word::back_to)), "G06",
                       both("Satu pilihan menuju satu tempat", "A choice leads to one place"),
                       both("Tulis `then` atau `back to`, bukan keduanya.", "Write `then` or `back to`, not both."));
    } else if (!then && !back) {
      findings().error(
          member_.at, "G02",
          both("Pilihan `" + member_.key + "` tidak menuju ke mana pun",
               "The choice `" + member_.key + "` leads nowhere"),
          both("Tambahkan `then: langkah` atau `back to: langkah`.", "Add `then: step` or `back to: step`."));
    }
    if (then) choice.then = target_of(*then, line_, reading_);
    if (back && !then) back_to(*back, at_most, choice);
    reading_.flow_is_known &= choice.then || choice.back_to;
    if (at_most && !back)
      findings().error(
          member_.value.key_at(spelling(Word::at_most)), "G06",
          both("`at most` hanya berlaku bersama `back to`", "`at most` means something with `back to` only"),
          both("Hapus kunci ini.", "Remove this key."));
  }

  void back_to(const Node& node, const Node* at_most, engine::Choice& choice) {
    if (!need_text(node, workflow_shapes, findings())) return;
    engine::BackTo back{node.text, at_most ? 1 : 0};
    if (!at_most)
      findings().error(
          node.at, "F05", both("`back to` harus dibatasi dengan `at most`", "`back to` must be limited by `at most`"),
          both("Tambahkan `at most: 2`, agar setiap kasus berakhir.", "Add `at most: 2`, so that every case ends."));
    else
      back.at_most = whole_of(*at_most, 1, most_returns, workflow_shapes, findings()).value_or(1);
    auto line = line_named(node.text, node.at, reading_);
    if (line && *line > line_ && !reading_.workflow.block_of(node.text))
      findings().error(node.at, "F04",
                       both("`back to` hanya menuju langkah sebelumnya", "`back to` leads only to an earlier step"),
                       both("Tulis `then: " + node.text + "`.", "Write `then: " + node.text + "`."));
    else if (line)
      choice.back_to = std::move(back);
  }

  const Member& member_;
  const engine::Step& step_;
  std::size_t line_;
  Reading& reading_;
};

// A vote always has a result: one choice, and one alone, is taken where no other wins.
void check_vote(const Node& choices, Reading& reading) {
  std::vector<const Member*> otherwise;
  for (const auto& member : choices.members)
    if (member.value.is_map() && !member.value.find(spelling(Word::wins))) otherwise.push_back(&member);
  static const Translated one = both("Tepat satu pilihan tanpa `wins`; pilihan itu diambil bila tidak ada yang menang.",
                                     "Exactly one choice has no `wins`; it is taken where none wins.");
  if (otherwise.empty())
    reading.findings.error(choices.at, "P11",
                           both("Pemungutan suara ini bisa tidak berhasil: semua pilihan memuat `wins`",
                                "This vote may have no result: every choice has `wins`"),
                           one);
  for (std::size_t at = 1; at < otherwise.size(); ++at)
    reading.findings.error(otherwise[at]->at, "P11",
                           both("Pilihan kedua tanpa `wins`: kapan pilihan ini diambil?",
                                "A second choice without `wins`: when is it taken?"),
                           one);
  if (otherwise.size() != 1) return;
  const Member& last = *otherwise.front();
  for (Word word : {Word::when, Word::back_to})
    if (last.value.find(spelling(word)))
      reading.findings.error(
          last.value.key_at(spelling(word)), "P12",
          both("Pilihan tanpa `wins` harus selalu tersedia", "The choice without `wins` must always be there"),
          both("Beri pilihan itu `then` saja, tanpa `when` dan tanpa `back to`.",
               "Give it `then` only, without `when` and without `back to`."));
}

// Past their limits the choices that lead back are gone; one must be left.
void check_way_on(const Node& choices, const engine::Ask& ask, Reading& reading) {
  if (ask.choices.empty() || !reading.flow_is_known) return;
  for (const auto& choice : ask.choices)
    if (choice.then) return;
  reading.flow_is_known = false;
  reading.findings.error(choices.at, "F06",
                         both("Semua pilihan menuju ke belakang: sesudah batasnya habis tidak ada jalan lagi",
                              "Every choice leads back: when their limits are spent there is no way on"),
                         both("Tambahkan pilihan dengan `then`.", "Add a choice with `then`."));
}

}  // namespace

std::optional<engine::Target> target_of(const Node& node, std::size_t line, Reading& reading) {
  static const Translated expected =
      both("Tulis nama langkah, atau `end` dan nama hasil.", "Write a step's name, or `end` and an outcome.");
  Findings& findings = reading.findings;
  if (!need_text(node, workflow_shapes, findings)) return std::nullopt;
  Cursor words(node);
  bool ends = words.take(Word::end);
  Mark at = words.at();
  auto name = words.take_word();
  if (!name) {
    findings.error(at, "G04", both("Hasil belum disebut", "The outcome is missing"), expected);
    return std::nullopt;
  }
  if (!finished(words, findings, expected)) return std::nullopt;
  if (ends) return reading.is_outcome(*name, at) ? std::optional(engine::Target{std::nullopt, *name}) : std::nullopt;
  auto target = line_named(*name, at, reading);
  if (!target) return std::nullopt;
  if (*target <= line && !reading.workflow.block_of(*name)) {
    reading.flow_is_known = false;
    findings.error(at, "F03", both("`then` hanya menuju langkah sesudahnya", "`then` leads only to a later step"),
                   both("Untuk kembali, tulis `back to: " + *name + "` dan `at most: 2` pada sebuah pilihan.",
                        "To go back, write `back to: " + *name + "` and `at most: 2` in a choice."));
  }
  return engine::Target{*name, std::nullopt};
}

void read_choices(const Node& choices, const Spot& spot, engine::Ask& ask, Reading& reading) {
  if (!need_map(choices, workflow_shapes, reading.findings)) {
    reading.flow_is_known = false;
    return;
  }
  for (const auto& member : choices.members)
    ask.choices.push_back(ChoiceReader(member, reading.step(spot), spot.line, reading).read());
  if (ask.each) check_vote(choices, reading);
  check_way_on(choices, ask, reading);
  for (std::size_t at = 0; at < choices.members.size(); ++at) {
    const Node* when = choices.members[at].value.find(spelling(Word::when));
    if (!when || !need_text(*when, workflow_shapes, reading.findings)) continue;
    Reading::Pending formula;
    formula.node = when;
    formula.spot = spot;
    formula.sees_own_answers = true;
    formula.wanted = engine::Type::of(engine::Type::Kind::yes_or_no);
    formula.put = [choice = &ask.choices[at]](engine::Formula compiled) { choice->when = std::move(compiled); };
    reading.formulas.push_back(std::move(formula));
  }
}

}  // namespace jenjang::language
