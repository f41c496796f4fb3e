// For the tests of weights and explanations: the annual review's measuring step, and Siti's figures of the demo.
#pragma once

#include <gtest/gtest.h>

#include "engine/explain.hpp"
#include "engine/weigh.hpp"

namespace jenjang::engine::number_tests {

inline Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

inline Type ratings() {
  auto type = Type::of(Type::Kind::enumeration);
  type.values = {"above", "meets", "below"};
  return type;
}
inline Cell any() {
  Cell cell;
  cell.any = true;
  return cell;
}
inline Cell from(int low) {
  Cell cell;
  cell.stretches = {{Bound{Decimal(low)}, std::nullopt}};
  return cell;
}
inline Cell under(int high) {
  Cell cell;
  cell.stretches = {{std::nullopt, Bound{Decimal(high), false}}};
  return cell;
}
inline Cell between(int low, int high) {
  Cell cell;
  cell.stretches = {{Bound{Decimal(low)}, Bound{Decimal(high), false}}};
  return cell;
}
inline Cell one_of(std::set<Name> names) {
  Cell cell;
  cell.names = std::move(names);
  return cell;
}

/// The table `work` of workflows/review.yaml.
inline DecisionTable work() {
  DecisionTable table;
  table.given = {{"result", Type::number_between(0, 120)}, {"effort", Type::number_between(0, 100)}};
  table.gives = ratings();
  table.rows = {{{from(100), any()}, Value("above"), {}},
                {{between(80, 100), any()}, Value("meets"), {}},
                {{between(60, 80), from(70)}, Value("meets"), {}},
                {{between(60, 80), under(70)}, Value("below"), {}},
                {{under(60), any()}, Value("below"), {}}};
  return table;
}
inline DecisionTable behaviour() {
  DecisionTable table;
  table.given = {{"work", ratings()}, {"behaviour", ratings()}};
  table.gives = Type::of(Type::Kind::enumeration);
  table.gives.values = {"baik", "kurang"};
  table.rows = {{{one_of({"above", "meets"}), one_of({"above", "meets"})}, Value("baik"), {}},
                {{one_of({"above", "meets"}), one_of({"below"})}, Value("kurang"), {}},
                {{one_of({"below"}), any()}, Value("kurang"), {}}};
  return table;
}

inline Formula formula(const Definition& definition, const std::string& source) {
  Scope scope;
  scope.look_up = [](const Reference& name, const Place&) -> std::variant<Known, Diagnostic> {
    auto text = name.text();
    if (text == "assess.work" || text == "assess.behaviour" || text == "measure.proposed") return Known{ratings()};
    if (text == "assess.choice") {
      auto type = Type::of(Type::Kind::enumeration);
      type.values = {"rate", "none"};
      return Known{type};
    }
    if (name.parts[0] == "period" || text == "subject.since") return Known{Type::of(Type::Kind::date)};
    return Known{Type::of(Type::Kind::number)};
  };
  scope.table = [&](const Name& name) -> std::optional<std::pair<std::vector<Type>, Type>> {
    const auto& table = definition.tables.at(name);
    std::vector<Type> inputs;
    for (const auto& [column, type] : table.given) inputs.push_back(type);
    return std::pair{inputs, table.gives};
  };
  auto compiled = compile_formula(source, Place{"test.yaml", 1, 1}, scope);
  if (auto* found = std::get_if<Diagnostics>(&compiled))
    throw std::logic_error(source + ": " + text_of(found->front(), "en"));
  return std::get<Formula>(compiled);
}

inline Reference name(const std::string& text) {
  Reference out;
  std::size_t begin = 0;
  for (auto dot = text.find('.'); dot != std::string::npos; begin = dot + 1, dot = text.find('.', begin))
    out.parts.push_back(text.substr(begin, dot - begin));
  out.parts.push_back(text.substr(begin));
  return out;
}

inline Manifests plugins() {
  auto city = std::make_shared<Manifest>();
  city->plugin = "kinerja";
  city->enums["rating"].values = {{"above", both("Di atas ekspektasi", "Above expectation")},
                                  {"meets", both("Sesuai ekspektasi", "Meets expectation")},
                                  {"below", both("Di bawah ekspektasi", "Below expectation")}};
  city->indicators["achievement"].label = both("Capaian SKP", "Achievement of targets");
  city->indicators["achievement"].type = Type::number_between(0, 120);
  city->indicators["achievement"].basis = "PermenPANRB 6/2022";
  city->indicators["effort"].label = both("Upaya", "Effort");
  auto office = std::make_shared<Manifest>();
  office->plugin = "dinas-kesehatan";
  office->label = both("Dinas Kesehatan", "Health office");
  office->indicators["idl"].agreed_weight = std::pair{"plan", "idl_share"};
  office->indicators["idl"].label = both("Imunisasi dasar lengkap", "Full immunisation");
  office->indicators["idl"].measured_in = "percent";
  office->indicators["uci"].agreed_weight = std::pair{"plan", "uci_share"};
  office->indicators["uci"].label = both("Kelurahan UCI", "UCI wards");
  office->indicators["effort"].counts_as_effort = true;
  for (auto* manifest : {city.get(), office.get()})
    for (auto& [each, indicator] : manifest->indicators)
      if (indicator.type.kind != Type::Kind::number) indicator.type = Type::of(Type::Kind::number);
  return {{"kinerja", city}, {"dinas-kesehatan", office}};
}

inline Measurement measured(std::optional<Decimal> value, std::optional<Decimal> share = std::nullopt) {
  Measurement out;
  if (value) out.value = Value(*value);
  out.share = share;
  out.because = both("61 dari 100", "61 of 100");
  out.plugin = {"dinas-kesehatan", "1.2.3", {}};
  out.from = {{"dinas-kesehatan", "immunisation", 7}};
  return out;
}

/// A case whose lines were computed as the engine computes them.
struct Measured {
  std::shared_ptr<Definition> definition = std::make_shared<Definition>();
  Rulebook rules;
  State state;
  Facts facts;

  Measured() {
    definition->tables = {{"work", work()}, {"predikat", behaviour()}};
    definition->sources = {{"tables.work", "setting of the city"}};
    definition->texts["steps.assess"] = both("Rating oleh atasan", "Rating by the superior");
    definition->texts["steps.assess.rate"] = both("Tetapkan", "Set");
    rules.manifests = plugins();
    state.period = *Period::parse("2025");
    state.department = "dinas-kesehatan";
    // Siti (demo.md): IDL 305 of 500 = 61; UCI 2 of 5 = 40; target IDL 80: 61 / 80 = 76.25; effort 88 recognised.
    put("kinerja.achievement", measured(number("76.25")));
    put("dinas-kesehatan.idl", measured(number("61"), Decimal(60)));
    put("dinas-kesehatan.uci", measured(number("40"), Decimal(40)));
    put("kinerja.effort", measured(Decimal(0)));
    put("dinas-kesehatan.effort", measured(Decimal(88)));
  }

  void put(const std::string& indicator, Measurement measurement) {
    auto parts = name(indicator).parts;
    facts[key_of(IndicatorWanted{parts[0], parts[1]})] = std::move(measurement);
  }
  void ask(const StepId& step, Record answers) {
    definition->steps.push_back({step, {}, std::nullopt, std::nullopt, Ask{}});
    auto& verb = std::get<Ask>(definition->steps.back().verb);
    verb.forms = {{"kinerja", "assessment"}};
    state.steps[step].round = 1;
    state.steps[step].choice = "rate";
    state.steps[step].answers[0]["kinerja.assessment"] = std::move(answers);
  }
  /// Adds the line and computes it; the error's code where it cannot be.
  std::string compute(const StepId& step, const Name& line, std::variant<Formula, Weigh> what) {
    if (!definition->step(step)) definition->steps.push_back({step, {}, std::nullopt, std::nullopt, Compute{}});
    for (auto& each : definition->steps)
      if (each.id == step) std::get<Compute>(each.verb).lines.emplace_back(line, what);
    rules.definition = definition;
    Fields fields{rules, state, facts};
    auto value = std::visit([&](const auto& each) { return value_of(each, fields); }, what);
    if (!value) return value.error().code;
    state.steps[step].round = 1;
    state.steps[step].computed[line] = *value;
    return plain_text(*value);
  }
  std::string compute(const StepId& step, const Name& line, const std::string& source) {
    return compute(step, line, formula(*definition, source));
  }
  Trace why(const std::string& field) const {
    auto trace = explain(rules, state, name(field), facts);
    if (!trace) throw std::logic_error(trace.error().sentence.at("en"));
    return *trace;
  }
};

inline Weigh annual(Weigh::Missing missing = Weigh::Missing::share) {
  return {{{name("kinerja.achievement"), Decimal(60)}, {name("department.indicators"), Decimal(40)}}, missing, {}};
}

}  // namespace jenjang::engine::number_tests
