// People named in a form, and groups: they are known where they are needed, and their quorums are in reach.
#include <algorithm>

#include "language/answered.hpp"

namespace jenjang::language {
namespace {

using engine::Ask;
using engine::Enough;
using engine::Phrase;
using engine::Type;
using Use = Reading::Use;

// The field that a phrase names, among the fields of plugins that are known.
std::optional<engine::FormField> field_of(const Ask& ask, const Name& name, const engine::Manifests& manifests,
                                          std::vector<std::string>& known) {
  for (const auto& form : ask.forms) {
    if (form.is_department()) continue;
    for (auto& field : engine::fields_of(manifests.at(form.plugin)->forms.at(form.form))) {
      known.push_back(field.name);
      if (field.name == name) return field;
    }
  }
  return std::nullopt;
}

class Groups {
 public:
  explicit Groups(Reading& reading) : reading_(reading), answered_(reading) {}

  void check() {
    for (const auto& [name, people] : reading_.workflow.people)
      if (people.phrase.kind == Phrase::Kind::field) check_field(name, people);
    for (const auto& use : reading_.people_used) {
      if (!is_known(use)) continue;
      if (use.as == Use::As::one) somebody(use);
      if (use.as == Use::As::each) quorum(use);
    }
  }

 private:
  Findings& findings() { return reading_.findings; }
  static Mark mark(const Place& at) { return {at.line, at.column}; }

  void check_field(const Name& name, const engine::People& people) {
    const auto& phrase = people.phrase;
    if (reading_.unknown_steps.contains(phrase.step)) return broken_.insert(name), void();
    const auto* step = reading_.workflow.step(phrase.step);
    if (!step) {
      broken_.insert(name);
      if (!reading_.steps_at.contains(phrase.step))
        findings().error(mark(people.at), "N04",
                         both("Langkah `" + phrase.step + "` tidak ada", "There is no step `" + phrase.step + "`"),
                         did_you_mean(phrase.step, reading_.step_names()));
      return;
    }
    const auto* ask = std::get_if<Ask>(&step->verb);
    std::vector<std::string> known;
    auto field = ask ? field_of(*ask, phrase.field, reading_.manifests, known) : std::nullopt;
    if (!field) {
      broken_.insert(name);
      for (auto& each : known) each = phrase.step + "." + each;
      findings().error(mark(people.at), "N15",
                       both("`" + phrase.text() + "` tidak dikenal di sini", "`" + phrase.text() + "` is unknown here"),
                       did_you_mean(phrase.text(), known));
      return;
    }
    bool list = field->type.kind == Type::Kind::list;
    const Type& item = list ? *field->type.item : field->type;
    if (item.kind != Type::Kind::person || ask->each) {
      broken_.insert(name);
      findings().error(
          mark(people.at), "P07",
          both("`" + phrase.text() + "` tidak berisi orang", "`" + phrase.text() + "` does not hold people"),
          both("Sebut isian `person`, atau daftarnya, dari langkah `ask`.",
               "Name a field `person`, or a list of them, of an `ask`."));
      return;
    }
    sizes_[name] = list ? static_cast<int>(field->least) : field->may_be_unset ? 0 : 1;
  }

  // The entry and those it falls back to.
  std::vector<Name> chain_of(const Name& entry) const {
    std::vector<Name> chain;
    for (std::optional<Name> next = entry; next;) {
      auto found = reading_.workflow.people.find(*next);
      if (found == reading_.workflow.people.end() || std::find(chain.begin(), chain.end(), *next) != chain.end())
        return chain;
      chain.push_back(*next);
      next = found->second.or_else;
    }
    return chain;
  }

  // Whom a form names is not known before the form is answered.
  bool is_known(const Use& use) {
    if (reading_.unknown_people.contains(use.person)) return false;
    for (const auto& name : chain_of(use.person)) {
      if (broken_.contains(name)) return false;
      const auto& phrase = reading_.workflow.people.at(name).phrase;
      if (phrase.kind != Phrase::Kind::field) continue;
      const auto& step = *reading_.workflow.step(phrase.step);
      if (use.spot && answered_.surely(step, use.spot->line, chosen_in(*use.spot, reading_))) continue;
      findings().error(use.at, "P08",
                       both("Di sini `" + phrase.text() + "` mungkin belum terisi",
                            "Here `" + phrase.text() + "` may not be filled in"),
                       both("Sebut orangnya hanya setelah langkah `" + phrase.step + "` pasti dijawab.",
                            "Name these people only after the step `" + phrase.step + "` was surely answered."));
      return false;
    }
    return true;
  }

  // How many there surely are; where an entry is empty, those of the next answer in its place.
  int surely(const Name& entry, const Use& use) {
    for (const auto& name : chain_of(entry)) {
      int size = size_of(name, use);
      if (size > 0) return name == entry ? size : 1;
    }
    return 0;
  }
  int size_of(const Name& name, const Use& use) {
    const auto& phrase = reading_.workflow.people.at(name).phrase;
    if (phrase.kind != Phrase::Kind::field) return guaranteed_holders(phrase, reading_.manifests);
    return std::max(sizes_[name], use.spot ? proved(phrase, *use.spot) : 0);
  }
  // `when: count(raters.staff) > 2` proves three.
  int proved(const Phrase& phrase, const Spot& spot) {
    int size = 0;
    for (const auto* step : {&reading_.workflow.steps[spot.line], &reading_.step(spot)}) {
      if (!step->when) continue;
      auto counts = counts_where(step->when->source);
      if (auto found = counts.find(phrase.text()); found != counts.end()) size = std::max(size, found->second);
    }
    return size;
  }

  void somebody(const Use& use) {
    auto chain = chain_of(use.person);
    if (chain.empty() || surely(use.person, use) > 0) return;
    if (may_be_empty_group(reading_.workflow.people.at(chain.back()).phrase)) reading_.may_be_nobody(chain.back());
  }

  void quorum(const Use& use) {
    const auto& step = reading_.step(*use.spot);
    const auto* ask = std::get_if<Ask>(&step.verb);
    auto chain = chain_of(use.person);
    if (!ask || chain.empty()) return;
    int size = surely(use.person, use);
    if (size == 0 && !may_be_empty_group(reading_.workflow.people.at(chain.back()).phrase)) return;  // P02 says it
    if (size == 0 && !ask->choices.empty()) {
      findings().error(use.at, "P10",
                       both("Pemungutan suara ini bisa tanpa peserta", "There may be nobody to vote here"),
                       both("Pilih kelompok yang jumlahnya dijamin, atau beri `or else`.",
                            "Choose a group of a guaranteed size, or give it an `or else`."));
      return;
    }
    if (ask->enough.kind == Enough::Kind::count || ask->enough.kind == Enough::Kind::first)
      in_reach(ask->enough.number, size, step.id + ".enough");
    for (const auto& choice : ask->choices)
      if (choice.wins && choice.wins->kind == engine::Wins::Kind::of)
        in_reach(choice.wins->number, size, step.id + "." + choice.name + ".wins");
  }

  void in_reach(int needed, int size, const std::string& what) {
    if (needed <= size) return;
    std::string most = std::to_string(size);
    findings().error(
        reading_.quorums_at.at(what), "P09",
        both("Dibutuhkan " + std::to_string(needed) + " jawaban, tetapi yang dijamin hanya " + most + " orang",
             std::to_string(needed) + " answers are needed, but only " + most + " people are guaranteed"),
        size > 0 ? both("Minta paling banyak " + most + ", atau naikkan jumlah yang dijamin.",
                        "Ask for at most " + most + ", or raise the guaranteed number.")
                 : both("Jaminlah jumlahnya, misalnya dengan `minItems` dalam formulir atau `when: count(…) > 1`.",
                        "Guarantee a number, for example by `minItems` in the form or `when: count(…) > 1`."));
  }

  Reading& reading_;
  Answered answered_;
  std::set<Name> broken_;
  std::map<Name, int> sizes_;  // of entries named in a form
};

}  // namespace

void check_groups(Reading& reading) {
  if (!reading.workflow.steps.empty()) Groups(reading).check();
}

}  // namespace jenjang::language
