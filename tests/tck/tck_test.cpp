// Every accepted formula gives the same value in FEEL, within 10^-8. Each case of the TCK passes, or our language
// refuses it for a reason that is printed; none may be wrong. The cases stand beside the working tree and are not ours
// to copy.
#include <gtest/gtest.h>

#include <iostream>

#include "engine/formula.hpp"
#include "tck/feel.hpp"

namespace jenjang::tck {
namespace {

namespace fs = std::filesystem;

/// ../shared/data/dmn-tck of the working tree or of what is above it.
std::optional<fs::path> cases_folder() {
  for (fs::path above = JENJANG_SOURCE_DIR; above != above.parent_path(); above = above.parent_path())
    if (auto folder = above / "shared/data/dmn-tck"; fs::exists(folder)) return folder;
  return std::nullopt;
}

/// A value, or the reason why our language has none.
struct Refused {
  std::string reason;
};
using Outcome = std::variant<Value, Refused>;

std::string reason_of(const std::string& code) {
  if (code == "X01") return "not in our grammar";
  if (code == "X07") return "a result of another type than declared, refused where FEEL gives null";
  if (code == "X02") return "types that do not go together, refused where FEEL gives null";
  if (code == "X03") return "a function that we have not";
  if (code == "X05") return "a wrong number of values, refused where FEEL gives null";
  if (code == "X09") return "a number beyond ours";
  if (code == "N15") return "a name without a value";
  return "refused: " + code;
}

class Run {
 public:
  Run(const Model& model, const TestCase& test) : model_(model) {
    for (const auto& [name, given] : test.inputs) put(name, given);
  }

  Outcome decide(const std::string& name) {
    auto found = model_.decisions.find(name);
    if (found == model_.decisions.end()) return Refused{"a decision of another model"};
    const auto& decision = found->second;
    if (!decision.other.empty()) return Refused{"boxed: " + decision.other};
    for (const auto& need : decision.needs) {
      if (names_.contains(need)) continue;
      auto outcome = decide(need);
      if (auto* reason = std::get_if<Refused>(&outcome)) return *reason;
      add(need, std::get<Value>(outcome));
    }
    if (decision.type == "beyond") return Refused{"a declared type that we have not"};
    if (decision.expression) return evaluate(*decision.expression, type_named(decision.type));
    return decision.table ? look_up(*decision.table) : Outcome(Refused{"no logic"});
  }

 private:
  void put(const std::string& name, const Given& given) {
    if (given.value) add(name, *given.value);
    if (!given.unread.empty()) unread_ = given.unread;
  }
  /// A structure is the names of its components.
  void add(const std::string& name, const Value& value) {
    if (const auto* record = value.get<Record>())
      for (const auto& [part, inner] : *record) add(name + "." + part, inner);
    else
      names_.insert_or_assign(name, value);
  }

  Outcome evaluate(const std::string& feel, const std::optional<engine::Type>& wanted = std::nullopt) {
    std::map<std::string, std::string> used;
    auto source = formula_of(feel, names_, used);
    engine::Scope scope;
    scope.look_up = [&](const engine::Reference& name, const Place& at) -> std::variant<engine::Known, Diagnostic> {
      auto known = used.find(name.text());
      if (known != used.end()) return engine::Known{type_of(names_.at(known->second))};
      return Diagnostic{at, Severity::error, "N15", both("-", "-"), {}};
    };
    auto compiled = engine::compile_formula(source, Place{"tck", 1, 1}, scope, wanted);
    if (const auto* findings = std::get_if<Diagnostics>(&compiled)) {
      const auto& code = findings->front().code;
      if (code == "N15" && !unread_.empty()) return Refused{unread_};
      return Refused{reason_of(code)};
    }
    auto value = engine::evaluate(
        std::get<engine::Formula>(compiled),
        [&](const engine::Reference& name) -> Result<Value> { return names_.at(used.at(name.text())); });
    if (!value) return Refused{"an incident, where FEEL gives null: " + value.error().code};
    return *value;
  }

  Outcome look_up(const Table& table) {
    std::vector<Value> given;
    for (const auto& input : table.inputs) {
      auto outcome = evaluate(input);
      if (auto* reason = std::get_if<Refused>(&outcome)) return *reason;
      given.push_back(std::get<Value>(outcome));
    }
    auto ours = table_of(table, given);
    if (auto* reason = std::get_if<std::string>(&ours)) return Refused{*reason};
    auto value = engine::call(std::get<engine::DecisionTable>(ours), "table", given);
    if (!value) return Refused{"an incident, where FEEL gives null: " + value.error().code};
    return *value;
  }

  const Model& model_;
  Names names_;
  std::string unread_;
};

bool same(const Value& ours, const Value& theirs) {
  static const Decimal near = Decimal::parse("0.00000001").value();
  const auto* a = ours.get<Decimal>();
  const auto* b = theirs.get<Decimal>();
  if (!a || !b) return ours == theirs;
  return *a - *b <= near && *b - *a <= near;
}

struct Counts {
  int passed = 0, wrong = 0;
  std::map<std::string, int> unsupported;  ///< by reason
  int refused() const {
    int sum = 0;
    for (const auto& [reason, count] : unsupported) sum += count;
    return sum;
  }
};

void judge(const std::string& where, const Outcome& outcome, const Expectation& result, Counts& counts) {
  if (const auto* refused = std::get_if<Refused>(&outcome)) {
    ++counts.unsupported[refused->reason];
    return;
  }
  const auto& value = std::get<Value>(outcome);
  if (!result.expected.unread.empty()) {
    ++counts.unsupported["expects " + result.expected.unread];
  } else if (!result.expects_error && result.expected.value && same(value, *result.expected.value)) {
    ++counts.passed;
  } else {
    ++counts.wrong;
    ADD_FAILURE() << where << ": we give " << plain_text(value) << ", FEEL "
                  << (result.expected.value ? plain_text(*result.expected.value) : "null");
  }
}

Counts run(const fs::path& level) {
  Counts counts;
  for (const auto& folder : fs::directory_iterator(level)) {
    std::map<std::string, Model> models;
    for (const auto& file : fs::directory_iterator(folder))
      if (file.path().extension() == ".xml") {
        auto tests = read_tests(file.path());
        auto path = folder.path() / tests.model;
        if (!fs::exists(path)) continue;
        auto [model, added] = models.try_emplace(tests.model);
        if (added) model->second = read_model(path);
        for (const auto& test : tests.cases)
          for (const auto& result : test.results)
            judge(file.path().filename().string() + " " + test.id + " " + result.decision,
                  result.of_service ? Outcome(Refused{"a decision service"})
                                    : Run(model->second, test).decide(result.decision),
                  result, counts);
      }
  }
  return counts;
}

void expect_none_wrong(const char* level, int passed_at_least) {
  auto folder = cases_folder();
  if (!folder) GTEST_SKIP() << "the DMN TCK is not beside this working tree";
  auto counts = run(*folder / level);
  std::cout << level << ": " << counts.passed << " passed, " << counts.refused() << " unsupported, " << counts.wrong
            << " wrong\n";
  for (const auto& [reason, count] : counts.unsupported) std::cout << "  " << count << "  " << reason << "\n";
  EXPECT_EQ(counts.wrong, 0);
  EXPECT_GE(counts.passed, passed_at_least);  // or the reader has lost them
}

TEST(DmnTck, Level2) { expect_none_wrong("compliance-level-2", 40); }
TEST(DmnTck, Level3) { expect_none_wrong("compliance-level-3", 40); }

}  // namespace
}  // namespace jenjang::tck
