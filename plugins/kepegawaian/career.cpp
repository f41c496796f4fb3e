// The track of promotion, and the credit points of functional positions.
#include <algorithm>
#include <array>

#include "kepegawaian.hpp"

using jenjang::Answers;
using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace kepegawaian {
namespace {

struct Factor {
  std::string_view name, indonesian, english;
  int hundredths;
};
// PermenPANRB 1/2023, Lampiran A: the yearly coefficient of each level.
constexpr std::array<Factor, 8> levels = {{{"pemula", "pemula", "beginner", 375},
                                           {"terampil", "terampil", "skilled", 500},
                                           {"mahir", "mahir", "proficient", 1250},
                                           {"penyelia", "penyelia", "supervisor", 2500},
                                           {"ahli_pertama", "ahli pertama", "first expert", 1250},
                                           {"ahli_muda", "ahli muda", "junior expert", 2500},
                                           {"ahli_madya", "ahli madya", "senior expert", 3750},
                                           {"ahli_utama", "ahli utama", "principal expert", 5000}}};
// PermenPANRB 1/2023 pasal 37: what a rating gives of it. ("Cukup" of the regulation is "butuh perbaikan" of 6/2022.)
constexpr std::array<Factor, 5> ratings = {{{"sangat_baik", "sangat baik", "excellent", 150},
                                            {"baik", "baik", "good", 100},
                                            {"butuh_perbaikan", "butuh perbaikan", "needs improvement", 75},
                                            {"kurang", "kurang", "poor", 50},
                                            {"sangat_kurang", "sangat kurang", "very poor", 25}}};

template <std::size_t count>
const Factor& factor(const std::array<Factor, count>& table, const Answers& row, std::string_view column) {
  const std::string_view name = row.text(column);
  auto found = std::find_if(table.begin(), table.end(), [&](const Factor& each) { return each.name == name; });
  if (found == table.end()) throw jenjang::BadInput(std::string(column) + " is none of the table's");
  return *found;
}

// Peraturan BKN 3/2023 pasal 13: AK = months / 12 × per cent × coefficient, two decimals, half up. Multiplied first, so
// that nothing is rounded before the end: 2 months of "baik" as ahli pertama are 2,08.
Decimal credit_of(const Answers& row) {
  const Decimal hundredths = factor(levels, row, "level").hundredths,
                percent = factor(ratings, row, "predikat").hundredths;
  return (row.decimal("months") * hundredths * percent / (12 * 100 * 100)).round_half_up(2);
}

Sentence words_of(const Answers& row) {
  const Factor &level = factor(levels, row, "level"), &rating = factor(ratings, row, "predikat");
  return Sentence(
             std::string("{} bulan sebagai ").append(level.indonesian) + ", predikat " + std::string(rating.indonesian),
             std::string("{} months as ").append(level.english) + ", rated " + std::string(rating.english))
      .with(row.decimal("months"));
}

Decimal number_in(const Answers& row, std::string_view column) {
  return row.has(column) ? row.decimal(column) : Decimal(0);
}

}  // namespace

Outcome track(const Request& request) {
  const auto rows = request.rows("careers");
  const Answers* career = newest(rows, request.period("period").last);
  if (!career)
    return jenjang::missing({"Jalur kenaikan pangkat belum tercatat.", "No track of promotion is on record."});
  return jenjang::measured(career->text("track"))
      .because({"Tercatat sejak {}", "On record since {}"}, career->date("day"));
}

// The points that were determined (PAK), and those earned since, against what the next rank needs.
Outcome enough_credit(const Request& request) {
  const auto last = request.period("period").last;
  const auto careers = request.rows("careers");
  const Answers* career = newest(careers, last);
  if (!career || !career->has("credit_needed"))
    return jenjang::measured(false).because(
        {"Angka kredit yang diperlukan belum tercatat", "The credit points needed are not on record"});
  const Decimal determined = number_in(*career, "credit"), needed = career->decimal("credit_needed");
  Decimal credit = determined;
  std::vector<Answers> earned;
  for (const auto& row : request.rows("credits")) {
    if (row.date("day") <= career->date("day") || row.date("day") > last) continue;
    credit += credit_of(row);
    earned.push_back(row);
  }
  Outcome outcome =
      jenjang::measured(credit >= needed)
          .because({"Angka kredit {} dari {} yang diperlukan", "{} credit points of {} needed"}, credit, needed);
  if (!determined.is_zero())
    outcome.line(Sentence("Ditetapkan pada {}", "Determined on {}").with(career->date("day")), determined);
  for (const auto& row : earned) outcome.line(words_of(row), credit_of(row));
  return outcome;
}

}  // namespace kepegawaian
