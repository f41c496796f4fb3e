#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace jenjang {
namespace {

TEST(Utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(length_in_characters("Kelurahan"), 9u);
  EXPECT_EQ(length_in_characters("é€😀"), 3u);
  EXPECT_EQ(code_points("é€😀"), U"é€😀");
  EXPECT_EQ(length_in_characters(""), 0u);
}

TEST(Utf8, RefusesWhatIsNone) {
  for (auto bad : {"\xff", "\xc0\x80", "\xe2\x82", "\xed\xa0\x80", "\xf5\x80\x80\x80", "a\x80", "\xf0\x8f\xbf\xbf"}) {
    EXPECT_FALSE(code_points(bad)) << bad;
    EXPECT_FALSE(length_in_characters(bad)) << bad;
  }
}

TEST(Utf8, NamesColumnsInCharacters) {
  EXPECT_EQ(column_at("abc", 0), 1);
  EXPECT_EQ(column_at("abc", 2), 3);
  EXPECT_EQ(column_at("é + x", 5), 5);
  EXPECT_EQ(column_at("first\nsécond", 9), 3);
  EXPECT_EQ(column_at("abc", 99), 4);
}

}  // namespace
}  // namespace jenjang
