// What the number of a civil servant or contract employee must look like. Kept as text; there is no check digit.
//   NIP (PNS), Peraturan Kepala BKN 22/2007:  YYYYMMDD birth · YYYYMM first appointed (TMT CPNS) · sex 1/2 · serial
//   NI PPPK:                                  YYYYMMDD birth · YYYY first contract · 2-digit code · sex 1/2 · serial
// The code of a contract employee (21 full time, 24 part time are reported) is not checked: no regulation at hand
// fixes it, and a code is no month. A day above 31 is a NIK's habit (women + 40) and no NIP's.
#include <optional>

#include "kepegawaian.hpp"

using jenjang::Answers;
using jenjang::Outcome;
using jenjang::Request;
using jenjang::Sentence;

namespace kepegawaian {
namespace {

using namespace std::chrono;

// The digits are checked before, so this cannot fail.
int number(std::string_view digits) {
  int value = 0;
  for (char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

Outcome refuse(const Answers& person, const Sentence& why) { return jenjang::denied(why, person.pointer("number")); }

// Nobody was appointed before the eighteenth birthday (PP 11/2017; PP 49/2018 asks for more).
constexpr years least_age(18);

std::optional<Sentence> fault_of_appointment(std::string_view kind, std::string_view digits, year_month_day birth) {
  const year first_year(number(digits.substr(8, 4)));
  if (kind != "pns") {
    if (first_year < birth.year() + least_age)
      return Sentence(
          "Angka 9-12 NI PPPK adalah tahun pengangkatan, paling cepat 18 tahun setelah lahir. Periksa lagi.",
          "Digits 9-12 of the NI PPPK are the year of appointment, 18 years after birth at the earliest. "
          "Check them.");
    return std::nullopt;
  }
  const month first_month(unsigned(number(digits.substr(12, 2))));
  if (!first_month.ok())
    return Sentence("Angka 13-14 NIP adalah bulan pengangkatan, 01 sampai 12. Bila pegawai ini PPPK, ubah jenisnya.",
                    "Digits 13-14 of the NIP are the month of appointment, 01 to 12. If this is a contract employee "
                    "(PPPK), change the kind.");
  const sys_days appointed = first_year / first_month / day(1);
  const year_month_day birthday = birth + least_age;
  // Born on 29 February: the birthday of a common year is 1 March.
  const sys_days of_age = birthday.ok() ? sys_days(birthday) : sys_days(birthday.year() / March / day(1));
  if (appointed < of_age)
    return Sentence(
        "Angka 9-14 NIP adalah tahun dan bulan pengangkatan, paling cepat 18 tahun setelah lahir. Periksa "
        "lagi.",
        "Digits 9-14 of the NIP are year and month of appointment, 18 years after birth at the earliest. "
        "Check them.");
  return std::nullopt;
}

}  // namespace

Outcome check_person(const Request& request) {
  const Answers person = request.form("person");
  const std::string_view kind = person.text("kind"), digits = person.text("number");
  if (kind != "pns" && kind != "pppk" && kind != "pppk_paruh_waktu")
    return jenjang::denied({"Jenis pegawai tidak dikenal. Pilih pns, pppk atau pppk_paruh_waktu.",
                            "The kind of employee is not known. Choose pns, pppk or pppk_paruh_waktu."},
                           person.pointer("kind"));
  if (digits.size() != 18 || digits.find_first_not_of("0123456789") != digits.npos)
    return refuse(person, {"NIP dan NI PPPK terdiri atas 18 angka tanpa spasi atau tanda lain.",
                           "A NIP or NI PPPK is 18 digits without blanks or other signs."});

  const year_month_day birth(year(number(digits.substr(0, 4))), month(unsigned(number(digits.substr(4, 2)))),
                             day(unsigned(number(digits.substr(6, 2)))));
  if (!birth.ok() || birth.year() < year(1900))
    return refuse(person,
                  {"Angka 1-8 adalah tanggal lahir (tahun, bulan, hari), dan tanggal ini tidak ada. Periksa lagi.",
                   "Digits 1-8 are the date of birth (year, month, day), and there is no such day. Check them."});
  if (auto fault = fault_of_appointment(kind, digits, birth)) return refuse(person, *fault);
  if (digits[14] != '1' && digits[14] != '2')
    return refuse(person, {"Angka ke-15 adalah jenis kelamin: 1 laki-laki, 2 perempuan. Periksa lagi.",
                           "Digit 15 is the sex: 1 male, 2 female. Check it."});
  if (digits.substr(15) == "000")
    return refuse(person, {"Angka 16-18 adalah nomor urut, mulai dari 001. Periksa lagi.",
                           "Digits 16-18 are the serial number, from 001. Check them."});
  return jenjang::done();
}

}  // namespace kepegawaian
