// What every DefinitionStore and ClockStore promises.
#include <gmock/gmock.h>

#include "contract/adapters.hpp"
#include "contract/example_change.hpp"

namespace jenjang::contract {
namespace {

using service::StoredDefinition;
using namespace std::chrono_literals;

StoredDefinition definition(std::string name, int version) {
  return {std::move(name),          version, sha256("text"), R"({"text":"workflow: …"})",
          R"({"kinerja":"1.0.0"})", 1,       "published"};
}

class DefinitionStore : public StoreContract {};
JENJANG_ALL_ADAPTERS(DefinitionStore);

TEST_P(DefinitionStore, KeepsEveryPublishedVersion) {
  EXPECT_TRUE(definitions().definitions().value().empty());
  for (int version : {2, 1}) ASSERT_TRUE(definitions().publish(definition("review", version)));
  ASSERT_TRUE(definitions().publish(definition("promotion", 1)));
  data_->reopen();
  const auto all = definitions().definitions().value();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].name, "promotion");
  EXPECT_EQ(all[2].version, 2);
  EXPECT_EQ(all[2].sha256, sha256("text"));
  EXPECT_EQ(all[2].source, definition("review", 2).source);
  EXPECT_EQ(all[2].plugins, definition("review", 2).plugins);
  EXPECT_EQ(all[2].engine, 1);
  EXPECT_EQ(all[2].status, "published");
}

TEST_P(DefinitionStore, NeverReplacesAVersion) {
  ASSERT_TRUE(definitions().publish(definition("review", 1)));
  auto other = definition("review", 1);
  other.sha256 = sha256("another text");
  const auto refused = definitions().publish(other);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().failure, Failure::conflict);
  EXPECT_EQ(definitions().definitions().value()[0].sha256, sha256("text"));
}

class ClockStore : public StoreContract {};
JENJANG_ALL_ADAPTERS(ClockStore);

TEST_P(ClockStore, HasNoOffsetUnlessItIsADemo) { EXPECT_FALSE(clock().demo_offset().value()); }

TEST_P(ClockStore, KeepsTheNewestOffset) {
  ASSERT_TRUE(clock().set_demo_offset(-5min));
  ASSERT_TRUE(clock().set_demo_offset(240h));
  data_->reopen();
  EXPECT_EQ(clock().demo_offset().value(), 240h);
}

}  // namespace
}  // namespace jenjang::contract
