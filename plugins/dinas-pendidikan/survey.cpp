// Indeks Kepuasan Masyarakat: PermenPANRB 14/2017, Lampiran. Nine elements, each answered from 1 to 4.
#include <array>
#include <optional>

#include "dinas_pendidikan.hpp"

using jenjang::Decimal;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace dinas_pendidikan {
namespace {

struct Element {
  std::string_view column, indonesian, english;
};
constexpr std::array<Element, 9> elements = {
    {{"u1", "Persyaratan", "Requirements"},
     {"u2", "Sistem, mekanisme, dan prosedur", "System and procedure"},
     {"u3", "Waktu penyelesaian", "Time taken"},
     {"u4", "Biaya/tarif", "Cost"},
     {"u5", "Produk spesifikasi jenis pelayanan", "Product of the service"},
     {"u6", "Kompetensi pelaksana", "Competence of the staff"},
     {"u7", "Perilaku pelaksana", "Behaviour of the staff"},
     {"u8", "Penanganan pengaduan, saran, dan masukan", "Handling of complaints and advice"},
     {"u9", "Sarana dan prasarana", "Facilities"}}};

struct Index {
  Decimal value;  ///< 25 to 100, two decimals
  std::size_t respondents = 0;
  std::array<Decimal, elements.size()> means;  ///< NRR, nilai rata-rata, of each element
};

/// NRR = sum of the answers ÷ those who answered; IKM = Σ(NRR × weight) × 25, rounded half up to two decimals before it
/// is banded, for the bands have gaps of 0,01. Nothing where an element was answered by nobody.
std::optional<Index> index_of(const Request& request) {
  const auto answers = request.rows("survey");
  const Decimal weight = request.settings().decimal("element_weight");
  Index index;
  index.respondents = answers.size();
  Decimal weighted;
  for (std::size_t element = 0; element < elements.size(); ++element) {
    Decimal sum;
    int answered = 0;
    for (const auto& row : answers) {
      if (!row.has(elements[element].column)) continue;
      sum += row.decimal(elements[element].column);
      ++answered;
    }
    if (answered == 0) return std::nullopt;
    index.means[element] = sum / answered;
    weighted += index.means[element] * weight;
  }
  index.value = (weighted * 25).round_half_up(2);
  return index;
}

const Sentence nobody_asked("Belum ada jawaban survei yang lengkap pada periode ini.",
                            "There are no complete survey answers in this period.");

struct Band {
  std::string_view name, indonesian, english;
  int from_hundredths;
};
// PermenPANRB 14/2017: A 88,31-100; B 76,61-88,30; C 65,00-76,60; D 25,00-64,99.
constexpr std::array<Band, 4> bands = {{{"a", "A (sangat baik)", "A (very good)", 8831},
                                        {"b", "B (baik)", "B (good)", 7661},
                                        {"c", "C (kurang baik)", "C (not good)", 6500},
                                        {"d", "D (tidak baik)", "D (bad)", 0}}};

const Band& band_of(const Decimal& index) {
  for (const Band& band : bands)
    if (100 * index >= band.from_hundredths) return band;
  return bands.back();
}

}  // namespace

Outcome ikm(const Request& request) {
  const auto index = index_of(request);
  if (!index) return jenjang::missing(nobody_asked);
  Outcome outcome = jenjang::measured(index->value)
                        .because({"{} responden; rata-rata 9 unsur dikalikan bobotnya dan 25",
                                  "{} respondents; the means of 9 elements times their weight and 25"},
                                 index->respondents);
  for (std::size_t element = 0; element < elements.size(); ++element)
    outcome.line({elements[element].indonesian, elements[element].english}, index->means[element].round_half_up(2));
  return outcome;
}

Outcome ikm_band(const Request& request) {
  const auto index = index_of(request);
  if (!index) return jenjang::missing(nobody_asked);
  const Band& band = band_of(index->value);
  return jenjang::measured(band.name).because(
      Sentence("IKM {}: mutu " + std::string(band.indonesian), "Index {}: grade " + std::string(band.english)),
      index->value);
}

}  // namespace dinas_pendidikan
