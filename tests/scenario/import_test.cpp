// An import is taken whole, or refused with every bad cell: the place, the code, and a sentence. On a real store, with
// the plugin's own rule for people's numbers.
#include <gmock/gmock.h>

#include "files/csv.hpp"
#include "scenario/demo_city.hpp"

namespace jenjang::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Texts = std::map<std::string, std::string>;

// Mayor's office (no holder) > health (ayu, Plt of nobody) > clinic (hendra > siti), and the guaranteed role holders.
Texts small_city() {
  return {
      {"units.csv",
       "code,name,parent\nkota,Kota,\ndinas-kesehatan,Dinas Kesehatan,kota\nklinik,Klinik,dinas-kesehatan\n"},
      {"positions.csv",
       "code,title,unit,parent,head\nwali-kota,Wali Kota,kota,,ya\nkadis,Kepala Dinas,dinas-kesehatan,wali-kota,ya\n"
       "kapus,Kepala Klinik,klinik,kadis,ya\nperawat,Perawat,klinik,kapus,tidak\nanalis,Analis,kota,wali-kota,tidak\n"},
      {"people.csv",
       "number,kind,name,active,since\n198109242009031916,pns,Hendra,ya,2009-03-01\n199109132014032917,pns,Siti,ya,"
       "2014-03-01\n"
       "199502082022212919,pppk,Rina,ya,2022-01-01\n197405302001032911,pns,Ayu,ya,2001-03-01\n197001011995031905,pns,"
       "Agus,ya,1995-03-01\n"},
      {"holdings.csv",
       "person,position,from,to\n198109242009031916,kapus,2024-01-02,\n199109132014032917,perawat,2024-01-02,\n"
       "197001011995031905,analis,2024-01-02,\n"},
      {"roles.csv",
       "person,role,unit,from,to\n198109242009031916,admin-kinerja,,2024-01-02,\n197001011995031905,admin-kinerja,,"
       "2024-01-02,\n"
       "198109242009031916,tim-penilai-kinerja,,2024-01-02,\n199109132014032917,tim-penilai-kinerja,,2024-01-02,\n"
       "199502082022212919,tim-penilai-kinerja,,2024-01-02,\n197405302001032911,tim-penilai-kinerja,,2024-01-02,\n"
       "197001011995031905,tim-penilai-kinerja,,2024-01-02,\n"},
      {"mandates.csv",
       "person,capacity,position,number,from,to\n197405302001032911,plt,kadis,821/1,2026-01-01,2026-03-31\n"}};
}

service::Sheet sheet(const std::string& name, const std::string& text) {
  auto read = files::read_csv(name, text);
  if (auto* findings = std::get_if<Diagnostics>(&read)) throw std::runtime_error(text_of(findings->front(), "en"));
  return std::move(std::get<service::Sheet>(read));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not there: " + from);
  return text.replace(at, from.size(), to);
}

class Import : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new testing::TemporaryDirectory;
    house_ = open_house(directory_->path()).release();
  }
  static void TearDownTestSuite() {
    delete house_;
    delete directory_;
  }
  static service::City& city() { return house_->city(); }
  static Time today() { return Time(*date_from("2026-01-26")); }

  static service::Imported import(const Texts& texts) {
    service::OrganisationSheets sheets{
        sheet("units.csv", texts.at("units.csv")),   sheet("positions.csv", texts.at("positions.csv")),
        sheet("people.csv", texts.at("people.csv")), sheet("holdings.csv", texts.at("holdings.csv")),
        sheet("roles.csv", texts.at("roles.csv")),   sheet("mandates.csv", texts.at("mandates.csv"))};
    return service::import_organisation(city(), sheets, "test", today());
  }
  /// The findings of a city in which this text of this file was replaced; nothing may have been imported.
  static std::vector<std::string> findings(const std::string& file, const std::string& from, const std::string& to) {
    Texts texts = small_city();
    texts[file] = replaced(texts[file], from, to);
    return told(import(texts));
  }
  static std::vector<std::string> told(const service::Imported& imported) {
    std::vector<std::string> out;
    for (const auto& finding : imported.findings) {
      std::string line = text_of(finding, "en");
      out.push_back(line.substr(0, line.find('\n')));
      EXPECT_FALSE(say(finding.sentence, "id").empty());
      EXPECT_NE(say(finding.sentence, "id"), say(finding.sentence, "en"));
    }
    EXPECT_TRUE(!has_errors(imported.findings) || imported.rows == 0);
    return out;
  }
  static service::Imported import_rows(const std::string& text) {
    return service::import_dataset(city(), "dinas-kesehatan", "immunisation", sheet("rows.csv", text), std::nullopt,
                                   today());
  }

  static testing::TemporaryDirectory* directory_;
  static command::House* house_;
};
testing::TemporaryDirectory* Import::directory_ = nullptr;
command::House* Import::house_ = nullptr;

TEST_F(Import, TakesAWholeOrganisation) {
  auto imported = import(small_city());
  EXPECT_THAT(told(imported), ElementsAre());
  EXPECT_EQ(imported.rows, 3 + 5 + 5 + 3 + 7 + 1);
  auto directory = *city().organisation.current();
  EXPECT_EQ(directory->organisation().people.size(), 5u);
}

TEST_F(Import, KeepsTheIdsOfNumbersAndCodes) {
  ASSERT_FALSE(has_errors(import(small_city()).findings));
  auto before = *city().organisation.current();
  Texts texts = small_city();
  texts["people.csv"] =
      replaced(texts["people.csv"], "199109132014032917,pns,Siti", "199109132014032917,pns,Siti Aminah");
  texts["units.csv"] += "pustu,Puskesmas Pembantu,klinik\n";
  texts["positions.csv"] =
      replaced(texts["positions.csv"], "head\n", "head\nkepala-pustu,Kepala Pustu,pustu,kapus,ya\n");
  ASSERT_THAT(told(import(texts)), ElementsAre());
  auto after = *city().organisation.current();
  for (const auto& person : before->organisation().people) EXPECT_EQ(after->person(person.id)->number, person.number);
  for (const auto& position : before->organisation().positions)
    EXPECT_EQ(after->position(position.id)->code, position.code);
}

TEST_F(Import, ChangesNothingWhereOneCellIsBad) {
  ASSERT_FALSE(has_errors(import(small_city()).findings));
  auto before = *city().organisation.current();
  EXPECT_FALSE(findings("people.csv", "Siti,ya,2014-03-01", "Siti,ya,2014-02-30").empty());
  EXPECT_EQ((*city().organisation.current())->revision(), before->revision());
}

TEST_F(Import, ReportsEveryBadCellInTheOrderOfTheFiles) {
  Texts texts = small_city();
  texts["people.csv"] = replaced(texts["people.csv"], "Siti,ya,2014-03-01", "Siti,mungkin,2014-02-30");
  texts["units.csv"] = replaced(texts["units.csv"], "klinik,Klinik,dinas-kesehatan", "klinik,Klinik,dinas-kesehatn");
  EXPECT_THAT(told(import(texts)), ElementsAre("units.csv:4:15: error I08: there is no unit “dinas-kesehatn”",
                                               "people.csv:3:29: error I05: “mungkin” is neither yes nor no",
                                               "people.csv:3:37: error I04: “2014-02-30” is no date that exists"));
}

TEST_F(Import, NamesMissingAndUnknownColumnsAndTheNearestAndBlamesNoOtherSheet) {
  Texts texts = small_city();
  texts["units.csv"] = replaced(texts["units.csv"], "code,name,parent", "code,nama,parent");
  texts["people.csv"] = replaced(texts["people.csv"], "number,kind", "nip,kind");
  auto imported = import(texts);
  EXPECT_THAT(told(imported), ElementsAre("units.csv:1:1: error I01: columns are missing: name",
                                          "units.csv:1:6: error I02: the column “nama” is not known",
                                          "people.csv:1:1: error I02: the column “nip” is not known",
                                          "people.csv:1:1: error I01: columns are missing: number"));
  EXPECT_THAT(text_of(imported.findings[1], "en"), HasSubstr("“name” is meant"));
}

TEST_F(Import, BlamesNoOtherLineForNamingOneWithABadCell) {
  EXPECT_THAT(findings("positions.csv", "kapus,Kepala Klinik,klinik,kadis,ya", "kapus,,klinik,kadis,mungkin"),
              ElementsAre("positions.csv:4:7: error I03: “title” is empty",
                          "positions.csv:4:21: error I05: “mungkin” is neither yes nor no"));
}

TEST_F(Import, RefusesCircles) {
  EXPECT_THAT(findings("units.csv", "dinas-kesehatan,Dinas Kesehatan,kota", "dinas-kesehatan,Dinas Kesehatan,klinik"),
              ElementsAre("units.csv:3:33: error I12: “dinas-kesehatan” lies below itself",
                          "units.csv:4:15: error I12: “klinik” lies below itself"));
  EXPECT_THAT(findings("positions.csv", "kapus,Kepala Klinik,klinik,kadis", "kapus,Kepala Klinik,klinik,perawat"),
              Contains("positions.csv:4:28: error I12: “kapus” lies below itself"));
}

TEST_F(Import, WantsOneHeadForEveryUnit) {
  EXPECT_THAT(findings("positions.csv", "klinik,kadis,ya", "klinik,kadis,tidak"),
              ElementsAre("positions.csv:1:1: error I13: the unit “klinik” has no position that heads it"));
  EXPECT_THAT(findings("positions.csv", "klinik,kapus,tidak", "klinik,kapus,ya"),
              ElementsAre("positions.csv:5:30: error I13: the unit “klinik” has more than one head"));
}

TEST_F(Import, RefusesDoubledCodesAndNumbersWithoutRepeatingANumber) {
  EXPECT_THAT(findings("units.csv", "klinik,Klinik", "kota,Klinik"),
              Contains("units.csv:4:1: error I07: “kota” already stands in another line"));
  EXPECT_THAT(findings("people.csv", "199502082022212919,pppk", "199109132014032917,pns"),
              Contains("people.csv:4:1: error I07: this number already stands in another line"));
}

TEST_F(Import, AsksThePluginForEveryNumber) {
  // Month 24 is a code of contract employees; as a civil servant's number it is refused (asn-rules: example 14).
  auto lines = findings("people.csv", "199502082022212919,pppk", "199009132025242014,pns");
  EXPECT_THAT(lines,
              Contains(HasSubstr("people.csv:4:1: error I19: Digits 13-14 of the NIP are the month of appointment")));
  auto short_one = findings("people.csv", "199502082022212919,pppk", "19950208,pppk");
  EXPECT_THAT(short_one, Contains(HasSubstr("people.csv:4:1: error I19:")));
}

TEST_F(Import, RefusesTwoHoldersAtOneTimeAndTwoPositionsOfOnePerson) {
  EXPECT_THAT(
      findings("holdings.csv", "197001011995031905,analis", "197001011995031905,kapus"),
      ElementsAre(
          "holdings.csv:4:20: error I15: the position “kapus” is held by two people at the same time (see line 2)"));
  EXPECT_THAT(
      findings("holdings.csv", "197001011995031905,analis,2024-01-02,\n",
               "198109242009031916,analis,2025-01-02,2025-02-01\n"),
      ElementsAre("holdings.csv:4:1: error I16: this person holds two positions at the same time (see line 2)"));
}

TEST_F(Import, TakesHoldersOneAfterAnother) {
  Texts texts = small_city();
  texts["holdings.csv"] = replaced(texts["holdings.csv"], "kapus,2024-01-02,", "kapus,2024-01-02,2025-12-31");
  texts["holdings.csv"] += "199502082022212919,kapus,2026-01-01,\n";
  EXPECT_THAT(told(import(texts)), ElementsAre());
}

TEST_F(Import, RefusesASpanThatEndsBeforeItBegins) {
  EXPECT_THAT(findings("mandates.csv", "2026-01-01,2026-03-31", "2026-03-31,2026-01-01"),
              ElementsAre("mandates.csv:2:47: error I14: the last day is before the first"));
}

TEST_F(Import, WantsPltWhereVacantAndPlhWhereHeld) {
  EXPECT_THAT(
      findings("mandates.csv", "plt,kadis", "plt,kapus"),
      ElementsAre("mandates.csv:2:20: error I17: plt for a position that is held at that time (holdings, line 2)"));
  EXPECT_THAT(findings("mandates.csv", "plt,kadis", "plh,kadis"),
              ElementsAre("mandates.csv:2:20: error I17: plh for a position that is vacant at that time"));
  EXPECT_THAT(findings("mandates.csv", "plt,kadis", "plt ,kadis"),
              ElementsAre("mandates.csv:2:20: error I06: “plt ” is not known for “capacity”"));
}

TEST_F(Import, KnowsTheRolesOfTheManifestsAndTheirGuarantee) {
  EXPECT_THAT(findings("roles.csv", "197001011995031905,admin-kinerja", "197001011995031905,admin-kinerj"),
              ElementsAre("roles.csv:1:1: error I18: the role “admin-kinerja” needs at least 2 people; there are 1",
                          "roles.csv:3:20: error I11: there is no role “admin-kinerj”"));
}

TEST_F(Import, RefusesUnknownPeopleAndPositionsWithoutSuggestingANumber) {
  Texts texts = small_city();
  texts["holdings.csv"] = replaced(texts["holdings.csv"], "197001011995031905,analis", "197001011995031906,analist");
  auto imported = import(texts);
  EXPECT_THAT(told(imported),
              ElementsAre("holdings.csv:4:1: error I10: there is no person with the number “197001011995031906”",
                          "holdings.csv:4:20: error I09: there is no position “analist”"));
  EXPECT_TRUE(imported.findings[0].suggestion.empty());
  EXPECT_THAT(text_of(imported.findings[1], "en"), HasSubstr("“analis” is meant"));
}

// ---- datasets

TEST_F(Import, ReadsADatasetByItsTypes) {
  ASSERT_FALSE(has_errors(import(small_city()).findings));
  auto imported = import_rows(
      "village,unit,period,fully_immunised,surviving_infants\nBukuan,klinik,2025,50,100\nBantuas,klinik,2025,40,100\n");
  EXPECT_THAT(told(imported), ElementsAre());
  EXPECT_EQ(imported.rows, 2);
  auto rows = city().datasets.rows("dinas-kesehatan", "immunisation", std::nullopt, {});
  ASSERT_EQ(rows->rows.size(), 2u);
  EXPECT_EQ(plain_text(rows->rows[0].at("surviving_infants")), "100");
}

TEST_F(Import, ReportsEveryBadCellOfADataset) {
  ASSERT_FALSE(has_errors(import(small_city()).findings));
  EXPECT_THAT(
      told(import_rows("unit,village,period,surviving_infants,fully_immunised\n"
                       "klinic,Bukuan,2025,100,50\nklinik,,2025-13,1.5,lima puluh\n")),
      ElementsAre("rows.csv:2:1: error I08: there is no unit “klinic”", "rows.csv:3:8: error I03: “village” is empty",
                  "rows.csv:3:9: error I22: “2025-13” is not a period such as 2026, 2026-H1, 2026-Q1 or 2026-03",
                  "rows.csv:3:17: error I22: “1.5” is not a whole number",
                  "rows.csv:3:21: error I22: “lima puluh” is not a whole number"));
}

TEST_F(Import, RefusesTheSameKeyTwiceInOneFile) {
  ASSERT_FALSE(has_errors(import(small_city()).findings));
  EXPECT_THAT(told(import_rows("unit,village,period,surviving_infants,fully_immunised\nklinik,Bukuan,2025,100,"
                               "50\nklinik,Bukuan,2025,100,51\n")),
              ElementsAre("rows.csv:3:1: error I07: this line has the same key as line 2"));
}

TEST_F(Import, NamesADatasetThatNoPluginHas) {
  auto imported =
      service::import_dataset(city(), "kinerja", "tidak_ada", sheet("rows.csv", "a\n1\n"), std::nullopt, today());
  EXPECT_THAT(told(imported),
              ElementsAre("rows.csv: error I21: no installed plugin has the dataset “kinerja.tidak_ada”"));
}

}  // namespace
}  // namespace jenjang::test
