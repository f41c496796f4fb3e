// What the tests need of a DMN model and its test cases, read with Poco's XML parser. Nothing of it is in the product.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/value.hpp"

namespace jenjang::tck {

struct Rule {
  std::vector<std::string> inputs, outputs;
};
struct Table {
  std::string hit_policy;
  std::vector<std::string> inputs;        ///< their expressions
  std::vector<std::string> input_values;  ///< `"High", "Low"`, or empty
  std::size_t outputs = 0;
  bool has_default = false;
  std::vector<Rule> rules;
};
struct Decision {
  std::string name;
  std::string type;                ///< declared of its value: number, string …; "beyond": one that ours has not
  std::vector<std::string> needs;  ///< decisions, by name
  std::optional<std::string> expression;  ///< literal
  std::optional<Table> table;
  std::string other;  ///< the element that is its logic, where it is neither
};
struct Model {
  std::map<std::string, Decision> decisions;
};

/// What a test gives or expects. `nothing`: nil, or no value at all.
struct Given {
  std::optional<Value> value;
  bool is_nothing = false;
  std::string unread;  ///< a type that Jenjang has not: a duration, a number of 30 digits
};
struct Expectation {
  std::string decision;
  Given expected;
  bool expects_error = false, of_service = false;
};
struct TestCase {
  std::string id;
  std::map<std::string, Given> inputs;
  std::vector<Expectation> results;
};
struct TestFile {
  std::string model;  ///< the file's name
  std::vector<TestCase> cases;
};

Model read_model(const std::filesystem::path&);
TestFile read_tests(const std::filesystem::path&);

}  // namespace jenjang::tck
