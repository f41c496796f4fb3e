#include <gmock/gmock.h>

#include "unit/engine/form_support.hpp"

namespace jenjang::engine::form_tests {
namespace {

FormField field(const Form& form, std::string_view name) {
  for (auto& each : fields_of(form))
    if (each.name == name) return each;
  ADD_FAILURE() << "no field " << name;
  return {};
}
std::string type_of(Schema schema) { return text_of(field(form({{"field", std::move(schema)}}), "field").type); }

TEST(FormFields, HaveTheTypesOfTheManifest) {
  auto bounded = number();
  bounded.minimum = Decimal(0);
  bounded.maximum = Decimal(120);
  auto half_bounded = number();
  half_bounded.minimum = Decimal(0);
  auto whole = bounded;
  whole.kind = Schema::Kind::integer;
  EXPECT_EQ(type_of(number()), "number");
  EXPECT_EQ(type_of(bounded), "number from 0 to 120");
  EXPECT_EQ(type_of(half_bounded), "number");
  EXPECT_EQ(type_of(whole), "integer from 0 to 120");
  EXPECT_EQ(type_of(schema(Schema::Kind::yes_or_no)), "yes or no");
  EXPECT_EQ(type_of(text()), "text");
  EXPECT_EQ(type_of(text("date")), "date");
  EXPECT_EQ(type_of(text("person")), "person");
  EXPECT_EQ(type_of(text("file")), "evidence");
  EXPECT_EQ(type_of(choice({"above", "meets"})), "kinerja.rating");
  EXPECT_EQ(type_of(list_of(text("person"))), "list of person");
  EXPECT_EQ(type_of(list_of(choice({"above", "meets"}))), "list of kinerja.rating");
}

TEST(FormFields, ArraysOfObjectsAreRows) {
  auto rows =
      field(form({{"targets", list_of(object({{"target", number()}, {"note", text()}}, {"target"}))}}), "targets");
  EXPECT_EQ(rows.type.kind, Type::Kind::rows);
  ASSERT_EQ(rows.type.columns.size(), 2u);
  EXPECT_EQ(rows.type.columns[0].first, "target");
  EXPECT_THAT(rows.columns_that_may_be_unset, ::testing::ElementsAre("note"));
}

TEST(FormFields, MayBeUnsetUnlessRequiredDefaultedOrAList) {
  auto with_default = number();
  with_default.otherwise = Json(40);
  auto example = form({{"a", text()}, {"b", text()}, {"c", with_default}, {"d", list_of(text())}}, {"a"});
  EXPECT_FALSE(field(example, "a").may_be_unset);
  EXPECT_TRUE(field(example, "b").may_be_unset);
  EXPECT_FALSE(field(example, "c").may_be_unset);
  EXPECT_FALSE(field(example, "d").may_be_unset);
}

TEST(FormFields, WhatThenRequiresIsNotAlwaysThere) {
  auto example = form({{"a", text()}});
  example.root.when = std::make_shared<const Schema>();
  Schema then;
  then.required = {"a"};
  example.root.then = std::make_shared<const Schema>(then);
  EXPECT_TRUE(field(example, "a").may_be_unset);
}

TEST(FormFields, OnlyARequiredListSurelyHasItsLeastItems) {
  auto raters = list_of(text("person"));
  raters.min_items = 3;
  EXPECT_EQ(field(form({{"staff", raters}}, {"staff"}), "staff").least, 3u);
  EXPECT_EQ(field(form({{"staff", raters}}), "staff").least, 0u);
}

TEST(FormFields, AnswersGoBackAsTheyWereEntered) {
  auto example = form({{"day", text("date")},
                       {"staff", list_of(text("person"))},
                       {"share", number()},
                       {"sure", schema(Schema::Kind::yes_or_no)},
                       {"work", choice({"above", "meets"})},
                       {"rows", list_of(object({{"target", number()}}))},
                       {"unset", text()}});
  std::string entered =
      R"({"day":"2026-01-31","rows":[{"target":-7}],"share":91.5,"staff":["17","18"],"sure":true,"work":"meets"})";
  auto found = read(example, entered);
  ASSERT_TRUE(std::holds_alternative<Record>(found));
  EXPECT_EQ(entered_from(example, std::get<Record>(found)).text(), entered);
}

TEST(FormFields, AnswersOfFieldsThatAreGoneStayBehind) {
  EXPECT_EQ(entered_from(form({{"a", text()}}), Record{{"a", "x"}, {"old", "y"}}).text(), R"({"a":"x"})");
}

}  // namespace
}  // namespace jenjang::engine::form_tests
