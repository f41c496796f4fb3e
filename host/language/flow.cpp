#include "language/flow.hpp"

#include <algorithm>
#include <deque>

namespace jenjang::language {
namespace {

using engine::Late;
using How = Way::How;

std::size_t line_after(const engine::Definition& workflow, std::size_t line) {
  return line + 1 < workflow.steps.size() ? line + 1 : Way::nowhere;
}

std::size_t line_of(const engine::Definition& workflow, const engine::Target& target) {
  return target.step ? *workflow.line_of(*target.step) : Way::to_end;
}

}  // namespace

Flow::Flow(const Reading& reading) {
  for (std::size_t line = 0; line < reading.workflow.steps.size(); ++line) {
    ways_.push_back(ways_of(reading.workflow, line));
    if (reading.conditional.contains(reading.workflow.steps[line].id))
      ways_.back().push_back({line_after(reading.workflow, line), How::skipped, nullptr});
  }
}

std::vector<Way> Flow::ways_of(const engine::Definition& workflow, std::size_t line) {
  const auto& step = workflow.steps[line];
  std::vector<Way> out;
  std::size_t next = step.then ? line_of(workflow, *step.then) : line_after(workflow, line);
  const auto* ask = std::get_if<engine::Ask>(&step.verb);
  if (!ask || ask->choices.empty()) out.push_back({next, How::done, nullptr});
  if (const auto* wait = std::get_if<engine::WaitFor>(&step.verb))
    for (const auto& late : wait->late) {
      if (late.kind == Late::Kind::go_on) out.push_back({next, How::unanswered, nullptr});
      if (late.kind == Late::Kind::end) out.push_back({Way::to_end, How::lapsed, nullptr});
    }
  if (ask) {
    for (const auto& choice : ask->choices) {
      if (choice.then) out.push_back({line_of(workflow, *choice.then), How::chosen, &choice});
      if (choice.back_to) out.push_back({*workflow.line_of(choice.back_to->step), How::chosen, &choice});
    }
    for (const auto& late : ask->late) {
      if (late.kind == Late::Kind::go_on && ask->choices.empty()) out.push_back({next, How::unanswered, nullptr});
      if (late.kind == Late::Kind::end) out.push_back({Way::to_end, How::lapsed, nullptr});
      if (late.kind != Late::Kind::choose) continue;
      for (const auto& choice : ask->choices)
        if (choice.name == late.what && choice.then)
          out.push_back({line_of(workflow, *choice.then), How::by_silence, &choice});
    }
  }
  return out;
}

void check_flow(Reading& reading) {
  const auto& steps = reading.workflow.steps;
  if (steps.empty() || !reading.flow_is_known) return;
  Flow flow(reading);
  std::vector<bool> reached(steps.size());
  std::deque<std::size_t> open{0};
  reached[0] = true;
  while (!open.empty()) {
    std::size_t line = open.front();
    open.pop_front();
    for (const Way& way : flow.ways(line)) {
      if (way.to == Way::nowhere) {
        const auto& at = steps[line].at;
        reading.findings.error(
            {at.line, at.column}, "F02",
            both("Langkah terakhir ini tidak menuju akhir", "This last step does not lead to an end"),
            both("Tambahkan `then: end …` dengan salah satu dari `outcomes`.",
                 "Add `then: end …` with one of `outcomes`."));
      } else if (way.to != Way::to_end && !reached[way.to]) {
        reached[way.to] = true;
        open.push_back(way.to);
      }
    }
  }
  for (std::size_t line = 0; line < steps.size(); ++line)
    if (!reached[line])
      reading.findings.error({steps[line].at.line, steps[line].at.column}, "F01",
                             both("Langkah `" + steps[line].id + "` tidak pernah dicapai",
                                  "The step `" + steps[line].id + "` is never reached"),
                             both("Arahkan sebuah pilihan atau `then` ke langkah ini, atau hapus.",
                                  "Lead a choice or a `then` to it, or remove it."));
}

}  // namespace jenjang::language
