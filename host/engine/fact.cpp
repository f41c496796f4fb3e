#include "engine/fact.hpp"

namespace jenjang::engine {

std::string key_of(const FactWanted& wanted) {
  struct Writer {
    std::string operator()(const PeopleWanted& people) const {
      std::string key = people.no_acting ? "people in post: " : people.confidential ? "raters: " : "people: ";
      key += people.phrase.text();
      for (auto person : people.persons) key += " " + std::to_string(number_of(person));
      return key;
    }
    std::string operator()(const SubjectWanted&) const { return "subject"; }
    std::string operator()(const IndicatorWanted& indicator) const {
      return "indicator: " + indicator.plugin + "." + indicator.indicator;
    }
    // The answers belong to the question: the verdict on one plan is none on another. Hashed, since they may be long.
    std::string operator()(const CheckWanted& check) const {
      return "check: " + check.plugin + "." + check.form + " " + sha256(to_json(check.answers).text());
    }
  };
  return std::visit(Writer{}, wanted);
}

}  // namespace jenjang::engine
