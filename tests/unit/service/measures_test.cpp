#include "service/measures.hpp"

#include <gmock/gmock.h>

#include "city_kit.hpp"
#include "service/measure_parts.hpp"
#include "service/wording.hpp"

namespace jenjang::service {
namespace {

using namespace small_city;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Pair;
using ::testing::StartsWith;

Period period(const char* text) { return *Period::parse(text); }

class MeasuresTest : public CityTest {
 protected:
  void immunised(const char* unit, const char* village, const char* when, int infants, int immunised) {
    Record row{{"unit", unit},
               {"village", village},
               {"period", when},
               {"surviving_infants", Decimal(infants)},
               {"fully_immunised", Decimal(immunised)}};
    std::string key = std::string(unit) + village + when;
    ASSERT_TRUE(stores_->datasets().add({{"dinas-kesehatan", "immunisation", key, row}}, "test", {}, clock_->now()));
  }
  void exempt(PersonId person, const char* when) {
    Record row{{"person", person}, {"period", when}, {"reason", "Cuti"}};
    std::string key = std::to_string(number_of(person)) + when;
    ASSERT_TRUE(stores_->datasets().add({{"kinerja", "plan_exemptions", key, row}}, "test", {}, clock_->now()));
  }
  Result<engine::Measurement> idl(PersonId person, const char* when = "2025") {
    return measures_->indicator("dinas-kesehatan", "idl_coverage", person, period(when), clock_->now());
  }
  void answer_idl(Fields outputs) { runner_.answer("idl_coverage", {ReplyStatus::done, std::move(outputs), {}, 1}); }
};

TEST_F(MeasuresTest, GivesAPluginTheRowsOfTheUnitAndThoseBelowOfThePeriod) {
  immunised("puskesmas-palaran", "Bukuan", "2025", 100, 61);
  immunised("puskesmas-palaran", "Rawa Makmur", "2025-Q1", 30, 20);  // the year takes its quarters
  immunised("puskesmas-palaran", "Bukuan", "2024", 90, 10);
  immunised("dinas-pendidikan", "Lain", "2025", 5, 5);
  answer_idl({{"value", "61"}});
  ASSERT_TRUE(idl(nurse));
  auto asked = runner_.asked("idl_coverage");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_THAT(asked[0].inputs, Contains(Pair("period", "2025")));
  EXPECT_THAT(asked[0].inputs, Contains(Pair("standard", "95")));
  EXPECT_THAT(asked[0].inputs, Contains(Pair("immunisation.0.village", "Bukuan")));
  EXPECT_THAT(asked[0].inputs, Contains(Pair("immunisation.0.fully_immunised", "61")));
  EXPECT_THAT(asked[0].inputs, Contains(Pair("immunisation.1.village", "Rawa Makmur")));
  EXPECT_THAT(asked[0].inputs, Each(Pair(::testing::Not(StartsWith("immunisation.2")), ::testing::_)));
}

TEST_F(MeasuresTest, ComputesAUnitsIndicatorOnceForAllOfIt) {
  immunised("puskesmas-palaran", "Bukuan", "2025", 100, 61);
  answer_idl({{"value", "61"}, {"because.id", "61 dari 100 bayi"}, {"because.en", "61 of 100 infants"}});
  auto first = idl(nurse), second = idl(midwife);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_EQ(first->value, Value(Decimal(61)));
  EXPECT_EQ(first->because, both("61 dari 100 bayi", "61 of 100 infants"));
  EXPECT_EQ(first->plugin.file, "file-of-dinas-kesehatan");
  EXPECT_EQ(first->from.at(0).dataset, "immunisation");
  EXPECT_EQ(runner_.asked("idl_coverage").size(), 1u);
  immunised("puskesmas-palaran", "Bukuan", "2025", 100, 62);  // a correction: other inputs
  ASSERT_TRUE(idl(nurse));
  EXPECT_EQ(runner_.asked("idl_coverage").size(), 2u);
}

TEST_F(MeasuresTest, TellsNothingToMeasureFromZero) {
  immunised("puskesmas-palaran", "Bukuan", "2025", 0, 0);
  answer_idl({{"missing", "yes"}, {"because.id", "Tidak ada bayi."}, {"because.en", "No infants."}});
  auto measured = idl(nurse);
  ASSERT_TRUE(measured);
  EXPECT_FALSE(measured->value);
  EXPECT_FALSE(measured->failed);
}

TEST_F(MeasuresTest, FailsOnAValueOutsideItsTypeAndNeverCutsIt) {
  for (const char* wrong : {"101", "-1", "61.00000000001", "banyak", ""}) {
    immunised("puskesmas-palaran", wrong, "2025", 100, 61);  // other inputs each time
    answer_idl({{"value", wrong}});
    auto measured = idl(nurse);
    ASSERT_TRUE(measured) << wrong;
    EXPECT_TRUE(measured->failed) << wrong;
    EXPECT_FALSE(measured->value) << wrong;
  }
}

TEST_F(MeasuresTest, AsksAgainAfterAFailureButSaysThatAWorkerIsBusy) {
  immunised("puskesmas-palaran", "Bukuan", "2025", 100, 61);
  runner_.answer("idl_coverage", {ReplyStatus::failed, {}, "a bug", 1});
  EXPECT_TRUE(idl(nurse)->failed);
  runner_.answer("idl_coverage", {ReplyStatus::retry, {}, "later", 1});
  EXPECT_EQ(idl(nurse).error().code, "PluginBusy");
  answer_idl({{"value", "61"}});
  EXPECT_EQ(idl(nurse)->value, Value(Decimal(61)));
}

TEST_F(MeasuresTest, FailsTheIndicatorWhereThePluginHasNoFile) {
  runner_.answer("idl_coverage",
                 [](const Call&) -> Result<Reply> { return failed(Failure::unknown, "NoCode", both("a", "b")); });
  auto measured = idl(nurse);
  ASSERT_TRUE(measured);
  EXPECT_TRUE(measured->failed);
}

TEST_F(MeasuresTest, ComputesAFormulaWithoutAnyWorker) {
  exempt(midwife, "2026");
  exempt(nurse, "2025");
  auto must_plan = [&](PersonId person) {
    return measures_->indicator("kinerja", "must_plan", person, period("2026"), clock_->now());
  };
  EXPECT_EQ(must_plan(nurse)->value, Value(true));
  EXPECT_EQ(must_plan(midwife)->value, Value(false));
  EXPECT_EQ(must_plan(nurse)->plugin.file, city_->installed->manifest("kinerja")->hash);
  EXPECT_FALSE(must_plan(nurse)->because.empty());
}

TEST_F(MeasuresTest, NamesWhatIsNotInstalled) {
  EXPECT_EQ(measures_->indicator("kinerja", "nothing", nurse, period("2026"), clock_->now()).error().code,
            "NotInstalled");
  EXPECT_EQ(measures_->check("nobody", "plan", {}, nurse, period("2026"), clock_->now()).error().code, "NotInstalled");
}

TEST_F(MeasuresTest, GivesACheckTheFormFlat) {
  Record answers{{"targets", List{Record{{"result", "Imunisasi"}, {"target", *Decimal::parse("95.5")}}}},
                 {"support", "Sepeda motor"}};
  ASSERT_TRUE(measures_->check("kinerja", "plan", answers, nurse, period("2026"), clock_->now()));
  auto asked = runner_.asked("check_plan");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_THAT(asked[0].inputs, Contains(Pair("plan.targets.0.result", "Imunisasi")));
  EXPECT_THAT(asked[0].inputs, Contains(Pair("plan.targets.0.target", "95.5")));
  EXPECT_THAT(asked[0].inputs, Contains(Pair("plan.support", "Sepeda motor")));
}

TEST_F(MeasuresTest, BlamesNobodyForAPluginThatFails) {
  runner_.answer("check_plan", {ReplyStatus::failed, {}, "a bug", 3});
  auto verdict = measures_->check("kinerja", "plan", {}, nurse, period("2026"), clock_->now());
  ASSERT_FALSE(verdict);
  EXPECT_EQ(verdict.error().failure, Failure::unavailable);
  EXPECT_EQ(verdict.error().code, "PluginFailed");
}

// ---- the parts

engine::Form form_with_rows() {
  using engine::Schema;
  auto of = [](Schema::Kind kind) {
    Schema schema;
    schema.kind = kind;
    return schema;
  };
  engine::Form form;
  form.root = of(Schema::Kind::object);
  Schema row = of(Schema::Kind::object), rows = of(Schema::Kind::array), names = of(Schema::Kind::array);
  row.properties = {{"result", of(Schema::Kind::text)}, {"realised", of(Schema::Kind::number)}};
  rows.items = std::make_shared<Schema>(row);
  names.items = std::make_shared<Schema>(of(Schema::Kind::text));
  form.root.properties = {{"achieved", rows}, {"names", names}, {"done", of(Schema::Kind::yes_or_no)}};
  return form;
}

TEST(Prefill, BecomesTheFormAsEntered) {
  auto entered = entered_in(form_with_rows(), {{"achieved.0.result", "A"},
                                               {"achieved.0.realised", "12.50"},
                                               {"achieved.1.result", "B"},
                                               {"names.0", "x"},
                                               {"names.1", "y"},
                                               {"done", "yes"}});
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered->text(),
            R"({"achieved":[{"realised":12.5,"result":"A"},{"result":"B"}],"done":true,"names":["x","y"]})");
}

TEST(Prefill, IsRefusedWhereItDoesNotFitTheForm) {
  for (const Fields& wrong :
       {Fields{{"unknown", "1"}}, Fields{{"achieved.0.realised", "viel"}}, Fields{{"achieved.1.result", "gap"}},
        Fields{{"achieved", "x"}}, Fields{{"done", "maybe"}}, Fields{{"done.0", "yes"}}, Fields{{"names.x", "y"}}})
    EXPECT_FALSE(entered_in(form_with_rows(), wrong)) << wrong.front().first;
}

TEST(Inputs, HashDifferentlyWhereAValueLooksLikeTheNextField) {
  EXPECT_NE(hash_of(Fields{{"a", "1"}, {"b", "2"}}), hash_of(Fields{{"a", "11:b2"}}));
  EXPECT_EQ(hash_of(Fields{{"a", "1"}}), hash_of(Fields{{"a", "1"}}));
}

TEST(Wording, ShowsValuesAsPeopleReadThem) {
  using engine::Type;
  engine::Manifests manifests = samarinda().first->manifests();
  EXPECT_EQ(value_words(Type::number_between({}, {}), *Decimal::parse("1250.5"), manifests),
            both("1.250,5", "1,250.5"));
  EXPECT_EQ(value_words(Type::number_between(Decimal(0), {}, true), Decimal(1250000), manifests),
            both("Rp 1.250.000", "Rp 1,250,000"));
  EXPECT_EQ(value_words(Type::of(Type::Kind::yes_or_no), true, manifests), both("ya", "yes"));
  EXPECT_EQ(value_words(Type::of(Type::Kind::date), day("2026-01-26"), manifests),
            both("26 Januari 2026", "26 January 2026"));
  Type priority = Type::of(Type::Kind::enumeration);
  priority.enumeration = "kinerja.priority";
  EXPECT_EQ(value_words(priority, "utama", manifests), both("Utama", "Main"));
}

TEST(Wording, LeavesAnUnknownPlaceholderAsItWasWritten) {
  auto fill = [](const std::string& what) -> std::optional<Translated> {
    if (what == "a") return both("satu", "one");
    return std::nullopt;
  };
  EXPECT_EQ(fill_placeholders(both("<a> <b> <", "x <a>"), fill), both("satu <b> <", "x one"));
}

}  // namespace
}  // namespace jenjang::service
