// The rank (pangkat) held, for how long, and the next one.
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

struct Grade {
  std::string_view grade, rank;
};
// PP 99/2000 and its annex: golongan/ruang and pangkat, lowest first. PPPK have grades of their own and no rank.
constexpr std::array<Grade, 17> grades = {{{"I/a", "Juru Muda"},
                                           {"I/b", "Juru Muda Tingkat I"},
                                           {"I/c", "Juru"},
                                           {"I/d", "Juru Tingkat I"},
                                           {"II/a", "Pengatur Muda"},
                                           {"II/b", "Pengatur Muda Tingkat I"},
                                           {"II/c", "Pengatur"},
                                           {"II/d", "Pengatur Tingkat I"},
                                           {"III/a", "Penata Muda"},
                                           {"III/b", "Penata Muda Tingkat I"},
                                           {"III/c", "Penata"},
                                           {"III/d", "Penata Tingkat I"},
                                           {"IV/a", "Pembina"},
                                           {"IV/b", "Pembina Tingkat I"},
                                           {"IV/c", "Pembina Utama Muda"},
                                           {"IV/d", "Pembina Utama Madya"},
                                           {"IV/e", "Pembina Utama"}}};

const jenjang::Sentence no_rank("Pangkat belum tercatat.", "No rank is on record.");

/// Whole months between two days: from 1 April 2022 to 31 March 2026 they are 47.
int whole_months(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  const int months = int((to.year() / to.month() - from.year() / from.month()).count());
  return to.day() < from.day() ? months - 1 : months;
}

}  // namespace

// Until the day from which the promotion would count (TMT): the first of its month (Peraturan BKN 4/2025).
Outcome years_in_grade(const Request& request) {
  const auto rows = request.rows("ranks");
  const auto counts_from = request.period("period").first;
  const Answers* rank = newest(rows, counts_from);
  if (!rank) return jenjang::missing(no_rank);
  const int months = whole_months(rank->date("day"), counts_from);
  return jenjang::measured(Decimal(months) / 12)
      .because({"{} tahun {} bulan dalam golongan {} sejak {}", "{} years and {} months in grade {} since {}"},
               months / 12, months % 12, rank->text("grade"), rank->date("day"));
}

Outcome next_grade(const Request& request) {
  const auto rows = request.rows("ranks");
  const Answers* rank = newest(rows, request.period("period").last);
  if (!rank) return jenjang::missing(no_rank);
  const std::string held = jenjang::folded(rank->text("grade"));
  auto found = std::find_if(grades.begin(), grades.end(),
                            [&](const Grade& each) { return jenjang::folded(each.grade) == held; });
  if (found == grades.end())
    return jenjang::missing(Sentence("Golongan \"{}\" tidak dikenal; ditulis seperti III/a. Perbaiki datanya.",
                                     "The grade \"{}\" is not known; it is written like III/a. Mend the data.")
                                .with(rank->text("grade")));
  if (found + 1 == grades.end())
    return jenjang::missing({"IV/e adalah golongan tertinggi.", "IV/e is the highest grade."});
  return jenjang::measured((found + 1)->grade)
      .because({"{} setelah {} ({})", "{} after {} ({})"}, (found + 1)->rank, found->rank, found->grade);
}

}  // namespace kepegawaian
