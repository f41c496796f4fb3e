#include "engine/form_sentences.hpp"

#include "base/limits.hpp"

namespace jenjang::engine::sentences {
namespace {

constexpr std::string_view name_placeholder = "<>";

std::string grouped(std::string whole, char separator) {
  std::size_t first = whole.front() == '-' ? 1 : 0;
  for (std::size_t at = whole.size(); at > first + 3;) whole.insert(at -= 3, 1, separator);
  return whole;
}

std::string shown_with(const Decimal& number, char separator, char point) {
  std::string text = number.text();
  auto dot = text.find('.');
  std::string out = grouped(text.substr(0, dot), separator);
  return dot == std::string::npos ? out : out + point + text.substr(dot + 1);
}

std::string with_name(std::string sentence, std::string_view name) {
  auto at = sentence.find(name_placeholder);
  return at == std::string::npos ? sentence : sentence.replace(at, name_placeholder.size(), name);
}

// <> stands for the field's label in each language.
Translated about(const Translated& label, std::string indonesian, std::string english) {
  bool named = !label.empty() && !say(label, "id").empty();
  auto filled = [&](std::string sentence, std::string_view language, std::string otherwise) {
    if (named) return with_name(std::move(sentence), "“" + std::string(say(label, language)) + "”");
    if (sentence.starts_with(name_placeholder)) otherwise.front() = char(otherwise.front() - 'a' + 'A');
    return with_name(std::move(sentence), otherwise);
  };
  return both(filled(std::move(indonesian), "id", "isian ini"), filled(std::move(english), "en", "this field"));
}

std::string count(std::size_t number) { return std::to_string(number); }

Translated shown(const Json& constant) {
  if (const auto* flag = constant.boolean()) return *flag ? both("ya", "yes") : both("tidak", "no");
  if (const auto* text = constant.string()) return both("“" + *text + "”", "“" + *text + "”");
  if (const auto* number = constant.number())
    if (auto value = Decimal::parse(number->text)) return sentences::shown(*value);
  return both(constant.text(), constant.text());
}

}  // namespace

Translated shown(const Decimal& number) { return both(shown_with(number, '.', ','), shown_with(number, ',', '.')); }

Translated missing(const Translated& label) {
  return about(label, "Isi <> lebih dahulu; bagian ini wajib.", "Fill in <> first; it is required.");
}

Translated unknown(std::string_view name) {
  return about(both(std::string(name), std::string(name)), "Formulir ini tidak memiliki isian <>. Hapus isian itu.",
               "This form has no field <>. Remove it.");
}

Translated not_a_form() {
  return both("Isi formulir tidak dapat dibaca. Muat ulang halaman, lalu isi kembali.",
              "What was filled in cannot be read. Reload the page and fill it in again.");
}

Translated not_a_row() {
  return both("Baris ini tidak dapat dibaca. Hapus baris ini, lalu isi kembali.",
              "This row cannot be read. Remove it and fill it in again.");
}

Translated not_a_list(const Translated& label) {
  return about(label, "Isi <> sebagai daftar, satu baris untuk tiap butir.",
               "Fill in <> as a list, one line for each item.");
}

Translated not_a_text(const Translated& label) { return about(label, "Isi <> dengan teks.", "Fill in <> with text."); }

Translated not_yes_or_no(const Translated& label) {
  return about(label, "Pilih ya atau tidak untuk <>.", "Choose yes or no for <>.");
}

Translated not_a_number(const Translated& label) {
  return about(label, "Isi <> dengan angka, misalnya 91,5.", "Fill in <> with a number, for example 91.5.");
}

Translated not_whole(const Translated& label) {
  return about(label, "Isi <> dengan bilangan bulat, misalnya 12.", "Fill in <> with a whole number, for example 12.");
}

Translated not_a_date(const Translated& label) {
  return about(label, "Isi <> dengan tanggal yang ada dalam kalender, misalnya 2026-01-31.",
               "Fill in <> with a date that exists, for example 2026-01-31.");
}

Translated not_a_person(const Translated& label) {
  return about(label, "Pilih orang dari daftar untuk <>.", "Choose a person from the list for <>.");
}

Translated not_a_choice(const Translated& label) {
  return about(label, "Pilih salah satu dari daftar untuk <>.", "Choose one from the list for <>.");
}

Translated no_files_yet(const Translated& label) {
  return about(label, "Berkas belum dapat diunggah. Kosongkan <> dahulu.",
               "Files cannot be uploaded yet. Leave <> empty for now.");
}

Translated has_exponent(const Translated& label) {
  return about(label, "Tulis angka pada <> secara lengkap tanpa huruf “e”, misalnya 1500.",
               "Write the number in <> in full without the letter “e”, for example 1500.");
}

Translated too_many_digits(const Translated& label) {
  return about(label, "Tulis <> dengan paling banyak 10 angka di belakang koma.",
               "Write <> with at most 10 digits after the point.");
}

Translated too_large(const Translated& label) {
  return about(label, "Angka pada <> terlalu besar; tulis paling banyak 18 angka di depan koma.",
               "The number in <> is too large; write at most 18 digits before the point.");
}

Translated out_of_range(const Translated& label, const Schema& schema) {
  auto low = schema.minimum ? shown(*schema.minimum) : Translated{};
  auto high = schema.maximum ? shown(*schema.maximum) : Translated{};
  if (schema.minimum && schema.maximum)
    return about(label, "Isi <> dengan angka dari " + low["id"] + " sampai " + high["id"] + ".",
                 "Fill in <> with a number from " + low["en"] + " to " + high["en"] + ".");
  if (schema.minimum)
    return about(label, "Isi <> dengan angka " + low["id"] + " atau lebih.",
                 "Fill in <> with " + low["en"] + " or more.");
  return about(label, "Isi <> dengan angka " + high["id"] + " atau kurang.",
               "Fill in <> with " + high["en"] + " or less.");
}

Translated not_a_multiple(const Translated& label, const Decimal& step) {
  auto text = shown(step);
  return about(label, "Isi <> dengan kelipatan " + text["id"] + ".",
               "Fill in <> with a multiple of " + text["en"] + ".");
}

Translated too_short(const Translated& label, std::size_t least, std::size_t now) {
  return about(label, "Tulis <> sedikitnya " + count(least) + " karakter; sekarang baru " + count(now) + ".",
               "Write at least " + count(least) + " characters for <>; there are " + count(now) + " now.");
}

Translated too_long(const Translated& label, std::size_t most, std::size_t now) {
  return about(label, "Persingkat <> menjadi paling banyak " + count(most) + " karakter; sekarang " + count(now) + ".",
               "Shorten <> to at most " + count(most) + " characters; there are " + count(now) + " now.");
}

Translated too_many_bytes(const Translated& label) {
  return about(label, "Persingkat <>; satu isian paling besar " + count(limits::form_text_bytes / 1024) + " KB.",
               "Shorten <>; one field holds at most " + count(limits::form_text_bytes / 1024) + " KB.");
}

Translated control_characters(const Translated& label) {
  return about(label, "<> memuat karakter yang tidak dapat ditampilkan. Ketik ulang bagian yang disalin itu.",
               "<> holds characters that cannot be shown. Type again what was pasted.");
}

Translated pattern(const Translated& label, const Translated& help) {
  auto hint = [&](std::string_view language) { return help.empty() ? "" : " " + std::string(say(help, language)); };
  return about(label, "Bentuk <> belum sesuai." + hint("id"),
               "What stands in <> does not have the form asked for." + hint("en"));
}

Translated pattern_gave_up(const Translated& label) {
  return about(label, "<> terlalu rumit untuk diperiksa. Persingkat, lalu kirim kembali.",
               "<> is too intricate to be checked. Shorten it and send again.");
}

Translated too_few_items(const Translated& label, std::size_t least) {
  return about(label, "Isi <> dengan sedikitnya " + count(least) + " baris.",
               "Add at least " + count(least) + " to <>.");
}

Translated too_many_items(const Translated& label, std::size_t most, std::size_t now) {
  return about(label, "Kurangi <> menjadi paling banyak " + count(most) + " baris; sekarang " + count(now) + ".",
               "Reduce <> to at most " + count(most) + "; there are " + count(now) + " now.");
}

Translated doubled_item(const Translated& label, std::size_t first, std::size_t second) {
  return about(label,
               "Baris " + count(first) + " dan " + count(second) + " pada <> sama. Ubah atau hapus salah satunya.",
               "Numbers " + count(first) + " and " + count(second) + " of <> are the same. Change or remove one.");
}

Translated not_the_constant(const Translated& label, const Json& constant) {
  auto text = shown(constant);
  return about(label, "Isi <> dengan " + text["id"] + ".", "Fill in <> with " + text["en"] + ".");
}

}  // namespace jenjang::engine::sentences
