// Identifiers. Numbers are the store's own; names are what files call things.
#pragma once

#include <cstdint>
#include <string>

namespace jenjang {

enum class PersonId : std::int64_t {};
enum class PositionId : std::int64_t {};
enum class MandateId : std::int64_t {};
enum class CaseId : std::int64_t {};

template <class Id>
constexpr std::int64_t number_of(Id id) { return static_cast<std::int64_t>(id); }

using Name = std::string;      ///< of a plugin, form, field, choice, outcome, role, … as written in a file
using StepId = std::string;    ///< a step's name in its workflow
using UnitCode = std::string;  ///< of a unit of the organisation, as written in files: "dinas-kesehatan"

}  // namespace jenjang
