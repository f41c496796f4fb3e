// Facts: the only things that reach a decision from outside, written whole into the journal. Four kinds, closed.
#pragma once

#include <variant>

#include "engine/definition.hpp"
#include "engine/state.hpp"

namespace jenjang::engine {

// ---- what is wanted
struct PeopleWanted {       ///< who this phrase means for the case's subject at the command's time
  Phrase phrase;
  bool no_acting = false;   ///< only the officer in post
  bool confidential = false;  ///< the actors' ids are the case's pseudonyms; the subject is left out by whoever answers
  std::vector<PersonId> persons = {};  ///< of a phrase `field`: whom the form named
};
struct SubjectWanted {};    ///< the subject's data in the directory
struct IndicatorWanted {    ///< for the case's subject and period
  Name plugin, indicator;
};
struct CheckWanted {        ///< the plugin's check of a form that fits its schema
  Name plugin, form;
  Record answers;
};
using FactWanted = std::variant<PeopleWanted, SubjectWanted, IndicatorWanted, CheckWanted>;
/// The key under which the answer stands in Facts; equal wishes have equal keys.
std::string key_of(const FactWanted&);

// ---- what was found
struct PeopleFound {
  std::vector<Actor> actors;  ///< holder, or Plt where vacant, Plh where absent; a role's holders; may be empty
  friend bool operator==(const PeopleFound&, const PeopleFound&) = default;
};
struct SubjectFound {
  Record fields;                    ///< active, kind, name, number, position, unit, since
  UnitCode unit;
  std::optional<Name> department;   ///< the plugin serving that unit
  friend bool operator==(const SubjectFound&, const SubjectFound&) = default;
};
struct PluginRef {
  Name plugin;
  std::string version;
  Hash file;                        ///< of the .so, or of the manifest where there is no code
  friend bool operator==(const PluginRef&, const PluginRef&) = default;
};
struct DatasetRevision {
  Name plugin, dataset;
  std::int64_t revision = 0;
  friend bool operator==(const DatasetRevision&, const DatasetRevision&) = default;
};
/// One line of how a value came about: a deduction, an answered question, a target.
struct MeasuredLine {
  Translated sentence;
  std::optional<Decimal> value;     ///< in the indicator's measure
  friend bool operator==(const MeasuredLine&, const MeasuredLine&) = default;
};
struct Measurement {
  std::optional<Value> value;       ///< none: nothing to measure
  bool failed = false;              ///< FAILED by the plugin, or a value outside its type: an incident
  Translated because;               ///< why the value is what it is, in every language that it was given in
  std::vector<MeasuredLine> lines;
  std::optional<Decimal> share;     ///< in department.indicators: the manifest's, or what the person's form agreed
  PluginRef plugin;
  Hash inputs;
  std::vector<DatasetRevision> from;
  friend bool operator==(const Measurement&, const Measurement&) = default;
};
struct CheckVerdict {
  bool fits = true;
  Translated message;               ///< the plugin's sentence where it does not, in every language it was given in
  std::string field;                ///< pointer in the form, "/targets/1/measure"; may be empty
  PluginRef plugin;
  friend bool operator==(const CheckVerdict&, const CheckVerdict&) = default;
};
using Fact = std::variant<PeopleFound, SubjectFound, Measurement, CheckVerdict>;
using Facts = std::map<std::string, Fact>;

}  // namespace jenjang::engine
