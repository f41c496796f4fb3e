// The additional income (TPP): what the decree gives the person's job class in that month, and what is owed from
// others.
#include <jenjang/plugin.hpp>

using jenjang::Answers;
using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace {

/// Of several rows in the period the one that ends last.
const Answers* newest(const std::vector<Answers>& rows) {
  const Answers* found = nullptr;
  for (const auto& row : rows)
    if (!found || row.period("period").last > found->period("period").last) found = &row;
  return found;
}

// Kepmendagri 900-4700/2020: amount of the class × the region's index. Whole rupiah, half up: Lubuklinggau's decree
// agrees with that in every class but the third, which it rounds down (1.391.519,50).
Outcome base_amount(const Request& request) {
  const auto entitled = request.rows("entitled_staff");
  const Answers* person = newest(entitled);
  if (!person)
    return jenjang::missing(
        {"Tidak tercatat sebagai penerima TPP pada periode ini.", "Not on record as entitled in this period."});
  const Decimal job_class = person->decimal("class"), index = request.settings().decimal("index");
  for (const auto& row : request.rows("class_amounts")) {
    if (row.decimal("class") != job_class) continue;
    const Decimal amount = row.decimal("amount");
    Outcome outcome = jenjang::measured((amount * index).round_half_up(0));
    if (index == 1)
      return std::move(outcome).because({"Besaran kelas jabatan {}", "The amount of job class {}"}, job_class);
    return std::move(outcome).because(
        {"Kelas jabatan {}: Rp {} dikalikan indeks {}", "Job class {}: Rp {} times the index {}"}, job_class, amount,
        index);
  }
  return jenjang::missing(
      Sentence("Besaran TPP kelas jabatan {} belum ditetapkan.", "No amount was set for job class {} yet.")
          .with(job_class));
}

// What is paid with this month beside it, decree by decree. A row of a whole year is no month's: it would be paid in
// each.
Outcome arrears(const Request& request) {
  const auto period = request.period("period");
  Decimal sum;
  std::vector<std::pair<std::string_view, Decimal>> decrees;
  for (const auto& row : request.rows("arrears_due")) {
    const auto paid_in = row.period("period");
    if (paid_in.first < period.first || paid_in.last > period.last) continue;
    sum += row.decimal("amount");
    decrees.emplace_back(row.text("decree"), row.decimal("amount"));
  }
  Outcome outcome =
      jenjang::measured(sum).because({"Rp {} menurut {} keputusan", "Rp {} by {} decrees"}, sum, decrees.size());
  for (const auto& [decree, amount] : decrees) outcome.line(Sentence("Keputusan {}", "Decree {}").with(decree), amount);
  return outcome;
}

}  // namespace

JENJANG_PLUGIN("tpp", "1.0.0", JENJANG_INDICATOR(base_amount), JENJANG_INDICATOR(arrears))
