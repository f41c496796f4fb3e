#include "engine/type.hpp"

#include <gtest/gtest.h>

namespace jenjang::engine {
namespace {

Type enumeration(std::vector<Name> values, Name name = "kinerja.rating") {
  Type type = Type::of(Type::Kind::enumeration);
  type.values = std::move(values);
  type.enumeration = std::move(name);
  return type;
}
Type rows() {
  Type type = Type::of(Type::Kind::rows);
  type.columns = {{"result", Type::of(Type::Kind::text)}, {"target", Type::number_between(0, 100)}};
  return type;
}
Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

TEST(Type, IsSpelledAsInAManifest) {
  EXPECT_EQ(text_of(Type::of(Type::Kind::yes_or_no)), "yes or no");
  EXPECT_EQ(text_of(Type::of(Type::Kind::number)), "number");
  EXPECT_EQ(text_of(Type::number_between(0, 120)), "number from 0 to 120");
  EXPECT_EQ(text_of(Type::number_between(1, 17, true)), "integer from 1 to 17");
  EXPECT_EQ(text_of(Type::number_between(0, std::nullopt, true)), "money");
  EXPECT_EQ(text_of(Type::list_of(Type::of(Type::Kind::date))), "list of date");
  EXPECT_EQ(text_of(enumeration({"above", "meets"})), "kinerja.rating");
  EXPECT_EQ(text_of(enumeration({"agree", "return"}, "")), "agree | return");
}

TEST(Type, TwoEnumsAreOneWhenTheirValuesAre) {
  EXPECT_EQ(enumeration({"above", "meets"}), enumeration({"meets", "above"}, "other.name"));
  EXPECT_NE(enumeration({"above", "meets"}), enumeration({"above"}));
}

TEST(Type, ListsAreComparedByWhatTheyHold) {
  EXPECT_EQ(Type::list_of(rows()), Type::list_of(rows()));
  EXPECT_NE(Type::list_of(Type::of(Type::Kind::date)), Type::list_of(Type::of(Type::Kind::text)));
  EXPECT_NE(Type::number_between(0, 1), Type::number_between(0, 2));
  EXPECT_NE(Type::number_between(0, 1), Type::number_between(0, 1, true));
}

TEST(Type, FitsOnlyValuesInItsRange) {
  auto share = Type::number_between(0, 120);
  EXPECT_TRUE(fits(share, number("119.9999999999")));
  EXPECT_TRUE(fits(share, Decimal(0)));
  EXPECT_FALSE(fits(share, number("120.0000000001")));
  EXPECT_FALSE(fits(share, Decimal(-1)));
  EXPECT_FALSE(fits(share, "12"));
  auto money = Type::number_between(0, std::nullopt, true);
  EXPECT_TRUE(fits(money, number("1250000")));
  EXPECT_FALSE(fits(money, number("0.5")));
}

TEST(Type, FitsValuesOfItsKind) {
  EXPECT_TRUE(fits(Type::of(Type::Kind::yes_or_no), true));
  EXPECT_FALSE(fits(Type::of(Type::Kind::yes_or_no), "yes"));
  EXPECT_TRUE(fits(Type::of(Type::Kind::date), date_from("2026-03-31").value()));
  EXPECT_FALSE(fits(Type::of(Type::Kind::date), "2026-03-31"));
  EXPECT_TRUE(fits(Type::of(Type::Kind::period), "2026-Q1"));
  EXPECT_FALSE(fits(Type::of(Type::Kind::period), "2026-Q5"));
  EXPECT_TRUE(fits(Type::of(Type::Kind::person), PersonId(17)));
  EXPECT_FALSE(fits(Type::of(Type::Kind::person), Decimal(17)));
  EXPECT_FALSE(fits(Type::of(Type::Kind::unit), ""));
  EXPECT_TRUE(fits(enumeration({"above", "meets"}), "meets"));
  EXPECT_FALSE(fits(enumeration({"above", "meets"}), "Meets"));
}

TEST(Type, FitsListsByEveryItem) {
  auto numbers = Type::list_of(Type::number_between(0, 10));
  EXPECT_TRUE(fits(numbers, List{}));
  EXPECT_TRUE(fits(numbers, List{Decimal(1), Decimal(10)}));
  EXPECT_FALSE(fits(numbers, List{Decimal(1), Decimal(11)}));
  EXPECT_FALSE(fits(numbers, Decimal(1)));
}

TEST(Type, RowsHoldOnlyDeclaredColumns) {
  EXPECT_TRUE(fits(rows(), List{Record{{"result", "Bayi diimunisasi"}, {"target", Decimal(95)}}}));
  EXPECT_TRUE(fits(rows(), List{Record{{"target", Decimal(95)}}}));
  EXPECT_FALSE(fits(rows(), List{Record{{"target", Decimal(101)}}}));
  EXPECT_FALSE(fits(rows(), List{Record{{"colour", "red"}}}));
  EXPECT_FALSE(fits(rows(), List{"text"}));
}

}  // namespace
}  // namespace jenjang::engine
