#include "engine/formula_sentences.hpp"

namespace jenjang::engine::sentences {
namespace {

std::string listed(const std::vector<Name>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

Translated number_words(const Type& type) {
  auto out = type.whole ? both("bilangan bulat", "integer") : both("angka", "number");
  if (type.low && type.high && *type.low == *type.high) {
    out["id"] += " " + type.low->text();
    out["en"] += " " + type.low->text();
  } else if (type.low && type.high) {
    out["id"] += " dari " + type.low->text() + " sampai " + type.high->text();
    out["en"] += " from " + type.low->text() + " to " + type.high->text();
  }
  return out;
}

}  // namespace

Translated words_of(const Type& type) {
  switch (type.kind) {
    case Type::Kind::yes_or_no: return both("ya atau tidak", "yes or no");
    case Type::Kind::number: return number_words(type);
    case Type::Kind::text: return both("teks", "text");
    case Type::Kind::date: return both("tanggal", "date");
    case Type::Kind::period: return both("periode", "period");
    case Type::Kind::person: return both("orang", "person");
    case Type::Kind::unit: return both("unit", "unit");
    case Type::Kind::enumeration:
      return both("pilihan dari " + listed(type.values), "choice of " + listed(type.values));
    case Type::Kind::evidence: return both("berkas bukti", "evidence");
    case Type::Kind::rows: return both("daftar baris", "rows");
    case Type::Kind::list: {
      auto item = words_of(*type.item);
      return both("daftar " + item["id"], "list of " + item["en"]);
    }
  }
  return {};
}

Translated wrong_type(const Type& wanted, const Type& found) {
  auto a = words_of(wanted), b = words_of(found);
  return both("Di sini diperlukan “" + a["id"] + "”, tetapi nilai ini “" + b["id"] + "”.",
              "Here “" + a["en"] + "” is needed, but this value is “" + b["en"] + "”.");
}

Translated wrong_result(const Type& wanted, const Type& found) {
  auto a = words_of(wanted), b = words_of(found);
  return both("Hasil rumus ini harus “" + a["id"] + "”, tetapi hasilnya “" + b["id"] + "”.",
              "This formula must give “" + a["en"] + "”, but it gives “" + b["en"] + "”.");
}

Translated no_order(const Type& type) {
  auto words = words_of(type);
  return both(
      "Urutan hanya ada pada angka dan tanggal; “" + words["id"] + "” tidak dapat diurutkan. Gunakan = atau !=.",
      "Only numbers and dates have an order; “" + words["en"] + "” has none. Use = or !=.");
}

Translated not_comparable(const Type& type) {
  auto words = words_of(type);
  return both("“" + words["id"] + "” tidak dapat dibandingkan utuh. Gunakan misalnya count(…), sum(…), atau min(…).",
              "“" + words["en"] + "” cannot be compared as a whole. Use count(…), sum(…) or min(…), for example.");
}

Translated not_a_list(const Type& type) {
  auto words = words_of(type);
  return both("count menghitung isi sebuah daftar, sedangkan nilai ini “" + words["id"] + "”.",
              "count counts what is in a list, but this value is “" + words["en"] + "”.");
}

Translated only_counted() {
  return both("Berkas bukti tidak dapat dibaca rumus; daftar berkas hanya dapat dihitung dengan count(…).",
              "Formulas cannot read evidence; a list of files can only be counted with count(…).");
}

Translated may_be_unset(const std::string& name) {
  return both("“" + name + "” boleh dikosongkan, jadi mungkin belum berisi nilai di sini.",
              "“" + name + "” may be left empty, so there may be no value here.");
}

Translated give_a_default() {
  return both("Wajibkan isian itu (required) atau beri nilai awal (default) dalam formulirnya.",
              "Make the field required or give it a default in its form.");
}

Translated no_such_choice(const std::string& text, const Type& type) {
  return both("“" + text + "” bukan salah satu dari " + listed(type.values) + ".",
              "“" + text + "” is none of " + listed(type.values) + ".");
}

Translated no_such_function(const std::string& words) {
  return both("Tidak ada fungsi atau tabel bernama “" + words + "”.", "There is no function or table “" + words + "”.");
}

Translated wrong_count(const std::string& words, std::size_t least, std::size_t most, std::size_t found) {
  std::string id = std::to_string(least), en = id;
  if (most > least) {
    id += " sampai " + std::to_string(most);
    en += " to " + std::to_string(most);
  }
  return both("“" + words + "” memerlukan " + id + " nilai, tetapi diberi " + std::to_string(found) + ".",
              "“" + words + "” takes " + en + (most == 1 ? " value" : " values") + ", but is given " +
                  std::to_string(found) + ".");
}

Translated digits_outside() {
  return both("Banyaknya angka di belakang titik harus bilangan bulat dari 0 sampai 10.",
              "The number of digits after the point must be whole, from 0 to 10.");
}

Translated perhaps(const std::string& nearest) {
  if (nearest.empty()) return {};
  return both("Mungkin maksudnya “" + nearest + "”.", "Perhaps “" + nearest + "” was meant.");
}

}  // namespace jenjang::engine::sentences
