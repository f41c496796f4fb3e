// Ratings on record: the latest periodic one, for pay; the lowest of the last two years, for promotion.
#include <algorithm>
#include <array>

#include "kinerja.hpp"

using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace kinerja {
namespace {

struct Rating {
  jenjang::Period period;
  std::string_view predikat;
};

/// Newest first: by the end of the period, and of two that end together the shorter one.
std::vector<Rating> newest_first(const Request& request, std::string_view dataset) {
  std::vector<Rating> ratings;
  for (const auto& row : request.rows(dataset)) ratings.push_back({row.period("period"), row.text("predikat")});
  std::sort(ratings.begin(), ratings.end(), [](const Rating& one, const Rating& other) {
    return std::pair(one.period.last, one.period.first) > std::pair(other.period.last, other.period.first);
  });
  return ratings;
}

// PermenPANRB 6/2022, Lampiran IV.B.3: the five, best first; and as the manifest shows them.
struct Predikat {
  std::string_view name, indonesian, english;
};
constexpr std::array<Predikat, 5> best_first = {{{"sangat_baik", "Sangat baik", "Excellent"},
                                                 {"baik", "Baik", "Good"},
                                                 {"butuh_perbaikan", "Butuh perbaikan", "Needs improvement"},
                                                 {"kurang", "Kurang", "Poor"},
                                                 {"sangat_kurang", "Sangat kurang", "Very poor"}}};

const Predikat* rank_of(std::string_view name) {
  auto found =
      std::find_if(best_first.begin(), best_first.end(), [&](const Predikat& each) { return each.name == name; });
  if (found == best_first.end()) throw jenjang::BadInput("a rating is none of the five");
  return &*found;
}

Sentence words_of(const Rating& rating) {
  const Predikat& predikat = *rank_of(rating.predikat);
  return Sentence(std::string(rating.period.text) + ": " + std::string(predikat.indonesian),
                  std::string(rating.period.text) + ": " + std::string(predikat.english));
}

}  // namespace

Outcome last_periodic(const Request& request) {
  const auto ratings = newest_first(request, "periodic_ratings");
  if (ratings.empty()) return jenjang::missing({"Belum ada predikat periodik.", "There is no periodic rating yet."});
  return jenjang::measured(ratings.front().predikat)
      .because({"Predikat periodik terakhir, {}", "The latest periodic rating, {}"}, ratings.front().period.text);
}

// PP 11/2017 jo. PP 17/2020: each of the last two years' ratings counts. Where only one is on record the other is not
// known, and that is no good one.
Outcome lowest_2_years(const Request& request) {
  const auto ratings = newest_first(request, "ratings");
  if (ratings.empty()) return jenjang::missing({"Belum ada predikat tahunan.", "There is no yearly rating on record."});
  if (ratings.size() == 1)
    return jenjang::missing(Sentence("Baru predikat {} yang tercatat; predikat satu tahun lain diperlukan.",
                                     "Only the rating of {} is on record; that of one more year is needed.")
                                .with(ratings.front().period.text));
  const auto& lower = rank_of(ratings[1].predikat) > rank_of(ratings[0].predikat) ? ratings[1] : ratings[0];
  return jenjang::measured(lower.predikat)
      .because({"Terendah dari predikat {} dan {}", "The lowest of the ratings of {} and {}"}, ratings[1].period.text,
               ratings[0].period.text)
      .line(words_of(ratings[1]))
      .line(words_of(ratings[0]));
}

}  // namespace kinerja
