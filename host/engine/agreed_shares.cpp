#include "engine/agreed_shares.hpp"

namespace jenjang::engine {
namespace {

struct Shares {
  Decimal fixed, agreed;   ///< agreed: in this form
  bool elsewhere = false;  ///< another form agrees some, too
  Name last;               ///< the field of this form that is named last
};

Shares shares_of(const Manifest& manifest, const Form& form, const Record& answers) {
  Shares shares;
  for (const auto& [name, indicator] : manifest.indicators) {
    if (indicator.weight) shares.fixed += *indicator.weight;
    if (!indicator.agreed_weight) continue;
    if (indicator.agreed_weight->first != form.name) {
      shares.elsewhere = true;
      continue;
    }
    shares.last = indicator.agreed_weight->second;
    auto answer = answers.find(shares.last);
    const Decimal* share = answer == answers.end() ? nullptr : answer->second.get<Decimal>();
    if (share) shares.agreed += *share;
  }
  return shares;
}

}  // namespace

std::optional<FieldError> share_fault(const Manifest& manifest, const Form& form, const Record& answers) {
  const Shares shares = shares_of(manifest, form, answers);
  if (shares.last.empty()) return std::nullopt;
  const Decimal rest = Decimal(100) - shares.fixed;
  if (shares.elsewhere ? shares.agreed <= rest : shares.agreed == rest) return std::nullopt;
  const std::string agreed = shares.agreed.text(), wanted = rest.text(), fixed = shares.fixed.text();
  if (shares.elsewhere)
    return FieldError{"/" + shares.last, both("Bobot yang disepakati berjumlah " + agreed + "; paling banyak " +
                                                  wanted + ", yaitu 100 dikurangi bobot tetap " + fixed,
                                              "The agreed shares sum to " + agreed + "; at most " + wanted +
                                                  " is left, 100 less the fixed shares of " + fixed)};
  return FieldError{"/" + shares.last, both("Bobot yang disepakati berjumlah " + agreed + "; seharusnya " + wanted +
                                                ", yaitu 100 dikurangi bobot tetap " + fixed,
                                            "The agreed shares sum to " + agreed + "; they must be " + wanted +
                                                ", which is 100 less the fixed shares of " + fixed)};
}

}  // namespace jenjang::engine
