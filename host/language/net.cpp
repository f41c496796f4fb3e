#include "language/net.hpp"

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Ask;
using engine::Late;
using engine::Step;
using engine::Together;
using engine::WaitFor;
using Place = Net::Place;

class NetBuilder {
 public:
  explicit NetBuilder(const engine::Definition& workflow) : workflow_(workflow) {}

  Net build() {
    // A place before each line; the first is `start`. Behind the last line there is nothing to go on with.
    for (std::size_t line = 0; line < workflow_.steps.size(); ++line) {
      lines_.push_back(place(workflow_.steps[line].id));
      if (line == 0) place({});  // `end`
    }
    lines_.push_back(place(workflow_.steps.back().id));
    for (const auto& step : workflow_.steps)
      if (const auto* block = std::get_if<Together>(&step.verb))
        for (const auto& branch : block->branches) branches_.emplace(branch.id, place(branch.id));
    for (std::size_t line = 0; line < workflow_.steps.size(); ++line) one(workflow_.steps[line], line);
    return std::move(net_);
  }

 private:
  Place place(const StepId& step) {
    net_.places.push_back(step);
    return static_cast<Place>(net_.places.size() - 1);
  }
  void move(const Step& step, std::vector<Place> from, std::vector<Place> to, bool runs_out = false) {
    net_.moves.push_back({std::move(from), std::move(to), step.id, runs_out});
  }

  Place of_step(const StepId& id) const {
    if (auto branch = branches_.find(id); branch != branches_.end()) return branch->second;
    return lines_[*workflow_.line_of(id)];
  }
  Place of_target(const engine::Target& target) const { return target.step ? of_step(*target.step) : Net::end; }

  void one(const Step& step, std::size_t line) {
    Place here = lines_[line];
    Place next = step.then ? of_target(*step.then) : lines_[line + 1];
    if (step.when) move(step, {here}, {lines_[line + 1]});
    if (const auto* ask = std::get_if<Ask>(&step.verb)) {
      Place open = place(step.id);
      move(step, {here}, {open});
      asked(step, *ask, open, next);
    } else if (const auto* wait = std::get_if<WaitFor>(&step.verb)) {
      Place open = place(step.id);
      move(step, {here}, {open});
      move(step, {open}, {next});
      late(step, wait->late, open, next);
    } else if (const auto* block = std::get_if<Together>(&step.verb)) {
      gathered(step, *block, here, next);
    } else {
      move(step, {here}, {next});
    }
  }

  void asked(const Step& step, const Ask& ask, Place open, Place next) {
    if (ask.choices.empty()) move(step, {open}, {next});
    for (const auto& choice : ask.choices) {
      if (choice.then) move(step, {open}, {of_target(*choice.then)});
      if (choice.back_to) move(step, {open}, {of_step(choice.back_to->step)}, choice.back_to->at_most > 0);
    }
    late(step, ask.late, open, next);
    for (const auto& entry : ask.late)
      for (const auto& choice : ask.choices)
        if (entry.kind == Late::Kind::choose && entry.what == choice.name && choice.then)
          move(step, {open}, {of_target(*choice.then)});
  }

  void late(const Step& step, const std::vector<Late>& entries, Place open, Place next) {
    for (const auto& entry : entries) {
      if (entry.kind == Late::Kind::go_on) move(step, {open}, {next});
      if (entry.kind == Late::Kind::end) move(step, {open}, {Net::end});
    }
  }

  // All branches open at once; the block goes on when each of them is over.
  void gathered(const Step& step, const Together& block, Place here, Place next) {
    std::vector<Place> open, over;
    for (const auto& branch : block.branches) {
      open.push_back(branches_.at(branch.id));
      over.push_back(place(branch.id));
      if (branch.when) move(branch, {open.back()}, {over.back()});
      if (const auto* ask = std::get_if<Ask>(&branch.verb))
        asked(branch, *ask, open.back(), over.back());
      else
        move(branch, {open.back()}, {over.back()});
    }
    if (open.empty()) return move(step, {here}, {next});
    move(step, {here}, open);
    move(step, over, {next});
  }

  const engine::Definition& workflow_;
  Net net_;
  std::vector<Place> lines_;
  std::map<StepId, Place> branches_;
};

struct Words {
  const char* code;
  Translated sentence, suggestion;
};
Words words_of(const Unsound& found) {
  const std::string step = "`" + found.step + "`";
  switch (found.kind) {
    case Unsound::Kind::stuck:
      return {"W01", both("Kasus dapat macet pada langkah " + step, "A case can be stuck at the step " + step),
              both("Beri setiap keadaan jalan ke suatu akhir.", "Give every state a way to an end.")};
    case Unsound::Kind::ends_early:
      return {"W02",
              both("Kasus dapat berakhir pada " + step + " sementara langkah lain masih terbuka",
                   "A case can end at " + step + " while another step is still open"),
              both("Akhiri kasus sesudah semua cabang selesai.", "End the case after all branches are over.")};
    case Unsound::Kind::never_happens:
      return {
          "W03",
          both("Sebagian langkah " + step + " tidak pernah terjadi", "A part of the step " + step + " never happens"),
          both("Hapus bagian yang tidak pernah dicapai.", "Remove the part that is never reached.")};
    case Unsound::Kind::never_ends:
      return {"W04",
              both("Kasus dapat berputar selamanya lewat langkah " + step,
                   "A case can go round for ever through the step " + step),
              both("Batasi jalan kembalinya dengan `at most`.", "Limit the way back by `at most`.")};
    case Unsound::Kind::too_large: break;
  }
  return {
      "W05",
      both("Alur ini terlalu besar untuk diperiksa seluruhnya", "This workflow is too large to be checked as a whole"),
      both("Bagi menjadi beberapa alur, atau kurangi cabang `together`.",
           "Divide it into several workflows, or use fewer branches in `together`.")};
}

}  // namespace

Net net_of(const engine::Definition& workflow) { return NetBuilder(workflow).build(); }

void check_net(Reading& reading) {
  for (const auto& found : unsound_in(net_of(reading.workflow))) {
    const auto* step = reading.workflow.step(found.step);
    const jenjang::Place& at = step ? step->at : reading.workflow.at;
    auto words = words_of(found);
    reading.findings.error({at.line, at.column}, words.code, std::move(words.sentence), std::move(words.suggestion));
  }
}

}  // namespace jenjang::language
