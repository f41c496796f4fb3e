#include "unit/engine/case_kit.hpp"

#include "base/limits.hpp"

namespace jenjang::engine {

namespace {

Schema field(Schema::Kind kind) {
  Schema schema;
  schema.kind = kind;
  return schema;
}

Schema object(std::vector<std::pair<Name, Schema>> properties, std::vector<Name> required = {}) {
  auto schema = field(Schema::Kind::object);
  schema.properties = std::move(properties);
  schema.required = std::move(required);
  return schema;
}

Schema rows(Schema item) {
  auto schema = field(Schema::Kind::array);
  schema.items = std::make_shared<const Schema>(std::move(item));
  return schema;
}

Form form(Name plugin, Name name, Schema root) {
  Form out;
  out.plugin = std::move(plugin);
  out.name = std::move(name);
  out.root = std::move(root);
  return out;
}

People people(Phrase phrase, std::optional<Name> or_else = std::nullopt) {
  return {std::move(phrase), std::nullopt, std::move(or_else), {}};
}

}  // namespace

Phrase subject_phrase() { return {Phrase::Kind::subject, nullptr, {}}; }
Phrase superior_of(Phrase of) { return {Phrase::Kind::superior, std::make_shared<const Phrase>(std::move(of)), {}}; }
Phrase peers_of(Phrase of) { return {Phrase::Kind::peers, std::make_shared<const Phrase>(std::move(of)), {}}; }
People chosen_in(StepId step) {
  Phrase phrase;
  phrase.kind = Phrase::Kind::field;
  phrase.step = std::move(step);
  phrase.field = "peers";
  return {std::move(phrase), peers_of(subject_phrase()), std::nullopt, {}};
}
Phrase role(Name name, std::optional<Phrase> in_unit_of) {
  Phrase phrase{Phrase::Kind::role, nullptr, std::move(name)};
  if (in_unit_of) phrase.of = std::make_shared<const Phrase>(std::move(*in_unit_of));
  return phrase;
}

Formula formula(const std::string& source) {
  Scope scope;
  scope.look_up = [](const Reference& name, const Place& at) -> std::variant<Known, Diagnostic> {
    static const auto yes_or_no = Type::of(Type::Kind::yes_or_no), number = Type::of(Type::Kind::number);
    Type targets = Type::of(Type::Kind::rows);
    targets.columns = {{"result", Type::of(Type::Kind::text)}, {"target", number}};
    Type choice = Type::of(Type::Kind::enumeration);
    choice.values = {"none", "submit", "agree", "return", "yes", "no"};
    const auto text = name.text();
    if (text == "subject.active" || text == "kinerja.must_plan") return Known{yes_or_no};
    if (text == "subject.name") return Known{Type::of(Type::Kind::text)};
    if (text == "period.start" || text == "period.end") return Known{Type::of(Type::Kind::date)};
    if (name.parts.back() == "mark") return Known{Type::list_of(number)};
    if (name.parts.back() == "peers") return Known{Type::list_of(Type::of(Type::Kind::person))};
    if (name.parts.back() == "targets") return Known{targets};
    if (name.parts.back() == "target") return Known{Type::list_of(number)};
    if (name.parts.back() == "choice") return Known{choice};
    if (name.parts.size() == 2) return Known{number};
    return Diagnostic{at, Severity::error, "N02", both("nama tidak dikenal", "unknown name"), {}};
  };
  auto compiled = compile_formula(source, Place{"test.yaml", 1, 1}, scope);
  if (auto* found = std::get_if<Diagnostics>(&compiled))
    throw std::logic_error(source + ": " + text_of(found->front(), "en"));
  return std::get<Formula>(compiled);
}

Step ask(StepId id, Ask verb) { return {std::move(id), {}, std::nullopt, std::nullopt, std::move(verb)}; }
Step ask_each(StepId id, Ask verb) {
  verb.each = true;
  return ask(std::move(id), std::move(verb));
}
Ask simply(Name who, std::vector<FormName> forms) {
  return {std::move(who), std::move(forms), {}, working_days(5), {}, {late(Late::Kind::go_on)}};
}
Choice to(Name name, StepId step) { return {std::move(name), {}, Target{std::move(step), {}}, {}, false, {}}; }
Choice to_end(Name name, Name outcome) { return {std::move(name), {}, Target{{}, std::move(outcome)}, {}, false, {}}; }
Choice back(Name name, StepId step, int at_most) {
  return {std::move(name), {}, {}, BackTo{std::move(step), at_most}, false, {}};
}
Choice when(Choice choice, const std::string& source) {
  choice.when = formula(source);
  return choice;
}
Choice with_note(Choice choice) {
  choice.note_required = true;
  return choice;
}
Late late(Late::Kind kind, Name what, std::optional<Duration> after) { return {after, kind, std::move(what), {}}; }
Duration working_days(int count) { return {count, DurationUnit::working_days}; }
Duration calendar_days(int count) { return {count, DurationUnit::days}; }
Duration hours(int count) { return {count, DurationUnit::hours}; }

Calendar samarinda() {
  Calendar calendar;
  calendar.name = "hari-kerja-kota";
  calendar.week = {true, true, true, true, true, false, false};
  calendar.offset = std::chrono::hours(8);
  calendar.days_off[*date_from("2026-02-16")] = {DayOff::Kind::joint_leave, "Cuti bersama"};
  calendar.years = {2026};
  return calendar;
}

Manifests plugins() {
  auto text = Type::of(Type::Kind::text);
  auto kinerja = std::make_shared<Manifest>();
  kinerja->plugin = "kinerja";
  auto target =
      object({{"result", field(Schema::Kind::text)}, {"target", field(Schema::Kind::number)}}, {"result", "target"});
  kinerja->forms["expectations"] =
      form("kinerja", "expectations", object({{"words", field(Schema::Kind::text)}}, {"words"}));
  kinerja->forms["plan"] =
      form("kinerja", "plan", object({{"targets", rows(target)}, {"remark", field(Schema::Kind::text)}}));
  kinerja->forms["plan"].check = "check_plan";
  auto person = field(Schema::Kind::text);
  person.format = "person";
  kinerja->forms["raters"] = form("kinerja", "raters", object({{"peers", rows(person)}}));
  kinerja->forms["behaviour"] = form("kinerja", "behaviour", object({{"mark", field(Schema::Kind::number)}}, {"mark"}));
  kinerja->forms["plan_review"] = form("kinerja", "plan_review", object({{"opinion", field(Schema::Kind::text)}}));
  kinerja->datasets["plans_in_force"].columns = {{"person", Type::of(Type::Kind::person)},
                                                 {"unit", Type::of(Type::Kind::unit)},
                                                 {"period", Type::of(Type::Kind::period)},
                                                 {"day", Type::of(Type::Kind::date)},
                                                 {"case", text},
                                                 {"targets", Type::of(Type::Kind::number)}};
  kinerja->actions["publish_plan"].writes = "plans_in_force";
  kinerja->actions["publish_plan"].with = {{"targets", Type::number_between(Decimal(0), Decimal(20))}};
  kinerja->actions["send_plan"] = {};
  kinerja->messages["plan_agreed"] = {};
  kinerja->indicators["must_plan"].type = Type::of(Type::Kind::yes_or_no);
  kinerja->indicators["achievement"].type = Type::of(Type::Kind::number);
  auto health = std::make_shared<Manifest>();
  health->plugin = "dinas-kesehatan";
  health->serves = {"dinas-kesehatan"};
  health->forms["plan"] =
      form("dinas-kesehatan", "plan", object({{"coverage", field(Schema::Kind::number)}}, {"coverage"}));
  health->indicators["effort"].counts_as_effort = true;
  return {{"kinerja", kinerja}, {"dinas-kesehatan", health}};
}

std::map<Name, People> usual_people() {
  return {{"owner", people(subject_phrase())},
          {"superior", people(superior_of(subject_phrase()), "upper")},
          {"upper", people(superior_of(superior_of(subject_phrase())), "team")},
          {"team", people(role("tim-pengelola-kinerja", subject_phrase()), "admin")},
          {"admin", people(role("admin-kinerja"))},
          {"colleagues", people(peers_of(subject_phrase()))},
          {"chosen", chosen_in("raters")}};
}

Definition workflow(std::vector<Step> steps) {
  Definition definition;
  definition.name = "target-setting";
  definition.languages = {"id", "en"};
  definition.uses = {{"kinerja", 1}};
  definition.calendar = "hari-kerja-kota";
  definition.people = usual_people();
  definition.outcomes = {"done", "cancelled"};
  definition.steps = std::move(steps);
  return definition;
}

Rulebook rulebook(Definition definition) {
  return {std::make_shared<const Definition>(std::move(definition)), 1, samarinda(), plugins()};
}

Definition target_setting() {
  using Kind = Late::Kind;
  Ask expect{"superior", {{"kinerja", "expectations"}}, {}, working_days(3), {}, {late(Kind::go_on)}, {}};
  Ask draft{"owner",
            {{"kinerja", "plan"}, {"department", "plan"}},
            {when(to("submit", "agree"), "count(draft.targets) > 0")},
            working_days(7),
            {working_days(2)},
            {late(Kind::tell, "superior"), late(Kind::escalate, "superior", working_days(2))},
            {}};
  Ask agree{"superior",
            {{"kinerja", "plan_review"}},
            {to("agree", "verify"), with_note(back("return", "draft", 3))},
            working_days(4),
            {},
            {late(Kind::escalate, "upper")},
            {}};
  Ask verify{"team",          {}, {to("aligned", "publish"), with_note(back("return", "agree", 1))},
             working_days(3), {}, {late(Kind::choose, "aligned")},
             {Rule::batch}};
  Step publish{"publish", {}, {}, {}, Do{"kinerja", "publish_plan", {{"targets", formula("count(draft.targets)")}}}};
  Step inform{"inform", {}, {}, Target{{}, "agreed"}, Tell{{"owner", "superior"}, "kinerja", "plan_agreed", {}}};
  auto definition = workflow(
      {ask("expect", expect), ask("draft", draft), ask("agree", agree), ask("verify", verify), publish, inform});
  definition.begin.every = Period::Kind::year;
  definition.begin.when = formula("subject.active and kinerja.must_plan");
  definition.different_people = {{"draft", "agree", "verify"}};
  definition.withdraw = Withdrawal{"admin", "publish", "cancelled"};
  definition.outcomes = {"agreed", "cancelled"};
  definition.texts = {{"label", both("Penetapan SKP", "Setting of targets")},
                      {"steps.expect", both("Ekspektasi pimpinan", "Expectations of the superior")},
                      {"steps.draft", both("Menyusun SKP", "Draft the plan")},
                      {"steps.agree", both("Dialog dan penetapan", "Dialogue and decision")},
                      {"steps.agree.return", both("Kembalikan untuk diperbaiki", "Return for revision")},
                      {"steps.verify", both("Reviu keselarasan", "Review by the team")},
                      {"steps.verify.return", both("Minta atasan menyesuaikan", "Ask the superior to adjust")}};
  return definition;
}

Time on(const char* day, int hour, int minute) {
  return samarinda().start_of(*date_from(day)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

Actor holder(PersonId person) {
  return {person, PositionId(100 + number_of(person)), Capacity::holder, std::nullopt, {}};
}
Actor plt(PersonId person) { return {person, PositionId(100 + number_of(person)), Capacity::plt, MandateId(9), {}}; }
Actor member(PersonId person, Name role) {
  return {person, std::nullopt, Capacity::role, std::nullopt, std::move(role)};
}
Measurement measured(Value value) {
  Measurement out;
  out.value = std::move(value);
  out.plugin = {"kinerja", "1.0.0", "f00d"};
  return out;
}

SmallCity::SmallCity() {
  people["superior of subject"] = {holder(hendra)};
  people["superior of superior of subject"] = {holder(suryadi)};
  people["role tim-pengelola-kinerja in unit of subject"] = {member(siti, "tim-pengelola-kinerja"),
                                                             member(ayu, "tim-pengelola-kinerja")};
  people["peers of subject"] = {holder(siti), holder(ayu), holder(suryadi)};
  people["role admin-kinerja"] = {member(admin, "admin-kinerja")};
  subject.fields = {{"active", Value(true)}, {"name", Value("Rina Wulandari")}};
  subject.unit = "puskesmas-palaran";
  subject.department = "dinas-kesehatan";
  indicators["kinerja.must_plan"] = measured(Value(true));
  indicators["kinerja.achievement"] = measured(Value(Decimal(92)));
}

Fact SmallCity::answer(const FactWanted& wanted) const {
  struct Answer {
    const SmallCity& city;
    Fact operator()(const PeopleWanted& wish) const {
      auto found = city.people.find(wish.phrase.text());
      PeopleFound out;
      for (auto person : wish.persons) out.actors.push_back(holder(person));
      if (found != city.people.end())
        for (const auto& actor : found->second)
          if (!wish.no_acting || actor.capacity == Capacity::holder || actor.capacity == Capacity::role)
            out.actors.push_back(actor);
      return out;
    }
    Fact operator()(const SubjectWanted&) const { return city.subject; }
    Fact operator()(const IndicatorWanted& wish) const {
      auto found = city.indicators.find(wish.plugin + "." + wish.indicator);
      return found == city.indicators.end() ? Measurement{} : found->second;
    }
    Fact operator()(const CheckWanted& wish) const {
      auto found = city.verdicts.find(wish.plugin + "." + wish.form);
      return found == city.verdicts.end() ? CheckVerdict{} : found->second;
    }
  };
  return std::visit(Answer{*this}, wanted);
}

Case::Case(Definition definition, SmallCity made) : rules(rulebook(std::move(definition))), city(std::move(made)) {
  state.id = CaseId(12);
}

bool Case::send(Time at, std::optional<PersonId> by, Wish wish) {
  Row row{{at, by, std::move(wish)}, {}, {}};
  rejection.reset();
  for (rounds = 0; rounds <= limits::fact_rounds; ++rounds) {
    auto verdict = engine::decide(rules, state, row.command, row.facts);
    if (auto* need = std::get_if<NeedFacts>(&verdict)) {
      for (const auto& wanted : need->wanted) row.facts.emplace(key_of(wanted), city.answer(wanted));
      continue;
    }
    if (auto* rejected = std::get_if<Rejection>(&verdict)) {
      rejection = std::move(*rejected);
      return false;
    }
    row.events = std::move(std::get<Events>(verdict));
    state = apply(std::move(state), row.events, at);
    journal.push_back(std::move(row));
    return true;
  }
  throw std::logic_error("asked for facts without end");
}

bool Case::start(Time at, Period period) { return send(at, std::nullopt, Start{rina, period}); }

bool Case::decide(Time at, PersonId by, std::optional<Name> choice, std::map<std::string, Json> entered,
                  std::string note) {
  return send(at, by,
              Decide{state.tasks.empty() ? state.last_task : task().number, std::move(choice), std::move(entered),
                     std::move(note)});
}

const Task& Case::task_of(PersonId person) const {
  for (const auto& task : state.tasks)
    for (const auto& actor : task.may_act)
      if (actor.person == person) return task;
  throw std::logic_error("nothing is asked of that person");
}

bool Case::answer(Time at, PersonId by, std::optional<Name> choice, std::map<std::string, Json> entered,
                  std::string note) {
  return send(at, by, Decide{task_of(by).number, std::move(choice), std::move(entered), std::move(note)});
}

std::vector<PersonId> Case::may_act() const {
  std::vector<PersonId> out;
  for (const auto& actor : task().may_act) out.push_back(actor.person);
  return out;
}

std::map<std::string, Json> plan(int targets, bool department) {
  Json::Array rows;
  for (int each = 0; each < targets; ++each)
    rows.push_back(Json::Object{{"result", "Imunisasi dasar"}, {"target", 95}});
  std::map<std::string, Json> out{{"kinerja.plan", Json::Object{{"targets", rows}}}};
  if (department) out.emplace("dinas-kesehatan.plan", Json::Object{{"coverage", 95}});
  return out;
}

std::map<std::string, Json> raters(std::vector<PersonId> persons) {
  Json::Array peers;
  for (auto person : persons) peers.push_back(std::to_string(number_of(person)));
  return {{"kinerja.raters", Json::Object{{"peers", std::move(peers)}}}};
}
std::map<std::string, Json> mark(int value) { return {{"kinerja.behaviour", Json::Object{{"mark", value}}}}; }

std::map<std::string, Json> expectations() {
  return {{"kinerja.expectations", Json::Object{{"words", "Capai 95 persen"}}}};
}

Case at_draft(SmallCity city) {
  Case made(target_setting(), std::move(city));
  EXPECT_TRUE(made.start(on("2026-01-02")));
  EXPECT_TRUE(made.decide(on("2026-01-05"), hendra, std::nullopt, expectations()));
  EXPECT_EQ(made.here(), "draft");
  return made;
}
Case at_agree(SmallCity city) {
  auto made = at_draft(std::move(city));
  EXPECT_TRUE(made.decide(on("2026-01-06"), rina, "submit", plan(2)));
  EXPECT_EQ(made.here(), "agree");
  return made;
}
Case at_verify(SmallCity city) {
  auto made = at_agree(std::move(city));
  EXPECT_TRUE(made.decide(on("2026-01-07"), hendra, "agree"));
  EXPECT_EQ(made.here(), "verify");
  return made;
}

}  // namespace jenjang::engine
