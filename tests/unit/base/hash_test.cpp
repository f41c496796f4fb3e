#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <set>

namespace jenjang {
namespace {

TEST(Hash, IsSha256) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(std::string_view("a\0b", 3)), sha256(std::string("a\0b", 3)));
  EXPECT_NE(sha256(std::string_view("a\0b", 3)), sha256("a"));
}

TEST(Hash, RandomTextsDiffer) {
  std::set<std::string> seen;
  for (int each = 0; each < 1000; ++each) seen.insert(random_hex(16));
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_EQ(seen.begin()->size(), 32u);
  EXPECT_EQ(random_hex(0), "");
}

TEST(Hash, ComparesSecrets) {
  EXPECT_TRUE(equal_secrets("abc", "abc"));
  EXPECT_FALSE(equal_secrets("abc", "abd"));
  EXPECT_FALSE(equal_secrets("abc", "ab"));
  EXPECT_TRUE(equal_secrets("", ""));
}

TEST(Hash, KnowsAPasswordAgain) {
  std::string stored = hash_password("rahasia negara");
  EXPECT_TRUE(stored.starts_with("$argon2id$"));
  EXPECT_TRUE(password_fits("rahasia negara", stored));
  EXPECT_FALSE(password_fits("rahasia daerah", stored));
  EXPECT_FALSE(password_fits("rahasia negara", ""));
  EXPECT_FALSE(password_fits("rahasia negara", "no hash at all"));
  EXPECT_FALSE(password_fits("rahasia negara", std::string(500, 'x')));
}

}  // namespace
}  // namespace jenjang
