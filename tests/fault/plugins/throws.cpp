// Handlers that throw, of every kind: the header turns each into FAILED.
#include <jenjang/plugin.hpp>
#include <stdexcept>

namespace {

jenjang::Outcome an_error(const jenjang::Request&) { throw std::runtime_error("the table has no such year"); }
jenjang::Outcome a_number(const jenjang::Request&) { throw 42; }
jenjang::Outcome no_input(const jenjang::Request& request) { return jenjang::measured(request.decimal("nothing")); }
jenjang::Outcome by_zero(const jenjang::Request&) { return jenjang::measured(jenjang::Decimal(1) / 0); }
jenjang::Outcome wrong_kind(const jenjang::Request&) { return jenjang::denied("an indicator cannot say no"); }

}  // namespace

JENJANG_PLUGIN("throws", "1.0.0", JENJANG_INDICATOR(an_error), JENJANG_INDICATOR(a_number), JENJANG_INDICATOR(no_input),
               JENJANG_INDICATOR(by_zero), JENJANG_INDICATOR(wrong_kind))
