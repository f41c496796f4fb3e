#include "unit/language/random_file.hpp"

#include <algorithm>
#include <vector>

namespace jenjang::test {
namespace {

class Writer {
 public:
  explicit Writer(std::mt19937& random)
      : random_(random), steps_(number(2, 9)), faults_(chance(50) ? number(1, 2) : 0) {
    for (int step = 0; step < steps_; ++step) blocks_.push_back(chance(25) ? number(2, 3) : 0);
  }

  std::string text() {
    out_ = R"(workflow: any
language: 1
effective: 2025-01-01
label: Sembarang
languages: [id]
uses: [kinerja 1, bkn 1]
subject: employee
period: year
calendar: hari-kerja-kota
start: {every: year, date: 2 January, for: this period, when: subject.active}
people: {owner: subject, admin: role admin-kinerja, peers: peers of owner}
outcomes: {done: Selesai, left: Ditinggalkan}
steps:
)";
    for (int step = 0; step < steps_; ++step) one(step);
    return out_;
  }

 private:
  int number(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
  bool chance(int percent) { return number(1, 100) <= percent; }
  bool fault() { return faults_ > 0 && chance(25) && faults_-- > 0; }
  static std::string name(int step) { return "s" + std::to_string(step); }
  bool is_last(int step) const { return step + 1 == steps_; }

  std::string forward(int from) {
    if (fault() && from > 0) return name(number(0, from));  // never ends
    if (fault())                                            // into a block
      for (int step = 0; step < steps_; ++step)
        if (blocks_[static_cast<std::size_t>(step)]) return name(step) + "b0";
    if (is_last(from) || chance(15)) return chance(80) ? "end done" : "end left";
    return name(number(from + 1, std::min(from + 3, steps_ - 1)));
  }
  std::string next(int step) {
    if (is_last(step)) return fault() ? "" : ", then: " + forward(step);
    return chance(30) ? ", then: " + forward(step) : "";
  }
  std::string when() { return chance(20) ? ", when: subject.active" : ""; }

  void one(int step) {
    if (int branches = blocks_[static_cast<std::size_t>(step)]) return block(step, branches);
    std::string head = "  - {step: " + name(step);
    bool last = is_last(step);  // a `when` on the last line would lead off it
    switch (number(0, 6)) {
      case 0:
        out_ += head + ", tell: owner, message: kinerja.plan_agreed" + (last ? "" : when()) + next(step) + "}\n";
        break;
      case 1: out_ += head + ", compute: {a: 1 + 1}" + (last ? "" : when()) + next(step) + "}\n"; break;
      case 2: out_ += head + ", wait: until period.end" + next(step) + "}\n"; break;
      case 3: event(step, head); break;
      case 4:
        if (!last) {
          out_ += head + ", when: subject.active, then: " + forward(step) + "}\n";
          break;
        }
        [[fallthrough]];
      default: ask(step, head); break;
    }
  }

  void event(int step, const std::string& head) {
    static const char* const late[] = {"go on", "end left", "[tell admin, after 2 days go on]"};
    out_ +=
        head + ", wait: for bkn.technical_opinion, within: 9 days, late: " + late[number(0, 2)] + next(step) + "}\n";
  }

  void ask(int step, const std::string& head) {
    bool each = chance(25);
    std::string who = std::string(each ? ", ask each: " : ", ask: ") + "admin, label: Tanya, within: 5 days";
    if (chance(35)) {
      out_ += head + who + ", late: " + (chance(50) ? "go on" : "end left") + (is_last(step) ? "" : when()) +
              next(step) + "}\n";
      return;
    }
    int choices = number(1, 3);
    std::string text;
    bool onward = false;
    for (int choice = 0; choice < choices; ++choice) {
      bool otherwise = choice + 1 == choices;
      text += std::string(choice ? ", " : "") + "c" + std::to_string(choice) + ": {label: Pilih";
      if (each && !otherwise) text += ", wins: more than 50%";
      bool back = step > 0 && (chance(30) && !(otherwise && (each || !onward)));
      if (fault() && step > 0 && !each) back = true;  // perhaps every choice leads back
      if (back)
        text += ", back to: " + name(number(0, step)) + (fault() ? "" : ", at most: 2");
      else
        text += ", then: " + forward(step);
      onward |= !back;
      text += "}";
    }
    out_ += head + who + ", late: escalate to admin, choices: {" + text + "}}\n";
  }

  void block(int step, int branches) {
    out_ += "  - step: " + name(step) + "\n    together:\n";
    for (int branch = 0; branch < branches; ++branch)
      out_ += "      - {step: " + name(step) + "b" + std::to_string(branch) +
              (chance(40) ? ", ask each: peers" : ", ask: owner") + when() +
              ", label: Cabang, within: 5 days, late: " + (fault() ? "end left" : "go on") + "}\n";
    if (is_last(step) && !fault()) out_ += "    then: end done\n";
  }

  std::mt19937& random_;
  int steps_, faults_;
  std::vector<int> blocks_;  // how many branches; 0: no block
  std::string out_;
};

}  // namespace

std::string random_workflow(std::mt19937& random) { return Writer(random).text(); }

}  // namespace jenjang::test
