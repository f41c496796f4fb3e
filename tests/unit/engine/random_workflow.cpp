#include "unit/engine/random_workflow.hpp"

#include <rapidcheck.h>

namespace jenjang::engine {

namespace {

using Kind = Late::Kind;

const std::vector<Name> everyone = {"owner", "superior", "upper", "team", "admin"};
const std::vector<Name> groups = {"colleagues", "team", "chosen", "admin", "superior"};

class Maker {
 public:
  Definition make() {
    count_ = draw_from(2, 9);
    std::vector<Step> steps;
    for (line_ = 0; line_ < count_; ++line_) steps.push_back(step());
    steps.push_back({id(count_), {}, {}, Target{{}, "done"}, Signpost{}});  // so that whatever goes on, ends
    auto definition = workflow(std::move(steps));
    definition.people["chosen"] = chosen_in(id(draw_from(0, count_)));
    if (draw_chance(20)) definition.calendar.clear();
    if (draw_chance(50)) definition.different_people = {some_asks()};
    if (draw_chance(30)) definition.different_people.push_back(some_asks());
    if (draw_chance(70)) {
      definition.withdraw = Withdrawal{draw_one(everyone), {}, "cancelled"};
      if (draw_chance(50)) definition.withdraw->before = id(draw_from(0, count_));
    }
    if (draw_chance(40)) definition.begin.when = formula("subject.active");
    return definition;
  }

 private:
  static StepId id(int line) { return "s" + std::to_string(line); }
  StepId later() const { return id(draw_chance(70) ? line_ + 1 : draw_from(line_ + 1, count_)); }

  std::set<StepId> some_asks() const {
    std::set<StepId> out;
    for (const auto& ask : asks_)
      if (draw_chance(60)) out.insert(ask);
    return out;
  }

  Formula condition() const {
    std::vector<std::string> known = {"kinerja.achievement > 50", "subject.active",
                                      "1 / (kinerja.achievement - 40) > 0 or subject.active"};
    for (const auto& ask : choosers_) known.push_back(ask + ".choice = \"yes\"");
    return formula(draw_one(known));
  }

  Duration duration() const {
    switch (draw_from(0, 2)) {
      case 0: return hours(draw_from(1, 30));
      case 1: return calendar_days(draw_from(1, 9));
      default: return working_days(draw_from(1, 9));
    }
  }

  Choice choice(const Name& name) const {
    Choice out;
    switch (draw_from(0, 8)) {
      case 0: out = to_end(name, "done"); break;
      case 1:
      case 2:
      case 3: out = back(name, id(draw_from(0, line_)), draw_from(1, 2)); break;
      default: out = to(name, later());
    }
    if (draw_chance(20)) out = when(out, "kinerja.achievement > 50");
    if (draw_chance(20)) out.note_required = true;
    return out;
  }

  /// Times do not fall, and nothing follows what frees the step.
  std::vector<Late> late_entries(const Ask& ask) const {
    std::vector<Late> out;
    int days = 0;
    for (int entry = draw_from(0, 2); entry > 0; --entry) {
      days += draw_from(0, 3);
      out.push_back(late(draw_chance(50) ? Kind::tell : Kind::escalate, draw_one(everyone),
                         days ? std::optional(calendar_days(days)) : std::nullopt));
    }
    auto after = days ? std::optional(calendar_days(days)) : std::nullopt;
    switch (draw_from(0, 2)) {
      case 0:
        out.push_back(ask.choices.empty() ? late(Kind::go_on, {}, after)
                                          : late(Kind::choose, draw_one(ask.choices).name, after));
        break;
      case 1:
        if (draw_chance(40))
          out.push_back(late(Kind::end, "cancelled", after));
        else
          out.push_back(late(Kind::escalate, draw_one(everyone), after));
        break;
      default: out.push_back(late(Kind::escalate, draw_one(everyone), after));
    }
    return out;
  }

  Ask random_ask() const {
    Ask ask;
    ask.who = draw_one(everyone);
    if (draw_chance(30)) ask.forms.push_back({"kinerja", "plan_review"});
    if (draw_chance(20)) ask.forms.push_back({"kinerja", "plan"});
    if (draw_chance(40)) ask.forms.push_back({"kinerja", "raters"});
    const std::vector<Name> names = {"yes", "no", "return"};
    if (draw_chance(70)) {
      ask.choices.push_back(to(names[0], later()));  // one way on is always there
      for (int each = draw_from(0, 2); each > 0; --each)
        ask.choices.push_back(choice(names[static_cast<std::size_t>(each)]));
    }
    if (draw_chance(80))
      ask.within = duration();
    else
      ask.within = Moment{draw_one<Moment::Anchor>(
                              {Moment::Anchor::period_start, Moment::Anchor::period_end, Moment::Anchor::day_of_year}),
                          3, 15, draw_chance(50) ? std::optional(duration()) : std::nullopt};
    for (int each = draw_from(0, 2); each > 0; --each) ask.remind.push_back(duration());
    ask.late = late_entries(ask);
    if (draw_chance(15)) ask.rules.insert(Rule::no_acting);
    return ask;
  }

  static Enough random_enough() {
    switch (draw_from(0, 3)) {
      case 0: return {};
      case 1: return {Enough::Kind::count, draw_from(1, 3)};
      case 2: return {Enough::Kind::percent, draw_from(1, 100)};
      default: return {Enough::Kind::first, draw_from(1, 3)};
    }
  }

  /// The last choice is the one without `wins`.
  Ask to_group(Ask ask) const {
    ask.each = true;
    ask.who = draw_one(groups);
    ask.enough = random_enough();
    for (std::size_t each = 0; each + 1 < ask.choices.size(); ++each)
      ask.choices[each].wins =
          draw_chance(50) ? Wins{Wins::Kind::more_than_percent, draw_from(0, 99), 0} : Wins{Wins::Kind::of, 2, 3};
    if (draw_chance(30)) ask.rules.insert(Rule::confidential);
    return ask;
  }

  Ask for_branch() const {
    auto ask = random_ask();
    ask.choices.clear();
    std::erase_if(ask.late, [](const Late& each) { return each.kind == Kind::choose || each.kind == Kind::end; });
    if (ask.late.empty()) ask.late.push_back(late(Kind::go_on));
    return draw_chance(50) ? to_group(std::move(ask)) : ask;
  }

  Together block() {
    Together out;
    for (int branch = draw_from(1, 3); branch > 0; --branch) {
      out.branches.push_back(ask(id(line_) + "_" + std::to_string(branch), for_branch()));
      if (draw_chance(30)) out.branches.back().when = condition();
      asks_.push_back(out.branches.back().id);
    }
    return out;
  }

  Step step() {
    Step out{id(line_), {}, {}, {}, Signpost{}};
    switch (draw_from(0, 19)) {
      case 15:
      case 16: out.verb = block(); break;
      case 17:
        out.verb = WaitUntil{{draw_one<Moment::Anchor>({Moment::Anchor::period_start, Moment::Anchor::day_of_year}), 3,
                              15, draw_chance(50) ? std::optional(duration()) : std::nullopt}};
        break;
      case 18: {
        auto ask = for_branch();
        std::erase_if(ask.late,
                      [](const Late& each) { return each.kind == Kind::escalate || each.kind == Kind::go_on; });
        ask.late.push_back(late(Kind::go_on, {}, ask.late.empty() ? std::nullopt : ask.late.back().after));
        out.verb = WaitFor{"bkn", "technical_opinion", ask.within, ask.late};
        break;
      }
      case 19: {
        auto ask = to_group(random_ask());
        asks_.push_back(out.id);
        if (!ask.choices.empty()) choosers_.push_back(out.id);
        out.verb = std::move(ask);
        break;
      }
      case 0:
        out.when = condition();
        out.then = draw_chance(90) ? Target{later(), {}} : Target{{}, "done"};
        return out;
      case 1:
        out.verb = Compute{{{"a", formula("kinerja.achievement")}, {"b", formula("100 / " + out.id + ".a")}}};
        break;
      case 2: out.verb = Tell{{draw_one(everyone), draw_one(everyone)}, "kinerja", "plan_agreed", {}}; break;
      case 3: out.verb = Do{"kinerja", "publish_plan", {{"targets", formula("kinerja.achievement / 5")}}}; break;
      case 4: out.verb = Do{"kinerja", "send_plan", {}}; break;
      default: {
        auto ask = random_ask();
        asks_.push_back(out.id);
        if (!ask.choices.empty()) choosers_.push_back(out.id);
        out.verb = std::move(ask);
      }
    }
    if (draw_chance(25)) out.when = condition();
    const auto* ask = std::get_if<Ask>(&out.verb);
    if ((!ask || ask->choices.empty()) && draw_chance(20)) out.then = Target{later(), {}};
    return out;
  }

  int count_ = 0, line_ = 0;
  std::vector<StepId> asks_, choosers_;
};

}  // namespace

// Of full size from the first try on: RapidCheck would begin with narrow ranges, and a chance would be none.
int draw_from(int low, int high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1)); }
bool draw_chance(int percent) { return draw_from(1, 100) <= percent; }

Definition random_workflow() { return Maker().make(); }

SmallCity random_city() {
  SmallCity city;
  for (auto& [phrase, actors] : city.people) {
    actors.clear();
    for (int each = draw_chance(12) ? 0 : draw_from(1, 3); each > 0; --each) {
      auto person = PersonId(draw_from(1, 6));
      bool is_role = phrase.starts_with("role");
      actors.push_back(is_role ? member(person, "role") : draw_chance(70) ? holder(person) : plt(person));
    }
  }
  city.subject.fields["active"] = Value(draw_chance(90));
  city.indicators["kinerja.achievement"] = measured(Value(Decimal(draw_from(0, 101))));
  city.indicators["kinerja.achievement"].failed = draw_chance(4);
  if (draw_chance(10)) city.verdicts["kinerja.plan"] = {false, both("salah", "wrong"), "/targets", {}};
  return city;
}

bool may_ask_subject(const Definition& definition, const StepId& step) {
  std::vector<Name> entries;
  if (const auto* ask = std::get_if<Ask>(&definition.step(step)->verb)) {
    entries.push_back(ask->who);
    for (const auto& late : ask->late)
      if (late.kind == Kind::escalate) entries.push_back(late.what);
  }
  for (const auto& entry : entries)
    for (auto next = std::optional(entry); next; next = definition.people.at(*next).or_else)
      if (definition.people.at(*next).phrase.kind == Phrase::Kind::subject) return true;
  return false;
}

}  // namespace jenjang::engine
