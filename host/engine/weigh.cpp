#include "engine/weigh.hpp"

#include <algorithm>

namespace jenjang::engine {
namespace {

bool is_department(const Reference& name) {
  return name.parts.size() == 2 && name.parts[0] == "department" && name.parts[1] == "indicators";
}

/// The indicators with a weight of the plugin that serves the subject's unit.
std::vector<std::pair<Reference, const Indicator*>> of_department(const Rulebook& rules, const State& state) {
  std::vector<std::pair<Reference, const Indicator*>> out;
  auto plugin = state.department ? rules.manifests.find(*state.department) : rules.manifests.end();
  if (plugin == rules.manifests.end()) return out;
  for (const auto& [name, indicator] : plugin->second->indicators)
    if (indicator.weight || indicator.agreed_weight) out.emplace_back(Reference{{*state.department, name}}, &indicator);
  return out;
}

class Weighing {
 public:
  Weighing(const Weigh& weigh, const Fields& fields) : weigh_(weigh), fields_(fields) {}

  Result<Weighed> run() const {
    Weighed out;
    for (const auto& [name, share] : weigh_.shares) {
      auto part = is_department(name) ? department(name, share) : indicator(name, share, nullptr);
      if (!part) return part.error();
      out.parts.push_back(std::move(*part));
    }
    auto value = mean(out.parts);
    if (!value) return value.error();
    if (!*value) return nothing_left();
    out.value = **value;
    return out;
  }

 private:
  Result<WeighedPart> indicator(const Reference& name, Decimal share, const Indicator* of_department) const {
    const auto* measured = measurement_of(fields_, name);
    if (!measured) return not_known(name);
    WeighedPart part{name, share, std::nullopt};
    if (of_department) part.share = measured->share.value_or(of_department->weight.value_or(Decimal(0)));
    if (measured->failed) return why_not_measured(name, *measured);
    if (measured->value) {
      const auto* number = measured->value->get<Decimal>();
      if (!number) return not_a_number(name);
      part.value = *number;
    } else if (weigh_.missing == Weigh::Missing::stop) {
      return why_not_measured(name, *measured);
    }
    return part;
  }

  Result<WeighedPart> department(const Reference& name, Decimal share) const {
    WeighedPart part{name, share, std::nullopt};
    for (const auto& [each, indicator_of] : of_department(fields_.rules, fields_.state)) {
      auto inner = indicator(each, Decimal(0), indicator_of);
      if (!inner) return inner.error();
      part.parts.push_back(std::move(*inner));
    }
    auto value = mean(part.parts);
    if (!value) return value.error();
    part.value = *value;
    if (!part.value && weigh_.missing == Weigh::Missing::stop) return no_department();
    return part;
  }

  /// Nothing where no share is left that counts.
  Result<std::optional<Decimal>> mean(const std::vector<WeighedPart>& parts) const {
    try {
      Decimal shares = counted_shares(parts, weigh_.missing), sum;
      if (shares.is_zero()) return std::optional<Decimal>();
      for (const auto& part : parts) sum += part.value.value_or(Decimal(0)) * part.share;
      return std::optional<Decimal>(sum / shares);
    } catch (const DecimalError&) {
      return failed(Failure::broken, "formula",
                    both("Nilai berbobot (" + where() + ") melampaui 18 angka di depan koma",
                         "The weighted value (" + where() + ") goes beyond 18 digits before the point"));
    }
  }

  std::string where() const { return weigh_.at.file + ":" + std::to_string(weigh_.at.line); }
  Error nothing_left() const {
    return failed(Failure::invalid, "indicator",
                  both("Tidak satu pun indikator berbobot (" + where() +
                           ") mempunyai data untuk dihitung; lengkapi datanya, lalu coba lagi",
                       "None of the weighted indicators (" + where() +
                           ") has anything to measure; complete the data and try again"));
  }
  Error no_department() const {
    return failed(Failure::invalid, "indicator",
                  both("Perangkat daerah pegawai ini tidak mempunyai indikator berbobot (" + where() +
                           "); pasang pengayanya, lalu coba lagi",
                       "This employee's department has no weighted indicators (" + where() +
                           "); install its plugin and try again"));
  }
  static Error not_a_number(const Reference& name) {
    return failed(Failure::broken, "indicator",
                  both("Indikator «" + name.text() + "» bukan angka, jadi tidak dapat diberi bobot",
                       "The indicator “" + name.text() + "” is no number, so it cannot be weighed"));
  }
  static Error not_known(const Reference& name) {
    return failed(Failure::invalid, "indicator",
                  both("Indikator «" + name.text() + "» belum dihitung; coba lagi",
                       "The indicator “" + name.text() + "” has not been measured yet; try again"));
  }

  const Weigh& weigh_;
  const Fields& fields_;
};

}  // namespace

Decimal counted_shares(const std::vector<WeighedPart>& parts, Weigh::Missing missing) {
  Decimal sum;
  for (const auto& part : parts)
    if (part.value || missing != Weigh::Missing::share) sum += part.share;
  return sum;
}

Result<Weighed> weigh(const Weigh& weigh, const Fields& fields) { return Weighing(weigh, fields).run(); }

Result<Value> value_of(const Weigh& what, const Fields& fields) {
  auto weighed = weigh(what, fields);
  if (!weighed) return {boost::system::in_place_error, weighed.error()};
  return Value(weighed->value);
}

std::vector<FactWanted> facts_behind(const Weigh& weigh, const Rulebook& rules, const State& state) {
  std::vector<FactWanted> out;
  for (const auto& [name, share] : weigh.shares) {
    if (is_department(name))
      for (const auto& [each, indicator] : of_department(rules, state))
        out.emplace_back(IndicatorWanted{each.parts[0], each.parts[1]});
    else if (name.parts.size() == 2)
      out.emplace_back(IndicatorWanted{name.parts[0], name.parts[1]});
  }
  return out;
}

}  // namespace jenjang::engine
