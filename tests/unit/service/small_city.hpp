// A made-up office that several tests of this folder share. Sketch (P = Plt, L = Plh, - = vacant):
//   mayor (walikota, 1) > head of health (kadis, 2) > head of clinic (kapus, 3) > nurse (perawat, 4), midwife (bidan,
//   5) mayor > head of schools (kadisdik, 6) > head of primary schools (kabid, 7) > teacher (guru, 8)
#pragma once

#include "service/directory.hpp"

namespace jenjang::service::small_city {

inline Date day(std::string_view text) { return *date_from(text); }
inline constexpr PersonId mayor{1}, kadis{2}, kapus{3}, nurse{4}, midwife{5}, kadisdik{6}, kabid{7}, teacher{8},
    admin_a{9}, admin_b{10}, team_health{11}, team_city{12};

inline Organisation organisation() {
  Organisation all;
  all.units = {{"kota", "Pemerintah Kota", ""},
               {"dinas-kesehatan", "Dinas Kesehatan", "kota"},
               {"puskesmas-palaran", "Puskesmas Palaran", "dinas-kesehatan"},
               {"dinas-pendidikan", "Dinas Pendidikan", "kota"},
               {"sekretariat", "Sekretariat Daerah", "kota"}};
  auto position = [&](int id, const char* code, const char* title, const char* unit, std::optional<int> parent,
                      bool heads) {
    all.positions.push_back(
        {PositionId{id}, code, title, unit, parent ? std::optional(PositionId{*parent}) : std::nullopt, heads});
  };
  position(1, "walikota", "Wali Kota", "kota", {}, true);
  position(2, "kadis", "Kepala Dinas Kesehatan", "dinas-kesehatan", 1, true);
  position(3, "kapus", "Kepala Puskesmas Palaran", "puskesmas-palaran", 2, true);
  position(4, "perawat", "Perawat", "puskesmas-palaran", 3, false);
  position(5, "bidan", "Bidan", "puskesmas-palaran", 3, false);
  position(6, "kadisdik", "Kepala Dinas Pendidikan", "dinas-pendidikan", 1, true);
  position(7, "kabid", "Kepala Bidang SD", "dinas-pendidikan", 6, false);
  position(8, "guru", "Guru", "dinas-pendidikan", 7, false);
  position(9, "staf-a", "Analis", "sekretariat", 1, false);
  position(10, "staf-b", "Analis", "sekretariat", 1, false);
  position(11, "staf-c", "Analis", "dinas-kesehatan", 2, false);
  position(12, "staf-d", "Analis", "sekretariat", 1, false);
  const char* names[] = {"Wali Kota", "Ayu",        "Hendra",  "Siti",    "Bidan Rina",    "Kadisdik",
                         "Suryadi",   "Guru Maria", "Admin A", "Admin B", "Tim Kesehatan", "Tim Kota"};
  for (int id = 1; id <= 12; ++id) {
    all.people.push_back({PersonId{id}, "19900101202001" + std::to_string(1000 + id), id == 8 ? "pppk" : "pns",
                          names[id - 1], true, day("2020-01-01")});
    all.holdings.push_back({PersonId{id}, PositionId{id}, {day("2020-01-01"), std::nullopt}});
  }
  all.roles = {{admin_a, "admin-kinerja", "", {day("2020-01-01"), std::nullopt}},
               {admin_b, "admin-kinerja", "", {day("2020-01-01"), std::nullopt}},
               {team_health, "tim-pengelola-kinerja", "dinas-kesehatan", {day("2020-01-01"), std::nullopt}},
               {team_city, "tim-pengelola-kinerja", "", {day("2020-01-01"), std::nullopt}}};
  return all;
}

/// Ends what this person holds on that day (the last day included).
inline void leaves(Organisation& all, PersonId person, std::string_view last) {
  for (Holding& holding : all.holdings)
    if (holding.person == person) holding.span.to = day(last);
}
inline void mandate(Organisation& all, int id, engine::Capacity capacity, PositionId position, PersonId person,
                    std::string_view from, std::string_view to) {
  all.mandates.push_back(
      {MandateId{id}, capacity, position, person, "821/" + std::to_string(id) + "/2026", {day(from), day(to)}});
}

inline engine::Phrase subject() { return {}; }
inline engine::Phrase superior_of(engine::Phrase of) {
  return {engine::Phrase::Kind::superior, std::make_shared<engine::Phrase>(std::move(of)), {}};
}
inline engine::Phrase head_of_unit_of(engine::Phrase of) {
  return {engine::Phrase::Kind::head_of_unit, std::make_shared<engine::Phrase>(std::move(of)), {}};
}
inline engine::Phrase role(Name name) { return {engine::Phrase::Kind::role, nullptr, std::move(name)}; }
inline engine::Phrase role_in_unit_of(Name name, engine::Phrase of) {
  return {engine::Phrase::Kind::role, std::make_shared<engine::Phrase>(std::move(of)), std::move(name)};
}

}  // namespace jenjang::service::small_city
